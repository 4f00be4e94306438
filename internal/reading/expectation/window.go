package expectation

import (
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/reading/record"
)

// deadline reads "by March 15" and "before the end of the week": the window runs from
// the announcement to that day.
func (r *reader) deadline(d *draft) {
	if d.to == "" {
		return
	}
	i := slices.IndexFunc(r.times, func(t record.Time) bool { return t.ID == d.event.Time })
	if i < 0 {
		return
	}
	at := r.doc.TokenAt(r.times[i].Start)
	words := strings.ToLower(r.times[i].Text)
	lead := ""
	if at > 0 {
		lead = r.doc.Tokens[at-1].Norm
	}
	if strings.HasPrefix(words, "by ") || strings.HasPrefix(words, "before ") {
		lead, _, _ = strings.Cut(words, " ")
	}
	if (lead == "until" || lead == "till") && d.event.Rule == "step" { // has until Friday to reply
		lead = "by"
	}
	switch lead {
	case "by", "before", "within", "than":
		d.from = ""
		if d.on != "" && d.on <= d.to {
			d.from = d.on
		}
	case "after", "from", "since":
		if end := r.doc.TokenAt(r.times[i].End); lead != "from" || end >= len(r.doc.Tokens) || d.from == d.to && !r.until(d, end) {
			d.to = ""
		}
	}
}

// until reads the end of "from March 10 to 12" or "from Monday to June 3" at token i.
func (r *reader) until(d *draft, i int) bool {
	if i+1 >= len(r.doc.Tokens) {
		return false
	}
	switch r.doc.Tokens[i].Norm {
	case "to", "until", "till", "through", "-", "–":
	default:
		return false
	}
	for n := range r.times {
		if t := &r.times[n]; t.Start == r.doc.Tokens[i+1].Start && t.To >= d.from {
			d.to = t.To
			return true
		}
	}
	const dayDigits = 2
	if w := r.doc.Tokens[i+1].Text; len(w) <= dayDigits && w >= "0" && w <= "9z" && len(d.from) == len("2006-01-02") {
		day := ("0" + w)[len("0"+w)-dayDigits:]
		if to := d.from[:len("2006-01-")] + day; to >= d.from && day <= "31" {
			d.to = to
			return true
		}
	}
	return false
}

// window gives an event without a day that of the words behind it, up to the next verb:
// "a two-day visit starting Thursday", "at the summit scheduled for 10 May"; or that of
// the clause which its own hangs on: "will be in Oslo on Friday, where he is to meet".
func (r *reader) window(d *draft, first, last int) {
	if d.event.Time != "" || d.from != "" || d.to != "" {
		return
	}
	for i := r.doc.TokenAt(d.event.Trigger.End); i < last; i++ {
		t := &r.doc.Tokens[i]
		for n := range r.times {
			if x := &r.times[n]; x.Start == t.Start && x.From != "" && x.From >= d.on && (x.Type == record.Date || x.Type == record.TimeOfDay) {
				d.from, d.to, d.time = x.From, x.To, x.ID
				return
			}
		}
		if t.Tag == "VBN" && r.announces(i, i) {
			continue
		}
		if t.Text == "," || t.Text == ";" || strings.HasPrefix(t.Tag, "VB") && t.Tag != "VBG" || t.Tag == "VBG" && t.Lemma != "start" && t.Lemma != "begin" || t.Tag == "MD" || t.Norm == "and" && i+1 < last && (strings.HasPrefix(r.doc.Tokens[i+1].Tag, "VB") || r.doc.Tokens[i+1].Tag == "TO") {
			break
		}
	}
	r.inherit(d, first)
}

// inherit gives an event in a clause of where or when the day right before that clause.
func (r *reader) inherit(d *draft, first int) {
	for i := r.doc.TokenAt(d.event.Trigger.Start) - 1; i > first+1; i-- {
		t := &r.doc.Tokens[i]
		if t.Norm == "where" || t.Norm == "when" && r.doc.Tokens[i-1].Text == "," {
			if r.doc.Tokens[i-1].Text == "," {
				i--
			}
			const near = 4 // "on Thursday in Oslo, where"
			for k := i - 1; k >= first && k >= i-near; k-- {
				if x := r.timeAt(r.doc.Tokens[k].Start); x != nil && x.From != "" && x.From >= d.on && (x.Type == record.Date || x.Type == record.TimeOfDay) {
					d.from, d.to, d.time = x.From, x.To, x.ID
					return
				}
			}
			return
		}
		if t.Text == "," || t.Text == ";" || t.Tag == "VBD" {
			return
		}
	}
}

// nextYear moves a month without a year, which was taken for the one past, to the next
// one: "did not rule out a meeting in September".
func (r *reader) nextYear(d *draft) {
	i := slices.IndexFunc(r.times, func(t record.Time) bool { return t.ID == d.event.Time })
	if i < 0 || d.to == "" || d.from == "" || d.to >= d.on || len(r.times[i].Value) != len("2006-01") && len(r.times[i].Value) != len("2006-01-02") || strings.Contains(r.times[i].Text, d.to[:len("2006")]) {
		return
	}
	from, err := time.Parse(time.DateOnly, d.from)
	to, err2 := time.Parse(time.DateOnly, d.to)
	if err != nil || err2 != nil || !strings.Contains(strings.ToLower(r.times[i].Text), strings.ToLower(to.Month().String()[:3])) {
		return
	}
	from, to = from.AddDate(1, 0, 0), to.AddDate(1, 0, 0)
	d.from, d.to = from.Format(time.DateOnly), to.Format(time.DateOnly)
}

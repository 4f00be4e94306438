package main

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// expression is a time expression as a corpus has it.
type expression struct {
	text.Span
	Text   string            `json:"text"`
	Kind   string            `json:"kind"`
	Type   string            `json:"timex"`
	Values []json.RawMessage `json:"values"`
}

// dated is how the times of one text, or of several, were read, as the scorer of
// TempEval-3 counts: relaxed is any overlap, strict the same span; type and value are
// those of relaxed matches (UzZaman and others 2013).
type dated struct{ relaxed, strict, typed, value figure }

func (d dated) plus(o dated) dated {
	return dated{d.relaxed.plus(o.relaxed), d.strict.plus(o.strict), d.typed.plus(o.typed), d.value.plus(o.value)}
}

// times measures time expressions on MEANTIME, GUM and the cases of Recognizers-Text.
func times(b *bench) error {
	var total dated
	var texts []dated
	err := corpora.EachLine(b.Bench, "times/meantime.jsonl", func(d struct {
		Text, Reference string
		Expected        []expression
	}) error {
		r, err := b.read(d.Text, d.Reference)
		if err != nil {
			return err
		}
		t := compareTimes(b, d.Reference, d.Expected, r.Times)
		total, texts = total.plus(t), append(texts, t)
		return nil
	})
	if err != nil {
		return err
	}
	b.Say("\nTimes, MEANTIME: %d articles; precision, recall, F1 in per cent; bounds of F1 drawn from the articles (95 %%)", len(texts))
	for _, row := range []struct {
		name string
		get  func(dated) figure
	}{
		{"relaxed", func(d dated) figure { return d.relaxed }}, {"strict", func(d dated) figure { return d.strict }},
		{"type", func(d dated) figure { return d.typed }}, {"value", func(d dated) figure { return d.value }},
	} {
		f := row.get(total)
		b.Say("%-22s %s  %-11s  %6d marked %6d found", row.name, f, bounds(pick(texts, row.get)), f.gold, f.found)
	}
	if err := teiDates(b); err != nil {
		return err
	}
	return recognizers(b)
}

// compareTimes matches each marked expression with the first found one that it meets.
func compareTimes(b *bench, reference string, gold []expression, found []record.Time) dated {
	var relaxed, strict, typed, value float64
	used := make([]bool, len(found))
	for _, g := range gold {
		i := slices.IndexFunc(found, func(t record.Time) bool { return t.Overlaps(g.Span) })
		for i >= 0 && used[i] {
			next := slices.IndexFunc(found[i+1:], func(t record.Time) bool { return t.Overlaps(g.Span) })
			if next < 0 {
				i = -1
				break
			}
			i += 1 + next
		}
		if i < 0 {
			b.Note("- %s %q", reference, g.Text)
			continue
		}
		used[i] = true
		t := found[i]
		relaxed++
		if t.Span == g.Span {
			strict++
		} else {
			b.Note("~ span %s %q found %q %s", reference, g.Text, t.Text, t.Rule)
		}
		if string(t.Type) == g.Type {
			typed++
		}
		var want string
		if len(g.Values) > 0 && json.Unmarshal(g.Values[0], &want) == nil && want == t.Value {
			value++
		} else {
			b.Note("~ value %s %q is %s, found %q %s %s", reference, g.Text, want, t.Text, t.Value, t.Rule)
		}
	}
	for i, t := range found {
		if !used[i] {
			b.Note("+ %s %q %s %s", reference, t.Text, t.Value, t.Rule)
		}
	}
	of := func(right float64) figure { return figure{gold: len(gold), found: len(found), right: right} }
	return dated{of(relaxed), of(strict), of(typed), of(value)}
}

// teiDate is a date of GUM: one day, month or year, or a range of days.
type teiDate struct {
	text.Span
	Text string
	TEI  struct{ When, From, To string } `json:"tei"`
}

// days gives the days of a date, where they can be told.
func (d teiDate) days() (from, to string, ok bool) {
	if d.TEI.From != "" && d.TEI.To != "" {
		return d.TEI.From, d.TEI.To, len(d.TEI.From) == len(time.DateOnly)
	}
	for _, form := range []struct {
		layout        string
		years, months int
		days          int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if first, err := time.Parse(form.layout, d.TEI.When); err == nil {
			return first.Format(time.DateOnly), first.AddDate(form.years, form.months, form.days-1).Format(time.DateOnly), true
		}
	}
	return "", "", false
}

// teiDates measures the days of dates on GUM's news and interviews, whose day of
// publication is known.
func teiDates(b *bench) error {
	found, all, right, dated := 0, 0, 0, 0
	err := corpora.EachLine(b.Bench, "times/gum-dates.jsonl", func(d struct {
		Genre, Created, Text string
		Dates                []teiDate
	}) error {
		if d.Genre != "news" && d.Genre != "interview" {
			return nil
		}
		r, err := b.read(d.Text, d.Created)
		if err != nil {
			return err
		}
		for _, g := range d.Dates {
			all++
			i := slices.IndexFunc(r.Times, func(t record.Time) bool { return t.Overlaps(g.Span) })
			if i < 0 {
				b.Note("- GUM %s %q", d.Created, g.Text)
				continue
			}
			found++
			from, to, ok := g.days()
			if !ok {
				continue
			}
			dated++
			if t := r.Times[i]; t.From == from && t.To == to {
				right++
			} else {
				b.Note("~ GUM %s %q is %s to %s, found %q %s to %s %s", d.Created, g.Text, from, to, t.Text, t.From, t.To, t.Rule)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.Say("\nDates of GUM's news and interviews: found %s; days right %s", share(found, all), share(right, dated))
	return nil
}

// assistant is a case of Recognizers-Text.
type assistant struct {
	Text, Reference string
	Expected        []struct {
		text.Span
		Text  string
		Kind  string
		Timex []string
		Days  []struct{ From, To string }
	}
}

// newsKinds are the kinds of Recognizers-Text that news prints; the others are the
// clock times of appointments.
var newsKinds = map[string]bool{"date": true, "daterange": true, "duration": true, "set": true}

// assistantForm finds what no paper prints: a month or weekday without its capital, a
// unit glued to its number ("3h"), a short form of a chat, an open range.
var assistantForm = regexp.MustCompile(`\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|` +
	`mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\d(?:h|d|m|w|y|yr|hr|hrs|min|mins|sec|years?|days?|weeks?|months?)\b|\b(?:tmr|tmrw|yr|yrs|hr|hrs|wk)\b|` +
	`^(?:after|before|since|until|till|more than|less than|later than|earlier than|greater than|prior to|on or|or |>|<|=)`)

// newsStyle says whether an expression is printed as a paper would print it.
func newsStyle(kind, expression string) bool {
	return newsKinds[kind] && !assistantForm.MatchString(expression)
}

// recognizers measures the forms of time expressions, by kind, on a set written for
// assistants, and by those of its cases that are in the style of news. There relative
// days look ahead and either of two years is right; a value is exact when the days
// are, and the hour or the length where there are none. A range may count its last day.
func recognizers(b *bench) error {
	rows, news := map[string]row{}, map[string]row{}
	empty, spurious := 0, 0
	err := corpora.EachLine(b.Bench, "times/recognizers.jsonl", func(d assistant) error {
		r, err := b.read(d.Text, d.Reference)
		if err != nil {
			return err
		}
		if len(d.Expected) == 0 {
			empty++
			if len(r.Times) > 0 {
				spurious++
				b.Note("+ Recognizers %q %q %s", d.Text, r.Times[0].Text, r.Times[0].Value)
			}
		}
		for _, g := range d.Expected {
			if g.Kind == "" || g.Kind == "timezone" {
				continue
			}
			n := row{all: 1}
			found := slices.DeleteFunc(slices.Clone(r.Times), func(t record.Time) bool { return !t.Overlaps(g.Span) })
			if len(found) == 0 {
				b.Note("- Recognizers %s %q in %q", g.Kind, g.Text, d.Text)
			} else {
				n.found++
				first, last := found[0], found[len(found)-1]
				if first.Start == g.Start && last.End == g.End {
					n.exact++
				}
				right := len(g.Days) == 0
				for _, day := range g.Days {
					// A range told in words is two expressions here.
					for _, to := range []string{first.To, last.To} {
						right = right || day.From == first.From && (day.To == to || day.To == "" || g.Kind == "daterange" && day.To == dayBefore(to))
					}
				}
				if right && (len(g.Days) > 0 && !strings.Contains(g.Kind, "time") || sameValue(first, g.Timex)) {
					n.value++
				} else {
					b.Note("~ Recognizers %s %s %q is %v %v, found %q %s %s to %s %s", d.Reference, g.Kind, g.Text, g.Timex, g.Days, first.Text, first.Value, first.From, last.To, first.Rule)
				}
			}
			rows[g.Kind] = rows[g.Kind].plus(n)
			if newsStyle(g.Kind, g.Text) {
				news[g.Kind] = news[g.Kind].plus(n)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.Say("\nForms of times, Recognizers-Text (written for assistants), by kind")
	b.Say("%-22s %6s %6s %6s  %s", "", "cases", "found", "span", "value exact")
	for _, table := range []struct {
		name string
		rows map[string]row
	}{{"", rows}, {", news style", news}} {
		var all row
		for _, kind := range slices.Sorted(maps.Keys(table.rows)) {
			n := table.rows[kind]
			n.say(b, kind+table.name)
			all = all.plus(n)
		}
		all.say(b, "all"+table.name)
	}
	b.Say("texts with nothing to find in which something was found: %d of %d", spurious, empty)
	return nil
}

// row counts the cases of a kind.
type row struct{ all, found, exact, value int }

func (r row) plus(o row) row {
	return row{r.all + o.all, r.found + o.found, r.exact + o.exact, r.value + o.value}
}

func (r row) say(b *bench, name string) {
	b.Say("%-22s %6d %6d %6d  %s", name, r.all, r.found, r.exact, share(r.value, r.all))
}

// dayBefore gives the day before a day.
func dayBefore(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -1).Format(time.DateOnly)
}

// sameValue says whether the hour or length of a time is one of those expected. An
// hour is compared without its day, a range by its first hour.
func sameValue(t record.Time, expected []string) bool {
	for _, want := range expected {
		want = strings.TrimPrefix(want, "(")
		want, _, _ = strings.Cut(want, ",")
		if t.Value == want || clock(t.Value) != "" && clock(t.Value) == clock(want) {
			return true
		}
	}
	return false
}

// clock gives the time of day of a value, to the minute, with no zone: "T16:30".
func clock(value string) string {
	if strings.HasPrefix(value, "P") {
		return ""
	}
	_, hour, ok := strings.Cut(value, "T")
	if !ok {
		return ""
	}
	hour = strings.TrimSuffix(hour, "Z")
	hour, _, _ = strings.Cut(hour, "+")
	if len(hour) == 2 && hour[0] >= '0' && hour[0] <= '2' {
		hour += ":00"
	}
	if len(hour) > 5 && strings.HasSuffix(hour, ":00") {
		hour = hour[:5]
	}
	return hour
}

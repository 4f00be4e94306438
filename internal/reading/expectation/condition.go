package expectation

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// condition gives the clause under which the event is to happen: behind it in the
// same sentence, or before it at the sentence's beginning.
func (r *reader) condition(e *record.Event, first, last int) record.Passage {
	trigger := r.doc.TokenAt(e.Trigger.Start)
	limit := text.Span{}
	if st := r.statement[e.AccordingTo]; st != nil {
		for _, c := range st.Content {
			if c.Contains(e.Trigger.Span) || c.Start >= e.Trigger.End {
				limit = limit.Cover(c.Span)
			}
		}
	}
	for i := trigger + 1; i < last; i++ {
		if !limit.Empty() && r.doc.Tokens[i].Start >= limit.End {
			break
		}
		if n, follows := r.conditionAt(i, last); n > 0 && follows != "first" {
			if p := r.clause(i, i+n, last, limit, follows); !p.Empty() && !r.dates(e, i, p.Span) {
				return p
			}
		}
		if w := r.doc.Tokens[i].Norm; w == ";" || w == "who" || w == "which" {
			break
		}
	}
	start := first
	for start < last && (r.doc.Tokens[start].POS == "PUNCT" || r.doc.Tokens[start].Norm == "but" || r.doc.Tokens[start].Norm == "and") {
		start++
	}
	if !limit.Empty() {
		start = max(start, r.doc.TokenAt(limit.Start))
		if r.doc.Tokens[start].POS == "PUNCT" || r.doc.Tokens[start].Norm == "that" {
			start++
		}
	}
	if n, follows := r.conditionAt(start, last); n > 0 && start+n < trigger {
		if p := r.clause(start, start+n, trigger, text.Span{}, follows); p.End <= e.Trigger.Start && !p.Empty() {
			return p
		}
	}
	return record.Passage{}
}

// dates says that the clause at token i tells the day of the event and no condition:
// "when they visit on Monday".
func (r *reader) dates(e *record.Event, i int, clause text.Span) bool {
	day := slices.IndexFunc(r.times, func(t record.Time) bool { return t.ID == e.Time })
	return day >= 0 && r.doc.Tokens[i].Norm == "when" && clause.Contains(r.times[day].Span)
}

// conditionAt gives the number of words by which a condition opens at token i, 0 for
// none, and what has to follow.
func (r *reader) conditionAt(i, last int) (n int, follows string) {
	if i >= last {
		return 0, ""
	}
	for _, o := range r.words.conditions[r.doc.Tokens[i].Norm] {
		if r.phraseAt(i, last, o.words) {
			return len(o.words), o.follows
		}
	}
	return 0, ""
}

// clause gives the clause from token first on, its opening words up to body: to the
// next comma or mark that ends it. It needs a verb, one in the present where what follows
// has to be yet to happen, unless a noun is enough.
func (r *reader) clause(first, body, last int, limit text.Span, follows string) record.Passage {
	end, verb, present := body, false, false
	for ; end < last; end++ {
		t := &r.doc.Tokens[end]
		if !limit.Empty() && t.Start >= limit.End {
			break
		}
		if t.Text == "," || t.Text == ";" || t.Text == "." || t.Text == `"` || t.Text == "”" || t.Text == "—" || t.Text == "–" {
			break
		}
		verb = verb || strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD"
		present = present || t.Tag == "VBZ" || t.Tag == "VBP"
		if t.Tag == "VBD" && !present && follows == "present" {
			return record.Passage{}
		}
	}
	if follows == "present" && !present || end == body {
		return record.Passage{}
	}
	if follows == "phrase" {
		return record.PassageOf(r.doc.Text, r.doc.Span(first, end))
	}
	// One word may be something else: "once", "when"; "if" with a clause behind it is
	// a condition even where its verb was taken for a noun.
	const clause = 3
	if w := r.doc.Tokens[first].Norm; !verb && body == first+1 && !(w == "if" && end-body >= clause) {
		return record.Passage{}
	}
	return record.PassageOf(r.doc.Text, r.doc.Span(first, end))
}

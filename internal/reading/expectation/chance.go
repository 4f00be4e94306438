package expectation

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// likelihood gives the speaker's word of chance, or else of hope, or else of announcing,
// with its class.
func (r *reader) likelihood(e *record.Event, first, last int) (record.Likelihood, string) {
	for _, class := range []string{"chance", "wish", "plan"} {
		if l := r.chance(e, first, last, class); !l.Empty() {
			return l, class
		}
	}
	return record.Likelihood{}, ""
}

// chance gives the word of a class nearest to the trigger, within its clause.
func (r *reader) chance(e *record.Event, first, last int, class string) record.Likelihood {
	var best record.Likelihood
	distance := 1 << 30
	for i := first; i < last; i++ {
		for _, c := range r.words.chances[r.doc.Tokens[i].Norm] {
			end := i + len(c.words)
			if t := r.doc.Tokens[i]; c.class != class || !r.phraseAt(i, last, c.words) || t.POS == "PROPN" && t.Tag != "MD" { // the month of May
				continue
			}
			sp := r.doc.Span(i, end)
			if !r.bearsOn(sp, e) {
				continue
			}
			d := max(sp.Start, e.Trigger.Start) - min(sp.End, e.Trigger.End)
			if d < distance || best.Contains(sp) || sp.Contains(best.Span) && sp != best.Span {
				if sp.Contains(best.Span) || !best.Contains(sp) {
					best = record.Likelihood{Span: sp, Text: r.doc.Text.Slice(sp), Low: c.band.low, High: c.band.high}
					distance = d
				}
			}
		}
	}
	return best
}

// bearsOn says that a word of chance speaks of the event: it stands in its clause, or
// is the word of expecting by which it was announced.
func (r *reader) bearsOn(sp text.Span, e *record.Event) bool {
	if e.Contains(sp) {
		return e.Rule != "verb" || sp.Start < e.Trigger.End // "will meet, perhaps in Oslo"
	}
	// "expects the two leaders to meet": the passage begins with the leaders.
	if at := r.doc.TokenAt(e.Start); sp.End <= e.Start && at > 0 {
		if r.doc.Tokens[at-1].Norm == "that" {
			at--
		}
		if at > 0 && r.doc.Tokens[at-1].End == sp.End && strings.HasPrefix(r.doc.Tokens[at-1].Tag, "VB") {
			return true
		}
	}
	st := r.statement[e.AccordingTo]
	if st != nil && st.Cue.Overlaps(sp) {
		return true
	}
	if sp.End <= e.Start && r.small(r.doc.TokenAt(sp.End), r.doc.TokenAt(e.Start)) {
		return true
	}
	// "talks are likely next week": the passage may end with the noun.
	for i := r.doc.TokenAt(e.End); sp.Start >= e.End && i < len(r.doc.Tokens) && r.doc.Tokens[i].Start < sp.Start; i++ {
		if !strings.HasPrefix(r.doc.Tokens[i].Tag, "VB") && !strings.HasPrefix(r.doc.Tokens[i].Tag, "RB") && !r.inTime(i) {
			return false
		}
	}
	return sp.Start >= e.End && sp.Start-e.End < 40
}

// small says that only the words that join a chance to its event stand in the tokens
// [i, end): "a slim chance that", "the odds of a".
func (r *reader) small(i, end int) bool {
	for ; i < end; i++ {
		switch t := &r.doc.Tokens[i]; {
		case t.Norm == "that" || t.Norm == "of" || t.Norm == "for" || t.POS == "DET":
		case t.Lemma == "chance" || t.Lemma == "possibility" || t.Lemma == "probability" || t.Lemma == "likelihood" || t.Lemma == "odds" || t.Lemma == "prospect":
		default:
			return false
		}
	}
	return true
}

func (r *reader) phraseAt(i, last int, words []string) bool {
	if i+len(words) > last {
		return false
	}
	for n, w := range words {
		if r.doc.Tokens[i+n].Norm != w {
			return false
		}
	}
	return true
}

// inTime says that token i is part of a date.
func (r *reader) inTime(i int) bool {
	for n := range r.times {
		if r.times[n].Holds(r.doc.Tokens[i].Start) {
			return true
		}
	}
	return false
}

package expectation

import (
	"sort"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// dayAfter gives the day behind verb group g in its clause, the infinitives that hang on
// it and a clause of when or where in the present included, and the token after it.
func (r *reader) dayAfter(g *language.VerbGroup, sentence language.Sentence, st *record.Statement, on string) (*record.Time, int) {
	placed := false
	for i := g.Last; i < sentence.Last; i++ {
		t := &r.doc.Tokens[i]
		if x := r.timeAt(t.Start); x != nil && x.Start == t.Start && r.usable(x, i, g, st, on) {
			end := i
			for end < sentence.Last && r.doc.Tokens[end].Start < x.End {
				end++
			}
			return x, end
		}
		switch {
		case t.Text == ";" || t.Norm == "who" || t.Norm == "which" || t.Norm == "but":
			return nil, 0
		case t.Norm == "if" || t.Norm == "unless" || t.Norm == "until" || t.Norm == "after" || t.Norm == "before" || t.Norm == "that" || t.Norm == "because":
			if x := r.timeNear(i); x == nil {
				return nil, 0
			}
		case t.Norm == "when" || t.Norm == "where":
			placed = true
		case t.Tag == "VBD" || t.Tag == "MD" || t.Tag == "VBG" && t.Lemma != "start" && t.Lemma != "begin":
			return nil, 0
		case t.Tag == "VBZ" || t.Tag == "VBP":
			if !placed {
				return nil, 0
			}
		case t.Tag == "VBN":
			if !r.announces(i, i) && !(i+1 < sentence.Last && strings.HasPrefix(r.doc.Tokens[i+1].Tag, "NN")) { // "its written response"
				return nil, 0
			}
		}
	}
	return nil, 0
}

// clauseEnd gives the token at which the clause that goes on at token i ends: a mark or
// the next finite verb, or a condition opens.
func (r *reader) clauseEnd(i, last int) int {
	for ; i < last; i++ {
		t := &r.doc.Tokens[i]
		if t.Norm == "if" || t.Norm == "unless" {
			return i
		}
		switch t.Tag {
		case ",", ":", ".", "``", "''", "VBD", "VBZ", "VBP", "MD", "WDT", "WP", "CC":
			return i
		}
	}
	return last
}

// timeNear gives the time that begins within the three tokens behind token i: "after
// Monday", "before the end of May".
func (r *reader) timeNear(i int) *record.Time {
	const near = 3
	for k := i + 1; k <= i+near && k < len(r.doc.Tokens); k++ {
		if x := r.timeAt(r.doc.Tokens[k].Start); x != nil {
			return x
		}
	}
	return nil
}

// dayBefore gives the day before verb group g in its clause: "Next week the envoy will".
func (r *reader) dayBefore(g *language.VerbGroup, sentence language.Sentence, st *record.Statement, on string) *record.Time {
	for i := g.First - 1; i >= sentence.First; i-- {
		t := &r.doc.Tokens[i]
		if x := r.timeAt(t.Start); x != nil {
			if at := r.doc.TokenAt(x.Start); r.usable(x, at, g, st, on) {
				return x
			}
			continue
		}
		if strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD" || t.Norm == "that" || t.Text == ";" || t.Text == ":" {
			return nil
		}
	}
	return nil
}

// usable says that a time, which begins at token i, can be the day of the step that verb
// group g tells in statement st: one not over on the day of announcing, of the same words, and no edge of something
// else ("the draft of Monday", "until Monday").
func (r *reader) usable(x *record.Time, i int, g *language.VerbGroup, st *record.Statement, on string) bool {
	if x.To == "" || x.To < on || x.Value == "PRESENT_REF" || x.Type == record.Set || st != nil && st.Said.Time == x.ID {
		return false
	}
	if in := r.said(x.Span); in != st && !(in != nil && in.Cue.Overlaps(r.doc.Span(g.First, g.Last))) { // "will brief" may lead in words itself
		return false
	}
	lead := ""
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if lead = r.doc.Tokens[k].Norm; lead != "the" {
			break
		}
	}
	words := strings.ToLower(x.Text)
	if x.Type == record.Duration {
		return lead == "within" || strings.HasPrefix(words, "within ")
	}
	switch lead {
	case "of", "since", "until", "till", "through", "for", "to", "between", "than", "least":
		if lead == "for" && i > 1 && r.announces(i-2, i-2) || lead == "than" && i > 1 && (r.doc.Tokens[i-2].Norm == "later") {
			return true
		}
		return false
	}
	next := r.doc.TokenAt(x.End)
	return next >= len(r.doc.Tokens) || r.doc.Tokens[next].Tag != "POS"
}

// vaguely gives the token after words for a time without a day in the tokens [i, last):
// "in due course"; 0 when there are none.
func (r *reader) vaguely(i, last int) int {
	for ; i < last; i++ {
		t := &r.doc.Tokens[i]
		for _, words := range r.words.vague[t.Norm] {
			if r.phraseAt(i, last, words) {
				return i + len(words)
			}
		}
		if t.Text == "," || t.Text == ";" || strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD" {
			return 0
		}
	}
	return 0
}

// timeAt gives the time expression that holds code point at, or nil.
func (r *reader) timeAt(at int) *record.Time {
	n := sort.Search(len(r.times), func(n int) bool { return r.times[n].End > at }) // they do not overlap
	if n < len(r.times) && r.times[n].Holds(at) {
		return &r.times[n]
	}
	return nil
}

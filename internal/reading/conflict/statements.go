package conflict

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// repeated says that s is a headline whose denial the body tells again.
func (w *work) repeated(s *record.Statement) bool {
	return w.headline.Contains(s.Cue.Span) && slices.ContainsFunc(w.statements, func(o record.Statement) bool {
		return o.ID != s.ID && o.Denies && o.Rejects == s.Rejects
	})
}

func (w *work) statement(id string) *record.Statement {
	i := slices.IndexFunc(w.statements, func(s record.Statement) bool { return s.ID == id })
	if id == "" || i < 0 {
		return nil
	}
	return &w.statements[i]
}

// ofHeadline pairs a headline that is certain with the statement it repeats where
// that is hedged: A the headline, B the body.
func (w *work) ofHeadline() {
	for i := range w.statements {
		h := &w.statements[i]
		body := w.statement(h.SameAs)
		if body == nil || body.Lemma == "ask" || h.Kind != record.Indirect || body.Kind != record.Indirect || !w.headline.Contains(h.Cue.Span) || w.hedged(h.Content) || !w.hedged(w.shared(h, body)) {
			continue
		}
		first, last := w.tokens(w.headline)
		if last > first && w.t[last-1].Norm == "?" {
			continue
		}
		w.add("headline-body", "headline-unhedged", side{h.ID, h.Span}, side{body.ID, body.Span}, "", unhedged.With())
	}
}

// shared gives the passages of the body's statement that tell what the headline does:
// those with two of its words, or one where it has no more.
func (w *work) shared(h, body *record.Statement) []record.Passage {
	if len(body.Content) < 2 {
		return body.Content
	}
	told := map[string]bool{}
	for _, c := range h.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			if t := &w.t[i]; t.POS == "NOUN" || t.POS == "VERB" {
				told[t.Lemma] = true
			}
		}
	}
	var out []record.Passage
	for _, c := range body.Content {
		n := 0
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			if told[w.t[i].Lemma] {
				n++
			}
		}
		if n >= min(2, len(told)) {
			out = append(out, c)
		}
	}
	return out
}

// hedged says that a word of the content makes it less than certain.
func (w *work) hedged(content []record.Passage) bool {
	for _, c := range content {
		for i, last := w.tokens(c.Span); i < last; i++ {
			if !w.is("hedge", &w.t[i]) {
				continue
			}
			if h := w.t[i].Head; h < 0 || !strings.HasPrefix(w.t[h].Relation, "acl") { // "a rule that could have failed" hedges the rule only
				return true
			}
		}
	}
	return false
}

// ofWording pairs two printings of one quotation that differ in their words.
func (w *work) ofWording() {
	for i := range w.statements {
		a := &w.statements[i]
		if a.Kind != record.Direct || a.Source.Actor == "" {
			continue
		}
		for k := i + 1; k < len(w.statements); k++ {
			b := &w.statements[k]
			if b.Kind == record.Direct && !a.Overlaps(b.Span) && b.Source.Actor == a.Source.Actor && variants(w.words(a), w.words(b)) {
				w.add("wording", "quote-variant", side{a.ID, a.Span}, side{b.ID, b.Span}, "", twoWordings.With())
			}
		}
	}
}

// words gives the words of a statement's content in their normal form.
func (w *work) words(s *record.Statement) []string {
	var out []string
	for _, c := range s.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			if w.t[i].POS != "PUNCT" {
				out = append(out, w.t[i].Norm)
			}
		}
	}
	return out
}

// variants says that two quotations are one: the shorter shares most of its words
// with the longer, but is no piece of it.
func variants(a, b []string) bool {
	const least = 6
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < least || len(b) > 2*len(a) || strings.Contains(" "+strings.Join(b, " ")+" ", " "+strings.Join(a, " ")+" ") {
		return false
	}
	left := map[string]int{}
	for _, x := range b {
		left[x]++
	}
	shared := 0
	for _, x := range a {
		if left[x] > 0 {
			left[x]--
			shared++
		}
	}
	return shared*10 >= len(a)*8
}

// ofRole pairs two offices of one person that nobody holds at once: of one head noun
// and one state, each with words the other lacks.
func (w *work) ofRole() {
	for _, a := range w.actors {
		for i, x := range a.Roles {
			for _, y := range a.Roles[i+1:] {
				mx, my := w.mention(x.Mention), w.mention(y.Mention)
				if a.Type != record.Person || mx == nil || my == nil || x.Of != y.Of || !rivals(x.Title, y.Title) ||
					w.passing(mx.Span) || w.passing(my.Span) || w.d.SentenceAt(mx.Start) == w.d.SentenceAt(my.Start) {
					continue
				}
				w.add("role", "two-offices", side{mx.ID, mx.Span}, side{my.ID, my.Span}, "", twoOffices.With())
			}
		}
	}
}

func (w *work) mention(id string) *record.Mention {
	for i := range w.mentions {
		if w.mentions[i].ID == id {
			return &w.mentions[i]
		}
	}
	return nil
}

// rivals says that two titles name different offices of one kind.
func rivals(a, b string) bool {
	x, y := strings.Fields(lower(a)), strings.Fields(lower(b))
	rank := func(s string) bool { return degrees[s] }
	x, y = slices.DeleteFunc(x, rank), slices.DeleteFunc(y, rank) // chief strategist, top strategist
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	outside := func(p, q []string) bool {
		return slices.ContainsFunc(p, func(s string) bool { return !slices.Contains(q, s) })
	}
	return outside(x, y) && outside(y, x)
}

// passing says that a word before an office tells that it is no longer or not yet held.
func (w *work) passing(sp text.Span) bool {
	first, last := w.tokens(sp)
	return w.any("past", max(first-2, 0), last)
}

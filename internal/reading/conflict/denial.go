package conflict

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// ofDenial pairs every denial with the claim that it rejects: A the denial, B the claim.
func (w *work) ofDenial() {
	for i := range w.statements {
		s := &w.statements[i]
		if !s.Denies || w.repeated(s) || !w.ofClaim(s) {
			continue
		}
		claim := w.statement(s.Rejects)
		if claim == nil || claim.Start >= s.Start || w.headline.Contains(claim.Cue.Span) || claim.Overlaps(s.Span) || w.oneSource(s, claim) || !w.meant(s, claim) {
			claim = w.claimOf(i)
		}
		if claim != nil {
			w.add("claim-denial", "denial", side{s.ID, s.Span}, side{claim.ID, claim.Span}, "", message.Message{})
		}
	}
}

// ofClaim says that what a statement denies is a claim: its cue says so of itself, or its
// words name one ("rejected the allegation"). Plans and acts are rejected too.
func (w *work) ofClaim(s *record.Statement) bool {
	first, last := w.tokens(s.Cue.Span)
	if w.any("denying", first, last) || w.class["denying"][s.Lemma] {
		return true
	}
	switch s.Lemma {
	case "say", "tell", "call", "add":
		return true // no verb of denying: the words themselves deny
	}
	first, last = w.tokens(s.Span)
	return w.any("claim", first, last) || w.any("told", first, last)
}

// oneSource says that two statements have the same source.
func (w *work) oneSource(a, b *record.Statement) bool {
	if a.Source.Actor != "" || b.Source.Actor != "" {
		return a.Source.Actor == b.Source.Actor
	}
	return a.Source.Text == b.Source.Text
}

// claimOf looks for the claim that statement i denies without the attribution having
// told it: among those near before it, then right after it, one of another source that
// shares two of its words, or all where it has fewer.
func (w *work) claimOf(i int) *record.Statement {
	s := &w.statements[i]
	told := w.stems(s)
	cue, end := w.tokens(s.Cue.Span)
	if len(told) == 0 || end > cue && w.t[end-1].Tag == "VBG" {
		return nil // denying the poor their due
	}
	const before, after = 3, 2 // sentences
	at := w.d.SentenceAt(s.Cue.Start)
	var best *record.Statement
	most := 0
	for k := range w.statements {
		c := &w.statements[k]
		from := w.d.SentenceAt(c.Cue.Start)
		if k == i || c.Denies || from < at-before || from > at+after || c.Overlaps(s.Span) || w.oneSource(s, c) || c.Source.Text == "" || c.Source.Actor == "" && w.pronoun(c.Source.Span) || w.headline.Contains(c.Cue.Span) {
			continue
		}
		shared, acts := 0, false
		has := w.stems(c)
		for _, x := range told {
			for _, y := range has {
				if kin(x.word, y.word) {
					shared++
					acts = acts || !x.name
					break
				}
			}
		}
		if acts && shared >= min(2, len(told)) && 2*shared >= len(told) && shared > most {
			best, most = c, shared
		}
	}
	return best
}

// pronoun says that a span is a pronoun.
func (w *work) pronoun(sp text.Span) bool {
	first, last := w.tokens(sp)
	return last == first+1 && w.t[first].POS == "PRON"
}

// stem is a word of what is said, told or denied; name where it is one.
type stem struct {
	word string
	name bool
}

// stems gives the nouns, names and verbs of what a statement says, but for those that
// only call it a claim.
func (w *work) stems(s *record.Statement) []stem {
	var out []stem
	for _, c := range s.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			t := &w.t[i]
			if t.POS != "NOUN" && t.POS != "PROPN" && t.POS != "VERB" || w.is("claim", t) || w.is("told", t) || len(t.Lemma) < leastStem {
				continue
			}
			out = append(out, stem{lower(t.Lemma), t.POS == "PROPN"})
		}
	}
	return out
}

const leastStem = 4

// kin says that two words look like one, or like a verb and its noun: violate, violation.
func kin(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	const enough = 5
	return strings.HasPrefix(b, a[:min(len(a), enough)])
}

// meant says that a denial can be of this claim: the claim calls itself one, or the
// two share a noun, name or verb.
func (w *work) meant(denial, claim *record.Statement) bool {
	if first, last := w.tokens(claim.Cue.Span); w.any("claim", first, last) && !w.own(denial) {
		return true
	}
	if w.class["denying"][denial.Lemma] && w.own(denial) {
		return w.claimShared(denial, claim) >= min(2, len(w.stems(denial)))
	}
	told, names, named := map[string]bool{}, map[string]bool{}, false
	for _, c := range claim.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			if t := &w.t[i]; t.POS == "NOUN" || t.POS == "PROPN" || t.POS == "VERB" {
				told[t.Lemma] = true
				names[t.Lemma] = names[t.Lemma] || t.POS == "PROPN"
				named = named || t.POS == "PROPN"
			}
		}
	}
	other := false // it names somebody, but nobody whom the claim names
	for _, c := range denial.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last && named; i++ {
			if t := &w.t[i]; t.POS == "PROPN" && !names[t.Lemma] {
				other = true
			} else if t.POS == "PROPN" {
				other, named = false, false
			}
		}
	}
	if other {
		return false
	}
	for _, c := range denial.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			if t := &w.t[i]; told[t.Lemma] && (t.POS == "NOUN" || t.POS == "PROPN" || t.POS == "VERB") {
				return true
			}
		}
	}
	return false
}

// own says that a denial tells itself, in a clause of its own, what is not so.
func (w *work) own(denial *record.Statement) bool {
	if denial.Kind != record.Indirect {
		return false
	}
	for _, c := range denial.Content {
		first, last := w.tokens(c.Span)
		for i := first; i < last; i++ {
			if t := &w.t[i]; t.POS == "VERB" && !t.Quoted() {
				return true
			}
		}
	}
	return false
}

// claimShared counts the words of a denial that its claim has too.
func (w *work) claimShared(denial, claim *record.Statement) int {
	n, has := 0, w.stems(claim)
	for _, x := range w.stems(denial) {
		if slices.ContainsFunc(has, func(y stem) bool { return kin(x.word, y.word) }) {
			n++
		}
	}
	return n
}

package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// ownStates finds states that no list knows, by the offices and bodies that only a
// state has ("Examplia's foreign minister", "the government of Examplia"), and the
// adjectives made from their names ("Examplian"). They hold for this article alone.
func (w *work) ownStates() {
	seen := map[string]*entity{}
	for i := range w.t {
		t := &w.t[i]
		if !capital(t.Text) || shouted(t.Text) || len(t.Text) < 4 || w.known(i) {
			continue
		}
		if w.is(i+1, i, "'s") && w.stateNoun(i+2) || i > 0 && w.is(i-1, i, "of") && w.stateNounBefore(i-2) {
			if s := plain(t.Text); seen[s] == nil && !w.nextCapital(i) && !(i > 0 && w.same(i-1, i) && capital(w.t[i-1].Text) && isWord(w.t[i-1].Text)) {
				seen[s] = &entity{name: s, typ: record.Polity}
				w.own[t.Norm] = append(w.own[t.Norm], phrase{words: s, ent: seen[s]})
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	for i := range w.t {
		t := &w.t[i]
		if !capital(t.Text) || w.known(i) || len(w.own[t.Norm]) > 0 {
			continue
		}
		for _, s := range sorted(seen) {
			switch adjectiveOf(t.Text, s) {
			case useAdjective:
				w.own[t.Norm] = append(w.own[t.Norm], phrase{words: plain(t.Text), ent: seen[s], use: useAdjective})
			case usePeople:
				w.own[t.Norm] = append(w.own[t.Norm], phrase{words: plain(t.Text), ent: seen[s], use: usePeople})
			}
		}
	}
}

// known says whether a word begins a listed phrase or is a first name.
func (w *work) known(i int) bool {
	_, first := w.first[w.t[i].Text]
	return first || w.notName(i) || w.match(i).n > 0 || w.class[w.t[i].Text]&(orgWord|placeWord|documentWord|eventWord) != 0
}

// stateNoun says whether an office or body of a state stands at i, behind words that
// may stand before it.
func (w *work) stateNoun(i int) bool {
	for n := 0; n < 4 && w.same(i, i); n, i = n+1, i+1 {
		s := w.t[i].Norm
		if w.class[s]&stateOffice != 0 {
			return true
		}
		if !w.lists.roles[s].modifier {
			return false
		}
	}
	return false
}

func (w *work) stateNounBefore(i int) bool {
	return i >= 0 && w.class[w.t[i].Norm]&stateOffice != 0
}

// adjectiveOf says whether a word is made from the name of a state, as "Examplian"
// and "Examplians" from "Examplia".
func adjectiveOf(word, state string) use {
	u := useAdjective
	if s, ok := strings.CutSuffix(word, "s"); ok && !strings.HasSuffix(word, "ss") {
		word, u = s, usePeople
	}
	if word == state {
		return useName
	}
	stem := state
	for len(stem) > 3 && strings.ContainsRune("aeiouy", rune(stem[len(stem)-1])) {
		stem = stem[:len(stem)-1]
	}
	for _, cut := range []string{"", "land"} {
		b, _ := strings.CutSuffix(stem, cut)
		for _, end := range []string{"an", "ian", "ean", "ish", "ese", "i", "n", "ic", "ander", "er"} {
			if len(b) > 3 && word == b+end {
				return u
			}
		}
	}
	return useName
}

func sorted(m map[string]*entity) []string {
	out := make([]string, 0, len(m))
	for s := range m {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

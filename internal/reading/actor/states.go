package actor

import (
	"maps"
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
		if w.is(i+1, i, "'s") && w.stateNoun(i+2, t.Text) || i > 0 && w.is(i-1, i, "of") && w.stateNounBefore(i-2, t.Text) {
			if s := plain(t.Text); seen[s] == nil && !w.nextCapital(i) && !(i > 0 && w.same(i-1, i) && capital(w.t[i-1].Text) && isWord(w.t[i-1].Text)) {
				seen[s] = &entity{name: s, typ: record.Polity}
				w.own[t.Norm] = append(w.own[t.Norm], phrase{words: s, ent: seen[s]})
			}
		}
	}
	if len(seen) == 0 {
		return
	}
	forms := map[string]phrase{}
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		for _, adj := range adjectives(name) {
			forms[adj] = phrase{words: adj, ent: seen[name], use: useAdjective}
			forms[adj+"s"] = phrase{words: adj + "s", ent: seen[name], use: usePeople}
		}
	}
	for i := range w.t {
		t := &w.t[i]
		if p, ok := forms[plain(t.Text)]; ok && len(w.own[t.Norm]) == 0 && !w.known(i) {
			w.own[t.Norm] = append(w.own[t.Norm], p)
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
func (w *work) stateNoun(i int, name string) bool {
	for n := 0; n < 4 && w.same(i, i); n, i = n+1, i+1 {
		s := w.t[i].Norm
		if w.class[s]&(stateOffice|weakState) != 0 {
			return w.ofState(s, name)
		}
		if !w.lists.roles[s].modifier {
			return false
		}
	}
	return false
}

func (w *work) stateNounBefore(i int, name string) bool {
	return i >= 0 && w.ofState(w.t[i].Norm, name)
}

// ofState says whether an office or body makes a name a state's. Companies have
// presidents too: for those the name must end like a
// country's or the text must print its adjective.
func (w *work) ofState(noun, name string) bool {
	c := w.class[noun]
	if c&weakState != 0 {
		return strings.HasSuffix(name, "ia") || strings.HasSuffix(name, "land") || strings.HasSuffix(name, "stan") ||
			slices.ContainsFunc(adjectives(plain(name)), func(s string) bool { return w.mid[s] })
	}
	return c&stateOffice != 0
}

// adjectives gives the adjectives that may be made from the name of a state, as
// "Examplian" from "Examplia". What the text does not print does no harm.
func adjectives(state string) []string {
	stem := strings.TrimRight(state, "aeiouy")
	var out []string
	for _, base := range []string{stem, strings.TrimSuffix(stem, "land")} {
		if len(base) < 4 || len(out) > 0 && base == stem {
			continue
		}
		for _, end := range []string{"an", "ian", "ean", "ish", "ese", "i", "n", "ic", "ander", "er"} {
			if base+end != state {
				out = append(out, base+end)
			}
		}
	}
	return out
}

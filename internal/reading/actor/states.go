package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// ownStates finds states that no list knows, by what only a state has: offices and
// bodies ("Examplia's foreign minister", "the government of Examplia"), a style ("the
// Examplian Republic") or an adjective before an office ("Examplian"). An adjective
// whose state the article does not print tells whose an office is and names nobody.
// They hold for this article alone.
func (w *work) ownStates() {
	seen := map[string]*entity{}
	var order []string
	enter := func(name string) {
		if name = plain(name); seen[name] == nil {
			seen[name] = &entity{name: name, typ: record.Polity}
			order = append(order, name)
		}
	}
	var words []int // places of words that no list knows
	for i := 0; i < len(w.t); i++ {
		t := &w.t[i]
		switch {
		case !capital(t.Text) || shouted(t.Text) || len(t.Text) < 4 || w.class[t.Norm]&funcWord != 0 && w.initial(i):
		case w.class[t.Text]&style != 0:
			w.styled(i)
		case !w.known(i):
			words = append(words, i)
		default:
			i += max(1, w.match(i).n) - 1 // "New Zealand" speaks of no Zealand
		}
	}
	people := w.bearersOf(words)
	for _, i := range words {
		s := w.t[i].Text
		if w.is(i-1, i, "of") && w.stateNounBefore(i-2, s) && w.same(i+1, i) && w.knownFirst(i+1) {
			enter(s) // "President of Examplia Oleg Roe"
		}
		if !w.alone(i) {
			continue
		}
		if w.is(i+1, i, "'s") && w.stateNoun(i+2, s) || w.is(i-1, i, "of") && w.stateNounBefore(i-2, s) ||
			w.is(i-1, i, "of") && w.presidentOf(i-2, s) ||
			w.is(i-1, i, "and") && i > 2 && w.is(i-3, i, "of") && capital(w.t[i-2].Text) && w.stateNounBefore(i-4, s) {
			enter(s)
		}
	}
	for _, i := range words {
		if s := w.t[i].Text; w.alone(i) && !people[plain(s)] && w.initial(i) && w.ownsOffice(i) {
			enter(s)
		}
	}
	proof, noun := map[string]bool{}, map[string]bool{} // words that stand before what a state has, before a noun
	for _, i := range words {
		if s := plain(w.t[i].Text); w.same(i+1, i) && !people[s] {
			proof[s] = proof[s] || w.beforeOffice(i+1)
			noun[s] = noun[s] || w.beforeNoun(i+1)
		}
	}
	for _, i := range words {
		s := plain(w.t[i].Text)
		if seen[s] != nil || people[s] || !w.alone(i) {
			continue
		}
		for _, adj := range adjectives(s) {
			if proof[adj] || noun[adj] && stateLike(s) {
				enter(s)
				break
			}
		}
	}
	among := len(seen) > 0 || slices.ContainsFunc(words, func(i int) bool {
		s := plain(w.t[i].Text)
		return proof[s] && (w.stateAdjective(i) || strings.HasSuffix(s, "an") && w.led(i))
	})
	for _, s := range w.weighStates(words, people, seen, among, func(s string) bool {
		return slices.ContainsFunc(adjectives(s), func(adj string) bool { return noun[adj] })
	}) {
		enter(s)
	}
	forms := map[string][]phrase{}
	for _, name := range order {
		forms[name] = append(forms[name], phrase{words: name, ent: seen[name]})
		for _, adj := range adjectives(name) {
			forms[adj] = append(forms[adj], phrase{words: adj, ent: seen[name], use: useAdjective})
			forms[adj+"s"] = append(forms[adj+"s"], phrase{words: adj + "s", ent: seen[name], use: usePeople})
		}
	}
	for _, i := range words { // adjectives of states that the article does not print
		s := plain(w.t[i].Text)
		if len(forms[s]) == 0 && (proof[s] || noun[s] && len(order) > 0 && strings.HasSuffix(s, "ian")) && (w.stateAdjective(i) || strings.HasSuffix(s, "an") && w.led(i) && w.alwaysTells(s, words)) {
			ent := &entity{name: s, typ: record.Polity, bare: true}
			forms[s] = []phrase{{words: s, ent: ent, use: useAdjective}}
			forms[s+"s"] = []phrase{{words: s + "s", ent: ent, use: usePeople}}
		}
	}
	for _, i := range words {
		k := w.t[i].Norm
		for _, p := range forms[plain(w.t[i].Text)] {
			if !slices.ContainsFunc(w.own[k], func(q phrase) bool { return q.words == p.words }) {
				w.own[k] = append(w.own[k], p)
			}
		}
	}
	w.states = len(forms) > 0
}

// styled enters a state by its style: "the Brandt Republic", "the Republic of Brandt".
func (w *work) styled(i int) {
	first, last := i, i+1
	for first > 0 && w.same(first-1, i) && capital(w.t[first-1].Text) && w.t[first-1].Norm != "the" && isWord(w.t[first-1].Text) && !w.known(first-1) && i-first < 3 {
		first--
	}
	if strings.HasSuffix(w.t[i].Text, "s") && (first != i-1 || w.t[first].Norm != "united" && w.t[first].Norm != "federated") {
		return // "the United Isles", not any isles
	}
	if first == i || !w.is(first-1, i, "the") || w.is(last, i, "of") && w.nextCapital(last) {
		return
	}
	name := plain(w.words(first, last))
	k := w.t[first].Norm
	w.own[k] = append(w.own[k], phrase{words: strings.ReplaceAll(name, " ", ""), ent: &entity{name: name, typ: record.Polity}})
}

// known says whether a word begins a listed phrase or is a first name.
func (w *work) known(i int) bool {
	_, first := w.first[w.t[i].Text]
	return first || w.notName(i) || w.match(i).n > 0 || w.class[w.t[i].Text]&(orgWord|placeWord|documentWord|eventWord) != 0
}

// alone says whether a word with a capital is no part of a longer name.
func (w *work) alone(i int) bool {
	return !w.nextCapital(i) && !(i > 0 && w.same(i-1, i) && capital(w.t[i-1].Text) && isWord(w.t[i-1].Text) && !w.initial(i-1) && !w.notName(i-1))
}

// bearersOf gives the words that stand after a first name, an office or a form of
// address somewhere: names of people.
func (w *work) bearersOf(words []int) map[string]bool {
	out := map[string]bool{}
	for _, i := range words {
		if i == 0 || !w.same(i-1, i) {
			continue
		}
		f, first := w.first[w.t[i-1].Text]
		r := w.lists.roles[w.t[i-1].Text]
		if first && !f.trap || r.honorific || r.rank || capital(w.t[i-1].Text) && w.lists.roles[w.t[i-1].Norm].head && !w.beforeOffice(i+1) {
			out[plain(w.t[i].Text)] = true
		}
	}
	return out
}

// beforeOffice says whether an office, a body or a group stands at i, behind words
// that may stand before it: what an adjective of a state is found before.
func (w *work) beforeOffice(i int) bool {
	for n := 0; n < 4 && w.same(i, i); n, i = n+1, i+1 {
		s := w.t[i].Norm
		r := w.lists.roles[s]
		if _, group := w.groups[s]; r.head || group || w.nominal[s] == record.Organisation || w.class[s]&(stateOffice|weakState|aside) != 0 {
			return true
		}
		if s == "and" && w.same(i+1, i) && capital(w.t[i+1].Text) && !w.known(i+1) {
			i++ // "Examplian and Bordurian delegates"
		} else if !r.modifier {
			return false
		}
	}
	return false
}

// presidentOf says whether an office of a state and its holder end at i: "President
// Ana Petrov of Examplia".
func (w *work) presidentOf(i int, name string) bool {
	end := i
	for end-i < 4 && w.same(i, end) && capital(w.t[i].Text) {
		if c := w.class[w.t[i].Norm]; i < end && c&(stateOffice|weakState) != 0 {
			return w.ofState(w.t[i].Norm, name)
		}
		i--
	}
	return false
}

// ownsOffice says whether the subject that opens a sentence has an office of a state
// there or in the next: "Examplia waits. Its ambassador left."
func (w *work) ownsOffice(i int) bool {
	sentence := w.t[i].Sentence
	for j := i + 1; j < len(w.t) && j < i+60 && w.t[j].Sentence <= sentence+1; j++ {
		switch {
		case w.t[j].Norm == "its" && w.stateNoun(j+1, ""):
			return w.verbAfter(i+1) != 0 || w.is(i+1, i, ",")
		case w.t[j].Sentence > sentence && capital(w.t[j].Text) && !w.closed(j) && w.t[j].Norm != "its":
			return false // another may be meant
		}
	}
	return false
}

// beforeNoun says whether a common noun stands at i.
func (w *work) beforeNoun(i int) bool {
	return w.same(i, i-1) && !capital(w.t[i].Text) && w.t[i].POS == "NOUN"
}

// stateAdjective says whether an unknown word before an office is made like the
// adjective of a state and stands where a surname or a brand cannot.
func (w *work) stateAdjective(i int) bool {
	s := w.t[i].Text
	for _, end := range []string{"ian", "ean", "ese", "ish", "lander"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return (strings.HasSuffix(s, "an") || strings.HasSuffix(s, "i") || strings.HasSuffix(s, "ic")) && w.governs(i+1)
}

// led says whether the office of one who leads a state or an army, and a name, follow the
// word at i: "Kestran President Ana Petrov", "Kestran General Igor Roe".
func (w *work) led(i int) bool {
	return (w.is(i+1, i, "president") || w.is(i+1, i, "general") || w.is(i+1, i, "chancellor")) && w.nextCapital(i+1)
}

// alwaysTells says whether a word stands before a noun at all its places, as adjectives do.
func (w *work) alwaysTells(s string, words []int) bool {
	return !slices.ContainsFunc(words, func(i int) bool {
		return plain(w.t[i].Text) == s && !w.beforeOffice(i+1) && !w.beforeNoun(i+1)
	})
}

// governs says whether a minister, ministry or ambassador stands at i behind the
// words of its office: "foreign minister", "ambassador".
func (w *work) governs(i int) bool {
	for n := 0; n < 3 && w.same(i, i); n, i = n+1, i+1 {
		switch s := w.t[i].Norm; {
		case s == "ambassador" || s == "embassy" || s == "army" || s == "navy" || s == "parliament":
			return true
		case s == "minister" || s == "ministry":
			return n > 0
		case !w.lists.roles[s].modifier:
			return false
		}
	}
	return false
}

// stateNoun says whether an office or body of a state stands at i, behind words that
// may stand before it.
func (w *work) stateNoun(i int, name string) bool {
	for n := 0; n < 4 && w.same(i, i); n, i = n+1, i+1 {
		s := w.t[i].Norm
		if w.class[s]&(stateOffice|weakState) != 0 {
			return w.ofState(s, name) && (n > 0 || s != "ministry") // a minister's ministry is his
		}
		if s == "permanent" && w.is(i+1, i, "representative") {
			return true
		}
		if !w.lists.roles[s].modifier {
			return false
		}
	}
	return false
}

// stateNounBefore says whether an office or body of a state ends at i, before "of" and
// the name. A ministry must tell its field: "the Ministry of Culture" is of no state.
func (w *work) stateNounBefore(i int, name string) bool {
	if i < 0 {
		return false
	}
	s := w.t[i].Norm
	if capital(w.t[i].Text) && w.ofMinistry(i) {
		return true // "the Ministry of Foreign Affairs of Examplia"
	}
	if strings.HasPrefix(s, "minist") {
		return w.same(i-1, i) && w.class[w.t[i-1].Norm]&portfolio != 0
	}
	return w.ofState(s, name) || w.ofState(strings.TrimSuffix(s, "s"), name)
}

// ofMinistry says whether the field of a ministry, or of its minister, ends at i.
func (w *work) ofMinistry(i int) bool {
	for n := 0; n < 5 && i > 1 && w.same(i-1, i) && (capital(w.t[i].Text) || w.t[i].Norm == "and"); n, i = n+1, i-1 {
		if w.t[i-1].Norm == "of" {
			return w.same(i-2, i) && (w.t[i-2].Norm == "ministry" || w.t[i-2].Norm == "minister")
		}
	}
	return false
}

// ofState says whether an office or body makes a name a state's. Companies have
// presidents too: for those the name must end like a country's or the text must print
// its adjective.
func (w *work) ofState(noun, name string) bool {
	c := w.class[noun]
	if c&weakState != 0 {
		return stateLike(name) || slices.ContainsFunc(adjectives(plain(name)), func(s string) bool { return w.mid[s] })
	}
	return c&stateOffice != 0
}

// stateLike says whether a name ends as the names of countries do.
func stateLike(name string) bool {
	return strings.HasSuffix(name, "ia") || strings.HasSuffix(name, "land") || strings.HasSuffix(name, "stan")
}

// adjectives gives the adjectives that may be made from the name of a state, as
// "Examplian" from "Examplia". What the text does not print does no harm.
func adjectives(state string) []string {
	stem := strings.TrimRight(state, "aeiouy")
	var out []string
	for _, base := range []string{stem, strings.TrimSuffix(stem, "land")} {
		if len(base) < 3 || len(out) > 0 && base == stem {
			continue
		}
		for _, end := range []string{"an", "ian", "ean", "ish", "ese", "i", "n", "ic", "er"} {
			if base+end != state && (end != "er" || strings.HasSuffix(base, "land")) { // "Brooker" is of no Brook
				out = append(out, base+end)
			}
		}
	}
	return out
}

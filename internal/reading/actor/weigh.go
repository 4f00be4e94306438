package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// enough is the weight of signs that makes a state of a name: no one sign that persons,
// towns or companies share reaches it alone.
const enough = 3

// signs are what the places of an unknown name say for a state. Each kind counts once,
// however often it is met, so that a much-named person gathers no more than one named
// once.
type signs struct {
	barred             bool // a person's, a town's or a company's after all
	tied, owns, paired bool // "sanctions on X", "X's troops", "the border between X and Y"
	acts, rules, met   bool // "X rejected", "X lifted", "accused X"
	place, outlet      bool // "in X", the paper bears its name
	adjective          bool // its adjective stands before a noun
	spoke, quoted      bool // "X said", words in quotes are its own
	named              bool // at some place the capital is a name's
	state              bool // all in all it is one
}

// weight adds the signs of a name up; among says whether the article has other states
// that no list knows. What persons and towns do too is worth nothing without a sign that
// they do not give.
func (s *signs) weight(name string, among bool) int {
	firm := s.tied || s.owns || s.paired || stateLike(name)
	if !firm && !s.adjective && !s.outlet || s.place && !firm && !s.rules {
		return 0
	}
	n := 0
	for _, x := range []struct {
		holds  bool
		weight int
	}{
		{s.tied, 2}, {s.owns, 2}, {s.paired, 2}, {s.adjective, 2}, {s.acts, 1}, {s.rules, 1}, {s.met, 1},
		{s.place || s.outlet, 1}, {s.outlet && s.acts, 1}, {stateLike(name), 1},
		{among && (s.tied || s.owns || s.paired || s.acts || s.met), 1}, {s.spoke, -1}, {s.quoted, -2},
	} {
		if x.holds {
			n += x.weight
		}
	}
	return n
}

// weighStates gives the words that no single proof makes names of states but that
// everything said of them does, in the order of the text. A name that a first name, an
// office or another capital goes with anywhere is none: the press gives a person's
// whole name once, a state's never. Words are the places of unknown words, sure the
// names already proved; among says that the article speaks of states that no list knows,
// adjective whether the adjective of a name stands before a noun.
func (w *work) weighStates(words []int, people map[string]bool, sure map[string]*entity, among bool, adjective func(string) bool) []string {
	found := map[string]*signs{}
	var order []string
	for _, i := range words {
		s := plain(w.t[i].Text)
		if sure[s] != nil || people[s] {
			continue
		}
		if found[s] == nil {
			found[s] = &signs{adjective: adjective(s), outlet: w.inOutlet(s), barred: strings.EqualFold(s, w.placeline)}
			order = append(order, s)
		}
		v := found[s]
		v.barred = v.barred || w.lower[w.t[i].Norm] || w.partOfName(i)
		v.named = v.named || !w.plainWord(i, v.outlet)
		if !v.barred && w.alone(i) {
			w.sign(i, v)
		}
	}
	owners := 0
	for _, v := range found {
		if v.owns && !v.barred && v.named {
			owners++
		}
	}
	among = among || owners > 1 // "X's president met Y's"
	var out []string
	for grown := true; grown; { // a state makes one of the name beside it
		grown = false
		for _, i := range words {
			s := plain(w.t[i].Text)
			v := found[s]
			if v == nil || v.barred || !v.named || v.state {
				continue
			}
			state := func(k int) bool {
				t := plain(w.t[k].Text)
				return sure[t] != nil || found[t] != nil && found[t].state || w.namesPolity(k)
			}
			v.paired = v.paired || w.pairedWith(i, state)
			if v.weight(s, among) >= enough {
				v.state = true
				out, grown, among = append(out, s), true, true
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	return out
}

// namesPolity says whether a listed state's name begins at i.
func (w *work) namesPolity(i int) bool {
	h := w.match(i)
	return h.n > 0 && h.ent.typ == record.Polity && h.use == useName
}

// inOutlet says whether the outlet bears the name, or its adjective: "Radio Examplia".
func (w *work) inOutlet(name string) bool {
	for _, s := range strings.Fields(w.outlet) {
		if s == name || slices.Contains(adjectives(name), s) {
			return true
		}
	}
	return false
}

// plainWord says whether the capital at i tells nothing: a word printed small
// elsewhere, or the first of a sentence that is no name by its tag or form; outlet says
// that the outlet bears it.
func (w *work) plainWord(i int, outlet bool) bool {
	t := &w.t[i]
	return w.lower[t.Norm] || !w.mid[t.Text] && (t.Tag == "NNS" || !stateLike(t.Text) && (t.POS != "PROPN" || !outlet && len(w.readOver(i, i+1)) == 0))
}

// partOfName says whether the word stands in a longer name of no body: beside another
// unknown word with a capital or a first name.
func (w *work) partOfName(i int) bool {
	if p := i - 1; w.same(p, i) && capital(w.t[p].Text) && isWord(w.t[p].Text) && !w.closed(p) {
		_, first := w.first[w.t[p].Text]
		if first || !w.known(p) && w.class[w.t[p].Text] == 0 && !w.lists.roles[w.t[p].Norm].modifier && (!w.initial(p) || w.t[p].POS == "PROPN" && !w.lower[w.t[p].Norm]) {
			return true
		}
	}
	n := i + 1
	return w.same(n, i) && capital(w.t[n].Text) && isWord(w.t[n].Text) && !w.title[w.t[i].Sentence] && !w.known(n) && w.class[w.t[n].Text] == 0 &&
		!w.lists.roles[w.t[n].Norm].head && !w.lists.roles[w.t[n].Norm].modifier
}

// sign reads the signs at one place of a name.
func (w *work) sign(i int, v *signs) {
	if p := i - 1; w.same(p, i) {
		prep := w.t[p].Norm
		if n := p - 1; w.same(n, i) {
			v.tied = v.tied || slices.Contains(w.tied[w.t[n].Norm], prep)
			v.barred = v.barred || prep == "of" && w.class[w.t[n].Norm]&townly != 0
		}
		v.place = v.place || prep == "in" || prep == "to" && w.same(p-1, i) && w.t[p-1].POS == "VERB"
		v.met = v.met || w.verb(p) != 0 && w.t[p].POS == "VERB" || prep == "on" && w.is(p-1, i, "called")
		v.barred = v.barred || w.class[prep]&townly != 0
	}
	n := i + 1
	v.barred = v.barred || w.same(n, i) && w.class[w.t[n].Norm]&townly != 0 ||
		w.is(n, i, "and") && w.same(n+2, i) && w.class[w.t[n+2].Norm]&townly != 0 // "X and Y councils"
	switch {
	case w.is(n, i, "'s"):
		for n++; w.same(n, i) && (w.lists.roles[w.t[n].Norm].modifier || w.t[n].POS == "ADJ"); n++ {
		}
		if w.same(n, i) {
			k := w.t[n].Norm
			c := w.class[k] | w.class[strings.TrimSuffix(k, "s")]
			v.owns = v.owns || c&(asset|stateOffice|weakState) != 0 && w.lists.roles[k].rank == w.lists.roles[k].honorific
			v.barred = v.barred || c&(personal|corporate|townly) != 0
		}
	case w.is(n, i, "who"), w.is(n, i, ",") && w.same(n+1, i) && (w.is(n+1, i, "who") || w.is(n+1, i, "whose") || w.t[n+1].Tag == "CD"):
		v.barred = true
	case w.same(i-1, i) && w.t[i-1].POS == "ADP": // "residents of X met"
		v.met = v.met || w.is(i-1, i, "between") && w.same(i-2, i) && w.class[w.t[i-2].Norm]&contact != 0
	case w.is(n, i, "and") && w.same(n+1, i) && w.alone(n+1):
		v.acts = v.acts || w.verbAfter(n+2)&act != 0
	default:
		v.quoted = v.quoted || w.speaksInQuotes(i)
		c := w.verbAfter(n)
		said := w.is(n, i, "said") || w.is(n, i, "told") || w.is(n, i, "says")
		v.spoke = v.spoke || said
		v.acts = v.acts || c != 0 && !said
		for ; w.same(n, i) && (w.t[n].POS == "AUX" || w.t[n].POS == "ADV"); n++ {
		}
		v.rules = v.rules || w.same(n, i) && w.t[n].POS == "VERB" && w.class[w.t[n].Lemma]&rule != 0
	}
}

// speaksInQuotes says whether words in quotes are laid in the mouth of the name at i:
// a quote ends before it, or it told somebody.
func (w *work) speaksInQuotes(i int) bool {
	if w.is(i+1, i, "told") {
		return true
	}
	p := i - 1
	if w.is(p, i, "said") || w.is(p, i, "says") {
		p--
	} else if !w.is(i+1, i, "said") && !w.is(i+1, i, "says") && !w.is(i+1, i, "added") {
		return false
	}
	return p >= 0 && (w.t[p].Norm == `"` || strings.ContainsAny(w.t[p].Text, `"”`))
}

// pairedWith says whether the name at i stands beside a state, both in the same part:
// "X and Examplia signed", "between Examplia and X", "Examplia accused X".
func (w *work) pairedWith(i int, state func(int) bool) bool {
	a, b := i, i
	switch {
	case w.is(i+1, i, "and") && w.same(i+2, i) && w.alone(i) && w.alone(i+2):
		b = i + 2
	case w.is(i-1, i, "and") && w.same(i-2, i) && w.alone(i-2) && w.alone(i):
		a = i - 2
	case w.same(i-2, i) && (w.t[i-1].POS == "VERB" || w.t[i-1].POS == "NOUN" && w.verb(i-1) != 0) && state(i-2), w.is(i-1, i, "on") && w.is(i-2, i, "called") && state(i-3):
		return true // "Examplia accused X", "Examplia called on X"
	default:
		return false
	}
	other := a + b - i
	if w.is(b+1, i, "'s") {
		return false
	}
	if state(other) {
		return true
	}
	if !capital(w.t[other].Text) || w.plainWord(other, false) || w.known(other) {
		return false
	}
	both := stateLike(w.t[i].Text) && stateLike(w.t[other].Text)
	if w.is(a-1, i, "between") || w.is(a-1, i, "of") {
		return w.same(a-2, i) && (w.class[w.t[a-2].Norm]&joint != 0 || both && w.class[w.t[a-2].Norm]&contact != 0)
	}
	if w.verbAfter(b+1)&act == 0 {
		return false
	}
	return both || w.speaksOf(i, joint)
}

// speaksOf says whether the sentence of token i has a word of a class.
func (w *work) speaksOf(i int, c class) bool {
	s := w.d.Sentences[w.t[i].Sentence]
	return slices.ContainsFunc(w.t[s.First:s.Last], func(t language.Token) bool { return w.class[t.Norm]&c != 0 })
}

package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// joinBrackets makes one name of "[Ana] Petrov" and "Ana [Petrov]", where an editor
// completed it.
func (w *work) joinBrackets() {
	slices.SortStableFunc(w.names, func(a, b *mention) int { return a.first - b.first })
	out := w.names[:0]
	for _, m := range w.names {
		if n := len(out); n > 0 && w.same(out[n-1].first, m.first) {
			p := out[n-1]
			before := w.is(p.last, m.first, "]") && p.last+1 == m.first
			after := w.is(p.last, m.first, "[") && p.last+1 == m.first && w.is(m.last, m.first, "]")
			untyped := func(x *mention) bool { return x.typ == "" || x.typ == record.Person }
			if (before || after) && untyped(p) && untyped(m) {
				inner := p.first
				if before {
					open := p.first
					for open > 0 && w.same(open-1, p.first) && w.t[open].Text != "[" {
						open--
					}
					if w.t[open].Text == "[" {
						p.first = open
					}
				}
				p.inner = inner
				p.hf, p.hl = m.first, m.last
				p.last = m.last
				if after {
					p.last++
				}
				p.name += " " + m.name
				p.typ, p.rule = record.Person, "person-bracket"
				continue
			}
		}
		out = append(out, m)
	}
	w.names = out
}

// describe finds who is spoken of without a name: offices whose holder is not named,
// bodies ("the Russian foreign ministry", "the agency") and groups ("two officials
// briefed on the talks").
func (w *work) describe() {
	for _, m := range w.roles {
		switch {
		case m.holder != nil:
		case m.plural:
			m.typ, m.rule = record.Group, "group"
			w.widen(m)
		default:
			w.widen(m)
		}
		w.ms = append(w.ms, m)
	}
	for i := range w.t {
		if w.taken[i] || w.in[i] || w.t[i].POS == "VERB" {
			continue
		}
		n := w.t[i].Norm
		if w.class[n]&aside != 0 && w.side(i) {
			continue
		}
		if w.nominal[n] == record.Organisation && w.body(i) {
			continue
		}
		plural, ok := w.groups[n]
		if w.same(i+1, i) && ok { // "media outlets": the second is the head
			if _, more := w.groups[w.t[i+1].Norm]; more && !w.taken[i+1] && w.t[i+1].POS != "VERB" {
				continue
			}
		}
		if !ok || !plural && !w.article(i, "a", "an", "another", "one") {
			continue
		}
		m := &mention{first: i, last: i + 1, hf: i, hl: i + 1, form: record.Nominal, typ: record.Group, rule: "group", plural: plural}
		if !plural {
			if w.nominal[n] == "" && (w.class[n]|w.class[n+"s"])&collective != 0 {
				if j := i + 1; w.same(j, i) && w.t[j].POS == "NOUN" {
					continue // "a power plant"
				}
			} else if m.typ, m.rule = record.Person, "unnamed"; w.nominal[n] != "" {
				m.typ = w.nominal[n]
			}
		}
		w.widen(m)
		if w.class[n]&collective != 0 && m.country == nil && w.t[m.first].POS != "DET" && w.t[m.first].Tag != "DT" && w.t[m.first].Tag != "CD" && w.verbAfter(m.hl) == 0 {
			continue // "more forces" act in nobody's name
		}
		for j := m.first; j < m.hl; j++ {
			w.taken[j] = true
		}
		w.ms = append(w.ms, m)
	}
}

// article says whether one of the words stands close before the noun at i.
func (w *work) article(i int, words ...string) bool {
	for j := i - 1; j >= 0 && j > i-5 && w.same(j, i); j-- {
		if slices.Contains(words, w.t[j].Norm) {
			return true
		}
		if w.t[j].POS != "ADJ" && w.t[j].POS != "NOUN" && w.t[j].POS != "PROPN" {
			return false
		}
	}
	return false
}

// widen takes in what stands before and after the head of a description.
func (w *work) widen(m *mention) {
	i := m.first - 1
	mixed := false
	for n := 0; n < 6 && w.same(i, m.hf) && w.qualifies(i); n++ {
		if h := w.hits[i]; h.n > 0 {
			m.country = h.ent
		} else if w.t[i].Norm == "and" {
			mixed = true
		}
		i--
	}
	if w.is(i+1, m.hf, "least") && w.is(i, m.hf, "at") {
		i--
	}
	if w.same(i, m.hf) && (w.t[i].POS == "DET" || w.t[i].Tag == "DT" || w.t[i].Tag == "PRP$") {
		i--
	}
	if mixed {
		m.country = nil
	}
	m.first = i + 1
	if w.is(m.first, m.hf, "and") {
		m.first++
	}
	if w.is(m.first, m.hf, "the") && !m.plural {
		return // "the official" is known already
	}
	if end := w.tail(m.last, m.hf); end > m.last {
		m.last = end
	}
	if !w.is(m.first, m.hf, "the") {
		m.last = w.withheld(m.last)
	}
}

// withheld gives the end of an aside at i that says why a source has no name: ", who
// asked not to be named", ", speaking on condition of anonymity"; else i.
func (w *work) withheld(i int) int {
	if !w.is(i, i-1, ",") || !w.is(i+1, i, "who") && !w.is(i+1, i, "speaking") {
		return i
	}
	hidden := false
	for j := i + 2; j < i+16 && w.same(j, i); j++ {
		hidden = hidden || w.class[w.t[j].Norm]&unnamed != 0
		if !isWord(w.t[j].Text) {
			if hidden && (w.t[j].Text == "," || w.t[j].Text == ".") {
				return j
			}
			return i
		}
	}
	return i
}

// qualifies says whether token i may stand before the head noun of a description.
func (w *work) qualifies(i int) bool {
	t := &w.t[i]
	switch {
	case w.in[i]:
		return w.hits[i].n == 1 && w.hits[i].use == useAdjective || shouted(t.Text) ||
			w.hits[i].n == 1 && w.hits[i].use == useName && w.hits[i].ent.typ == record.Polity && !(w.same(i-1, i) && w.t[i-1].POS == "ADP") // "Examplia forces"
	case w.taken[i]:
		return false
	case t.Tag == "CD" || t.POS == "NUM":
		return true
	case t.Norm == "and":
		return i > 0 && w.adjective(i-1) && w.adjective(i+1)
	case capital(t.Text):
		return w.class[t.Text]&notName != 0
	case w.adjective(i):
		return true
	case t.Tag == "VBG" || t.Tag == "RB" || t.Tag == "IN":
		return false
	}
	_, group := w.groups[t.Norm]
	return t.Tag == "NN" || group || t.Norm == "several" || t.Norm == "many" || t.Norm == "some"
}

func (w *work) adjective(i int) bool {
	return w.in[i] && w.hits[i].use == useAdjective || w.t[i].POS == "ADJ" || w.class[w.t[i].Text]&notName != 0
}

// tail gives the end of what tells who they are: "briefed on the talks", "who asked
// not to be named", "familiar with the matter", "in Kyiv".
func (w *work) tail(i, at int) int {
	if !w.same(i, at) {
		return i
	}
	t := &w.t[i]
	clause := t.Norm == "who" || t.Norm == "familiar" || t.Norm == "close" && w.is(i+1, at, "to") || t.Norm == "with" && (w.is(i+1, at, "knowledge") || w.is(i+1, at, "direct")) ||
		t.Norm == "on" && w.is(i+1, at, "condition") || w.class[t.Norm]&informed != 0
	phrase := !(w.same(i+1, at) && w.notName(i+1)) && (t.Norm == "in" || t.Norm == "at" || t.Norm == "from" || t.Norm == "of")
	if !clause && (!phrase || t.Norm != "of" && !w.phraseOf(i, at)) {
		return i
	}
	for j := i + 1; j < i+16 && w.same(j, at); j++ {
		switch {
		case phrase && w.listOfStates(j) > j:
			return w.listOfStates(j)
		case !isWord(w.t[j].Text) && w.t[j].Text != "-" && w.t[j].Norm != "'s" && w.t[j].Text != "'":
			return j
		case clause && j > i+2 && w.mainVerb(i, j):
			return j
		case w.verb(j)&speech != 0 && (w.t[j].Tag == "VBD" || w.t[j].Tag == "VBZ" || w.t[j].Tag == "VBP" || w.t[j].Norm == "said") && (!clause || j > i+2):
			return j
		case phrase && (w.t[j].POS == "VERB" || w.t[j].POS == "AUX" || w.t[j].POS == "ADP" || w.t[j].POS == "SCONJ" || w.t[j].POS == "PRON" || w.t[j].Tag == "IN" || w.t[j].POS == "CCONJ" || w.t[j].POS == "ADV"):
			if w.t[j].POS == "VERB" || w.t[j].POS == "AUX" || w.in[j-1] || w.t[j-1].POS == "NOUN" || w.t[j-1].POS == "PROPN" {
				return j
			}
			return i
		}
	}
	return i
}

// phraseOf says whether the tree hangs the phrase of the preposition at i on the noun at.
func (w *work) phraseOf(i, at int) bool {
	noun := w.t[i].Head
	return noun > i && w.same(noun, i) && w.t[noun].Head == at && w.t[noun].Relation == "nmod"
}

// side finds "the US side": the state by its delegation.
func (w *work) side(i int) bool {
	start := i - 1
	for w.same(start, i) && start >= 0 && w.in[start] && w.hits[start].n == 0 {
		start--
	}
	if start < 0 || !w.same(start, i) || w.hits[start].n == 0 || start+w.hits[start].n != i || w.hits[start].ent.typ != record.Polity {
		return false
	}
	m := &mention{first: start, last: i + 1, hf: i, hl: i + 1, form: record.Nominal, typ: record.Polity, rule: "side", ent: w.hits[start].ent}
	m.name = m.ent.name
	if m.ent.bare { // the state has no name to join
		m.ent, m.country, m.name = nil, m.ent, w.words(start, i+1)
		if t := w.nominal[w.t[i].Norm]; t != "" {
			m.typ = t
		}
	}
	if w.is(start-1, i, "the") {
		m.first--
	}
	w.taken[i] = true
	w.ms = append(w.ms, m)
	return true
}

// body finds a body by its noun: with a state it is a name of its own ("the Russian
// foreign ministry"), alone it speaks of one named before.
func (w *work) body(i int) bool {
	first := i
	for first > 0 && w.same(first-1, i) && !w.in[first-1] && !w.taken[first-1] && !capital(w.t[first-1].Text) &&
		w.lists.roles[w.t[first-1].Norm].modifier && !plainModifier(w.class[w.t[first-1].Norm]) {
		first--
	}
	m := &mention{first: first, last: i + 1, hf: i, hl: i + 1, form: record.Nominal, typ: record.Organisation, rule: "body"}
	content := w.words(first, i+1)
	j := first - 1
	if w.is(j, i, "'s") || w.is(j, i, "'") {
		j--
	}
	start := j
	for start >= 0 && w.same(start, i) && w.in[start] && w.hits[start].n == 0 {
		start--
	}
	switch {
	case start >= 0 && w.same(start, i) && w.in[start] && w.hits[start].n > 0 && w.hits[start].use != usePlace && start+w.hits[start].n == j+1:
		m.country = w.hits[start].ent
		m.first = start
	case w.is(i+1, i, "of") && w.same(i+3, i) && (w.in[i+2] && w.hits[i+2].n > 0 || w.is(i+2, i, "the") && w.hits[i+3].n > 0):
		k := i + 2
		if w.hits[k].n == 0 {
			k++
		}
		if w.hits[k].use != useName || w.hits[k].ent.typ != record.Polity {
			return false
		}
		m.country, m.last = w.hits[k].ent, k+w.hits[k].n
	}
	if m.country != nil {
		m.form, m.name = record.Name, w.nameOfBody(m.country, content)
		if w.is(m.first-1, i, "the") && m.first == first {
			m.form = record.Name
		}
	} else {
		if w.article(i, "a", "an") && w.verbAfter(i+1) != 0 {
			w.widen(m) // "a federal court ruled": a new one
			w.taken[i] = true
			m.rule = "unnamed"
			w.ms = append(w.ms, m)
			return true
		}
		if w.is(first-1, i, "its") && first < i { // "its foreign ministry": whose is told by the pronoun
			m.rule, m.name = "body-owned", content
			for k := first; k <= i; k++ {
				w.taken[k] = true
			}
			w.ms = append(w.ms, m)
			return true
		}
		if p := w.possessor(first - 1); p != nil { // "Petrov's office"
			m.first, m.name = p.first, plain(w.words(p.first, i+1))
			if p.ent != nil {
				m.country = p.ent
			}
			m.rule = "body-possessed"
		} else {
			first = w.qualified(first)
			if !w.is(first-1, i, "the") && !w.is(first-1, i, "this") && !w.is(first-1, i, "that") {
				return false
			}
			m.first = first - 1
			m.name = w.words(first, i+1)
		}
	}
	for k := first; k <= i; k++ {
		w.taken[k] = true
	}
	w.ms = append(w.ms, m)
	return true
}

// possessor gives the name whose "'s" is token i, or nil.
func (w *work) possessor(i int) *mention {
	if i < 1 || w.t[i].Norm != "'s" && w.t[i].Text != "'" {
		return nil
	}
	n, _ := slices.BinarySearchFunc(w.names, i, func(m *mention, i int) int { return m.last - i })
	if n < len(w.names) && w.names[n].last == i && w.same(w.names[n].first, i) {
		return w.names[n]
	}
	return nil
}

// qualified gives the first of the small words that tell a body apart: "the joint
// commission", "the strait commission".
func (w *work) qualified(first int) int {
	i := first
	for i > 0 && first-i < 3 && w.same(i-1, first) && !w.in[i-1] && !w.taken[i-1] && !capital(w.t[i-1].Text) && w.t[i-1].SpaceAfter &&
		(w.t[i-1].POS == "ADJ" || w.t[i-1].POS == "NOUN") && !plainModifier(w.class[w.t[i-1].Norm]) && w.class[w.t[i-1].Norm]&funcWord == 0 {
		i--
	}
	if w.is(i-1, first, "the") {
		return i
	}
	return first
}

func plainModifier(c class) bool { return c&passing != 0 }

// nameOfBody gives one name to a state's body however it is printed.
func (w *work) nameOfBody(state *entity, content string) string {
	return state.name + " " + strings.ToLower(content)
}

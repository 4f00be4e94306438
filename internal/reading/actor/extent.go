package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// A mention takes in at most so many words before its name or noun.
const longestLead = 12

// extend gives every mention its extent: the whole noun phrase round its head, as the
// field marks it ("the former Examplian envoy Ana Petrov"), and puts the mentions in the
// order of their extents, an outer one before those inside it.
func (w *work) extend() {
	byFirst := map[int]*mention{}
	for _, m := range w.ms {
		if m.form == record.Name {
			byFirst[m.first] = m
		}
	}
	for _, m := range w.ms {
		m.from, m.to = m.first, m.last
		if m.form != record.Pronoun && m.rule != "people" && m.rule != "adjective" {
			m.from = w.lead(m)
			m.to = w.region(m, byFirst)
			switch {
			case m.rule == "noun":
				m.to = w.trail(m)
			case m.form == record.Nominal && (w.is(m.hl, m.first, "in") || w.is(m.hl, m.first, "at")):
				m.to = m.hl // where they are does not tell who they are
			}
		}
	}
	slices.SortStableFunc(w.ms, func(a, b *mention) int { return text.Compare(w.d.Span(a.from, a.to), w.d.Span(b.from, b.to)) })
}

// lead gives the first token of what belongs to a mention before its name or noun: its
// office, ranks and forms of address, and what the tree hangs on it.
func (w *work) lead(m *mention) int {
	first := m.first
	if m.holder != nil && m.last == w.addressed(m.holder.first) {
		return first // "the" of "the minister Ana Petrov" belongs to the whole
	}
	person := m.form == record.Name && m.typ == record.Person
	for n := 0; n < longestLead && w.same(first-1, m.first); n++ {
		if person {
			first = w.addressed(first)
			if p := w.roleTo[first]; p != nil && p.holder == m {
				first = p.first
				continue
			}
		}
		if !w.same(first-1, m.first) || !w.hangs(first-1, first, m) && !(first == m.first && w.sorts(m)) {
			break
		}
		first--
	}
	for i := m.first - 1; i > first; i-- { // an article or number begins the phrase
		if t := &w.t[i]; t.Tag == "DT" || t.POS == "NUM" && w.t[i-1].POS == "VERB" {
			if p := w.t[i-1].Tag; p != "PDT" && p != "DT" && w.t[i].Relation != "nmod:poss" && !w.owned(i, m.first) {
				first = i
			}
			break
		}
	}
	for first < m.first && (!isWord(w.t[first].Text) || w.t[first].Relation == "cc" || w.t[first].Tag == "VBG" && w.t[first].Relation != "amod") {
		first++
	}
	return first
}

// owned says whether a possessive ends between two tokens: "all the town's people".
func (w *work) owned(first, last int) bool {
	for i := first; i < last; i++ {
		if w.t[i].Norm == "'s" || w.t[i].Text == "'" {
			return true
		}
	}
	return false
}

// sorts says whether the noun before a name tells what sort of body it is, whichever of
// the two the tree makes the head: "the aircraft maker Northwind".
func (w *work) sorts(m *mention) bool {
	i := m.first - 1
	if m.form != record.Name || m.typ != record.Organisation || w.t[i].POS != "NOUN" || w.t[i].Tag != "NN" ||
		w.nouns[w.t[i].Lemma] != record.Organisation && w.nominal[w.t[i].Norm] != record.Organisation {
		return false
	}
	for k := m.first; k < m.last; k++ {
		if w.t[k].Head == i {
			return true
		}
	}
	return false
}

// address gives what the list tells of the form of address or rank at token i, printed
// as usual or in capitals before a name in capitals: "Mr Roe", "MR ROE".
func (w *work) address(i int) roleWord {
	s := w.t[i].Text
	if r := w.lists.roles[s]; r.rank || r.honorific || !shouted(s) || w.in[i] || !w.same(i+1, i) {
		return r
	}
	next := i + 1
	if w.t[next].Text == "." {
		next++
	}
	if s = strings.TrimSuffix(s, "."); len(s) < 2 || strings.ContainsAny(s, "AEIOU") || !w.same(next, i) || len(w.t[next].Text) < 3 || !shouted(w.t[next].Text) {
		return w.lists.roles[w.t[i].Text]
	}
	return w.lists.roles[s[:1]+strings.ToLower(s[1:])]
}

// addressed gives the first of the ranks and forms of address before token i, or i.
func (w *work) addressed(i int) int {
	for w.same(i-1, i) && (w.address(i-1).rank || w.address(i-1).honorific) {
		i--
	}
	return i
}

// hangs says whether the tree makes token i part of the phrase of a mention that is
// found from token first on: an article, a number, an adjective, a noun or an owner.
func (w *work) hangs(i, first int, m *mention) bool {
	if w.class[w.t[i].Norm]&inside != 0 {
		return false // "outside Examplia"
	}
	for n := 0; n < 5 && i >= 0 && w.same(i, m.first); n++ {
		if i >= first && i < m.last {
			return true
		}
		switch t := &w.t[i]; t.Relation {
		case "det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod:unmarked", "conj", "cc", "advmod":
		case "case":
			if t.Norm != "'s" && t.Text != "'" {
				return false
			}
		case "punct":
			if t.Text != "-" || t.SpaceAfter {
				return false
			}
		default:
			return false
		}
		i = w.t[i].Head
	}
	return false
}

// trail takes in what "of" tells after a noun: "the people of Perth".
func (w *work) trail(m *mention) int {
	if !w.is(m.last, m.first, "of") {
		return m.last
	}
	end := m.last
	for i := m.last + 1; i < m.last+longestLead && w.same(i, m.first) && w.under(i, m.hf); i++ {
		if w.endsTrail(i, end > m.last) {
			break
		}
		if w.t[i].POS == "NOUN" || w.t[i].POS == "PROPN" || w.t[i].POS == "PRON" {
			end = i + 1
		}
	}
	return end
}

// endsTrail says whether token i can be no part of what "of" tells, once a noun was
// met there or not yet.
func (w *work) endsTrail(i int, noun bool) bool {
	t := &w.t[i]
	switch t.POS {
	case "VERB", "AUX", "SCONJ", "CCONJ":
		return true
	case "ADP":
		return t.Norm != "of"
	case "DET", "PRON", "ADV":
		return noun && w.t[i-1].Norm != "of"
	}
	return !isWord(t.Text) && t.Text != "-" && t.Norm != "'s"
}

// under says whether the tree hangs token i on token head, in a few steps.
func (w *work) under(i, head int) bool {
	for n := 0; n < 6 && i >= 0; n++ {
		if i == head {
			return true
		}
		i = w.t[i].Head
	}
	return false
}

// region takes in the state or region that tells which town is meant: "Perth, Scotland".
func (w *work) region(m *mention, byFirst map[int]*mention) int {
	if m.form != record.Name || m.typ != record.Place || !w.is(m.last, m.first, ",") || w.is(m.first-1, m.first, ",") || w.is(m.first-1, m.first, "and") {
		return m.last
	}
	r := byFirst[m.last+1]
	if r == nil || r.typ != record.Polity && r.typ != record.Place || w.is(r.last, m.first, "and") || w.is(r.last, m.first, "or") {
		return m.last
	}
	if r.ent == nil && w.is(r.last, m.first, ",") && byFirst[r.last+1] != nil {
		return m.last // a row of towns
	}
	return r.last
}

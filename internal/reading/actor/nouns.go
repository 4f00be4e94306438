package actor

import "github.com/readout-app/readout/internal/reading/record"

// findNouns enters people, bodies and places that are spoken of by a common noun alone
// and that no other rule found. They mean no actor that a name or an office tells.
func (w *work) findNouns() {
	covered := make([]bool, len(w.t))
	for _, m := range w.ms {
		for i := m.first; i < m.last; i++ {
			covered[i] = true
		}
	}
	for i := range w.t {
		t := &w.t[i]
		typ := w.nouns[t.Lemma]
		if w.groups[t.Norm] && i > 0 && w.same(i-1, i) && w.t[i-1].Tag == "PRP$" {
			typ = record.Person // "its allies": many of them
		}
		if typ == "" || covered[i] || w.in[i] || t.POS != "NOUN" || !w.headsNoun(i) {
			continue
		}
		m := &mention{first: i, last: i + 1, hf: i, hl: i + 1, form: record.Nominal, typ: typ, rule: "noun", plural: t.Tag == "NNS"}
		if m.plural && typ != record.Place {
			m.typ = record.Group
		}
		if m.first = w.lead(m); m.first == i && typ == record.Organisation && !m.plural && !w.title[t.Sentence] {
			continue // "by force", "in exchange"
		}
		for k := m.first; k < m.last; k++ {
			covered[k] = true
		}
		w.ms = append(w.ms, m)
	}
	w.findAdjectives(covered)
}

// headsNoun says whether the tree makes token i the head of a noun phrase: no part of a
// longer noun ("the city council").
func (w *work) headsNoun(i int) bool {
	switch w.t[i].Relation {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root":
		return true
	}
	return false
}

// findAdjectives enters the states that an adjective alone tells of: "Examplian law".
func (w *work) findAdjectives(covered []bool) {
	states := map[*entity]*actor{}
	for _, a := range w.actors {
		if a.ent != nil {
			states[a.ent] = a
		}
	}
	for i := range w.t {
		h := w.hits[i]
		if h.n == 0 || h.use != useAdjective || h.ent.bare || h.ent.typ != record.Polity || covered[i] || w.taken[i] {
			continue
		}
		w.ms = append(w.ms, &mention{first: i, last: i + h.n, hf: i, hl: i + h.n, form: record.Nominal, typ: record.Polity, rule: "adjective", actor: states[h.ent]})
	}
}

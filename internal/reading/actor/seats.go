package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// findSeats finds towns that no list knows and that stand for a state: "Skerry
// rejected the offer" where the report is from Skerry or speaks of what is in it.
// A paper may bear its name too. Such a town is the state whose capital the article calls it, or where only one
// other state has an ambassador there; else a polity by its own name.
func (w *work) findSeats(dateline, outlet string) {
	if !w.states {
		return
	}
	people := map[string]bool{}
	places, acts, owns := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, m := range w.names {
		if m.typ == record.Person {
			for _, s := range strings.Fields(m.name) {
				people[s] = true
			}
		}
	}
	town := func(m *mention) bool {
		return m.ent == nil && (m.typ == "" || m.typ == record.Place) && !people[m.name] && !w.knownFirst(m.first) && !w.is(m.first-1, m.first, "the")
	}
	for _, m := range w.names {
		if !town(m) {
			continue
		}
		places[m.name] = places[m.name] || m.typ == record.Place || strings.EqualFold(m.name, dateline) || strings.Contains(outlet, m.name+" ") || w.is(m.first-1, m.first, "in") || w.is(m.first-1, m.first, "near")
		if w.actsLikeState(m) {
			acts[m.name] = true
			owns[m.name] = owns[m.name] || w.followedBy(m, "its") && !w.followedBy(m, "his") && !w.followedBy(m, "her")
		}
	}
	w.findPartners(town)
	named := map[string][]*mention{}
	for _, m := range w.names {
		named[m.name] = append(named[m.name], m)
	}
	states := w.namedStates()
	seats := map[string]*entity{}
	for _, m := range w.names {
		if !town(m) || !acts[m.name] {
			continue
		}
		switch {
		case places[m.name]:
			if seats[m.name] == nil {
				if seats[m.name] = w.capitalOf(named[m.name], states); seats[m.name] == nil {
					seats[m.name] = &entity{name: m.name, typ: record.Polity}
				}
			}
		case m.last-m.first == 1 && (stateLike(m.name) || owns[m.name]):
			if seats[m.name] == nil {
				seats[m.name] = &entity{name: m.name, typ: record.Polity}
			}
			m.typ, m.rule, m.ent = record.Polity, "state-like", seats[m.name]
			continue
		default:
			continue
		}
		m.rule = "seat"
		if and := w.is(m.first-1, m.first, "and") || w.is(m.first-1, m.first, "or"); w.actsLikeState(m) || !and && w.actsAsState(m.first, m.last) {
			m.typ, m.ent = record.Polity, seats[m.name]
		} else {
			m.typ = record.Place
		}
	}
}

// findPartners makes states of names that stand beside one: "between Examplia and
// Costa Verde".
func (w *work) findPartners(free func(*mention) bool) {
	seen := map[string]*entity{}
	for n, b := range w.names {
		if n == 0 || !w.is(b.first-1, b.first, "and") {
			continue
		}
		a := w.names[n-1]
		if a.last != b.first-1 || !w.is(a.first-1, b.first, "between") && !w.is(a.first-1, b.first, "of") || w.qualifiesNoun(b) {
			continue
		}
		if b.typ == record.Polity {
			a, b = b, a
		}
		if a.typ == record.Polity && a.rule == "name-list" && free(b) && !shouted(b.name) {
			seen[b.name] = &entity{name: b.name, typ: record.Polity}
		}
	}
	for _, m := range w.names {
		if e := seen[m.name]; e != nil && free(m) {
			m.typ, m.rule, m.ent = record.Polity, "state-beside", e
		}
	}
}

// followedBy says whether a word stands in the rest of the clause after a name.
func (w *work) followedBy(m *mention, norm string) bool {
	for i := m.last; i < m.last+8 && w.same(i, m.first); i++ {
		switch w.t[i].Norm {
		case norm:
			return true
		case ",", ";", `"`:
			return false
		}
	}
	return false
}

// actsLikeState says whether a name does or says what a state does: it is the subject
// of such a verb, alone or as in "it was Skerry that asked", or an answer comes from it.
func (w *work) actsLikeState(m *mention) bool {
	i := m.last
	if w.is(i, m.first, "that") && m.first > 1 && w.is(m.first-2, m.first, "it") {
		i++
	} else if w.is(m.first-1, m.first, "from") && m.first > 1 && w.same(m.first-2, m.first) && w.class[w.t[m.first-2].Norm]&addressed != 0 {
		return true
	}
	if p := m.first - 1; w.same(p, m.first) && w.class[w.t[p].Norm]&locative != 0 && w.t[p].POS == "ADP" {
		return false // "diplomats in Skerry believe"
	}
	helped, perfect := false, false
	if w.same(i, m.first) {
		i = w.pastDay(i)
	}
	for n := 0; n < 4 && w.same(i, m.first); n, i = n+1, i+1 {
		switch t := &w.t[i]; {
		case t.POS == "AUX":
			helped, perfect = true, t.Lemma == "have"
		case t.POS == "ADV" || t.POS == "PART" || t.Tag == "MD":
		default:
			return w.verb(i) != 0 && (t.Tag != "VBG" || helped) && (t.Tag != "VBN" || perfect || w.doer(m, i)) && t.Tag != "NN" && (t.Tag != "NNS" || w.t[m.first].Sentence == 0)
		}
	}
	return false
}

// namedStates gives the states of the article, three at most.
func (w *work) namedStates() []*entity {
	var states []*entity
	for i := range w.hits {
		if h := w.hits[i]; h.n > 0 && h.ent.typ == record.Polity && !slices.Contains(states, h.ent) && len(states) < 3 {
			states = append(states, h.ent)
		}
	}
	return states
}

// capitalOf gives the state whose town this is, by any of its mentions: by "Skerry,
// the capital of Examplia", "the Examplian capital, Skerry", or, where the article
// names two states alone, by the ambassador that the other one has there.
func (w *work) capitalOf(town []*mention, states []*entity) *entity {
	for _, m := range town {
		i := m.first - 1
		if w.is(i, m.first, ",") {
			i--
		}
		if w.is(i, m.first, "capital") {
			if i--; w.is(i, m.first, "'s") {
				i--
			}
			if i >= 0 && w.same(i, m.first) && w.hits[i].n == 1 && w.hits[i].ent.typ == record.Polity {
				return w.hits[i].ent
			}
		}
		for i = m.last; w.is(i, m.first, ",") || w.is(i, m.first, "the"); {
			i++
		}
		if w.is(i, m.first, "capital") && w.is(i+1, m.first, "of") && w.same(i+2, m.first) && w.hits[i+2].n > 0 && w.hits[i+2].ent.typ == record.Polity {
			return w.hits[i+2].ent
		}
		i = m.first - 2
		if !w.is(i+1, m.first, "in") || len(states) != 2 || !w.is(i, m.first, "ambassador") && !w.is(i, m.first, "embassy") {
			continue
		}
		if i--; w.is(i, m.first, "'s") {
			i--
		}
		if i >= 0 && w.same(i, m.first) && w.hits[i].n == 1 {
			if k := slices.Index(states, w.hits[i].ent); k >= 0 && !states[1-k].bare {
				return states[1-k]
			}
		}
	}
	return nil
}

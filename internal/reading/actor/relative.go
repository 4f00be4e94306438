package actor

import "github.com/readout-app/readout/internal/reading/record"

// relative enters a "who" that goes on from a mention right before it. Inside the
// description of an unnamed source it is part of that.
func (w *work) relative(i int, past []*mention) {
	const near = 4
	for k := len(past) - 1; k >= 0 && k > len(past)-near; k-- {
		m := past[k]
		if m.last != i && !(m.last == i-1 && w.is(i-1, i, ",")) {
			continue
		}
		if w.is(m.first-1, i, "of") { // President Tomas Iberra of Oruna, who
			for _, p := range past[max(0, k-near):k] {
				if p.typ == record.Person && p.form == record.Name && p.last == m.first-1 {
					m = p
				}
			}
		}
		if m.typ == record.Person || m.typ == record.Group || m.typ == record.Role {
			r := &mention{first: i, last: i + 1, hf: i, hl: i + 1, form: record.Pronoun, typ: m.actor.typ, rule: "pronoun-relative", actor: m.actor}
			w.ms = append(w.ms, r)
			return
		}
	}
}

// whoseState enters "whose government" and "whose country" behind somebody who has an
// office of a state: they are that state.
func (w *work) whoseState(i int, past []*mention) {
	if !w.same(i+1, i) || w.taken[i+1] || len(past) == 0 || !w.is(i-1, i, ",") {
		return
	}
	m := past[len(past)-1]
	if n := w.t[i+1].Norm; n != "government" && w.nominal[n] != record.Polity || m.last != i-1 || m.role == nil || m.role.country == nil {
		return
	}
	state := &mention{first: i, last: i + 2, hf: i + 1, hl: i + 2, form: record.Nominal, typ: record.Polity, rule: "whose-state", ent: m.role.country}
	for _, a := range w.actors {
		if a.ent == state.ent {
			state.actor = a
		}
	}
	if state.actor == nil && !state.ent.bare {
		w.newActor(state, state.ent.name)
	}
	w.ms = append(w.ms, state)
}

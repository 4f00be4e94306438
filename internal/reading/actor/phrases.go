package actor

import "github.com/readout-app/readout/internal/reading/record"

// mainVerb says whether the finite verb at token j is that of the sentence and not of
// the clause at token i: "familiar with the talks has told", "who saw it has told". A
// verb with a subject of its own belongs to the clause.
func (w *work) mainVerb(i, j int) bool {
	switch w.t[j].Tag {
	case "VBD", "VBZ", "VBP", "MD":
	default:
		return false
	}
	switch w.t[j-1].Tag {
	case "PRP", "WP", "WDT", "WRB", "IN", "EX":
		return false
	}
	if w.t[i].Norm != "who" {
		return w.t[j].POS == "AUX" || w.t[j].Tag == "MD" || w.verb(j) != 0
	}
	return w.t[j].POS == "AUX" && w.same(j+1, i) && w.verb(j+1)&speech != 0
}

// listOfStates gives the end of the states that go on a list at token i, behind its
// first: "and Egypt", ", Egypt and the Sudan"; else i.
func (w *work) listOfStates(i int) int {
	end := i
	for n := 0; n < 8 && i > 0 && w.same(end, i) && w.in[end-1]; n++ {
		last := w.t[end].POS == "CCONJ"
		k := end + 1
		if !last && w.t[end].Text != "," {
			return i
		}
		if !last && w.same(k, i) && w.t[k].POS == "CCONJ" {
			last, k = true, k+1
		}
		if w.is(k, i, "the") {
			k++
		}
		if !w.same(k, i) || w.hits[k].n == 0 || w.hits[k].use == useAdjective || w.hits[k].ent.typ != record.Polity {
			return i
		}
		end = k + w.hits[k].n
		if last {
			return end
		}
	}
	return i
}

// ownWords gives whom "he" means in "denounced what he called meddling": the subject of
// the sentence so far, whose words these are.
func (w *work) ownWords(i int, p pronounForm, past []*mention) *actor {
	if p.owns || p.object || !w.is(i-1, i, "what") || w.quoted(i) {
		return nil
	}
	for k := len(past) - 1; k >= 0 && w.same(past[k].first, i); k-- {
		m := past[k]
		if person := m.actor.typ == record.Person || m.actor.typ == record.Role; person && m.last < i && compatible(m.actor.gender, p.gender) && (w.nominative(m) || w.subject(m)) {
			return m.actor
		}
	}
	return nil
}

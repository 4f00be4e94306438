package actor

import (
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// kinds are the types a name can be read to have, the more common first.
var kinds = [...]record.ActorType{record.Person, record.Organisation, record.Place, record.Polity, record.Group}

// readOver gives the names that the language layer read in the tokens [first, last).
func (w *work) readOver(first, last int) []language.Name {
	lo, hi := 0, len(w.d.Names)
	for lo < hi { // names do not overlap one another
		mid := (lo + hi) / 2
		if w.d.Names[mid].Last <= first {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for hi = lo; hi < len(w.d.Names) && w.d.Names[hi].First < last; {
		hi++
	}
	return w.d.Names[lo:hi]
}

// heed counts what was read at a place of a name.
func (w *work) heed(m *mention, v *votes) {
	for _, n := range w.readOver(m.first, m.last) {
		v.near = true
		for k, t := range kinds {
			if n.First == m.first && n.Last == m.last && n.Type == string(t) {
				v.read[k]++
			}
		}
	}
}

// best gives the type that was read most often; "" where none was.
func (v *votes) best() record.ActorType {
	most, typ := 0, record.ActorType("")
	for k, t := range kinds {
		if v.read[k] > most {
			most, typ = v.read[k], t
		}
	}
	return typ
}

// readNames enters persons that were read where capitals alone show no name.
func (w *work) readNames() {
	for _, n := range w.d.Names {
		if n.Type != string(record.Person) || !capital(w.t[n.First].Text) {
			continue
		}
		free := true
		for i := n.First; i < n.Last; i++ {
			free = free && !w.taken[i] && w.hits[i].n == 0 && !w.in[i]
		}
		if free {
			w.name(n.First, n.Last, "", "name-shape")
		}
	}
}

// headsPhrase says whether token i stands in the tree where nouns stand, whatever it is
// tagged as: the subject or object of a verb, or led in by a preposition.
func (w *work) headsPhrase(i int) bool {
	switch w.t[i].Relation {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "appos":
		return w.t[i].POS == "ADJ"
	}
	return false
}

// doer says whether the tree makes the name the one who does the verb at token i.
func (w *work) doer(m *mention, i int) bool {
	for k := m.first; k < m.last; k++ {
		if w.t[k].Head == i && w.t[k].Relation == "nsubj" {
			return true
		}
	}
	return false
}

// readBody gives the end of the organisation that the language layer reads from token
// first on, where it is of several words with a listed name among them; else first.
func (w *work) readBody(first, last int) int {
	if w.title[w.t[first].Sentence] {
		return first
	}
	for _, n := range w.readOver(first, last) {
		if n.First != first || n.Last > last || n.Last-n.First < 2 || n.Type != string(record.Organisation) {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			if w.hits[i].n > 0 && i+w.hits[i].n <= n.Last && w.hits[i].n < n.Last-n.First {
				return n.Last
			}
		}
	}
	return first
}

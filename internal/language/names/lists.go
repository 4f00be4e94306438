package names

import "github.com/readout-app/readout/internal/language/gazetteer"

// lists has the lists speak where they are sure: the name of a state is one name, and a
// polity unless it is a person's, a body's or a place's name as well.
func (s *survey) lists(found []Name) []Name {
	out := found[:0]
	for k := 0; k < len(found); k++ {
		n := found[k]
		first, last := s.state(n.First)
		if first < 0 || last < n.Last || n.Type != Polity && n.Type != Place && (first != n.First || last != n.Last) {
			out = append(out, n)
			continue
		}
		next := k + 1
		for next < len(found) && found[next].Last <= last {
			next++
		}
		if next < len(found) && found[next].First < last { // New, Zealand Herald
			out = append(out, n)
			continue
		}
		k = next - 1
		for len(out) > 0 && out[len(out)-1].Last > first { // Bosnia and Herzegovina, not Bosnia
			out = out[:len(out)-1]
		}
		const also = gazetteer.FirstName | gazetteer.LastName | gazetteer.OrganisationFirst | gazetteer.PlaceFirst
		if s.words[first].Lists&also == 0 || last-first > 1 {
			n.Type = Polity
		}
		out = append(out, Name{first, last, n.Type})
	}
	return out
}

// state gives the words of the name of a state that word i is part of; first is -1 when
// it is of none.
func (s *survey) state(i int) (first, last int) {
	const state = gazetteer.PolityFirst | gazetteer.PolityInside
	for first = i; first > 0 && s.words[first].Lists&state == gazetteer.PolityInside; first-- {
	}
	if s.words[first].Lists&gazetteer.PolityFirst == 0 {
		return -1, 0
	}
	for last = i + 1; last < len(s.words) && s.words[last].Lists&state == gazetteer.PolityInside; last++ {
	}
	return first, last
}

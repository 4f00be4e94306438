package main

import (
	"strings"

	"github.com/readout-app/readout/internal/language/gazetteer"
	"github.com/readout-app/readout/internal/language/names"
)

// mayGuess tells of a tree whose names are not known what its tags and the lists tell: a
// word that is no proper noun is in no name, a state is a state, and proper nouns that
// the tree joins as equals are a person, if no list says otherwise.
func (n *namer) mayGuess(l lesson, out []names.Set) []names.Set {
	marks := make([]uint16, len(l.words))
	n.pupil.known.Lists.Match(l.words, marks)
	proper := func(i int) bool { return i >= 0 && i < len(out) && strings.HasPrefix(l.tree.Words[i].XPOS, "NNP") }
	const someName = gazetteer.PolityFirst | gazetteer.PolityInside | gazetteer.People | gazetteer.OrganisationFirst | gazetteer.OrganisationInside |
		gazetteer.PlaceFirst | gazetteer.PlaceInside | gazetteer.OrganisationWord | gazetteer.PlaceWord | gazetteer.OtherWord
	for i := range out {
		out[i] = names.Any
		switch {
		case proper(i), proper(i-1) && proper(i+1), proper(i-2) && proper(i+1), proper(i-1) && proper(i+2):
		case marks[i]&someName != 0 && capital(l.words[i]) && i > 0:
		default:
			out[i] = 1
		}
	}
	for i := 0; i < len(out); {
		if !proper(i) {
			i++
			continue
		}
		k := i + 1
		for k < len(out) && proper(k) {
			k++
		}
		n.guessRun(l, marks, i, k, out)
		i = k
	}
	return out
}

// guessRun tells of a run of proper nouns what tree and lists are sure of.
func (n *namer) guessRun(l lesson, marks []uint16, first, last int, out []names.Set) {
	beside := func(i int) bool { // a mark or number that may belong to it
		return i >= 0 && i < len(l.words) && (l.words[i] == "-" || l.words[i] == "&" || l.words[i] == "'s" || digits(l.words[i]))
	}
	for first < last && marks[first]&gazetteer.Role != 0 && marks[first]&gazetteer.LastName == 0 {
		out[first] = names.Unnamed
		first++
	}
	if first == last || beside(first-1) || beside(last) {
		return
	}
	all, every := uint16(0), uint16(0xffff)
	flat := true
	for i := first; i < last; i++ {
		all |= marks[i]
		every &= marks[i] | marks[i]>>1
		if h := l.tree.Words[i].Head - 1; i > first && (h != first || !strings.HasPrefix(l.tree.Words[i].Relation, "flat")) {
			flat = false
		}
	}
	const others = gazetteer.People | gazetteer.OrganisationFirst | gazetteer.OrganisationInside | gazetteer.OrganisationWord | gazetteer.PlaceWord |
		gazetteer.OtherWord | gazetteer.Calendar | gazetteer.Role
	const place, polity = gazetteer.PlaceFirst | gazetteer.PlaceInside, gazetteer.PolityFirst | gazetteer.PolityInside
	const person = gazetteer.FirstName | gazetteer.LastName
	kind := -1
	relation, _, _ := strings.Cut(l.tree.Words[first].Relation, ":")
	switch {
	case flat && last-first > 1 && last-first < 4 && all&(others|place|polity) == 0:
		kind = names.Person
	case last-first == 1 && all&gazetteer.FirstName != 0 && all&(others|place|polity) == 0 && relation != "compound":
		kind = names.Person
	case every&gazetteer.PolityFirst != 0 && all&(others|person) == 0 && relation != "compound":
		kind = names.Polity
	case every&gazetteer.PlaceFirst != 0 && all&(others|polity) == 0 && (all&person == 0 || last-first > 1) && relation != "compound":
		kind = names.Place
	}
	if kind < 0 {
		return
	}
	for i := first; i < last; i++ {
		out[i] = names.Inside(kind)
	}
	out[first] = names.Begin(kind)
}

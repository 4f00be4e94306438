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
	loose := make([]uint16, len(l.words))
	n.pupil.known.Lists.MatchLoose(l.words, loose)
	for i, w := range l.words {
		if !capital(w) && strings.HasPrefix(l.tree.Words[i].XPOS, "NNP") {
			marks[i] = loose[i]
		}
	}
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
	beside := func(i int) bool { // a mark, number or small word that may belong to it
		if i < 0 || i >= len(l.words) {
			return false
		}
		switch l.words[i] {
		case "-", "&", "'s":
			return true
		case "of", "for":
			return i > 0 && capital(l.words[i-1]) && i+1 < len(l.words) && (capital(l.words[i+1]) || l.words[i+1] == "the")
		case "the":
			return i > 1 && l.words[i-1] == "of" && capital(l.words[i-2])
		}
		return digits(l.words[i])
	}
	titled := false
	for first < last && marks[first]&gazetteer.Role != 0 && marks[first]&gazetteer.LastName == 0 {
		out[first] = names.Unnamed
		first++
		titled = true
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
	case titled && last-first < 3 && all&(others|polity) == 0:
		kind = names.Person
	case last-first > 1 && last-first < 6 && marks[last-1]&gazetteer.OrganisationWord != 0 && all&(gazetteer.Role|gazetteer.Calendar|gazetteer.OtherWord) == 0:
		kind = names.Organisation
	case every&gazetteer.OrganisationFirst != 0 && all&(gazetteer.People|gazetteer.PlaceWord|gazetteer.OtherWord|gazetteer.Role|person|place|polity) == 0 && relation != "compound":
		kind = names.Organisation
	case flat && last-first > 1 && last-first < 4 && all&(others|place|polity) == 0:
		kind = names.Person
	case flat && last-first > 1 && last-first < 5 && marks[first]&gazetteer.FirstName != 0 && all&others == 0 && every&(gazetteer.PlaceFirst|gazetteer.PolityFirst) == 0:
		kind = names.Person // George W. Bush, though there is a town Bush
	case last-first == 1 && all&gazetteer.FirstName != 0 && all&(others|place|polity) == 0 && relation != "compound":
		kind = names.Person
	case every&gazetteer.PolityFirst != 0 && all&(others|person) == 0 && relation != "compound":
		kind = names.Polity
	case every&gazetteer.PlaceFirst != 0 && all&(others|polity) == 0 && (all&person == 0 || last-first > 1) && !n.surnames[strings.ToLower(l.words[last-1])] && relation != "compound":
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

// surnames has single proper nouns of which nothing is known be persons where the same
// text has a person of that surname.
func surnames(t names.Text) {
	known := map[string]bool{}
	lastNames(t, known)
	for i, s := range t.May {
		free := func(i int) bool { return i < 0 || i == len(t.May) || t.May[i] != names.Any }
		if s == names.Any && free(i-1) && free(i+1) && known[t.Words[i].Norm] && capital(t.Words[i].Text) {
			t.May[i] = names.Begin(names.Person)
		}
	}
}

// lastNames adds the last words of the names of persons of a text.
func lastNames(t names.Text, to map[string]bool) {
	begin, inside := names.Begin(names.Person), names.Inside(names.Person)
	for i, s := range t.May {
		if (s == inside || s == begin && i > 0 && t.May[i-1] == names.Unnamed) && (i+1 == len(t.May) || t.May[i+1] != inside) && len(t.Words[i].Norm) > 2 {
			to[t.Words[i].Norm] = true
		}
	}
}

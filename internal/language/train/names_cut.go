package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/language/gazetteer"
)

// cutter cuts mentions of a corpus down to names.
//
// What a name is, for a reader of news and so for the sets that follow: the proper
// name and nothing else. Not the article (the [United Nations]), not the 's behind
// it, no office or description before it ([US] Secretary of State [Antony Blinken],
// [Facebook] founder [Mark Zuckerberg]), nothing that tells more behind it
// ([Michael Tien] of [NPP]); a place within a place stands for itself ([Irving],
// [Texas]), and so does an owner ([Saudi Arabia]'s [Civil Defense Authority]). But
// what belongs to the name stays, with the places and peoples in it: [University of
// Helsinki], [Indonesian Navy], [Irving Police Department]; the outermost name
// counts. An office alone (the President) and the adjective of a people before a noun
// (Afghan girls) are no names; a people is (the Afghans, Muslims).
type cutter struct {
	lists *gazetteer.Gazetteer
}

// kind gives the type of a name whose set calls it a person, organisation, place or
// group, and the types to accept.
func (c cutter) kind(gold, name string, plural bool) (string, []string) {
	m := c.lists.Marks(name)
	if m&gazetteer.People != 0 && m&(gazetteer.FirstName|gazetteer.LastName|gazetteer.PolityFirst|gazetteer.PlaceFirst) == 0 && gold != "place" {
		plural = true
	}
	switch gold {
	case "person":
		if m&gazetteer.OrganisationFirst != 0 {
			return "organisation", []string{"organisation", "person", "group"}
		}
		if plural {
			return "group", []string{"group", "person"}
		}
		return "person", []string{"person"}
	case "organisation":
		if m&gazetteer.PolityFirst != 0 {
			return "polity", []string{"polity", "organisation", "group", "place"}
		}
		if m&gazetteer.People != 0 && plural {
			return "group", []string{"group", "organisation"}
		}
		return "organisation", []string{"organisation", "polity", "group"}
	case "place":
		if m&gazetteer.PolityFirst != 0 {
			return "polity", []string{"polity", "place"}
		}
		return "place", []string{"place", "polity"}
	}
	return gold, []string{gold}
}

// cut takes from a phrase what is no part of the name, by the look of its words, for
// sets that have no trees. It gives no span where nothing is left or the phrase has a
// common noun for its head.
func (c cutter) cut(tokens []string, sp nameSpan) []nameSpan {
	if sp.Last-sp.First == 1 && pronoun[tokens[sp.First]] {
		return nil
	}
	for sp.First < sp.Last && (mark(tokens[sp.Last-1]) || possessive[strings.ToLower(tokens[sp.Last-1])]) {
		sp.Last--
	}
	for i := sp.First + 1; i < sp.Last; i++ { // places one in the other
		if sp.Type == "place" && tokens[i] == "," {
			inner := sp
			sp.Last, inner.First = i, i+1
			return append(c.cut(tokens, sp), c.cut(tokens, inner)...)
		}
		if possessive[strings.ToLower(tokens[i])] && sp.Type != "person" { // what is owned is the name
			sp.First = i + 1
		}
	}
	if sp.Type == "person" {
		return c.cutPerson(tokens, sp)
	}
	for sp.First < sp.Last && (!capital(tokens[sp.First]) && !digits(tokens[sp.First]) || article[tokens[sp.First]]) {
		if tokens[sp.First] == "al" && sp.First+1 < sp.Last && tokens[sp.First+1] == "-" {
			break // al-Qaida
		}
		sp.First++
	}
	name := tokens[sp.First:sp.Last]
	if !slices.ContainsFunc(name, capital) || slices.ContainsFunc(name, func(w string) bool { return !capital(w) && !joiner[w] && !digits(w) }) {
		return nil
	}
	return []nameSpan{sp}
}

// cutPerson takes the last words with capitals that are no office.
func (c cutter) cutPerson(tokens []string, sp nameSpan) []nameSpan {
	marks := make([]uint16, sp.Last-sp.First)
	c.lists.Match(tokens[sp.First:sp.Last], marks)
	first, last := sp.Last, sp.Last
	for i := sp.Last - 1; i >= sp.First; i-- {
		m := marks[i-sp.First]
		inName := capital(tokens[i]) && m&gazetteer.Role == 0
		if !inName && !(first < last && (m&gazetteer.Particle != 0 || tokens[i] == "-" || tokens[i] == ".")) {
			break
		}
		first = i
	}
	for first < last && !capital(tokens[first]) && marks[first-sp.First]&gazetteer.Particle == 0 {
		first++
	}
	if first == last {
		return nil
	}
	sp.First = first
	if first > 0 && strings.EqualFold(tokens[first-1], "of") {
		return []nameSpan{ignored(sp, "")} // minister of Iraq
	}
	return []nameSpan{sp}
}

// unsaid marks proper nouns that are in no name as what the set does not tell: for
// sets that are not annotated throughout. What begins a sentence is not marked unless a
// list knows it.
func (c cutter) unsaid(tokens []string, spans []nameSpan) []nameSpan {
	marks := make([]uint16, len(tokens))
	c.lists.Match(tokens, marks)
	out := slices.Clone(spans)
	for i, w := range tokens {
		named := capital(w) && (i > 0 && !mark(tokens[i-1]) || marks[i] != 0)
		office := marks[i]&gazetteer.Role != 0 || i+1 < len(tokens) && marks[i+1]&gazetteer.Role != 0
		if named && !office && w != "I" && marks[i]&(gazetteer.Calendar|gazetteer.People) == 0 {
			out = append(out, nameSpan{First: i, Last: i + 1, Ignore: true})
		}
	}
	return flatten(out)
}

var (
	article    = map[string]bool{"The": true, "A": true, "An": true, "This": true, "These": true, "Our": true, "Its": true, "His": true, "Her": true, "Their": true}
	pronoun    = map[string]bool{"I": true, "We": true, "It": true, "He": true, "She": true, "They": true, "You": true, "Who": true, "Our": true}
	joiner     = map[string]bool{"of": true, "for": true, "and": true, "the": true, "&": true, "-": true, "on": true, "to": true, "in": true, "de": true, "la": true, "al": true, ".": true, "'s": true, "’s": true, "/": true, "du": true, "der": true, "und": true}
	possessive = map[string]bool{"'s": true, "’s": true, "'": true, "’": true}
)

// capital says whether a word begins with a capital.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// digits says whether a word is a number.
func digits(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// mark says whether a word has neither letters nor digits.
func mark(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

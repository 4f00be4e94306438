package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/gazetteer"
)

// core gives the proper part of a mention.
func (c cutter) core(words []conllu.Word, m gumMention, all []gumMention) (first, last int, ok bool) {
	person := m.kind == "person"
	h := m.head
	if person && !proper(words[h]) {
		h = named(words, m, all)
	}
	if !proper(words[h]) || c.joined(words, m, all) {
		return 0, 0, false
	}
	first, last = h, h+1
	for i := h - 1; i >= m.first && c.before(words, i, first, h, person, all); i-- {
		if !mark(words[i].Form) {
			first = i
		}
	}
	for i := h + 1; i < m.last && behind(words, i, first, m.head, person); i++ {
		if !mark(words[i].Form) || words[i].Form == "." {
			last = i + 1
		}
	}
	if person {
		return c.withoutOffice(words, first, last)
	}
	for n := 0; n < 2; n++ {
		to := c.phrase(words, m, first, last, n)
		if to == last {
			break
		}
		last = to
	}
	if i := first - 1; i >= m.first && i > 0 && words[i].Form == "The" && !mark(words[i-1].Form) {
		first = i // The Globe and Mail
	}
	return first, last, true
}

// named gives the first word of the name in a person's description (author Truman
// Capote), where it is no mention of its own; otherwise the head.
func named(words []conllu.Word, m gumMention, all []gumMention) int {
	for i := m.head + 1; i < m.last; i++ {
		if words[i].Head-1 != m.head || !proper(words[i]) {
			continue
		}
		relation, _, _ := strings.Cut(words[i].Relation, ":")
		if relation != "flat" && relation != "appos" {
			continue
		}
		if !slices.ContainsFunc(all, func(o gumMention) bool { return o.head == i }) {
			return i
		}
	}
	return m.head
}

// withoutOffice takes the offices from the front of a name, and says whether
// anything but an office is left.
func (c cutter) withoutOffice(words []conllu.Word, first, last int) (int, int, bool) {
	var name []string
	for _, w := range words[first:last] {
		name = append(name, w.Form)
	}
	marks := make([]uint16, len(name))
	c.lists.Match(name, marks)
	for i := len(name) - 2; i >= 0; i-- {
		if marks[i]&gazetteer.Role != 0 && marks[i]&gazetteer.LastName == 0 {
			return first + i + 1, last, true
		}
	}
	if marks[len(name)-1]&gazetteer.Role == 0 {
		return first, last, true
	}
	known := func(m uint16) bool { return m&(gazetteer.FirstName|gazetteer.LastName) != 0 }
	if len(name) > 1 {
		return first, last, slices.ContainsFunc(marks[:len(name)-1], known)
	}
	article := first > 0 && (words[first-1].XPOS == "DT" || words[first-1].XPOS == "PRP$")
	return first, last, known(marks[0]) && !article
}

// proper says whether a word is tagged as a proper noun.
func proper(w conllu.Word) bool { return w.XPOS == "NNP" || w.XPOS == "NNPS" }

// joined says whether a mention is several names joined, each a mention of its own.
func (c cutter) joined(words []conllu.Word, m gumMention, all []gumMention) bool {
	for i := m.head + 1; i < m.last; i++ {
		if words[i].Head-1 != m.head || !strings.HasPrefix(words[i].Relation, "conj") {
			continue
		}
		for _, o := range all {
			if o.head == i && o.first > m.head && o.last <= m.last {
				return true
			}
		}
	}
	return false
}

// before says whether the word at i, which stands before the words from first on of
// the name with the head h, belongs to it.
func (c cutter) before(words []conllu.Word, i, first, h int, person bool, all []gumMention) bool {
	w := words[i]
	if w.XPOS == "HYPH" || w.Form == "&" || w.Form == "-" {
		return true
	}
	if w.XPOS == "POS" && i > 0 && !person { // New People's Party, Children's Fund
		return plural(words[i-1])
	}
	if !capital(w.Form) && !digits(w.Form) {
		return false
	}
	for at := i; at != h; at = words[at].Head - 1 {
		if at < 0 || at > h || !joins(words[at].Relation, plural(words[at]) && !person) {
			return false
		}
		if person && (at < i || words[at].Relation == "nmod:desc" || words[at].Relation == "amod") {
			return false
		}
		if words[at].Head-1 < 0 {
			return false
		}
	}
	if !person {
		return true
	}
	if c.lists.Marks(w.Form)&gazetteer.Role != 0 {
		return false
	}
	for _, o := range all { // Brampton Spider-Gwen
		if o.head == i && o.kind != "person" && gumKinds[o.kind] != "" {
			return false
		}
	}
	return true
}

// plural says whether a word is one for many, which may own within a name.
func plural(w conllu.Word) bool {
	switch strings.ToLower(w.Form) {
	case "people", "children", "women", "men":
		return true
	}
	return w.XPOS == "NNPS"
}

// joins says whether a word of that relation may stand in a name before what it
// hangs on.
func joins(relation string, owner bool) bool {
	relation, sub, _ := strings.Cut(relation, ":")
	switch relation {
	case "flat", "compound", "amod", "nummod", "goeswith":
		return true
	case "nmod":
		return sub != "poss" || owner
	}
	return false
}

// behind says whether the word at i, which stands behind the words from first on,
// belongs to their name; head is that of the mention.
func behind(words []conllu.Word, i, first, head int, person bool) bool {
	w := words[i]
	if h := w.Head - 1; (h < first || h >= i) && (h != head || h >= first) {
		return mark(w.Form) && w.XPOS == "HYPH" || w.Form == "&"
	}
	relation, sub, _ := strings.Cut(w.Relation, ":")
	switch relation {
	case "flat", "compound", "goeswith":
		return !unicode.IsLower([]rune(w.Form)[0]) || person
	case "nmod":
		return sub == "unmarked" && proper(w) && !person // Texas Arlington
	case "nummod":
		return true
	case "punct":
		return w.XPOS == "HYPH" || w.Form == "."
	case "cc":
		return w.Form == "&"
	case "conj":
		return proper(w) && words[i-1].Form == "&"
	}
	return false
}

// phrase gives the end of a phrase behind a name that belongs to it: of Helsinki, for
// the Visual Arts; at where there is none. n is how many phrases stand before it. A
// phrase that names a state tells whose it is, unless there is nothing else to tell
// (Government of Iraq).
func (c cutter) phrase(words []conllu.Word, m gumMention, first, at, n int) int {
	if at+1 >= m.last {
		return at
	}
	switch strings.ToLower(words[at].Form) {
	case "of":
	case "for", "on", "against", "to":
		if m.kind == "place" {
			return at
		}
	default:
		return at
	}
	if m.kind == "place" && c.lists.Marks(words[m.head].Form)&(gazetteer.PlaceWord|gazetteer.OrganisationWord) == 0 {
		return at
	}
	top := words[at].Head - 1 // the noun of the phrase
	if top <= at || top >= m.last || !capital(words[top].Form) {
		return at
	}
	if c.state(words, at+1) && (n > 0 || c.telling(words[first:at])) {
		return at
	}
	end := at
	for i := at + 1; i < m.last && under(words, i, top); i++ {
		w := words[i]
		if capital(w.Form) || digits(w.Form) {
			end = i + 1
			continue
		}
		small := w.XPOS == "DT" || w.XPOS == "HYPH" || w.Form == "&" || w.Form == "and" || w.Form == "of" || w.Form == ","
		if !small || w.Form == "of" && c.state(words, i+1) || w.Form == "," && i+1 < len(words) && c.lists.Marks(words[i+1].Form)&gazetteer.PlaceFirst != 0 {
			break
		}
	}
	if end <= top {
		return at
	}
	return end
}

// state says whether the word at i names a state, an article left out.
func (c cutter) state(words []conllu.Word, i int) bool {
	for i < len(words)-1 && words[i].XPOS == "DT" {
		i++
	}
	name := ""
	for n := 0; n < 3 && i+n < len(words); n++ {
		name += " " + words[i+n].Form
		if c.lists.Marks(strings.TrimSpace(name))&gazetteer.PolityFirst != 0 {
			return true
		}
	}
	return false
}

// telling says whether a name has a name in it, so that it needs no other to tell it
// apart: Colorado State University.
func (c cutter) telling(words []conllu.Word) bool {
	return slices.ContainsFunc(words, func(w conllu.Word) bool {
		return c.lists.Marks(w.Form)&(gazetteer.PlaceFirst|gazetteer.PolityFirst|gazetteer.FirstName|gazetteer.LastName|gazetteer.People) != 0
	})
}

// under says whether a word hangs on another, or is it.
func under(words []conllu.Word, i, top int) bool {
	for range words {
		if i == top {
			return true
		}
		if i < 0 || i >= len(words) {
			return false
		}
		i = words[i].Head - 1
	}
	return false
}

package search

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/document"

	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/search/block"
	"github.com/readout-app/readout/internal/search/words"
)

// build makes the document that is indexed. It has the bytes of the article's ID as its
// own.
func (d *doc) build() (*document.Document, error) {
	id, err := hex.DecodeString(string(d.item.Article.ID))
	if err != nil {
		return nil, fmt.Errorf("the ID of the article: %w", err)
	}
	front := d.item.Article.Front
	out := map[string][]string{}
	add := func(field string, terms ...string) {
		out[field] = distinct(slices.DeleteFunc(terms, func(t string) bool { return t == "" }))
	}
	add(fieldText, termsOf(d.tokens)...)
	add(fieldBy, nameWords(d.by...)...)
	add(fieldAbout, nameWords(d.about...)...)
	add(fieldOutlet, nameWords(front.Outlet.Text)...)
	add(fieldAgency, nameWords(front.Agency.Text)...)
	add(fieldLang, front.Language)
	add(fieldKind, d.kinds...)
	add(fieldStory, slices.Clone(d.item.Stories)...)
	add(fieldSaid, covers(d.said)...)
	add(fieldWhen, covers(d.when)...)
	add(fieldPrinted, d.printed)
	var newest []string
	for kind, day := range d.newest {
		if day != 0 {
			newest = append(newest, string(kind)+day.String())
		}
	}
	add(fieldNewest, newest...)
	add(fieldOutletWhole, front.Outlet.Text)
	add(fieldPerson, d.people...)
	return block.Doc(string(id), out, d.pack()), nil
}

// A word that may be a name has a second term: nameMark, the form of all its spellings,
// nameEnd and the term of the word itself.
const (
	nameMark = "="
	nameEnd  = "="
)

// termsOf gives the terms of tokens, each once.
func termsOf(tokens []words.Token) []string {
	seen := make(map[string]bool, len(tokens))
	var out []string
	take := func(t string) {
		if !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	met := make(map[words.Token]bool, len(tokens))
	for _, t := range tokens {
		t.From, t.To = 0, 0
		if met[t] {
			continue
		}
		met[t] = true
		take(t.Term)
		if t.Name != "" {
			take(nameMark + t.Name + nameEnd + t.Term)
		}
	}
	return out
}

// nameWords gives the words of names: as they are, and in the form of all their spellings.
func nameWords(names ...string) []string {
	var out []string
	for _, n := range names {
		out = append(out, strings.Fields(spelling.Key(n))...)
		for _, w := range words.Split(n) {
			out = append(out, words.Plain(w))
			if name := words.Name(w); name != "" {
				out = append(out, acrossScripts(name)...)
			}
		}
	}
	return distinct(out)
}

// acrossScripts gives the terms by which a name is found, in the form that words.Name
// gives: by itself and, for one in a script without vowels, by its consonants.
func acrossScripts(name string) []string {
	if words.HasVowels(name) {
		return []string{name}
	}
	return []string{words.Bones(name)}
}

// hashes gives the hashes of terms.
func hashes(terms []string) []uint16 {
	out := make([]uint16, len(terms))
	for i, t := range terms {
		out[i] = hash(t)
	}
	return out
}

// distinct gives each of some words once, in order.
func distinct(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

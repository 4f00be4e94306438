package search

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/search/words"
)

const indexed = index.IndexField | index.SkipFreqNorm

// build makes the document that bleve indexes.
func (d *doc) build() *document.Document {
	front := d.item.Article.Front
	out := document.NewDocument(string(d.item.Article.ID))
	add := func(field string, terms ...string) {
		terms = slices.DeleteFunc(terms, func(t string) bool { return t == "" })
		if len(terms) > 0 {
			out.AddField(document.NewTextFieldCustom(field, nil, nil, indexed, given(terms)))
		}
	}
	add(fieldText, termsOf(d.tokens)...)
	add(fieldBy, nameWords(d.by...)...)
	add(fieldAbout, nameWords(d.about...)...)
	add(fieldOutlet, nameWords(front.Outlet.Text)...)
	add(fieldAgency, nameWords(front.Agency.Text)...)
	add(fieldLang, front.Language)
	add(fieldKind, distinct(d.kinds)...)
	add(fieldStory, d.item.Stories...)
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
	add(facetField(Outlet), front.Outlet.Text)
	add(facetField(Actor), distinct(d.actors)...)
	out.AddField(document.NewTextFieldCustom(fieldEntry, nil, d.pack(), index.StoreField, given(nil)))
	return out
}

// given is an analyzer for terms that are known already.
type given []string

// Analyze gives the terms.
func (g given) Analyze([]byte) analysis.TokenStream {
	out := make(analysis.TokenStream, len(g))
	tokens := make([]analysis.Token, len(g))
	for i, t := range g {
		tokens[i] = analysis.Token{Term: []byte(t), Position: i + 1}
		out[i] = &tokens[i]
	}
	return out
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

package provenance

import (
	"fmt"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/text"
)

// medium is an outlet of the word list.
type medium struct{ name, kind string }

// media is the list of known outlets and the words about them. It is not changed
// once read.
type media struct {
	byName  map[string]medium // by name and alias, as printed
	longest map[string]int    // by first word: the most words a name has
	sets    map[string]map[string]bool
}

func readMedia() (*media, error) {
	m := &media{byName: map[string]medium{}, longest: map[string]int{}, sets: map[string]map[string]bool{}}
	rows, err := lexicon.Rows(assets.Words, "words/organisation-media.tsv", 2)
	if err != nil {
		return nil, fmt.Errorf("reading the names of media: %w", err)
	}
	for _, row := range rows {
		names := []string{row[0]}
		if len(row) > 2 && row[2] != "" {
			names = append(names, strings.Split(row[2], "|")...)
		}
		for _, n := range names {
			if _, taken := m.byName[n]; taken || n == "" {
				continue
			}
			m.byName[n] = medium{row[0], row[1]}
			words := strings.Fields(n)
			m.longest[words[0]] = max(m.longest[words[0]], len(words)+strings.Count(n, "-")*2)
		}
	}
	rows, err = lexicon.Rows(assets.Words, "words/provenance-words.tsv", 2)
	if err != nil {
		return nil, fmt.Errorf("reading the words of provenance: %w", err)
	}
	for _, row := range rows {
		set := map[string]bool{}
		for _, w := range strings.Split(row[1], "|") {
			set[w] = true
		}
		m.sets[row[0]] = set
	}
	return m, nil
}

func (m *media) in(set, word string) bool { return m.sets[set][word] }

// place is a known outlet named at tokens [first, last).
type place struct {
	medium
	first, last int
	span        text.Span
}

// places finds the known outlets named in a document, the longest name first.
func (m *media) places(doc *language.Document) []place {
	var out []place
	for i := 0; i < len(doc.Tokens); {
		n := min(m.longest[doc.Tokens[i].Text], len(doc.Tokens)-i)
		found := false
		for ; n > 0 && !found; n-- {
			sp := doc.Span(i, i+n)
			if md, ok := m.byName[doc.Text.Slice(sp)]; ok && !hyphened(doc, i, i+n) {
				out = append(out, place{md, i, i + n, sp})
				i += n
				found = true
			}
		}
		if !found {
			i++
		}
	}
	return out
}

// hyphened says that the name at tokens [first, last) is a piece of a longer one:
// Al-Rai, Interfax-Kazakhstan.
func hyphened(doc *language.Document, first, last int) bool {
	glued := func(i int) bool {
		return i >= 0 && i < len(doc.Tokens) && doc.Tokens[i].Text == "-" && !doc.Tokens[i].SpaceAfter
	}
	return first > 0 && glued(first-1) && first > 1 && !doc.Tokens[first-2].SpaceAfter ||
		glued(last) && last > 0 && !doc.Tokens[last-1].SpaceAfter && last+1 < len(doc.Tokens) && doc.Tokens[last+1].POS == "PROPN"
}

// named gives the station for words that name an outlet: a known one, or one that a
// noun beside its name calls a medium ("the Courier newspaper"). strict asks for one
// of the two; otherwise any name will do.
func (m *media) named(words string, strict bool) (station, bool) {
	words = strings.TrimSpace(words)
	bare := words
	for _, article := range []string{"the ", "The ", "a ", "an "} {
		bare = strings.TrimPrefix(bare, article)
	}
	for _, w := range []string{words, bare} {
		if md, ok := m.byName[w]; ok {
			return station{name: md.name, role: md.kind}, true
		}
	}
	fields := strings.Fields(bare)
	for i := range fields {
		fields[i] = bareName(fields[i])
	}
	if len(fields) == 0 {
		return station{}, false
	}
	// a known name inside the words: "state broadcaster CBS", "CBS News"
	for i := range fields {
		for j := len(fields); j > i; j-- {
			if md, ok := m.byName[strings.Join(fields[i:j], " ")]; ok && md.kind != "platform" {
				return station{name: md.name, role: md.kind}, true
			}
		}
	}
	role := ""
	for _, f := range fields {
		for _, kind := range []string{"broadcaster", "newspaper", "agency", "outlet"} {
			if role == "" && m.in(kind, strings.ToLower(f)) {
				role = kind
			}
		}
	}
	if role == "" {
		if strict {
			return station{}, false
		}
		role = "outlet"
	}
	// the nouns in small letters are no part of the name
	var name []string
	for _, f := range fields {
		if strings.ToLower(f) != f {
			name = append(name, f)
		}
	}
	if len(name) == 0 {
		return station{}, false
	}
	return station{name: strings.Join(name, " "), role: role}, true
}

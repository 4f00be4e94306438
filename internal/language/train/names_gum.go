package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/gazetteer"
)

// gum reads flat names from the GUM files of the pattern ("train-*", "train-news",
// "dev-*"): the proper part of each mention whose head is a proper noun, see cutter.
// Mentions that are no person, organisation or place but are named so are to be
// ignored; times are not named at all.
func (r namesReader) gum(pattern string) ([]nameDoc, error) {
	return r.gumDocs(pattern, func(s conllu.Sentence, tokens []string) []nameSpan {
		all := gumMentions(s)
		var spans []nameSpan
		for _, m := range all {
			if m.kind == "time" {
				continue
			}
			first, last, ok := r.core(s.Words, m, all)
			if !ok {
				continue
			}
			sp := nameSpan{First: first, Last: last}
			kind := gumKinds[m.kind]
			if kind == "" {
				spans = append(spans, ignored(sp, ""))
				continue
			}
			name := strings.Join(tokens[first:last], " ")
			sp.Type, sp.Accept = r.kind(kind, name, s.Words[m.head].XPOS == "NNPS")
			spans = append(spans, sp)
		}
		return r.unmarked(s.Words, tokens, flatten(spans), all)
	})
}

// unmarked adds the proper nouns that are in no name, time or office as what GUM does
// not tell: it marks no mention within a description (curator at the University …).
func (c cutter) unmarked(words []conllu.Word, tokens []string, spans []nameSpan, all []gumMention) []nameSpan {
	known := make([]bool, len(words))
	cover := func(first, last int) {
		for i := first; i < last; i++ {
			known[i] = true
		}
	}
	for _, s := range spans {
		cover(s.First, s.Last)
	}
	for _, m := range all {
		if m.kind == "time" {
			cover(m.first, m.last)
		}
	}
	marks := make([]uint16, len(tokens))
	c.lists.Match(tokens, marks)
	for i, w := range words {
		if !known[i] && proper(w) && marks[i]&(gazetteer.Role|gazetteer.Calendar) == 0 {
			spans = append(spans, nameSpan{First: i, Last: i + 1, Ignore: true})
		}
	}
	return flatten(spans)
}

// gumKinds maps the types of GUM; the others have no counterpart.
var gumKinds = map[string]string{"person": "person", "organization": "organisation", "place": "place"}

// gumDocs reads GUM files with the names that cut gives for each sentence.
func (r namesReader) gumDocs(pattern string, cut func(conllu.Sentence, []string) []nameSpan) ([]nameDoc, error) {
	sentences, err := read(r.corpora, filepath.Join("gum", pattern+".conllu"))
	if err != nil {
		return nil, err
	}
	var out []nameDoc
	for _, s := range sentences {
		if id, ok := s.Comment("newdoc"); ok {
			out = append(out, nameDoc{Set: "GUM " + strings.Split(id, "_")[1], ID: id})
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("reading names: %s: a sentence in no document", pattern)
		}
		n := nameSentence{}
		for _, w := range s.Words {
			n.Tokens = append(n.Tokens, w.Form)
		}
		n.Spans = cut(s, n.Tokens)
		d := &out[len(out)-1]
		d.Sentences = append(d.Sentences, n)
	}
	return out, nil
}

// gumMention is a mention of GUM: a noun phrase with all that belongs to it, the
// words [first, last) and its head.
type gumMention struct {
	first, last, head int
	kind              string
}

// gumMentions reads the mentions from the brackets in the column Misc, outer ones
// before those inside.
func gumMentions(s conllu.Sentence) []gumMention {
	type open struct {
		id string
		at int // in out
	}
	var out []gumMention
	var stack []open
	for i, w := range s.Words {
		rest := conllu.Attribute(w.Misc, "Entity")
		for rest != "" {
			if rest[0] == ')' {
				rest = rest[1:]
				continue
			}
			if rest[0] != '(' { // a number that closes
				id, after, _ := strings.Cut(rest, ")")
				rest = after
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].id == id {
						out[stack[k].at].last = i + 1
						stack = append(stack[:k], stack[k+1:]...)
						break
					}
				}
				continue
			}
			end := strings.IndexAny(rest[1:], "()") + 1
			if end == 0 {
				end = len(rest)
			}
			fields := strings.Split(rest[1:end], "-")
			m := gumMention{first: i, last: len(s.Words)}
			if len(fields) > 1 {
				m.kind = fields[1]
			}
			if end < len(rest) && rest[end] == ')' {
				m.last = i + 1
			} else {
				stack = append(stack, open{fields[0], len(out)})
			}
			out = append(out, m)
			rest = rest[end:]
		}
	}
	for k := range out {
		m := &out[k]
		m.head = -1
		for i := m.first; i < m.last; i++ {
			if h := s.Words[i].Head - 1; (h < m.first || h >= m.last) && (m.head < 0 || m.head == i-1 && proper(s.Words[i])) {
				m.head = i // the last of several: South Korea, of North and South Korea
			}
		}
		m.head = max(m.head, m.first)
	}
	return out
}

package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"unicode"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/text"
)

// gumView gives GUM as it is often scored: the mentions that count as names, whole
// noun phrases one in the other, with their own edges and types. genre picks the
// texts, "" all. It is for measuring; what is learned is gum.
func (r namesReader) gumView(genre string) ([]nameDoc, error) {
	texts, err := readTexts(filepath.Join(r.corpora, "names/gum-train.jsonl"))
	if err != nil {
		return nil, err
	}
	docs, err := r.gumDocs("train-*", func(conllu.Sentence, []string) []nameSpan { return nil })
	if err != nil {
		return nil, err
	}
	var out []nameDoc
	for _, t := range texts {
		if genre != "" && t.Genre != genre {
			continue
		}
		i := slices.IndexFunc(docs, func(d nameDoc) bool { return d.ID == t.Doc })
		if i < 0 {
			return nil, fmt.Errorf("reading names: %s is not in the treebank", t.Doc)
		}
		if err := place(&docs[i], t); err != nil {
			return nil, err
		}
		out = append(out, docs[i])
	}
	return out, nil
}

// place adds the named mentions of a text to the sentences of its document.
func place(d *nameDoc, t jsonText) error {
	rs := []rune(t.Text)
	at := 0
	for i := range d.Sentences {
		s := &d.Sentences[i]
		tokens := make([]language.Token, len(s.Tokens))
		for k, w := range s.Tokens {
			start, end, ok := seek(rs, at, []rune(w))
			if !ok {
				return fmt.Errorf("reading names: %s: %q is not in the text", d.ID, w)
			}
			tokens[k] = language.Token{Span: text.Span{Start: start, End: end}, Text: w}
			at = end
		}
		for _, m := range t.Mentions {
			if m.Form != "name" || len(tokens) == 0 || m.Start < tokens[0].Start || m.Start >= at {
				continue
			}
			sp, ok := within(tokens, m)
			if sp.Type, sp.Accept = m.Type, m.Accept; m.Type == "" || !ok {
				sp = ignored(sp, "")
			}
			s.Spans = append(s.Spans, sp)
		}
	}
	return nil
}

// seek finds a word from a place on, white space left out and a little skipped where
// the text has more than the treebank.
func seek(rs []rune, at int, word []rune) (start, end int, ok bool) {
	const far = 60
	for i := at; i < len(rs) && i < at+far; i++ {
		k, j := 0, i
		for j < len(rs) && k < len(word) && (rs[j] == word[k] || k > 0 && unicode.IsSpace(rs[j])) {
			if rs[j] == word[k] {
				k++
			}
			j++
		}
		if k == len(word) {
			return i, j, true
		}
	}
	return 0, 0, false
}

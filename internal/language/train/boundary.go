package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/boundary"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/text"
)

// boundaryFile is where the model of sentence boundaries goes.
const boundaryFile = "assets/models/boundary.bin"

// writeBoundaries makes the model of sentence boundaries from running text that is
// put together from the treebanks, and measures it.
func writeBoundaries(corpora, out string) error {
	var examples []boundary.Example
	var words []boundary.Lexeme
	for _, pattern := range []string{"ewt/train-*.conllu", "gum/train-*.conllu"} {
		names, err := filepath.Glob(filepath.Join(corpora, "treebanks", pattern))
		if err != nil || len(names) == 0 {
			return fmt.Errorf("no treebank files match %s in %s", pattern, corpora)
		}
		slices.Sort(names)
		for _, name := range names {
			sentences, err := read(corpora, filepath.Join(filepath.Dir(pattern), filepath.Base(name)))
			if err != nil {
				return err
			}
			e, err := stretches(sentences)
			if err != nil {
				return err
			}
			examples = append(append(examples, e...), headlines(e)...)
			words = append(words, lexemes(sentences)...)
		}
	}
	data := boundary.Train(examples, words)
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return fmt.Errorf("writing the sentence boundaries: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", out, len(data))
	m, err := boundary.Load(data)
	if err != nil {
		return err
	}
	for _, pattern := range []string{"ewt/dev.conllu", "gum/dev-*.conllu", "pud/pud.conllu"} {
		sentences, err := read(corpora, pattern)
		if err != nil {
			return err
		}
		held, err := stretches(sentences)
		if err != nil {
			return err
		}
		measureBoundaries(pattern, m, held)
	}
	return nil
}

// stretches puts sentences together as running text, cuts it and marks where the
// sentences end.
func stretches(sentences []conllu.Sentence) ([]boundary.Example, error) {
	raw := conllu.RawText(sentences)
	ends := make(map[int]bool, len(raw.Sentences))
	for _, s := range raw.Sentences {
		ends[s.End] = true
	}
	cut, err := language.Stretches(text.New(raw.Text))
	if err != nil {
		return nil, err
	}
	out := make([]boundary.Example, len(cut))
	for k, s := range cut {
		out[k] = boundary.Example{Tokens: s.Tokens, Ends: make([]bool, len(s.Spans))}
		for i, sp := range s.Spans {
			out[k].Ends[i] = ends[sp.End] || i+1 == len(s.Spans)
		}
	}
	return out, nil
}

// headlines makes headlines of some stretches of one sentence: a capital on every
// word or on the longer ones, the stop at the end often left out. They teach that capitals say little
// among capitals.
func headlines(in []boundary.Example) []boundary.Example {
	var out []boundary.Example
	for i, e := range in {
		n := len(e.Tokens)
		if i%headlineEvery != 0 || n < 5 || n > 30 || slices.Index(e.Ends, true) != n-1 {
			continue
		}
		if last := e.Tokens[n-1].Text; last == "." && i%(4*headlineEvery) < 2*headlineEvery {
			n--
		}
		h := boundary.Example{Tokens: slices.Clone(e.Tokens[:n]), Ends: make([]bool, n)}
		h.Ends[n-1] = true
		for k := range h.Tokens {
			if t := &h.Tokens[k]; i%(2*headlineEvery) == 0 || len(t.Text) > 3 {
				t.Text = capitalised(t.Text)
			}
		}
		out = append(out, h)
	}
	return out
}

// headlineEvery is the number of stretches that one headline is made of.
const headlineEvery = 6

func capitalised(s string) string {
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// lexemes gives the words with their parts of speech. The first word of a sentence
// counts as small: its capital says nothing.
func lexemes(sentences []conllu.Sentence) []boundary.Lexeme {
	var out []boundary.Lexeme
	for _, s := range sentences {
		for i, w := range s.Words {
			form := w.Form
			if i == 0 {
				form = strings.ToLower(form)
			}
			out = append(out, boundary.Lexeme{Norm: language.Norm(w.Form), Text: form, POS: w.UPOS})
		}
	}
	return out
}

// measureBoundaries prints the F1 of whole sentences.
func measureBoundaries(name string, m *boundary.Model, held []boundary.Example) {
	tokens := make([][]boundary.Token, len(held))
	for k, e := range held {
		tokens[k] = e.Tokens
	}
	right, got, want := 0, 0, 0
	for k, ends := range m.Mark(tokens) {
		together := true // both began the sentence here
		for i, end := range ends {
			wanted := held[k].Ends[i]
			if end {
				got++
			}
			if wanted {
				want++
			}
			if end && wanted && together {
				right++
			}
			if end || wanted {
				together = end && wanted
			}
		}
	}
	fmt.Printf("%-18s %6d sentences, %d found, F1 %.2f\n", name, want, got, 200*float64(right)/float64(max(got+want, 1)))
}

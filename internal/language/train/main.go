// Command train makes the models of the language layer from treebanks.
//
// Use: go run ./internal/language/train -corpora DIR [-wordnet DIR] [-out FILE] [-lemmas FILE] [-words FILE]
//
// DIR holds treebanks/ewt and treebanks/gum; only their train files are learned
// from, the dev files and PUD are measured. WordNet tells what parts of speech a
// word can be and its forms; on Debian it is the package wordnet-base. Same files,
// same bytes out.
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/lemma"
	"github.com/readout-app/readout/internal/language/tagger"
	"github.com/readout-app/readout/internal/language/wordclass"
)

// newsroom holds sentences written for this project, in agency English.
//
//go:embed newsroom.conllu
var newsroom []byte

// newsroomTimes is how often they are given: there are few of them.
const newsroomTimes = 4

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder that holds treebanks/")
	out := flag.String("out", "assets/models/tagger.bin", "tagger model to write")
	lemmas := flag.String("lemmas", "assets/words/language-lemmas.tsv", "rules for lemmas to write")
	words := flag.String("words", "assets/models/wordclass.bin", "dictionary of word classes to write")
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of the WordNet 3.0 database")
	epochs := flag.Int("epochs", 8, "passes over the sentences")
	prune := flag.Int("prune", 4, "leave out averaged weights up to this many 1/64")
	minCount := flag.Int("min", 2, "leave out features seen less often")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*corpora, *wordnet, *out, *lemmas, *words, tagger.Options{Epochs: *epochs, Prune: *prune, MinCount: *minCount}); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(corpora, wordnet, out, lemmas, words string, o tagger.Options) error {
	if err := writeBoundaries(corpora, boundaryFile); err != nil {
		return err
	}
	train, err := read(corpora, "ewt/train-*.conllu", "gum/train-*.conllu")
	if err != nil {
		return err
	}
	if err := writeWordClasses(words, os.DirFS(wordnet)); err != nil {
		return err
	}
	forms, err := wordclass.Forms(os.DirFS(wordnet))
	if err != nil {
		return err
	}
	o.Classes = classes(forms)
	rules, err := writeLemmas(lemmas, train, forms)
	if err != nil {
		return err
	}
	extra, err := conllu.Read(bytes.NewReader(newsroom))
	if err != nil {
		return err
	}
	learn := withOtherCases(sentences(train))
	for range newsroomTimes {
		learn = append(learn, sentences(extra)...)
	}
	o.Progress = func(epoch int, accuracy float64) {
		fmt.Printf("pass %d: %.2f %% right while learning\n", epoch, 100*accuracy)
	}
	data := tagger.Train(learn, o)
	if err := os.WriteFile(out, data, 0o644); err != nil {
		return fmt.Errorf("writing the tagger: %w", err)
	}
	fmt.Printf("%s: %d bytes\n", out, len(data))
	m, err := tagger.Load(data)
	if err != nil {
		return err
	}
	for _, pattern := range []string{"ewt/dev.conllu", "gum/dev-*.conllu", "pud/pud.conllu"} {
		held, err := read(corpora, pattern)
		if err != nil {
			return err
		}
		measure(pattern, m, rules, held)
	}
	return nil
}

// read reads the treebank files that match the patterns, in order of name.
func read(corpora string, patterns ...string) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	for _, p := range patterns {
		names, err := filepath.Glob(filepath.Join(corpora, "treebanks", p))
		if err != nil || len(names) == 0 {
			return nil, fmt.Errorf("no treebank files match %s in %s", p, corpora)
		}
		slices.Sort(names)
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				return nil, fmt.Errorf("opening a treebank: %w", err)
			}
			s, err := conllu.Read(f)
			f.Close()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, s...)
		}
	}
	return out, nil
}

// sentences turns treebank sentences into what the tagger learns from.
func sentences(in []conllu.Sentence) []tagger.Sentence {
	out := make([]tagger.Sentence, len(in))
	for i, s := range in {
		for _, w := range s.Words {
			out[i].Words = append(out[i].Words, tagger.Word{Text: w.Form, Norm: language.Norm(w.Form)})
			out[i].Labels = append(out[i].Labels, tagger.Label{Tag: w.XPOS, POS: w.UPOS})
		}
	}
	return out
}

// withOtherCases adds some sentences in capitals and with a capital on every word,
// so that headlines do not look like names from end to end.
func withOtherCases(in []tagger.Sentence) []tagger.Sentence {
	out := in
	for i, s := range in {
		switch i % 30 {
		case 7:
			out = append(out, recased(s, strings.ToUpper))
		case 17, 27:
			out = append(out, recased(s, title))
		}
	}
	return out
}

func recased(s tagger.Sentence, change func(string) string) tagger.Sentence {
	words := slices.Clone(s.Words)
	for i := range words {
		words[i].Text = change(words[i].Text)
	}
	return tagger.Sentence{Words: words, Labels: s.Labels}
}

// title writes a word of four letters and more with a capital, as headlines do.
func title(s string) string {
	r := []rune(s)
	if len(r) > 3 {
		r[0] = unicode.ToUpper(r[0])
	}
	return string(r)
}

// measure prints how often tag, part of speech and lemma are right, on the given
// words; the lemma is made from the predicted tag.
func measure(name string, m *tagger.Model, rules *lemma.Rules, held []conllu.Sentence) {
	tag, pos, lem, all := 0, 0, 0, 0
	for n, s := range sentences(held) {
		for i, l := range m.Tag(s.Words) {
			w := held[n].Words[i]
			all++
			if l.Tag == w.XPOS {
				tag++
			}
			if l.POS == w.UPOS {
				pos++
			}
			if rules.Lemma(language.LemmaForm(w.Form, l.Tag), l.Tag) == w.Lemma {
				lem++
			}
		}
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(max(all, 1)) }
	fmt.Printf("%-18s %6d words  XPOS %.2f  UPOS %.2f  lemma %.2f\n", name, all, share(tag), share(pos), share(lem))
}

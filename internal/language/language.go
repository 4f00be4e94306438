package language

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language/boundary"
	"github.com/readout-app/readout/internal/language/lemma"
	"github.com/readout-app/readout/internal/language/tagger"
	"github.com/readout-app/readout/internal/text"
)

// Analyser reads text into Documents. Make one with New and use it for many
// texts; it is safe for concurrent use.
type Analyser struct {
	words    *words
	boundary *boundary.Model
	tagger   *tagger.Model
	lemmas   *lemma.Rules
}

// New makes an Analyser from the embedded word lists and models. The error says
// which of them is broken.
func New() (*Analyser, error) {
	w, err := readWords(assets.Words)
	if err != nil {
		return nil, err
	}
	data, err := assets.Models.ReadFile("models/tagger.bin")
	if err != nil {
		return nil, fmt.Errorf("reading the tagger: %w", err)
	}
	m, err := tagger.Load(data)
	if err != nil {
		return nil, err
	}
	data, err = assets.Models.ReadFile("models/boundary.bin")
	if err != nil {
		return nil, fmt.Errorf("reading the sentence boundaries: %w", err)
	}
	ends, err := boundary.Load(data)
	if err != nil {
		return nil, err
	}
	rows, err := rowsOf(assets.Words, "lemmas", 4)
	if err != nil {
		return nil, err
	}
	rules, err := lemma.New(rows)
	if err != nil {
		return nil, err
	}
	return &Analyser{words: w, boundary: ends, tagger: m, lemmas: rules}, nil
}

// Parse analyses a text. No sentence runs across an edge of a span of frontMatter,
// and the sentences inside one are marked FrontMatter. The time it takes grows
// with the length of the text only.
func (a *Analyser) Parse(t *text.Text, frontMatter []text.Span) *Document {
	s := a.cut(t, frontMatter)
	d := s.d
	a.markScare(d)
	s.sentences(a.boundary)
	for i := range d.Sentences {
		a.Tag(d.Tokens[d.Sentences[i].First:d.Sentences[i].Last])
	}
	return d
}

// cut makes the paragraphs, segments, tokens and quotations of a text.
func (a *Analyser) cut(t *text.Text, frontMatter []text.Span) *splitter {
	rs := []rune(t.String())
	front := tidyFront(t, frontMatter)
	d := &Document{Text: t, Paragraphs: paragraphs(rs, t, front)}
	s := &splitter{w: a.words, d: d, rs: rs}
	next := 0 // first span of front matter that may touch the paragraph
	for p, par := range d.Paragraphs {
		first := len(d.Tokens)
		for next < len(front) && front[next].End <= par.Start {
			next++
		}
		at := par.Start
		for n := next; n < len(front) && front[n].Start < par.End; n++ {
			in := front[n].Intersect(par)
			s.segment(p, at, in.Start, false)
			s.segment(p, in.Start, in.End, true)
			at = in.End
		}
		s.segment(p, at, par.End, false)
		quotesOf(d, rs, first, par)
	}
	joinQuotes(d)
	return s
}

// tidyFront sorts the spans, snaps them to whole characters and drops what is empty or
// overlaps an earlier one.
func tidyFront(t *text.Text, spans []text.Span) []text.Span {
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, text.Compare)
	var out []text.Span
	at := 0
	for _, sp := range sorted {
		sp = t.Snap(sp)
		sp.Start = max(sp.Start, at)
		if !sp.Empty() {
			out = append(out, sp)
			at = sp.End
		}
	}
	return out
}

// Tag fills in Norm, POS, Tag and Lemma of the tokens of one sentence from their
// Text. It is for text whose tokens are given; Parse calls it itself.
func (a *Analyser) Tag(sentence []Token) {
	words := make([]tagger.Word, len(sentence))
	for i := range sentence {
		t := &sentence[i]
		t.Norm = Norm(t.Text)
		words[i] = tagger.Word{Text: t.Text, Norm: t.Norm}
	}
	for i, l := range a.tagger.Tag(words) {
		t := &sentence[i]
		t.Tag, t.POS = l.Tag, l.POS
		t.Lemma = a.lemmas.Lemma(LemmaForm(t.Text, l.Tag), l.Tag)
	}
}

// LemmaForm gives the form that the lemma of a word is made from: names as they are
// printed, other words in their normal form.
func LemmaForm(form, tag string) string {
	switch tag {
	case "NNP", "NNPS", "ADD", "GW", "FW", "``", "''", ".", ",", ":", "NFP", "SYM", "$", "LS":
		return form
	}
	n := Norm(form)
	if tag == "JJ" && n != form && (strings.HasSuffix(n, "ian") || strings.HasSuffix(n, "ese")) {
		return form // of a country: Norwegian, Chinese
	}
	return n
}

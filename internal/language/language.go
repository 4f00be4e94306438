package language

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/language/boundary"
	"github.com/readout-app/readout/internal/text"
)

// Segmenter cuts text into paragraphs, sentences and tokens. Make one with
// NewSegmenter and use it for many texts; it is safe for concurrent use.
type Segmenter struct {
	words    *words
	boundary *boundary.Model
}

// NewSegmenter makes a Segmenter from the embedded word lists and its model. The error
// says which of them is broken.
func NewSegmenter() (*Segmenter, error) {
	w, err := readWords(assets.Words)
	if err != nil {
		return nil, err
	}
	data, err := assets.Models.ReadFile("models/boundary.bin")
	if err != nil {
		return nil, fmt.Errorf("reading the sentence boundaries: %w", err)
	}
	ends, err := boundary.Load(data)
	if err != nil {
		return nil, err
	}
	return &Segmenter{words: w, boundary: ends}, nil
}

// Segment cuts a text as Parse does, and leaves out all that Parse finds beyond that:
// tags, lemmas, trees and names.
func (g *Segmenter) Segment(t *text.Text, frontMatter []text.Span) *Document {
	s := g.cut(t, frontMatter)
	g.markScare(s.d)
	s.sentences(g.boundary)
	return s.d
}

// Analyser reads text into Documents. Make one with New and use it for many
// texts; it is safe for concurrent use.
type Analyser struct {
	segmenter *Segmenter
	reader    *reader
}

// New makes an Analyser from the embedded word lists and models. The error says
// which of them is broken.
func New() (*Analyser, error) {
	s, err := NewSegmenter()
	if err != nil {
		return nil, err
	}
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	return &Analyser{segmenter: s, reader: r}, nil
}

// Parse analyses a text. No sentence runs across an edge of a span of frontMatter,
// and the sentences inside one are marked FrontMatter. The time it takes grows
// with the length of the text only.
func (a *Analyser) Parse(t *text.Text, frontMatter []text.Span) *Document {
	d := a.segmenter.Segment(t, frontMatter)
	ends := make([]int, len(d.Sentences))
	for i := range d.Sentences {
		ends[i] = d.Sentences[i].Last
	}
	d.Names = a.reader.read(d.Tokens, ends)
	return d
}

// cut makes the paragraphs, segments, tokens and quotations of a text.
func (g *Segmenter) cut(t *text.Text, frontMatter []text.Span) *splitter {
	rs := []rune(t.String())
	front := tidyFront(t, frontMatter)
	d := &Document{Text: t, Paragraphs: paragraphs(rs, t, front)}
	s := &splitter{w: g.words, d: d, rs: rs}
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
		quotes := len(d.Quotes)
		singleQuotesOf(d, rs, first, par)
		quotesOf(d, rs, first, par)
		sortQuotes(d, quotes, first)
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

// Tag fills in Norm, POS, Tag, Lemma, Head and Relation of the tokens of one sentence
// from their Text and gives its names. It is for text whose tokens are given; Parse
// does the same for every sentence. Heads and names count the given tokens from 0.
func (a *Analyser) Tag(sentence []Token) []Name {
	for i := range sentence {
		sentence[i].Norm = Norm(sentence[i].Text)
	}
	return a.reader.read(sentence, []int{len(sentence)})
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

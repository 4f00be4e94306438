package conllu

import (
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
)

// WrapColumn is where the text files of a treebank's release are wrapped.
const WrapColumn = 80

// Raw is the running text of sentences with the place of each, in code points.
type Raw struct {
	Text      string
	Sentences []text.Span
	// Words holds the place of every word of every sentence. A word of a range has
	// its own part of it where the range is printed as its words joined, otherwise
	// the place of the whole range.
	Words [][]text.Span
}

// RawText puts the running text of sentences together again: tokens and sentences
// parted by a space unless SpaceAfter=No forbids it, paragraphs and documents by an
// empty line.
func RawText(sentences []Sentence) Raw {
	var b rawBuilder
	var r Raw
	for i := range sentences {
		s := &sentences[i]
		_, par := s.Comment("newpar")
		_, doc := s.Comment("newdoc")
		if par || doc {
			b.paragraph()
		}
		spans := make([]text.Span, len(s.Words))
		for _, t := range s.tokens() {
			if Attribute(t.misc, "NewPar") == "Yes" {
				b.paragraph()
			}
			whole := b.token(t.form)
			b.space = Attribute(t.misc, "SpaceAfter") != "No"
			s.place(t, whole, spans[t.first:t.last])
		}
		var whole text.Span
		if n := len(spans); n > 0 {
			whole = text.Span{Start: spans[0].Start, End: spans[n-1].End}
		}
		r.Sentences = append(r.Sentences, whole)
		r.Words = append(r.Words, spans)
	}
	if b.at > 0 {
		b.WriteByte('\n')
	}
	r.Text = b.String()
	return r
}

// place gives the words of a printed token their places in it.
func (s *Sentence) place(t token, whole text.Span, out []text.Span) {
	var joined strings.Builder
	at := whole.Start
	for i := range out {
		form := s.Words[t.first+i].Form
		joined.WriteString(form)
		end := at + utf8.RuneCountInString(form)
		out[i] = text.Span{Start: at, End: end}
		at = end
	}
	if joined.String() != t.form {
		for i := range out {
			out[i] = whole
		}
	}
}

// rawBuilder writes tokens and counts code points.
type rawBuilder struct {
	strings.Builder
	at           int
	space, apart bool // what comes before the next token
}

// paragraph parts what follows from what was written.
func (b *rawBuilder) paragraph() { b.apart = true }

func (b *rawBuilder) token(form string) text.Span {
	gap := ""
	switch {
	case b.at == 0:
	case b.apart:
		gap = "\n\n"
	case b.space:
		gap = " "
	}
	b.apart = false
	b.WriteString(gap)
	start := b.at + len(gap)
	b.WriteString(form)
	b.at = start + utf8.RuneCountInString(form)
	return text.Span{Start: start, End: b.at}
}

// Wrap breaks the lines of the text at spaces so that none is longer than the column,
// but for a longer word. A line end takes the place of one character, so
// every place stays as it is.
func (r Raw) Wrap(column int) Raw {
	rs := []rune(r.Text)
	start, space := 0, -1 // of the line, and the last place to break it
	for i := 0; i < len(rs); i++ {
		switch {
		case rs[i] == '\n':
			start, space = i+1, -1
			continue
		case rs[i] == ' ' && i > start:
			space = i
		}
		if i-start >= column && space >= 0 {
			rs[space] = '\n'
			start, space = space+1, -1
		}
	}
	r.Text = string(rs)
	return r
}

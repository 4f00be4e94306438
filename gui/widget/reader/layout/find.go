package layout

import (
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/text"
)

// Finder searches a text without regard to case, to the form of quotation marks
// and dashes, and to line breaks. It is immutable.
type Finder struct {
	text   *text.Text
	folded *text.Text
}

// NewFinder makes a Finder of t.
func NewFinder(t *text.Text) *Finder {
	return &Finder{text: t, folded: text.New(strings.Map(fold, t.String()))}
}

// fold maps a code point to the one that it is searched as. It never drops one, so
// that offsets stay.
func fold(r rune) rune {
	switch r {
	case '\'', '‘', '’', '‚', '‛', 'ʼ':
		return '\''
	case '"', '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}

// Find gives the places of query in the order of the text; they do not overlap.
func (f *Finder) Find(query string) []text.Span {
	q := strings.TrimSpace(strings.Map(fold, strings.ToValidUTF8(query, "\uFFFD")))
	if q == "" {
		return nil
	}
	var hits []text.Span
	s := f.folded.String()
	for at := 0; ; {
		i := strings.Index(s[at:], q)
		if i < 0 {
			return hits
		}
		sp := f.text.Snap(f.folded.SpanOfBytes(at+i, at+i+len(q)))
		if n := len(hits); n == 0 || hits[n-1].End <= sp.Start {
			hits = append(hits, sp)
		}
		at += i + len(q)
	}
}

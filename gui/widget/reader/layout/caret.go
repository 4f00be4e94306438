package layout

import (
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// Step gives the place n units after offset, or before it where n is negative: grapheme
// clusters, words to their ends or beginnings, or paragraphs. It stays in the text.
func (c *Content) Step(offset, n int, u Unit) int {
	for ; n > 0; n-- {
		offset = c.after(offset, u)
	}
	for ; n < 0; n++ {
		offset = c.before(offset, u)
	}
	return offset
}

func (c *Content) after(offset int, u Unit) int {
	if offset >= c.text.Len() {
		return c.text.Len()
	}
	switch u {
	case Paragraph:
		return c.Paragraph(offset).End
	case Word:
		for offset < c.text.Len() {
			w := c.wordAround(offset)
			offset = max(w.End, offset+1)
			if strings.TrimSpace(c.text.Slice(w)) != "" {
				break
			}
		}
		return offset
	}
	return c.text.Snap(text.Span{Start: offset, End: offset + 1}).End
}

func (c *Content) before(offset int, u Unit) int {
	if offset <= 0 {
		return 0
	}
	switch u {
	case Paragraph:
		return c.Paragraph(offset - 1).Start
	case Word:
		for offset > 0 {
			w := c.wordAround(offset - 1)
			offset = min(w.Start, offset-1)
			if strings.TrimSpace(c.text.Slice(w)) != "" {
				break
			}
		}
		return offset
	}
	return c.text.Snap(text.Span{Start: offset - 1, End: offset}).Start
}

// Caret gives where the caret stands before the code point at offset: how far from the
// left, and in which line.
func (l *Layout) Caret(offset int) (x float32, line int) {
	line = l.LineAt(offset)
	at := l.lines[line]
	runs := l.Runs(line)
	for _, run := range runs {
		if !run.Span.Holds(offset) && (offset != run.Span.End || offset < at.Span.End) {
			continue
		}
		x = l.between(at, text.Span{Start: run.Span.Start, End: offset})
		if run.RTL {
			return run.X + run.W - x, line
		}
		return run.X + x, line
	}
	return runs[0].X, line
}

// Vertical gives the place that is nearest to x so many lines below the one of offset,
// or above it where lines is negative; beyond the first and the last line it is the
// beginning and the end of the text.
func (l *Layout) Vertical(offset, lines int, x float32) int {
	i := l.LineAt(offset) + lines
	switch {
	case i < 0:
		return 0
	case i >= len(l.lines):
		return l.text.Len()
	}
	return l.OffsetAt(x, l.lines[i].Y+l.lines[i].H/2)
}

// Focus gives the end of a selection that moves.
func (s Selection) Focus() int {
	if s.focus.Start < s.anchor.Start {
		return s.focus.Start
	}
	return max(s.focus.End, s.anchor.End)
}

// ByCharacter gives the selection as one that grows by single characters.
func (s Selection) ByCharacter() Selection {
	s.unit = Character
	return s
}

package layout

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"github.com/readout-app/readout/internal/text"
)

// Unit is what a selection grows by.
type Unit uint8

// The units of selection: by one, two and three clicks.
const (
	Character Unit = iota
	Word
	Paragraph
)

// Selection is a passage that the reader picks out. Its anchor stays where it
// began, its focus moves. The zero Selection is empty.
type Selection struct {
	anchor text.Span // what was picked first, a whole unit
	focus  text.Span // what was picked last
	unit   Unit
}

// Span gives the selected passage.
func (s Selection) Span() text.Span {
	if s.focus.Start < s.anchor.Start {
		return text.Span{Start: s.focus.Start, End: s.anchor.End}
	}
	return text.Span{Start: s.anchor.Start, End: max(s.anchor.End, s.focus.End)}
}

// Select begins a selection at offset with the unit that holds it.
func (c *Content) Select(offset int, u Unit) Selection {
	sp := c.unit(offset, u)
	return Selection{anchor: sp, focus: sp, unit: u}
}

// SelectAll selects the whole text.
func (c *Content) SelectAll() Selection {
	sp := text.Span{End: c.text.Len()}
	return Selection{anchor: sp, focus: sp}
}

// Extend moves the focus of s to offset; whole units stay whole.
func (c *Content) Extend(s Selection, offset int) Selection {
	s.focus = c.unit(offset, s.unit)
	return s
}

// unit gives the unit around offset; for Character the place before its cluster.
func (c *Content) unit(offset int, u Unit) text.Span {
	offset = min(max(offset, 0), c.text.Len())
	switch u {
	case Word:
		return c.wordAround(offset)
	case Paragraph:
		p := c.Paragraph(offset)
		last := c.paras[c.paragraphAt(offset)]
		if last.last > last.first {
			p.End = c.words[last.last-1].visible // without its line break
		}
		return c.text.Snap(p)
	}
	start := c.text.Snap(text.Span{Start: offset, End: offset}).Start
	return text.Span{Start: start, End: start}
}

// wordAround gives the word of Annex 29 that holds offset, grapheme clusters whole.
func (c *Content) wordAround(offset int) text.Span {
	p := c.Paragraph(offset)
	at := p.Start
	it := words.FromString(c.text.Slice(p))
	last := text.Span{Start: offset, End: offset}
	for it.Next() {
		n := utf8.RuneCountInString(it.Value())
		last = text.Span{Start: at, End: at + n}
		if offset < at+n {
			break
		}
		at += n
	}
	return c.text.Snap(last)
}

package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/rivo/uniseg"

	"github.com/readout-app/readout/gui/widget/reader/bidi"
	"github.com/readout-app/readout/internal/text"
)

// Style is how a paragraph is set.
type Style uint8

// The styles of a paragraph.
const (
	Body     Style = iota
	Headline       // the headline of the article
	Dim            // front matter: byline, dateline, credit
	styles         // their number
)

// Styled gives the style of every paragraph that overlaps Span.
type Styled struct {
	Span  text.Span
	Style Style
}

// Content is a text parsed into paragraphs and words. It is immutable.
type Content struct {
	text  *text.Text
	paras []paragraph
	words []word
	// spaced is true where blank lines part the paragraphs, so that a single line
	// break inside one is only a line break.
	spaced bool
}

// paragraph is the text up to and with a mandatory line break.
type paragraph struct {
	span        text.Span
	first, last int // words [first, last)
	style       Style
	blank       bool // holds nothing but white space
	rtl         bool // its base direction is right to left
	// levels are those of its code points (Annex 9); nil where all run left to right.
	levels []uint8
}

// word is an unbreakable piece of text with the white space after it.
type word struct {
	span     text.Span // with the white space
	visible  int       // code point where the white space begins
	from, to int       // bytes of the visible part
	tail     int       // byte where the white space ends
}

// Parse splits t into paragraphs and words. Where several of styles overlap a
// paragraph the first one counts; paragraphs without one are Body.
func Parse(t *text.Text, styles []Styled) *Content {
	c := &Content{text: t}
	s := t.String()
	cp, at, state := 0, 0, -1
	p := paragraph{}
	seg := ""
	segStart := 0
	for rest := s; len(rest) > 0; {
		piece, after, must, next := uniseg.FirstLineSegmentInString(rest, state)
		rest, state = after, next
		if seg == "" {
			segStart = at
		}
		at += len(piece)
		seg = s[segStart:at]
		if rest != "" && joins(seg, rest) {
			continue
		}
		n := utf8.RuneCountInString(seg)
		trimmed := strings.TrimRightFunc(seg, unicode.IsSpace)
		tailLen := utf8.RuneCountInString(seg[len(trimmed):])
		c.words = append(c.words, word{
			span: text.Span{Start: cp, End: cp + n}, visible: cp + n - tailLen,
			from: segStart, to: segStart + len(trimmed), tail: at,
		})
		cp += n
		seg = ""
		if must {
			p = c.closeParagraph(p, cp, styles)
		}
	}
	// The text ends in an empty paragraph when it is empty or ends in a break, so
	// that the place after the last code point is somewhere too.
	if len(c.paras) == 0 || uniseg.HasTrailingLineBreakInString(s) {
		c.closeParagraph(p, cp, styles)
	}
	for i := 1; i+1 < len(c.paras); i++ {
		c.spaced = c.spaced || c.paras[i].blank
	}
	return c
}

// closeParagraph ends p before code point end and gives the start of the next one.
func (c *Content) closeParagraph(p paragraph, end int, styles []Styled) paragraph {
	p.span.End, p.last = end, len(c.words)
	p.blank = true
	for _, w := range c.words[p.first:p.last] {
		p.blank = p.blank && w.from == w.to
	}
	for _, st := range styles {
		if st.Span.Overlaps(p.span) {
			p.style = st.Style
			break
		}
	}
	if s := c.text.Slice(p.span); bidi.HasRTL(s) {
		base, levels := bidi.Levels([]rune(s))
		p.rtl, p.levels = base == 1, levels
	}
	c.paras = append(c.paras, p)
	return paragraph{span: text.Span{Start: end, End: end}, first: p.last, last: p.last}
}

// joins says whether a grapheme cluster crosses from seg into rest; Annex 14 may
// break there, a reader may not. seg begins at the start of a cluster.
func joins(seg, rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	if r < 0x300 && seg[len(seg)-1] < utf8.RuneSelf {
		return false // no cluster is made of these, and CR LF is never parted
	}
	it := graphemes.FromString(seg + rest[:size])
	last := ""
	for it.Next() {
		last = it.Value()
	}
	return len(last) != size
}

// Text gives the text that was parsed.
func (c *Content) Text() *text.Text { return c.text }

// Words gives the number of words.
func (c *Content) Words() int { return len(c.words) }

// Paragraph gives the span of the paragraph that holds offset, its line break included.
func (c *Content) Paragraph(offset int) text.Span { return c.paras[c.paragraphAt(offset)].span }

func (c *Content) paragraphAt(offset int) int {
	lo, hi := 0, len(c.paras)-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if c.paras[mid].span.Start <= offset {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

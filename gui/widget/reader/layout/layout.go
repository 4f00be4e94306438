package layout

import (
	"sort"

	"github.com/readout-app/readout/internal/text"
)

// Metrics are the heights of a style in pixels.
type Metrics struct {
	Line float32 // height of a line
	Gap  float32 // space below a paragraph
}

// MetricsSet holds the Metrics of every Style.
type MetricsSet [styles]Metrics

// Line is one line of the page. Lines tile the text: the first begins at 0, each
// begins where the one before ends, the last ends at the end of the text.
type Line struct {
	Span  text.Span // with the white space or line break that ends it
	Y, H  float32
	Style Style
	RTL   bool // the paragraph runs right to left and is set to the right
	// Ragged is the code point where the visible part ends.
	Ragged int

	para        int
	first, last int // words [first, last) that the line touches
}

// Rect is a rectangle on the page, in the line of that number.
type Rect struct {
	X, Y, W, H float32
	Line       int
}

// Layout is a Content broken into lines. It is not safe for concurrent use.
type Layout struct {
	*Content
	ruler   *Ruler
	metrics MetricsSet
	advance []float32 // width of every word without its white space
	white   []float32 // width of its white space
	lines   []Line
	width   float32
	height  float32
}

// New makes the Layout of c, measured by r, broken at width pixels.
func New(c *Content, r *Ruler, m MetricsSet, width float32) *Layout {
	l := &Layout{Content: c, ruler: r, metrics: m, advance: make([]float32, len(c.words)), white: make([]float32, len(c.words))}
	s := c.text.String()
	for _, p := range c.paras {
		for i := p.first; i < p.last; i++ {
			w := c.words[i]
			l.advance[i] = r.width(s[w.from:w.to], p.style)
			l.white[i] = r.white(s[w.to:w.tail], p.style)
		}
	}
	l.wrap(width)
	return l
}

// Wrap breaks the lines anew at width pixels. Nothing is measured again but the
// inside of words that are wider than a line.
func (l *Layout) Wrap(width float32) {
	if width != l.width {
		l.wrap(width)
	}
}

func (l *Layout) wrap(width float32) {
	l.width, l.lines = width, l.lines[:0]
	y := float32(0)
	for pi, p := range l.paras {
		m := l.metrics[p.style]
		if p.blank {
			h := m.Gap
			if pi == len(l.paras)-1 {
				h = m.Line // room for the caret, and for an empty text
			}
			l.lines = append(l.lines, Line{Span: p.span, Y: y, H: h, Style: p.style, RTL: p.rtl, Ragged: p.span.Start, para: pi, first: p.first, last: p.last})
			y += h
			continue
		}
		start := len(l.lines)
		l.wrapParagraph(pi)
		for i := start; i < len(l.lines); i++ {
			l.lines[i].Y, l.lines[i].H = y, m.Line
			y += m.Line
		}
		if next := pi + 1; next < len(l.paras) && !l.paras[next].blank && (!l.spaced || l.paras[next].style != p.style) {
			y += m.Gap
		}
	}
	l.height = y
}

// wrapParagraph appends the lines of paragraph pi, greedily.
func (l *Layout) wrapParagraph(pi int) {
	p := l.paras[pi]
	line := Line{Span: text.Span{Start: p.span.Start}, Style: p.style, RTL: p.rtl, para: pi, first: p.first}
	end := func(at, ragged, last, next int) { // next is the first word of the line after
		line.Span.End, line.Ragged, line.last = at, ragged, last
		l.lines = append(l.lines, line)
		line.Span.Start, line.first = at, next
	}
	x := float32(0)
	for i := p.first; i < p.last; i++ {
		w := l.words[i]
		if x > 0 && x+l.advance[i] > l.width {
			prev := l.words[i-1]
			end(w.span.Start, prev.visible, i, i)
			x = 0
		}
		if l.advance[i] > l.width {
			x = l.chop(i, end)
		} else {
			x += l.advance[i]
		}
		x += l.white[i]
	}
	end(p.span.End, l.words[p.last-1].visible, p.last, p.last)
}

// chop ends a line inside word i wherever the next cluster would not fit, and gives
// the width of what is left. At least one cluster stands on a line.
func (l *Layout) chop(i int, end func(at, ragged, last, next int)) float32 {
	w, stops := l.words[i], l.stops(i)
	from := 0
	for j := 1; j < len(stops); j++ {
		// A cluster ends at j when the place moves there.
		if j+1 < len(stops) && stops[j] == stops[j-1] || stops[j]-stops[from] <= l.width {
			continue
		}
		// The cluster that ends at j begins at b.
		b := j - 1
		for b > from && stops[b] == stops[b-1] {
			b--
		}
		if b > from {
			end(w.span.Start+b, w.span.Start+b, i+1, i)
			from = b
		}
	}
	return stops[len(stops)-1] - stops[from]
}

// stops gives the places of the code points inside the visible part of word i.
func (l *Layout) stops(i int) []float32 {
	w := l.words[i]
	return l.ruler.inside(l.text.String()[w.from:w.to], l.styleOf(i))
}

func (l *Layout) styleOf(i int) Style { return l.paras[l.paragraphAt(l.words[i].span.Start)].style }

// Lines gives the lines from top to bottom. The slice is the Layout's own.
func (l *Layout) Lines() []Line { return l.lines }

// Width gives the width that the lines were broken at.
func (l *Layout) Width() float32 { return l.width }

// Height gives the height of the page.
func (l *Layout) Height() float32 { return l.height }

// Visible gives the lines [first, last) that show between top and bottom.
func (l *Layout) Visible(top, bottom float32) (first, last int) {
	first = sort.Search(len(l.lines), func(i int) bool { return l.lines[i].Y+l.lines[i].H > top })
	last = first + sort.Search(len(l.lines)-first, func(i int) bool { return l.lines[first+i].Y >= bottom })
	return first, last
}

// LineAt gives the line that holds offset; the end of the text is in the last one.
func (l *Layout) LineAt(offset int) int {
	i := sort.Search(len(l.lines), func(i int) bool { return l.lines[i].Span.End > offset })
	return min(i, len(l.lines)-1)
}

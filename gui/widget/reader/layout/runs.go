package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/readout-app/readout/gui/widget/reader/bidi"
	"github.com/readout-app/readout/internal/text"
)

// Run is a part of a line that is drawn in one piece and in one direction.
type Run struct {
	Span text.Span
	X, W float32
	RTL  bool
}

// Runs gives the runs of line i from left to right. A line without right-to-left
// characters is one run.
func (l *Layout) Runs(i int) []Run {
	line := l.lines[i]
	if l.paras[line.para].levels == nil || line.Span.Empty() {
		return []Run{{Span: line.Span, W: l.between(line, line.Span)}}
	}
	var runs []Run
	x := float32(0)
	for _, r := range bidi.Runs(l.levels(line)) {
		run := Run{Span: text.Span{Start: line.Span.Start + r.Start, End: line.Span.Start + r.End}, X: x, RTL: r.RTL()}
		run.W = l.between(line, run.Span)
		x += run.W
		runs = append(runs, run)
	}
	if line.RTL {
		for j := range runs {
			runs[j].X += l.width - x
		}
	}
	return runs
}

// levels gives the levels of a line: those of its paragraph with the white space at the
// end as the paragraph runs, and every grapheme cluster as its first code point.
func (l *Layout) levels(line Line) []uint8 {
	p := l.paras[line.para]
	levels := slices.Clone(p.levels[line.Span.Start-p.span.Start : line.Span.End-p.span.Start])
	base := uint8(0)
	if p.rtl {
		base = 1
	}
	bidi.Trim(base, []rune(l.text.Slice(line.Span)), levels)
	for i := 1; i < len(levels); i++ {
		at := line.Span.Start + i
		if levels[i] != levels[i-1] && l.text.Snap(text.Span{Start: at, End: at}).Start < at {
			levels[i] = levels[i-1]
		}
	}
	return levels
}

// between gives the width of sp, which lies in line.
func (l *Layout) between(line Line, sp text.Span) float32 {
	sum := float32(0)
	for i := l.wordAt(line, sp.Start); i < line.last && l.words[i].span.Start < sp.End; i++ {
		w := l.words[i]
		switch {
		case sp.Contains(w.span):
			sum += l.advance[i] + l.white[i]
		default:
			sum += l.place(i, min(sp.End, w.span.End)) - l.place(i, max(sp.Start, w.span.Start))
		}
	}
	return sum
}

// wordAt gives the word of line that holds offset.
func (l *Layout) wordAt(line Line, offset int) int {
	lo, hi := line.first, line.last-1
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if l.words[mid].span.Start <= offset {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

// place gives the width of word i up to offset, which lies in it or at its end.
func (l *Layout) place(i, offset int) float32 {
	w := l.words[i]
	switch {
	case offset == w.span.Start:
		return 0
	case offset == w.span.End:
		return l.advance[i] + l.white[i]
	case offset < w.visible:
		return l.stops(i)[offset-w.span.Start]
	}
	tail := l.text.String()[w.to:w.tail]
	n := 0
	for range offset - w.visible {
		_, size := utf8.DecodeRuneInString(tail[n:])
		n += size
	}
	return l.advance[i] + l.ruler.white(tail[:n], l.styleOf(i))
}

// Drawn gives a run as it is handed to the toolkit, whose shaper turns right-to-left
// words and mirrors their brackets but takes what has none, or begins with others, for
// left-to-right.
func (l *Layout) Drawn(r Run) string {
	s := Printable(l.text.Slice(r.Span))
	if r.RTL && (!bidi.IsStrong(s, true) || bidi.IsStrong(s, false)) {
		return bidi.Reversed(s)
	}
	return s
}

// Printable gives s as it is drawn: line breaks and controls have no width, a tab is some
// spaces, and a letter and its marks are one code point where there is one, as fonts have
// it.
func Printable(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if bidi.IsControl(r) {
			return -1
		}
		return r
	}, printable.Replace(s)))
}

var printable = strings.NewReplacer("\t", strings.Repeat(" ", tabWidth), "\r", "", "\n", "", "\f", "", "\v", "", "\u0085", "", "\u2028", "", "\u2029", "")

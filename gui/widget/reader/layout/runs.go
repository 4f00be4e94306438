package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

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
	if !l.paras[line.para].mixed {
		return []Run{{Span: line.Span, W: l.between(line, line.Span)}}
	}
	runs := order(l.text, line.Span, line.RTL)
	x := float32(0)
	for j := range runs {
		runs[j].X, runs[j].W = x, l.between(line, runs[j].Span)
		x += runs[j].W
	}
	if line.RTL {
		for j := range runs {
			runs[j].X += l.width - x
		}
	}
	return runs
}

// order splits sp into runs of one direction and puts them into the order of
// display (Annex 9, rule L2). Grapheme clusters stay whole.
func order(t *text.Text, sp text.Span, rtl bool) []Run {
	base := bidi.LeftToRight
	if rtl {
		base = bidi.RightToLeft
	}
	whole := []Run{{Span: sp, RTL: rtl}}
	var p bidi.Paragraph
	if _, err := p.SetString(t.Slice(sp), bidi.DefaultDirection(base)); err != nil {
		return whole
	}
	o, err := p.Order()
	if err != nil {
		return whole
	}
	// The library gives the runs in the order of the text, and their text by bytes.
	var runs []Run
	levels := []int{}
	at, reached := sp.Start, sp.Start
	for i := range o.NumRuns() {
		r := o.Run(i)
		reached += utf8.RuneCountInString(r.String())
		run := Run{Span: text.Span{Start: at, End: t.Snap(text.Span{Start: reached, End: reached}).End}, RTL: r.Direction() == bidi.RightToLeft}
		if run.Span.Empty() {
			continue // all of it belongs to the cluster before
		}
		level := 0
		switch {
		case run.RTL:
			level = 1
		case rtl, len(runs) > 0 && runs[len(runs)-1].RTL && !hasLetter(r.String()):
			level = 2 // a number counts to the right-to-left words before it (rule W7)
		}
		runs, levels = append(runs, run), append(levels, level)
		at = run.Span.End
	}
	if at != sp.End {
		return whole
	}
	for level := 2; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && levels[j] >= level {
				j++
			}
			if j > i {
				slices.Reverse(runs[i:j])
				slices.Reverse(levels[i:j])
				i = j
			}
		}
	}
	return runs
}

// hasLetter says whether s holds a strong left-to-right character.
func hasLetter(s string) bool {
	for i := range s {
		if p, _ := bidi.LookupString(s[i:]); p.Class() == bidi.L {
			return true
		}
	}
	return false
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
// words and mirrors their brackets but takes a run without any for left-to-right.
func (l *Layout) Drawn(r Run) string {
	s := Printable(l.text.Slice(r.Span))
	if _, mixed := direction(s); r.RTL && !mixed {
		return bidi.ReverseString(s)
	}
	return s
}

// Printable gives s as it is drawn: line breaks and controls have no width, and a
// tab is some spaces.
func Printable(s string) string {
	return printable.Replace(s)
}

var printable = strings.NewReplacer("\t", strings.Repeat(" ", tabWidth), "\r", "", "\n", "", "\f", "", "\v", "", "\u0085", "", "\u2028", "", "\u2029", "")

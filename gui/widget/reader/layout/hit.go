package layout

import "github.com/readout-app/readout/internal/text"

// RectsFor gives the rectangles that sp covers, line by line and run by run. White
// space at the end of a line is left out unless sp holds nothing else of the line,
// as for a line break alone, which has half a space. An empty span has none.
func (l *Layout) RectsFor(sp text.Span) []Rect {
	var rects []Rect
	sp = sp.Intersect(text.Span{End: l.text.Len()})
	if sp.Empty() {
		return nil
	}
	for i := l.LineAt(sp.Start); i < len(l.lines) && l.lines[i].Span.Start < sp.End; i++ {
		rects = l.lineRects(rects, i, sp)
	}
	return rects
}

func (l *Layout) lineRects(rects []Rect, i int, sp text.Span) []Rect {
	line := l.lines[i]
	part := sp.Intersect(line.Span)
	if part.Start < line.Ragged {
		part.End = min(part.End, line.Ragged)
	}
	if part.Empty() {
		return rects
	}
	start := len(rects)
	for _, run := range l.Runs(i) {
		in := part.Intersect(run.Span)
		if in.Empty() {
			continue
		}
		w := l.between(line, in)
		x := run.X + l.between(line, text.Span{Start: run.Span.Start, End: in.Start})
		if run.RTL {
			x = 2*run.X + run.W - x - w
		}
		if w == 0 {
			w = l.ruler.space[line.Style] / 2
			if run.RTL {
				x -= w
			}
		}
		// Runs that touch are one rectangle.
		if n := len(rects); n > start && abs(rects[n-1].X+rects[n-1].W-x) < 0.01 {
			rects[n-1].W += w
			continue
		}
		rects = append(rects, Rect{X: x, Y: line.Y, W: w, H: line.H, Line: i})
	}
	return rects
}

// OffsetAt gives the place between two clusters that is nearest to a point: where
// the caret would stand. Every point has one.
func (l *Layout) OffsetAt(x, y float32) int {
	offset, _ := l.hit(x, y, true)
	return offset
}

// CharAt gives the code point that begins the cluster under a point, and whether
// there is one.
func (l *Layout) CharAt(x, y float32) (int, bool) {
	return l.hit(x, y, false)
}

// hit finds the cluster under or nearest to a point, and of nearest its nearer side.
func (l *Layout) hit(x, y float32, nearest bool) (offset int, inside bool) {
	first, _ := l.Visible(y, y)
	inside = y >= 0 && first < len(l.lines) && y >= l.lines[min(first, len(l.lines)-1)].Y
	i := min(first, len(l.lines)-1)
	line := l.lines[i]
	runs := l.Runs(i)
	run := runs[0]
	for _, r := range runs[1:] {
		if x >= r.X {
			run = r
		}
	}
	inside = inside && x >= run.X && x < run.X+run.W
	d := x - run.X
	if run.RTL {
		d = run.X + run.W - x
	}
	start, end := l.clusterIn(line, run.Span, d)
	if !nearest {
		return start, inside
	}
	left := l.between(line, text.Span{Start: run.Span.Start, End: start})
	right := l.between(line, text.Span{Start: run.Span.Start, End: end})
	if d-left > right-d {
		start = end
	}
	// The end of a line is before the white space that ends it: behind it is the
	// next line already.
	if start >= line.Span.End {
		start = max(line.Ragged, line.Span.Start)
	}
	return start, inside
}

// clusterIn gives the cluster of run that lies d pixels from its logical start,
// clamped to the first and the last.
func (l *Layout) clusterIn(line Line, run text.Span, d float32) (start, end int) {
	if run.Empty() {
		return run.Start, run.Start
	}
	i := l.wordAt(line, run.Start)
	x := -l.place(i, run.Start)
	for ; i+1 < line.last && l.words[i].span.End < run.End; i++ {
		w := l.advance[i] + l.white[i]
		if d < x+w {
			break
		}
		x += w
	}
	w := l.words[i]
	from, to := max(run.Start, w.span.Start), min(run.End, w.span.End)
	// The first place beyond d ends the cluster, the last place before it begins it.
	end = from + 1
	for end < to && x+l.place(i, end) <= d {
		end++
	}
	c := l.text.Snap(text.Span{Start: end - 1, End: end})
	return max(c.Start, from), min(c.End, to)
}

func abs(x float32) float32 { return max(x, -x) }

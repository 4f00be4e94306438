package reader

import (
	"image/color"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

const (
	laneStep = 4  // pixels between lines under the same words
	lanes    = 3  // how many there is room for
	ruleStep = 5  // pixels between rules in the margin
	ruleAt   = 14 // pixels from the words to the nearest rule
	// initialsAt is where the initials end, left of the rules of all lanes.
	initialsAt = ruleAt + ruleStep*(lanes-1) + 4
)

// drawMarks draws all that lies on the visible words.
func (s *sheet) drawMarks(r *Reader, visible text.Span) {
	labelled := map[int]bool{} // lines whose margin holds initials
	for _, m := range r.marks.Over(visible) {
		rects := r.page.RectsFor(m.Span.Intersect(visible))
		switch m.Kind {
		case layout.Statement:
			s.drawStatement(r, m, rects, labelled)
		case layout.Source:
			s.drawFrames(r, rects, 1.5, r.look.speaker(m.Colour).Rule)
		case layout.Actor:
			s.drawFrames(r, rects, 1, r.look.color(theme.Boxed))
		case layout.Found, layout.Selected:
			s.wash(r, m.Span, visible, r.look.color(theme.FoundFill))
		case layout.Added:
			s.wash(r, m.Span, visible, r.look.color(theme.FoundFill))
			s.drawStroke(r, m, rects)
		case layout.Removed:
			for _, q := range rects {
				y, h := r.band(q)
				s.rect(r, strikes, q.X, y+h*0.58, q.W, 1.5, r.look.color(theme.Alert))
			}
		default:
			s.drawStroke(r, m, rects)
		}
	}
	for i, hit := range r.find.hits {
		name := theme.FoundFill
		if i == r.find.at {
			name = theme.Marker
		}
		s.wash(r, hit, visible, r.look.color(name))
		if i == r.find.at {
			s.ring(r, hit, visible, 1, theme.Ink)
		}
	}
	if !r.lit.Empty() {
		s.wash(r, r.lit, visible, r.look.color(theme.Marker))
		s.ring(r, r.lit, visible, 1, theme.Ink)
	}
	s.wash(r, r.selected.Span(), visible, r.look.color(theme.Selection))
	if r.hover != "" {
		for _, m := range r.marks.Over(visible) {
			if m.ID == r.hover {
				for _, q := range r.page.RectsFor(m.Span.Intersect(visible)) {
					s.rect(r, washes, q.X-2, q.Y+2, q.W+4, q.H-4, r.look.color(hoverColor)).CornerRadius = 3
				}
			}
		}
	}
	if r.current >= 0 && r.focused {
		s.ring(r, r.marks.All()[r.current].Span, visible, 2, theme.Accent)
	}
}

// drawStatement fills the words, and puts a rule and initials into the margin.
func (s *sheet) drawStatement(r *Reader, m layout.Mark, rects []layout.Rect, labelled map[int]bool) {
	if len(rects) == 0 {
		return
	}
	c := r.look.speaker(m.Colour)
	lane := float32(min(m.Lane, lanes-1))
	inset := 2 + 3*lane
	for _, q := range rects {
		s.rect(r, fills, q.X-2, q.Y+inset, q.W+4, q.H-2*inset, c.Fill).CornerRadius = 2
	}
	if first := rects[0]; r.page.Lines()[first.Line].Span.Start <= m.Span.Start {
		x := first.X - 3
		if r.page.Lines()[first.Line].RTL {
			for _, q := range rects {
				if q.Line == first.Line {
					x = q.X + q.W + 1
				}
			}
		}
		s.rect(r, fills, x, first.Y+inset, 2, first.H-2*inset, c.Rule) // where it begins
	}
	top, bottom := rects[0], rects[len(rects)-1]
	x := -ruleAt - ruleStep*lane
	s.rect(r, margins, x, top.Y+3, 3, bottom.Y+bottom.H-top.Y-6, c.Rule)
	if m.Label == "" {
		return
	}
	for line := top.Line; line <= bottom.Line; line++ {
		if !labelled[line] {
			labelled[line] = true
			s.label(r, m.Label, line)
			return
		}
	}
}

// label sets initials in the margin of a line.
func (s *sheet) label(r *Reader, label string, line int) {
	t, fresh := s.labels.take(labelKey{label, line})
	if fresh {
		t.Text, t.Color, t.TextSize = label, r.look.color(theme.Faint), r.look.initials
		t.TextStyle = fyne.TextStyle{Bold: true}
		t.FontSource = theme.Sans(t.TextStyle)
		t.Resize(t.MinSize())
		t.Refresh()
	}
	l := r.page.Lines()[line]
	t.Move(r.toScreen(-initialsAt-t.Size().Width, l.Y+(l.H-t.Size().Height)/2))
	s.add(margins, t)
}

func (s *sheet) drawFrames(r *Reader, rects []layout.Rect, width float32, c color.Color) {
	for _, q := range rects {
		y, h := r.band(q)
		s.frame(r, frames, q.X-1.5, y-1, q.W+3, h+2, width, c)
	}
}

// drawStroke draws the line of a mark under its words.
func (s *sheet) drawStroke(r *Reader, m layout.Mark, rects []layout.Rect) {
	p, name := solid, theme.Accent
	switch m.Kind {
	case layout.Added:
		p, name = solid, theme.Ink
	case layout.Cue:
		p, name = dotted, theme.Boxed
	case layout.Event:
		p, name = dotted, theme.Ink
	case layout.Expectation:
		p, name = dashed, theme.Accent
	case layout.Document:
		p, name = double, theme.Faint
	case layout.Conflict:
		p, name = wavy, theme.Alert
	}
	for i, q := range rects {
		o, fresh := s.strokes.take(strokeKey{m.Kind, m.Span.Start, m.Lane, q.Line, i})
		if size := fyne.NewSize(q.W, strokeHeight); fresh || o.Size() != size {
			o.Resize(size)
			o.dress(p, r.look.color(name))
		}
		y, h := r.band(q)
		o.Move(r.toScreen(q.X, y+h-2+laneStep*float32(min(m.Lane, lanes-1))))
		s.add(strokes, o.Raster) // the toolkit knows its own types only
	}
}

// band gives the height between the ascenders and the descenders of a line's words.
func (r *Reader) band(q layout.Rect) (y, h float32) {
	b := r.look.bands[r.page.Lines()[q.Line].Style]
	return q.Y + q.H/2 + b.above, b.below - b.above
}

// wash fills the words of a span.
func (s *sheet) wash(r *Reader, sp, visible text.Span, c color.Color) {
	for _, q := range r.page.RectsFor(sp.Intersect(visible)) {
		s.rect(r, washes, q.X, q.Y+2, q.W, q.H-4, c)
	}
}

// ring draws a frame round a span.
func (s *sheet) ring(r *Reader, sp, visible text.Span, width float32, name fyne.ThemeColorName) {
	for _, q := range r.page.RectsFor(sp.Intersect(visible)) {
		s.frame(r, rings, q.X-width-1, q.Y+1, q.W+2*width+2, q.H-2, width, r.look.color(name))
	}
}

package reader

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

const (
	thumbWidth = 7
	barWidth   = 18 // where the pointer takes hold of the scroll bar

	scrollBarColor = fynetheme.ColorNameScrollBar
	hoverColor     = fynetheme.ColorNameHover

	// clickTime and clickDistance join presses into a double or triple click.
	clickTime     = 400 * time.Millisecond
	clickDistance = 5
)

// press is what the pointer is doing.
type press struct {
	at      fyne.Position
	when    time.Time
	count   int         // clicks in a row
	was     layout.Mark // in focus before the first of them
	down    bool        // the primary button is held
	dragged bool
	bar     bool    // it holds the scroll bar
	grip    float32 // and this far below the thumb's top
}

// thumb gives where the scroll bar's thumb is; its height is 0 when all shows.
func (r *Reader) thumb() (top, height float32) {
	view := r.Size().Height
	whole := r.origin.Y + r.page.Height() + r.look.bottom
	if whole <= view || view <= 0 {
		return 0, 0
	}
	height = max(view*view/whole, 28)
	return r.scroll / (whole - view) * (view - height), height
}

// Scrolled is part of fyne.Scrollable.
func (r *Reader) Scrolled(e *fyne.ScrollEvent) { r.scrollTo(r.scroll - e.Scrolled.DY) }

// MouseDown is part of desktop.Mouseable.
func (r *Reader) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil && !r.focused {
		c.Focus(r)
	}
	if e.Button == desktop.MouseButtonSecondary {
		if r.OnMenu != nil {
			r.OnMenu(r.recordAt(e.Position), r.Selected(), e.AbsolutePosition)
		}
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	now := r.now()
	p := press{at: e.Position, when: now, count: 1, down: true}
	d := e.Position.Subtract(r.press.at)
	if now.Sub(r.press.when) < clickTime && max(d.X, -d.X) < clickDistance && max(d.Y, -d.Y) < clickDistance {
		p.count, p.was = r.press.count%3+1, r.press.was
	}
	top, height := r.thumb()
	p.bar = height > 0 && e.Position.X > r.Size().Width-barWidth
	if p.bar {
		if p.grip = e.Position.Y - top; p.grip < 0 || p.grip > height {
			p.grip = height / 2
		}
		r.press = p
		r.dragBar(e.Position.Y)
		return
	}
	r.press = p
	r.unhover()
	offset := r.page.OffsetAt(r.toPage(e.Position))
	if e.Modifier&fyne.KeyModifierShift != 0 && p.count == 1 {
		r.press.dragged = true
		r.selectTo(r.content.Extend(r.selected, offset))
		return
	}
	unit := layout.Character
	// Units are picked by the character under the pointer, not by the nearest gap.
	if at, ok := r.page.CharAt(r.toPage(e.Position)); ok && p.count > 1 {
		offset, unit = at, layout.Unit(p.count-1)
	}
	r.selectTo(r.content.Select(offset, unit))
}

// MouseUp is part of desktop.Mouseable. A press that neither dragged nor came from
// the scroll bar is a click.
func (r *Reader) MouseUp(e *desktop.MouseEvent) {
	p := r.press
	r.press.down = false
	if !p.down || p.dragged || p.bar || e.Button != desktop.MouseButtonPrimary {
		return
	}
	offset, ok := r.page.CharAt(r.toPage(e.Position))
	switch {
	case p.count == 1 && ok:
		r.click(offset)
	case p.count == 1:
		r.current = -1
		r.update()
	case p.count == 2 && ok:
		r.doubleClick(offset)
	}
}

// click brings the mark at offset into focus; clicked again after a pause, the next
// one there.
func (r *Reader) click(offset int) {
	before := r.current
	r.press.was, r.current = layout.Mark{}, -1
	if before >= 0 {
		r.press.was = r.marks.All()[before]
	}
	under := stops(r.marks.At(offset))
	if len(under) == 0 {
		r.update()
		return
	}
	next := under[0]
	if i := slices.Index(under, r.press.was); i >= 0 {
		next = under[(i+1)%len(under)]
	}
	r.focusOn(slices.Index(r.marks.All(), next))
}

// doubleClick opens the mark in focus at offset. Where its first click went on from
// a mark that was in focus there, that one is meant.
func (r *Reader) doubleClick(offset int) {
	if i := slices.Index(r.marks.All(), r.press.was); i >= 0 && r.press.was.Span.Holds(offset) && i != r.current {
		r.focusOn(i)
	}
	if r.current >= 0 && r.marks.All()[r.current].Span.Holds(offset) && r.OnOpen != nil {
		r.OnOpen(r.Focus())
	}
}

// focusOn brings mark i into focus and tells of it.
func (r *Reader) focusOn(i int) {
	r.current = i
	r.update()
	if r.OnMark != nil {
		r.OnMark(r.Focus())
	}
}

func stops(marks []layout.Mark) []layout.Mark {
	var out []layout.Mark
	for _, m := range marks {
		if m.Stop() {
			out = append(out, m)
		}
	}
	return out
}

// Dragged is part of fyne.Draggable: it selects, and scrolls past the edges.
func (r *Reader) Dragged(e *fyne.DragEvent) {
	if r.press.bar {
		r.dragBar(e.Position.Y)
		return
	}
	if !r.press.down {
		return
	}
	r.press.dragged = true
	if e.Position.Y < 0 {
		r.scrollTo(r.scroll + e.Position.Y/2)
	} else if over := e.Position.Y - r.Size().Height; over > 0 {
		r.scrollTo(r.scroll + over/2)
	}
	r.selectTo(r.content.Extend(r.selected, r.page.OffsetAt(r.toPage(e.Position))))
}

// DragEnd is part of fyne.Draggable.
func (r *Reader) DragEnd() { r.press.down, r.press.bar = false, false }

func (r *Reader) dragBar(y float32) {
	_, height := r.thumb()
	view := r.Size().Height
	whole := r.origin.Y + r.page.Height() + r.look.bottom
	r.scrollTo((y - r.press.grip) / max(view-height, 1) * (whole - view))
}

func (r *Reader) selectTo(s layout.Selection) {
	before := r.selected.Span()
	r.selected = s
	r.update()
	if r.OnSelect != nil && s.Span() != before {
		r.OnSelect(r.Selected())
	}
}

// Select selects a passage, as from outside.
func (r *Reader) Select(sp text.Span) {
	sp = r.part.in(sp)
	r.selectTo(r.content.Extend(r.content.Select(sp.Start, layout.Character), sp.End))
}

// MouseIn is part of desktop.Hoverable.
func (r *Reader) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved is part of desktop.Hoverable: it lights the record under the pointer
// and says what it is.
func (r *Reader) MouseMoved(e *desktop.MouseEvent) {
	if r.press.down {
		return
	}
	offset, ok := r.page.CharAt(r.toPage(e.Position))
	if !ok {
		r.unhover()
		return
	}
	if offset == r.hoverAt {
		return
	}
	r.hoverAt = offset
	under := stops(r.marks.At(offset))
	id := ""
	if len(under) > 0 {
		id = under[0].ID
	}
	if id == r.hover {
		return
	}
	r.hover = id
	r.update()
	if id == "" || r.Describe == nil {
		r.tip.Hide()
		return
	}
	tip := r.Describe(id)
	for i, m := range under[1:] {
		if t := r.Describe(m.ID).Title; t != "" && i < 3 {
			tip.Body += "\n+ " + t
		}
	}
	q := r.page.RectsFor(r.content.Text().Snap(text.Span{Start: offset, End: offset + 1}))[0]
	r.tip.ShowAt(tip, r.toScreen(q.X, q.Y), fyne.NewSize(q.W, q.H), r.Size())
}

// MouseOut is part of desktop.Hoverable.
func (r *Reader) MouseOut() { r.unhover() }

// unhover forgets what is under the pointer.
func (r *Reader) unhover() {
	r.hoverAt = -1
	r.tip.Hide()
	if r.hover != "" {
		r.hover = ""
		if r.page != nil {
			r.update()
		}
	}
}

// Cursor is part of desktop.Cursorable.
func (r *Reader) Cursor() desktop.Cursor {
	if r.hover != "" {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

// recordAt gives the record under a point, or "".
func (r *Reader) recordAt(at fyne.Position) string {
	if offset, ok := r.page.CharAt(r.toPage(at)); ok {
		if under := stops(r.marks.At(offset)); len(under) > 0 {
			return under[0].ID
		}
	}
	return ""
}

package shell

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// compactBelow is the window width, at text scale 1, under which the rail shows
// icons alone.
const compactBelow = 1100

// rail is the column of pages at the left of the window.
type rail struct {
	object  fyne.CanvasObject
	items   []*railItem
	compact bool
}

// newRail makes the rail; tips are shown in the layer, go is told the page pressed.
func newRail(places []place, tips *tooltip.Layer, open func(name string)) *rail {
	r := &rail{}
	box := container.New(&railLayout{})
	for _, p := range places {
		if p.aside {
			continue
		}
		if p.begins {
			box.Add(widget.NewSeparator())
		}
		it := newRailItem(p, tips, open)
		r.items = append(r.items, it)
		box.Add(it)
	}
	r.object = container.NewVScroll(box)
	return r
}

// setCompact shows or hides the labels.
func (r *rail) setCompact(on bool) {
	if r.compact == on {
		return
	}
	r.compact = on
	for _, it := range r.items {
		it.compact = on
		it.Refresh()
	}
}

// width gives the width that the rail wants.
func (r *rail) width() float32 {
	w := float32(0)
	for _, it := range r.items {
		w = max(w, it.MinSize().Width)
	}
	return w + 2*fynetheme.Padding()
}

// mark shows which page is open.
func (r *rail) mark(name string) {
	for _, it := range r.items {
		if on := it.name == name; on != it.current {
			it.current = on
			it.Refresh()
		}
	}
}

// at gives the page whose item is at a place of the window, or "".
func (r *rail) at(p fyne.Position) string {
	for _, it := range r.items {
		q := p.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(it))
		if q.X >= 0 && q.Y >= 0 && q.X < it.Size().Width && q.Y < it.Size().Height {
			return it.name
		}
	}
	return ""
}

// count shows how many things wait on each page.
func (r *rail) count(waiting map[string]int) {
	for _, it := range r.items {
		if n := waiting[it.name]; n != it.waiting {
			it.waiting = n
			it.Refresh()
		}
	}
}

// railLayout stacks the items and the lines between their groups.
type railLayout struct{}

func (railLayout) gap(o fyne.CanvasObject) float32 {
	if _, line := o.(*widget.Separator); line {
		return fynetheme.Padding()
	}
	return 0
}

func (l railLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := fynetheme.Padding()
	y := pad
	for _, o := range objects {
		y += l.gap(o)
		h := o.MinSize().Height
		o.Move(fyne.NewPos(pad, y))
		o.Resize(fyne.NewSize(size.Width-2*pad, h))
		y += h + l.gap(o)
	}
}

func (l railLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(0, 2*fynetheme.Padding())
	for _, o := range objects {
		m := o.MinSize()
		s.Width = max(s.Width, m.Width+2*fynetheme.Padding())
		s.Height += m.Height + 2*l.gap(o)
	}
	return s
}

// railItem is one page on the rail: its icon, its name, and a count where something
// waits. Compact, the name is in its tip.
type railItem struct {
	widget.BaseWidget
	name, title, keys string
	tips              *tooltip.Layer
	open              func(name string)

	compact, current, hovered, focused bool
	waiting                            int

	ground, bar, badge *canvas.Rectangle
	icon               *canvas.Image
	label, number      *canvas.Text
}

func newRailItem(p place, tips *tooltip.Layer, open func(string)) *railItem {
	it := &railItem{
		name: p.page.Name(), title: p.page.Title(), keys: "g " + string(p.letter), tips: tips, open: open,
		ground: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), badge: canvas.NewRectangle(nil),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain}, label: canvas.NewText("", nil), number: canvas.NewText("", nil),
	}
	it.ExtendBaseWidget(it)
	return it
}

// Tapped opens the page.
func (it *railItem) Tapped(*fyne.PointEvent) {
	it.tips.Leave()
	it.open(it.name)
}

// MouseIn, MouseMoved and MouseOut are part of desktop.Hoverable.
func (it *railItem) MouseIn(*desktop.MouseEvent) {
	it.hovered = true
	it.Refresh()
	it.tips.Enter(it, it.tip())
}

// MouseMoved is part of desktop.Hoverable.
func (it *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (it *railItem) MouseOut() {
	it.hovered = false
	it.Refresh()
	it.tips.Leave()
}

// FocusGained is part of fyne.Focusable.
func (it *railItem) FocusGained() {
	it.focused = true
	it.Refresh()
	it.tips.Enter(it, it.tip())
}

// FocusLost is part of fyne.Focusable.
func (it *railItem) FocusLost() {
	it.focused = false
	it.Refresh()
	it.tips.Leave()
}

// TypedRune is part of fyne.Focusable.
func (it *railItem) TypedRune(rune) {}

// TypedKey opens the page by Space or Enter.
func (it *railItem) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		it.Tapped(nil)
	}
}

// AccessibilityLabel is part of fyne.Accessible.
func (it *railItem) AccessibilityLabel() string { return it.title }

// AccessibilityRole is part of fyne.Accessible.
func (it *railItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (it *railItem) tip() tooltip.Tip {
	t := tooltip.Tip{Title: it.title, Body: it.keys}
	if it.waiting > 0 {
		t.Body = waitingText(it.waiting) + "\n" + it.keys
	}
	return t
}

// CreateRenderer is part of fyne.Widget.
func (it *railItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{it}
	r.Refresh()
	return r
}

type railItemRenderer struct{ it *railItem }

func (r *railItemRenderer) Destroy() {}
func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	it := r.it
	return []fyne.CanvasObject{it.ground, it.bar, it.icon, it.label, it.badge, it.number}
}

// most is the highest count that is written out.
const most = 99

func (r *railItemRenderer) MinSize() fyne.Size {
	it := r.it
	inner, pad, side := fynetheme.InnerPadding(), fynetheme.Padding(), fynetheme.IconInlineSize()
	height := max(side, it.label.MinSize().Height) + 2*pad
	if it.compact {
		return fyne.NewSize(pad+side+it.badgeOver()+pad, height)
	}
	badge := it.badgeWidth()
	return fyne.NewSize(inner+side+inner+fyne.MeasureText(it.title, it.label.TextSize, fyne.TextStyle{Bold: true}).Width+inner+badge+pad, height)
}

// badgeWidth is that of the widest count.
func (it *railItem) badgeWidth() float32 {
	return fyne.MeasureText("99+", it.number.TextSize, it.number.TextStyle).Width + fynetheme.InnerPadding()
}

// badgeOver is how far a badge stands out beside the icon of a compact item: only its
// beginning lies on the icon.
func (it *railItem) badgeOver() float32 { return it.badgeWidth() * 0.6 }

func (r *railItemRenderer) Layout(size fyne.Size) {
	it := r.it
	inner, pad, side := fynetheme.InnerPadding(), fynetheme.Padding(), fynetheme.IconInlineSize()
	it.ground.Resize(size)
	it.bar.Move(fyne.NewPos(0, pad))
	it.bar.Resize(fyne.NewSize(3, size.Height-2*pad))
	x := inner + pad/2
	if it.compact {
		x = (size.Width - side) / 2
		if it.waiting > 0 {
			x = pad
		}
	}
	it.icon.Move(fyne.NewPos(x, (size.Height-side)/2))
	it.icon.Resize(fyne.NewSquareSize(side))
	text := it.label.MinSize()
	it.label.Move(fyne.NewPos(x+side+inner, (size.Height-text.Height)/2))
	it.label.Resize(text)
	n := it.number.MinSize()
	box := fyne.NewSize(max(n.Width+inner, n.Height), n.Height)
	at := fyne.NewPos(size.Width-box.Width-pad, (size.Height-box.Height)/2)
	if it.compact {
		at = fyne.NewPos(size.Width-box.Width, 0)
	}
	it.badge.Move(at)
	it.badge.Resize(box)
	it.badge.CornerRadius = box.Height / 2
	it.number.Move(at.AddXY((box.Width-n.Width)/2, 0))
	it.number.Resize(n)
}

func (r *railItemRenderer) Refresh() {
	it := r.it
	ink, ground := theme.Ink, fyne.ThemeColorName("")
	switch {
	case it.current:
		ink, ground = theme.Accent, theme.Selection
	case it.hovered:
		ground = fynetheme.ColorNameHover
	}
	it.ground.FillColor, it.ground.StrokeColor, it.ground.StrokeWidth = nil, nil, 0
	if ground != "" {
		it.ground.FillColor = fynetheme.Color(ground)
	}
	if it.focused {
		it.ground.StrokeColor, it.ground.StrokeWidth = fynetheme.Color(theme.Accent), 2
	}
	it.ground.CornerRadius = fynetheme.Size(fynetheme.SizeNameButtonRadius)
	it.bar.FillColor, it.bar.Hidden = fynetheme.Color(theme.Accent), !it.current
	it.icon.Resource = theme.IconIn(it.name, ink)
	it.label.Text, it.label.Color, it.label.TextSize = it.title, fynetheme.Color(ink), fynetheme.TextSize()
	it.label.TextStyle.Bold, it.label.Hidden = it.current, it.compact
	it.badge.FillColor, it.badge.Hidden = fynetheme.Color(theme.Accent), it.waiting == 0
	it.number.Color, it.number.TextSize, it.number.Hidden = fynetheme.Color(theme.OnAccent), fynetheme.CaptionTextSize()*0.9, it.waiting == 0
	it.number.TextStyle.Bold = true
	it.number.Text = strconv.Itoa(it.waiting)
	if it.waiting > most {
		it.number.Text = "99+"
	}
	r.Layout(it.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

package timeline

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
	"github.com/readout-app/readout/gui/widget/timeline/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// Scrolled zooms at the pointer, or with a sideways wheel pans; over the names of the
// lanes it moves up and down.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	t.tip.Hide()
	if float64(e.Position.X) < t.look.Side {
		t.scrollTo(t.scroll - e.Scrolled.DY)
		return
	}
	t.view = t.view.Wheel(float64(e.Position.X)-t.look.Side, float64(e.Scrolled.DX), float64(e.Scrolled.DY))
	t.arrange()
}

// Dragged pans, or with shift picks out a stretch of days.
func (t *Timeline) Dragged(e *fyne.DragEvent) {
	t.tip.Hide()
	if t.brush.dragging {
		t.brush.head = math.Floor(t.dayAt(e.Position.X))
		t.measures()
		t.Refresh()
		return
	}
	t.view = t.view.Pan(-float64(e.Dragged.DX))
	t.scroll -= e.Dragged.DY
	t.arrange()
}

// DragEnd ends a pan or a stretch.
func (t *Timeline) DragEnd() { t.endBrush() }

// Tapped selects the mark under the pointer, and zooms into a column of many.
func (t *Timeline) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	p, ok := t.place(e.Position)
	if !ok {
		return
	}
	if it := t.laid.Hit(p); it != nil {
		t.pick(it.Mark.Key)
	} else if l, _ := t.laid.HitCount(p); l != nil {
		t.view = t.view.Press(p.X)
		t.arrange()
	}
}

// place gives a point of the widget in the scene; it reports false outside of the plot.
func (t *Timeline) place(p fyne.Position) (scene.Point, bool) {
	at := scene.Point{X: float64(p.X) - t.look.Side, Y: float64(p.Y+t.scroll) - t.look.Top}
	return at, at.X >= 0 && float64(p.Y) >= t.look.Top
}

func (t *Timeline) pick(key string) {
	t.Select(key)
	if t.OnSelect != nil {
		t.OnSelect(key)
	}
}

// MouseIn shows the tooltip of what lies under the pointer.
func (t *Timeline) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved shows the tooltip of what lies under the pointer.
func (t *Timeline) MouseMoved(e *desktop.MouseEvent) {
	tip, at := t.tipAt(e.Position)
	if tip.Empty() {
		t.MouseOut()
		return
	}
	t.tip.ShowAt(tip, fyne.NewPos(float32(at.X), float32(at.Y)), fyne.NewSize(float32(at.W), float32(at.H)), t.Size())
}

// tipAt says what lies under the pointer, and the box of it.
func (t *Timeline) tipAt(pos fyne.Position) (tooltip.Tip, scene.Box) {
	p, inPlot := t.place(pos)
	if !inPlot {
		for _, l := range t.laid.Lanes {
			if float64(pos.Y) >= t.look.Top && p.Y >= l.Y && p.Y < l.Y+l.H {
				body := lang.N("{{.Count}} mark in sight", l.Marks, map[string]any{"Count": l.Marks})
				return tooltip.Tip{Title: l.Name, Body: body}, scene.Box{Y: float64(pos.Y), W: t.look.Side, H: 1}
			}
		}
		return tooltip.Tip{}, scene.Box{}
	}
	if it := t.laid.Hit(p); it != nil && t.Describe != nil {
		b := it.Box
		return t.Describe(it.Mark.Key), scene.Box{X: max(b.X, 0) + t.look.Side, Y: b.Y + t.look.Top - float64(t.scroll), W: b.W, H: b.H}
	}
	if l, n := t.laid.HitCount(p); l != nil {
		day := timeaxis.Date(t.view.At(p.X)).Format(time.DateOnly)
		return tooltip.Tip{
			Title: lang.N("{{.Count}} mark", n, map[string]any{"Count": n}),
			Body:  lang.L("{{.Lane}}, about {{.Day}}. Press to look closer.", map[string]any{"Lane": l.Name, "Day": day}),
		}, scene.Box{X: float64(pos.X), Y: float64(pos.Y), W: 1, H: 1}
	}
	return tooltip.Tip{}, scene.Box{}
}

// MouseOut hides the tooltip.
func (t *Timeline) MouseOut() {
	if t.tip.Visible() {
		t.tip.Hide()
	}
}

// FocusGained shows the focus.
func (t *Timeline) FocusGained() { t.focus(true) }

// FocusLost hides it.
func (t *Timeline) FocusLost() { t.focus(false) }

func (t *Timeline) focus(on bool) {
	t.focused, t.brush.shiftDown = on, false
	t.measures()
	t.Refresh()
}

// TypedKey pans, zooms out to everything and opens; with shift the arrows pick out days,
// and Escape drops them.
func (t *Timeline) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyLeft && t.brush.shiftDown:
		t.extend(-1)
	case e.Name == fyne.KeyRight && t.brush.shiftDown:
		t.extend(1)
	case e.Name == fyne.KeyLeft:
		t.SetView(t.view.Steps(-1))
	case e.Name == fyne.KeyRight:
		t.SetView(t.view.Steps(1))
	case e.Name == fyne.KeyUp:
		t.scrollTo(t.scroll - 40)
	case e.Name == fyne.KeyDown:
		t.scrollTo(t.scroll + 40)
	case e.Name == fyne.KeyHome:
		t.Fit()
	case e.Name == fyne.KeyEscape && t.brush.on:
		t.SetBrush(layout.Range{})
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && t.selected != "":
		if t.OnOpen != nil {
			t.OnOpen(t.selected)
		}
	default:
		if t.OnKey != nil {
			t.OnKey(e)
		}
	}
}

// TypedRune zooms by + and -, pans by < and >, steps through the marks by j and k, picks out days by [, ]
// and b, and hands every other rune on.
func (t *Timeline) TypedRune(r rune) {
	if t.Going != nil && t.Going() && t.OnRune != nil {
		t.OnRune(r)
		return
	}
	if v, ok := t.view.Typed(r, t.view.Width/2); ok {
		t.SetView(v)
		return
	}
	switch r {
	case '0':
		t.Fit()
	case 'j':
		t.step(1)
	case 'k':
		t.step(-1)
	case '[':
		t.brushFrom()
	case ']':
		t.brushTo()
	case 'b':
		t.SetBrush(layout.Range{From: t.view.Start, To: t.view.End()})
	default:
		if t.OnRune != nil {
			t.OnRune(r)
		}
	}
}

// step selects the next or previous mark in time, of those picked out.
func (t *Timeline) step(by int) {
	days := t.brush.days()
	for key := t.selected; ; {
		next := t.set.After(key, by)
		m := t.set.Mark(next)
		if m == nil {
			return
		}
		if days.Empty() || days.Meets(m.From, m.To) {
			t.pick(next)
			return
		}
		if next == key {
			return
		}
		key = next
	}
}

// AccessibilityLabel says what it is; the list beside it says the same in words.
func (t *Timeline) AccessibilityLabel() string {
	return lang.L("Timeline; the list beside it has every mark")
}

// AccessibilityRole is that of a container.
func (t *Timeline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

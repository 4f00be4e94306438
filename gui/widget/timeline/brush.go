package timeline

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/readout-app/readout/gui/widget/timeline/layout"
)

// brush is the stretch of days that is picked out: whole days from one end, which stays,
// to the other, which moves. Both are included.
type brush struct {
	on        bool
	anchor    float64
	head      float64
	dragging  bool // by the pointer
	shiftDown bool
}

func (b *brush) days() layout.Range {
	if !b.on {
		return layout.Range{}
	}
	return layout.Range{From: min(b.anchor, b.head), To: max(b.anchor, b.head) + 1}
}

// Brush gives the stretch of days that is picked out; empty for none.
func (t *Timeline) Brush() layout.Range { return t.brush.days() }

// SetBrush picks out a stretch of days; an empty one clears it.
func (t *Timeline) SetBrush(r layout.Range) {
	t.brush.on = !r.Empty()
	t.brush.anchor, t.brush.head = math.Floor(r.From), math.Ceil(r.To)-1
	t.brushed()
}

func (t *Timeline) brushed() {
	t.measures()
	t.Refresh()
	if t.OnBrush != nil {
		t.OnBrush(t.brush.days())
	}
}

// here is the day that keys begin at: that of the selected mark, or the middle of what
// is in sight.
func (t *Timeline) here() float64 {
	if m := t.set.Mark(t.selected); m != nil {
		return math.Floor(m.From)
	}
	return math.Floor(t.view.At(t.view.Width / 2))
}

// brushFrom begins the stretch at the selected mark, brushTo ends it there.
func (t *Timeline) brushFrom() {
	end := math.Ceil(t.view.End())
	if t.brush.on {
		end = t.brush.days().To
	}
	from := t.here()
	t.SetBrush(layout.Range{From: from, To: max(end, from+1)})
}

func (t *Timeline) brushTo() {
	from := math.Floor(t.view.Start)
	if t.brush.on {
		from = t.brush.days().From
	}
	to := t.here() + 1
	t.SetBrush(layout.Range{From: min(from, to-1), To: to})
}

// extend moves the moving end of the stretch by a key.
func (t *Timeline) extend(by float64) {
	if !t.brush.on {
		day := t.here()
		t.brush.on, t.brush.anchor, t.brush.head = true, day, day
	} else {
		step := max(math.Round(t.view.Width*t.view.PerPixel/50), 1)
		t.brush.head += by * step
	}
	t.brushed()
}

// MouseDown begins a stretch when shift is held.
func (t *Timeline) MouseDown(e *desktop.MouseEvent) {
	if e.Modifier&fyne.KeyModifierShift == 0 || float64(e.Position.X) < t.look.Side {
		return
	}
	t.tip.Hide()
	day := math.Floor(t.dayAt(e.Position.X))
	t.brush = brush{on: true, anchor: day, head: day, dragging: true, shiftDown: true}
	t.measures()
	t.Refresh()
}

// MouseUp ends it.
func (t *Timeline) MouseUp(*desktop.MouseEvent) { t.endBrush() }

func (t *Timeline) endBrush() {
	if t.brush.dragging {
		t.brush.dragging = false
		t.brushed()
	}
}

func (t *Timeline) dayAt(x float32) float64 { return t.view.At(float64(x) - t.look.Side) }

// KeyDown notes that shift is held.
func (t *Timeline) KeyDown(e *fyne.KeyEvent) { t.shift(e, true) }

// KeyUp notes that it is no more.
func (t *Timeline) KeyUp(e *fyne.KeyEvent) { t.shift(e, false) }

func (t *Timeline) shift(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		t.brush.shiftDown = down
	}
}

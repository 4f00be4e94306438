package timeline

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/widget/timeline/scene"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// Timeline is the widget. Its methods are called on the UI goroutine.
type Timeline struct {
	widget.BaseWidget

	// OnSelect is called with the key of the mark that was selected.
	OnSelect func(key string)
	// OnOpen is called on Enter.
	OnOpen func(key string)
	// Describe gives the tooltip of a mark.
	Describe func(key string) tooltip.Tip
	// OnKey and OnRune get what the timeline does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	marks    []scene.Mark
	lanes    []string
	today    float64
	view     scene.View
	fitted   bool
	scene    scene.Scene
	scroll   float32 // pixels the lanes are scrolled down
	selected string
	focused  bool
	tip      *tooltip.Bubble
	draw     *drawing
}

var (
	_ fyne.Focusable    = (*Timeline)(nil)
	_ fyne.Scrollable   = (*Timeline)(nil)
	_ fyne.Draggable    = (*Timeline)(nil)
	_ fyne.Tappable     = (*Timeline)(nil)
	_ fyne.Accessible   = (*Timeline)(nil)
	_ desktop.Hoverable = (*Timeline)(nil)
)

const (
	axisHeight = 30
	laneWidth  = 132
	tickGap    = 64
	// panStep is the part of the width that a key pans, zoomStep the factor it zooms.
	panStep  = 0.15
	zoomStep = 1.35
)

// New makes an empty timeline.
func New() *Timeline {
	t := &Timeline{tip: tooltip.NewBubble(), draw: newDrawing()}
	t.tip.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// SetMarks swaps in marks, sorted by day, and the lanes in the order they are drawn.
// Today is a day number; 0 draws no line. The view stays where it is, but for the
// first marks, which it is fitted to.
func (t *Timeline) SetMarks(marks []scene.Mark, lanes []string, today float64) {
	t.marks, t.lanes, t.today = marks, lanes, today
	if !t.fitted || len(marks) == 0 {
		t.Fit()
		return
	}
	t.arrange()
}

// Fit shows all marks, and today where it lies near them.
func (t *Timeline) Fit() {
	t.scroll = 0
	a, b := scene.Range(t.marks)
	if near := (b - a) / 4; t.today > b && t.today < b+near {
		b = t.today + 1
	}
	t.view = scene.Fit(a, b, t.plotWidth())
	t.fitted = len(t.marks) > 0 && t.Size().Width > laneWidth
	t.arrange()
}

// View gives the stretch of time in sight.
func (t *Timeline) View() scene.View { return t.view }

// SetView shows a stretch of time.
func (t *Timeline) SetView(v scene.View) {
	v.Width = t.plotWidth()
	t.view, t.fitted = v.Pan(0), true
	t.arrange()
}

// Select marks a mark as selected and brings it into sight; OnSelect is not called.
func (t *Timeline) Select(key string) bool {
	for i := range t.marks {
		if t.marks[i].Key == key {
			t.selected = key
			t.reveal(&t.marks[i])
			return true
		}
	}
	return false
}

// Selected gives the key of the selected mark.
func (t *Timeline) Selected() string { return t.selected }

func (t *Timeline) reveal(m *scene.Mark) {
	mid := t.view.X((m.From + m.To) / 2)
	if mid < 0 || mid > t.view.Width {
		t.view = t.view.Pan(mid - t.view.Width/2)
	}
	t.arrange()
	for _, it := range t.scene.Items {
		if it.Mark.Key != m.Key {
			continue
		}
		height := t.Size().Height - axisHeight
		switch y := float32(it.Box.Y); {
		case y < t.scroll:
			t.scrollTo(y - 10)
		case y+20 > t.scroll+height:
			t.scrollTo(y + 30 - height)
		}
	}
}

func (t *Timeline) plotWidth() float64 { return float64(max(t.Size().Width-laneWidth, 1)) }

// arrange lays the marks out anew and redraws.
func (t *Timeline) arrange() {
	t.view.Width = t.plotWidth()
	caption := t.Theme().Size(fynetheme.SizeNameCaptionText)
	style := scene.Style{Row: float64(caption) + 11, Dot: float64(caption), LaneGap: 8, Label: 230, MaxItem: 600, MaxRows: 60}
	t.scene = scene.Lay(t.marks, t.lanes, t.view, style, func(s string) float64 {
		return float64(fyne.MeasureText(s, caption, fyne.TextStyle{}).Width)
	})
	t.scrollTo(t.scroll)
}

func (t *Timeline) scrollTo(y float32) {
	most := max(float32(t.scene.Height)-(t.Size().Height-axisHeight), 0)
	t.scroll = min(max(y, 0), most)
	t.Refresh()
}

// Resize lays out for the new size; the left edge stays where it is.
func (t *Timeline) Resize(s fyne.Size) {
	if s == t.Size() {
		return
	}
	t.BaseWidget.Resize(s)
	if !t.fitted {
		t.Fit()
		return
	}
	t.arrange()
}

// MinSize is the least room it is of use in.
func (t *Timeline) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return fyne.NewSize(laneWidth+160, axisHeight+80)
}

// Scrolled zooms at the pointer, or with a sideways wheel pans.
func (t *Timeline) Scrolled(e *fyne.ScrollEvent) {
	t.tip.Hide()
	if e.Scrolled.DX != 0 {
		t.view = t.view.Pan(-float64(e.Scrolled.DX))
	}
	if e.Scrolled.DY != 0 {
		if e.Position.X < laneWidth {
			t.scrollTo(t.scroll - e.Scrolled.DY)
			return
		}
		factor := 1 / 1.15
		if e.Scrolled.DY < 0 {
			factor = 1.15
		}
		t.view = t.view.Zoom(float64(e.Position.X-laneWidth), factor)
	}
	t.arrange()
}

// Dragged pans.
func (t *Timeline) Dragged(e *fyne.DragEvent) {
	t.tip.Hide()
	t.view = t.view.Pan(-float64(e.Dragged.DX))
	t.scroll -= e.Dragged.DY
	t.arrange()
}

// DragEnd ends a pan.
func (t *Timeline) DragEnd() {}

// Tapped selects the mark under the pointer.
func (t *Timeline) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		c.Focus(t)
	}
	if it := t.hit(e.Position); it != nil {
		t.pick(it.Mark.Key)
	}
}

func (t *Timeline) hit(p fyne.Position) *scene.Item {
	if p.X < laneWidth || p.Y < axisHeight {
		return nil
	}
	return t.scene.Hit(float64(p.X-laneWidth), float64(p.Y-axisHeight+t.scroll))
}

func (t *Timeline) pick(key string) {
	t.Select(key)
	if t.OnSelect != nil {
		t.OnSelect(key)
	}
}

// MouseIn shows the tooltip of the mark under the pointer.
func (t *Timeline) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved shows the tooltip of the mark under the pointer.
func (t *Timeline) MouseMoved(e *desktop.MouseEvent) {
	it := t.hit(e.Position)
	if it == nil || t.Describe == nil {
		t.MouseOut()
		return
	}
	tip := t.Describe(it.Mark.Key)
	if tip.Empty() {
		t.MouseOut()
		return
	}
	at := fyne.NewPos(float32(it.Box.X)+laneWidth, float32(it.Box.Y)+axisHeight-t.scroll)
	t.tip.ShowAt(tip, at, fyne.NewSize(float32(it.Box.W), float32(it.Box.H)), t.Size())
}

// MouseOut hides the tooltip.
func (t *Timeline) MouseOut() {
	if t.tip.Visible() {
		t.tip.Hide()
	}
}

// FocusGained shows the focus.
func (t *Timeline) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost hides it.
func (t *Timeline) FocusLost() { t.focused = false; t.Refresh() }

// TypedKey pans, zooms out to everything and opens.
func (t *Timeline) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.SetView(t.view.Pan(-t.view.Width * panStep))
	case fyne.KeyRight:
		t.SetView(t.view.Pan(t.view.Width * panStep))
	case fyne.KeyUp:
		t.scrollTo(t.scroll - 40)
	case fyne.KeyDown:
		t.scrollTo(t.scroll + 40)
	case fyne.KeyHome:
		t.Fit()
	case fyne.KeyReturn, fyne.KeyEnter:
		if t.OnOpen != nil && t.selected != "" {
			t.OnOpen(t.selected)
		}
	default:
		if t.OnKey != nil {
			t.OnKey(e)
		}
	}
}

// TypedRune zooms by + and -, steps through the marks by j and k, and hands every
// other rune on.
func (t *Timeline) TypedRune(r rune) {
	switch r {
	case '+', '=':
		t.SetView(t.view.Zoom(t.view.Width/2, 1/zoomStep))
	case '-', '_':
		t.SetView(t.view.Zoom(t.view.Width/2, zoomStep))
	case '0':
		t.Fit()
	case 'j':
		t.step(1)
	case 'k':
		t.step(-1)
	default:
		if t.OnRune != nil {
			t.OnRune(r)
		}
	}
}

// step selects the next or previous mark in time.
func (t *Timeline) step(by int) {
	if len(t.marks) == 0 {
		return
	}
	at := slices.IndexFunc(t.marks, func(m scene.Mark) bool { return m.Key == t.selected })
	if at < 0 && by < 0 {
		at = 1
	}
	at = min(max(at+by, 0), len(t.marks)-1)
	t.pick(t.marks[at].Key)
}

// AccessibilityLabel says what it is; the list beside it says the same in words.
func (t *Timeline) AccessibilityLabel() string { return "Timeline; the list beside it has every mark" }

// AccessibilityRole is that of a container.
func (t *Timeline) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Lanes gives the names of lanes by number of marks, the fullest first, at most n;
// marks of the others go to the lane called rest. The marks given are changed so.
func Lanes(marks []scene.Mark, n int, rest string) []string {
	counts := map[string]int{}
	for _, m := range marks {
		counts[m.Lane]++
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	over := len(names) > n
	names = names[:min(n, len(names))]
	other := false
	for i := range marks {
		if !slices.Contains(names, marks[i].Lane) {
			marks[i].Lane, other = rest, true
		}
	}
	if over || other {
		names = append(names, rest)
	}
	return names
}

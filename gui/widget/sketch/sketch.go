package sketch

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// Lay lays a drawing out for a width in pixels, with words at a size. What is laid out
// may be wider.
type Lay func(width, size float64, measure scene.Measure) *scene.Drawing

// Sketch is the widget. Its methods are called on the UI goroutine.
type Sketch struct {
	widget.BaseWidget

	// Lay makes the drawing; it is asked anew for each width.
	Lay Lay
	// OnSelect is called with the key of the spot that was selected, OnOpen on Enter.
	OnSelect, OnOpen func(key string)
	// Describe gives the tooltip of a spot; nil for none.
	Describe func(key string) tooltip.Tip
	// OnKey and OnRune get what the sketch does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)
	// Label says what is drawn to those who cannot see it.
	Label string

	drawing  *scene.Drawing
	head     *board
	body     *board
	above    *container.Clip // holds the head
	scroll   *container.Scroll
	ring     *canvas.Rectangle
	tip      *tooltip.Bubble
	selected string
}

var (
	_ fyne.Focusable  = (*Sketch)(nil)
	_ fyne.Accessible = (*Sketch)(nil)
)

// New makes an empty sketch.
func New(lay Lay) *Sketch {
	s := &Sketch{Lay: lay, drawing: &scene.Drawing{}, ring: canvas.NewRectangle(color.Transparent), tip: tooltip.NewBubble()}
	s.head, s.body = newBoard(s), newBoard(s)
	s.above = container.NewClip(s.head)
	s.scroll = container.NewScroll(s.body)
	s.scroll.OnScrolled = func(fyne.Position) { s.draw() }
	s.ring.StrokeWidth = 1
	s.ring.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// Redraw lays the drawing out anew, after what it shows has changed.
func (s *Sketch) Redraw() {
	size := s.Size()
	if size.IsZero() || s.Lay == nil {
		return
	}
	bar := s.Theme().Size(fynetheme.SizeNameScrollBar)
	s.drawing = s.Lay(float64(size.Width-bar), float64(s.Theme().Size(fynetheme.SizeNameCaptionText)), stage.Measure)
	s.tip.Hide()
	top := float32(s.drawing.Head)
	s.above.Resize(fyne.NewSize(size.Width, top))
	s.scroll.Move(fyne.NewPos(0, top))
	s.body.least = fyne.NewSize(float32(s.drawing.W), float32(s.drawing.H)-top)
	s.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-top, 0)))
	s.scroll.Refresh()
	s.draw()
}

// draw shows the part in sight.
func (s *Sketch) draw() {
	size, at := s.scroll.Size(), s.scroll.Offset
	s.body.show(scene.Box{X: float64(at.X), Y: s.drawing.Head + float64(at.Y), W: float64(size.Width), H: float64(size.Height)}, at)
	s.head.show(scene.Box{X: float64(at.X), W: float64(size.Width), H: s.drawing.Head}, fyne.Position{})
}

// Resize lays out for the new width.
func (s *Sketch) Resize(size fyne.Size) {
	if size == s.Size() {
		return
	}
	s.BaseWidget.Resize(size)
	s.Redraw()
}

// MinSize is the least room it is of use in.
func (s *Sketch) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(160, 90)
}

// Refresh follows a change of the theme.
func (s *Sketch) Refresh() {
	s.Redraw()
	s.BaseWidget.Refresh()
}

// Select marks a spot as selected and brings it into sight; OnSelect is not called. It
// reports whether there is one.
func (s *Sketch) Select(key string) bool {
	box, ok := s.drawing.Spot(key)
	s.selected = key
	if ok {
		s.reveal(box)
	}
	s.draw()
	return ok
}

// Selected gives the key of the selected spot, or "".
func (s *Sketch) Selected() string { return s.selected }

// reveal scrolls so that a box of the drawing is in sight.
func (s *Sketch) reveal(b scene.Box) {
	along := func(from, length float64, at, room float32) float32 {
		switch lo, hi := float32(from), float32(from+length); {
		case lo < at:
			return max(lo-slack, 0)
		case hi > at+room:
			return max(min(hi+slack-room, lo), 0)
		}
		return at
	}
	size, old := s.scroll.Size(), s.scroll.Offset
	if size.Height <= 0 {
		return
	}
	to := fyne.NewPos(along(b.X, b.W, old.X, size.Width), along(b.Y-s.drawing.Head, b.H, old.Y, size.Height))
	if b.W > float64(size.Width) {
		to.X = old.X
	}
	if to != old {
		s.scroll.ScrollToOffset(to)
	}
}

// slack is the room left beside what is brought into sight.
const slack = 12

// pick selects a spot as a person does.
func (s *Sketch) pick(key string) {
	s.Select(key)
	if s.OnSelect != nil {
		s.OnSelect(key)
	}
}

// step selects the next or previous spot.
func (s *Sketch) step(by int) {
	var keys []string
	for _, spot := range s.drawing.Spots {
		if !slices.Contains(keys, spot.Key) {
			keys = append(keys, spot.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	at := slices.Index(keys, s.selected)
	if at < 0 && by < 0 {
		at = 1
	}
	s.pick(keys[min(max(at+by, 0), len(keys)-1)])
}

// FocusGained shows the focus.
func (s *Sketch) FocusGained() {
	s.ring.Show()
	s.ring.Refresh()
}

// FocusLost hides it.
func (s *Sketch) FocusLost() { s.ring.Hide() }

// TypedKey moves the selection, opens it or hands the key on.
func (s *Sketch) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		s.step(1)
	case fyne.KeyUp:
		s.step(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.OnOpen != nil && s.selected != "" {
			s.OnOpen(s.selected)
		}
	default:
		if s.OnKey != nil {
			s.OnKey(e)
		}
	}
}

// TypedRune steps through the spots by j and k, and hands every other rune on.
func (s *Sketch) TypedRune(r rune) {
	switch r {
	case 'j':
		s.step(1)
	case 'k':
		s.step(-1)
	default:
		if s.OnRune != nil {
			s.OnRune(r)
		}
	}
}

// AccessibilityLabel says what is drawn; the list beside it says the same in words.
func (s *Sketch) AccessibilityLabel() string { return s.Label }

// AccessibilityRole is that of a container.
func (s *Sketch) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer gives the renderer.
func (s *Sketch) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ s *Sketch }

func (r *renderer) Destroy()              {}
func (r *renderer) Layout(size fyne.Size) { r.s.ring.Resize(size) }
func (r *renderer) MinSize() fyne.Size    { return r.s.MinSize() }
func (r *renderer) Refresh() {
	r.s.ring.StrokeColor = r.s.Theme().Color(theme.Accent, fyne.CurrentApp().Settings().ThemeVariant())
	canvas.Refresh(r.s)
}

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.scroll, r.s.above, r.s.ring, r.s.tip}
}

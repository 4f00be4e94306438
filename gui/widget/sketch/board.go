package sketch

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
)

// board shows a part of the drawing and owns the pointer over it.
type board struct {
	widget.BaseWidget
	sketch *Sketch
	stage  stage.Stage
	paper  *canvas.Rectangle
	light  *canvas.Rectangle // behind what is selected
	least  fyne.Size
	sight  scene.Box
	at     fyne.Position // where the sight's corner stands
}

var (
	_ fyne.Tappable     = (*board)(nil)
	_ desktop.Hoverable = (*board)(nil)
)

func newBoard(s *Sketch) *board {
	b := &board{sketch: s, paper: canvas.NewRectangle(color.Transparent), light: canvas.NewRectangle(nil)}
	b.light.CornerRadius, b.light.StrokeWidth = 3, 1.5
	b.ExtendBaseWidget(b)
	return b
}

// show draws what lies in the sight at a place of the board.
func (b *board) show(sight scene.Box, at fyne.Position) {
	b.sight, b.at = sight, at
	th, v := b.sketch.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	b.paper.FillColor = th.Color(theme.Paper, v)
	b.paper.Move(at)
	b.paper.Resize(fyne.NewSize(float32(sight.W), float32(sight.H)))
	b.light.FillColor, b.light.StrokeColor = th.Color(theme.Selection, v), th.Color(theme.Accent, v)
	box, ok := b.sketch.drawing.Spot(b.sketch.selected)
	if b.light.Hidden = !ok || b.sketch.selected == "" || !box.Meets(sight); !b.light.Hidden {
		b.light.Move(fyne.NewPos(float32(box.X-sight.X)+at.X, float32(box.Y-sight.Y)+at.Y))
		b.light.Resize(fyne.NewSize(float32(box.W), float32(box.H)))
	}
	b.stage.Begin()
	b.stage.Draw(b.sketch.drawing, sight, at, stage.Palette(th, v))
	canvas.Refresh(b)
}

// under gives the place in the drawing under a point of the board.
func (b *board) under(p fyne.Position) scene.Point {
	return scene.Point{X: float64(p.X-b.at.X) + b.sight.X, Y: float64(p.Y-b.at.Y) + b.sight.Y}
}

// Tapped selects the spot under the pointer.
func (b *board) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.sketch); c != nil {
		c.Focus(b.sketch)
	}
	if key := b.sketch.drawing.Hit(b.under(e.Position)); key != "" {
		b.sketch.pick(key)
	}
}

// MouseIn shows the tooltip of the spot under the pointer.
func (b *board) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved shows the tooltip of the spot under the pointer.
func (b *board) MouseMoved(e *desktop.MouseEvent) {
	s := b.sketch
	p := b.under(e.Position)
	key := s.drawing.Hit(p)
	if key == "" || s.Describe == nil {
		s.tip.Hide()
		return
	}
	// It stands at the pointer: a spot may be as wide as the sketch.
	at := b.Position().Add(e.Position)
	if b == s.body {
		at = s.scroll.Position().Add(e.Position).Subtract(s.scroll.Offset)
	}
	s.tip.ShowAt(s.Describe(key), at, fyne.NewSize(1, 12), s.Size())
}

// MouseOut hides the tooltip.
func (b *board) MouseOut() { b.sketch.tip.Hide() }

// MinSize is the size of what can be scrolled to.
func (b *board) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return b.least
}

// CreateRenderer gives the renderer.
func (b *board) CreateRenderer() fyne.WidgetRenderer { return &boardRenderer{b} }

type boardRenderer struct{ b *board }

func (r *boardRenderer) Destroy()           {}
func (r *boardRenderer) Layout(fyne.Size)   {}
func (r *boardRenderer) MinSize() fyne.Size { return r.b.least }
func (r *boardRenderer) Refresh()           {}

func (r *boardRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.b.paper, r.b.light}, r.b.stage.Objects()...)
}

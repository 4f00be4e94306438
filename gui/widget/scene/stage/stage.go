package stage

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/readout-app/readout/gui/widget/scene"
)

// Stage holds the canvas objects that show a drawing. They are used again from frame to
// frame. Its methods are called on the UI goroutine.
type Stage struct {
	rects    pool[*canvas.Rectangle]
	lines    pool[*canvas.Line]
	texts    pool[*canvas.Text]
	polygons pool[*canvas.ArbitraryPolygon]
	objects  []fyne.CanvasObject
}

// pool lends objects of one kind.
type pool[O fyne.CanvasObject] struct {
	all  []O
	used int
}

func (p *pool[O]) take(fresh func() O) O {
	if p.used == len(p.all) {
		p.all = append(p.all, fresh())
	}
	p.used++
	return p.all[p.used-1]
}

// Begin starts a frame.
func (s *Stage) Begin() {
	s.rects.used, s.lines.used, s.texts.used, s.polygons.used = 0, 0, 0, 0
	clear(s.objects)
	s.objects = s.objects[:0]
}

// Objects gives the objects of the frame, in the order they are painted.
func (s *Stage) Objects() []fyne.CanvasObject { return s.objects }

// Draw adds what of the drawing lies in the part in sight, moved so that the part's
// corner stands at the given place. Lines are cut at its edge; other shapes that reach
// past it are left whole.
func (s *Stage) Draw(d *scene.Drawing, sight scene.Box, at fyne.Position, colours scene.Palette) {
	move := scene.Point{X: float64(at.X) - sight.X, Y: float64(at.Y) - sight.Y}
	for _, shape := range d.Shapes {
		if line, ok := shape.(scene.Line); ok {
			if line, ok = line.Within(sight); ok {
				s.add(line, move, colours)
			}
			continue
		}
		if shape.Bounds().Meets(sight) {
			s.add(shape, move, colours)
		}
	}
}

func (s *Stage) add(shape scene.Shape, move scene.Point, colours scene.Palette) {
	at := func(p scene.Point) fyne.Position {
		return fyne.NewPos(float32(p.X+move.X), float32(p.Y+move.Y))
	}
	paint := func(t scene.Tone) color.Color {
		if t == "" {
			return color.Transparent
		}
		return colours(t)
	}
	switch shape := shape.(type) {
	case scene.Rect:
		r := s.rects.take(func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) })
		r.FillColor, r.StrokeColor, r.StrokeWidth = paint(shape.Fill), paint(shape.Stroke), float32(shape.Width)
		r.CornerRadius = float32(min(shape.Radius, shape.W/2, shape.H/2))
		s.place(r, at(scene.Point{X: shape.X, Y: shape.Y}), shape.W, shape.H)
	case scene.Line:
		for _, piece := range shape.Strokes() {
			s.line(at(piece[0]), at(piece[1]), shape.Width, paint(shape.Tone))
		}
		if shape.Head > 0 {
			corners, _ := shape.Arrowhead()
			s.polygon(corners[:], move, paint(shape.Tone))
		}
	case scene.Polygon:
		if !shape.Open {
			s.polygon(shape.Points, move, paint(shape.Tone))
			return
		}
		for i := 1; i < len(shape.Points); i++ {
			s.line(at(shape.Points[i-1]), at(shape.Points[i]), shape.Width, paint(shape.Tone))
		}
	case scene.Text:
		t := s.texts.take(func() *canvas.Text { return canvas.NewText("", nil) })
		t.Text, t.Color, t.TextSize, t.TextStyle = shape.Words, paint(shape.Tone), float32(shape.Size), fyne.TextStyle{Bold: shape.Bold}
		size := t.MinSize()
		x := float64(size.Width)
		switch shape.Align {
		case scene.Left:
			x = 0
		case scene.Center:
			x /= 2
		}
		s.place(t, at(scene.Point{X: shape.At.X - x, Y: shape.At.Y - float64(size.Height)/2}), float64(size.Width), float64(size.Height))
	}
}

func (s *Stage) place(o fyne.CanvasObject, at fyne.Position, w, h float64) {
	o.Move(at)
	o.Resize(fyne.NewSize(float32(w), float32(h)))
	s.objects = append(s.objects, o)
}

func (s *Stage) line(a, b fyne.Position, width float64, c color.Color) {
	l := s.lines.take(func() *canvas.Line { return canvas.NewLine(nil) })
	l.StrokeColor, l.StrokeWidth = c, float32(width)
	l.Position1, l.Position2 = a, b
	s.objects = append(s.objects, l)
}

// maxCorners is the number of corners that the toolkit fills.
const maxCorners = 16

// polygon fills a polygon. One with more corners than the toolkit fills is cut across
// into parts, which is right for a band: one edge there, the other with as many corners
// back.
func (s *Stage) polygon(points []scene.Point, move scene.Point, c color.Color) {
	for len(points) > maxCorners {
		n := maxCorners / 2
		part := append(append([]scene.Point{}, points[:n]...), points[len(points)-n:]...)
		s.polygon(part, move, c)
		points = points[n-1 : len(points)-n+1]
	}
	p := s.polygons.take(func() *canvas.ArbitraryPolygon { return canvas.NewArbitraryPolygon(nil, nil) })
	b := (scene.Polygon{Points: points}).Bounds()
	p.Points = p.Points[:0]
	for _, q := range points {
		p.Points = append(p.Points, fyne.NewPos(float32(q.X-b.X), float32(q.Y-b.Y)))
	}
	p.FillColor = c
	s.place(p, fyne.NewPos(float32(b.X+move.X), float32(b.Y+move.Y)), math.Max(b.W, 1), math.Max(b.H, 1))
	p.Refresh()
}

// Measure gives the width of words as the toolkit sets them, in pixels. They are measured
// one by one, for the toolkit remembers their widths and most are in other texts too.
func Measure(words string, size float64, bold bool) float64 {
	var sum float32
	for word := range strings.SplitAfterSeq(words, " ") {
		sum += fyne.MeasureText(word, float32(size), fyne.TextStyle{Bold: bold}).Width
	}
	return float64(sum)
}

package scene

import (
	"math"
)

// Tone is the name of a colour, such as the theme has; "" is none.
type Tone string

// Point is a place in pixels.
type Point struct{ X, Y float64 }

// Box is a rectangle in pixels.
type Box struct{ X, Y, W, H float64 }

// Holds says whether a point lies in the box.
func (b Box) Holds(p Point) bool { return p.X >= b.X && p.X < b.X+b.W && p.Y >= b.Y && p.Y < b.Y+b.H }

// Meets says whether two boxes share a pixel.
func (b Box) Meets(o Box) bool {
	return b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}

// Middle is the middle of the box.
func (b Box) Middle() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Shape is a Rect, Line, Polygon or Text.
type Shape interface {
	// Bounds is a box that holds the shape, its stroke included. That of a Text is as
	// wide as its Room.
	Bounds() Box
}

// Rect is a rectangle, with round corners where Radius is set; a Radius of half its
// side makes a disc.
type Rect struct {
	Box
	Radius       float64
	Fill, Stroke Tone
	Width        float64 // of the stroke
}

// Line is a straight line from A to B.
type Line struct {
	A, B  Point
	Tone  Tone
	Width float64
	Dash  float64 // length of a dash and of the gap after it; 0 is unbroken
	Head  float64 // length of the arrowhead at B; 0 is none
}

// Polygon is filled, or where Open is set a line through its points.
type Polygon struct {
	Points []Point
	Tone   Tone
	Open   bool
	Width  float64 // of an open one's line
}

// Align says which part of a text stands at its point.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Text is one line of words. At is the middle of its height, at its left end, middle
// or right end.
type Text struct {
	At    Point
	Words string
	Tone  Tone
	Size  float64
	Bold  bool
	Align Align
	Room  float64 // its width as measured by whoever laid it out
}

// Spot makes a part of a drawing answer to the pointer.
type Spot struct {
	Key string
	Box Box
}

// Drawing is shapes in the order they are painted.
type Drawing struct {
	// Title says what is drawn, for those who cannot see it.
	Title string
	W, H  float64
	// Head is the height of the part at the top that stays in sight when the rest is
	// scrolled under it.
	Head   float64
	Shapes []Shape
	Spots  []Spot
}

// Add paints shapes over what there is.
func (d *Drawing) Add(shapes ...Shape) { d.Shapes = append(d.Shapes, shapes...) }

// Hit gives the key of the topmost spot at a point, or "".
func (d *Drawing) Hit(p Point) string {
	for i := len(d.Spots) - 1; i >= 0; i-- {
		if d.Spots[i].Box.Holds(p) {
			return d.Spots[i].Key
		}
	}
	return ""
}

// Spot gives the box of the first spot with a key.
func (d *Drawing) Spot(key string) (Box, bool) {
	for _, s := range d.Spots {
		if s.Key == key {
			return s.Box, true
		}
	}
	return Box{}, false
}

// Bounds is the rectangle with its stroke.
func (r Rect) Bounds() Box { return around(r.Width/2, Point{r.X, r.Y}, Point{r.X + r.W, r.Y + r.H}) }

// Bounds holds the line and its head.
func (l Line) Bounds() Box { return around(max(l.Width/2, l.Head*headWidth), l.A, l.B) }

// Bounds holds all points.
func (p Polygon) Bounds() Box { return around(p.Width/2, p.Points...) }

// Bounds is the line of text.
func (t Text) Bounds() Box {
	b := Box{X: t.At.X, Y: t.At.Y - t.Size, W: t.Room, H: 2 * t.Size}
	switch t.Align {
	case Center:
		b.X -= t.Room / 2
	case Right:
		b.X -= t.Room
	}
	return b
}

// around gives the box round points with a margin.
func around(margin float64, points ...Point) Box {
	if len(points) == 0 {
		return Box{}
	}
	lo, hi := points[0], points[0]
	for _, p := range points[1:] {
		lo = Point{min(lo.X, p.X), min(lo.Y, p.Y)}
		hi = Point{max(hi.X, p.X), max(hi.Y, p.Y)}
	}
	return Box{lo.X - margin, lo.Y - margin, hi.X - lo.X + 2*margin, hi.Y - lo.Y + 2*margin}
}

// headWidth is half the width of an arrowhead in parts of its length.
const headWidth = 0.45

// Arrowhead gives the three corners of the head of a line, its point first, and where
// the line under it ends.
func (l Line) Arrowhead() (corners [3]Point, neck Point) {
	dx, dy := l.B.X-l.A.X, l.B.Y-l.A.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return [3]Point{l.B, l.B, l.B}, l.B
	}
	ux, uy := dx/length*l.Head, dy/length*l.Head
	neck = Point{l.B.X - ux, l.B.Y - uy}
	return [3]Point{
		l.B,
		{neck.X - uy*headWidth, neck.Y + ux*headWidth},
		{neck.X + uy*headWidth, neck.Y - ux*headWidth},
	}, neck
}

// Within gives the part of the line that lies in a box, and whether there is any. The
// head goes with the end it stands at; a broken line keeps its dashes where they were.
func (l Line) Within(b Box) (Line, bool) {
	from, to := 0.0, 1.0
	d := Point{l.B.X - l.A.X, l.B.Y - l.A.Y}
	for _, side := range [4][2]float64{{-d.X, l.A.X - b.X}, {d.X, b.X + b.W - l.A.X}, {-d.Y, l.A.Y - b.Y}, {d.Y, b.Y + b.H - l.A.Y}} {
		switch p, q := side[0], side[1]; {
		case p == 0 && q < 0:
			return l, false
		case p < 0:
			from = max(from, q/p)
		case p > 0:
			to = min(to, q/p)
		}
	}
	if !(from <= to) {
		return l, false
	}
	out := l
	if to < 1 {
		out.B, out.Head = Point{l.A.X + d.X*to, l.A.Y + d.Y*to}, 0
	}
	if from > 0 {
		if l.Dash > 0 {
			length := math.Hypot(d.X, d.Y)
			from = math.Floor(from*length/(2*l.Dash)) * 2 * l.Dash / length
		}
		out.A = Point{l.A.X + d.X*from, l.A.Y + d.Y*from}
	}
	return out, true
}

// maxDashes bounds the pieces of one line, whatever its length.
const maxDashes = 2000

// Strokes gives the pieces of the line that are painted: one for an unbroken line, each
// dash of a broken one; an arrow's line ends at the neck of its head.
func (l Line) Strokes() [][2]Point {
	end := l.B
	if l.Head > 0 {
		_, end = l.Arrowhead()
	}
	length := math.Hypot(end.X-l.A.X, end.Y-l.A.Y)
	if l.Dash <= 0 || !(length > l.Dash) || length/l.Dash > maxDashes {
		return [][2]Point{{l.A, end}}
	}
	at := func(s float64) Point {
		part := min(s/length, 1)
		return Point{l.A.X + (end.X-l.A.X)*part, l.A.Y + (end.Y-l.A.Y)*part}
	}
	var out [][2]Point
	for s := 0.0; s < length; s += 2 * l.Dash {
		out = append(out, [2]Point{at(s), at(s + l.Dash)})
	}
	return out
}

// Measure gives the width of words set at a size, in pixels.
type Measure func(words string, size float64, bold bool) float64

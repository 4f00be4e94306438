package scene

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"math"

	"github.com/go-text/render"
	"github.com/go-text/typesetting/font"
	"golang.org/x/image/vector"
)

// Faces are the cuts of a typeface that words are painted with.
type Faces struct{ regular, bold *font.Face }

// NewFaces reads two fonts, TrueType or OpenType.
func NewFaces(regular, bold []byte) (Faces, error) {
	r, err := font.ParseTTF(bytes.NewReader(regular))
	if err != nil {
		return Faces{}, fmt.Errorf("reading the regular font: %w", err)
	}
	b, err := font.ParseTTF(bytes.NewReader(bold))
	if err != nil {
		return Faces{}, fmt.Errorf("reading the bold font: %w", err)
	}
	return Faces{r, b}, nil
}

// maxPixels bounds the side of an image.
const maxPixels = 16384

// Image paints the drawing on paper of the given tone, scale pixels of the image to one
// of the drawing. A drawing too large for an image is painted smaller: no side is longer
// than 16384 pixels.
func Image(d *Drawing, scale float64, paper Tone, colours Palette, faces Faces) *image.RGBA {
	if longest := max(d.W, d.H) * scale; longest > maxPixels {
		scale *= maxPixels / longest
	}
	size := func(x float64) int { return max(int(math.Ceil(x*scale)), 1) }
	p := painter{image: image.NewRGBA(image.Rect(0, 0, size(d.W), size(d.H))), scale: scale, colours: colours, faces: faces}
	draw.Draw(p.image, p.image.Bounds(), image.NewUniform(colours(paper)), image.Point{}, draw.Src)
	for _, shape := range d.Shapes {
		switch shape := shape.(type) {
		case Rect:
			p.rect(shape)
		case Line:
			p.line(shape)
		case Polygon:
			p.polygon(shape)
		case Text:
			p.text(shape)
		}
	}
	return p.image
}

// painter paints shapes into an image.
type painter struct {
	image   *image.RGBA
	scale   float64
	colours Palette
	faces   Faces
}

// outline is closed curves; what lies in a curve that runs the other way is left out.
type outline [][]Point

// fill paints what lies within an outline.
func (p *painter) fill(o outline, tone Tone) {
	if tone == "" {
		return
	}
	var all []Point
	for i := range o {
		for j := range o[i] {
			o[i][j].X *= p.scale
			o[i][j].Y *= p.scale
		}
		all = append(all, o[i]...)
	}
	b := around(1, all...)
	at := image.Rect(int(math.Floor(b.X)), int(math.Floor(b.Y)), int(math.Ceil(b.X+b.W)), int(math.Ceil(b.Y+b.H)))
	seen := at.Intersect(p.image.Bounds())
	if seen.Empty() {
		return
	}
	// A shape that reaches past the image is cut off at it, or its size would be without
	// bound.
	z := vector.NewRasterizer(seen.Dx(), seen.Dy())
	for _, curve := range o {
		for i, q := range curve {
			x, y := float32(q.X-float64(seen.Min.X)), float32(q.Y-float64(seen.Min.Y))
			if i == 0 {
				z.MoveTo(x, y)
			} else {
				z.LineTo(x, y)
			}
		}
		z.ClosePath()
	}
	z.Draw(p.image, seen, image.NewUniform(p.colours(tone)), image.Point{})
}

func (p *painter) rect(r Rect) {
	p.fill(outline{round(r.Box, r.Radius)}, r.Fill)
	if r.Width <= 0 {
		return
	}
	half := r.Width / 2
	grown := func(by float64) []Point {
		return round(Box{r.X - by, r.Y - by, max(r.W+2*by, 0), max(r.H+2*by, 0)}, max(r.Radius+by, 0))
	}
	outer, inner := grown(half), grown(-half)
	for i, j := 0, len(inner)-1; i < j; i, j = i+1, j-1 {
		inner[i], inner[j] = inner[j], inner[i]
	}
	p.fill(outline{outer, inner}, r.Stroke)
}

// cornerSteps is the number of straight pieces of a round corner.
const cornerSteps = 12

// round gives the outline of a rectangle with round corners, clockwise.
func round(b Box, radius float64) []Point {
	radius = min(radius, b.W/2, b.H/2)
	if radius <= 0 {
		return []Point{{b.X, b.Y}, {b.X + b.W, b.Y}, {b.X + b.W, b.Y + b.H}, {b.X, b.Y + b.H}}
	}
	centres := [4]Point{
		{b.X + b.W - radius, b.Y + radius}, {b.X + b.W - radius, b.Y + b.H - radius},
		{b.X + radius, b.Y + b.H - radius}, {b.X + radius, b.Y + radius},
	}
	var out []Point
	for i, c := range centres {
		for step := range cornerSteps + 1 {
			angle := (float64(i) - 1 + float64(step)/cornerSteps) * math.Pi / 2
			sin, cos := math.Sincos(angle)
			out = append(out, Point{c.X + radius*cos, c.Y + radius*sin})
		}
	}
	return out
}

func (p *painter) line(l Line) {
	for _, s := range l.Strokes() {
		p.stroke(s[0], s[1], l.Width, l.Tone)
	}
	if l.Head > 0 {
		corners, _ := l.Arrowhead()
		p.fill(outline{corners[:]}, l.Tone)
	}
}

func (p *painter) stroke(a, b Point, width float64, tone Tone) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 || width <= 0 {
		return
	}
	nx, ny := -(b.Y-a.Y)/length*width/2, (b.X-a.X)/length*width/2
	p.fill(outline{{{a.X - nx, a.Y - ny}, {b.X - nx, b.Y - ny}, {b.X + nx, b.Y + ny}, {a.X + nx, a.Y + ny}}}, tone)
}

func (p *painter) polygon(g Polygon) {
	if !g.Open {
		p.fill(outline{append([]Point{}, g.Points...)}, g.Tone)
		return
	}
	for i := 1; i < len(g.Points); i++ {
		p.stroke(g.Points[i-1], g.Points[i], g.Width, g.Tone)
		if i > 1 { // round the corner
			c := g.Points[i-1]
			p.fill(outline{round(Box{c.X - g.Width/2, c.Y - g.Width/2, g.Width, g.Width}, g.Width/2)}, g.Tone)
		}
	}
}

// text sets a line of words. It is painted by itself and put in its place, so that the
// work is in the size of the line and not of the image.
func (p *painter) text(t Text) {
	face := p.faces.regular
	if t.Bold {
		face = p.faces.bold
	}
	if face == nil || t.Words == "" || t.Size < 1 {
		return
	}
	room := int(math.Ceil((t.Room + 2*t.Size) * p.scale))
	height := int(math.Ceil(2 * t.Size * p.scale))
	if room > maxPixels || height > maxPixels {
		return
	}
	line := image.NewRGBA(image.Rect(0, 0, room, height))
	r := render.Renderer{FontSize: float32(t.Size), PixScale: float32(p.scale), Color: p.colours(t.Tone)}
	end := r.DrawStringAt(t.Words, line, 0, int(math.Round(t.Size*(1+baseline)*p.scale)), face)
	x := t.At.X * p.scale
	switch t.Align {
	case Center:
		x -= float64(end) / 2
	case Right:
		x -= float64(end)
	}
	at := image.Pt(int(math.Round(x)), int(math.Round((t.At.Y-t.Size)*p.scale)))
	draw.Draw(p.image, line.Bounds().Add(at), line, image.Point{}, draw.Over)
}

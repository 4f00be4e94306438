package reader

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
)

// pattern is how a line under words is drawn. Each kind of mark has its own, so that
// it is told without colour.
type pattern uint8

const (
	solid  pattern = iota // times
	dotted                // cues and events
	dashed                // expectations
	double                // documents
	wavy                  // conflicts
)

// strokeHeight is the height of a line's picture in pixels at scale 1.
const strokeHeight = 4

// stroke is a line under words.
type stroke struct {
	*canvas.Raster
	pattern pattern
	color   color.NRGBA
}

func newStroke() *stroke {
	s := &stroke{}
	s.Raster = canvas.NewRaster(s.picture)
	s.Raster.ScaleMode = canvas.ImageScalePixels
	return s
}

func (s *stroke) dress(p pattern, c color.Color) {
	s.pattern, s.color = p, color.NRGBAModel.Convert(c).(color.NRGBA)
	s.Raster.Refresh()
}

// picture draws the line w by h device pixels large.
func (s *stroke) picture(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			cover := s.pattern.cover((float64(x)+0.5)*strokeHeight/float64(h), (float64(y)+0.5)*strokeHeight/float64(h), strokeHeight/float64(h))
			c := s.color
			c.A = uint8(float64(c.A) * cover)
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// cover gives how much of the pixel around (x, y) the pattern fills, 0 to 1; px is
// the side of a device pixel.
func (p pattern) cover(x, y, px float64) float64 {
	band := func(top, bottom float64) float64 {
		return min(max((min(bottom, y+px/2)-max(top, y-px/2))/px, 0), 1)
	}
	switch p {
	case dotted:
		dx, dy := math.Mod(x, 4)-1.2, y-1.2
		return min(max((1.1-math.Hypot(dx, dy))/px+0.5, 0), 1)
	case dashed:
		if math.Mod(x, 9) < 6 {
			return band(0, 2)
		}
		return 0
	case double:
		return band(0, 1) + band(2, 3)
	case wavy:
		d := math.Abs(y - (2 + 1.3*math.Sin(x*2*math.Pi/7)))
		return min(max((0.85-d*0.85)/px+0.5, 0), 1)
	}
	return band(0, 2)
}

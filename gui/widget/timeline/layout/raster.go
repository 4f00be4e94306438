package layout

import (
	"image"
	"image/color"
	"math"

	"github.com/readout-app/readout/gui/widget/scene"
)

// Raster paints the lanes whose marks are counted, so much of them as is in sight, as an
// image of the plot: scale pixels of the image to one of the scene. It is nil when there
// is no such lane. A hundred thousand marks cost no more than its pixels.
func Raster(s *Scene, look Look, scale float64, colours scene.Palette) *image.RGBA {
	w, h := int(s.View.Width*scale), int((look.H-look.Top)*scale)
	if w <= 0 || h <= 0 || w > maxColumns || h > maxColumns {
		return nil
	}
	var im *image.RGBA
	alert := rgba(colours(look.Tones.Alert))
	for i := range s.Lanes {
		l := &s.Lanes[i]
		if l.Counts == nil {
			continue
		}
		if im == nil {
			im = image.NewRGBA(image.Rect(0, 0, w, h))
		}
		tone := rgba(colours(l.Tone))
		bottom := (l.Y + l.H - look.Scroll) * scale
		for x := range w {
			at := min(int(float64(x)/scale), len(l.Counts)-1)
			bar := l.Bar(l.Counts[at]) * scale
			if bar == 0 {
				continue
			}
			foot := bottom
			if l.Disputed[at] {
				foot = bottom - disputedBar*scale
				column(im, x, foot, bottom, alert)
			}
			column(im, x, bottom-bar, foot, tone)
		}
	}
	return im
}

// column fills pixels from one height to another.
func column(im *image.RGBA, x int, from, to float64, c color.RGBA) {
	a, b := max(int(math.Round(from)), 0), min(int(math.Round(to)), im.Rect.Max.Y)
	for y := a; y < b; y++ {
		p := im.Pix[im.PixOffset(x, y):]
		p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A
	}
}

func rgba(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }

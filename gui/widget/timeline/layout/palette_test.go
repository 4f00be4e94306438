package layout

import (
	"image/color"

	"github.com/readout-app/readout/gui/widget/scene"
)

type rgb struct{ r, g, b uint8 }

func palette(of func(scene.Tone) rgb) scene.Palette {
	return func(t scene.Tone) color.Color {
		c := of(t)
		return color.RGBA{R: c.r, G: c.g, B: c.b, A: 0xff}
	}
}

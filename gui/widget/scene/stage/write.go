package stage

import (
	"fmt"
	"image/color"
	"image/png"
	"io"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
)

// paper is what every drawing stands on.
const paper = scene.Tone(theme.Paper)

// pictureScale is how many pixels of a PNG one pixel of the drawing takes: sharp in
// print and on fine screens.
const pictureScale = 2

// Palette gives the colours of a theme in one of its variants.
func Palette(th fyne.Theme, v fyne.ThemeVariant) scene.Palette {
	return func(t scene.Tone) color.Color { return th.Color(fyne.ThemeColorName(t), v) }
}

// Print gives the colours for what is handed on: our own light ones, whatever the
// window's are.
func Print() scene.Palette {
	return Palette(theme.New(theme.Options{Variant: theme.Light}), 0)
}

// SVG writes a drawing as SVG in the colours of print. It may be called on any
// goroutine.
func SVG(w io.Writer, d *scene.Drawing) error { return scene.SVG(w, d, paper, Print()) }

// PNG writes a drawing as PNG in the colours of print, two pixels to one. It may be
// called on any goroutine.
func PNG(w io.Writer, d *scene.Drawing) error {
	faces, err := scene.NewFaces(theme.Sans(fyne.TextStyle{}).Content(), theme.Sans(fyne.TextStyle{Bold: true}).Content())
	if err != nil {
		return fmt.Errorf("setting the words of a picture: %w", err)
	}
	return png.Encode(w, scene.Image(d, pictureScale, paper, Print(), faces))
}

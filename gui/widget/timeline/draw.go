package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
	"github.com/readout-app/readout/gui/widget/timeline/layout"
)

// tones are the theme's names of the colours of the drawing.
func tones() layout.Tones {
	return layout.Tones{
		Paper: scene.Tone(theme.Paper), Panel: scene.Tone(theme.Panel), Ink: scene.Tone(theme.Ink), Faint: scene.Tone(theme.Faint),
		Hairline: scene.Tone(theme.Hairline), Accent: scene.Tone(theme.Accent), OnAccent: scene.Tone(theme.OnAccent),
		Alert: scene.Tone(theme.Alert), Brush: scene.Tone(theme.Selection),
	}
}

func (t *Timeline) palette() scene.Palette {
	return stage.Palette(t.Theme(), fyne.CurrentApp().Settings().ThemeVariant())
}

// frame draws the timeline into the pools.
func (t *Timeline) frame() {
	t.look.Scroll = float64(t.scroll)
	colours := t.palette()
	sight := scene.Box{W: t.look.W, H: t.look.H}
	t.back.Begin()
	t.back.Draw(layout.Back(&t.laid, t.look), sight, fyne.Position{}, colours)
	t.front.Begin()
	t.front.Draw(layout.Front(&t.laid, t.set, t.look), sight, fyne.Position{}, colours)
	t.drawn.Objects = append(t.drawn.Objects[:0], t.back.Objects()...)
	if t.placeRaster() {
		t.drawn.Objects = append(t.drawn.Objects, t.raster.picture)
	}
	t.drawn.Objects = append(t.drawn.Objects, t.front.Objects()...)
}

// placeRaster puts the image that was painted last where its time lies now. It reports
// false when there is none, or the view has moved so far that it shows nothing.
func (t *Timeline) placeRaster() bool {
	r := &t.raster
	if r.picture.Image == nil || r.view.PerPixel <= 0 {
		return false
	}
	x := t.view.X(r.view.Start)
	w := r.view.Width * r.view.PerPixel / t.view.PerPixel
	if x > t.view.Width || x+w < 0 || w < 1 || w > 16*t.view.Width {
		return false
	}
	r.picture.Move(fyne.NewPos(float32(x+t.look.Side), float32(t.look.Top+r.scroll-t.look.Scroll)))
	r.picture.Resize(fyne.NewSize(float32(w), float32(t.look.H-t.look.Top)))
	return true
}

// CreateRenderer gives the renderer.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return &renderer{t} }

type renderer struct{ t *Timeline }

func (r *renderer) Destroy()           {}
func (r *renderer) MinSize() fyne.Size { return r.t.MinSize() }
func (r *renderer) Layout(s fyne.Size) { r.t.clip.Resize(s) }

func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.clip, r.t.tip}
}

func (r *renderer) Refresh() {
	r.t.frame()
	r.t.clip.Resize(r.t.Size())
	canvas.Refresh(r.t)
}

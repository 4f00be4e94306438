package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
)

// progress is a thin line that fills as questions are answered. It says in a shape
// what stands in words beside the page's heading.
type progress struct {
	widget.BaseWidget
	done, all   int
	whole, part *canvas.Rectangle
}

const lineHeight = 3

func newProgress() *progress {
	p := &progress{whole: canvas.NewRectangle(nil), part: canvas.NewRectangle(nil)}
	p.ExtendBaseWidget(p)
	return p
}

func (p *progress) set(done, all int) {
	p.done, p.all = done, all
	p.Refresh()
}

// CreateRenderer gives the renderer of the line.
func (p *progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{p}
	r.Refresh()
	return r
}

type progressRenderer struct{ *progress }

func (r *progressRenderer) Destroy()                     {}
func (r *progressRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.whole, r.part} }
func (r *progressRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, lineHeight) }

func (r *progressRenderer) Layout(size fyne.Size) {
	r.whole.Resize(fyne.NewSize(size.Width, lineHeight))
	r.part.Resize(fyne.NewSize(size.Width*float32(r.done)/float32(max(r.all, 1)), lineHeight))
}

func (r *progressRenderer) Refresh() {
	r.whole.FillColor, r.part.FillColor = fynetheme.Color(theme.Hairline), fynetheme.Color(theme.Accent)
	r.Layout(r.Size())
	r.whole.Refresh()
	r.part.Refresh()
}

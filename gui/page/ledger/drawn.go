package ledger

import (
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
)

// Drawn puts a drawing over the list of its page. A story with nothing to draw has the
// list alone, which says so.
type Drawn struct {
	object *fyne.Container
	split  *container.Split
	list   fyne.CanvasObject
}

// NewDrawn makes the page's content; the drawing takes a share of its height, 0 to 1.
func NewDrawn(drawing, list fyne.CanvasObject, share float64) *Drawn {
	d := &Drawn{split: container.NewVSplit(drawing, list), list: list}
	d.split.SetOffset(share)
	d.object = container.NewStack(d.split)
	return d
}

// Object gives the content.
func (d *Drawn) Object() fyne.CanvasObject { return d.object }

// Draw says whether there is something to draw.
func (d *Drawn) Draw(on bool) {
	var content fyne.CanvasObject = d.split
	if !on {
		content = d.list
	}
	if d.object.Objects[0] != content {
		d.object.Objects[0] = content
		d.object.Refresh()
	}
}

// IsDrawn says whether the drawing is shown.
func (d *Drawn) IsDrawn() bool { return d.object.Objects[0] == d.split }

// The width of a drawing that is handed on and the size of its words, in pixels.
const (
	exportWidth = 1100
	exportSize  = 13
)

// Exports are the actions that write a page's drawing, laid out anew for paper, as a
// picture by the key p and as SVG by v, and print it with its rows by P. Name is that of
// the file without its ending.
func (l *Ledger) Exports(ctx *page.Context, name string, lay func(width, size float64, measure scene.Measure) *scene.Drawing) []Action {
	write := func(ending string, as func(io.Writer, *scene.Drawing) error) func(Item) {
		return func(Item) {
			d := lay(exportWidth, exportSize, stage.Measure)
			ctx.Save(name+ending, func(w io.Writer) error { return as(w, d) })
		}
	}
	return []Action{
		{Key: 'p', Label: lang.L("Picture"), Icon: "export", Do: write(".png", stage.PNG)},
		{Key: 'v', Label: lang.L("SVG"), Icon: "export", Do: write(".svg", stage.SVG), Quiet: true},
		{Key: 'P', Label: lang.L("Print"), Icon: "show", Quiet: true, Do: func(Item) {
			d := lay(exportWidth, exportSize, stage.Measure)
			page.PrintDrawing(ctx, l.Heading, func(w io.Writer) error { return stage.SVG(w, d) }, l.list.Rows())
		}},
	}
}

// ExportKeys are the keys of Exports, for the sheet of keys.
func ExportKeys() []page.Key {
	return []page.Key{
		{Keys: "p", Does: lang.L("write the drawing as a picture (PNG)")},
		{Keys: "v", Does: lang.L("write the drawing as SVG")},
		{Keys: "P", Does: lang.L("print the drawing with its rows in words")},
	}
}

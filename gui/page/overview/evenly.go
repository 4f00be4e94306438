package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// evenly is a layout of columns of one width: all in a row where the widest has room, in
// several rows where it has not, so that no word is broken.
type evenly struct{ width float32 } // that it had last; 0 before

func (e *evenly) columns(objects []fyne.CanvasObject) (n int, cell fyne.Size) {
	for _, o := range objects {
		cell = cell.Max(o.MinSize())
	}
	n = len(objects)
	if pad := theme.Padding(); e.width > 0 {
		n = min(n, int((e.width+pad)/(cell.Width+pad)))
	}
	return max(n, 1), cell
}

// MinSize is that of one column, and of as many rows as there were last.
func (e *evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n, cell := e.columns(objects)
	rows := float32((len(objects) + n - 1) / n)
	return fyne.NewSize(cell.Width, max(0, rows*(cell.Height+theme.Padding())-theme.Padding()))
}

// Layout sets the objects into columns.
func (e *evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	e.width = size.Width
	n, cell := e.columns(objects)
	pad := theme.Padding()
	wide := (size.Width+pad)/float32(n) - pad
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i%n)*(wide+pad), float32(i/n)*(cell.Height+pad)))
		o.Resize(fyne.NewSize(wide, cell.Height))
	}
}

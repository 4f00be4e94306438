package overview

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Each figure has room for its words, whatever the width.
func TestFiguresAreNotNarrowerThanTheirWords(t *testing.T) {
	test.NewTempApp(t)
	var all []fyne.CanvasObject
	for _, w := range []float32{40, 90, 60, 50, 70} {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(w, 20))
		all = append(all, r)
	}
	for width, rows := range map[float32]int{600: 1, 300: 2, 200: 3, 90: 5} {
		e := &evenly{}
		e.Layout(all, fyne.NewSize(width, 100))
		tops := map[float32]bool{}
		for i, o := range all {
			tops[o.Position().Y] = true
			if o.Size().Width < 90 || o.Position().X+o.Size().Width > width+0.5 {
				t.Errorf("at a width of %v figure %d has %v at %v", width, i, o.Size(), o.Position())
			}
		}
		if len(tops) != rows {
			t.Errorf("at a width of %v there are %d rows, want %d", width, len(tops), rows)
		}
		if got := e.MinSize(all).Height; got < float32(rows*20) {
			t.Errorf("%d rows take %v", rows, got)
		}
	}
}

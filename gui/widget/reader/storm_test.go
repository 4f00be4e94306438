package reader

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

// TestAnyHandIsSafe lets a person do anything in any order.
func TestAnyHandIsSafe(t *testing.T) {
	r, w := open(t, fyne.NewSize(600, 400))
	r.OnMark = func(string) {
		if r.Focus() == "x1" {
			r.SetMarks(r.doc.Marks[1:]) // a page may answer with other marks
		}
	}
	keys := []fyne.KeyName{fyne.KeyTab, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd}
	part := sampleDocument()
	part.Only = text.Span{Start: 300, End: 900}
	documents := []Document{sampleDocument(), part, {}, {Text: text.New("\n\n")}, long(300)}
	held := fyne.KeyModifier(0)
	r.modifiers = func() fyne.KeyModifier { return held }
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 40).Draw(t, "acts") {
			at := fyne.NewPos(rapid.Float32Range(-50, 900).Draw(t, "x"), rapid.Float32Range(-50, 900).Draw(t, "y"))
			e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
			switch rapid.IntRange(0, 12).Draw(t, "act") {
			case 0, 1:
				r.MouseDown(e)
			case 2, 3:
				r.MouseUp(e)
			case 4:
				r.Dragged(&fyne.DragEvent{PointEvent: e.PointEvent})
			case 5:
				r.DragEnd()
			case 6:
				r.MouseMoved(e)
			case 7, 8:
				held = rapid.SampledFrom([]fyne.KeyModifier{0, fyne.KeyModifierShift}).Draw(t, "held")
				key(r, rapid.SampledFrom(keys).Draw(t, "key"))
				r.TypedRune(rapid.SampledFrom([]rune("nN ")).Draw(t, "rune"))
			case 9:
				w.Resize(fyne.NewSize(max(1, at.X), max(1, at.Y)))
			case 10:
				r.Find(rapid.SampledFrom([]string{"reply", "", "e", "zz"}).Draw(t, "query"))
				r.FindPrev()
			case 11:
				r.press.when = time.Time{}
				n := rapid.IntRange(-5, 2000).Draw(t, "span")
				r.Reveal(text.Span{Start: n, End: n + 9})
				r.Select(text.Span{Start: n, End: n + 9})
			case 12:
				r.SetDocument(rapid.SampledFrom(documents).Draw(t, "document"))
			}
			if sp := r.Selected(); sp.Start < 0 || sp.End > r.doc.Text.Len() || sp.Start > sp.End {
				t.Fatalf("selected %v of %d", sp, r.doc.Text.Len())
			}
		}
	})
}

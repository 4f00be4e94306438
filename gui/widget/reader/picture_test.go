package reader

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
)

// TestPictures writes what the reader looks like into the folder named by
// READER_PICTURES, for a person to look at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("READER_PICTURES")
	if dir == "" {
		t.Skip("READER_PICTURES names no folder")
	}
	for name, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
		for _, size := range []fyne.Size{fyne.NewSize(900, 860), fyne.NewSize(420, 700)} {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(theme.New(theme.Options{Variant: v}))
			r := New()
			r.Describe = describe
			w := test.NewTempWindow(t, r)
			w.SetPadded(false)
			w.Resize(size)
			r.SetDocument(sampleDocument())
			if size.Width > 500 {
				w.Canvas().Focus(r)
				r.FocusMark("t4")
				r.Find("reply")
				r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: r.place("written")}})
			}
			f, err := os.Create(filepath.Join(dir, "reader-"+name+"-"+map[bool]string{true: "wide", false: "narrow"}[size.Width > 500]+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, w.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
	}
}

package timeline

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/storytest"
)

// TestLook writes what the page shows of a small and of a crowded story into the
// folder named by READOUT_SHOTS, for a person to look at.
func TestLook(t *testing.T) {
	dir := os.Getenv("READOUT_SHOTS")
	if dir == "" {
		t.Skip("READOUT_SHOTS names no folder")
	}
	small := storytest.World{States: 4, People: 9, Outlets: 6, Words: 900, Quotes: 9, PerDay: 2, Statements: 3, Events: 3, Fillers: 2}
	for name, l := range map[string]*story.Ledgers{
		"small":   story.Build(story.Input{Items: storytest.NewPress(small, 3).Articles(20), Today: "2026-01-13"}),
		"crowded": story.Build(story.Input{Items: storytest.NewPress(storytest.Wide, 1).Articles(600), Today: "2026-01-25"}),
	} {
		for variant, v := range map[string]theme.Variant{"light": theme.Light, "dark": theme.Dark} {
			o := open(t, l)
			fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Options{Variant: v}))
			c := fyne.CurrentApp().Driver().CanvasForObject(o.canvas)
			o.Select(o.view.marks[len(o.view.marks)/2].Key)
			f, err := os.Create(filepath.Join(dir, "timeline-"+name+"-"+variant+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := png.Encode(f, c.Capture()); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

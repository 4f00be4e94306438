package shell

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// TestPictures writes the pages named in READOUT_PAGES (names with commas between, or
// all of them) into the folder READOUT_SHOTS for a person to look at: light and dark,
// small and large, with large text, and in a story without articles; in the language
// whose tag READOUT_LANG gives.
func TestPictures(t *testing.T) {
	if os.Getenv("READOUT_SHOTS") == "" || os.Getenv("READOUT_PAGES") == "" {
		t.Skip("READOUT_SHOTS and READOUT_PAGES name no folder and pages")
	}
	r := newRig(t, t.TempDir())
	c := r.shell.chosen
	c.Language = os.Getenv("READOUT_LANG")
	r.shell.prefer(c)
	names := strings.Split(os.Getenv("READOUT_PAGES"), ",")
	if names[0] == "all" {
		names = r.shell.Views()
	}
	r.shell.createStory("Without articles", nil)
	r.settle()
	for _, name := range names {
		r.shell.goTo(page.Route{Page: name})
		r.settle()
		r.picture(name + "-empty")
	}
	r.sample()
	for _, c := range []struct {
		name    string
		variant theme.Variant
		size    fyne.Size
		scale   float32
	}{
		{"light", theme.Light, defaultSize, 1},
		{"dark", theme.Dark, defaultSize, 1},
		{"small", theme.Light, fyne.NewSize(1024, 700), 1},
		{"large", theme.Light, fyne.NewSize(1920, 1080), 1},
		{"text", theme.Light, defaultSize, 1.5},
		{"small-text", theme.Light, fyne.NewSize(1024, 700), 1.5},
	} {
		r.shell.opts.Look = theme.Options{Variant: c.variant, Scale: c.scale}
		r.shell.app.Settings().SetTheme(theme.New(r.shell.opts.Look))
		r.shell.window.Resize(c.size)
		for _, name := range names {
			r.shell.goTo(page.Route{Page: name})
			r.settle()
			r.types("jj")
			r.picture(fmt.Sprintf("%s-%s", name, c.name))
		}
	}
}

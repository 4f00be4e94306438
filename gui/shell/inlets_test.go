package shell

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
)

// does runs a command of the menu by its label, as the palette does.
func (r *rig) does(label string) {
	r.t.Helper()
	for _, m := range r.shell.commands() {
		for _, c := range m.commands {
			if c.label == label {
				c.run()
				r.settle()
				return
			}
		}
	}
	r.t.Fatalf("there is no command %q", label)
}

func TestAFolderToWatchIsAskedForOnThePageOfFeeds(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.does("Watch a folder…")
	if r.shell.story.ID == "" || r.shell.current().Name() != page.Feeds || r.shell.modal == nil {
		t.Fatalf("page %s, asked %v", r.shell.current().Name(), r.shell.modal != nil)
	}
	r.key(fyne.KeyEscape)
	r.types("w")
	if r.shell.modal == nil {
		t.Error("w asks for no folder")
	}
}

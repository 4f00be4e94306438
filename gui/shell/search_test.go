package shell

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// asks goes to the page of search by its shortcut and types a question there.
func (r *rig) asks(question string) {
	r.t.Helper()
	for _, m := range r.shell.commands() {
		for _, c := range m.commands {
			if c.key == fyne.KeyF && c.mod == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
				c.run()
			}
		}
	}
	r.settle()
	r.types(question)
}

// TestSearchFromAnywhere goes by keys alone: from another page into the line of the
// question, to the answers, and through them.
func TestSearchFromAnywhere(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.asks("kind:statement proposal")
	p := r.shell.current()
	if p.Name() != page.Search {
		t.Fatalf("the page shown is %s", p.Name())
	}
	r.shell.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	r.settle()
	if p.First() == "" {
		t.Fatal("nothing answers")
	}
	r.types("j")
	first := p.Selected()
	r.types("j")
	if first == "" || p.Selected() == first {
		t.Errorf("j does not move: %q, then %q", first, p.Selected())
	}
	if r.shell.beside.sheet == nil || r.shell.subject == nil {
		t.Error("no passage is lit, or the keys are about nothing")
	}
	for _, look := range []struct {
		name    string
		options theme.Options
		size    fyne.Size
	}{
		{"search-records", theme.Options{Variant: theme.Light, Scale: 1}, defaultSize},
		{"search-small", theme.Options{Variant: theme.Dark, Scale: 1}, fyne.NewSize(1024, 700)},
		{"search-text", theme.Options{Variant: theme.Light, Scale: 1.5}, defaultSize},
	} {
		r.shell.app.Settings().SetTheme(theme.New(look.options))
		r.shell.window.Resize(look.size)
		r.settle()
		r.picture(look.name)
	}
}

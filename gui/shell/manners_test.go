package shell

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// enters types a line into what has the focus.
func (r *rig) enters(s string) {
	r.types(s)
	r.key(fyne.KeyReturn)
}

func TestThePaletteLeadsToPagesArticlesAndBackToWhatWasChosen(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, dir)
	r.sample()
	r.shell.showPalette()
	r.settle()
	r.picture("palette")
	r.enters("statem")
	if got := r.shell.current().Name(); got != page.Statements || r.shell.modal != nil {
		t.Fatalf("the palette led to %s, dialogue %v", got, r.shell.modal)
	}
	headline := r.ledgers().Articles[3].Headline
	r.shell.showPalette()
	r.enters(headline[:20])
	if r.shell.current().Name() != page.Articles || r.shell.current().Selected() != r.ledgers().Articles[3].Key {
		t.Errorf("the palette led to %s at %q", r.shell.current().Name(), r.shell.current().Selected())
	}
	if c := r.shell.choices(); c[0].label != headline || c[1].label != "Statements" {
		t.Errorf("what was chosen is not first: %q, %q", c[0].label, c[1].label)
	}
	r.shell.showPalette()
	r.key(fyne.KeyEscape)
	if r.shell.modal != nil {
		t.Error("Escape does not close the palette")
	}
	r.shell.Close()
	again := newRig(t, dir)
	if c := again.shell.choices(); c[0].label != headline {
		t.Errorf("after a restart %q is first", c[0].label)
	}
}

func TestNoTwoCommandsShareAKey(t *testing.T) {
	r := newRig(t, t.TempDir())
	seen := map[string]string{}
	sheet := r.shell.keySheet()
	for _, m := range r.shell.commands() {
		for _, cmd := range m.commands {
			for _, key := range cmd.keyNames() {
				if before := seen[key]; before != "" {
					t.Errorf("%s is on %q and %q", key, before, cmd.label)
				}
				seen[key] = cmd.label
			}
			if len(cmd.keyNames()) > 0 && !slices.ContainsFunc(sheet, func(k page.Key) bool { return k.Does == cmd.label }) {
				t.Errorf("the sheet of keys lacks %q", cmd.label)
			}
			if theme.Icon(cmd.icon) == nil {
				t.Errorf("%q has no icon %q", cmd.label, cmd.icon)
			}
		}
	}
	for _, p := range r.shell.places {
		if theme.Icon(p.page.Name()) == nil {
			t.Errorf("the page %s has no icon", p.page.Name())
		}
	}
}

func (r *rig) accepted() (n int) {
	for _, s := range r.ledgers().Statements {
		if s.Ruling == story.Accepted {
			n++
		}
	}
	return n
}

func TestSelectedRowsAreRuledOnInOneStep(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("jJJ")
	r.types("a")
	if n := r.accepted(); n != 3 || !strings.Contains(r.shell.frame.said.Text, "3") {
		t.Fatalf("%d are accepted; the notice says %q", n, r.shell.frame.said.Text)
	}
	r.types("z")
	if n := r.accepted(); n != 0 {
		t.Fatalf("after one undo %d are accepted", n)
	}
	r.types("j")
	r.types("a")
	if n := r.accepted(); n != 1 {
		t.Errorf("a plain step rules on %d rows", n)
	}
	r.shell.selectAll()
	r.settle()
	r.types("a")
	if n, all := r.accepted(), r.shell.current().Focus().(*rowlist.List).Rows().Len(); n != all {
		t.Errorf("%d of %d are accepted", n, all)
	}
}

func TestTheRailFitsAndShowsWhatWaits(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	rail := r.shell.frame.rail
	if rail.compact {
		t.Error("the rail is compact in a wide window")
	}
	tall := fyne.NewSize(0, 0)
	for _, it := range rail.items {
		tall.Height = max(tall.Height, it.MinSize().Height)
		if it.name == page.Expectations && it.waiting == 0 {
			t.Error("no overdue expectation is counted")
		}
	}
	if tall.Height*15 > 560 {
		t.Errorf("15 pages need %v of height", tall.Height*15)
	}
	r.shell.window.Resize(fyne.NewSize(1000, 700))
	if !rail.compact || rail.width() > 60 {
		t.Errorf("in a small window the rail is %v wide", rail.width())
	}
	r.picture("small")
	it := rail.items[1]
	test.Tap(it)
	r.settle()
	if r.shell.current().Name() != it.name {
		t.Error("a press on the rail does not open the page")
	}
}

func TestTheRowsMenuHasItsCommands(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	r.types("gs")
	r.types("j")
	r.key(desktop.KeyMenu)
	if r.shell.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu stands")
	}
	r.picture("menu")
}

func TestAMenuWritesItsKeysInAColumn(t *testing.T) {
	r := newRig(t, t.TempDir())
	width := func(s string) float32 {
		return fyne.MeasureText(s, fynetheme.TextSize(), fyne.TextStyle{}).Width
	}
	for _, menu := range r.shell.menu().Items {
		column := float32(0)
		for _, it := range menu.Items {
			at := strings.LastIndex(it.Label, "    ") // the key stands behind the last wide gap
			if at < 0 {
				continue
			}
			if start := width(it.Label[:at+4]); column == 0 {
				column = start
			} else if d := start - column; d < -width(" ") || d > width(" ") {
				t.Errorf("the key of %q begins %.1f off the column", it.Label, d)
			}
		}
		if column == 0 {
			t.Errorf("the menu %s names no key", menu.Label)
		}
	}
}

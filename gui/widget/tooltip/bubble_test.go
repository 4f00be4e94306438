package tooltip

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
)

func TestTheBubbleStaysInBounds(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	bounds := fyne.NewSize(400, 300)
	long := Tip{Title: "Statement", Body: strings.Repeat("Orlin said that the reply would be handed over. ", 3)}
	for _, c := range []struct {
		name  string
		at    fyne.Position
		above bool
	}{
		{"in the middle", fyne.NewPos(100, 100), false},
		{"at the right", fyne.NewPos(390, 20), false},
		{"at the bottom", fyne.NewPos(10, 270), true},
		{"at the corner", fyne.NewPos(395, 290), true},
	} {
		b := NewBubble()
		b.ShowAt(long, c.at, fyne.NewSize(8, 20), bounds)
		p, s := b.Position(), b.Size()
		if p.X < 0 || p.Y < 0 || p.X+s.Width > bounds.Width || p.Y+s.Height > bounds.Height {
			t.Errorf("%s: %v %v leaves %v", c.name, p, s, bounds)
		}
		if c.above != (p.Y < c.at.Y) {
			t.Errorf("%s: the bubble is at %v", c.name, p)
		}
		if len(b.lines) < 3 {
			t.Errorf("%s: %d lines", c.name, len(b.lines))
		}
	}
}

func TestAnEmptyTipIsNoBubble(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	b := NewBubble()
	b.ShowAt(Tip{Title: "Date"}, fyne.Position{}, fyne.NewSize(8, 20), fyne.NewSize(400, 300))
	if b.Tip().Title != "Date" || !b.Visible() {
		t.Error("a title alone is a tip")
	}
	b.ShowAt(Tip{}, fyne.Position{}, fyne.NewSize(8, 20), fyne.NewSize(400, 300))
	if b.Visible() || !b.Tip().Empty() {
		t.Error("nothing to say shows nothing")
	}
}

func TestTheLayerTellsWhatAButtonDoes(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	var waits []func()
	l := NewLayer(func(_ time.Duration, f func()) { waits = append(waits, f) })
	pressed := 0
	a := NewButton(l, "", theme.Icon("add"), Tip{Title: "Add", Body: "Ctrl+O"}, func() { pressed++ })
	b := NewButton(l, "", theme.Icon("undo"), Tip{Title: "Undo"}, func() {})
	w := test.NewTempWindow(t, container.NewStack(container.NewHBox(a, b), l.Object))
	w.Resize(fyne.NewSize(300, 200))
	rest := func() {
		for _, f := range waits {
			f()
		}
		waits = nil
	}
	a.MouseIn(nil)
	if !l.Tip().Empty() {
		t.Error("the tip does not wait")
	}
	rest()
	if l.Tip().Title != "Add" {
		t.Errorf("the tip is %v", l.Tip())
	}
	a.MouseOut()
	b.MouseIn(nil)
	b.MouseOut()
	rest()
	if !l.Tip().Empty() {
		t.Error("a tip stands for a button that was left")
	}
	test.Tap(&a.Button)
	a.OnTapped()
	if pressed == 0 {
		t.Error("the button does nothing")
	}
	if a.AccessibilityLabel() != "Add" {
		t.Error("a button with an icon alone has no name")
	}
	NewButton(nil, "Plain", nil, Tip{}, func() {}).MouseIn(nil) // without a layer nothing happens
}

package signals

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/signals/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

func newSignals(t *testing.T) *Signals {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	s := New()
	s.Describe = func(first, last int) tooltip.Tip { return tooltip.Tip{Title: s.chart.Days[first].Key} }
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(700, 300))
	s.SetChart(&layout.Chart{
		Title: "Norland → Selm", Today: 40,
		Days: []layout.Day{
			{Key: "2026-01-10", Day: 10, Mean: 2.5, Points: 1}, {Key: "2026-01-11", Day: 11, Mean: -3.5, Points: 4},
			{Key: "2026-01-30", Day: 30, Mean: 4, Points: 2},
		},
		Gaps: []layout.Gap{{From: 12, To: 30}},
	})
	return s
}

func TestArrowsGoFromDotToDot(t *testing.T) {
	s := newSignals(t)
	var picked []int
	opened, handed := -1, fyne.KeyName("")
	s.OnSelect = func(day int) { picked = append(picked, day) }
	s.OnOpen = func(day int) { opened = day }
	s.OnKey = func(e *fyne.KeyEvent) { handed = e.Name }
	for _, k := range []fyne.KeyName{fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyDown} {
		s.TypedKey(&fyne.KeyEvent{Name: k})
	}
	want := []int{0, 1, 2, 2, 1, 0, 2}
	if len(picked) != len(want) {
		t.Fatalf("picked %v, want %v", picked, want)
	}
	for i := range want {
		if picked[i] != want[i] {
			t.Fatalf("picked %v, want %v", picked, want)
		}
	}
	if opened != 2 || handed != fyne.KeyDown {
		t.Errorf("opened %d, handed on %q", opened, handed)
	}
}

func TestPressAndHover(t *testing.T) {
	s := newSignals(t)
	picked := -1
	s.OnSelect = func(day int) { picked = day }
	at := fyne.NewPos(float32(s.plot.Dots[1].At.X), float32(s.plot.Dots[1].At.Y))
	s.Tapped(&fyne.PointEvent{Position: at})
	if picked != 1 || s.Selected() != 1 {
		t.Errorf("a press on the second dot picks %d", picked)
	}
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if s.tip.Tip().Title != "2026-01-11" {
		t.Errorf("the tooltip says %+v", s.tip.Tip())
	}
	s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(at.X+90, at.Y)}})
	if s.tip.Visible() {
		t.Error("the tooltip stays over the silence")
	}
}

func TestZoomAndSelection(t *testing.T) {
	s := newSignals(t)
	wide := s.View()
	s.Select(2)
	s.TypedRune('+')
	s.TypedRune('+')
	if v := s.View(); v.PerPixel >= wide.PerPixel || v.X(30.5) < 0 || v.X(30.5) > v.Width {
		t.Errorf("+ leads to %+v, away from the selected day", v)
	}
	near := s.View()
	s.SetChart(s.chart)
	if s.View() != near {
		t.Error("the same pair again moves the view")
	}
	s.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 1), PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 100)}})
	for range 30 {
		s.TypedRune('>')
	}
	s.Select(0)
	if x := s.View().X(10.5); x < 0 || x > s.View().Width {
		t.Error("a selected day is not brought into sight")
	}
	s.TypedRune('0')
	if s.View() != wide {
		t.Errorf("0 shows %+v, want %+v", s.View(), wide)
	}
	if d := s.Drawing(900, 400, 13); d.W != 900 || len(d.Shapes) < 20 || d.Title != "Norland → Selm" {
		t.Errorf("the picture is %g wide, %d shapes, %q", d.W, len(d.Shapes), d.Title)
	}
}

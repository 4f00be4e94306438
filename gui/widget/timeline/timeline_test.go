package timeline

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/timeaxis"
	"github.com/readout-app/readout/gui/widget/timeline/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

func newTimeline(t *testing.T) *Timeline {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	l := New()
	l.Describe = func(key string) tooltip.Tip { return tooltip.Tip{Title: key} }
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 400))
	l.SetMarks(layout.NewSet([]layout.Mark{
		{Key: "said", Title: "Varga: we will answer", Lane: "Varga", From: 10, To: 11, Point: true, Tone: "primary", Ties: []string{"denied"}},
		{Key: "denied", Title: "Brandt: invented", Lane: "Brandt", From: 14, To: 15, Point: true, Tone: "primary", Ties: []string{"said"}},
		{Key: "talks", Title: "talks", Lane: "Varga", From: 20, To: 27, Hollow: true, Tone: "primary"},
	}, []string{"Varga", "Brandt"}), 22)
	return l
}

func middle(l *Timeline, key string) fyne.Position {
	for _, it := range l.laid.Items {
		if it.Mark.Key == key {
			return fyne.NewPos(float32(it.Box.X+it.Box.W/2+l.look.Side), float32(it.Box.Y+it.Box.H/2+l.look.Top)-l.scroll)
		}
	}
	return fyne.Position{}
}

func TestAllMarksAreInSightAtFirst(t *testing.T) {
	l := newTimeline(t)
	if v := l.View(); v.At(0) > 10 || v.End() < 27 {
		t.Errorf("the view runs from day %g to %g, want all of 10 to 27", v.At(0), v.End())
	}
}

func TestPressingAMarkSelectsIt(t *testing.T) {
	l := newTimeline(t)
	got := ""
	l.OnSelect = func(key string) { got = key }
	l.Tapped(&fyne.PointEvent{Position: middle(l, "talks")})
	if got != "talks" || l.Selected() != "talks" {
		t.Errorf("OnSelect says %q, selected is %q; want talks", got, l.Selected())
	}
	l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(880, 390)})
	if l.Selected() != "talks" {
		t.Error("pressing nothing drops the selection")
	}
}

func TestTheWheelZoomsAtThePointer(t *testing.T) {
	l := newTimeline(t)
	at := middle(l, "talks")
	before := l.View()
	l.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 10)})
	if l.View().PerPixel >= before.PerPixel {
		t.Error("the wheel does not zoom in")
	}
	if d := middle(l, "talks").X - at.X; d > 1 || d < -1 {
		t.Errorf("the mark under the pointer moved by %g pixels", d)
	}
	at = middle(l, "denied")
	l.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(50, 0)})
	if d := middle(l, "denied").X - at.X; d < 48 || d > 52 {
		t.Errorf("a drag of 50 moves the mark by %g pixels", d)
	}
}

func TestKeys(t *testing.T) {
	l := newTimeline(t)
	var opened, handed string
	l.OnOpen = func(key string) { opened = key }
	l.OnRune = func(r rune) { handed += string(r) }
	l.TypedRune('j')
	l.TypedRune('j')
	l.TypedRune('k')
	if l.Selected() != "said" {
		t.Errorf("after j j k %q is selected, want said", l.Selected())
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.TypedRune('a')
	if opened != "said" || handed != "a" {
		t.Errorf("opened %q, handed on %q", opened, handed)
	}
	wide := l.View().PerPixel
	l.TypedRune('+')
	if l.View().PerPixel >= wide {
		t.Error("+ does not zoom in")
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if v := l.View(); v.At(0) > 10 || v.End() < 27 {
		t.Error("Home does not show all marks")
	}
}

func TestSelectBringsAMarkIntoSight(t *testing.T) {
	l := newTimeline(t)
	l.SetView(timeaxis.View{Start: 500, PerPixel: 0.01})
	if !l.Select("said") || l.Select("gone") {
		t.Error("Select does not tell marks that are there from those that are not")
	}
	if x := l.view.X(10.5); x < 0 || x > l.view.Width {
		t.Errorf("the mark lies at %g, out of sight", x)
	}
}

func TestHover(t *testing.T) {
	l := newTimeline(t)
	move := func(p fyne.Position) {
		l.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
	}
	move(middle(l, "denied"))
	if !l.tip.Visible() || l.tip.Tip().Title != "denied" {
		t.Error("no tooltip over a mark")
	}
	move(fyne.NewPos(880, 390))
	if l.tip.Visible() {
		t.Error("the tooltip stays when the pointer leaves")
	}
}

func TestShiftAndDragPickOutDays(t *testing.T) {
	l := newTimeline(t)
	var got []layout.Range
	l.OnBrush = func(r layout.Range) { got = append(got, r) }
	x := func(day float64) fyne.Position { return fyne.NewPos(float32(l.view.X(day)+l.look.Side), 60) }
	before := l.View()
	l.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: x(14.3)}, Modifier: fyne.KeyModifierShift})
	l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: x(12.2)}, Dragged: fyne.NewDelta(-30, 0)})
	l.DragEnd()
	if len(got) != 1 || got[0] != (layout.Range{From: 12, To: 15}) || l.View() != before {
		t.Errorf("picked out %v, the view moved %v; want days 12 to 14 and no move", got, l.View() != before)
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !l.Brush().Empty() || len(got) != 2 {
		t.Error("Escape does not drop them")
	}
	handed := fyne.KeyName("")
	l.OnKey = func(e *fyne.KeyEvent) { handed = e.Name }
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if handed != fyne.KeyEscape {
		t.Error("Escape is not handed on when there is nothing to drop")
	}
}

func TestKeysPickOutDays(t *testing.T) {
	l := newTimeline(t)
	l.Select("said")
	l.TypedRune('[')
	l.Select("denied")
	l.TypedRune(']')
	if got := l.Brush(); got != (layout.Range{From: 10, To: 15}) {
		t.Errorf("[ on day 10 and ] on day 14 pick out %v", got)
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	l.Select("said")
	l.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	l.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if got := l.Brush(); got != (layout.Range{From: 10, To: 13}) {
		t.Errorf("shift and three arrows from day 10 pick out %v", got)
	}
	l.TypedRune('j')
	if l.Selected() != "said" {
		t.Errorf("j goes to %q, out of the days picked out", l.Selected())
	}
	l.TypedRune('b')
	if got, v := l.Brush(), l.View(); got.From > v.Start || got.To < v.End() {
		t.Errorf("b picks out %v of %g to %g in sight", got, v.Start, v.End())
	}
}

// crowd is a timeline with a lane of many marks.
func crowd(t testing.TB, n int) *Timeline {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	l := New()
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1200, 500))
	marks := make([]layout.Mark, n)
	lanes := []string{"Varga", "Brandt", "Lindgren"}
	for i := range marks {
		day := float64(i * 7919 % 3650)
		marks[i] = layout.Mark{Key: fmt.Sprint(i), Title: "a statement", Lane: lanes[i%3], From: day, To: day + 1, Point: true, Tone: "primary"}
	}
	l.SetMarks(layout.NewSet(marks, lanes), 1000)
	return l
}

func TestManyMarksArePaintedOffTheUIGoroutine(t *testing.T) {
	l := crowd(t, 5000)
	var waiting []func()
	l.Async = func(work, then func()) { waiting = append(waiting, func() { work(); then() }) }
	l.SetView(l.View().Pan(50))
	l.SetView(l.View().Pan(50))
	l.SetView(l.View().Pan(50))
	if len(waiting) != 1 {
		t.Fatalf("%d images are painted at once, want one", len(waiting))
	}
	if x := l.raster.picture.Position().X; x > float32(l.look.Side)-140 || !l.placeRaster() {
		t.Errorf("the image of before stands at %g, it should have moved along", x)
	}
	waiting[0]()
	if len(waiting) != 2 {
		t.Fatal("the view that came meanwhile is not painted")
	}
	waiting[1]()
	if l.raster.view != l.View() || len(waiting) != 2 {
		t.Errorf("the last image is of %+v, want %+v", l.raster.view, l.View())
	}
	wide := l.View().PerPixel
	for x := float32(300); l.View().PerPixel == wide && x < 400; x++ {
		l.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, float32(l.look.Top)+30)})
	}
	if l.View().PerPixel >= wide {
		t.Error("a press on a column does not zoom in")
	}
}

// BenchmarkPan pans and zooms over a hundred thousand marks, headless: all that the UI
// goroutine does for a frame but the painting by the driver.
func BenchmarkPan(b *testing.B) {
	l := crowd(b, 100_000)
	l.Async = func(work, then func()) { then() } // the image is painted on another processor
	i := 0
	for b.Loop() {
		switch i++; i % 8 {
		case 3:
			l.TypedRune('+')
		case 7:
			l.TypedRune('-')
		default:
			l.SetView(l.View().Pan(float64(5 - i%8)))
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "frames/s")
}

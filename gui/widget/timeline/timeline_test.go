package timeline

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/timeline/scene"
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
	l.SetMarks([]scene.Mark{
		{Key: "said", Title: "Varga: we will answer", Lane: "Varga", From: 10, To: 11, Point: true, Tone: "primary", Ties: []string{"denied"}},
		{Key: "denied", Title: "Brandt: invented", Lane: "Brandt", From: 14, To: 15, Point: true, Tone: "primary", Ties: []string{"said"}},
		{Key: "talks", Title: "talks", Lane: "Varga", From: 20, To: 27, Hollow: true, Tone: "primary"},
	}, []string{"Varga", "Brandt"}, 22)
	return l
}

func middle(l *Timeline, key string) fyne.Position {
	for _, it := range l.scene.Items {
		if it.Mark.Key == key {
			return fyne.NewPos(float32(it.Box.X+it.Box.W/2)+laneWidth, float32(it.Box.Y+it.Box.H/2)+axisHeight-l.scroll)
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
	l.SetView(scene.View{Start: 500, PerPixel: 0.01})
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

func TestLanes(t *testing.T) {
	marks := []scene.Mark{{Lane: "a"}, {Lane: "b"}, {Lane: "b"}, {Lane: "c"}, {Lane: ""}}
	got := Lanes(marks, 2, "others")
	if len(got) != 3 || got[0] != "b" || got[1] != "a" || got[2] != "others" {
		t.Errorf("lanes %v, want b, a, others", got)
	}
	if marks[3].Lane != "others" || marks[4].Lane != "others" {
		t.Errorf("the marks of other lanes are in %q and %q", marks[3].Lane, marks[4].Lane)
	}
}

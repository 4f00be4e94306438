package sketch

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// rows lays out thirty rows of 40 pixels under a head of 30.
func rows(width, size float64, measure scene.Measure) *scene.Drawing {
	d := &scene.Drawing{W: width, H: 30 + 30*40, Head: 30}
	d.Add(scene.Text{At: scene.Point{X: 10, Y: 15}, Words: "head", Tone: scene.Tone(theme.Ink), Size: size, Room: measure("head", size, false)})
	for i := range 30 {
		y := 30 + float64(i)*40
		d.Spots = append(d.Spots, scene.Spot{Key: fmt.Sprint("row ", i), Box: scene.Box{Y: y, W: width, H: 40}})
		d.Add(scene.Rect{Box: scene.Box{X: 10, Y: y + 10, W: 20, H: 20}, Fill: scene.Tone(theme.Accent)})
	}
	return d
}

func newSketch(t *testing.T) *Sketch {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{}))
	s := New(rows)
	s.Describe = func(key string) tooltip.Tip { return tooltip.Tip{Title: key} }
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 230))
	w.Canvas().Focus(s)
	return s
}

func TestKeysStepThroughTheSpots(t *testing.T) {
	s := newSketch(t)
	var picked, opened, handed string
	s.OnSelect = func(key string) { picked = key }
	s.OnOpen = func(key string) { opened = key }
	s.OnRune = func(r rune) { handed += string(r) }
	for _, step := range []struct{ key, want string }{{"j", "row 0"}, {"j", "row 1"}, {"k", "row 0"}, {"k", "row 0"}} {
		s.TypedRune(rune(step.key[0]))
		if picked != step.want || s.Selected() != step.want {
			t.Errorf("after %s %q is picked and %q selected, want %s", step.key, picked, s.Selected(), step.want)
		}
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.TypedRune('x')
	if opened != "row 1" || handed != "x" {
		t.Errorf("opened %q, handed on %q", opened, handed)
	}
}

func TestSelectBringsASpotIntoSight(t *testing.T) {
	s := newSketch(t)
	inSight := func(key string) bool {
		b, _ := s.drawing.Spot(key)
		y := float32(b.Y-s.drawing.Head) - s.scroll.Offset.Y
		return y >= 0 && y+float32(b.H) <= s.scroll.Size().Height
	}
	for _, key := range []string{"row 20", "row 29", "row 3", "row 0"} {
		if !s.Select(key) || !inSight(key) {
			t.Errorf("%s is out of sight at %v", key, s.scroll.Offset)
		}
	}
	if s.Select("gone") {
		t.Error("a spot that is not there is selected")
	}
}

func TestThePointerFindsWhatIsUnderItWhenScrolled(t *testing.T) {
	s := newSketch(t)
	s.Select("row 29")
	at := fyne.NewPos(15, s.scroll.Offset.Y+45)
	want := s.drawing.Hit(scene.Point{X: 15, Y: float64(at.Y) + s.drawing.Head})
	s.body.Tapped(&fyne.PointEvent{Position: at})
	if want == "" || want == "row 29" || s.Selected() != want {
		t.Errorf("a press selects %q, want %q", s.Selected(), want)
	}
	s.body.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if got := s.tip.Tip().Title; got != want {
		t.Errorf("the tip is of %q, want %q", got, want)
	}
	if y := s.tip.Position().Y; y < 0 || y > s.Size().Height {
		t.Errorf("the tip stands at %g, outside", y)
	}
	s.body.MouseOut()
	if s.tip.Visible() {
		t.Error("the tip stays when the pointer leaves")
	}
}

func TestOnlyWhatIsInSightIsDrawn(t *testing.T) {
	s := newSketch(t)
	if n := len(s.body.stage.Objects()); n < 4 || n > 7 {
		t.Errorf("%d objects for a sight of five rows", n)
	}
	first := s.head.stage.Objects()
	s.Select("row 29")
	if got := s.head.stage.Objects(); len(got) != 1 || len(first) != 1 || got[0].Position() != first[0].Position() {
		t.Errorf("the head moves: %v", got)
	}
}

func TestAnEmptySketchTakesKeys(t *testing.T) {
	test.NewTempApp(t)
	s := New(func(w, _ float64, _ scene.Measure) *scene.Drawing { return &scene.Drawing{W: w} })
	s.Resize(fyne.NewSize(300, 200))
	s.TypedRune('j')
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.Selected() != "" {
		t.Errorf("%q is selected", s.Selected())
	}
}

package prose

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
)

// paragraphs gives n of a few lines each, every tenth a heading.
func paragraphs(n int) []Paragraph {
	out := make([]Paragraph, n)
	for i := range out {
		out[i] = Paragraph{Words: strings.Repeat("The two sides met on the island. ", 3+i%5)}
		if i%10 == 0 {
			out[i] = Paragraph{"What was said", Heading}
		}
	}
	return out
}

func shown(t *testing.T, n int) *Prose {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Variant: theme.Light}))
	p := New()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 500))
	p.Set(paragraphs(n))
	return p
}

func TestTheParagraphAtHandIsInSight(t *testing.T) {
	p := shown(t, 200)
	for _, i := range []int{0, 1, 30, 29, 150, 199, 100, 0} {
		p.Light(i)
		first, last := p.InSight()
		if p.Lit() != i || i < first || i >= last {
			t.Errorf("%d is at hand, %d to %d are in sight, want %d", p.Lit(), first, last, i)
		}
		if p.fill.Hidden || p.fill.Position().Y < -gap || p.fill.Position().Y+p.fill.Size().Height > p.Size().Height+gap {
			t.Errorf("paragraph %d is lit at %v, %v high", i, p.fill.Position(), p.fill.Size().Height)
		}
	}
	if p.Light(-1); p.Lit() >= 0 || !p.fill.Hidden {
		t.Error("the light does not go out")
	}
}

func TestTheTextIsScrolledBetweenItsEnds(t *testing.T) {
	p := shown(t, 60)
	wheel := func(dy float32) { p.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: dy}}) }
	wheel(1000)
	if p.top != 0 || p.above != 0 {
		t.Errorf("above the beginning: %d, %v", p.top, p.above)
	}
	wheel(-300)
	at, above := p.top, p.above
	wheel(-120)
	wheel(120)
	if p.top != at || p.above != above {
		t.Errorf("there and back leads from %d, %v to %d, %v", at, above, p.top, p.above)
	}
	wheel(-1e6)
	if _, last := p.InSight(); last != 60 {
		t.Errorf("at the end %d is the last in sight", last)
	}
	bottom := -p.above
	for i := p.top; i < 60; i++ {
		bottom += p.height(i)
	}
	if d := bottom - p.Size().Height; d < -0.5 || d > 0.5 {
		t.Errorf("the end stands %v below the window", d)
	}
	p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(398, 250)}})
	p.DragEnd()
	if p.top < 25 || p.top > 35 {
		t.Errorf("the bar in the middle leads to %d of 60", p.top)
	}
}

func TestAPressTellsTheParagraph(t *testing.T) {
	p := shown(t, 20)
	pressed := -1
	p.OnTapped = func(i int) { pressed = i }
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, p.height(0)+p.height(1)+2)})
	if pressed != 2 {
		t.Errorf("the third paragraph was pressed, told is %d", pressed)
	}
}

func TestAnotherWidthKeepsThePlace(t *testing.T) {
	p := shown(t, 100)
	p.Light(50)
	top := p.top
	p.Resize(fyne.NewSize(250, 500))
	if p.top != top {
		t.Errorf("the first in sight was %d, is %d", top, p.top)
	}
}

// Only what is in sight is broken into lines, however long the text is.
func TestWhatIsOutOfSightIsNotLaidOut(t *testing.T) {
	laid := func(n int) int {
		p := shown(t, n)
		p.Light(40)
		p.Light(n - 1)
		return len(p.laid)
	}
	if few, many := laid(100), laid(50_000); many > few {
		t.Errorf("of 100 paragraphs %d are laid out, of 50,000 %d", few, many)
	}
}

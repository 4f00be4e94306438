package reader

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

func TestTheSelectionGrowsByKeys(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	held := fyne.KeyModifierShift
	r.modifiers = func() fyne.KeyModifier { return held }
	picked := func() string { return r.doc.Text.Slice(r.Selected()) }
	start := strings.Index(sample, "chief") // before it all is ASCII but two quotation marks
	at := r.doc.Text.CodePoint(start)
	r.Select(text.Span{Start: at, End: at + 1})
	for _, c := range []struct {
		do   func()
		want string
	}{
		{func() { key(r, fyne.KeyRight, fyne.KeyRight) }, "chi"},
		{func() { key(r, fyne.KeyLeft) }, "ch"},
		{func() {
			r.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShift | fyne.KeyModifierControl})
		}, "chief"},
		{func() {
			r.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShift | fyne.KeyModifierAlt})
		}, "chief negotiator"},
		{func() {
			r.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierShift | fyne.KeyModifierControl})
		}, "chief "},
	} {
		if c.do(); picked() != c.want {
			t.Errorf("selected %q, want %q", picked(), c.want)
		}
	}
	key(r, fyne.KeyDown, fyne.KeyUp)
	if picked() != "chief " {
		t.Errorf("down and up again selects %q", picked())
	}
	key(r, fyne.KeyEnd)
	if !strings.HasPrefix(picked(), "chief negotiator of Velia") || strings.Contains(picked(), "\n") {
		t.Errorf("to the end of the line selects %q", picked())
	}
	held = 0
	before := r.Selected()
	key(r, fyne.KeyDown)
	if r.Selected() != before {
		t.Error("without Shift the arrows only scroll")
	}
}

func TestArrowsGoTheWayTheyPoint(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	r.modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	r.SetDocument(Document{Text: text.New("השגריר אמר.")})
	r.Select(text.Span{Start: 0, End: 1})
	key(r, fyne.KeyLeft, fyne.KeyLeft)
	if r.Selected() != (text.Span{End: 3}) {
		t.Errorf("to the left in Hebrew selects %v", r.Selected())
	}
}

func TestClicksPickWordsAndParagraphs(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	at := r.place("fourth")
	press1(r, at, 0)
	press1(r, at, 0)
	if got := r.doc.Text.Slice(r.Selected()); got != "fourth" {
		t.Errorf("two clicks select %q", got)
	}
	press1(r, at, 0)
	if got := r.doc.Text.Slice(r.Selected()); !strings.HasPrefix(got, "Arcania's ministry") || !strings.HasSuffix(got, "planned for June.") {
		t.Errorf("three clicks select %q", got)
	}
	r.press.when = time.Time{}
	e := func(at fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	}
	press1(r, at, 0)
	r.MouseDown(e(at))
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: r.place("June")}})
	r.DragEnd()
	if got := r.doc.Text.Slice(r.Selected()); got != "fourth round is planned for June" {
		t.Errorf("dragging after two clicks selects %q", got)
	}
}

func TestHitsAreCountedAndGoneThroughByKeys(t *testing.T) {
	r, _ := open(t, fyne.NewSize(600, 200))
	var at, of int
	r.OnHit = func(a, o int) { at, of = a, o }
	r.Find("reply")
	for _, c := range []struct {
		key  rune
		want int
	}{{'n', 2}, {'n', 3}, {'n', 1}, {'N', 3}} {
		if r.TypedRune(c.key); at != c.want || of != 3 {
			t.Errorf("%c goes to %d of %d, want %d of 3", c.key, at, of, c.want)
		}
	}
	key(r, fyne.KeyEscape)
	other := ""
	r.OnRune = func(c rune) { other += string(c) }
	r.TypedRune('n')
	if at != 0 || of != 0 || other != "n" {
		t.Errorf("after Escape: %d of %d, passed on %q", at, of, other)
	}
}

func TestOnlyAPartShows(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	d := sampleDocument()
	passage := r.marks.All()[r.indexOf("s2")].Span
	d.Only = Around(d.Text, []text.Span{d.Text.LineSpan(2), d.Text.LineSpan(3), d.Text.LineSpan(4), d.Text.LineSpan(5)}, passage)
	if d.Only.Start != d.Text.LineSpan(2).Start || d.Only.End != d.Text.LineSpan(4).End {
		t.Fatalf("around the passage is %v", d.Only)
	}
	r.SetDocument(d)
	if got := r.content.Text().String(); got != d.Text.Slice(d.Only) {
		t.Fatalf("shows %q", got)
	}
	var made text.Span
	r.OnMake = func(_ layout.Kind, sp text.Span) { made = sp }
	r.OnCopy = func(sp text.Span) string { return d.Text.Slice(sp) }
	r.Select(passage)
	r.TypedRune('s')
	if made != passage || r.Selected() != passage || r.Copy() != d.Text.Slice(passage) {
		t.Errorf("made of %v, selected %v, want %v", made, r.Selected(), passage)
	}
	r.FocusMark("s2")
	if r.Focus() != "s2" || r.Copy() == "" {
		t.Error("the passage's mark is not there")
	}
	r.FocusMark("t6")
	if r.Focus() != "" {
		t.Error("a mark outside of the part can be reached")
	}
	r.SetMarks(d.Marks)
	if r.Top() != d.Only.Start || len(r.marks.All()) == 0 {
		t.Errorf("the top is %d", r.Top())
	}
}

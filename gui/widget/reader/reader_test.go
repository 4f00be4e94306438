package reader

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// place gives the middle of the first character of words, in the widget.
func (r *Reader) place(words string) fyne.Position {
	s := r.doc.Text.String()
	i := strings.Index(s, words)
	sp := r.doc.Text.SpanOfBytes(i, i+1)
	q := r.page.RectsFor(text.Span{Start: sp.Start, End: sp.Start + 1})[0]
	return r.toScreen(q.X+q.W/2, q.Y+q.H/2)
}

// open shows the sample in a window.
func open(t testing.TB, size fyne.Size) (*Reader, fyne.Window) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Options{}))
	r := New()
	clock := time.Date(2030, 5, 14, 9, 0, 0, 0, time.UTC)
	r.now = func() time.Time { clock = clock.Add(10 * time.Millisecond); return clock }
	r.modifiers = func() fyne.KeyModifier { return 0 }
	r.Describe = describe
	w := test.NewTempWindow(t, r)
	w.SetPadded(false)
	w.Resize(size)
	r.SetDocument(sampleDocument())
	return r, w
}

func key(r *Reader, names ...fyne.KeyName) {
	for _, n := range names {
		r.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func press1(r *Reader, at fyne.Position, mod fyne.KeyModifier) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: mod}
	r.MouseDown(e)
	r.MouseUp(e)
}

func TestOnlyVisibleLinesAreObjects(t *testing.T) {
	r, _ := open(t, fyne.NewSize(700, 500))
	r.SetDocument(Document{Text: text.New(strings.Repeat("The envoy of Velia left the talks in Port Sorrel early.\n", 4000))})
	if n := len(r.sheet.content.Objects); n == 0 || n > 60 {
		t.Errorf("%d objects for one window", n)
	}
	key(r, fyne.KeyEnd)
	if n := len(r.sheet.content.Objects); n == 0 || n > 60 {
		t.Errorf("%d objects at the end", n)
	}
	made := len(r.sheet.texts.used) + len(r.sheet.texts.spare) + len(r.sheet.texts.free)
	for range 50 {
		key(r, fyne.KeyPageUp)
	}
	if now := len(r.sheet.texts.used) + len(r.sheet.texts.spare) + len(r.sheet.texts.free); now > made+5 {
		t.Errorf("scrolling made objects: %d, before %d", now, made)
	}
}

func TestALineIsDrawnAsWideAsItsWords(t *testing.T) {
	r, _ := open(t, fyne.NewSize(700, 1200))
	for i, line := range r.page.Lines() {
		for _, run := range r.page.Runs(i) {
			words := strings.TrimRight(r.page.Drawn(run), " ")
			drawn := r.look.measure(words, line.Style)
			sum := float32(0)
			for _, q := range r.page.RectsFor(r.doc.Text.SpanOfBytes(r.doc.Text.Byte(run.Span.Start), r.doc.Text.Byte(run.Span.Start)+len(words))) {
				sum += q.W
			}
			if d := drawn - sum; d > 1.5 || d < -1.5 {
				t.Errorf("line %d: drawn %.1f, its words sum to %.1f: %q", i, drawn, sum, words)
			}
		}
	}
}

func TestPressingAMark(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	var marked, opened []string
	r.OnMark = func(id string) { marked = append(marked, id) }
	r.OnOpen = func(id string) { opened = append(opened, id) }
	press1(r, r.place("26 May"), 0)
	r.press.when = time.Time{} // a pause
	press1(r, r.place("26 May"), 0)
	press1(r, r.place("fourth"), 0)
	if strings.Join(marked, " ") != "t3 e1" || r.Focus() != "" {
		t.Errorf("marks %v, focus %q", marked, r.Focus())
	}
	r.press.when = time.Time{}
	press1(r, r.place("June"), 0)
	press1(r, r.place("June"), 0)
	if strings.Join(opened, " ") != "t5" || r.doc.Text.Slice(r.Selected()) != "June" {
		t.Errorf("opened %v, selected %q", opened, r.doc.Text.Slice(r.Selected()))
	}
}

func TestDoubleClickOpensTheMarkInFocus(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	opened := ""
	r.OnOpen = func(id string) { opened = id }
	press1(r, r.place("26 May"), 0)
	r.press.when = time.Time{} // a pause
	press1(r, r.place("26 May"), 0)
	press1(r, r.place("26 May"), 0)
	if opened != "t3" || r.Focus() != "t3" {
		t.Errorf("opened %q, in focus %q", opened, r.Focus())
	}
	opened = ""
	for range 2 {
		press1(r, fyne.NewPos(790, r.place("June").Y), 0)
	}
	if opened != "" || !r.Selected().Empty() {
		t.Errorf("beside the words there is nothing to open or pick: %q, %v", opened, r.Selected())
	}
}

func TestSelectingWithThePointer(t *testing.T) {
	r, w := open(t, fyne.NewSize(800, 900))
	told := 0
	r.OnSelect = func(text.Span) { told++ }
	from, to := r.place("assured"), r.place("that “no")
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from.SubtractXY(3, 0)}, Button: desktop.MouseButtonPrimary}
	r.MouseDown(e)
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to.SubtractXY(3, 0)}})
	e.Position = to
	r.MouseUp(e)
	r.DragEnd()
	if got := r.doc.Text.Slice(r.Selected()); got != "assured her " || told == 0 {
		t.Errorf("dragged over %q, told %d times", got, told)
	}
	if w.Canvas().Focused() != fyne.Focusable(r) {
		t.Error("a press brings the keys to the reader")
	}
	press1(r, r.place("was being"), fyne.KeyModifierShift)
	if got := r.doc.Text.Slice(r.Selected()); !strings.HasPrefix(got, "assured her that “no further delay” ") {
		t.Errorf("extended to %q", got)
	}
	r.press.when = time.Time{}
	for range 3 {
		press1(r, r.place("delegations"), 0)
	}
	if got := r.doc.Text.Slice(r.Selected()); !strings.HasPrefix(got, "Arcania's ministry") || !strings.HasSuffix(got, "for June.") {
		t.Errorf("three clicks pick %q", got)
	}
}

func TestTabGoesThroughTheMarksAndOut(t *testing.T) {
	r, _ := open(t, fyne.NewSize(600, 300))
	var seen []string
	r.OnMark = func(id string) { seen = append(seen, id) }
	for r.AcceptsTab() && len(seen) < 100 {
		key(r, fyne.KeyTab)
		m := r.marks.All()[r.current]
		q := r.page.RectsFor(m.Span)[0]
		if p := r.toScreen(q.X, q.Y); p.Y < 0 || p.Y+q.H > r.Size().Height {
			t.Errorf("%s is out of sight at %v", m.ID, p)
		}
	}
	if len(seen) != 22 || seen[0] != "s1" || seen[21] != "t6" {
		t.Errorf("%d stops: %v", len(seen), seen)
	}
	r.modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	key(r, fyne.KeyTab)
	if r.Focus() != "d2" {
		t.Errorf("Shift+Tab went to %s", r.Focus())
	}
	opened := ""
	r.OnOpen = func(id string) { opened = id }
	key(r, fyne.KeyReturn)
	if opened != "d2" || !strings.HasPrefix(r.AccessibilityLabel(), "Document d2: 12-page draft") {
		t.Errorf("opened %q, label %q", opened, r.AccessibilityLabel())
	}
	key(r, fyne.KeyEscape)
	if r.Focus() != "" {
		t.Error("Escape leaves the mark")
	}
}

func TestMakingAndCopying(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	var made []layout.Kind
	r.OnMake = func(k layout.Kind, _ text.Span) { made = append(made, k) }
	other := ""
	r.OnRune = func(c rune) { other += string(c) }
	r.TypedRune('s')
	r.Select(text.Span{Start: 0, End: 5})
	for _, c := range "setj" {
		r.TypedRune(c)
	}
	if len(made) != 3 || made[0] != layout.Statement || made[1] != layout.Event || made[2] != layout.Time || other != "sj" {
		t.Errorf("made %v, passed on %q", made, other)
	}
	clip := test.NewClipboard()
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "Velia" {
		t.Errorf("copied %q", clip.Content())
	}
	r.OnCopy = func(sp text.Span) string { return r.doc.Text.Slice(sp) + " (Northern Wire)" }
	r.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "Velia (Northern Wire)" {
		t.Errorf("copied %q", clip.Content())
	}
	r.TypedShortcut(&fyne.ShortcutSelectAll{})
	if r.Selected().Len() != r.doc.Text.Len() {
		t.Error("not all is selected")
	}
}

func TestHoverSaysWhatTheMarkIs(t *testing.T) {
	r, _ := open(t, fyne.NewSize(800, 900))
	move := func(p fyne.Position) {
		r.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}})
	}
	move(r.place("26 May"))
	if tip := r.tip.Tip(); tip.Title != "Date t3" || !strings.Contains(tip.Body, "+ Event e1") || r.Cursor() != desktop.PointerCursor {
		t.Errorf("tip %+v", tip)
	}
	if b := r.tip.Position(); b.X < 0 || b.Y < 0 || b.X+r.tip.Size().Width > 800 || b.Y+r.tip.Size().Height > 900 {
		t.Errorf("the tip leaves the reader: %v %v", b, r.tip.Size())
	}
	move(r.place("fourth"))
	if !r.tip.Tip().Empty() || r.Cursor() != desktop.TextCursor {
		t.Error("plain words say nothing")
	}
	move(r.place("June"))
	r.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	r.MouseOut()
	if !r.tip.Tip().Empty() {
		t.Error("the tip goes with the pointer")
	}
}

func TestFindGoesRound(t *testing.T) {
	r, _ := open(t, fyne.NewSize(600, 200))
	if n := r.Find("REPLY"); n != 3 {
		t.Fatalf("%d hits", n)
	}
	if r.FindNext() != 2 || r.FindNext() != 3 || r.FindNext() != 1 || r.FindPrev() != 3 {
		t.Error("hits do not go round")
	}
	q := r.page.RectsFor(r.find.hits[2])[0]
	if y := r.toScreen(q.X, q.Y).Y; y < 0 || y > 200 {
		t.Errorf("the hit is out of sight: %v", y)
	}
	if r.Find("zebra") != 0 || r.FindNext() != 0 || r.Find("") != 0 {
		t.Error("nothing is found as something")
	}
}

func TestThePlaceIsKept(t *testing.T) {
	r, w := open(t, fyne.NewSize(600, 300))
	r.Reveal(text.Span{Start: 900, End: 910})
	top := r.Top()
	if top == 0 {
		t.Fatal("nothing was revealed")
	}
	w.Resize(fyne.NewSize(400, 300))
	line := r.page.Lines()[r.page.LineAt(top)]
	if now := r.page.Lines()[r.page.LineAt(r.Top())]; now.Span != line.Span {
		t.Errorf("the top was at %d and is at %v", top, now.Span)
	}
	r.FocusMark("t4")
	r.SetMarks(r.doc.Marks[3:])
	if r.Focus() != "t4" {
		t.Error("the focus is lost with other marks")
	}
	r.ShowTop(0)
	r.ShowTop(500)
	if got := r.page.Lines()[r.page.LineAt(r.Top())]; !got.Span.Holds(500) {
		t.Errorf("came back to %v", got.Span)
	}
}

func TestTextSizeFollowsTheTheme(t *testing.T) {
	r, _ := open(t, fyne.NewSize(600, 300))
	before := r.page.Height()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Options{Scale: 1.5}))
	r.Refresh()
	if r.page.Height() < before*1.2 {
		t.Errorf("height %v, before %v", r.page.Height(), before)
	}
	fyne.CurrentApp().Settings().SetTheme(test.Theme())
	r.Refresh() // a foreign theme is no fault
}

func TestScrollBar(t *testing.T) {
	r, _ := open(t, fyne.NewSize(600, 300))
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(595, 2)}, Button: desktop.MouseButtonPrimary}
	r.MouseDown(e)
	r.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(595, 500)}})
	r.DragEnd()
	if top, height := r.thumb(); top+height < 299 || !r.Selected().Empty() {
		t.Errorf("the thumb ends at %v", top+height)
	}
	r.SetDocument(Document{Text: text.New("short")})
	if _, height := r.thumb(); height != 0 || r.sheet.thumb.Visible() {
		t.Error("a short text needs no bar")
	}
}

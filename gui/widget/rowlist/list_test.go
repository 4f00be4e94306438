package rowlist

import (
	"fmt"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func rows(n int) []Row {
	out := make([]Row, n)
	for i := range out {
		out[i] = Row{Key: fmt.Sprint(i), Title: fmt.Sprintf("row %d", i), Badge: "open", Right: "2026-03-02"}
	}
	return out
}

func newList(t *testing.T, n int) *List {
	t.Helper()
	test.NewTempApp(t)
	l := New()
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(400, 500))
	l.SetRows(rows(n))
	return l
}

func TestKeysMoveTheSelection(t *testing.T) {
	l := newList(t, 30)
	var picked []string
	l.OnSelect = func(r Row) { picked = append(picked, r.Key) }
	key := func(k fyne.KeyName) func() { return func() { l.TypedKey(&fyne.KeyEvent{Name: k}) } }
	letter := func(r rune) func() { return func() { l.TypedRune(r) } }
	for i, step := range []struct {
		do   func()
		want string
	}{
		{letter('j'), "0"}, {letter('j'), "1"}, {key(fyne.KeyDown), "2"}, {letter('k'), "1"}, {key(fyne.KeyUp), "0"},
		{letter('k'), "0"}, {key(fyne.KeyPageDown), "10"}, {key(fyne.KeyEnd), "29"}, {letter('j'), "29"}, {key(fyne.KeyPageUp), "19"}, {key(fyne.KeyHome), "0"},
	} {
		step.do()
		if got := l.Selected().Key; got != step.want {
			t.Fatalf("step %d: row %s is selected, want %s", i, got, step.want)
		}
	}
	if len(picked) != 11 {
		t.Errorf("OnSelect was called %d times, want once a step", len(picked))
	}
}

func TestWhatTheListDoesNotUseIsHandedOn(t *testing.T) {
	l := newList(t, 3)
	var runes []rune
	var keys []fyne.KeyName
	opened := ""
	l.OnRune = func(r rune) { runes = append(runes, r) }
	l.OnKey = func(e *fyne.KeyEvent) { keys = append(keys, e.Name) }
	l.OnOpen = func(r Row) { opened = r.Key }
	l.TypedRune('a')
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != "" {
		t.Error("Enter opens a row while none is selected")
	}
	l.SelectKey("2")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if string(runes) != "a" || len(keys) != 1 || opened != "2" {
		t.Errorf("runes %q, keys %v, opened %q", string(runes), keys, opened)
	}
}

func TestTheSelectionFollowsItsKey(t *testing.T) {
	l := newList(t, 5)
	l.SelectKey("3")
	called := false
	l.OnSelect = func(Row) { called = true }
	l.SetRows(rows(5)[2:])
	if got := l.Selected().Key; got != "3" {
		t.Errorf("after new rows %q is selected, want 3", got)
	}
	l.SetRows(rows(2))
	if got := l.Selected().Key; got != "1" {
		t.Errorf("after its row is gone %q is selected, want the one at its place", got)
	}
	l.SetRows(nil)
	if got := l.Selected(); got != (Row{}) {
		t.Errorf("an empty list has %v selected", got)
	}
	if called {
		t.Error("new rows call OnSelect")
	}
	if l.SelectKey("9") {
		t.Error("a row that is not there is selected")
	}
}

func TestSeveralRowsAreSelectedByShiftAndCtrl(t *testing.T) {
	test.NewTempApp(t)
	l := New()
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 600))
	l.SetRows([]Row{{Key: "a"}, {Key: "b"}, {Key: "c"}, {Key: "d"}, {Key: "e"}})
	keys := func() string {
		s := ""
		for _, i := range l.All() {
			s += l.Rows().Key(i)
		}
		return s
	}
	l.SelectKey("b")
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	down := &fyne.KeyEvent{Name: fyne.KeyDown}
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"one", func() {}, "b"},
		{"stretched by key", func() { l.TypedRune('J'); l.TypedRune('J') }, "bcd"},
		{"and back", func() { l.TypedRune('K') }, "bc"},
		{"upwards past where it began", func() { l.TypedRune('K'); l.TypedRune('K') }, "ab"},
		{"a plain step", func() { l.TypedRune('j') }, "b"},
		{"Shift and an arrow", func() {
			l.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			l.TypedKey(down)
			l.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}, "bc"},
		{"a click", func() { l.tapped(0, 0) }, "a"},
		{"Ctrl and a click", func() { l.tapped(3, ctrl) }, "ad"},
		{"Shift and a click", func() { l.tapped(2, shift) }, "abc"},
		{"new rows", func() { l.SetRows([]Row{{Key: "c"}, {Key: "x"}, {Key: "a"}}) }, "ca"},
		{"all", l.SelectAll, "cxa"},
		{"the menu of a selected row", func() { l.menu(1, fyne.Position{}) }, "cxa"},
		{"an arrow alone", func() { l.TypedKey(down) }, "x"},
		{"the menu of another row", func() { l.menu(2, fyne.Position{}) }, "a"},
	} {
		step.do()
		if got := keys(); got != step.want {
			t.Errorf("%s: %q is selected, want %q", step.name, got, step.want)
		}
	}
}

// counted are rows of which it is counted how many are made.
type counted struct{ n, made int }

func (c *counted) Len() int         { return c.n }
func (c *counted) Key(i int) string { return fmt.Sprint(i) }
func (c *counted) Row(i int) Row {
	c.made++
	return Row{Key: c.Key(i), Title: c.Key(i)}
}

func (c *counted) Index(key string) int {
	i, err := strconv.Atoi(key)
	if err != nil || i >= c.n {
		return -1
	}
	return i
}

func TestRowsOutOfSightAreNotMade(t *testing.T) {
	made := func(n int) int {
		l := newList(t, 0)
		rows := &counted{n: n}
		l.Set(rows)
		l.SelectKey("50")
		l.SelectAll()
		l.TypedRune('j')
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		l.Set(rows)
		return rows.made
	}
	if few, many := made(100), made(100_000); many > few {
		t.Errorf("of 100 rows %d are made, of 100,000 %d", few, many)
	}
}

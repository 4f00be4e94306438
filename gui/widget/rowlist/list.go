package rowlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// List shows rows and moves a selection through them by j, k, the arrow, page,
// Home and End keys. With Shift the selection is stretched over several rows, and
// with Ctrl and a click rows are put to it and taken from it; one of them is always
// the row at hand. All methods are called on the UI goroutine.
type List struct {
	widget.List

	// OnSelect is called when another row is at hand or others are selected with it, by
	// key or mouse.
	OnSelect func(Row)
	// OnMenu is called with a place of the window when the row's menu is wanted.
	OnMenu func(at fyne.Position)
	// OnOpen is called on Enter.
	OnOpen func(Row)
	// OnKey and OnRune get what the list does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	rows     []Row
	selected int             // index of the row at hand, -1 for none
	anchor   int             // where a stretched selection began
	marked   map[string]bool // keys of the rows selected with the one at hand, it included
	shift    bool
	quiet    bool
}

// New makes an empty list.
func New() *List {
	l := &List{selected: -1, marked: map[string]bool{}}
	l.Length = func() int { return len(l.rows) }
	l.CreateItem = func() fyne.CanvasObject { return newRowView(l) }
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		if id < len(l.rows) {
			o.(*rowView).show(id, l.rows[id], l.marked[l.rows[id].Key])
		}
	}
	l.OnSelected = l.picked
	l.ExtendBaseWidget(l)
	return l
}

// SetRows swaps in new rows. The selected row stays selected when a row of its key
// is still there; otherwise the one now at its place is. OnSelect is not called.
func (l *List) SetRows(rows []Row) {
	key := l.Selected().Key
	at := l.selected
	l.rows = rows
	kept := map[string]bool{}
	for i, r := range rows {
		if key != "" && r.Key == key {
			at = i
		}
		if len(l.marked) > 0 && l.marked[r.Key] {
			kept[r.Key] = true
		}
	}
	l.marked = kept
	at = min(at, len(rows)-1)
	l.quiet = true
	l.selected = at
	l.Refresh()
	if at >= 0 {
		l.List.Select(at)
		l.Highlight(at)
	} else {
		l.UnselectAll()
	}
	l.quiet = false
}

// Rows gives the rows shown.
func (l *List) Rows() []Row { return l.rows }

// Selected gives the selected row, or the zero Row.
func (l *List) Selected() Row {
	if l.selected < 0 || l.selected >= len(l.rows) {
		return Row{}
	}
	return l.rows[l.selected]
}

// All gives the selected rows in their order: the one at hand, or several.
func (l *List) All() []Row {
	var out []Row
	for i, r := range l.rows {
		if i == l.selected || l.marked[r.Key] {
			out = append(out, r)
		}
	}
	return out
}

// SelectAll selects every row; the one at hand stays at hand.
func (l *List) SelectAll() {
	for _, r := range l.rows {
		l.marked[r.Key] = true
	}
	l.move(max(l.selected, 0))
	l.Refresh()
}

// MenuPosition gives the place of the window where the menu of the row at hand goes.
func (l *List) MenuPosition() fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	row := newRowView(nil).MinSize().Height + theme.Padding()
	y := row*float32(l.selected+1) - l.GetScrollOffset()
	return at.AddXY(l.Size().Width/3, min(max(y, 0), l.Size().Height))
}

// Keys gives the keys of a list and what they do.
func Keys() [][2]string {
	return [][2]string{
		{"j  k  ↓  ↑", lang.L("next and previous row")},
		{"J  K  Shift+↓  Shift+↑", lang.L("select several rows")},
		{"PgDn  PgUp  Home  End", lang.L("further down and up")},
		{"Enter", lang.L("light the row's words in the article")},
	}
}

// SelectKey selects the row with a key and reports whether there is one.
func (l *List) SelectKey(key string) bool {
	for i, r := range l.rows {
		if r.Key == key {
			l.step(i)
			return true
		}
	}
	return false
}

func (l *List) picked(id widget.ListItemID) {
	if l.quiet || id < 0 || id >= len(l.rows) {
		return
	}
	l.selected = id
	l.Highlight(id) // the toolkit's own cursor goes along, or a second row looks picked
	if l.OnSelect != nil {
		l.OnSelect(l.rows[id])
	}
}

// move selects the row at i, kept within the list.
func (l *List) move(i int) {
	if len(l.rows) == 0 {
		return
	}
	i = min(max(i, 0), len(l.rows)-1)
	if i == l.selected {
		l.picked(i)
		return
	}
	l.List.Select(i)
}

// step moves to a row and selects it alone.
func (l *List) step(i int) {
	if len(l.marked) > 0 {
		l.marked = map[string]bool{}
		l.Refresh()
	}
	l.move(i)
	l.anchor = l.selected
}

// stretch moves to a row and selects all from where the selection began.
func (l *List) stretch(i int) {
	if len(l.rows) == 0 {
		return
	}
	i = min(max(i, 0), len(l.rows)-1)
	l.marked = map[string]bool{}
	for at := min(l.anchor, i); at <= max(l.anchor, i) && at >= 0 && at < len(l.rows); at++ {
		l.marked[l.rows[at].Key] = true
	}
	l.move(i)
	l.Refresh()
}

// tapped answers a click on a row.
func (l *List) tapped(i int, mod fyne.KeyModifier) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	switch {
	case i >= len(l.rows):
	case mod&fyne.KeyModifierShift != 0:
		l.stretch(i)
	case mod&fyne.KeyModifierShortcutDefault != 0:
		if key := l.rows[i].Key; l.marked[key] {
			delete(l.marked, key)
		} else {
			l.marked[key] = true
			l.marked[l.Selected().Key] = true
		}
		l.move(i)
		l.Refresh()
	default:
		l.step(i)
	}
}

// menu answers a click for the row's menu.
func (l *List) menu(i int, at fyne.Position) {
	if i < len(l.rows) && !l.marked[l.rows[i].Key] {
		l.step(i)
	}
	if l.OnMenu != nil {
		l.OnMenu(at)
	}
}

// KeyDown notes that Shift is held.
func (l *List) KeyDown(ev *fyne.KeyEvent) { l.held(ev, true) }

// KeyUp notes that Shift is let go.
func (l *List) KeyUp(ev *fyne.KeyEvent) { l.held(ev, false) }

func (l *List) held(ev *fyne.KeyEvent, down bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		l.shift = down
	}
}

// FocusLost forgets a Shift that is let go elsewhere.
func (l *List) FocusLost() {
	l.shift = false
	l.List.FocusLost()
}

// TypedKey moves the selection or hands the key on.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	page, to := 10, l.step
	if l.shift {
		to = l.stretch
	}
	switch ev.Name {
	case fyne.KeyDown:
		to(l.selected + 1)
	case fyne.KeyUp:
		to(max(l.selected, 1) - 1)
	case fyne.KeyPageDown:
		to(l.selected + page)
	case fyne.KeyPageUp:
		to(l.selected - page)
	case fyne.KeyHome:
		to(0)
	case fyne.KeyEnd:
		to(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if r := l.Selected(); l.OnOpen != nil && r.Key != "" {
			l.OnOpen(r)
		}
	default:
		if l.OnKey != nil {
			l.OnKey(ev)
		}
	}
}

// TypedRune moves the selection by j and k and hands every other rune on.
func (l *List) TypedRune(r rune) {
	switch r {
	case 'j':
		l.step(l.selected + 1)
	case 'k':
		l.step(max(l.selected, 1) - 1)
	case 'J':
		l.stretch(l.selected + 1)
	case 'K':
		l.stretch(max(l.selected, 1) - 1)
	default:
		if l.OnRune != nil {
			l.OnRune(r)
		}
	}
}

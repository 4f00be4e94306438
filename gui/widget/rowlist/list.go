package rowlist

import (
	"slices"

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

	rows     Rows
	selected int   // index of the row at hand, -1 for none
	anchor   int   // where a stretched selection began
	marked   marks // the rows selected with the one at hand, it included
	shift    bool
	quiet    bool
}

// New makes an empty list.
func New() *List {
	l := &List{selected: -1, rows: Of(nil)}
	l.Length = func() int { return l.rows.Len() }
	l.CreateItem = func() fyne.CanvasObject { return newRowView(l) }
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		if id < l.rows.Len() {
			row := l.rows.Row(id)
			o.(*rowView).show(id, row, l.marked.has(row.Key))
		}
	}
	l.OnSelected = l.picked
	l.ExtendBaseWidget(l)
	return l
}

// SetRows swaps in new rows that are made already, as Set does.
func (l *List) SetRows(rows []Row) { l.Set(Of(rows)) }

// Set swaps in new rows. The selected row stays selected when a row of its key is still
// there; otherwise the one now at its place is. OnSelect is not called.
func (l *List) Set(rows Rows) {
	at := l.selected
	if key := l.SelectedKey(); key != "" {
		if now := rows.Index(key); now >= 0 {
			at = now
		}
	}
	l.name() // there may be others among the new ones
	for key := range l.marked.keys {
		if rows.Index(key) < 0 {
			l.marked.set(key, false)
		}
	}
	l.rows = rows
	at = min(at, rows.Len()-1)
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

// Redraw draws the row with a key anew, after it shows something else.
func (l *List) Redraw(key string) {
	if i := l.rows.Index(key); i >= 0 {
		l.RefreshItem(i)
	}
}

// Rows gives the rows shown.
func (l *List) Rows() Rows { return l.rows }

// Selected gives the selected row, or the zero Row.
func (l *List) Selected() Row {
	if at := l.At(); at >= 0 {
		return l.rows.Row(at)
	}
	return Row{}
}

// SelectedKey gives the key of the selected row, or "".
func (l *List) SelectedKey() string {
	if at := l.At(); at >= 0 {
		return l.rows.Key(at)
	}
	return ""
}

// At gives the index of the selected row, -1 for none.
func (l *List) At() int {
	if l.selected >= l.rows.Len() {
		return -1
	}
	return l.selected
}

// All gives the indexes of the selected rows in their order: of the one at hand, or of
// several.
func (l *List) All() []int {
	var out []int
	if l.marked.all {
		for i := range l.rows.Len() {
			out = append(out, i)
		}
		return out
	}
	if at := l.At(); at >= 0 {
		out = append(out, at)
	}
	for key := range l.marked.keys {
		if i := l.rows.Index(key); i >= 0 {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Several says whether other rows are selected with the one at hand.
func (l *List) Several() bool { return l.marked.any() }

// SelectAll selects every row; the one at hand stays at hand.
func (l *List) SelectAll() {
	l.marked = marks{all: true}
	l.move(max(l.selected, 0))
	l.Refresh()
}

// Height is that of all rows.
func (l *List) Height() float32 {
	return float32(l.rows.Len()) * (newRowView(nil).MinSize().Height + theme.Padding())
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
	i := l.rows.Index(key)
	if i < 0 {
		return false
	}
	l.step(i)
	return true
}

func (l *List) picked(id widget.ListItemID) {
	if l.quiet || id < 0 || id >= l.rows.Len() {
		return
	}
	l.selected = id
	l.Highlight(id) // the toolkit's own cursor goes along, or a second row looks picked
	if l.OnSelect != nil {
		l.OnSelect(l.rows.Row(id))
	}
}

// move selects the row at i, kept within the list.
func (l *List) move(i int) {
	if l.rows.Len() == 0 {
		return
	}
	i = min(max(i, 0), l.rows.Len()-1)
	if i == l.selected {
		l.picked(i)
		return
	}
	l.List.Select(i)
}

// step moves to a row and selects it alone.
func (l *List) step(i int) {
	if l.marked.any() {
		l.marked.clear()
		l.Refresh()
	}
	l.move(i)
	l.anchor = l.selected
}

// stretch moves to a row and selects all from where the selection began.
func (l *List) stretch(i int) {
	if l.rows.Len() == 0 {
		return
	}
	i = min(max(i, 0), l.rows.Len()-1)
	l.marked.clear()
	for at := max(min(l.anchor, i), 0); at <= max(l.anchor, i) && at < l.rows.Len(); at++ {
		l.marked.set(l.rows.Key(at), true)
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
	case i >= l.rows.Len():
	case mod&fyne.KeyModifierShift != 0:
		l.stretch(i)
	case mod&fyne.KeyModifierShortcutDefault != 0:
		l.toggle(i)
		l.move(i)
		l.Refresh()
	default:
		l.step(i)
	}
}

// toggle puts a row to those selected, or takes it from them.
func (l *List) toggle(i int) {
	l.name()
	key := l.rows.Key(i)
	on := !l.marked.has(key)
	l.marked.set(key, on)
	if on {
		l.marked.set(l.SelectedKey(), true)
	}
}

// name names the selected rows one by one where all are.
func (l *List) name() {
	if !l.marked.all {
		return
	}
	l.marked.clear()
	for i := range l.rows.Len() {
		l.marked.set(l.rows.Key(i), true)
	}
}

// menu answers a click for the row's menu.
func (l *List) menu(i int, at fyne.Position) {
	if i < l.rows.Len() && !l.marked.has(l.rows.Key(i)) {
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
		to(l.rows.Len() - 1)
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

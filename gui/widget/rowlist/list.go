package rowlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// List shows rows and moves a selection through them by j, k, the arrow, page,
// Home and End keys. All methods are called on the UI goroutine.
type List struct {
	widget.List

	// OnSelect is called when another row is selected, by key or mouse.
	OnSelect func(Row)
	// OnOpen is called on Enter.
	OnOpen func(Row)
	// OnKey and OnRune get what the list does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	rows     []Row
	selected int // index, -1 for none
	quiet    bool
}

// New makes an empty list.
func New() *List {
	l := &List{selected: -1}
	l.Length = func() int { return len(l.rows) }
	l.CreateItem = func() fyne.CanvasObject { return newRowView() }
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		if id < len(l.rows) {
			o.(*rowView).show(l.rows[id])
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
	for i, r := range rows {
		if key != "" && r.Key == key {
			at = i
		}
	}
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

// SelectKey selects the row with a key and reports whether there is one.
func (l *List) SelectKey(key string) bool {
	for i, r := range l.rows {
		if r.Key == key {
			l.move(i)
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

// TypedKey moves the selection or hands the key on.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	page := 10
	switch ev.Name {
	case fyne.KeyDown:
		l.move(l.selected + 1)
	case fyne.KeyUp:
		l.move(max(l.selected, 1) - 1)
	case fyne.KeyPageDown:
		l.move(l.selected + page)
	case fyne.KeyPageUp:
		l.move(l.selected - page)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.rows) - 1)
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
		l.move(l.selected + 1)
	case 'k':
		l.move(max(l.selected, 1) - 1)
	default:
		if l.OnRune != nil {
			l.OnRune(r)
		}
	}
}

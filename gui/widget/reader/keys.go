package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/widget/reader/layout"
)

// Keys gives the keys of a reader with what they do, for a sheet of keys.
func Keys() [][2]string {
	return [][2]string{
		{"Tab  Shift+Tab", lang.L("next and previous passage")},
		{"Enter", lang.L("open the record of the passage")},
		{"s  e  t", lang.L("make a statement, an event or a date of the selection")},
		{"Ctrl+C", lang.L("copy the selection or the passage with its source")},
		{"Shift+← → ↑ ↓", lang.L("grow the selection; with Ctrl word by word")},
		{"n  N", lang.L("next and previous place that was found")},
		{"Esc", lang.L("let go of passage, selection and search")},
	}
}

// FocusGained is part of fyne.Focusable.
func (r *Reader) FocusGained() {
	r.focused = true
	r.update()
}

// FocusLost is part of fyne.Focusable.
func (r *Reader) FocusLost() {
	r.focused = false
	r.update()
}

// AcceptsTab takes Tab while there is a mark to go to, and else lets it leave the
// reader, so that nobody is caught in it.
func (r *Reader) AcceptsTab() bool { return r.tabTarget() >= 0 }

// tabTarget gives the mark that Tab, or Shift+Tab, goes to, or -1. From nothing it
// goes to the first mark that shows.
func (r *Reader) tabTarget() int {
	back := r.modifiers()&fyne.KeyModifierShift != 0
	switch {
	case r.current < 0 && back:
		return -1
	case r.current < 0:
		if i := r.marks.From(r.top()); i >= 0 {
			return i
		}
		return r.marks.Next(-1)
	case back:
		return r.marks.Prev(r.current)
	}
	return r.marks.Next(r.current)
}

// NextMark brings the next mark into focus and into view, PrevMark the one before.
// They say whether there was one.
func (r *Reader) NextMark() bool { return r.stopAt(r.marks.Next(r.current)) }

// PrevMark brings the mark before into focus and into view.
func (r *Reader) PrevMark() bool { return r.current >= 0 && r.stopAt(r.marks.Prev(r.current)) }

func (r *Reader) stopAt(i int) bool {
	if i < 0 {
		return false
	}
	r.unhover()
	r.show(r.marks.All()[i].Span)
	r.focusOn(i)
	return true
}

// TypedKey is part of fyne.Focusable.
func (r *Reader) TypedKey(e *fyne.KeyEvent) {
	line := r.look.metrics[layout.Body].Line
	screen := r.Size().Height - 2*line
	if r.extend(e.Name) {
		return
	}
	switch e.Name {
	case fyne.KeyTab:
		r.stopAt(r.tabTarget())
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.current < 0 {
			r.pass(e)
		} else if r.OnOpen != nil {
			r.OnOpen(r.Focus())
		}
	case fyne.KeyEscape:
		if r.current < 0 && r.Selected().Empty() && r.lit.Empty() && len(r.find.hits) == 0 {
			r.pass(e)
			return
		}
		r.current = -1
		r.clear()
	case fyne.KeyUp:
		r.scrollTo(r.scroll - 2*line)
	case fyne.KeyDown:
		r.scrollTo(r.scroll + 2*line)
	case fyne.KeyPageUp:
		r.scrollTo(r.scroll - screen)
	case fyne.KeyPageDown, fyne.KeySpace:
		r.scrollTo(r.scroll + screen)
	case fyne.KeyHome:
		r.scrollTo(0)
	case fyne.KeyEnd:
		r.scrollTo(r.page.Height() + r.origin.Y)
	default:
		r.pass(e)
	}
}

func (r *Reader) pass(e *fyne.KeyEvent) {
	if r.OnKey != nil {
		r.OnKey(e)
	}
}

// TypedRune is part of fyne.Focusable: s, e and t make a record of the selection, n and N
// go to the next and the previous hit.
func (r *Reader) TypedRune(c rune) {
	makes := map[rune]layout.Kind{'s': layout.Statement, 'e': layout.Event, 't': layout.Time}
	if k, ok := makes[c]; ok && r.OnMake != nil && !r.Selected().Empty() {
		r.OnMake(k, r.Selected())
		return
	}
	if len(r.find.hits) > 0 && (c == 'n' || c == 'N') {
		r.findBy(map[rune]int{'n': 1, 'N': -1}[c])
		return
	}
	if r.OnRune != nil && c != ' ' {
		r.OnRune(c)
	}
}

// TypedShortcut is part of fyne.Shortcutable: it selects all and copies. The toolkit
// gives every shortcut to the widget in focus and to no one else, so the others are
// handed on to the window.
func (r *Reader) TypedShortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutSelectAll:
		r.selectTo(r.content.SelectAll())
	case *fyne.ShortcutCopy:
		if words := r.Copy(); words != "" && s.Clipboard != nil {
			s.Clipboard.SetContent(words)
		}
	default:
		if s, ok := s.(*desktop.CustomShortcut); ok && r.extendByWord(s) {
			return
		}
		if w, ok := fyne.CurrentApp().Driver().CanvasForObject(r).(fyne.Shortcutable); ok {
			w.TypedShortcut(s)
		}
	}
}

// Copy gives what copying puts on the clipboard: the selection, or else the mark in
// focus, as OnCopy words it; "" when there is neither.
func (r *Reader) Copy() string {
	sp := r.Selected()
	if sp.Empty() && r.current >= 0 {
		sp = r.part.out(r.marks.All()[r.current].Span)
	}
	if sp.Empty() {
		return ""
	}
	if r.OnCopy != nil {
		return r.OnCopy(sp)
	}
	return r.doc.Text.Slice(sp)
}

package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// extend lets the selection grow by a key with Shift, and reports whether it did.
// Without a selection it begins at the mark in focus, at what is lit, or at the top of
// the window.
func (r *Reader) extend(name fyne.KeyName) bool {
	if r.modifiers()&fyne.KeyModifierShift == 0 {
		return false
	}
	s := r.caret()
	at := s.Focus()
	if name != fyne.KeyUp && name != fyne.KeyDown {
		r.column = -1
	}
	forward := 1
	if r.page.Lines()[r.page.LineAt(at)].RTL {
		forward = -1 // the arrows go the way they point
	}
	line := r.page.Lines()[r.page.LineAt(at)]
	switch name {
	case fyne.KeyLeft:
		at = r.content.Step(at, -forward, layout.Character)
	case fyne.KeyRight:
		at = r.content.Step(at, forward, layout.Character)
	case fyne.KeyUp:
		at = r.vertical(at, -1)
	case fyne.KeyDown:
		at = r.vertical(at, 1)
	case fyne.KeyHome:
		at = line.Span.Start
	case fyne.KeyEnd:
		at = line.Ragged
	default:
		return false
	}
	r.extendTo(s, at)
	return true
}

// extendByWord does it for the arrows with Shift and Control, or Option on a Mac.
func (r *Reader) extendByWord(s *desktop.CustomShortcut) bool {
	step := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[s.KeyName]
	if step == 0 || s.Modifier&fyne.KeyModifierShift == 0 || s.Modifier&(fyne.KeyModifierControl|fyne.KeyModifierAlt) == 0 {
		return false
	}
	from := r.caret()
	if r.page.Lines()[r.page.LineAt(from.Focus())].RTL {
		step = -step
	}
	r.column = -1
	r.extendTo(from, r.content.Step(from.Focus(), step, layout.Word))
	return true
}

// caret gives the selection that a key extends.
func (r *Reader) caret() layout.Selection {
	switch {
	case !r.selected.Span().Empty():
		return r.selected.ByCharacter()
	case r.current >= 0:
		return r.content.Select(r.marks.All()[r.current].Span.Start, layout.Character)
	case !r.lit.Empty():
		return r.content.Select(r.lit.Start, layout.Character)
	}
	return r.content.Select(r.top(), layout.Character)
}

// vertical keeps to the column where going up and down began.
func (r *Reader) vertical(at, lines int) int {
	if r.column < 0 {
		r.column, _ = r.page.Caret(at)
	}
	return r.page.Vertical(at, lines, r.column)
}

func (r *Reader) extendTo(s layout.Selection, at int) {
	r.show(text.Span{Start: at, End: at})
	r.selectTo(r.content.Extend(s, at))
}

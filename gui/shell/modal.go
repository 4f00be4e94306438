package shell

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
)

// entry is a line of text that hands on the keys which leave it: Escape and F6.
// Enter is its OnSubmitted.
type entry struct {
	widget.Entry
	leave func(*fyne.KeyEvent)
}

func newEntry(leave func(*fyne.KeyEvent)) *entry {
	e := &entry{leave: leave}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey hands Escape and F6 on.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape || ev.Name == fyne.KeyF6 {
		e.leave(ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// open is the dialogue on the screen with what Enter does in it; nil for none.
type openDialog struct {
	hide    func()
	confirm func()
	leave   func() // is called when it closes without having been answered; nil for nothing
}

// present shows a dialogue. While it stands, the keys of the page do nothing; Escape
// closes it and Enter does confirm, or closes it where confirm is nil.
func (s *Shell) present(d dialog.Dialog, size fyne.Size, confirm func()) {
	if s.modal != nil {
		return
	}
	open := &openDialog{hide: d.Hide, confirm: confirm}
	s.modal = open
	s.tips.Leave()
	d.SetOnClosed(func() {
		s.modal = nil
		if open.leave != nil {
			open.leave()
		}
		s.refocus()
		s.onUI(s.askNext) // a link may have come meanwhile
	})
	if _, files := d.(*dialog.FileDialog); files { // it has no size before it is shown
		d.Show()
		d.Resize(size)
		return
	}
	if size.Width > 0 { // before it is shown, so that it stands in the middle
		d.Resize(size)
	}
	d.Show()
}

// modalKey answers Escape and Enter in a dialogue.
func (s *Shell) modalKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		s.modal.hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		if confirm := s.modal.confirm; confirm != nil {
			confirm()
			return
		}
		s.modal.hide()
	}
}

// refocus gives the keys back to the page, after what is being handled has ended.
func (s *Shell) refocus() {
	s.onUI(func() {
		if s.story.ID != "" && s.modal == nil {
			s.toPage()
		}
	})
}

// form shows a form; submit is called with its values when it is confirmed.
func (s *Shell) form(title, confirm string, items []*widget.FormItem, entries []*entry, submit func()) {
	d := dialog.NewForm(title, confirm, lang.L("Cancel"), items, func(ok bool) {
		if ok {
			submit()
		}
	}, s.window)
	for _, e := range entries {
		e.OnSubmitted = func(string) { d.Submit() }
	}
	s.present(d, fyne.NewSize(dialogSize.Width, 0), d.Submit)
	if len(entries) > 0 {
		s.window.Canvas().Focus(entries[0])
	}
}

// dialogFrame is the height of a dialogue's title and buttons in sizes of the text.
const dialogFrame = 9

// choose offers a few options in a dialogue; a digit, or Enter on one, takes it.
func (s *Shell) choose(title string, options []page.Option, done func(index int)) {
	list := rowlist.New()
	rows := make([]rowlist.Row, len(options))
	for i, o := range options {
		rows[i] = rowlist.Row{Key: strconv.Itoa(i), Title: fmt.Sprintf("%d  %s", i+1, o.Label), Detail: o.Means}
	}
	list.SetRows(rows)
	take := func(i int) {
		if i >= 0 && i < len(options) {
			s.modal.leave = nil
			s.modal.hide()
			done(i)
		}
	}
	confirm := func() {
		if i, err := strconv.Atoi(list.Selected().Key); err == nil {
			take(i)
		}
	}
	list.OnOpen = func(rowlist.Row) { confirm() }
	list.OnRune = func(r rune) { take(int(r - '1')) }
	list.OnKey = s.typedKey
	s.present(dialog.NewCustom(title, lang.L("Cancel"), list, s.window), fyne.NewSize(480, min(list.Height()+dialogFrame*fynetheme.TextSize(), s.window.Canvas().Size().Height-2*fynetheme.IconInlineSize())), confirm)
	list.SelectKey("0")
	s.window.Canvas().Focus(list)
}

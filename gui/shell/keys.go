package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/readout-app/readout/gui/page"
)

// keys is what has been typed of a key sequence.
type keys struct {
	goes bool // g was typed; a letter that names a page follows
}

// typedRune answers a letter that no widget used.
func (s *Shell) typedRune(r rune) {
	if s.modal != nil {
		return
	}
	if s.keys.goes {
		s.keys.goes = false
		for _, p := range s.places {
			if p.letter == r && s.story.ID != "" {
				s.goTo(page.Route{Page: p.page.Name()})
			}
		}
		return
	}
	switch r {
	case 'g':
		s.keys.goes = true
	case 'a':
		s.accept()
	case 'x':
		s.reject()
	case 'f':
		s.fix()
	case 'o':
		s.acceptOutcome()
	case 'r':
		s.switchReading()
	case '*', 'A':
		s.always()
	case 'n':
		s.note()
	case 'G':
		s.grade()
	case 'z':
		s.undo()
	case 'Z':
		s.redo()
	case '/':
		s.frame.focusFind()
	case '?':
		s.showKeys()
	}
}

// typedKey answers a key that no widget used.
func (s *Shell) typedKey(ev *fyne.KeyEvent) {
	if s.modal != nil {
		s.modalKey(ev)
		return
	}
	switch ev.Name {
	case fyne.KeyF6:
		s.nextPane()
	case fyne.KeyF1:
		s.showKeys()
	case fyne.KeyEscape:
		s.keys.goes = false
		s.refocus()
	}
}

// nextPane moves the focus between the page and the reader.
func (s *Shell) nextPane() {
	c := s.window.Canvas()
	if s.story.ID == "" {
		return
	}
	if c.Focused() == s.beside.reader {
		c.Focus(s.current().Focus())
		return
	}
	c.Focus(s.beside.reader)
}

// command is one thing that a key and the menu do.
type command struct {
	label string
	key   fyne.KeyName
	mod   fyne.KeyModifier
	run   func()
	on    bool // a choice that is in force
}

func (s *Shell) shortcuts() {
	c := s.window.Canvas()
	for _, m := range s.commands() {
		for _, cmd := range m.commands {
			if cmd.key == "" {
				continue
			}
			c.AddShortcut(&desktop.CustomShortcut{KeyName: cmd.key, Modifier: cmd.mod}, func(fyne.Shortcut) {
				if s.modal == nil {
					cmd.run()
				}
			})
		}
	}
	c.SetOnTypedRune(s.typedRune)
	c.SetOnTypedKey(s.typedKey)
}

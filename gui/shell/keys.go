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
	goes := s.keys.goes
	s.keys.goes = r == 'g' && !goes
	if s.keys.goes {
		return
	}
	for _, m := range s.commands() {
		for _, cmd := range m.commands {
			if goes && cmd.goes == r || !goes && cmd.letter == r {
				cmd.run()
				return
			}
		}
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
	case fyne.KeyF10, desktop.KeyMenu:
		s.rowMenu()
	case fyne.KeyF1:
		s.showKeys()
	case fyne.KeyDelete:
		if s.story.ID != "" && s.current().Name() == page.Articles {
			s.reject()
		}
	case fyne.KeyEscape:
		s.keys.goes = false
		s.frame.ring(nil)
		s.refocus()
	}
}

// nextPane moves the focus between the page and the reader.
func (s *Shell) nextPane() {
	c := s.window.Canvas()
	if s.story.ID == "" || s.frame.reading.Hidden {
		return
	}
	if c.Focused() == s.beside.reader {
		s.toPage()
		s.frame.ring(s.frame.content)
		return
	}
	c.Focus(s.beside.reader)
	s.frame.ring(s.beside.object)
}

// shortcuts puts the keys of the commands in force.
func (s *Shell) shortcuts() {
	c := s.window.Canvas()
	for _, m := range s.commands() {
		for _, cmd := range m.commands {
			if cmd.key == "" {
				continue
			}
			for _, key := range shortcutsOf(cmd) {
				c.AddShortcut(key, func(fyne.Shortcut) {
					if s.modal == nil {
						cmd.run()
					}
				})
			}
		}
	}
	c.SetOnTypedRune(s.typedRune)
	c.SetOnTypedKey(s.typedKey)
}

// shortcutsOf gives the toolkit's shortcuts of a command. Some keys have a name of
// their own in the toolkit, which a text field takes before the window does.
func shortcutsOf(c command) []fyne.Shortcut {
	out := []fyne.Shortcut{&desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}}
	if c.mod == fyne.KeyModifierShortcutDefault {
		switch c.key {
		case fyne.KeyZ:
			out = append(out, &fyne.ShortcutUndo{})
		case fyne.KeyA:
			out = append(out, &fyne.ShortcutSelectAll{})
		case fyne.KeyK: // the other key that people know for it
			out = append(out, &desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: c.mod})
		}
	}
	return out
}

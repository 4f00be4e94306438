package shell

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story/decision"
)

// dialogSize is the size of dialogues with a form or a text.
var dialogSize = fyne.NewSize(560, 420)

func (s *Shell) menu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, m := range s.commands() {
		menus = append(menus, fyne.NewMenu(m.label, withKeys(s.items(m.commands))...))
	}
	return fyne.NewMainMenu(menus...)
}

// items gives commands as the lines of a menu, with the keys to write behind them; they
// do nothing behind a dialogue.
func (s *Shell) items(commands []command) (items []*fyne.MenuItem, keys []string) {
	items, keys = make([]*fyne.MenuItem, len(commands)), make([]string, len(commands))
	for i, c := range commands {
		items[i] = fyne.NewMenuItem(c.label, func() {
			if s.modal == nil {
				c.run()
			}
		})
		items[i].Icon = theme.Icon(c.icon)
		items[i].Checked = c.on
		keys[i] = strings.Join(c.keyNames(), "   ")
		switch shortcut := (&desktop.CustomShortcut{KeyName: c.key, Modifier: c.mod}); {
		case c.key == "":
		case systemMenu:
			items[i].Shortcut = shortcut
			keys[i] = ""
		default:
			items[i].Shortcut = unwritten{shortcut.ShortcutName()}
		}
	}
	return items, keys
}

// systemMenu says that the system draws the menu, and the keys in it.
const systemMenu = runtime.GOOS == "darwin"

// unwritten is a shortcut that the toolkit answers but does not write into the menu: it
// would, in so faint a grey that nobody could read it.
type unwritten struct{ name string }

// ShortcutName is part of fyne.Shortcut.
func (u unwritten) ShortcutName() string { return u.name }

// withKeys writes the key of each line behind its label, in a column.
func withKeys(items []*fyne.MenuItem, keys []string) []*fyne.MenuItem {
	size := fynetheme.TextSize()
	width := func(s string) float32 { return fyne.MeasureText(s, size, fyne.TextStyle{}).Width }
	column, space := float32(0), width(" ")
	for i, it := range items {
		if keys[i] != "" {
			column = max(column, width(it.Label)+4*space)
		}
	}
	for i, it := range items {
		if keys[i] != "" {
			it.Label += strings.Repeat(" ", int((column-width(it.Label))/space+0.5)) + keys[i]
		}
	}
	return items
}

// rowMenu offers all that can be done with the selected row, at its place.
func (s *Shell) rowMenu() {
	if s.modal != nil {
		return
	}
	at := fyne.NewPos(s.window.Canvas().Size().Width/4, s.window.Canvas().Size().Height/4)
	if l, ok := s.current().Focus().(*rowlist.List); ok {
		at = l.MenuPosition()
	}
	s.rowMenuAt(at)
}

// rowMenuAt is rowMenu at a place of the window.
func (s *Shell) rowMenuAt(at fyne.Position) {
	subject := s.subject
	if subject == nil {
		return
	}
	var rulings []command
	for _, m := range s.commands() {
		for _, cmd := range m.commands {
			if s.does(subject, cmd.letter) {
				rulings = append(rulings, cmd)
			}
		}
	}
	items, keys := s.items(rulings)
	for _, a := range subject.Actions {
		item := fyne.NewMenuItem(a.Label, a.Do)
		item.Icon = theme.Icon(a.Icon)
		items, keys = append(items, item), append(keys, a.Key)
	}
	items = withKeys(items, keys)
	if words := subject.Row.Passages; len(words) > 0 {
		copyItem := fyne.NewMenuItem(lang.L("Copy its words"), func() { s.app.Clipboard().SetContent("“" + words[0].Text + "”") })
		copyItem.Icon = theme.Icon("copy")
		show := fyne.NewMenuItem(lang.L("Show in the article"), func() { s.open(words[0]) })
		show.Icon = theme.Icon("show")
		items = append(items, fyne.NewMenuItemSeparator(), show, copyItem)
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.window.Canvas(), at)
}

// does reports whether the command of a letter can do something with a subject.
func (s *Shell) does(subject *page.Subject, letter rune) bool {
	switch letter {
	case 'a', 'x', 'n', 'G':
		return true
	case '*':
		return subject.Row.Shape != "" && subject.Row.Target.Record != decision.OnTime
	case 'R':
		return len(subject.Times) > 0 && subject.Times[0].Shape != ""
	case 'f':
		return len(subject.Fields) > 0
	case 'o':
		return subject.Outcome != nil
	case 'r':
		return len(subject.Times) > 0
	}
	return false
}

// keySheet lists every key: those of the commands, of the lists and the reader, and
// of the page that is open.
func (s *Shell) keySheet() []page.Key {
	var out []page.Key
	if k, ok := s.current().(page.Keyed); ok && s.story.ID != "" {
		out = append(out, page.Key{Does: s.current().Title()})
		out = append(out, k.Keys()...)
	}
	out = append(out, page.Key{Does: lang.L("Lists")})
	for _, k := range rowlist.Keys() {
		out = append(out, page.Key{Keys: k[0], Does: k[1]})
	}
	out = append(out, page.Key{Does: lang.L("In the article")})
	for _, k := range reader.Keys() {
		out = append(out, page.Key{Keys: k[0], Does: k[1]})
	}
	out = append(out, page.Key{Does: lang.L("Panes")},
		page.Key{Keys: "F6", Does: lang.L("between the page and the article")},
		page.Key{Keys: "Tab  Shift+Tab", Does: lang.L("next and previous field")},
		page.Key{Keys: "Esc", Does: lang.L("back to the list; closes a dialogue")})
	for _, m := range s.commands() {
		out = append(out, page.Key{Does: m.label})
		for _, cmd := range m.commands {
			if names := cmd.keyNames(); len(names) > 0 {
				out = append(out, page.Key{Keys: strings.Join(names, "   "), Does: cmd.label})
			}
		}
	}
	return out
}

func (s *Shell) showKeys() {
	grid := container.New(layout.NewFormLayout())
	for _, k := range s.keySheet() {
		if k.Keys == "" { // a heading
			grid.Add(widget.NewLabel(""))
			grid.Add(page.Caption(k.Does))
			continue
		}
		grid.Add(widget.NewLabelWithStyle(k.Keys, fyne.TextAlignTrailing, fyne.TextStyle{Bold: true}))
		grid.Add(widget.NewLabel(k.Does))
	}
	s.present(dialog.NewCustom(lang.L("Keys"), lang.L("Close"), container.NewVScroll(grid), s.window), fyne.NewSize(620, 560), nil)
}

func (s *Shell) about() {
	text := lang.L("Readout {{.Version}}\n\nReads the news about a negotiation or a crisis and keeps the record.\nNothing leaves this machine.\n\nYour data lies in\n{{.Folder}}",
		map[string]any{"Version": s.opts.Version, "Folder": s.desk.Dir()})
	label := widget.NewLabel(text)
	label.Selectable = true
	s.present(dialog.NewCustom(lang.L("About Readout"), lang.L("Close"), label, s.window), fyne.Size{}, nil)
}

package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// section is one menu.
type section struct {
	label    string
	commands []command
}

// dialogSize is the size of dialogues with a form or a text.
var dialogSize = fyne.NewSize(560, 420)

// commands is the one list of what menu and shortcuts can do.
func (s *Shell) commands() []section {
	ctrl, shift, alt := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift, fyne.KeyModifierAlt
	view := section{"View", nil}
	for i, p := range s.pages {
		name := p.Name()
		view.commands = append(view.commands, command{p.Title(), fyne.KeyName(fmt.Sprint(i + 1)), ctrl, s.inStory(func() { s.goTo(page.Route{Page: name}) })})
	}
	view.commands = append(view.commands,
		command{"Back", fyne.KeyLeft, alt, s.inStory(s.back)},
		command{"Forward", fyne.KeyRight, alt, s.inStory(s.forward)},
		command{"Larger text", fyne.KeyEqual, ctrl, func() { s.zoom(+0.1) }},
		command{"Smaller text", fyne.KeyMinus, ctrl, func() { s.zoom(-0.1) }},
		command{"Light", "", 0, func() { s.setVariant(theme.Light) }},
		command{"Dark", "", 0, func() { s.setVariant(theme.Dark) }},
		command{"As the system has it", "", 0, func() { s.setVariant(theme.System) }},
	)
	return []section{
		{"Story", []command{
			{"New story…", fyne.KeyN, ctrl, s.newStory},
			{"Open story…", fyne.KeyK, ctrl, s.chooseStory},
			{"Open the sample story", "", 0, s.openSample},
			{"Add files…", fyne.KeyO, ctrl, s.chooseFiles},
			{"Add a folder…", fyne.KeyO, ctrl | shift, s.chooseFolder},
			{"Paste an article", fyne.KeyV, ctrl | shift, s.pasteArticle},
		}},
		{"Edit", []command{
			{"Undo", fyne.KeyZ, ctrl, s.inStory(s.undo)},
			{"Redo", fyne.KeyZ, ctrl | shift, s.inStory(s.redo)},
			{"Accept", "", 0, s.inStory(s.accept)},
			{"Reject", "", 0, s.inStory(s.reject)},
			{"Fix…", "", 0, s.inStory(s.fix)},
			{"Accept the proposed outcome", "", 0, s.inStory(s.acceptOutcome)},
			{"Switch the reading of a date", "", 0, s.inStory(s.switchReading)},
			{"Find in the article", fyne.KeyF, ctrl, s.inStory(s.frame.focusFind)},
		}},
		view,
		{"Help", []command{
			{"Keys", "", 0, s.showKeys},
			{"About Readout", "", 0, s.about},
		}},
	}
}

// inStory keeps a command from doing anything while no story is open.
func (s *Shell) inStory(f func()) func() {
	return func() {
		if s.story.ID != "" {
			f()
		}
	}
}

func (s *Shell) menu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, m := range s.commands() {
		var items []*fyne.MenuItem
		for _, cmd := range m.commands {
			item := fyne.NewMenuItem(cmd.label, cmd.run)
			if cmd.key != "" {
				item.Shortcut = &desktop.CustomShortcut{KeyName: cmd.key, Modifier: cmd.mod}
			}
			items = append(items, item)
		}
		menus = append(menus, fyne.NewMenu(m.label, items...))
	}
	return fyne.NewMainMenu(menus...)
}

// keySheet lists the keys that the menus do not show.
var keySheet = [][2]string{
	{"j  k", "next and previous row"},
	{"Enter", "light the row's passage in the article"},
	{"a  x  f", "accept, reject, fix"},
	{"o", "accept the first proposed outcome"},
	{"r", "switch the reading of a date"},
	{"z  Z", "undo and redo"},
	{"g then o t s e a", "overview, timeline, statements, expectations, articles"},
	{"F6", "between the page and the article"},
	{"Tab  Shift+Tab", "in the article: next and previous passage"},
	{"/", "find in the article"},
	{"+  −  ←  →", "on the timeline: zoom and pan"},
	{"Esc", "back to the list; closes a dialogue"},
	{"Ctrl+N  Ctrl+K", "new story, open another story"},
	{"Ctrl+O  Ctrl+Shift+O", "add files, add a folder"},
	{"Ctrl+Shift+V", "paste an article"},
	{"Ctrl+1 … 5", "the pages in their order"},
	{"Ctrl+=  Ctrl+−", "larger and smaller text"},
	{"?", "this sheet"},
}

func (s *Shell) showKeys() {
	grid := container.New(layout.NewFormLayout())
	for _, k := range keySheet {
		grid.Add(widget.NewLabelWithStyle(k[0], fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		grid.Add(widget.NewLabel(k[1]))
	}
	s.present(dialog.NewCustom("Keys", "Close", grid, s.window), fyne.Size{}, nil)
}

func (s *Shell) about() {
	text := fmt.Sprintf("Readout %s\n\nReads the news about a negotiation or a crisis and keeps the record.\nNothing leaves this machine.\n\nYour data lies in\n%s", s.opts.Version, s.desk.Dir())
	label := widget.NewLabel(text)
	label.Selectable = true
	s.present(dialog.NewCustom("About Readout", "Close", label, s.window), fyne.Size{}, nil)
}

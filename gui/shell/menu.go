package shell

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
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
	for i, p := range s.places {
		name := p.page.Name()
		cmd := command{label: p.page.Title(), run: s.inStory(func() { s.goTo(page.Route{Page: name}) })}
		if i < 9 {
			cmd.key, cmd.mod = fyne.KeyName(fmt.Sprint(i+1)), ctrl
		}
		view.commands = append(view.commands, cmd)
	}
	view.commands = append(view.commands,
		command{label: "Back", key: fyne.KeyLeft, mod: alt, run: s.inStory(s.back)},
		command{label: "Forward", key: fyne.KeyRight, mod: alt, run: s.inStory(s.forward)},
		command{label: "Larger text", key: fyne.KeyEqual, mod: ctrl, run: func() { s.zoom(+0.1) }},
		command{label: "Smaller text", key: fyne.KeyMinus, mod: ctrl, run: func() { s.zoom(-0.1) }},
		s.variantCommand("Light", theme.Light),
		s.variantCommand("Dark", theme.Dark),
		s.variantCommand("Light or dark as the system", theme.System),
	)
	return []section{
		{"Story", []command{
			{label: "New story…", key: fyne.KeyN, mod: ctrl, run: s.newStory},
			{label: "Open story…", key: fyne.KeyK, mod: ctrl, run: s.chooseStory},
			{label: "Open the sample story", run: s.openSample},
			{label: "Add files…", key: fyne.KeyO, mod: ctrl, run: s.chooseFiles},
			{label: "Add a folder…", key: fyne.KeyO, mod: ctrl | shift, run: s.chooseFolder},
			{label: "Paste an article", key: fyne.KeyV, mod: ctrl | shift, run: s.pasteArticle},
		}},
		{"Edit", []command{
			{label: "Undo", key: fyne.KeyZ, mod: ctrl, run: s.inStory(s.undo)},
			{label: "Redo", key: fyne.KeyZ, mod: ctrl | shift, run: s.inStory(s.redo)},
			{label: "Accept", run: s.inStory(s.accept)},
			{label: "Reject", run: s.inStory(s.reject)},
			{label: "Fix…", run: s.inStory(s.fix)},
			{label: "Accept the proposed outcome", run: s.inStory(s.acceptOutcome)},
			{label: "Switch the reading of a date", run: s.inStory(s.switchReading)},
			{label: lang.L("Always treat like this…"), run: s.inStory(s.always)},
			{label: lang.L("Note…"), run: s.inStory(s.note)},
			{label: lang.L("Grade…"), run: s.inStory(s.grade)},
			{label: "Find in the article", key: fyne.KeyF, mod: ctrl, run: s.inStory(s.frame.focusFind)},
		}},
		view,
		{"Help", []command{
			{label: "Keys", run: s.showKeys},
			{label: "About Readout", run: s.about},
		}},
	}
}

// variantCommand chooses light or dark; the choice in force is ticked.
func (s *Shell) variantCommand(label string, v theme.Variant) command {
	return command{label: label, on: s.opts.Look.Variant == v, run: func() {
		s.setVariant(v)
		s.window.SetMainMenu(s.menu())
	}}
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
			item.Checked = cmd.on
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
	{"*", "always treat rows like this one alike, after a look at them"},
	{"n  G", "note, grade by the Admiralty code"},
	{"z  Z", "undo and redo"},
	{"g then o w l t s e a", "overview, review, decisions, timeline, statements, expectations, articles"},
	{"F6", "between the page and the article"},
	{"Tab  Shift+Tab", "in the article: next and previous passage"},
	{"/", "find in the article"},
	{"+  −  ←  →", "on the timeline: zoom and pan"},
	{"Esc", "back to the list; closes a dialogue"},
	{"Ctrl+N  Ctrl+K", "new story, open another story"},
	{"Ctrl+O  Ctrl+Shift+O", "add files, add a folder"},
	{"Ctrl+Shift+V", "paste an article"},
	{"Ctrl+1 … 6", "the pages in their order"},
	{"Ctrl+=  Ctrl+−", "larger and smaller text"},
	{"?", "this sheet"},
}

func (s *Shell) showKeys() {
	grid := container.New(layout.NewFormLayout())
	for _, k := range keySheet {
		grid.Add(widget.NewLabelWithStyle(k[0], fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		grid.Add(widget.NewLabel(k[1]))
	}
	s.present(dialog.NewCustom("Keys", "Close", container.NewVScroll(grid), s.window), fyne.NewSize(560, 520), nil)
}

func (s *Shell) about() {
	text := fmt.Sprintf("Readout %s\n\nReads the news about a negotiation or a crisis and keeps the record.\nNothing leaves this machine.\n\nYour data lies in\n%s", s.opts.Version, s.desk.Dir())
	label := widget.NewLabel(text)
	label.Selectable = true
	s.present(dialog.NewCustom("About Readout", "Close", label, s.window), fyne.Size{}, nil)
}

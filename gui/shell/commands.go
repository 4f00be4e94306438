package shell

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// command is one thing that a key, the menu and the palette do. There is one table
// of them: menu, shortcuts, palette and the sheet of keys are made from it.
type command struct {
	label string
	icon  string
	key   fyne.KeyName // with mod
	mod   fyne.KeyModifier
	// letter does it alone; goes does it after g.
	letter, goes rune
	run          func()
	on           bool // a choice that is in force
}

// section is one menu.
type section struct {
	label    string
	commands []command
}

// commands is the one list of what menu and shortcuts can do.
func (s *Shell) commands() []section {
	ctrl, shift := fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	return []section{
		{lang.L("Story"), []command{
			{label: lang.L("New story…"), icon: "story", key: fyne.KeyN, mod: ctrl, run: s.newStory},
			{label: lang.L("Open the sample story"), icon: "story", run: s.openSample},
			{label: lang.L("Add files…"), icon: "add", key: fyne.KeyO, mod: ctrl, run: s.chooseFiles},
			{label: lang.L("Add a folder…"), icon: "folder", key: fyne.KeyO, mod: ctrl | shift, run: s.chooseFolder},
			{label: lang.L("Add by address or path…"), icon: "link", key: fyne.KeyL, mod: ctrl, run: s.addAddress},
			{label: lang.L("Watch a folder…"), icon: "folder", run: s.watchFolder},
			{label: lang.L("Paste an article"), icon: "paste", key: fyne.KeyV, mod: ctrl | shift, run: s.pasteArticle},
			{label: lang.L("Export the record…"), icon: "export", key: fyne.KeyE, mod: ctrl | shift, run: s.inStory(s.export)},
			{label: lang.L("Jobs and their reports…"), icon: "import", key: fyne.KeyJ, mod: ctrl, run: func() { s.frame.jobs.showList() }},
			{label: lang.L("Pause or continue the import"), icon: "pause", run: func() { s.pauseJob(s.frame.jobs.job) }},
			{label: lang.L("Cancel the import"), icon: "reject", run: func() { s.cancelJob(s.frame.jobs.job) }},
		}},
		{lang.L("Edit"), []command{
			{label: lang.L("Accept"), icon: "accept", letter: 'a', run: s.inStory(s.accept)},
			{label: lang.L("Reject"), icon: "reject", letter: 'x', run: s.inStory(s.reject)},
			{label: lang.L("Fix…"), icon: "fix", letter: 'f', run: s.inStory(s.fix)},
			{label: lang.L("Accept the proposed outcome"), icon: "accept", letter: 'o', run: s.inStory(s.acceptOutcome)},
			{label: lang.L("Switch the reading of a date"), icon: "refresh", letter: 'r', run: s.inStory(s.switchReading)},
			{label: lang.L("Always read such dates so…"), icon: "refresh", letter: 'R', run: s.inStory(s.alwaysRead)},
			{label: lang.L("Always treat like this…"), icon: "merge", letter: '*', run: s.inStory(s.always)},
			{label: lang.L("Note…"), icon: "note", letter: 'n', run: s.inStory(s.note)},
			{label: lang.L("Grade…"), icon: "star", letter: 'G', run: s.inStory(s.grade)},
			{label: lang.L("Undo"), icon: "undo", key: fyne.KeyZ, mod: ctrl, letter: 'z', run: s.inStory(s.undo)},
			{label: lang.L("Redo"), icon: "redo", key: fyne.KeyZ, mod: ctrl | shift, letter: 'Z', run: s.inStory(s.redo)},
			{label: lang.L("All that can be done with the row"), icon: "more", key: fyne.KeyF10, mod: shift, run: s.inStory(s.rowMenu)},
			{label: lang.L("Select all rows"), icon: "list", key: fyne.KeyA, mod: ctrl, run: s.inStory(s.selectAll)},
			{label: lang.L("Find in the article"), icon: "search", key: fyne.KeyF, mod: ctrl, letter: '/', run: s.inStory(s.frame.focusFind)},
			{label: lang.L("Search the articles…"), icon: "search", key: fyne.KeyF, mod: ctrl | shift, run: s.inStory(s.askSearch)},
		}},
		{lang.L("Article"), s.articleCommands()},
		{lang.L("View"), s.viewCommands()},
		{lang.L("Help"), []command{
			{label: lang.L("All commands…"), icon: "command", key: fyne.KeyK, mod: ctrl, run: s.showPalette},
			{label: lang.L("Tour"), icon: "story", run: s.inStory(s.startTour)},
			{label: lang.L("All keys"), icon: "help", letter: '?', run: s.showKeys},
			{label: lang.L("About Readout"), icon: "info", run: s.about},
		}},
	}
}

// viewCommands lead to the pages and change the look.
func (s *Shell) viewCommands() []command {
	ctrl, alt := fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt
	var out []command
	for i, p := range s.places {
		name := p.page.Name()
		cmd := command{label: p.page.Title(), icon: name, goes: p.letter, run: s.inStory(func() { s.goTo(page.Route{Page: name}) })}
		if i < 9 {
			cmd.key, cmd.mod = fyne.KeyName(fmt.Sprint(i+1)), ctrl
		}
		out = append(out, cmd)
	}
	return append(out,
		command{label: lang.L("Back"), icon: "back", key: fyne.KeyLeft, mod: alt, run: s.inStory(s.back)},
		command{label: lang.L("Forward"), icon: "forward", key: fyne.KeyRight, mod: alt, run: s.inStory(s.forward)},
		command{label: lang.L("Larger text"), icon: "add", key: fyne.KeyEqual, mod: ctrl, run: func() { s.zoom(+0.1) }},
		command{label: lang.L("Smaller text"), icon: "remove", key: fyne.KeyMinus, mod: ctrl, run: func() { s.zoom(-0.1) }},
		s.variantCommand(lang.L("Light or dark as the system"), theme.System),
		s.variantCommand(lang.L("Light"), theme.Light),
		s.variantCommand(lang.L("Dark"), theme.Dark),
		s.variantCommand(lang.L("High contrast"), theme.Contrast),
	)
}

// variantCommand chooses the colours; the choice in force is ticked.
func (s *Shell) variantCommand(label string, v theme.Variant) command {
	return command{label: label, icon: "show", on: s.chosen.Variant == v, run: func() { s.setVariant(v) }}
}

// askSearch opens the page of search with the keys in its line.
func (s *Shell) askSearch() {
	if p, ok := s.pageNamed(page.Search).(interface{ Ask() }); ok {
		p.Ask()
	}
	s.goTo(page.Route{Page: page.Search})
}

// inStory keeps a command from doing anything while no story is open.
func (s *Shell) inStory(f func()) func() {
	return func() {
		if s.story.ID != "" {
			f()
		}
	}
}

// keyNames says on which keys a command is, the shortest first.
func (c command) keyNames() []string {
	var out []string
	if c.letter != 0 {
		out = append(out, string(c.letter))
	}
	if c.goes != 0 {
		out = append(out, "g "+string(c.goes))
	}
	if c.key != "" {
		out = append(out, keyName(c.key, c.mod))
	}
	return out
}

// keyName says a key with its modifiers as it is printed on keyboards.
func keyName(key fyne.KeyName, mod fyne.KeyModifier) string {
	var parts []string
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "⌘"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if mod&m.mod != 0 {
			parts = append(parts, m.name)
		}
	}
	name := string(key)
	switch key {
	case fyne.KeyLeft:
		name = "←"
	case fyne.KeyRight:
		name = "→"
	case fyne.KeyMinus:
		name = "−"
	}
	return strings.Join(append(parts, name), "+")
}

package shell

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/fuzzy"
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// settingRecent remembers what was lately chosen in the palette, the last first.
const settingRecent = "palette.recent"

const (
	paletteRows   = 60 // most rows that are shown
	paletteRecent = 8  // most that are remembered
)

// choice is one line of the palette.
type choice struct {
	icon, label, detail string
	run                 func()
}

// palette is the dialogue that finds commands, pages, stories, actors and articles by
// a few letters of their names.
type palette struct {
	shell  *Shell
	all    []choice
	labels []string
	found  []int // of all, the best first
	at     int
	query  *paletteEntry
	list   *widget.List
	none   *widget.Label
}

// paletteEntry is the palette's line of text: the keys up and down move in the list.
type paletteEntry struct {
	entry
	move func(by int)
}

// TypedKey moves in the list by the arrow keys.
func (e *paletteEntry) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		e.move(1)
	case fyne.KeyUp:
		e.move(-1)
	case fyne.KeyPageDown:
		e.move(8)
	case fyne.KeyPageUp:
		e.move(-8)
	default:
		e.entry.TypedKey(ev)
	}
}

// choices gives all that the palette can lead to, what was chosen lately first.
func (s *Shell) choices() []choice {
	var out []choice
	for _, m := range s.commands() {
		for _, cmd := range m.commands {
			if keys := cmd.keyNames(); len(keys) > 0 {
				out = append(out, choice{cmd.icon, cmd.label, keys[0], cmd.run})
			} else {
				out = append(out, choice{cmd.icon, cmd.label, "", cmd.run})
			}
		}
	}
	for _, st := range s.stories {
		out = append(out, choice{"story", st.Name, lang.L("story"), func() { s.openStory(st, page.Route{}) }})
	}
	if s.ledgers != nil {
		open := func(name, row string) func() { return func() { s.goTo(page.Route{Page: name, Row: row}) } }
		if s.has(page.Actors) {
			for _, a := range s.ledgers.Actors {
				out = append(out, choice{"person", a.Name, lang.L("actor"), open(page.Actors, a.Key)})
			}
		}
		for _, a := range s.ledgers.Articles {
			out = append(out, choice{"articles", a.Headline, a.Outlet, open(page.Articles, a.Key)})
		}
	}
	rank := map[string]int{}
	for i, label := range s.recent {
		rank[label] = i - len(s.recent)
	}
	slices.SortStableFunc(out, func(a, b choice) int { return rank[a.label] - rank[b.label] })
	return out
}

// has reports whether the window has a page.
func (s *Shell) has(name string) bool {
	return slices.ContainsFunc(s.places, func(p place) bool { return p.page.Name() == name })
}

// showPalette opens the palette.
func (s *Shell) showPalette() {
	if s.modal != nil {
		return
	}
	p := &palette{shell: s, all: s.choices()}
	p.labels = make([]string, len(p.all))
	for i, c := range p.all {
		p.labels[i] = fuzzy.Fold(c.label)
	}
	p.query = &paletteEntry{entry: entry{leave: s.typedKey}, move: p.move}
	p.query.ExtendBaseWidget(p.query)
	p.query.PlaceHolder = lang.L("A command, page, story, actor or headline")
	p.query.Icon = theme.Icon("search")
	p.query.OnChanged = p.search
	p.query.OnSubmitted = func(string) { p.choose() }
	p.list = widget.NewList(func() int { return len(p.found) }, newChoiceRow, p.fill)
	p.list.HideSeparators = true
	p.list.OnSelected = func(i int) {
		if i != p.at { // by the mouse
			p.at = i
			p.choose()
		}
	}
	p.none = widget.NewLabelWithStyle(lang.L("Nothing is called so."), fyne.TextAlignCenter, fyne.TextStyle{})
	p.none.Importance = widget.LowImportance
	p.search("")
	d := dialog.NewCustomWithoutButtons(lang.L("Go to or do"), container.NewBorder(p.query, nil, nil, nil, container.NewStack(p.list, container.NewCenter(p.none))), s.window)
	s.present(d, fyne.NewSize(640, 460), p.choose)
	p.list.ScrollToTop() // it was filled before it had a size
	s.window.Canvas().Focus(p.query)
}

func newChoiceRow() fyne.CanvasObject {
	title, detail := widget.NewLabel(""), widget.NewLabel("")
	title.Truncation = fyne.TextTruncateEllipsis
	detail.Importance = widget.LowImportance
	return container.NewBorder(nil, nil, widget.NewIcon(nil), detail, title)
}

func (p *palette) fill(i int, o fyne.CanvasObject) {
	if i >= len(p.found) {
		return
	}
	c, parts := p.all[p.found[i]], o.(*fyne.Container).Objects
	parts[0].(*widget.Label).SetText(c.label)
	parts[1].(*widget.Icon).SetResource(theme.Icon(c.icon))
	parts[2].(*widget.Label).SetText(shorten(c.detail, 28))
	o.Refresh() // its parts have other widths now
}

// search lists what fits the query, the best first.
func (p *palette) search(query string) {
	p.found = fuzzy.Best(fuzzy.Fold(query), p.labels, paletteRows)
	p.none.Hidden = len(p.found) > 0
	p.none.Refresh()
	p.at = -1
	p.list.UnselectAll()
	p.list.Refresh()
	p.move(1)
}

func (p *palette) move(by int) {
	if len(p.found) == 0 {
		return
	}
	p.at = min(max(p.at+by, 0), len(p.found)-1)
	p.list.Select(p.at)
}

// choose closes the palette and does what is selected in it.
func (p *palette) choose() {
	if p.at < 0 || p.at >= len(p.found) {
		return
	}
	s, c := p.shell, p.all[p.found[p.at]]
	s.modal.hide()
	s.recent = append([]string{c.label}, slices.DeleteFunc(s.recent, func(l string) bool { return l == c.label })...)
	s.recent = s.recent[:min(len(s.recent), paletteRecent)]
	recent := slices.Clone(s.recent)
	s.run(func(ctx context.Context) {
		if err := s.desk.SetSetting(ctx, settingRecent, recent); err != nil {
			fyne.LogError("remembering what was chosen", err)
		}
	}, func() {})
	c.run()
}

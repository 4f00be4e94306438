package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// bar is the line above the page: the way back and forward, where one is (story,
// page, row), and the find field.
type bar struct {
	object        fyne.CanvasObject
	line, way     *fyne.Container
	inStory       []fyne.CanvasObject // what is of use in a story only
	back, forward *tooltip.Button
	stories       *tooltip.Button
	page          *tooltip.Button
	row           *widget.Label
	sign          *widget.Label // between page and row
	find          *entry
	found         *widget.Label
	shows         whereabouts
}

func newBar(s *Shell) *bar {
	b := &bar{}
	button := func(label, icon string, tip tooltip.Tip, run func()) *tooltip.Button {
		return tooltip.NewButton(s.tips, label, theme.Icon(icon), tip, run)
	}
	b.back = button("", "back", tooltip.Tip{Title: lang.L("Back"), Body: "Alt+←"}, s.inStory(s.back))
	b.forward = button("", "forward", tooltip.Tip{Title: lang.L("Forward"), Body: "Alt+→"}, s.inStory(s.forward))
	b.stories = button(lang.L("No story open"), "story", tooltip.Tip{Title: lang.L("Open another story")}, func() { s.storyMenu(b.stories) })
	b.page = button("", "", tooltip.Tip{Title: lang.L("The top of this page")}, s.inStory(func() { s.goTo(page.Route{Page: s.current().Name(), Row: s.current().First()}) }))
	b.row = widget.NewLabel("")
	b.row.Truncation, b.row.Importance = fyne.TextTruncateEllipsis, widget.LowImportance
	b.sign = sign()
	add := button("", "add", tooltip.Tip{Title: lang.L("Add articles"), Body: "Ctrl+O"}, s.chooseFiles)
	commands := button("", "command", tooltip.Tip{Title: lang.L("All commands, pages, stories and actors"), Body: "Ctrl+K"}, s.showPalette)
	b.find = newEntry(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape {
			b.find.SetText("")
		}
		s.typedKey(ev)
	})
	b.find.PlaceHolder = lang.L("Find in the article")
	b.find.Icon = theme.Icon("search")
	b.find.OnChanged = func(q string) { s.beside.find(q) }
	b.find.OnSubmitted = func(string) { s.beside.findNext() }
	b.found = widget.NewLabel("")
	b.found.Importance = widget.LowImportance
	find := container.New(&fixedWidth{220}, b.find) // as high as its text, whatever its size becomes
	before := sign()
	b.way = container.NewHBox(b.back, b.forward, b.stories, before, b.page, b.sign)
	right := container.NewHBox(b.found, find, add, commands)
	b.inStory = []fyne.CanvasObject{b.back, b.forward, before, b.page, find, b.found}
	b.line = container.NewBorder(nil, nil, b.way, right, container.New(spare{}, b.row))
	b.object = container.NewVBox(b.line, widget.NewSeparator())
	return b
}

// spare shows its object only where there is room for a few words: the parts beside it
// may leave none, and words laid out in no width run over their neighbours.
type spare struct{}

// Layout gives the object all there is.
func (spare) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width < 3*fynetheme.IconInlineSize() {
		objects[0].Hide()
		return
	}
	objects[0].Show()
	objects[0].Resize(size)
}

// MinSize asks for the height only.
func (spare) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

// sign is what stands between the parts of the way.
func sign() *widget.Label {
	l := widget.NewLabel("›")
	l.Importance = widget.LowImportance
	return l
}

// mostOfStory is how many letters of a story's name are shown, at text scale 1.
const mostOfStory = 48

// whereabouts is where the window is.
type whereabouts struct {
	story, page, row string
	back, forward    bool
}

// refresh shows where the window is.
func (b *bar) refresh(now whereabouts) {
	scale := theme.Of(fynetheme.Current()).Options().Scale
	now.story = shorten(now.story, int(mostOfStory/max(scale, 1)))
	was := b.shows
	if was == now {
		return
	}
	b.shows = now
	if now.row != was.row {
		b.row.SetText(now.row)
	}
	if (now.row == "") == (was.row == "") {
		if was.row = now.row; was == now { // the next row of the page: nothing else moves
			return
		}
	}
	b.stories.SetText(now.story)
	b.page.SetText(now.page)
	for _, o := range b.inStory {
		if now.page == "" {
			o.Hide()
		} else {
			o.Show()
		}
	}
	b.sign.Hidden = now.row == ""
	enable := func(b *tooltip.Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	enable(b.back, now.back)
	enable(b.forward, now.forward)
	page.Lay(b.way) // its parts have other widths now
	page.Lay(b.line)
}

// shorten cuts a text to n letters and says so by three dots.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// storyMenu offers the stories under a button.
func (s *Shell) storyMenu(under fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, st := range s.stories {
		item := fyne.NewMenuItem(st.Name, func() {
			if st.ID != s.story.ID {
				s.openStory(st, page.Route{})
			}
		})
		item.Checked = st.ID == s.story.ID
		items = append(items, item)
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, fyne.NewMenuItem(lang.L("New story…"), s.newStory))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), s.window.Canvas(), at)
}

package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
)

// frame is what stands around the page: the rail of pages, the bar above, the
// reader beside and the notices and jobs below.
type frame struct {
	shell  *Shell
	object fyne.CanvasObject

	center        *fyne.Container // the first-start page, or the story
	content       *fyne.Container // the current page
	rail          map[string]*widget.Button
	back, forward *widget.Button
	stories       *widget.Select
	named         []desk.Story
	find          *entry
	found         *widget.Label
	said          *widget.Label
	undo          *widget.Button
	split         *container.Split
	splits        map[string]float64 // where each page's split stands
	shown         string             // name of the page shown
	story         fyne.CanvasObject
	jobs          *jobsBar
}

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, rail: map[string]*widget.Button{}, jobs: newJobsBar(s), splits: map[string]float64{page.Timeline: 0.62}}
	f.content = container.NewStack()
	f.split = container.NewHSplit(f.content, s.beside.object)
	f.split.SetOffset(evenSplit)
	f.story = container.NewBorder(nil, nil, f.newRail(), nil, f.split)
	f.center = container.NewStack(s.firstStart())
	f.object = container.NewBorder(f.newBar(), f.newFoot(), nil, nil, f.center)
	return f
}

func (f *frame) newRail() fyne.CanvasObject {
	box := container.NewVBox()
	for _, p := range f.shell.places {
		if p.aside {
			continue
		}
		if p.begins {
			box.Add(widget.NewSeparator())
		}
		name := p.page.Name()
		b := widget.NewButtonWithIcon(p.page.Title(), theme.Icon(name), func() { f.shell.goTo(page.Route{Page: name}) })
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		f.rail[name] = b
		box.Add(b)
	}
	return container.NewBorder(nil, nil, nil, widget.NewSeparator(), container.NewPadded(box))
}

func (f *frame) newBar() fyne.CanvasObject {
	s := f.shell
	icon := func(i fyne.Resource, run func()) *widget.Button {
		b := widget.NewButtonWithIcon("", i, run)
		b.Importance = widget.LowImportance
		return b
	}
	f.back, f.forward = icon(fynetheme.NavigateBackIcon(), s.inStory(s.back)), icon(fynetheme.NavigateNextIcon(), s.inStory(s.forward))
	f.stories = widget.NewSelect(nil, nil)
	f.stories.PlaceHolder = "No story open"
	f.stories.OnChanged = func(name string) {
		for _, st := range f.named {
			if st.Name == name && st.ID != s.story.ID {
				s.openStory(st, page.Route{})
			}
		}
	}
	add := widget.NewButtonWithIcon("Add articles", fynetheme.ContentAddIcon(), s.chooseFiles)
	f.find = newEntry(s.typedKey)
	f.find.PlaceHolder = "Find in the article"
	f.find.OnChanged = func(q string) { s.beside.find(q) }
	f.find.OnSubmitted = func(string) { s.beside.findNext() }
	f.found = widget.NewLabel("")
	f.found.Importance = widget.LowImportance
	find := container.New(layout.NewGridWrapLayout(fyne.NewSize(240, f.find.MinSize().Height)), f.find)
	stories := container.New(layout.NewGridWrapLayout(fyne.NewSize(320, f.stories.MinSize().Height)), f.stories)
	left := container.NewHBox(f.back, f.forward, stories, add)
	right := container.NewHBox(f.found, find)
	return container.NewVBox(container.NewPadded(container.NewBorder(nil, nil, left, right)), widget.NewSeparator())
}

func (f *frame) newFoot() fyne.CanvasObject {
	f.said = widget.NewLabel("")
	f.said.Truncation = fyne.TextTruncateEllipsis
	f.undo = widget.NewButton("Undo", f.shell.undo)
	f.undo.Importance = widget.LowImportance
	f.undo.Hide()
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(fynetheme.Padding(), 0))
	return container.NewVBox(widget.NewSeparator(), container.NewBorder(nil, nil, f.undo, f.jobs.object, container.NewBorder(nil, nil, gap, nil, f.said)))
}

// evenSplit gives the page and the reader the same room.
const evenSplit = 0.5

// keepSplit notes where the split of the page shown stands.
func (f *frame) keepSplit() {
	if f.shown != "" {
		f.splits[f.shown] = f.split.Offset
	}
}

// show puts a page in the middle and marks it on the rail.
func (f *frame) show(p page.Page) {
	f.content.Objects = []fyne.CanvasObject{container.NewPadded(p.Object())}
	f.content.Refresh()
	f.keepSplit()
	f.shown = p.Name()
	offset, ok := f.splits[f.shown]
	if !ok {
		offset = evenSplit
	}
	f.split.SetOffset(offset)
	for name, b := range f.rail {
		want := widget.LowImportance
		if name == p.Name() {
			want = widget.HighImportance
		}
		if b.Importance != want {
			b.Importance = want
			b.Refresh()
		}
	}
	f.refreshBar()
}

// openStory puts the story in place of the first-start page.
func (f *frame) openStory() {
	f.center.Objects = []fyne.CanvasObject{f.story}
	f.center.Refresh()
	f.refreshStories()
}

func (f *frame) refreshStories() {
	names := make([]string, len(f.named))
	for i, st := range f.named {
		names[i] = st.Name
	}
	f.stories.Options = names
	f.stories.Selected = f.shell.story.Name
	f.stories.Refresh()
}

func (f *frame) refreshBar() {
	enable := func(b *widget.Button, on bool) {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	enable(f.back, f.shell.history.canBack())
	enable(f.forward, f.shell.history.canForward())
}

// notice says in one line what happened last; it stays until the next, so that the
// last decision is always in view.
func (f *frame) notice(s string, canUndo bool) {
	f.said.SetText(s)
	if canUndo {
		f.undo.Show()
	} else {
		f.undo.Hide()
	}
}

func (f *frame) focusFind() {
	f.shell.window.Canvas().Focus(f.find)
}

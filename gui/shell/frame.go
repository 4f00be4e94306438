package shell

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// frame is what stands around the page: the rail of pages, the bar above, the
// reader beside, the notices and jobs below, and toasts and tips on top.
type frame struct {
	shell  *Shell
	object fyne.CanvasObject

	center  *fyne.Container // the first-start page, or the story
	content *fyne.Container // the current page
	rail    *rail
	bar     *bar
	said    *widget.Label
	undo    *tooltip.Button
	deed    *widget.Button // that the notice offers
	doDeed  func()
	foot    *fyne.Container
	split   *container.Split
	reading *fyne.Container    // the pane with the reader
	splits  map[string]float64 // where each page's split stands
	shown   string             // name of the page shown
	looks   map[string]look    // that each page was last shown in
	story   fyne.CanvasObject
	jobs    *jobsBar
	toast   *toast
	tour    *tour
	rings   map[fyne.CanvasObject]*canvas.Rectangle // by the pane they surround
}

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, jobs: newJobsBar(s), splits: map[string]float64{page.Timeline: 0.62, page.Signals: 0.62}, looks: map[string]look{}, rings: map[fyne.CanvasObject]*canvas.Rectangle{}}
	f.content = container.NewStack()
	f.rail = newRail(s.places, s.tips, func(name string) { s.goTo(page.Route{Page: name}) })
	f.reading = f.ringed(s.beside.object)
	f.split = container.NewHSplit(f.ringed(f.content), f.reading)
	f.split.SetOffset(evenSplit)
	line := widget.NewSeparator()
	f.story = container.New(&storyLayout{f.rail}, f.rail.object, line, f.split)
	f.center = container.NewStack() // empty until it is known whether a story was open
	f.bar = newBar(s)
	f.bar.refresh(whereabouts{story: "Readout"}) // until it is known whether a story was open
	f.toast = newToast(s.later)
	f.tour = newTour(s)
	whole := container.NewBorder(f.bar.object, f.newFoot(), nil, nil, f.center)
	f.object = container.NewStack(whole, f.toast.object, f.tour.object, s.tips.Object)
	return f
}

// storyLayout sets the rail beside the page, with its labels where there is room.
type storyLayout struct{ rail *rail }

// Layout is part of fyne.Layout: the rail, the line and the rest.
func (l *storyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	scale := theme.Of(fyne.CurrentApp().Settings().Theme()).Options().Scale
	l.rail.setCompact(size.Width < compactBelow*scale)
	w, line := l.rail.width(), fynetheme.SeparatorThicknessSize()
	objects[0].Resize(fyne.NewSize(w, size.Height))
	objects[1].Move(fyne.NewPos(w, 0))
	objects[1].Resize(fyne.NewSize(line, size.Height))
	objects[2].Move(fyne.NewPos(w+line, 0))
	objects[2].Resize(fyne.NewSize(size.Width-w-line, size.Height))
}

// MinSize is part of fyne.Layout; the rail gives way before the window does.
func (l *storyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[2].MinSize()
	return fyne.NewSize(m.Width+2*fynetheme.IconInlineSize(), m.Height)
}

// ringed puts the ring round a pane that shows where the keys go.
func (f *frame) ringed(pane fyne.CanvasObject) *fyne.Container {
	ring := canvas.NewRectangle(nil)
	ring.Hide()
	f.rings[pane] = ring
	return container.NewStack(pane, ring)
}

// ring shows the ring round a pane; nil shows none.
func (f *frame) ring(pane fyne.CanvasObject) {
	for p, r := range f.rings {
		r.StrokeColor, r.StrokeWidth = fynetheme.Color(theme.Accent), 2
		if p == pane {
			r.Show()
		} else {
			r.Hide()
		}
		r.Refresh()
	}
}

func (f *frame) newFoot() fyne.CanvasObject {
	s := f.shell
	f.said = widget.NewLabel("")
	f.said.Truncation = fyne.TextTruncateEllipsis
	f.said.SizeName = fynetheme.SizeNameCaptionText
	f.undo = tooltip.NewButton(s.tips, lang.L("Undo"), theme.Icon("undo"), tooltip.Tip{Title: lang.L("Take this back"), Body: "z"}, func() {
		s.undo()
		s.refocus() // a button that was pressed has the keys
	})
	f.undo.Hide()
	f.deed = widget.NewButton("", func() {
		f.doDeed()
		s.refocus()
	})
	f.deed.Hide()
	keys := tooltip.NewButton(s.tips, "", theme.Icon("help"), tooltip.Tip{Title: lang.L("All keys"), Body: "?"}, s.showKeys)
	hint := page.Caption(lang.L("Ctrl+K  everything by name"))
	hint.Wrapping = fyne.TextWrapOff
	right := container.NewHBox(f.jobs.object, hint, keys)
	f.foot = container.NewBorder(nil, nil, container.NewHBox(f.undo, f.deed), right, f.said)
	return container.NewVBox(widget.NewSeparator(), f.foot)
}

// evenSplit gives the page and the reader the same room.
const evenSplit = 0.5

// keepSplit notes where the split of the page shown stands.
func (f *frame) keepSplit() {
	if f.shown != "" {
		f.splits[f.shown] = f.split.Offset
	}
}

// show puts a page in the middle and marks it on the rail. The page is laid out once, at
// the size it gets, and not drawn anew where it is as it was left.
func (f *frame) show(p page.Page) {
	f.keepSplit()
	f.shown = p.Name()
	offset, ok := f.splits[f.shown]
	if !ok {
		offset = evenSplit
	}
	content, now := p.Object(), lookNow()
	fresh := f.looks[f.shown] != now
	f.looks[f.shown] = now
	if fresh {
		content.Refresh() // its parts take their new sizes
	}
	f.content.Objects = []fyne.CanvasObject{container.NewPadded(content)}
	_, f.reading.Hidden = p.(page.Alone)
	f.split.Offset = math.NaN() // or the split, set to where it stands, does nothing
	f.split.SetOffset(offset)
	page.Lay(f.content)
	if fresh {
		content.Refresh() // and their places, words that wrap for the width they got
	}
	f.ring(nil)
	f.rail.mark(p.Name())
	f.refreshBar()
}

// look is what all is drawn with.
type look struct {
	theme   fyne.Theme
	variant fyne.ThemeVariant
}

func lookNow() look {
	settings := fyne.CurrentApp().Settings()
	return look{settings.Theme(), settings.ThemeVariant()}
}

// openStory puts the story in place of the first-start page.
func (f *frame) openStory() {
	f.center.Objects = []fyne.CanvasObject{f.story}
	f.center.Refresh()
	f.refreshBar()
}

// firstStart shows what to begin with while there is no story open.
func (f *frame) firstStart() {
	f.center.Objects = []fyne.CanvasObject{f.shell.firstStart()}
	f.center.Refresh()
}

// refreshBar shows where the window is: story, page and row.
func (f *frame) refreshBar() {
	s := f.shell
	if s.story.ID == "" {
		f.bar.refresh(whereabouts{story: lang.L("No story open")})
		return
	}
	at := whereabouts{s.story.Name, s.current().Title(), "", s.history.canBack(), s.history.canForward()}
	if s.subject != nil {
		at.row = s.subject.Title
	}
	f.bar.refresh(at)
}

// notice says in one line what happened last; it stays until the next, so that the
// last decision is always in view.
func (f *frame) notice(s string, canUndo bool) {
	f.said.SetText(s)
	f.deed.Hide()
	if canUndo {
		f.undo.Show()
	} else {
		f.undo.Hide()
	}
	f.foot.Refresh() // its parts have other widths now
}

// offer says in one line what came about by itself, with a button for what can be done.
func (f *frame) offer(s, label string, do func()) {
	f.doDeed = do
	f.deed.SetText(label)
	f.notice(s, false)
	f.deed.Show()
	f.foot.Refresh()
}

func (f *frame) focusFind() {
	f.shell.window.Canvas().Focus(f.bar.find)
}

// toastTime is how long a toast stands.
const toastTime = 5 * time.Second

// toast is a short message over the page, for what came about by itself.
type toast struct {
	object *fyne.Container
	text   *widget.Label
	open   *widget.Button
	ground *canvas.Rectangle
	after  func(time.Duration, func())
	shown  int
}

func newToast(after func(time.Duration, func())) *toast {
	t := &toast{after: after, text: widget.NewLabel(""), ground: canvas.NewRectangle(nil), open: widget.NewButton(lang.L("Show"), nil)}
	t.open.Importance = widget.LowImportance
	t.object = container.New(&toastLayout{}, container.NewStack(t.ground, container.NewHBox(t.text, t.open)))
	t.object.Hide()
	return t
}

// show shows a message for a while, with a button that leads to what it tells of, or
// with none where open is nil; an empty one is not shown.
func (t *toast) show(text string, open func()) {
	if text == "" {
		return
	}
	t.shown++
	shown := t.shown
	t.text.SetText(shorten(text, 90))
	t.open.Hidden = open == nil
	t.open.OnTapped = func() {
		t.object.Hide()
		open()
	}
	t.ground.FillColor, t.ground.CornerRadius = fynetheme.Color(fynetheme.ColorNameOverlayBackground), 4
	t.ground.StrokeColor, t.ground.StrokeWidth = fynetheme.Color(theme.Accent), 1
	t.object.Show()
	t.object.Refresh()
	t.after(toastTime, func() {
		if shown == t.shown {
			t.object.Hide()
		}
	})
}

// toastLayout sets a toast in the middle, above the foot.
type toastLayout struct{}

func (toastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos((size.Width-m.Width)/2, size.Height-3*m.Height))
	}
}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

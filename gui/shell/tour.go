package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
)

// settingToured remembers that the tour was offered.
const settingToured = "tour.seen"

// stop is one step of the tour: a part of the window and what to know of it.
type stop struct {
	at          func() fyne.CanvasObject
	title, body string
}

// stops are the steps of the tour, bound to what really stands in the window.
func (s *Shell) stops() []stop {
	return []stop{
		{func() fyne.CanvasObject { return s.frame.rail.object }, lang.L("The pages"),
			lang.L("Every page shows the same record from another side. A number says that something waits there. g and a letter goes to a page: g e to the expectations.")},
		{func() fyne.CanvasObject { return s.frame.content }, lang.L("The rows"),
			lang.L("j and k go down and up. Each row was read in the articles; nothing is made up.")},
		{func() fyne.CanvasObject { return s.beside.object }, lang.L("The words"),
			lang.L("The words that a row was read from light up here. Rest the pointer on any mark to see what was read and by which rule.")},
		{func() fyne.CanvasObject { return s.frame.said }, lang.L("Your rulings"),
			lang.L("a accepts a row, x rejects it, f fixes it. What you did last is said down here, and z takes it back, without limit.")},
		{func() fyne.CanvasObject { return s.frame.bar.object }, lang.L("Your own story"),
			lang.L("Add articles with the plus sign, by dropping files on the window, or paste a text with Ctrl+Shift+V. Ctrl+K finds everything by name, ? shows all keys.")},
	}
}

// tour is the layer of callouts over the window.
type tour struct {
	object *fyne.Container
	ring   *canvas.Rectangle
	card   *fyne.Container
	title  *widget.Label
	body   *widget.Label
	next   *widget.Button
	count  *widget.Label
	stops  []stop
	at     int
}

func newTour(s *Shell) *tour {
	t := &tour{ring: canvas.NewRectangle(nil), title: page.Strong(""), body: page.Body(""), count: widget.NewLabel("")}
	t.count.Importance = widget.LowImportance
	t.next = widget.NewButton(lang.L("Next"), func() { s.tourNext() })
	t.next.Importance = widget.HighImportance
	skip := widget.NewButton(lang.L("Skip (Esc)"), func() { s.modal.hide() })
	skip.Importance = widget.LowImportance
	t.card = container.NewStack(canvas.NewRectangle(nil), container.NewPadded(container.NewVBox(t.title, t.body, container.NewHBox(t.count, layout.NewSpacer(), skip, t.next))))
	t.object = container.NewWithoutLayout(t.ring, t.card)
	t.object.Hide()
	return t
}

// startTour shows the tour from its first step. While it stands, keys do nothing
// but go on (Enter) or end it (Escape).
func (s *Shell) startTour() {
	if s.modal != nil || s.story.ID == "" {
		return
	}
	t := s.frame.tour
	t.stops, t.at = s.stops(), -1
	s.modal = &openDialog{hide: func() {
		t.object.Hide()
		s.modal = nil
		s.refocus()
	}, confirm: s.tourNext}
	s.window.Canvas().Unfocus()
	s.tourNext()
}

// tourNext shows the next step, or ends the tour after the last.
func (s *Shell) tourNext() {
	t := s.frame.tour
	if t.at++; t.at == len(t.stops) {
		s.modal.hide()
		return
	}
	st := t.stops[t.at]
	t.title.SetText(st.title)
	t.body.SetText(st.body)
	t.count.SetText(lang.L("{{.Step}} of {{.All}}", map[string]any{"Step": t.at + 1, "All": len(t.stops)}))
	if t.at == len(t.stops)-1 {
		t.next.SetText(lang.L("Done"))
	} else {
		t.next.SetText(lang.L("Next"))
	}
	// The layer of tips lies where this one does, and is never hidden: what is has no place.
	t.place(st.at(), fyne.CurrentApp().Driver().AbsolutePositionForObject(s.tips.Object), s.window.Canvas().Size())
}

// place sets the ring round a part of the window and the card beside it, in a layer
// whose corner is at origin.
func (t *tour) place(part fyne.CanvasObject, origin fyne.Position, window fyne.Size) {
	d := fyne.CurrentApp().Driver()
	at, size := d.AbsolutePositionForObject(part).Subtract(origin), part.Size()
	t.ring.StrokeColor, t.ring.StrokeWidth, t.ring.CornerRadius = fynetheme.Color(theme.Accent), 3, 4
	t.ring.Move(at)
	t.ring.Resize(size)
	ground := t.card.Objects[0].(*canvas.Rectangle)
	ground.FillColor, ground.CornerRadius = fynetheme.Color(fynetheme.ColorNameOverlayBackground), 4
	ground.StrokeColor, ground.StrokeWidth = fynetheme.Color(theme.Accent), 1
	width := min(360*theme.Of(fyne.CurrentApp().Settings().Theme()).Options().Scale, window.Width-40)
	t.card.Resize(fyne.NewSize(width, 10)) // text wraps at this width
	t.card.Resize(fyne.NewSize(width, t.card.MinSize().Height))
	card, gap := t.card.Size(), float32(14)
	pos := at.AddXY(size.Width+gap, gap) // to the right of the part
	if pos.X+card.Width > window.Width {
		pos.X = max(min(at.X+size.Width, window.Width)-card.Width-gap, gap)
	}
	if size.Height < 80 { // a bar: under it, or above where there is no room
		pos = fyne.NewPos(max(at.X+gap, gap), at.Y+size.Height+gap)
		if pos.Y+card.Height > window.Height {
			pos.Y = at.Y - card.Height - gap
		}
	}
	t.card.Move(pos)
	t.object.Show()
	t.object.Refresh()
}

// offerTour shows the tour once in the life of an archive, when the sample is opened.
func (s *Shell) offerTour() {
	if !s.opts.Tour {
		return
	}
	seen := false
	s.run(func(ctx context.Context) {
		s.desk.Setting(ctx, settingToured, &seen)
		if err := s.desk.SetSetting(ctx, settingToured, true); err != nil {
			fyne.LogError("remembering the tour", err)
		}
	}, func() {
		if !seen {
			s.startTour()
		}
	})
}

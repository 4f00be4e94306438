package shell

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/internal/desk"
)

// firstStart is what stands in the window while no story is open.
func (s *Shell) firstStart() fyne.CanvasObject {
	icon := canvas.NewImageFromResource(s.app.Icon())
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSize(96, 96))
	title := widget.NewLabelWithStyle("Readout", fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	title.SizeName = fynetheme.SizeNameHeadingText
	what := page.Body(lang.L("Add the articles about a negotiation or a crisis, and Readout keeps the record: who said what, through whom it reached us, what is expected next, and whether it happened. Every line opens the exact words it came from."))
	what.Alignment = fyne.TextAlignCenter
	sample := widget.NewButtonWithIcon(lang.L("Open the sample story"), theme.Icon("story"), s.openSample)
	sample.Importance = widget.HighImportance
	start := widget.NewButtonWithIcon(lang.L("Start a story"), theme.Icon("add"), s.newStory)
	add := widget.NewButtonWithIcon(lang.L("Add articles"), theme.Icon("articles"), s.chooseFiles)
	hint := page.Caption(lang.L("You can also drop files and folders onto this window, or paste a text with Ctrl+Shift+V. Nothing leaves this machine."))
	hint.Alignment = fyne.TextAlignCenter
	column := container.NewVBox(icon, title, what, sample, container.NewGridWithColumns(2, start, add), hint)
	return container.NewCenter(container.New(&fixedWidth{460 * min(max(s.chosen.Scale, 1), 1.6)}, column))
}

// fixedWidth gives its one object a width and the height it needs at it.
type fixedWidth struct{ width float32 }

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	for _, o := range objects {
		o.Resize(fyne.NewSize(l.width, o.Size().Height))
		return fyne.NewSize(l.width, o.MinSize().Height)
	}
	return fyne.Size{}
}

// listStories fetches the names of all stories and goes on.
func (s *Shell) listStories(then func()) {
	var all []desk.Story
	var err error
	s.run(func(ctx context.Context) { all, err = s.desk.Stories(ctx) }, func() {
		if err != nil {
			s.failed(err)
			return
		}
		s.stories = all
		s.frame.refreshBar()
		then()
	})
}

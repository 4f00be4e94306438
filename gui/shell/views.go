package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// Views gives the names of the story's pages, in order.
func (s *Shell) Views() []string {
	names := make([]string, len(s.places))
	for i, p := range s.places {
		names[i] = p.page.Name()
	}
	return names
}

// ShowView opens a page of a story with its first row selected, as a person would
// who wants to show it.
func (s *Shell) ShowView(st desk.Story, name string) {
	if s.story.ID != st.ID {
		s.listStories(func() {})
		s.openStory(st, page.Route{Page: name})
	} else {
		s.goTo(page.Route{Page: name})
	}
}

// NewMessage makes a small window that says one sentence and closes.
func NewMessage(app fyne.App, sentence string) fyne.Window {
	w := app.NewWindow("Readout")
	label := widget.NewLabel(sentence)
	label.Wrapping = fyne.TextWrapWord
	w.SetContent(container.NewBorder(nil, container.NewCenter(widget.NewButton(lang.L("Close"), w.Close)), nil, nil, label))
	w.Resize(fyne.NewSize(420, 140))
	return w
}

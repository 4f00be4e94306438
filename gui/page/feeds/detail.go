package feeds

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/message"
)

// detail says how the selected feed or folder stands; of a feed it lists the newest entries.
func (p *Page) detail(it ledger.Item) fyne.CanvasObject {
	if f, ok := p.folderOf(it); ok {
		return folderDetail(f)
	}
	s := p.view.byID[it.Key]
	box := container.NewVBox(page.Close(page.Strong(s.Name()), page.Caption(s.URL), page.Caption(standing(s))))
	if !s.Problem.IsZero() && !s.Ended {
		box.Add(page.Body(lang.L("The last look failed: {{.Why}}", map[string]any{"Why": said(s.Problem)})))
	}
	if len(s.Latest) == 0 {
		box.Add(page.Caption(lang.L("Nothing has come from it yet.")))
		return box
	}
	box.Add(page.Caption(lang.L("Newest entries")))
	for _, e := range s.Latest {
		title, day, _ := strings.Cut(e.Title+"\x00"+e.Published, "\x00")
		if title == "" {
			title = e.URL
		}
		if len(day) >= len(time.DateOnly) {
			title = page.Day(day[:len(time.DateOnly)]) + "  " + title
		}
		box.Add(page.Body(title))
	}
	return box
}

// standing says when a feed was looked at and when it will be.
func standing(s desk.Subscription) string {
	switch {
	case s.Ended:
		return lang.L("The host says that this feed is gone for good; it is looked at no more by itself.")
	case s.Checked.IsZero():
		return lang.L("It has not been looked at yet.")
	case s.Failures > 0:
		return lang.L("Looked at {{.When}}, again at {{.Next}}.", map[string]any{"When": moment(s.Checked), "Next": moment(s.Next)})
	}
	return lang.L("Looked at {{.When}}, again at {{.Next}}; more often while it brings news, less often while it does not.",
		map[string]any{"When": moment(s.Checked), "Next": moment(s.Next)})
}

// said says what is kept of what went wrong.
func said(problem message.Data) string { return message.Sentence(page.Say(message.Message(problem))) }

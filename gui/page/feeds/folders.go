package feeds

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/desk"
)

// folderKey begins the key of a row that is a watched folder.
const folderKey = "folder:"

// watched and resting are the filters of folders.
func watched() string { return lang.L("watched folders") }
func resting() string { return lang.L("stopped") }

// folderItem makes the row of a watched folder.
func folderItem(f desk.Folder) ledger.Item {
	row := rowlist.Row{Title: f.Name(), Detail: f.Path, Badge: lang.L("folder"), Accent: theme.Accent}
	it := ledger.Item{
		Key:     folderKey + f.ID,
		Subject: func() *page.Subject { return &page.Subject{Title: f.Name()} },
		Groups:  []string{watched()},
		Values:  [][]string{nil},
	}
	row.Right = lang.N("{{.Count}} files taken", f.Taken, map[string]any{"Count": f.Taken})
	if f.Story == "" {
		row.Detail = lang.L("into the inbox") + " · " + f.Path
	}
	if f.Stopped {
		it.Groups, row.Badge = append(it.Groups, resting()), resting()
	}
	if !f.Problem.IsZero() {
		row.Tone, row.Accent, row.Detail = theme.Alert, theme.Alert, said(f.Problem)
		if !f.Stopped {
			it.Groups, row.Badge = append(it.Groups, failing()), failing()
		}
	}
	it.Row = func() rowlist.Row { return row }
	return it
}

// folderDetail says how a watched folder stands.
func folderDetail(f desk.Folder) fyne.CanvasObject {
	box := container.NewVBox(page.Close(page.Strong(f.Name()), page.Caption(f.Path), page.Caption(folderStanding(f))))
	for _, words := range []string{said(f.Problem), strings.TrimSpace(said(f.Unread) + " " + said(f.Because))} {
		if words != "" {
			box.Add(page.Body(words))
		}
	}
	if f.Story == "" {
		box.Add(page.Caption(lang.L("Its articles go into the story “{{.Story}}”.", map[string]any{"Story": desk.InboxName})))
	}
	box.Add(page.Caption(lang.L("A file is taken once it is no longer being written. Nothing in the folder is ever changed.")))
	return box
}

func folderStanding(f desk.Folder) string {
	switch {
	case f.Stopped:
		return lang.L("It is stopped; p starts it again.")
	case f.Checked.IsZero():
		return lang.L("It has not been looked at yet.")
	case f.Unrest > 0:
		return lang.N("Looked at {{.When}}; {{.Count}} files are waited for.", f.Unrest, map[string]any{"When": moment(f.Checked), "Count": f.Unrest})
	}
	return lang.L("Looked at {{.When}}; all that is in it was taken, or left as you asked.", map[string]any{"When": moment(f.Checked)})
}

// folderOf gives the watched folder of a row.
func (p *Page) folderOf(it ledger.Item) (desk.Folder, bool) {
	id, ok := strings.CutPrefix(it.Key, folderKey)
	return p.view.folders[id], ok
}

// WatchFolder asks for a folder to be watched and how.
func (p *Page) WatchFolder() {
	p.Context.Folder(lang.L("Choose the folder to watch"), func(path string) {
		var has bool
		p.Context.Run(func(context.Context) { has = p.Context.Desk.HasFiles(path) }, func() { p.askPresent(path, has) })
	})
}

// askPresent asks what is to be done with what lies in a folder already, where it holds
// anything.
func (p *Page) askPresent(path string, has bool) {
	if !has {
		p.askStory(path, false)
		return
	}
	p.Context.Choose(lang.L("What lies in the folder already"), []page.Option{
		{Label: lang.L("Leave it"), Means: lang.L("only what comes from now on, or is changed, is taken")},
		{Label: lang.L("Take it too"), Means: lang.L("every file in it and in its folders becomes an article")},
	}, func(i int) { p.askStory(path, i == 1) })
}

// askStory asks which story a watched folder's articles go into.
func (p *Page) askStory(path string, present bool) {
	st := p.Context.Story()
	p.Context.Choose(lang.L("Its articles go into"), []page.Option{
		{Label: st.Name, Means: lang.L("this story")},
		{Label: desk.InboxName, Means: lang.L("a story for what belongs to none yet")},
	}, func(i int) {
		into := st.ID
		if i == 1 {
			into = ""
		}
		p.changeFolder(lang.L("Watching {{.Folder}}", map[string]any{"Folder": path}), func(ctx context.Context) error {
			_, err := p.Context.Desk.WatchFolder(ctx, path, into, present)
			return err
		})
	})
}

// stopOrStart has the selected folder rest, or be looked at again.
func (p *Page) stopOrStart(it ledger.Item) {
	f, ok := p.folderOf(it)
	if !ok {
		p.Context.Notice(lang.L("A feed is not stopped: x removes it, and z brings it back."))
		return
	}
	notice := lang.L("Stopped {{.Name}}; p starts it again.", map[string]any{"Name": f.Name()})
	if f.Stopped {
		notice = lang.L("Started {{.Name}}", map[string]any{"Name": f.Name()})
	}
	p.changeFolder(notice, func(ctx context.Context) error { return p.Context.Desk.StopFolder(ctx, f.ID, !f.Stopped) })
}

func (p *Page) removeFolder(f desk.Folder) {
	p.changeFolder(lang.L("Removed {{.Name}}; its articles stay. z brings it back.", map[string]any{"Name": f.Name()}), func(ctx context.Context) error {
		return p.Context.Desk.UnwatchFolder(ctx, f.ID)
	})
	p.back = func() {
		p.changeFolder(lang.L("Brought back {{.Name}}", map[string]any{"Name": f.Name()}), func(ctx context.Context) error {
			return p.Context.Desk.RewatchFolder(ctx, f)
		})
	}
}

// changeFolder changes the watched folders off the UI goroutine.
func (p *Page) changeFolder(notice string, do func(context.Context) error) {
	p.change(notice, func(ctx context.Context, _ desk.StoryID) error { return do(ctx) })
}

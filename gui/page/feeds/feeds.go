package feeds

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/ledger"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// Page is the page of feeds.
type Page struct {
	ledger.Ledger
	view view
	back func() // brings back what was removed last, as z does; nil for nothing
}

type view struct {
	ledger.View
	byID    map[string]desk.Subscription
	folders map[string]desk.Folder
	err     error
}

// New makes the page.
func New(ctx *page.Context) *Page {
	p := &Page{}
	p.Ledger = ledger.Ledger{
		Context: ctx,
		Heading: lang.L("Feeds"),
		Hint:    lang.L("n adds a feed, w a folder · Enter looks now, F5 at all · x removes · e exports"),
		Empty:   lang.L("No feeds yet. Press n and type the address of a feed or of a newspaper's page, drop a list of feeds (OPML) onto the window, or press w and choose a folder to watch. New articles then come in by themselves."),
		Detail:  p.detail,
		Tools:   p.tools(ctx),
		OnOpen:  p.look,
		OnRune:  p.typed,
		OnKey:   p.pressed,
		Graded:  true,
		Count:   p.count,
		Actions: []ledger.Action{
			{Key: 'x', Label: lang.L("Remove"), Icon: "delete", Do: p.remove},
			{Key: 'p', Label: lang.L("Stop or start a folder"), Icon: "clock", Do: p.stopOrStart},
		},
	}
	return p
}

// tools do what the keys do that are about no row.
func (p *Page) tools(ctx *page.Context) fyne.CanvasObject {
	return container.NewHBox(
		tooltip.NewButton(ctx.Tips, lang.L("Add…"), theme.Icon("add"), tooltip.Tip{Title: lang.L("Add a feed"), Body: "n"}, p.add),
		tooltip.NewButton(ctx.Tips, "", theme.Icon("folder"), tooltip.Tip{Title: lang.L("Watch a folder for articles"), Body: "w"}, p.WatchFolder),
		tooltip.NewButton(ctx.Tips, "", theme.Icon("refresh"), tooltip.Tip{Title: lang.L("Look at all feeds now"), Body: "F5"}, p.lookAtAll),
		tooltip.NewButton(ctx.Tips, "", theme.Icon("export"), tooltip.Tip{Title: lang.L("Export the list of feeds"), Body: "e"}, p.export),
	)
}

// count says how many rows there are; the rows say which are feeds.
func (p *Page) count(n int) string {
	if len(p.view.folders) > 0 {
		return strconv.Itoa(n)
	}
	return lang.N("{{.Count}} feeds", n, map[string]any{"Count": n})
}

// Name is the page's name in a route.
func (p *Page) Name() string { return page.Feeds }

// Title is what the window calls it.
func (p *Page) Title() string { return lang.L("Feeds") }

// Keys gives the page's own keys.
func (p *Page) Keys() []page.Key {
	return []page.Key{
		{Keys: "n", Does: lang.L("add a feed by its address, or by that of a page that offers one")},
		{Keys: "w", Does: lang.L("watch a folder: what comes into it becomes articles")},
		{Keys: "Enter", Does: lang.L("look at the feed or the folder now")},
		{Keys: "F5", Does: lang.L("look at all feeds now")},
		{Keys: "p", Does: lang.L("stop a watched folder, or start it again")},
		{Keys: "x", Does: lang.L("remove the feed or the folder; its articles stay")},
		{Keys: "z", Does: lang.L("bring back what was removed last")},
		{Keys: "e", Does: lang.L("export the list of feeds (OPML)")},
	}
}

// The filters, in order.
func inOrder() string { return lang.L("in order") }
func failing() string { return lang.L("failing") }
func ended() string   { return lang.L("ended") }

// Prepare makes the rows by folder and title.
func (p *Page) Prepare(l *story.Ledgers) any {
	v := view{byID: map[string]desk.Subscription{}, folders: map[string]desk.Folder{}}
	if p.Context.Desk == nil {
		return v
	}
	var all []desk.Subscription
	all, v.err = p.Context.Desk.Subscriptions(context.Background(), desk.StoryID(l.Story))
	groups, folders := map[string]bool{}, map[string]int{}
	for _, s := range all {
		v.byID[s.ID] = s
		it := item(s)
		groups[it.Groups[0]] = true
		folders[s.Folder]++
		it.Values = [][]string{{s.Folder}}
		v.Add(it)
	}
	if v.err == nil {
		v.err = p.addFolders(&v, desk.StoryID(l.Story), groups)
	}
	for _, g := range []string{inOrder(), failing(), ended(), watched(), resting()} {
		if groups[g] {
			v.Groups = append(v.Groups, g)
		}
	}
	delete(folders, "")
	v.Facets = []ledger.Facet{{All: lang.L("All folders"), Values: ledger.ByCount(folders, len(folders))}}
	return v
}

// addFolders adds the folders that are watched for a story, and those of the inbox.
func (p *Page) addFolders(v *view, id desk.StoryID, groups map[string]bool) error {
	all, err := p.Context.Desk.Folders(context.Background())
	for _, f := range all {
		if f.Story != id && f.Story != "" {
			continue
		}
		v.folders[f.ID] = f
		it := folderItem(f)
		for _, g := range it.Groups {
			groups[g] = true
		}
		v.Add(it)
	}
	return err
}

func item(s desk.Subscription) ledger.Item {
	row := rowlist.Row{Title: s.Name(), Detail: s.URL, Right: lang.L("never looked at"), Accent: theme.Accent}
	it := ledger.Item{
		Key:     s.ID,
		Subject: func() *page.Subject { return &page.Subject{Title: s.Name()} },
		Groups:  []string{inOrder()},
	}
	if !s.Checked.IsZero() {
		row.Right = moment(s.Checked)
	}
	if s.Title == "" {
		row.Detail = lang.L("its name comes with the first look")
	}
	if s.Folder != "" {
		row.Detail = strings.ReplaceAll(s.Folder, "/", " › ") + " · " + s.URL
	}
	if s.Ended || !s.Problem.IsZero() {
		it.Groups = []string{failing()}
		if s.Ended {
			it.Groups = []string{ended()}
		}
		row.Badge, row.Tone, row.Accent, row.Detail = it.Groups[0], theme.Alert, theme.Alert, said(s.Problem)
	}
	it.Row = func() rowlist.Row { return row }
	return it
}

// moment says a moment on the clock of the wall.
func moment(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// Show swaps in a view.
func (p *Page) Show(v any) {
	p.view = v.(view)
	if p.view.err != nil {
		p.Context.Notice(page.Sentence(p.view.err))
	}
	p.Ledger.Show(p.view.View)
}

// typed does what a letter of the page does that is about no row.
func (p *Page) typed(r rune) bool {
	switch {
	case r == 'n':
		p.add()
	case r == 'w':
		p.WatchFolder()
	case r == 'e':
		p.export()
	case r == 'z' && p.back != nil:
		back := p.back
		p.back = nil
		back()
	default:
		return false
	}
	return true
}

func (p *Page) pressed(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF5 {
		p.lookAtAll()
	}
	return ev.Name == fyne.KeyF5
}

func (p *Page) lookAtAll() {
	if len(p.view.byID) == 0 {
		p.Context.Notice(lang.L("There is no feed to look at. n adds one."))
		return
	}
	p.follow(lang.L("Looking at all feeds."), func() int { return p.Context.Desk.Refresh(p.Context.Story().ID) })
}

// follow starts a job of the desk and shows what came of it once it has ended.
func (p *Page) follow(notice string, start func() int) {
	job := start()
	p.Context.Notice(notice)
	var ended desk.Job
	p.Context.Run(func(ctx context.Context) { ended, _ = p.Context.Desk.Wait(ctx, job) }, func() { // an error is that the window closes
		if came := page.JobResult(ended); came != "" {
			p.Context.Notice(came)
		}
		p.Context.Again()
	})
}

// add asks for an address.
func (p *Page) add() {
	p.Context.Form(lang.L("Add a feed, or a page that offers one"), lang.L("Add"), []page.Field{
		{Name: "address", Label: lang.L("Address")},
		{Name: "folder", Label: lang.L("Folder (may be empty)")},
	}, func(values []string) {
		address := strings.TrimSpace(values[0])
		if address == "" {
			return
		}
		p.follow(lang.L("Looking at {{.Address}}", map[string]any{"Address": address}), func() int {
			return p.Context.Desk.Subscribe(p.Context.Story().ID, address, strings.Trim(strings.TrimSpace(values[1]), "/"))
		})
	})
}

// look looks at the selected feed or folder now.
func (p *Page) look(it ledger.Item) {
	if f, ok := p.folderOf(it); ok {
		p.Context.Desk.LookAtFolders()
		p.Context.Notice(lang.L("Looking at {{.Name}}", map[string]any{"Name": f.Name()}))
		return
	}
	p.follow(lang.L("Looking at {{.Name}}", map[string]any{"Name": it.Row().Title}), func() int {
		return p.Context.Desk.Refresh(p.Context.Story().ID, it.Key)
	})
}

func (p *Page) remove(it ledger.Item) {
	if f, ok := p.folderOf(it); ok {
		p.removeFolder(f)
		return
	}
	s := p.view.byID[it.Key]
	p.change(lang.L("Removed {{.Name}}; its articles stay. z brings it back.", map[string]any{"Name": s.Name()}), func(ctx context.Context, id desk.StoryID) error {
		return p.Context.Desk.Unsubscribe(ctx, id, s.ID)
	})
	p.back = func() {
		p.change(lang.L("Brought back {{.Name}}", map[string]any{"Name": s.Name()}), func(ctx context.Context, id desk.StoryID) error {
			return p.Context.Desk.Resubscribe(ctx, id, s)
		})
	}
}

// Drop takes lists of feeds that were dropped on the page.
func (p *Page) Drop(paths []string) bool {
	for _, path := range paths {
		if !strings.EqualFold(filepath.Ext(path), ".opml") {
			return false
		}
	}
	p.follow(lang.L("Adding the feeds of the list."), func() int { return p.Context.Desk.Import(p.Context.Story().ID, paths) })
	return true
}

// change changes what brings articles, off the UI goroutine.
func (p *Page) change(notice string, do func(context.Context, desk.StoryID) error) {
	id := p.Context.Story().ID
	var err error
	p.Context.Run(func(ctx context.Context) { err = do(ctx, id) }, func() {
		if err != nil {
			p.Context.Notice(page.Sentence(err))
			return
		}
		p.Context.Notice(notice)
		p.Context.Again()
	})
}

func (p *Page) export() {
	if len(p.view.byID) == 0 {
		p.Context.Notice(lang.L("There is no feed to export."))
		return
	}
	id := p.Context.Story().ID
	p.Context.Save("feeds.opml", func(w io.Writer) error { return p.Context.Desk.ExportOPML(context.Background(), id, w) })
}

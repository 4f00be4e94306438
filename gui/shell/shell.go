package shell

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/settings"
	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/tooltip"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

// Options says how the window is made.
type Options struct {
	// Version is shown in About.
	Version string
	// Look is the theme to begin with; the person's setting comes over it.
	Look theme.Options
	// Tour offers the tour when the sample story is opened for the first time.
	Tour bool
	// Asked is what the program was started for.
	Asked desk.Handover
	// Register has the system open Readout's links with this program; nil where it cannot.
	Register func() error
	// Do runs a function on the UI goroutine; nil means fyne.Do. Async runs work off
	// it; nil means the desk's Background. Tests set both, to have one goroutine.
	Do    func(func())
	Async func(func(context.Context))
	// Shown is called on the UI goroutine when a page shows what it was opened for; nil
	// for nobody. The measurements wait for it.
	Shown func(page string)
}

// Shell is the window.
type Shell struct {
	app    fyne.App
	window fyne.Window
	desk   *desk.Desk
	opts   Options
	tongue tongue

	places  []place
	stories []desk.Story
	story   desk.Story
	ledgers *story.Ledgers // those shown last; nil before
	views   views          // what pages prepared of these ledgers
	history history
	belong  belonging
	context *page.Context
	// subject is what the keys rule on: row, the page's selected one, or the mark in the
	// reader that was last pressed or reached by Tab.
	subject, row *page.Subject
	// asked counts the loads asked for; an answer to an older one is dropped.
	asked atomic.Int64
	shown int // counts what was shown

	tips   *tooltip.Layer
	frame  *frame
	beside *beside
	keys   keys
	modal  *openDialog
	recent []string // what was lately chosen in the palette
	asking []string // addresses of links that wait for an answer
	chosen settings.Choices
	closed bool
}

// New makes the window on a desk; Window().Show shows it.
func New(app fyne.App, d *desk.Desk, opts Options) *Shell {
	if opts.Do == nil {
		opts.Do = fyne.Do
	}
	if opts.Async == nil {
		opts.Async = d.Background
	}
	s := &Shell{app: app, desk: d, opts: opts}
	s.tips = tooltip.NewLayer(s.later)
	s.window = app.NewWindow("Readout")
	s.window.SetPadded(false)
	s.window.SetMaster()
	s.restoreChoices()
	s.context = &page.Context{
		Open: s.open, Go: s.goTo, Subject: s.setSubject, Decide: s.decide,
		Rune: s.typedRune, Going: func() bool { return s.keys.goes }, Key: s.typedKey, Refocus: s.refocus,
		Accept: s.accept, Reject: s.reject, Fix: s.fix, Menu: s.rowMenuAt, Choose: s.choose, Tips: s.tips,
		Desk: d, Story: func() desk.Story { return s.story }, Run: s.run, Again: s.again, Form: s.ask, Folder: s.askFolder, Save: s.save,
		Notice: func(text string) { s.frame.notice(text, false) },
	}
	s.build()
	s.shortcuts()
	s.window.SetOnDropped(s.dropped)
	s.window.SetCloseIntercept(s.Close)
	d.StoryChanged.Subscribe(func(c desk.StoryChange) { s.onUI(func() { s.storyChanged(c) }) })
	d.OnFolders(func() { s.onUI(s.foldersLooked) })
	d.TakeHandovers(func(h desk.Handover) { s.onUI(func() { s.handed(h) }) })
	d.OnJob(func(j desk.Job) { s.onUI(func() { s.frame.jobs.changed(j) }) })
	s.restore()
	return s
}

// build makes all that stands in the window, in the language in force.
func (s *Shell) build() {
	s.places = append(places(s.context), place{page: s.settingsPage(), letter: ',', begins: true})
	s.beside = newBeside(s)
	s.frame = newFrame(s)
	s.window.SetContent(s.frame.object)
	s.window.SetMainMenu(s.menu())
}

// rebuild makes the window's content anew, as after a change of its language, and
// shows again what was shown.
func (s *Shell) rebuild() {
	s.keepRow()
	s.frame.keepSplit()
	splits := s.frame.splits
	s.build()
	s.views = views{} // they hold words in the language of before
	s.frame.splits = splits
	if s.story.ID != "" {
		s.frame.openStory()
		s.showRoute(s.history.current())
	} else {
		s.frame.firstStart()
	}
}

// Window gives the window.
func (s *Shell) Window() fyne.Window { return s.window }

// Close ends what Stop ends, and closes the window.
func (s *Shell) Close() {
	if s.closed {
		return
	}
	s.Stop()
	s.window.SetCloseIntercept(nil)
	s.window.Close()
}

// Stop remembers the state, stops the jobs and closes the archive. It is for when the
// toolkit has ended already, and the window with it: its menu and the system can do that.
func (s *Shell) Stop() {
	if s.closed {
		return
	}
	s.closed = true
	s.remember()
	if err := s.desk.Close(); err != nil {
		fyne.LogError("closing the archive", err)
	}
}

// onUI runs f on the UI goroutine.
func (s *Shell) onUI(f func()) {
	s.opts.Do(func() {
		if !s.closed {
			f()
		}
	})
}

// run does work off the UI goroutine and then shows it on it.
func (s *Shell) run(work func(context.Context), then func()) {
	s.opts.Async(func(ctx context.Context) {
		work(ctx)
		s.onUI(then)
	})
}

// current gives the page shown.
func (s *Shell) current() page.Page {
	return s.pageNamed(s.history.current().Page)
}

func (s *Shell) pageNamed(name string) page.Page {
	for _, p := range s.places {
		if p.page.Name() == name {
			return p.page
		}
	}
	return s.places[0].page
}

// goTo opens a page at a row.
func (s *Shell) goTo(r page.Route) {
	s.keepRow()
	s.history.visit(r)
	s.showRoute(r)
}

// again makes the views of the pages anew.
func (s *Shell) again() {
	s.views = views{}
	s.refresh("")
}

// keepRow notes on the trail which row of the current page is selected.
func (s *Shell) keepRow() {
	if len(s.history.routes) > 0 {
		s.history.keep(s.current().Selected())
	}
}

func (s *Shell) back() {
	s.keepRow()
	if r, ok := s.history.back(); ok {
		s.showRoute(r)
	}
}

func (s *Shell) forward() {
	s.keepRow()
	if r, ok := s.history.forward(); ok {
		s.showRoute(r)
	}
}

func (s *Shell) showRoute(r page.Route) {
	p := s.pageNamed(r.Page)
	s.subject, s.row = nil, nil
	s.frame.show(p)
	ready := s.views[p.Name()]
	if ready != nil && ready.ready {
		s.onUI(func() { // after the frame, which may have to be laid out for the page
			if s.views[p.Name()] == ready && s.current() == p {
				s.show(ready, r.Row)
			}
		})
	}
	s.load(r.Row, ready != nil && ready.ready)
	s.refocus()
}

// foldersLooked shows on the page of feeds how the watched folders stand now.
func (s *Shell) foldersLooked() {
	delete(s.views, page.Feeds)
	if s.story.ID != "" && s.current().Name() == page.Feeds && s.modal == nil {
		s.refresh("")
	}
}

func (s *Shell) storyChanged(c desk.StoryChange) {
	if c.Story != s.story.ID {
		return
	}
	if c.Change.Articles > 0 {
		said := page.ChangeWords(c.Change)
		s.frame.notice(said, false)
		s.frame.toast.show(said, func() { s.goTo(page.Route{Page: page.Overview}) })
	}
	s.lookWhereBelong(c.Story, c.New)
	row := ""
	if s.current().Name() == page.Articles {
		row = c.Change.Latest // what has just come in is what one wants to see
	}
	s.refresh(row)
	s.beside.reload()
}

// openStory shows a story from its overview, or from where it was left.
func (s *Shell) openStory(st desk.Story, r page.Route) {
	s.story, s.ledgers, s.views = st, nil, views{}
	s.frame.bar.find.SetText("")
	s.frame.notice(lang.L("Opening {{.Story}}…", map[string]any{"Story": st.Name}), false)
	s.history = history{}
	s.beside.clear()
	s.window.SetTitle(st.Name + " – Readout")
	s.frame.openStory()
	if r.Page == "" {
		r.Page = page.Overview
	}
	s.goTo(r)
	s.opening(s.frame.said.Text)
}

// openingTime is how often it is said how far a story is opened.
const openingTime = 400 * time.Millisecond

// opening says how far the story is opened, until it is or something else was said since.
func (s *Shell) opening(said string) {
	id := s.story.ID
	s.later(openingTime, func() {
		if s.story.ID != id || s.ledgers != nil || s.frame.said.Text != said {
			return
		}
		read, of := s.desk.Opening(id)
		words := map[string]any{"Story": s.story.Name, "Read": read, "All": of}
		now := said
		switch {
		case read < of:
			now = lang.L("Opening {{.Story}}: {{.Read}} of {{.All}} articles", words)
		case of > 0:
			now = lang.L("Opening {{.Story}}: the record of {{.All}} articles is put together", words)
		}
		if now != said {
			s.frame.notice(now, false)
		}
		s.opening(now)
	})
}

// setSubject takes the row that a page selects. The keys rule on it, unless they go to a
// mark in the reader: then a page that is shown anew does not turn them away from it.
func (s *Shell) setSubject(subject *page.Subject) {
	if !s.onMark() {
		s.subject = subject
	}
	s.row = subject
	s.frame.refreshBar()
}

// onMark says whether the keys rule on a mark in the reader.
func (s *Shell) onMark() bool {
	return s.subject != s.row && s.window.Canvas().Focused() == s.beside.reader && s.beside.reader.Focus() != ""
}

// toPage gives the keys to the page, and lets them rule on its row.
func (s *Shell) toPage() {
	s.window.Canvas().Focus(s.current().Focus())
	s.subject = s.row
	s.frame.refreshBar()
}

// later runs f on the UI goroutine after a time.
func (s *Shell) later(d time.Duration, f func()) { time.AfterFunc(d, func() { s.onUI(f) }) }

// failed tells of an error in one sentence.
func (s *Shell) failed(err error) {
	s.frame.notice(page.Sentence(err), false)
}

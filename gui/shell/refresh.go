package shell

import (
	"context"
	"sync"
	"time"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
)

// views are what pages prepared of the ledgers shown, or are to, by the page's name.
type views map[string]*view

// view is what a page prepares of ledgers, once.
type view struct {
	of    page.Page
	once  sync.Once
	made  any
	ready bool // it is made; known to the UI goroutine
	shown bool // the page shows it
}

// prepare makes the view, off the UI goroutine. Who asks while it is made waits for it.
func (v *view) prepare(l *story.Ledgers) { v.once.Do(func() { v.made = v.of.Prepare(l) }) }

// of gives the view of a page, which may not be ready.
func (vs views) of(p page.Page) *view {
	v := vs[p.Name()]
	if v == nil {
		v = &view{of: p}
		vs[p.Name()] = v
	}
	return v
}

// refresh shows the current page anew where the story has changed. A row is selected when
// its key is given.
func (s *Shell) refresh(row string) { s.load(row, false) }

// load fetches the story's ledgers, lets the current page prepare its view of them off the
// UI goroutine and shows it; a view of the same ledgers is neither prepared nor shown
// twice. There is nothing to show where the page stands and the ledgers are the same.
func (s *Shell) load(row string, stands bool) {
	if s.story.ID == "" {
		return
	}
	asked, id, p := s.asked.Add(1), s.story.ID, s.current()
	before, v := s.ledgers, s.views.of(p)
	fresh := !v.ready
	var ledgers *story.Ledgers
	var err error
	s.run(func(ctx context.Context) {
		if ledgers, err = s.desk.Ledgers(ctx, id); err != nil {
			return
		}
		if ledgers != before {
			v, fresh = &view{of: p}, true
		}
		// Whoever has gone on to another page does not wait for this one.
		if asked == s.asked.Load() {
			v.prepare(ledgers)
			return
		}
		fresh = false
	}, func() {
		v.ready = v.ready || fresh && err == nil
		if asked != s.asked.Load() {
			return
		}
		if err != nil {
			s.failed(err)
			return
		}
		if before == nil { // the story has just been opened
			s.frame.notice("", false)
		}
		if ledgers != s.ledgers {
			s.ledgers, s.views = ledgers, views{}
			s.count()
		}
		if fresh || !stands {
			s.views[p.Name()] = v
			s.show(v, row)
		}
	})
}

// show has the current page show its view and selects a row of it: the one given, the one
// that was, or the first.
func (s *Shell) show(v *view, row string) {
	p, fresh := v.of, !v.shown
	if fresh {
		v.shown = true
		p.Show(v.made)
	}
	s.shown++
	s.desk.Used()
	if row == "" && p.Selected() == "" {
		row = p.First()
	} else if row == "" && !fresh {
		row = p.Selected() // the keys are about it again
	}
	if row != "" {
		p.Select(row)
	}
	s.frame.refreshBar()
	if s.opts.Shown != nil {
		s.opts.Shown(p.Name())
	}
	s.ahead()
}

// count says on the rail what waits on each page.
func (s *Shell) count() {
	l, places := s.ledgers, s.places
	waiting := map[string]int{}
	s.run(func(context.Context) {
		for _, p := range places {
			if w, ok := p.page.(page.Waiting); ok {
				waiting[p.page.Name()] = w.Waiting(l)
			}
		}
	}, func() {
		if l == s.ledgers {
			s.frame.rail.count(waiting)
		}
	})
}

// pause is how long the window is left alone before pages are prepared that nobody asked
// for.
const pause = 200 * time.Millisecond

// ahead prepares the other pages, one after another, while the window shows what it
// showed: whoever goes to one of them then finds it ready.
func (s *Shell) ahead() {
	shown := s.shown
	s.later(pause, func() { s.next(shown) })
}

// next prepares one more page.
func (s *Shell) next(shown int) {
	if shown != s.shown || s.ledgers == nil {
		return
	}
	for _, place := range s.places {
		l, v := s.ledgers, s.views.of(place.page)
		if v.ready {
			continue
		}
		s.run(func(context.Context) { v.prepare(l) }, func() {
			v.ready = true
			s.next(shown)
		})
		return
	}
}

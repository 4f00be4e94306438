package desk

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/capture/fetch"
	"github.com/readout-app/readout/internal/message"
)

// fetchers is how many hosts are asked at once.
const fetchers = 4

// look is what a look at a feed gave.
type look struct {
	sub  Subscription
	feed feed.Feed // without entries where nothing changed
	err  error
}

// arrived is a new entry of a feed.
type arrived struct {
	feed  feed.Feed
	entry feed.Entry
}

// gathering is an import's work on the feeds of a story: it looks at them, leaves out what
// the story has seen, and notes of each that it was looked at once its new entries are on
// disk.
type gathering struct {
	desk  *Desk
	story StoryID
	feeds map[string]Subscription // as they were at the beginning, by ID

	mu    sync.Mutex
	names map[string][]string // of the entries seen of each, the latest last; see recall
	seen  map[string]bool     // all those names; nil before they were needed
	looks map[int]looked      // those that have not been noted, by unit
}

// looked is a look that was told of, with the names of all entries and the number of those
// that are new.
type looked struct {
	look
	names []string
	fresh int
}

// gather begins the work on the feeds of a story.
func (d *Desk) gather(ctx context.Context, id StoryID) (*gathering, error) {
	all, err := d.Subscriptions(ctx, id)
	if err != nil {
		return nil, err
	}
	g := &gathering{desk: d, story: id, feeds: map[string]Subscription{}, names: map[string][]string{}, looks: map[int]looked{}}
	for _, s := range all {
		g.feeds[s.ID] = s
	}
	return g, nil
}

// recall has the names known of all entries that were seen; under mu.
func (g *gathering) recall(ctx context.Context) {
	if g.seen != nil {
		return
	}
	g.seen = map[string]bool{}
	for id := range g.feeds {
		var names []string
		g.desk.Setting(ctx, seenKey(g.story, id), &names)
		g.names[id] = names
		for _, n := range names {
			g.seen[n] = true
		}
	}
}

// errUnsubscribed says that a feed was removed before it was looked at again.
const errUnsubscribed message.Kind = "the story takes this feed no more"

// look asks for a feed.
func (g *gathering) look(ctx context.Context, id string) look {
	s, ok := g.feeds[id]
	if !ok {
		return look{Subscription{ID: id}, feed.Feed{}, errUnsubscribed}
	}
	resp, err := g.desk.fetch.Get(ctx, fetch.Request{URL: s.URL, ETag: s.ETag, Modified: s.Modified, Given: s.Typed})
	if err != nil || resp.Unchanged {
		return look{s, feed.Feed{}, err}
	}
	f, err := feed.Parse(resp.Data, sentAs(resp))
	if err != nil {
		return look{s, feed.Feed{}, err}
	}
	s.take(resp, f)
	return look{s, f, nil}
}

// entries gives an input for a look, which is a unit's, and one for each entry that the
// story has not seen.
func (g *gathering) entries(ctx context.Context, unit int, l look) (int, iter.Seq[input]) {
	var news []arrived
	known := looked{look: l}
	g.mu.Lock()
	if len(l.feed.Entries) > 0 {
		g.recall(ctx)
	}
	for i, names := range namesOf(l.feed.Entries) {
		if !slices.ContainsFunc(names, func(n string) bool { return g.seen[n] }) {
			news = append(news, arrived{l.feed, l.feed.Entries[i]})
		}
		for _, n := range names {
			g.seen[n] = true
		}
		known.names = append(known.names, names...)
	}
	known.fresh = len(news)
	known.feed = feed.Feed{} // it is not held on to
	g.looks[unit] = known
	g.mu.Unlock()
	return 1 + len(news), func(yield func(input) bool) {
		if !yield(input{source: capture.Source{Name: l.sub.Name()}, err: l.err, bare: true}) {
			return
		}
		fetching(ctx, news, g.desk.arrive)(yield)
	}
}

// note notes of the feeds of some units that they were looked at.
func (g *gathering) note(from, to int) error {
	d := g.desk
	looks := map[string]looked{}
	g.mu.Lock()
	for unit := from; unit < to; unit++ {
		if l, ok := g.looks[unit]; ok {
			looks[l.sub.ID] = l
			delete(g.looks, unit)
		}
	}
	g.mu.Unlock()
	if len(looks) == 0 {
		return nil
	}
	for id, l := range looks {
		if l.fresh == 0 {
			continue
		}
		g.mu.Lock()
		names := recall(g.names[id], l.names)
		g.names[id] = names
		g.mu.Unlock()
		if err := d.archive.SetSetting(seenKey(g.story, id), names); err != nil {
			return err
		}
	}
	now := d.opts.Clock()
	return d.changeFeeds(g.story, func(all []Subscription) ([]Subscription, error) {
		for i, s := range all {
			if l, ok := looks[s.ID]; ok { // it was not removed meanwhile
				l.sub.looked(now, l.fresh, l.err)
				l.sub.Folder = s.Folder
				all[i] = l.sub
			}
		}
		return all, nil
	})
}

// waitOf gives how long a host asked to be left alone.
func waitOf(err error) time.Duration {
	if e := (*fetch.Error)(nil); errors.As(err, &e) {
		return e.After
	}
	return 0
}

// arrive makes an input of an entry: of the article it points to where the feed carries
// no more than a teaser, or else, and where that cannot be had, of the feed's own words.
func (d *Desk) arrive(ctx context.Context, a arrived) input {
	own, err := capture.Entry(a.feed, a.entry)
	_, stub := a.entry.Markup()
	if !stub || a.entry.Link == "" {
		return input{source: own, err: err}
	}
	known := article.Front{}
	if page, err := a.feed.Page(a.entry); err == nil {
		known = page.Front
	}
	resp, ferr := d.fetch.Get(ctx, fetch.Request{URL: a.entry.Link, Robots: true})
	switch {
	case ferr == nil && err == nil:
		return input{source: capture.Web(resp.URL, resp.Type, resp.Data, known), or: &own}
	case ferr == nil:
		return input{source: capture.Web(resp.URL, resp.Type, resp.Data, known)}
	case err == nil && ctx.Err() == nil:
		d.opts.Log.Info("taking the feed's own words", "article", a.entry.Link, "error", ferr)
		return input{source: own}
	}
	return input{source: capture.Source{Name: a.entry.Link}, err: ferr, from: pageUnit + a.entry.Link}
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/capture/fetch"
)

// Subscribe looks at an address as a background job and gives the job's ID. A feed there,
// or the first that a page there offers, becomes one of the story's, and its entries come
// in as articles.
func (d *Desk) Subscribe(id StoryID, address, folder string) int {
	return d.intake(id, "Subscribing to "+address, func(ctx context.Context, t *task) ([]input, func() error, error) {
		s, f, err := d.discover(ctx, withScheme(address))
		if err != nil {
			return nil, nil, err
		}
		s.Folder = folder
		if err := d.Resubscribe(ctx, id, s); err != nil {
			return nil, nil, err
		}
		inputs, kept := d.fresh(ctx, t, id, []look{{s, f, nil}})
		return inputs, kept, nil
	})
}

// withScheme gives an address as people type it in full.
func withScheme(address string) string {
	if address = strings.TrimSpace(address); !strings.Contains(address, "://") {
		return "https://" + address
	}
	return address
}

// discover finds the feed at an address, or the first that a page there offers.
func (d *Desk) discover(ctx context.Context, address string) (Subscription, feed.Feed, error) {
	for hop := 0; ; hop++ {
		resp, err := d.fetch.Get(ctx, fetch.Request{URL: address, Given: hop == 0})
		if err != nil {
			return Subscription{}, feed.Feed{}, err
		}
		f, err := feed.Parse(resp.Data, sentAs(resp))
		if err == nil {
			s := d.subscription(address)
			s.Typed = hop == 0
			s.take(resp, f)
			return s, f, nil
		}
		offered := feed.Offered(resp.Data, resp.URL)
		if hop > 0 || len(offered) == 0 {
			return Subscription{}, feed.Feed{}, errors.New("there is no feed at this address, and the page offers none; to take the page itself, add its address to the articles")
		}
		address = offered[0]
	}
}

func sentAs(r fetch.Response) feed.Sent {
	return feed.Sent{Type: r.Type, Base: r.URL, Language: r.Language}
}

// take notes what a feed says of itself.
func (s *Subscription) take(r fetch.Response, f feed.Feed) {
	s.ETag, s.Modified = r.ETag, r.Modified
	if r.Moved != "" {
		s.URL, s.Typed = r.Moved, false
	}
	if s.Title == "" {
		s.Title = f.Title
	}
	if f.Link != "" {
		s.Site = f.Link
	}
	s.Latest = nil
	for _, e := range f.Entries[:min(len(f.Entries), shown)] {
		s.Latest = append(s.Latest, FeedItem{Title: e.Title, URL: e.Link, Published: either(e.Published, e.Updated)})
	}
	slices.SortStableFunc(s.Latest, func(a, b FeedItem) int { return strings.Compare(b.Published, a.Published) })
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Refresh looks at feeds of a story as a background job, at all of them where none is
// named, and gives the job's ID. New entries become articles.
func (d *Desk) Refresh(id StoryID, feeds ...string) int {
	return d.intake(id, "Looking at feeds", func(ctx context.Context, t *task) ([]input, func() error, error) {
		all, err := d.Subscriptions(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		if len(feeds) > 0 {
			all = slices.DeleteFunc(all, func(s Subscription) bool { return !slices.Contains(feeds, s.ID) })
		}
		t.total.Add(int64(len(all)))
		var looks []look
		inOrder(ctx, fetchers, slices.Values(all), d.look, func(l look) bool {
			t.done.Add(1)
			if l.err != nil {
				t.fail(Failure{Name: l.sub.Name(), Reason: Sentence(l.err)})
			}
			looks = append(looks, l)
			return ctx.Err() == nil
		})
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		inputs, kept := d.fresh(ctx, t, id, looks)
		return inputs, kept, nil
	})
}

// fetchers is how many hosts are asked at once.
const fetchers = 4

// look is what a look at a feed gave.
type look struct {
	sub  Subscription
	feed feed.Feed // without entries where nothing changed
	err  error
}

// look asks for a feed.
func (d *Desk) look(ctx context.Context, s Subscription) look {
	resp, err := d.fetch.Get(ctx, fetch.Request{URL: s.URL, ETag: s.ETag, Modified: s.Modified, Given: s.Typed})
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

// arrived is a new entry of a feed.
type arrived struct {
	feed  feed.Feed
	entry feed.Entry
}

// fresh makes inputs of the entries that the story has not seen, and gives what notes
// the feeds as looked at once those have been kept.
func (d *Desk) fresh(ctx context.Context, t *task, id StoryID, looks []look) ([]input, func() error) {
	seen := map[string]bool{}
	all, err := d.Subscriptions(ctx, id)
	if err != nil {
		return nil, func() error { return err }
	}
	remembered := map[string][]string{}
	for _, s := range all {
		var names []string
		d.Setting(ctx, seenKey(id, s.ID), &names)
		remembered[s.ID] = names
		for _, n := range names {
			seen[n] = true
		}
	}
	var news []arrived
	count := make([]int, len(looks))
	for i, l := range looks {
		for _, e := range l.feed.Entries {
			names := namesOf(e)
			if !slices.ContainsFunc(names, func(n string) bool { return seen[n] }) {
				news = append(news, arrived{l.feed, e})
				count[i]++
			}
			for _, n := range names {
				if !seen[n] {
					remembered[l.sub.ID] = append(remembered[l.sub.ID], n)
				}
				seen[n] = true
			}
		}
	}
	return fetchAll(ctx, t, news, d.arrive), func() error {
		for _, l := range looks {
			names := remembered[l.sub.ID]
			if err := d.archive.SetSetting(seenKey(id, l.sub.ID), names[max(0, len(names)-recalled):]); err != nil {
				return err
			}
		}
		return d.changeFeeds(id, func(all []Subscription) ([]Subscription, error) {
			for i, l := range looks {
				at := slices.IndexFunc(all, func(s Subscription) bool { return s.ID == l.sub.ID })
				if at < 0 {
					continue // it was removed meanwhile
				}
				l.sub.looked(d.opts.Clock(), count[i], l.err, waitOf(l.err))
				l.sub.Ended = errors.Is(l.err, fetch.ErrGone)
				l.sub.Folder = all[at].Folder
				all[at] = l.sub
			}
			return all, nil
		})
	}
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
	return input{source: capture.Source{Name: a.entry.Link}, err: ferr}
}

// namesOf gives the names that an entry is recognised by: the feed's own name for it, its
// address without what counts readers, and its title with its time. One that has any of
// them in common with one seen before is the same.
func namesOf(e feed.Entry) []string {
	var out []string
	for kind, s := range map[string]string{"id": e.ID, "at": bare(e.Link), "as": e.Title + "\x00" + e.Published} {
		if s == "" || kind == "as" && (e.Title == "" || len(e.Published) <= len(time.DateOnly)) {
			continue
		}
		h := fnv.New64a()
		h.Write([]byte(kind + s)) // never fails
		out = append(out, fmt.Sprintf("%016x", h.Sum64()))
	}
	slices.Sort(out)
	return out
}

// bare gives an address without its scheme and what counts readers.
func bare(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || slices.Contains([]string{"fbclid", "gclid", "at_medium", "at_campaign", "cmpid", "ref", "source"}, key) {
			q.Del(key)
		}
	}
	return strings.TrimPrefix(u.Hostname(), "www.") + strings.TrimSuffix(u.EscapedPath(), "/") + "?" + q.Encode()
}

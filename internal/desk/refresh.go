package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/capture/fetch"
)

// errand is what an import is to do with feeds.
type errand struct {
	// Subscribe is an address at which there is a feed that the story is to have, in a
	// folder.
	Subscribe string `json:"subscribe,omitempty"`
	Folder    string `json:"folder,omitempty"`
	// Only names the feeds to look at; all of the story where it is empty. Due leaves out
	// those that are not due.
	Only []string `json:"only,omitempty"`
	Due  bool     `json:"due,omitempty"`
}

// Subscribe looks at an address as a background job and gives the job's ID. A feed there,
// or the first that a page there offers, becomes one of the story's, and its entries come
// in as articles.
func (d *Desk) Subscribe(id StoryID, address, folder string) int {
	return d.begin(id, subscribing.With(address), entry{Feeds: &errand{Subscribe: address, Folder: folder}}).id
}

// Refresh looks at feeds of a story as a background job, at all of them where none is
// named, and gives the job's ID. New entries become articles.
func (d *Desk) Refresh(id StoryID, feeds ...string) int {
	return d.begin(id, lookingAtFeeds.With(), entry{Feeds: &errand{Only: feeds}}).id
}

// listFeeds finds out which feeds an import is to look at. One that it subscribes to has
// been looked at then.
func (d *Desk) listFeeds(ctx context.Context, id StoryID, e errand) (entry, map[string]look, error) {
	if e.Subscribe != "" {
		s, f, err := d.discover(ctx, withScheme(e.Subscribe))
		if err != nil {
			return entry{}, nil, err
		}
		s.Folder = e.Folder
		unlooked := s
		unlooked.ETag, unlooked.Modified = "", "" // until its entries have been kept
		if err := d.Resubscribe(ctx, id, unlooked); err != nil {
			return entry{}, nil, err
		}
		unit := feedUnit + s.ID
		return entry{Listed: true, Units: []string{unit}}, map[string]look{unit: {s, f, nil}}, nil
	}
	all, err := d.Subscriptions(ctx, id)
	if err != nil {
		return entry{}, nil, err
	}
	out := entry{Listed: true}
	now := d.opts.Clock()
	for _, s := range all {
		if (len(e.Only) == 0 || slices.Contains(e.Only, s.ID)) && (!e.Due || s.due(now)) {
			out.Units = append(out.Units, feedUnit+s.ID)
		}
	}
	return out, nil, nil
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

package desk

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/capture/fetch"
	"github.com/readout-app/readout/internal/message"
)

// Subscription is a feed that a story takes articles from.
type Subscription struct {
	ID     string `json:"id"` // within its story; it never changes
	Title  string `json:"title"`
	Folder string `json:"folder,omitempty"` // folders joined by "/"
	URL    string `json:"url"`
	Site   string `json:"site,omitempty"`
	// Every is how long to wait between two looks at present, in which Next is the next.
	// It grows while nothing new comes and shrinks when something does.
	Every time.Duration `json:"every"`
	Next  time.Time     `json:"next"`
	// Checked is when the feed was last asked for; zero for never.
	Checked time.Time `json:"checked"`
	// Problem is why the last look failed, a part of a sentence; zero where it did not. Failures
	// counts those that failed in a row.
	Problem  message.Data `json:"problem,omitzero"`
	Failures int          `json:"failures,omitempty"`
	// Ended says that the host called the feed gone for good: it is looked at no more
	// unless a person asks.
	Ended bool `json:"ended,omitempty"`
	// Latest are the newest entries, the newest first.
	Latest []FeedItem `json:"latest,omitempty"`

	// Typed says that a person typed the address, and no page, list or host named it.
	Typed    bool   `json:"typed,omitempty"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"`
}

// Name gives the feed's title, or its address where it has none yet.
func (s Subscription) Name() string {
	if s.Title != "" {
		return s.Title
	}
	return s.URL
}

// FeedItem is an entry of a feed as the list of feeds shows it.
type FeedItem struct {
	Title     string `json:"title"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"` // ISO 8601, "" for unknown
}

// How often feeds are looked at.
const (
	soonest = 15 * time.Minute
	atFirst = time.Hour
	latest  = 24 * time.Hour
	shown   = 20 // entries kept of a feed for the list
)

// ErrSubscribed says that a story has a feed already.
const ErrSubscribed message.Kind = "the story takes this feed already"

func feedsKey(id StoryID) string             { return "feeds/" + string(id) }
func seenKey(id StoryID, feed string) string { return feedsKey(id) + "/seen/" + feed }

// Subscriptions gives the feeds of a story by folder and title.
func (d *Desk) Subscriptions(_ context.Context, id StoryID) ([]Subscription, error) {
	d.feeds.mu.Lock()
	defer d.feeds.mu.Unlock()
	return d.subscriptions(id)
}

// subscriptions gives the feeds of a story, to a caller who holds d.feeds.mu.
func (d *Desk) subscriptions(id StoryID) ([]Subscription, error) {
	if all, known := d.feeds.of[id]; known {
		return slices.Clone(all), nil
	}
	var all []Subscription
	if _, err := d.archive.Setting(feedsKey(id), &all); err != nil {
		return nil, fmt.Errorf("listing the feeds: %w", err)
	}
	slices.SortStableFunc(all, func(a, b Subscription) int {
		return strings.Compare(strings.ToLower(a.Folder+"\x00"+a.Name()), strings.ToLower(b.Folder+"\x00"+b.Name()))
	})
	d.feeds.of[id] = slices.Clone(all)
	return all, nil
}

// changeFeeds changes the feeds of a story, in one step.
func (d *Desk) changeFeeds(id StoryID, change func([]Subscription) ([]Subscription, error)) error {
	d.feeds.mu.Lock()
	defer d.feeds.mu.Unlock()
	all, err := d.subscriptions(id)
	if err != nil {
		return err
	}
	if all, err = change(all); err != nil {
		return err
	}
	d.feeds.next = time.Time{}
	delete(d.feeds.of, id)
	if err := d.archive.SetSetting(feedsKey(id), all); err != nil {
		return fmt.Errorf("keeping the feeds: %w", err)
	}
	return nil
}

// Resubscribe puts a feed into a story as it is given, so that a removal can be undone.
// It fails with ErrSubscribed.
func (d *Desk) Resubscribe(_ context.Context, id StoryID, s Subscription) error {
	err := d.changeFeeds(id, func(all []Subscription) ([]Subscription, error) {
		if slices.ContainsFunc(all, func(o Subscription) bool { return o.ID == s.ID || o.URL == s.URL }) {
			return nil, ErrSubscribed
		}
		return append(all, s), nil
	})
	d.feeds.woken.ring()
	return err
}

// Unsubscribe takes a feed out of a story; its articles stay.
func (d *Desk) Unsubscribe(_ context.Context, id StoryID, feed string) error {
	return d.changeFeeds(id, func(all []Subscription) ([]Subscription, error) {
		return slices.DeleteFunc(all, func(s Subscription) bool { return s.ID == feed }), nil
	})
}

// ImportOPML puts the feeds of a list in OPML into a story and gives how many are new.
// They are looked at when they are refreshed next.
func (d *Desk) ImportOPML(_ context.Context, id StoryID, path string) (added int, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, fmt.Errorf("reading the list of feeds: %w", err)
	}
	list, err := feed.ReadOPML(data)
	if err != nil {
		return 0, err
	}
	err = d.changeFeeds(id, func(all []Subscription) ([]Subscription, error) {
		for _, o := range list {
			if slices.ContainsFunc(all, func(s Subscription) bool { return s.URL == o.URL }) {
				continue
			}
			s := d.subscription(o.URL)
			s.Title, s.Folder, s.Site = o.Title, o.Folder, o.Site
			all = append(all, s)
			added++
		}
		return all, nil
	})
	d.feeds.woken.ring()
	return added, err
}

// ExportOPML writes the feeds of a story as a list in OPML.
func (d *Desk) ExportOPML(ctx context.Context, id StoryID, w io.Writer) error {
	all, err := d.Subscriptions(ctx, id)
	if err != nil {
		return err
	}
	list := make([]feed.Outline, len(all))
	for i, s := range all {
		list[i] = feed.Outline{Title: s.Title, Folder: s.Folder, URL: s.URL, Site: s.Site}
	}
	return feed.WriteOPML(w, "Readout", d.opts.Clock(), list)
}

// subscription makes a new one, due at once.
func (d *Desk) subscription(url string) Subscription {
	h := fnv.New64a()
	h.Write([]byte(url)) // never fails
	return Subscription{ID: fmt.Sprintf("%016x", h.Sum64()), URL: url, Every: atFirst, Next: d.opts.Clock().UTC()}
}

// due says whether a feed is to be looked at by itself. One that was looked at in what is
// now the future is: the clock was wrong then.
func (s *Subscription) due(now time.Time) bool {
	return !s.Ended && (!s.Next.After(now) || s.Checked.After(now))
}

// looked notes that a feed was asked for: when it is due again and what went wrong.
func (s *Subscription) looked(now time.Time, fresh int, err error) {
	s.Checked = now.UTC()
	s.Ended = errors.Is(err, fetch.ErrGone)
	if err == nil {
		s.Problem, s.Failures = message.Data{}, 0
		if fresh > 0 {
			s.Every /= 2
		} else {
			s.Every += s.Every / 2
		}
		s.Every = min(max(s.Every, soonest), latest)
		s.Next = s.Checked.Add(s.Every)
		return
	}
	s.Problem, s.Failures = message.Data(Said(err)), s.Failures+1
	back := soonest << min(s.Failures-1, 7)
	s.Next = s.Checked.Add(max(min(back, latest), waitOf(err)))
}

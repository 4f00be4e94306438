package desk

import (
	"context"
	"sync"
	"time"
)

// bell wakes a loop that rests. Rung more than once before it is heard, it wakes once.
type bell chan struct{}

func newBell() bell { return make(bell, 1) }

func (b bell) ring() {
	select {
	case b <- struct{}{}:
	default: // it is rung already
	}
}

// answer calls work after a rest and at each ring until the context is done. work gives
// the rest that follows it; none ends the loop.
func (b bell) answer(ctx context.Context, rest time.Duration, work func() (rest time.Duration)) {
	timer := time.NewTimer(rest)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		case <-b:
		}
		if rest = work(); rest == 0 {
			return
		}
		timer.Reset(rest)
	}
}

// feeds is what looking after subscriptions needs.
type feeds struct {
	mu      sync.Mutex // held while subscriptions are changed
	woken   bell       // has the feeds looked through
	looking turn       // of the jobs that look at feeds: no host is asked twice at a time
	// next is when the first feed is due, as far as is known; zero for not known. Under mu.
	next time.Time
	of   map[StoryID][]Subscription // those that were read, under mu
}

// watch refreshes feeds when they are due, until the desk closes.
func (d *Desk) watch(ctx context.Context) {
	const rest = time.Minute
	d.goOn(ctx, course.hasFeeds)
	d.feeds.woken.answer(ctx, rest, func() time.Duration {
		for _, t := range d.refreshDue(ctx) {
			if _, err := d.jobs.await(ctx, t); err != nil {
				return 0
			}
		}
		return rest
	})
}

// refreshDue starts a job for each story with feeds that are due, and gives the jobs.
func (d *Desk) refreshDue(ctx context.Context) []*task {
	now := d.opts.Clock()
	d.feeds.mu.Lock()
	next := d.feeds.next
	d.feeds.mu.Unlock()
	if left := next.Sub(now); !next.IsZero() && left > 0 && left <= latest {
		return nil
	}
	stories, err := d.Stories(ctx)
	if err != nil {
		d.opts.Log.Warn("looking for feeds that are due", "error", err)
		return nil
	}
	var started []*task
	next = now.Add(latest)
	for _, s := range stories {
		all, err := d.Subscriptions(ctx, s.ID)
		if err != nil {
			d.opts.Log.Warn("looking for feeds that are due", "story", s.ID, "error", err)
			continue
		}
		due := false
		for _, sub := range all {
			due = due || sub.due(now)
			if !sub.Ended && sub.Next.Before(next) {
				next = sub.Next
			}
		}
		if due {
			asked := entry{Feeds: &errand{Due: true}}
			started = append(started, d.run(&task{title: lookingAtFeeds.With(), story: s.ID, auto: true}, func(context.Context) (entry, error) { return asked, nil }))
		}
	}
	d.feeds.mu.Lock()
	defer d.feeds.mu.Unlock()
	if len(started) == 0 {
		d.feeds.next = next
	}
	return started
}

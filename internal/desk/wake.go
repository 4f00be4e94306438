package desk

import (
	"context"
	"sync"
	"time"
)

// feeds is what looking after subscriptions needs.
type feeds struct {
	mu    sync.Mutex    // held while subscriptions are changed
	woken chan struct{} // has the feeds looked through
}

// wakeFeeds has the feeds looked through for such as are due.
func (d *Desk) wakeFeeds() {
	select {
	case d.feeds.woken <- struct{}{}:
	default: // it is awake already
	}
}

// watch refreshes feeds when they are due, until the desk closes.
func (d *Desk) watch(ctx context.Context) {
	const rest = time.Minute
	timer := time.NewTimer(rest)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		case <-d.feeds.woken:
		}
		for _, job := range d.refreshDue(ctx) {
			if _, err := d.Wait(ctx, job); err != nil {
				return
			}
		}
		timer.Reset(rest)
	}
}

// refreshDue starts a job for each story with feeds that are due, and gives the jobs.
func (d *Desk) refreshDue(ctx context.Context) []int {
	stories, err := d.Stories(ctx)
	if err != nil {
		d.opts.Log.Warn("looking for feeds that are due", "error", err)
		return nil
	}
	var jobs []int
	now := d.opts.Clock()
	for _, s := range stories {
		all, err := d.Subscriptions(ctx, s.ID)
		if err != nil {
			d.opts.Log.Warn("looking for feeds that are due", "story", s.ID, "error", err)
			continue
		}
		var due []string
		for _, sub := range all {
			if !sub.Ended && !sub.Next.After(now) {
				due = append(due, sub.ID)
			}
		}
		if len(due) > 0 {
			jobs = append(jobs, d.Refresh(s.ID, due...))
		}
	}
	return jobs
}

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
	mu    sync.Mutex // held while subscriptions are changed
	woken bell       // has the feeds looked through
}

// watch refreshes feeds when they are due, until the desk closes.
func (d *Desk) watch(ctx context.Context) {
	const rest = time.Minute
	d.feeds.woken.answer(ctx, rest, func() time.Duration {
		for _, job := range d.refreshDue(ctx) {
			if _, err := d.Wait(ctx, job); err != nil {
				return 0
			}
		}
		return rest
	})
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

package fetch

import (
	"context"
	"time"

	"github.com/temoto/robotstxt"
)

// host is what is known of a host.
type host struct {
	// free holds a token while nobody asks the host for anything; who takes it may read
	// and change next and until.
	free  chan struct{}
	next  time.Time // when the next request may go out
	until time.Time // until when the host wants to be left alone
	// robots is what the host asks of robots, as read at the time asked, and holds for how
	// long that does; nil for not yet. They are the Client's mu's.
	robots *robotstxt.RobotsData
	asked  time.Time
	holds  time.Duration
}

// mostHosts is the number of hosts from which on those that were not asked for long are
// forgotten: in months, articles lead to thousands.
const mostHosts = 256

func (c *Client) host(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		if len(c.hosts) >= mostHosts {
			c.forget()
		}
		h = &host{free: make(chan struct{}, 1)}
		h.free <- struct{}{}
		c.hosts[name] = h
	}
	return h
}

// forget drops the hosts of which nothing is to be remembered any more; under mu.
func (c *Client) forget() {
	now := c.opts.Clock()
	for name, h := range c.hosts {
		select {
		case <-h.free:
			if !h.until.After(now) && !h.next.After(now) && now.Sub(h.asked).Abs() >= fresh {
				delete(c.hosts, name)
			}
			h.free <- struct{}{}
		default: // somebody asks it just now
		}
	}
}

// turn waits until a request to the host may go out; done must follow it. It fails at
// once where the host wants to be left alone.
func (h *host) turn(ctx context.Context, o Options) error {
	select {
	case <-h.free:
	case <-ctx.Done():
		return ctx.Err()
	}
	now := o.Clock()
	// A clock that was set back leaves times that are too far ahead to be meant.
	if left := h.until.Sub(now); left > 0 && left <= longest {
		h.free <- struct{}{}
		return &Error{Kind: ErrBusy, After: left}
	}
	if left := min(h.next.Sub(now), o.Pause); left > 0 {
		if err := o.Wait(ctx, left); err != nil {
			h.free <- struct{}{}
			return err
		}
	}
	h.next = o.Clock().Add(o.Pause)
	return nil
}

// done ends a turn.
func (h *host) done() { h.free <- struct{}{} }

// leave leaves the host alone until a time; within a turn.
func (h *host) leave(until time.Time) { h.until = until }

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
	// robots is what the host asks of robots, as read at the time asked; nil for not yet.
	// Both are the Client's mu's.
	robots *robotstxt.RobotsData
	asked  time.Time
}

func (c *Client) host(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		h = &host{free: make(chan struct{}, 1)}
		h.free <- struct{}{}
		c.hosts[name] = h
	}
	return h
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
	if left := h.until.Sub(now); left > 0 {
		h.free <- struct{}{}
		return &Error{Kind: ErrBusy, After: left}
	}
	if left := h.next.Sub(now); left > 0 {
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

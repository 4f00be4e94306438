package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

// fresh is how long what a host asks of robots is taken to hold (RFC 9309, 2.4), and retry
// that it asks nothing to be fetched because it was out of order.
const (
	fresh = 24 * time.Hour
	retry = time.Hour
)

// mayFetch fails with ErrRobots where the host asks robots not to fetch an address
// (RFC 9309). A host without such a wish allows all; one whose wish cannot be had
// because it is out of order allows nothing.
func (c *Client) mayFetch(ctx context.Context, at *url.URL, given bool) error {
	if at.Path == "/robots.txt" {
		return nil
	}
	h := c.host(at.Host)
	c.mu.Lock()
	robots := h.robots
	if age := c.opts.Clock().Sub(h.asked); age < 0 || age >= h.holds {
		robots = nil
	}
	c.mu.Unlock()
	if robots == nil {
		var err error
		var holds time.Duration
		if robots, holds, err = c.wishes(ctx, at, given); err != nil {
			return err
		}
		c.mu.Lock()
		h.robots, h.asked, h.holds = robots, c.opts.Clock(), holds
		c.mu.Unlock()
	}
	name, _, _ := strings.Cut(c.opts.Agent, "/")
	if !robots.TestAgent(at.RequestURI(), name) {
		return &Error{Kind: ErrRobots, URL: at.String()}
	}
	return nil
}

// wishes asks a host for its robots.txt, and gives how long that holds.
func (c *Client) wishes(ctx context.Context, at *url.URL, given bool) (*robotstxt.RobotsData, time.Duration, error) {
	file := url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	resp, err := c.Get(ctx, Request{URL: file.String(), Given: given})
	status := http.StatusOK
	if e := (*Error)(nil); errors.As(err, &e) {
		switch {
		case e.Status != 0 && e.Kind != ErrBusy:
			status = e.Status
		case e.Kind == ErrRedirects:
			status = http.StatusNotFound // RFC 9309, 2.3.1.2: as if there were none
		default:
			return nil, 0, err
		}
	} else if err != nil {
		return nil, 0, err
	}
	holds := fresh
	if status >= http.StatusInternalServerError {
		holds = retry
	}
	const most = 500 << 10 // RFC 9309, 2.5
	robots, err := robotstxt.FromStatusAndBytes(status, resp.Data[:min(len(resp.Data), most)])
	if err != nil { // a file that cannot be read says nothing
		robots, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return robots, holds, err
}

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

// fresh is how long what a host asks of robots is taken to hold (RFC 9309, 2.4).
const fresh = 24 * time.Hour

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
	if c.opts.Clock().Sub(h.asked) >= fresh {
		robots = nil
	}
	c.mu.Unlock()
	if robots == nil {
		var err error
		if robots, err = c.wishes(ctx, at, given); err != nil {
			return err
		}
		c.mu.Lock()
		h.robots, h.asked = robots, c.opts.Clock()
		c.mu.Unlock()
	}
	name, _, _ := strings.Cut(c.opts.Agent, "/")
	if !robots.TestAgent(at.RequestURI(), name) {
		return &Error{Kind: ErrRobots, URL: at.String()}
	}
	return nil
}

// wishes asks a host for its robots.txt.
func (c *Client) wishes(ctx context.Context, at *url.URL, given bool) (*robotstxt.RobotsData, error) {
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
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	const most = 500 << 10 // RFC 9309, 2.5
	robots, err := robotstxt.FromStatusAndBytes(status, resp.Data[:min(len(resp.Data), most)])
	if err != nil { // a file that cannot be read says nothing
		return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return robots, nil
}

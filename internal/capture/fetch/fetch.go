package fetch

import (
	"context"
	"crypto/x509"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// Options says how a Client behaves; what is zero is the default given here.
type Options struct {
	// Agent is what the client calls itself: a name, "/" and a version. The name is
	// what robots.txt may address. Default "Readout".
	Agent string
	// MaxBytes bounds a document, packed and unpacked. Default 20 MiB.
	MaxBytes int64
	// Timeout bounds one answer, HeaderTimeout the wait for it to begin. Default 60 s
	// and 20 s.
	Timeout, HeaderTimeout time.Duration
	// Redirects bounds those of one document. Default 5.
	Redirects int
	// Pause is the least time between two requests to a host. Default 1 s.
	Pause time.Duration
	// Clock gives the time, and Wait waits; tests give their own.
	Clock func() time.Time
	Wait  func(context.Context, time.Duration) error
	// Dial connects to a host and port. The network address that its name means is to be
	// let through by may first. nil for the system's connections; tests give their own.
	Dial func(ctx context.Context, address string, may func(netip.AddrPort) error) (net.Conn, error)
	// Roots are the authorities that certificates are trusted from; nil for the system's.
	Roots *x509.CertPool
	// Trusted allows connections to the machine itself and the network around it
	// whatever names them: for tests, whose servers are there.
	Trusted bool
}

func (o Options) defaults() Options {
	if o.Agent == "" {
		o.Agent = "Readout"
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 20 << 20
	}
	if o.Timeout == 0 {
		o.Timeout = time.Minute
	}
	if o.HeaderTimeout == 0 {
		o.HeaderTimeout = 20 * time.Second
	}
	if o.Redirects == 0 {
		o.Redirects = 5
	}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Wait == nil {
		o.Wait = wait
	}
	if o.Dial == nil {
		o.Dial = dial
	}
	return o
}

// wait waits for some time or until ctx is done.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Client fetches documents. It is safe for concurrent use; make it with New.
type Client struct {
	opts Options
	// guarded reaches the public web only; open also what is near, for addresses that a
	// person gave.
	guarded, open *http.Transport
	proxy         func(*url.URL) (*url.URL, error)
	proxies       map[string]bool // host and port of each

	mu    sync.Mutex
	hosts map[string]*host
}

// New makes a Client. Proxies are those that the environment names.
func New(o Options) *Client {
	env := httpproxy.FromEnvironment()
	c := &Client{opts: o.defaults(), proxy: env.ProxyFunc(), proxies: proxiesOf(env.HTTPProxy, env.HTTPSProxy), hosts: map[string]*host{}}
	c.guarded, c.open = c.transport(false), c.transport(true)
	if o.Trusted {
		c.guarded = c.open
	}
	return c
}

// Close closes connections that are kept for a next request. The Client goes on working.
func (c *Client) Close() {
	c.guarded.CloseIdleConnections()
	c.open.CloseIdleConnections()
}

// Request is what is asked for.
type Request struct {
	URL string
	// ETag and Modified are what the last Response said, to learn that nothing changed.
	ETag, Modified string
	// Given says that a person gave the address: it may then be without encryption
	// (http) and near, as a server of the office is. Addresses that pages and feeds name
	// are asked for over TLS, and on the public web only.
	Given bool
	// Robots heeds what the host asks of robots.
	Robots bool
}

// Response is what came.
type Response struct {
	URL string // where it came from, after redirects
	// Moved is the address it is to be asked for under from now on, or "".
	Moved string
	// Unchanged says that there is nothing newer than what the Request named; there is
	// no Data then.
	Unchanged      bool
	Type           string // the Content-Type as it was sent, with its charset
	Language       string // the Content-Language
	ETag, Modified string // for the next Request
	Data           []byte
	// Cut says that the connection ended before all had come.
	Cut bool
}

// Get fetches a document. The error is an *Error or the context's.
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	at, err := c.address(r.URL, r.Given)
	if err != nil {
		return Response{}, err
	}
	moved, lasting := "", true
	seen := map[string]bool{}
	for hop := 0; ; hop++ {
		if hop > c.opts.Redirects || seen[at.String()] {
			return Response{}, &Error{Kind: ErrRedirects, URL: r.URL}
		}
		seen[at.String()] = true
		if r.Robots {
			if err := c.mayFetch(ctx, at, r.Given); err != nil {
				return Response{}, err
			}
		}
		resp, next, err := c.once(ctx, at, r, r.Given && hop == 0)
		if err != nil {
			return Response{}, err
		}
		if next == nil {
			resp.Moved = moved
			return resp, nil
		}
		if lasting = lasting && next.lasting; lasting {
			moved = next.to.String()
		}
		if at, err = c.address(next.to.String(), r.Given && at.Scheme == "http"); err != nil {
			return Response{}, err
		}
	}
}

// address checks an address. One that no person gave is asked for over TLS.
func (c *Client) address(s string, given bool) (*url.URL, error) {
	at, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil || at.Host == "" || at.Hostname() == "":
		return nil, &Error{Kind: ErrAddress, URL: s, Cause: err}
	case at.Scheme == "http" && !given:
		at.Scheme = "https"
		if at.Port() == "80" {
			at.Host = strings.TrimSuffix(at.Host, ":80")
		}
	case at.Scheme != "https" && at.Scheme != "http":
		return nil, &Error{Kind: ErrAddress, URL: s}
	}
	at.User, at.Fragment = nil, "" // a name and password are for nobody else
	return at, nil
}

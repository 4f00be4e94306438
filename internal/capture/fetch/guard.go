package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// errNear says within the package that a connection would reach what is near.
var errNear = &Error{Kind: ErrNear}

// patience is how long a connection may take to be made.
const patience = 10 * time.Second

// dial connects by the system. The address is let through once its name was looked up, so
// that a name that means another address the next time helps nobody.
func dial(ctx context.Context, address string, may func(netip.AddrPort) error) (net.Conn, error) {
	d := net.Dialer{Timeout: patience, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return errNear
		}
		return may(at)
	}}
	return d.DialContext(ctx, "tcp", address)
}

// onlyPublic lets addresses of the public web through.
func onlyPublic(at netip.AddrPort) error {
	if !public(at.Addr()) {
		return errNear
	}
	return nil
}

// transport makes a transport. One that is not near connects to addresses of the public
// web only.
func (c *Client) transport(near bool) *http.Transport {
	return &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: c.opts.Roots, MinVersion: tls.VersionTLS12},
		Proxy:           func(r *http.Request) (*url.URL, error) { return c.proxy(r.URL) },
		DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			may := onlyPublic
			if near || c.proxies[address] {
				may = func(netip.AddrPort) error { return nil }
			}
			return c.opts.Dial(ctx, address, may)
		},
		ResponseHeaderTimeout: c.opts.HeaderTimeout, TLSHandshakeTimeout: patience, IdleConnTimeout: 3 * patience,
		MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 1, MaxIdleConns: 16, DisableCompression: true, ForceAttemptHTTP2: true,
	}
}

// proxiesOf gives host and port of proxies as the environment names them.
func proxiesOf(names ...string) map[string]bool {
	all := map[string]bool{}
	for _, name := range names {
		if !strings.Contains(name, "://") {
			name = "http://" + name
		}
		u, err := url.Parse(name)
		if err != nil || u.Hostname() == "" {
			continue
		}
		port := u.Port()
		if port == "" {
			port = map[string]string{"http": "80", "https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
		}
		all[net.JoinHostPort(u.Hostname(), port)] = true
	}
	return all
}

// refused fails for an address that says itself that it is near. Through a proxy this is
// all that can be checked, for the proxy looks the name up.
func (c *Client) refused(at *url.URL, near bool) error {
	if near || c.opts.Trusted {
		return nil
	}
	name := strings.ToLower(strings.TrimSuffix(at.Hostname(), "."))
	port := at.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[at.Scheme]
	}
	ip, err := netip.ParseAddr(name)
	if err == nil && !public(ip) || name == "localhost" || strings.HasSuffix(name, ".localhost") || c.proxies[net.JoinHostPort(name, port)] {
		return &Error{Kind: ErrNear, URL: at.String()}
	}
	return nil
}

// special are the networks that no host of the public web has, beside those that
// net/netip tells (IANA's registries of special-purpose addresses).
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

// public says whether an address is one of the public web.
func public(ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, p := range special {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

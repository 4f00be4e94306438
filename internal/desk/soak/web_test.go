package soak

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"
)

// ask is a request as a host saw it.
type ask struct {
	path string
	at   time.Time
}

// web is a web of hosts that are reached by pipes.
type web struct {
	server *http.Server
	roots  *x509.CertPool
	began  time.Time

	mu     sync.Mutex
	sites  map[string]*site // by host
	dialed map[string]int   // connections, by host and port
	errs   []string         // what nobody should have done
}

// site is a host.
type site struct {
	name string
	// address tells what its name means at a time; nil for an address of the public web.
	address func(now time.Time) string
	answer  func(w http.ResponseWriter, r *http.Request, day int)

	asked []ask // oldest first
	busy  int   // requests under way
}

// pages gives how often a host was asked for each path, from a day on.
func (s *site) pages(since time.Time) map[string]int {
	n := map[string]int{}
	for _, a := range s.asked {
		if !a.at.Before(since) {
			n[a.path]++
		}
	}
	return n
}

// listener hands the server its ends of the pipes.
type listener struct {
	conns chan net.Conn
	ended chan struct{}
}

func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.ended:
		return nil, net.ErrClosed
	}
}

func (l *listener) Close() error {
	close(l.ended)
	return nil
}

func (l *listener) Addr() net.Addr { return &net.TCPAddr{} }

// newWeb makes a web of sites that lasts until the test ends.
func newWeb(t *testing.T, sites []*site) (w *web, dial func(context.Context, string, func(netip.AddrPort) error) (net.Conn, error), end func()) {
	t.Helper()
	w = &web{roots: x509.NewCertPool(), began: time.Now(), sites: map[string]*site{}, dialed: map[string]int{}}
	var names []string
	for _, s := range sites {
		w.sites[s.name] = s
		names = append(names, s.name)
	}
	cert := certificate(t, names)
	w.roots.AddCert(cert.Leaf)
	l := &listener{make(chan net.Conn), make(chan struct{})}
	w.server = &http.Server{Handler: http.HandlerFunc(w.serve), TLSConfig: &tls.Config{Certificates: []tls.Certificate{cert}}}
	served := make(chan error, 1)
	go func() { served <- w.server.Serve(tls.NewListener(l, w.server.TLSConfig)) }()
	dial = func(ctx context.Context, address string, may func(netip.AddrPort) error) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		w.mu.Lock()
		w.dialed[address]++
		s := w.sites[host]
		w.mu.Unlock()
		means := "93.184.216.34"
		if s != nil && s.address != nil {
			means = s.address(time.Now())
		} else if ip, err := netip.ParseAddr(host); err == nil {
			means = ip.String()
		} else if s == nil {
			return nil, &net.DNSError{Err: "no such host", Name: host}
		}
		at := netip.MustParseAddrPort(net.JoinHostPort(means, port))
		if err := may(at); err != nil {
			return nil, err
		}
		if at.Addr().IsLoopback() || at.Addr().IsPrivate() || port != "443" {
			w.wrong("connected to " + address + " at " + means)
		}
		ours, theirs := net.Pipe()
		select {
		case l.conns <- theirs:
			return ours, nil
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), ours.Close(), theirs.Close())
		}
	}
	return w, dial, func() {
		w.server.Close()
		<-served
	}
}

func (w *web) wrong(what string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.errs = append(w.errs, what)
}

// serve lets a site answer, and watches that it is asked one thing at a time with a pause
// between two.
func (w *web) serve(out http.ResponseWriter, r *http.Request) {
	host, _, _ := strings.Cut(r.Host, ":")
	now := time.Now()
	w.mu.Lock()
	s := w.sites[host]
	if s == nil {
		w.mu.Unlock()
		w.wrong("a host that is none was asked: " + r.Host)
		return
	}
	if n := len(s.asked); n > 0 && now.Sub(s.asked[n-1].at) < time.Second {
		w.errs = append(w.errs, host+" was asked for "+r.URL.Path+" at once after "+s.asked[n-1].path)
	}
	if s.busy++; s.busy > 1 {
		w.errs = append(w.errs, host+" was asked for two things at a time")
	}
	if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" || !strings.HasPrefix(r.UserAgent(), "Readout/") {
		w.errs = append(w.errs, host+" was told more than it need know, or not who asks")
	}
	s.asked = append(s.asked, ask{r.URL.Path, now})
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		s.busy--
		w.mu.Unlock()
	}()
	s.answer(out, r, int(now.Sub(w.began)/(24*time.Hour)))
}

// certificate makes one for some hosts that vouches for itself.
func certificate(t *testing.T, names []string) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "press"}, DNSNames: names, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: time.Now().AddDate(20, 0, 0), KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}

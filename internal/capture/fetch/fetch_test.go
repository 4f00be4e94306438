package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// watch is a clock that only waiting moves.
type watch struct {
	mu     sync.Mutex
	now    time.Time
	waited []time.Duration
}

func (w *watch) time() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *watch) wait(_ context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now, w.waited = w.now.Add(d), append(w.waited, d)
	return nil
}

func newWatch() *watch { return &watch{now: time.Date(2026, 3, 6, 7, 30, 0, 0, time.UTC)} }

// badHost is a server that plays all that a host can do to a client. It counts what it
// was asked for.
type badHost struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func newBadHost(t *testing.T) *badHost {
	t.Helper()
	b := &badHost{}
	mux := http.NewServeMux()
	answer := func(path string, f http.HandlerFunc) { mux.HandleFunc(path, f) }
	answer("/plain", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/xml; charset=windows-1251")
		w.Header().Set("Content-Language", "ru")
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Fri, 06 Mar 2026 07:30:00 GMT")
		fmt.Fprint(w, "\xcf\xf0\xe8\xe2\xe5\xf2")
	})
	answer("/changed-charset", func(w http.ResponseWriter, r *http.Request) {
		charset := "utf-8"
		if r.Header.Get("If-None-Match") != "" {
			charset = "iso-8859-5"
		}
		w.Header().Set("Content-Type", "text/xml; charset="+charset)
		w.Header().Set("ETag", charset)
		fmt.Fprint(w, "x")
	})
	answer("/conditional", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") == "Fri, 06 Mar 2026 07:30:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "new")
	})
	answer("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for line := strings.Repeat("x", 1024); ; {
			if _, err := io.WriteString(w, line); err != nil {
				return
			}
		}
	})
	answer("/trickle", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "x")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	answer("/slow-header", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	answer("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop2", http.StatusFound) })
	answer("/loop2", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	answer("/deep/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) })
	answer("/nowhere", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusFound) })
	answer("/near", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, b.URL+"/plain", http.StatusFound) })
	answer("/script", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	answer("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/moved2", http.StatusMovedPermanently)
	})
	answer("/moved2", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/plain", http.StatusPermanentRedirect)
	})
	answer("/moved-away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/away", http.StatusMovedPermanently)
	})
	answer("/away", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/plain", http.StatusFound) })
	answer("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for zeros := make([]byte, 1<<16); ; {
			if _, err := z.Write(zeros); err != nil {
				return
			}
		}
	})
	answer("/gzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "They met.")
		z.Close()
	})
	answer("/zlib", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "deflate")
		z := zlib.NewWriter(w)
		fmt.Fprint(z, "They met.")
		z.Close()
	})
	answer("/flate", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "deflate")
		z, _ := flate.NewWriter(w, 6)
		fmt.Fprint(z, "They met.")
		z.Close()
	})
	answer("/not-gzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		fmt.Fprint(w, "They met, and it was not packed.")
	})
	answer("/brotli", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		fmt.Fprint(w, "x")
	})
	answer("/short", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "They met.")
	})
	answer("/long", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "1000000000") })
	answer("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	answer("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /plain\n\nUser-agent: otherbot\nDisallow: /\n")
	})
	answer("/to-denied", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/plain", http.StatusFound) })
	for path, status := range map[string]int{"/404": 404, "/410": 410, "/401": 401, "/500": 500} {
		answer(path, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
	}
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b.mu.Lock()
		b.asked = append(b.asked, r.URL.Path)
		b.mu.Unlock()
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(b.Close)
	return b
}

func (b *badHost) count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.asked)
}

// client makes a Client that reaches the server of the test.
func client(t *testing.T, o Options) *Client {
	t.Helper()
	w := newWatch()
	if o.Clock == nil {
		o.Clock, o.Wait = w.time, w.wait
	}
	o.Agent = "Readout/0 (test)"
	o.MaxBytes = 1 << 20
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func TestGet(t *testing.T) {
	b := newBadHost(t)
	for _, c := range []struct {
		path string
		want Response // URL and Moved without the server's name
		kind error
	}{
		{"/plain", Response{URL: "/plain", Type: "text/xml; charset=windows-1251", Language: "ru", ETag: `"v1"`, Modified: "Fri, 06 Mar 2026 07:30:00 GMT", Data: []byte("\xcf\xf0\xe8\xe2\xe5\xf2")}, nil},
		{"/gzip", Response{URL: "/gzip", Data: []byte("They met.")}, nil},
		{"/zlib", Response{URL: "/zlib", Data: []byte("They met.")}, nil},
		{"/flate", Response{URL: "/flate", Data: []byte("They met.")}, nil},
		{"/short", Response{URL: "/short", Data: []byte("They met."), Cut: true}, nil},
		{"/moved", Response{URL: "/plain", Moved: "/plain"}, nil},
		{"/moved-away", Response{URL: "/plain", Moved: "/away"}, nil},
		{"/away", Response{URL: "/plain"}, nil},
		{"/endless", Response{}, ErrTooLarge},
		{"/long", Response{}, ErrTooLarge},
		{"/bomb", Response{}, ErrTooLarge},
		{"/not-gzip", Response{}, ErrGarbled},
		{"/brotli", Response{}, ErrGarbled},
		{"/loop", Response{}, ErrRedirects},
		{"/deep/", Response{}, ErrRedirects},
		{"/nowhere", Response{}, ErrRedirects},
		{"/script", Response{}, ErrAddress},
		{"/404", Response{}, ErrNotThere},
		{"/410", Response{}, ErrGone},
		{"/401", Response{}, ErrRefused},
		{"/500", Response{}, ErrServer},
	} {
		t.Run(c.path, func(t *testing.T) {
			got, err := client(t, Options{Trusted: true}).Get(t.Context(), Request{URL: b.URL + c.path, Given: true})
			if !errors.Is(err, c.kind) || (err == nil) != (c.kind == nil) {
				t.Fatalf("%v, want %v", err, c.kind)
			}
			if c.kind != nil {
				return
			}
			if strings.TrimPrefix(got.URL, b.URL) != c.want.URL || strings.TrimPrefix(got.Moved, b.URL) != c.want.Moved || got.Cut != c.want.Cut {
				t.Errorf("from %q, moved to %q, cut %v", got.URL, got.Moved, got.Cut)
			}
			if c.want.Data != nil && !bytes.Equal(got.Data, c.want.Data) {
				t.Errorf("%q, want %q", got.Data, c.want.Data)
			}
			if c.want.Type != "" && (got.Type != c.want.Type || got.Language != c.want.Language || got.ETag != c.want.ETag || got.Modified != c.want.Modified) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestSlowHosts(t *testing.T) {
	b := newBadHost(t)
	const soon = 50 * time.Millisecond
	for _, c := range []struct {
		path string
		o    Options
	}{
		{"/slow-header", Options{Trusted: true, HeaderTimeout: soon}},
		{"/slow-header", Options{Trusted: true, Timeout: soon}},
		{"/trickle", Options{Trusted: true, Timeout: soon}},
	} {
		if _, err := client(t, c.o).Get(t.Context(), Request{URL: b.URL + c.path, Given: true}); !errors.Is(err, ErrSlow) {
			t.Errorf("%s: %v", c.path, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := client(t, Options{Trusted: true}).Get(ctx, Request{URL: b.URL + "/plain", Given: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestConditional(t *testing.T) {
	b := newBadHost(t)
	c := client(t, Options{Trusted: true})
	r := Request{URL: b.URL + "/conditional", Given: true, ETag: `"v1"`, Modified: "Fri, 06 Mar 2026 07:30:00 GMT"}
	got, err := c.Get(t.Context(), r)
	if err != nil || !got.Unchanged || len(got.Data) != 0 || got.ETag != r.ETag || got.Modified != r.Modified {
		t.Errorf("%+v, %v", got, err)
	}
	r.ETag = `"v0"`
	if got, err := c.Get(t.Context(), r); err != nil || got.Unchanged || string(got.Data) != "new" {
		t.Errorf("%+v, %v", got, err)
	}
	// A host may change the charset from one time to the next; each answer has its own.
	r = Request{URL: b.URL + "/changed-charset", Given: true}
	for _, want := range []string{"utf-8", "iso-8859-5"} {
		got, err := c.Get(t.Context(), r)
		if err != nil || !strings.HasSuffix(got.Type, want) {
			t.Errorf("%+v, %v; want %s", got, err, want)
		}
		r.ETag = got.ETag
	}
}

func TestHostsAreLeftAlone(t *testing.T) {
	b := newBadHost(t)
	w := newWatch()
	c := client(t, Options{Trusted: true, Clock: w.time, Wait: w.wait, Pause: 2 * time.Second})
	get := func(path string) error {
		_, err := c.Get(t.Context(), Request{URL: b.URL + path, Given: true})
		return err
	}
	if err := errors.Join(get("/plain"), get("/plain")); err != nil {
		t.Fatal(err)
	}
	if len(w.waited) != 1 || w.waited[0] != 2*time.Second {
		t.Errorf("waited %v between two requests", w.waited)
	}
	err := get("/busy")
	if e := (*Error)(nil); !errors.As(err, &e) || e.Kind != ErrBusy || e.After != 10*time.Minute || !strings.Contains(e.Sentence(), "10 minutes") {
		t.Fatalf("%v", err)
	}
	before := b.count()
	if err := get("/plain"); !errors.Is(err, ErrBusy) || b.count() != before {
		t.Errorf("the host was asked again at once: %v", err)
	}
	_ = w.wait(t.Context(), 10*time.Minute)
	if err := get("/plain"); err != nil {
		t.Errorf("after the time it wanted: %v", err)
	}
}

// A clock that is set back makes nobody wait for years, and hosts are forgotten in time.
func TestHostsAfterAClockWasSet(t *testing.T) {
	b := newBadHost(t)
	w := newWatch()
	c := client(t, Options{Trusted: true, Clock: w.time, Wait: w.wait})
	get := func(path string) error {
		_, err := c.Get(t.Context(), Request{URL: b.URL + path, Given: true})
		return err
	}
	w.now = w.now.AddDate(9, 0, 0)
	if err := get("/busy"); !errors.Is(err, ErrBusy) {
		t.Fatal(err)
	}
	w.now = w.now.AddDate(-9, 0, 0)
	began := w.now
	if err := get("/plain"); err != nil || w.now.Sub(began) > time.Second {
		t.Errorf("waited %v, %v", w.now.Sub(began), err)
	}
	for i := range 3 * mostHosts {
		c.host(fmt.Sprint(i))
		w.now = w.now.Add(time.Hour)
	}
	if n := len(c.hosts); n > mostHosts {
		t.Errorf("%d hosts are remembered", n)
	}
}

func TestRetryAfter(t *testing.T) {
	now := newWatch().now
	for in, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "": time.Minute, "soon": time.Minute, "-5": time.Minute, "9999999": longest,
		"Fri, 06 Mar 2026 08:30:00 GMT": time.Hour, "Fri, 06 Mar 2020 08:30:00 GMT": 0, "Fri, 06 Mar 2099 08:30:00 GMT": longest,
	} {
		if got := after(in, now); got != want {
			t.Errorf("after(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestRobots(t *testing.T) {
	b := newBadHost(t)
	c := client(t, Options{Trusted: true})
	get := func(path string) error {
		_, err := c.Get(t.Context(), Request{URL: b.URL + path, Given: true, Robots: true})
		return err
	}
	if err := get("/plain"); !errors.Is(err, ErrRobots) {
		t.Errorf("denied: %v", err)
	}
	if err := get("/to-denied"); !errors.Is(err, ErrRobots) {
		t.Errorf("denied behind a redirect: %v", err)
	}
	if err := get("/gzip"); err != nil {
		t.Errorf("allowed: %v", err)
	}
	var rules int
	for _, path := range b.asked {
		if path == "/robots.txt" {
			rules++
		} else if path == "/plain" {
			t.Error("the denied page was asked for")
		}
	}
	if rules != 1 {
		t.Errorf("robots.txt was asked for %d times", rules)
	}
	// Without robots.txt all is allowed; out of order, nothing.
	for status, want := range map[int]error{404: nil, 403: nil, 500: ErrRobots} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
			}
		}))
		if _, err := c.Get(t.Context(), Request{URL: s.URL + "/a", Given: true, Robots: true}); !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("robots.txt with %d: %v, want %v", status, err, want)
		}
		s.Close()
	}
}

// What is near is reached only at an address that a person gave, and from there no
// redirect leads to it.
func TestGuard(t *testing.T) {
	b := newBadHost(t)
	c := client(t, Options{})
	if _, err := c.Get(t.Context(), Request{URL: b.URL + "/plain", Given: true}); err != nil {
		t.Errorf("an address that was typed: %v", err)
	}
	before := b.count()
	if _, err := c.Get(t.Context(), Request{URL: b.URL + "/near", Given: true}); !errors.Is(err, ErrNear) {
		t.Errorf("a redirect to what is near: %v", err)
	}
	if b.count() != before+1 {
		t.Errorf("the server was asked %d times", b.count()-before)
	}
	u, err := url.Parse(b.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{
		"https://127.0.0.1:" + u.Port() + "/plain", "https://localhost:" + u.Port(), "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://10.0.0.1/",
		"https://169.254.169.254/latest", "https://a.localhost./", "https://0.0.0.0/",
	} {
		if _, err := c.Get(t.Context(), Request{URL: at}); !errors.Is(err, ErrNear) {
			t.Errorf("%s: %v", at, err)
		}
	}
	// A name is checked by what it means when the connection is made: the dialer itself
	// refuses, whatever was checked before.
	if _, err := c.guarded.DialContext(t.Context(), "tcp", u.Host); !errors.Is(err, ErrNear) {
		t.Errorf("the guarded dialer connected: %v", err)
	}
	if _, err := c.guarded.DialContext(t.Context(), "tcp", "localhost:"+u.Port()); !errors.Is(err, ErrNear) {
		t.Errorf("the guarded dialer connected to a name: %v", err)
	}
}

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "2606:4700::1111": true, "127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "0.1.2.3": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false, "240.0.0.1": false,
		"::1": false, "::": false, "fe80::1%eth0": false, "fc00::1": false, "ff02::1": false, "::ffff:10.0.0.1": false, "::10.0.0.1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("public(%s) = %v", address, got)
		}
	}
}

func TestOnlyOverTLS(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "safe") }))
	defer s.Close()
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c := client(t, Options{Trusted: true, Roots: roots})
	plain := strings.Replace(s.URL, "https://", "http://", 1)
	got, err := c.Get(t.Context(), Request{URL: plain})
	if err != nil || string(got.Data) != "safe" || got.URL != s.URL {
		t.Errorf("an address without TLS that a page names: %q from %q, %v", got.Data, got.URL, err)
	}
	if _, err := client(t, Options{Trusted: true}).Get(t.Context(), Request{URL: s.URL}); !errors.Is(err, ErrUnsafe) {
		t.Errorf("a certificate of nobody: %v", err)
	}
	for _, at := range []string{"", "file:///etc/passwd", "ftp://a.example/", "https://", "javascript:alert(1)", "//a.example/", "https:///x", "https://:80/", "%zz"} {
		if _, err := c.Get(t.Context(), Request{URL: at, Given: true}); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", at, err)
		}
	}
}

// A proxy may be near; what is asked of it may not, unless a person gave the address.
func TestProxy(t *testing.T) {
	var asked []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		fmt.Fprint(w, "by proxy")
	}))
	defer proxy.Close()
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("HTTPS_PROXY", proxy.URL)
	t.Setenv("NO_PROXY", "")
	c := client(t, Options{})
	if got, err := c.Get(t.Context(), Request{URL: "http://courier.example/rss", Given: true}); err != nil || string(got.Data) != "by proxy" {
		t.Errorf("%q, %v", got.Data, err)
	}
	if len(asked) != 1 || asked[0] != "http://courier.example/rss" {
		t.Errorf("the proxy was asked for %q", asked)
	}
	for _, at := range []string{"https://10.0.0.1/", strings.Replace(proxy.URL, "http:", "https:", 1)} {
		if _, err := c.Get(t.Context(), Request{URL: at}); !errors.Is(err, ErrNear) {
			t.Errorf("%s by proxy: %v", at, err)
		}
	}
	if len(asked) != 1 {
		t.Errorf("the proxy was asked for %q", asked)
	}
}

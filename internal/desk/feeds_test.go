package desk

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/capture/fetch"
)

// press is a newspaper's server: a front page that offers a feed, the feed with the items
// that are set, and a page for each.
type press struct {
	*httptest.Server
	mu     sync.Mutex
	items  string
	status int
	asked  []string
}

// prose is an article of some length on its own subject.
func prose(n int) string {
	return fmt.Sprintf(`<p>NORHAVEN, March 4, 2031 (Larch News) - Foreign Minister Ada Brell said on Tuesday that the talks with Ostmark would resume in room %d of the old harbour office.</p>
<p>Both delegations had left the table in February after a quarrel about the tariffs on grain, and neither had named a day for a return until now.</p>`, n)
}

func newPress(t *testing.T) *press {
	t.Helper()
	p := &press{}
	p.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.asked = append(p.asked, r.URL.Path)
		var n int
		switch {
		case p.status != 0 && r.URL.Path == "/rss":
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(p.status)
		case r.URL.Path == "/":
			fmt.Fprint(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><a href="/1">One</a></body></html>`)
		case r.URL.Path == "/rss":
			w.Header().Set("Content-Type", "application/rss+xml")
			tag := fmt.Sprintf("%q", fmt.Sprint(len(p.items)))
			w.Header().Set("ETag", tag)
			if r.Header.Get("If-None-Match") == tag {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprintf(w, `<rss><channel><title>Larch News</title><link>%s/</link>%s</channel></rss>`, p.URL, p.items)
		case r.URL.Path == "/frames":
			fmt.Fprint(w, `<html><head><title>Talks in room 3</title></head><frameset><frame src="menu"><frame src="3"></frameset></html>`)
		case r.URL.Path == "/sitemap.xml":
			fmt.Fprintf(w, `<urlset><url><loc>%s/1</loc></url><url><loc>%s/2</loc></url></urlset>`, p.URL, p.URL)
		default:
			if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err != nil || n > 100 {
				w.WriteHeader(http.StatusNotFound)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<html><head><title>Talks in room %d</title></head><body><article><h1>Talks in room %d</h1>%s</article></body></html>`, n, n, prose(n))
		}
	}))
	t.Cleanup(p.Close)
	return p
}

// offer sets the items of the feed.
func (p *press) offer(items ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.items = strings.Join(items, "\n")
}

func (p *press) answer(status int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.status = status
}

func (p *press) item(guid, path, text string) string {
	return fmt.Sprintf(`<item><guid isPermaLink="false">%s</guid><title>Item %s</title><link>%s%s</link><pubDate>Tue, 04 Mar 2031 09:00:00 +0100</pubDate><description><![CDATA[%s]]></description></item>`, guid, guid, p.URL, path, text)
}

// readers makes the options of a desk that may reach the press.
func (p *press) readers(clock func() time.Time) Options {
	roots := x509.NewCertPool()
	roots.AddCert(p.Certificate())
	return Options{Clock: clock, Fetch: fetch.Options{Trusted: true, Roots: roots, Clock: clock, Wait: func(context.Context, time.Duration) error { return nil }}}
}

// subscribed gives the one feed of a story.
func subscribed(t *testing.T, d *Desk, id StoryID) Subscription {
	t.Helper()
	all, err := d.Subscriptions(t.Context(), id)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d feeds, %v", len(all), err)
	}
	return all[0]
}

func TestSubscribe(t *testing.T) {
	p := newPress(t)
	now := noon
	d := open(t, p.readers(func() time.Time { return now }))
	id := newStory(t, d)
	long := strings.Repeat(prose(1), 5)
	p.offer(p.item("a", "/1", long), p.item("b", "/404", "<p>A teaser that stands for a page which is gone.</p>"))

	j := wait(t, d, d.Subscribe(id, p.URL+"/rss", "Agencies"))
	if j.State != JobDone || j.Kept != 2 {
		t.Fatalf("%+v", j)
	}
	s := subscribed(t, d, id)
	if s.Title != "Larch News" || s.Folder != "Agencies" || !s.Problem.IsZero() || !s.Checked.Equal(now) || s.Every != atFirst/2 || len(s.Latest) != 2 || s.Latest[0].Published != "2031-03-04T09:00:00+01:00" {
		t.Errorf("%+v", s)
	}
	l := ledgers(t, d, id)
	if a := l.Articles[0]; len(l.Articles) != 2 || a.Published != "2031-03-04T09:00:00+01:00" || a.Outlet != "Larch News" {
		t.Errorf("%d articles, the first with %+v", len(l.Articles), a)
	}
	if j := wait(t, d, d.Subscribe(id, p.URL+"/rss", "")); j.State != JobFailed || !strings.Contains(j.Result, "already") {
		t.Errorf("the same feed again: %+v", j)
	}

	// Nothing new: the host says so, and the feed is looked at less often.
	if j := wait(t, d, d.Refresh(id)); j.State != JobDone || j.Kept+j.Known != 0 {
		t.Errorf("%+v", j)
	}
	if again := subscribed(t, d, id); again.Every != s.Every*3/2 || again.Next != now.Add(again.Every) {
		t.Errorf("due in %v, every %v", again.Next.Sub(now), again.Every)
	}

	// The same items under other addresses, and one that is new.
	p.offer(p.item("a", "/1?utm_source=rss", long), p.item("c", "/404?utm_medium=x", "<p>The old item under a new name.</p>"), p.item("d", "/3", strings.Repeat(prose(3), 5)))
	if j := wait(t, d, d.Refresh(id)); j.Kept != 1 || j.Known != 0 {
		t.Errorf("%+v", j)
	}

	// A host that fails is asked less and less, and as it says.
	p.answer(http.StatusInternalServerError)
	var waits []time.Duration
	for range 3 {
		if j := wait(t, d, d.Refresh(id)); j.State != JobDone || len(j.Failures) != 1 {
			t.Errorf("%+v", j)
		}
		s = subscribed(t, d, id)
		waits = append(waits, s.Next.Sub(now))
	}
	if want := []time.Duration{soonest, 2 * soonest, 4 * soonest}; !slices.Equal(waits, want) || s.Problem.IsZero() || s.Failures != 3 {
		t.Errorf("waits %v, want %v; %q", waits, want, s.Problem)
	}
	p.answer(http.StatusTooManyRequests)
	wait(t, d, d.Refresh(id))
	if s = subscribed(t, d, id); s.Next.Sub(now) != 2*time.Hour {
		t.Errorf("a host that asked for two hours is asked again in %v", s.Next.Sub(now))
	}
	now = now.Add(3 * time.Hour)
	p.answer(http.StatusGone)
	wait(t, d, d.Refresh(id))
	if s = subscribed(t, d, id); !s.Ended {
		t.Errorf("%+v", s)
	}
	p.answer(0)
	wait(t, d, d.Refresh(id, s.ID))
	if s = subscribed(t, d, id); s.Ended || !s.Problem.IsZero() || s.Failures != 0 {
		t.Errorf("%+v", s)
	}
}

func TestSubscribeToWhatAPageOffers(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	id := newStory(t, d)
	p.offer(p.item("a", "/1", strings.Repeat(prose(1), 5)))
	if j := wait(t, d, d.Subscribe(id, p.URL+"/", "")); j.State != JobDone || j.Kept != 1 {
		t.Errorf("%+v", j)
	}
	if s := subscribed(t, d, id); s.URL != p.URL+"/rss" || s.Typed {
		t.Errorf("%+v", s)
	}
	if j := wait(t, d, d.Subscribe(id, p.URL+"/1", "")); j.State != JobFailed || !strings.Contains(j.Result, "offers none") {
		t.Errorf("%+v", j)
	}
	subscribed(t, d, id)
}

// A teaser stands for the page it points to; where that cannot be had, the feed's own
// words are kept.
func TestTeasersAreFetchedInFull(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	id := newStory(t, d)
	p.offer(p.item("a", "/12", "<p>The talks resume in a room …</p>"), p.item("b", "/404", "<p>A teaser that stands for a page which is gone.</p>"))
	if j := wait(t, d, d.Subscribe(id, p.URL+"/rss", "")); j.State != JobDone || j.Kept != 2 {
		t.Fatalf("%+v", j)
	}
	texts := map[string]bool{}
	for _, row := range ledgers(t, d, id).Articles {
		a, _, err := d.Article(t.Context(), id, row.ID)
		if err != nil {
			t.Fatal(err)
		}
		if a.Front.Published.Value != "2031-03-04T09:00:00+01:00" {
			t.Errorf("%q was published on %q", row.Headline, a.Front.Published.Value)
		}
		for _, words := range []string{"in room 12 of the old harbour office", "a page which is gone", "The talks resume in a room"} {
			if strings.Contains(a.Text.String(), words) {
				texts[words] = true
			}
		}
	}
	if !texts["in room 12 of the old harbour office"] || !texts["a page which is gone"] || texts["The talks resume in a room"] {
		t.Errorf("found %v", texts)
	}
	if !slices.Contains(p.asked, "/robots.txt") {
		t.Error("the host was not asked what it wants of robots")
	}
}

func TestDueFeeds(t *testing.T) {
	p := newPress(t)
	now := noon
	d := open(t, p.readers(func() time.Time { return now }))
	id := newStory(t, d)
	p.offer(p.item("a", "/1", strings.Repeat(prose(1), 5)))
	wait(t, d, d.Subscribe(id, p.URL+"/rss", ""))
	if jobs := d.refreshDue(t.Context()); len(jobs) != 0 {
		t.Errorf("%d jobs though nothing is due", len(jobs))
	}
	now = now.Add(latest)
	jobs := d.refreshDue(t.Context())
	if len(jobs) != 1 {
		t.Fatalf("%d jobs, want one", len(jobs))
	}
	j, err := d.jobs.await(t.Context(), jobs[0])
	if s := subscribed(t, d, id); err != nil || j.State != JobDone || !s.Checked.Equal(now) {
		t.Errorf("%+v after %+v, %v", s, j, err)
	}
	// It brought nothing and nobody had asked for it, so it is no more to be seen.
	if all := d.Jobs(); len(all) != 1 || all[0].ID == j.ID {
		t.Errorf("%+v", all)
	}
}

func TestUnsubscribeAndUndo(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	id := newStory(t, d)
	p.offer(p.item("a", "/1", strings.Repeat(prose(1), 5)))
	wait(t, d, d.Subscribe(id, p.URL+"/rss", ""))
	s := subscribed(t, d, id)
	if err := d.Unsubscribe(t.Context(), id, s.ID); err != nil {
		t.Fatal(err)
	}
	if all, _ := d.Subscriptions(t.Context(), id); len(all) != 0 || len(ledgers(t, d, id).Articles) != 1 {
		t.Errorf("%+v", all)
	}
	if err := d.Resubscribe(t.Context(), id, s); err != nil {
		t.Fatal(err)
	}
	if err := d.Resubscribe(t.Context(), id, s); !errors.Is(err, ErrSubscribed) {
		t.Errorf("twice: %v", err)
	}
	if j := wait(t, d, d.Refresh(id)); j.Kept+j.Known != 0 {
		t.Errorf("what was seen before came again: %+v", j)
	}
}

func TestOPMLOfAStory(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	file := filepath.Join(t.TempDir(), "feeds.opml")
	const list = `<opml><body><outline text="Agencies"><outline text="Larch" xmlUrl="https://larch.example/rss"/></outline><outline text="Alder" xmlUrl="https://alder.example/rss"/></body></opml>`
	if err := os.WriteFile(file, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	for want := 2; want >= 0; want -= 2 {
		if n, err := d.ImportOPML(t.Context(), id, file); err != nil || n != want {
			t.Errorf("%d new, %v; want %d", n, err, want)
		}
	}
	var out bytes.Buffer
	if err := d.ExportOPML(t.Context(), id, &out); err != nil || !strings.Contains(out.String(), `<outline text="Agencies">`) || !strings.Contains(out.String(), "https://alder.example/rss") {
		t.Errorf("%v\n%s", err, out.String())
	}
	if len(d.refreshDue(cancelled(t))) != 1 {
		t.Error("what a list brought is not due")
	}
}

func cancelled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

func TestAddURL(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	id := newStory(t, d)
	p.offer(p.item("a", "/1", strings.Repeat(prose(7), 5)))
	for _, c := range []struct {
		path     string
		kept     int64
		failures int
	}{{"/1", 1, 0}, {"/1", 0, 0}, {"/rss", 1, 0}, {"/404", 0, 1}, {"/sitemap.xml", 1, 0}} {
		if j := wait(t, d, d.AddURL(id, p.URL+c.path)); j.Kept != c.kept || len(j.Failures) != c.failures {
			t.Errorf("%s: %+v", c.path, j)
		}
	}
	if j := wait(t, d, d.Paste(id, p.URL+"/4\n"+p.URL+"/3\n")); j.Kept != 2 {
		t.Errorf("a list of addresses that was pasted: %+v", j)
	}
	rows := ledgers(t, d, id).Articles
	a, _, err := d.Article(t.Context(), id, rows[len(rows)-1].ID)
	if err != nil || !strings.HasPrefix(a.Front.URL, p.URL) {
		t.Errorf("the address is %q, %v", a.Front.URL, err)
	}
}

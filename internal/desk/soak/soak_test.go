package soak

import (
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/text/encoding/charmap"

	"github.com/readout-app/readout/internal/capture/fetch"
	"github.com/readout-app/readout/internal/desk"
)

const day = 24 * time.Hour

// papers are the hosts whose feeds the desk takes.
func papers() map[string]*paper {
	odd := func(f func(http.ResponseWriter, *http.Request, int) bool) func(*paper) {
		return func(p *paper) { p.odd = f }
	}
	all := []*paper{
		newPaper("hourly", time.Hour, nil),
		newPaper("daily", day, nil),
		newPaper("weekly", 7*day, nil),
		newPaper("yearly", 365*day, nil),
		newPaper("teasers", 5*time.Hour, func(p *paper) { p.stub = true }),
		newPaper("plain", 9*time.Hour, func(p *paper) { // names its pages without TLS
			p.stub = true
			p.link = func(i, _ int) string { return fmt.Sprintf("http://plain.example/item/%d", i) }
		}),
		newPaper("refuses", 8*time.Hour, func(p *paper) { p.stub, p.robots = true, "User-agent: *\nDisallow: /item\n" }),
		newPaper("near", 10*time.Hour, func(p *paper) { // its pages lie in the reader's own network
			p.stub = true
			p.link = func(i, _ int) string {
				return []string{"https://10.0.0.7/", "https://inside.example/", "https://[::1]/", "file:///etc/"}[i%4] + fmt.Sprint(i)
			}
		}),
		newPaper("renamed", 7*time.Hour, func(p *paper) { // its items stand under another address each day
			p.stub = true
			p.link = func(i, day int) string {
				return fmt.Sprintf("https://renamed.example/%d/%d?utm_source=%d", day, i, day)
			}
		}),
		newPaper("nameless", 6*time.Hour, func(p *paper) { p.guid = func(int) string { return "0" } }),
		newPaper("grows", 2*time.Hour, func(p *paper) {
			p.length = func(day int) int { return []int{3, 320, 40}[day%3] }
			p.stub = true
		}),
		newPaper("recoded", 11*time.Hour, func(p *paper) { p.encode = recode }),
		newPaper("moves", 8*time.Hour, odd(status(http.StatusMovedPermanently, 3, 1<<30, "Location", "https://hourly.example/rss2"))),
		newPaper("ends", 8*time.Hour, odd(status(http.StatusGone, 3, 1<<30))),
		newPaper("busy", 3*time.Hour, odd(status(http.StatusTooManyRequests, 2, 3, "Retry-After", "50000"))),
		newPaper("storm", 4*time.Hour, odd(status(http.StatusBadGateway, 2, 6))),
		newPaper("stalls", 6*time.Hour, odd(stalls)),
		newPaper("endless", 6*time.Hour, odd(neverEnds(false))),
		newPaper("bomb", 6*time.Hour, odd(neverEnds(true))),
		newPaper("loops", 6*time.Hour, odd(status(http.StatusFound, 2, 3, "Location", "/rss"))),
		newPaper("leads-in", 6*time.Hour, odd(status(http.StatusFound, 2, 4, "Location", "https://127.0.0.1/rss"))),
		newPaper("leads-deep", 6*time.Hour, odd(status(http.StatusTemporaryRedirect, 2, 4, "Location", "https://inside.example/rss"))),
		newPaper("rebound", 6*time.Hour, nil),
		newPaper("dated", 6*time.Hour, func(p *paper) {
			p.odd = func(w http.ResponseWriter, r *http.Request, day int) bool {
				until := time.Now().Add(20 * time.Hour).UTC().Format(http.TimeFormat)
				return status(http.StatusServiceUnavailable, 2, 3, "Retry-After", until)(w, r, day)
			}
		}),
	}
	out := map[string]*paper{}
	for _, p := range all {
		out[strings.TrimSuffix(p.host, ".example")] = p
	}
	return out
}

// recode sends a feed in another encoding from one week to the next, and for some days in
// two at once.
func recode(body string, day int) ([]byte, string) {
	body = strings.ReplaceAll(body, "talks", "переговоры")
	other, err := charmap.Windows1251.NewEncoder().String(body)
	switch {
	case err != nil || day < 2:
		return []byte(body), "utf-8"
	case day < 4:
		return []byte(body[:len(body)/2] + other[len(other)/2:]), "utf-8"
	}
	return []byte(other), "windows-1251"
}

// TestMonths lets a desk look after two dozen feeds for months. Each host is asked rarely,
// one thing at a time, for nothing but what it was asked for; everything comes once; what
// the desk holds stays within bounds.
func TestMonths(t *testing.T) {
	days := 24
	if testing.Short() {
		days = 9
	}
	if n, err := strconv.Atoi(os.Getenv("READOUT_SOAK_DAYS")); err == nil {
		days = max(n, 9) // until then something new happens every day
	}
	synctest.Test(t, func(t *testing.T) { months(t, days) })
}

func months(t *testing.T, days int) {
	began := time.Now()
	all := papers()
	sites := []*site{{name: "inside.example", address: func(time.Time) string { return "10.0.0.5" }, answer: func(http.ResponseWriter, *http.Request, int) {}}}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name].site(began.Add(-3 * day))
		if name == "rebound" { // its name means the reader's own machine for some days
			s.address = func(now time.Time) string {
				if d := now.Sub(began); d > 2*day && d < 4*day {
					return "127.0.0.1"
				}
				return "93.184.216.34"
			}
		}
		if name == "hourly" { // which takes over a feed that moves
			whole := s.answer
			s.answer = func(w http.ResponseWriter, r *http.Request, day int) {
				if r.URL.Path == "/rss2" {
					all["moves"].feed(w, r, began.Add(-3*24*time.Hour), day)
					return
				}
				whole(w, r, day)
			}
		}
		sites = append(sites, s)
	}
	w, dial, end := newWeb(t, sites)
	defer end()

	var jumped atomic.Int64 // what the clock of the machine is ahead
	clock := func() time.Time { return time.Now().Add(time.Duration(jumped.Load())) }
	dir := t.TempDir()
	d, err := desk.Open(desk.Options{Dir: dir, Clock: clock, Unread: true, Feeds: true, Fetch: fetch.Options{Dial: dial, Roots: w.roots, Clock: clock}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.CreateStory(t.Context(), "Months")
	if err != nil {
		t.Fatal(err)
	}
	opml := filepath.Join(t.TempDir(), "feeds.opml")
	var list strings.Builder
	for name := range all {
		fmt.Fprintf(&list, `<outline text=%q xmlUrl=%q/>`, name, all[name].feedURL())
	}
	list.WriteString(`<outline text="nobody" xmlUrl="https://nobody.example/rss"/>`)
	if err := os.WriteFile(opml, []byte("<opml><body>"+list.String()+"</body></opml>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.ImportOPML(t.Context(), s.ID, opml); err != nil {
		t.Fatal(err)
	}

	var early uint64
	for n := range days {
		switch n {
		case 5: // the laptop was closed for three days
			jumped.Add(int64(3 * day))
		case 6: // the clock is set wrong, and right again
			jumped.Add(int64(400 * day))
		case 7:
			jumped.Add(-int64(400 * day))
		case 8:
			jumped.Add(-int64(2 * day))
		}
		time.Sleep(day)
		if n == days/3 {
			early = inUse()
		}
	}
	for slices.ContainsFunc(d.Jobs(), desk.Job.Active) {
		time.Sleep(time.Minute)
	}
	late := inUse()
	feeds, err := d.Subscriptions(t.Context(), s.ID)
	if err != nil {
		t.Fatal(err)
	}
	if s, err = d.Story(t.Context(), string(s.ID)); err != nil {
		t.Fatal(err)
	}
	jobs := len(d.Jobs())
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	w.check(t)
	checkHosts(t, w, all, began, days)
	checkFeeds(t, feeds, clock())
	told := 0
	for _, p := range all {
		told += len(p.told)
	}
	if s.Articles != told {
		t.Errorf("%d articles came in, and the feeds told of %d", s.Articles, told)
	}
	if jobs > 40 {
		t.Errorf("%d jobs are remembered", jobs)
	}
	const mega = 1 << 20
	if late > early+24*mega {
		t.Errorf("%d MB are in use, %d MB at a third of the time", late/mega, early/mega)
	}
	size := sizeOf(t, dir)
	if most := int64(24*mega + 6<<10*told); size > most {
		t.Errorf("the archive takes %d MB for %d articles", size/mega, told)
	}
	asked := 0
	for _, s := range w.sites {
		asked += len(s.asked)
	}
	t.Logf("%d days, %d feeds: %d requests, %d articles, %d MB in use (%d MB early), %d MB on disk", days, len(feeds), asked, s.Articles, late/mega, early/mega, size/mega)
}

// check tells what nobody should have done.
func (w *web) check(t *testing.T) {
	t.Helper()
	for i, e := range w.errs {
		if i == 10 {
			t.Errorf("and %d more", len(w.errs)-i)
			break
		}
		t.Error(e)
	}
	for address := range w.dialed {
		if !strings.HasSuffix(address, ":443") {
			t.Errorf("%s was connected to without TLS", address)
		}
	}
	if n := len(w.sites["inside.example"].asked); n > 0 {
		t.Errorf("the reader's own network was asked for %d things", n)
	}
}

// checkHosts checks what each host was asked for.
func checkHosts(t *testing.T, w *web, all map[string]*paper, began time.Time, days int) {
	t.Helper()
	after := func(n int) time.Time { return began.Add(time.Duration(n) * day) }
	feedOf := func(name string, from int) int { return w.sites[name+".example"].pages(after(from))["/rss"] }
	for name, p := range all {
		// No feed more often than every quarter of an hour.
		if n := feedOf(name, 0); n > days*24*4 {
			t.Errorf("%s was looked at %d times in %d days", name, n, days)
		}
		for path, n := range w.sites[p.host].pages(began) {
			if path == "/robots.txt" && (n > days+8 || !p.stub) {
				t.Errorf("%s was asked %d times what it asks of robots", name, n)
			}
			if path != "/rss" && path != "/rss2" && path != "/robots.txt" && !p.stub {
				t.Errorf("%s was asked for %s", name, path)
			}
		}
		for i, n := range p.opened {
			if n > 1 {
				t.Errorf("page %d of %s was asked for %d times", i, name, n)
			}
		}
	}
	if n := len(all["refuses"].opened); n > 0 {
		t.Errorf("%d pages were fetched that robots are refused", n)
	}
	for name, most := range map[string]int{"moves": 1, "ends": 1} { // told once, asked no more
		since := map[string]int{"moves": 3, "ends": 3}[name]
		if n := feedOf(name, since); n > most {
			t.Errorf("%s was looked at %d times after it had gone", name, n)
		}
	}
	if n := w.sites["hourly.example"].pages(began)["/rss2"]; n == 0 {
		t.Error("the feed that moved was not looked at where it is")
	}
	for name, rest := range map[string]time.Duration{"busy": 50000 * time.Second, "dated": 20 * time.Hour} {
		asked := w.sites[name+".example"].asked
		at := slices.IndexFunc(asked, func(a ask) bool { return !a.at.Before(after(2)) })
		if next := asked[at+1].at.Sub(asked[at].at); next < rest {
			t.Errorf("%s asked for %v, and was asked again after %v", name, rest, next)
		}
	}
	// One that is out of order for days is asked less and less.
	if n := feedOf("storm", 2) - feedOf("storm", 6); n > 14 || n < 4 {
		t.Errorf("a host that was out of order for days was asked %d times", n)
	}
	// Feeds adapt: what seldom brings anything is asked for once a day.
	if n, most := feedOf("yearly", days-7), 9; n > most {
		t.Errorf("a feed that brings nothing was looked at %d times in its last week", n)
	}
	if often, seldom := feedOf("hourly", days-7), feedOf("weekly", days-7); often < 5*seldom {
		t.Errorf("a feed with news every hour was looked at %d times in a week, one with news every week %d times", often, seldom)
	}
}

// checkFeeds checks what the list of feeds tells.
func checkFeeds(t *testing.T, feeds []desk.Subscription, now time.Time) {
	t.Helper()
	for _, f := range feeds {
		switch name := f.Title; {
		case name == "nobody":
			if f.Failures < 5 {
				t.Errorf("%+v", f)
			}
		case name == "ends":
			if !f.Ended {
				t.Errorf("%+v", f)
			}
		case name == "moves":
			if f.URL != "https://hourly.example/rss2" {
				t.Errorf("%s is still at %s", name, f.URL)
			}
		case name == "stalls" || name == "endless" || name == "bomb": // on some days
		case f.Failures > 0:
			t.Errorf("%s ended with: %+v", name, f.Problem)
		}
		if f.Checked.After(now) || f.Next.After(now.Add(day)) {
			t.Errorf("%s was looked at %v and is due %v, now is %v", f.Title, f.Checked, f.Next, now)
		}
	}
}

func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func sizeOf(t *testing.T, dir string) (n int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

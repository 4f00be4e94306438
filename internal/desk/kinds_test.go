package desk

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/fetch"
)

// ways are the ways articles come in beside files that a person names: each begins an import
// that is to bring so many.
func ways(t *testing.T, p *press) map[string]struct {
	begin func(d *Desk, id StoryID) int
	want  int64
} {
	t.Helper()
	dir := files(t, map[string]string{"bundle.txt": bundleOfTwo, "in/1.txt": report(1), "in/2.txt": report(2), "in/3.txt": report(3)})
	var items []string
	for i := range 5 {
		items = append(items, p.item(fmt.Sprint(i), fmt.Sprintf("/%d", i), strings.Repeat(prose(i), 1+4*(i%2)))) // some are teasers
	}
	p.offer(items...)
	return map[string]struct {
		begin func(d *Desk, id StoryID) int
		want  int64
	}{
		"paste": {func(d *Desk, id StoryID) int { return d.Paste(id, report(1)) }, 1},
		"some articles of a bundle": {func(d *Desk, id StoryID) int {
			path := filepath.Join(dir, "bundle.txt")
			shown, err := d.Preview(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			return d.ImportSome(id, path, []article.ID{shown.Articles[1].ID})
		}, 1},
		"new feed":   {func(d *Desk, id StoryID) int { return d.Subscribe(id, p.URL+"/rss", "") }, 5},
		"address":    {func(d *Desk, id StoryID) int { return d.AddURL(id, p.URL+"/rss") }, 5},
		"feed again": {func(d *Desk, id StoryID) int { return again(t, d, id, p) }, 5},
		"watched folder": {func(d *Desk, id StoryID) int {
			f := watch(t, d, filepath.Join(dir, "in"), id, true)
			d.lookAtFolder(t.Context(), f)
			go d.lookAtFolder(d.jobs.base, f)
			for len(d.Jobs()) == 0 {
				runtime.Gosched()
			}
			return d.Jobs()[0].ID
		}, 3},
	}
}

// again subscribes to a feed and begins a look at it of which nothing is known yet.
func again(t *testing.T, d *Desk, id StoryID, p *press) int {
	t.Helper()
	s := d.subscription(p.URL + "/rss")
	s.Typed = true
	if err := d.Resubscribe(t.Context(), id, s); err != nil {
		t.Fatal(err)
	}
	return d.Refresh(id)
}

// However articles come in, the archive remembers it: cut off at any point, it goes on where
// it was, and brings everything once.
func TestEveryImportGoesOnAfterItWasCutOff(t *testing.T) {
	p := newPress(t)
	for name, way := range ways(t, p) {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			cuts := 0
			step := int64(1)
			if testing.Short() {
				step = 4
			}
			for at := int64(4); at < 12; at += step {
				var read, stop atomic.Int64
				var d *Desk
				o := p.readers(func() time.Time {
					if n := stop.Load(); n > 0 && read.Add(1) == n {
						d.jobs.stop()
					}
					return noon
				})
				o.Dir, o.Unread = t.TempDir(), true
				d = open(t, o)
				id := newStory(t, d)
				stop.Store(at)
				first, err := d.Wait(t.Context(), way.begin(d, id))
				if err != nil {
					t.Fatal(err)
				}
				stop.Store(0)
				if err := d.Close(); err != nil {
					t.Fatal(err)
				}
				d = open(t, o)
				all := d.Jobs()
				if len(all) == 0 {
					continue // it was cut off before anything was noted
				}
				j := all[len(all)-1]
				if j.State == JobCut {
					cuts++
					if j.Done > first.Done || !j.Resumable {
						t.Errorf("cut off at %d: %+v", at, j)
					}
					d.ResumeJob(j.ID)
					j = wait(t, d, j.ID)
				}
				if j, err = d.Report(t.Context(), j.ID); err != nil || j.State != JobDone || j.Kept != way.want || j.Known != 0 || j.Failed != 0 || !j.Remembered {
					t.Errorf("cut off at %d: %+v, %v", at, j, err)
				}
				if ids, err := d.archive.Articles(id); err != nil || int64(len(ids)) != way.want {
					t.Errorf("cut off at %d: %d articles, %v", at, len(ids), err)
				}
				if strings.Contains(name, "feed") {
					if j := wait(t, d, d.Refresh(id)); j.Kept+j.Known+j.Failed != 0 {
						t.Errorf("cut off at %d, a later look brings %+v", at, j)
					}
				}
				d.Close()
			}
			if cuts == 0 {
				t.Error("it was never cut off")
			}
		})
	}
}

// What the program began by itself it goes on with by itself.
func TestAnImportOfItsOwnGoesOnByItself(t *testing.T) {
	p := newPress(t)
	p.offer(p.item("a", "/1", strings.Repeat(prose(1), 5)), p.item("b", "/2", strings.Repeat(prose(2), 5)))
	dir := t.TempDir()
	o := p.readers(func() time.Time { return noon })
	o.Dir = dir
	d := open(t, o)
	id := newStory(t, d)
	s := d.subscription(p.URL + "/rss")
	s.Typed, s.Next = true, noon.Add(time.Hour)
	if err := d.Resubscribe(t.Context(), id, s); err != nil {
		t.Fatal(err)
	}
	free, err := d.jobs.inTurn(t.Context(), &task{}, d.feeds.looking) // so that it is cut off before it looks
	if err != nil {
		t.Fatal(err)
	}
	d.run(&task{title: lookingAtFeeds.With(), story: id, auto: true}, func(context.Context) (entry, error) { return entry{Feeds: &errand{}}, nil })
	for d.Jobs()[0].State != JobWaiting {
		runtime.Gosched()
	}
	d.Close()
	free()
	o.Feeds = true
	ended := make(chan Job, 16)
	d = open(t, o)
	defer d.OnJob(func(j Job) {
		if !j.Active() {
			ended <- j
		}
	})()
	if j := d.Jobs()[0]; j.State == JobDone { // it was quicker
		ended <- j
	}
	if j := <-ended; j.State != JobDone || j.Kept != 2 {
		t.Errorf("%+v", j)
	}
}

// Jobs do not pile up while the program runs for months.
func TestOldReportsAreForgottenMeanwhile(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	for i := range rememberedJobs + 7 {
		wait(t, d, d.Paste(id, report(i)))
	}
	all := d.Jobs()
	if len(all) != rememberedJobs || all[0].ID != 8 || all[len(all)-1].ID != rememberedJobs+7 {
		t.Errorf("%d jobs from %d to %d", len(all), all[0].ID, all[len(all)-1].ID)
	}
	journals, err := d.archive.Journals()
	if err != nil || len(journals) != rememberedJobs {
		t.Errorf("%d journals, %v", len(journals), err)
	}
	if _, err := d.Wait(t.Context(), 1); err == nil {
		t.Error("a job that is forgotten was waited for")
	}
}

// A page that a feed names is not asked for as if a person had typed its address, also when
// it is tried again.
func TestARetriedPageIsNotATypedOne(t *testing.T) {
	var mu sync.Mutex
	var asked []string
	near := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, r.URL.Path)
		if r.URL.Path == "/rss" {
			fmt.Fprintf(w, `<rss><channel><title>Larch News</title><item><guid>1</guid><link>http://%s/secret</link></item></channel></rss>`, r.Host)
		}
	}))
	defer near.Close()
	d := open(t, Options{Fetch: fetch.Options{Wait: func(context.Context, time.Duration) error { return nil }}})
	id := newStory(t, d)
	j := wait(t, d, d.Subscribe(id, near.URL+"/rss", ""))
	if j.Failed != 1 || j.Failures[0].From == "" {
		t.Fatalf("%+v", j)
	}
	if j = wait(t, d, d.RetryJob(j.ID, j.Failures)); j.Failed != 1 || !strings.Contains(j.Failures[0].Reason.String(), "your own network") {
		t.Errorf("%+v", j)
	}
	mu.Lock()
	defer mu.Unlock()
	if slices.Contains(asked, "/secret") {
		t.Errorf("asked for %q", asked)
	}
}

// Feeds that cannot be had can be tried again from the report.
func TestFailedFeedsAreTriedAgain(t *testing.T) {
	p := newPress(t)
	d := open(t, p.readers(func() time.Time { return noon }))
	id := newStory(t, d)
	p.offer(p.item("a", "/1", strings.Repeat(prose(1), 5)))
	p.answer(http.StatusInternalServerError)
	j := wait(t, d, again(t, d, id, p))
	if j.State != JobDone || j.Failed != 1 || j.Done != 1 || j.Total != 1 || !strings.HasSuffix(j.Failures[0].Name, "/rss") {
		t.Fatalf("%+v", j)
	}
	p.answer(0)
	if j = wait(t, d, d.RetryJob(j.ID, j.Failures)); j.Kept != 1 || j.Failed != 0 || j.Done != 2 || j.Total != 2 {
		t.Errorf("%+v", j)
	}
	if s := subscribed(t, d, id); !s.Problem.IsZero() || s.Title != "Larch News" {
		t.Errorf("%+v", s)
	}
	// A feed that was removed meanwhile is said to be no more.
	if err := d.Unsubscribe(t.Context(), id, subscribed(t, d, id).ID); err != nil {
		t.Fatal(err)
	}
	if j = wait(t, d, d.RetryJob(1, []Failure{{Name: "Larch News", From: feedUnit + "x"}})); j.Failed != 1 || !strings.Contains(j.Failures[0].Reason.String(), "no more") {
		t.Errorf("%+v", j)
	}
}

package desk

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
)

// storyOf puts the first n articles of a press into a story of their own.
func storyOf(t testing.TB, d *Desk, press *storytest.Press, n int) StoryID {
	t.Helper()
	before, err := d.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	made, err := d.CreateStory(t.Context(), fmt.Sprintf("Story %d", len(before)+1))
	if err != nil {
		t.Fatal(err)
	}
	fill(t, d, made.ID, press, n)
	return made.ID
}

// heap gives the megabytes in use.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// BenchmarkManyStories fills an archive with READOUT_STORIES stories of READOUT_ARTICLES
// articles together, opens it anew, and opens one story after another with a ruling in
// each. It runs only where the number of stories is set.
func BenchmarkManyStories(b *testing.B) {
	stories, _ := strconv.Atoi(os.Getenv("READOUT_STORIES"))
	n, err := strconv.Atoi(os.Getenv("READOUT_ARTICLES"))
	if err != nil {
		n = 100_000
	}
	if stories == 0 {
		b.Skip("set READOUT_STORIES, and READOUT_ARTICLES if other than 100,000")
	}
	dir := b.TempDir()
	d := open(b, Options{Dir: dir})
	start := time.Now()
	var ids []StoryID
	for i := range stories {
		ids = append(ids, storyOf(b, d, storytest.NewPress(storytest.Wide, uint64(i+1)), n/stories))
	}
	put := time.Since(start)
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		start := time.Now()
		d := open(b, Options{Dir: dir})
		b.ReportMetric(time.Since(start).Seconds()*1000, "ms-to-open-the-archive")
		var opened, ruled, most float64
		for i, id := range ids {
			start := time.Now()
			l := ledgers(b, d, id)
			took := time.Since(start).Seconds()
			opened = max(opened, took)
			start = time.Now()
			if err := d.Decide(b.Context(), id, decision.Decision{Kind: decision.KindReject, Target: l.Statements[len(l.Statements)/2].Target}); err != nil {
				b.Fatal(err)
			}
			ledgers(b, d, id)
			ruling := time.Since(start).Seconds() * 1000
			ruled = max(ruled, ruling)
			most = max(most, heap())
			b.Logf("story %d of %d: %d statements, opened in %.1f s, ruled in %.0f ms, %.0f MB in use", i+1, stories, len(l.Statements), took, ruling, heap())
		}
		b.ReportMetric(opened, "worst-s-to-open-a-story")
		b.ReportMetric(ruled, "worst-ms/ruling")
		b.ReportMetric(most, "MB")
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/put.Seconds(), "articles-put/s")
}

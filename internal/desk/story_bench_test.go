package desk

import (
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
)

// BenchmarkDecide rules on one statement after another in a story of many articles on
// disk, as a person in the window does, and takes each ruling back. The number of
// articles is 10,000, or READOUT_ARTICLES.
func BenchmarkDecide(b *testing.B) {
	n := 10_000
	if given, err := strconv.Atoi(os.Getenv("READOUT_ARTICLES")); err == nil {
		n = given
	}
	dir := b.TempDir()
	d := open(b, Options{Dir: dir})
	id := newStory(b, d)
	press := storytest.NewPress(storytest.Wide, 1)
	readings := map[article.ID][]byte{}
	var items []archive.Item
	for i := range n {
		it := press.Article(i)
		items = append(items, archive.Item{Article: it.Article})
		readings[it.Article.ID] = packed(it.Reading)
		if len(items) == 500 || i == n-1 {
			if _, err := d.archive.PutArticles(b.Context(), id, items); err != nil {
				b.Fatal(err)
			}
			items = items[:0]
		}
	}
	for a, r := range readings {
		d.keepReading(a, r)
	}
	start := time.Now()
	l := ledgers(b, d, id)
	b.Logf("the story opens in %v", time.Since(start).Round(time.Millisecond))
	var worst time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		if err := d.Decide(b.Context(), id, decision.Decision{Kind: decision.KindReject, Target: l.Statements[i*97%len(l.Statements)].Target}); err != nil {
			b.Fatal(err)
		}
		l = ledgers(b, d, id)
		worst = max(worst, time.Since(start))
		start = time.Now()
		if _, err := d.Undo(b.Context(), id); err != nil {
			b.Fatal(err)
		}
		ledgers(b, d, id)
		worst = max(worst, time.Since(start))
		i++
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(2*b.N), "ms/ruling")
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
}

package desk

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/reading"
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
	fill(b, d, id, storytest.NewPress(storytest.Wide, 1), n)
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

// fill puts the first n articles of a press into a story, with their Readings.
func fill(t testing.TB, d *Desk, id StoryID, press *storytest.Press, n int) {
	t.Helper()
	var items []archive.Item
	var readings [][]byte
	for i := range n {
		it := press.Article(i)
		items, readings = append(items, archive.Item{Article: it.Article}), append(readings, packed(it.Reading))
		if len(items) < 500 && i < n-1 {
			continue
		}
		if _, err := d.archive.PutArticles(t.Context(), id, items); err != nil {
			t.Fatal(err)
		}
		for i, r := range readings {
			d.keepReading(items[i].Article.ID, r)
		}
		items, readings = items[:0], readings[:0]
	}
}

// TestMakeArchive makes the archive of 10,000 articles that the window is measured with,
// in the folder named by READOUT_BIG_ARCHIVE. One that is there already stays, unless
// another version of the reader made it or the press writes otherwise now.
func TestMakeArchive(t *testing.T) {
	dir := os.Getenv("READOUT_BIG_ARCHIVE")
	if dir == "" {
		t.Skip("READOUT_BIG_ARCHIVE names no folder")
	}
	const n = 10_000
	sample := storytest.NewPress(storytest.Wide, 1).Article(n - 1)
	made := fmt.Sprintf("%d articles, reader %s, %x\n", n, reading.Version, sha256.Sum256(packed(sample.Reading)))
	marker := filepath.Join(dir, "made")
	if was, err := os.ReadFile(marker); err == nil && string(was) == made {
		return
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	d := open(t, Options{Dir: filepath.Join(dir, "archive")})
	fill(t, d, newStory(t, d), storytest.NewPress(storytest.Wide, 1), n)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(marker, []byte(made), 0o600); err != nil {
		t.Fatal(err)
	}
}

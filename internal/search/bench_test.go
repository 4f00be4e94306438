package search_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/text"
)

// language is the one that the generated articles are said to be in, so that their words
// are stemmed.
const language = "en"

// drawer keeps texts in a file, as an archive does, so that they do not weigh on memory.
type drawer struct {
	file *os.File
	at   map[article.ID][2]int64 // offset and length
	size int64
}

func (d *drawer) put(b *testing.B, a article.Article) {
	words := a.Text.String()
	d.at[a.ID] = [2]int64{d.size, int64(len(words))}
	d.size += int64(len(words))
	if _, err := d.file.WriteString(words); err != nil {
		b.Fatal(err)
	}
}

func (d *drawer) text(id article.ID) (article.Article, error) {
	at := d.at[id]
	words := make([]byte, at[1])
	if _, err := d.file.ReadAt(words, at[0]); err != nil {
		return article.Article{}, err
	}
	return article.Article{ID: id, Text: text.New(string(words)), Front: article.Front{Language: language}}, nil
}

// BenchmarkSearch builds an index of generated articles and asks it. READOUT_ARTICLES is
// their number, 2,000 where it is not set.
func BenchmarkSearch(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("READOUT_ARTICLES"))
	if err != nil {
		n = 2000
	}
	file, err := os.Create(filepath.Join(b.TempDir(), "texts"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	kept := &drawer{file: file, at: map[article.ID][2]int64{}}
	dir := filepath.Join(b.TempDir(), "index")
	x, err := search.Create(dir, kept.text)
	if err != nil {
		b.Fatal(err)
	}
	press := storytest.NewPress(storytest.Wide, 1)
	took := time.Duration(0)
	var items []search.Item
	for i := range n {
		it := press.Article(i)
		front, read := &it.Article.Front, it.Reading.Article
		front.Language, front.Published.Value, front.Outlet.Text = language, read.Published, read.Outlet
		kept.put(b, it.Article)
		items = append(items, search.Item{Article: it.Article, Reading: it.Reading, Stories: []string{"one"}})
		if len(items) == 100 || i == n-1 {
			start := time.Now()
			if err := x.Put(items, strconv.Itoa(i)); err != nil {
				b.Fatal(err)
			}
			took += time.Since(start)
			items = items[:0]
		}
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	size := int64(0)
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	if x, err = search.Open(dir, kept.text); err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	docs, err := x.Len()
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d articles, %d documents: %.0f articles/s; text %.1f MB, index %.1f MB: %.0f %% of the text",
		n, docs, float64(n)/took.Seconds(), float64(kept.size)/1e6, float64(size)/1e6, 100*float64(size)/float64(kept.size))
	for _, facets := range []int{0, 20} {
		var all []time.Duration
		for _, q := range questions {
			node, err := query.Parse(q)
			if err != nil {
				b.Fatal(err)
			}
			times := make([]time.Duration, 0, 10)
			total := 0
			for range cap(times) {
				start := time.Now()
				got, err := x.Find(context.Background(), search.Request{Query: node, Size: 20, Facets: facets, Story: "one"})
				if err != nil {
					b.Fatal(err)
				}
				times, total = append(times, time.Since(start)), got.Total
			}
			all = append(all, times...)
			slices.Sort(times)
			b.Logf("facets %2d: %-40s %8d hits, median %6.1f ms, p95 %6.1f ms", facets, q, total, ms(times, 50), ms(times, 95))
		}
		slices.Sort(all)
		b.ReportMetric(ms(all, 95), map[int]string{0: "ms-p95", 20: "ms-p95-with-facets"}[facets])
	}
}

func ms(sorted []time.Duration, percent int) float64 {
	return float64(sorted[(len(sorted)-1)*percent/100].Microseconds()) / 1000
}

// questions are those of the benchmark, from what is everywhere to what is rare.
var questions = []string{
	"Norland", "gribaba", "Norland Selm sanctioned", `"told reporters"`, `"signed a pact with"`, "wrote -Norland", "(threatened OR sanctioned) Tarn",
	"gribaba near/3 holbaba", "grib*", "Thornebe~", "by:Norland", "said:2026-02", "kind:statement by:Norland", "kind:meeting Norland", "kind:move about:Selm",
}

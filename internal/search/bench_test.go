package search_test

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
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
	At   map[article.ID][2]int64 // offset and length
	Size int64
	// Cost is the processor time that indexing took.
	Cost time.Duration
}

func (d *drawer) put(a article.Article) error {
	words := a.Text.String()
	d.At[a.ID] = [2]int64{d.Size, int64(len(words))}
	d.Size += int64(len(words))
	_, err := d.file.WriteString(words)
	return err
}

func (d *drawer) text(id article.ID) (article.Article, error) {
	at := d.At[id]
	words := make([]byte, at[1])
	if _, err := d.file.ReadAt(words, at[0]); err != nil {
		return article.Article{}, err
	}
	return article.Article{ID: id, Text: text.New(string(words)), Front: article.Front{Language: language}}, nil
}

// BenchmarkSearch asks an index of generated articles. READOUT_ARTICLES is their number,
// 2,000 where it is not set. With READOUT_KEEP, a folder, the index is made once and kept
// there.
func BenchmarkSearch(b *testing.B) {
	n, err := strconv.Atoi(os.Getenv("READOUT_ARTICLES"))
	if err != nil {
		n = 2000
	}
	dir := b.TempDir()
	if keep := os.Getenv("READOUT_KEEP"); keep != "" {
		dir = filepath.Join(keep, fmt.Sprintf("search-%d", n))
	}
	kept, err := openDrawer(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, search.ErrBroken) {
		err = fill(dir, n)
		if err == nil {
			kept, err = openDrawer(dir)
		}
	}
	if err != nil {
		b.Fatal(err)
	}
	defer kept.file.Close()
	before := resident()
	began := cpu()
	x, err := search.Open(filepath.Join(dir, "index"), kept.text)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	opened := cpu() - began
	size, files := sizeOf(b, filepath.Join(dir, "index"))
	fmt.Printf("%d articles: %.2f ms of processor time to index each; text %.1f MB, index %.1f MB in %d files: %.0f %% of the text; opened in %.0f ms\n",
		n, kept.Cost.Seconds()*1000/float64(n), float64(kept.Size)/1e6, float64(size)/1e6, files, 100*float64(size)/float64(kept.Size), ms(opened))
	for _, facets := range []int{0, 20} {
		var all, busy []float64
		for _, q := range questions {
			node, err := query.Parse(q)
			if err != nil {
				b.Fatal(err)
			}
			var wall, used []float64
			var got search.Result
			for range 10 {
				start, began := time.Now(), cpu()
				got, err = x.Find(context.Background(), search.Request{Query: node, Size: 20, Facets: facets, Story: "one"})
				if err != nil {
					b.Fatal(err)
				}
				wall, used = append(wall, ms(time.Since(start))), append(used, ms(cpu()-began))
			}
			all, busy = append(all, wall...), append(busy, used...)
			more := ""
			if got.More {
				more = "+"
			}
			fmt.Printf("facets %2d: %-42s %8d%-1s hits, median %6.1f ms, p95 %6.1f ms; processor %6.1f and %6.1f ms\n",
				facets, q, got.Total, more, percent(wall, 50), percent(wall, 95), percent(used, 50), percent(used, 95))
		}
		b.ReportMetric(percent(all, 95), map[int]string{0: "ms-p95", 20: "ms-p95-with-facets"}[facets])
		b.ReportMetric(percent(busy, 95), map[int]string{0: "cpu-ms-p95", 20: "cpu-ms-p95-with-facets"}[facets])
	}
	fmt.Printf("memory: %.0f MB before the index was opened, %.0f MB after all questions\n", before, resident())
}

// fill makes an index of n articles in a folder, with their texts beside it.
func fill(dir string, n int) (err error) {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, "texts"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	kept := &drawer{file: file, At: map[article.ID][2]int64{}}
	x, err := search.Create(filepath.Join(dir, "index"), kept.text)
	if err != nil {
		return err
	}
	press := storytest.NewPress(storytest.Wide, 1)
	var items []search.Item
	for i := range n {
		it := press.Article(i)
		front, read := &it.Article.Front, it.Reading.Article
		front.Language, front.Published.Value, front.Outlet.Text = language, read.Published, read.Outlet
		if err := kept.put(it.Article); err != nil {
			return err
		}
		items = append(items, search.Item{Article: it.Article, Reading: it.Reading, Stories: []string{"one"}})
		if len(items) == 500 || i == n-1 {
			began := cpu()
			if err := x.Put(items, strconv.Itoa(i)); err != nil {
				return err
			}
			kept.Cost += cpu() - began
			items = items[:0]
		}
	}
	began := cpu()
	if err := x.Close(); err != nil {
		return err
	}
	kept.Cost += cpu() - began
	data, err := json.Marshal(kept)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "texts.json"), data, 0o600)
	}
	return err
}

// openDrawer opens what fill made.
func openDrawer(dir string) (*drawer, error) {
	kept := &drawer{}
	data, err := os.ReadFile(filepath.Join(dir, "texts.json"))
	if err == nil {
		err = json.Unmarshal(data, kept)
	}
	if err != nil {
		return nil, err
	}
	x, err := search.Open(filepath.Join(dir, "index"), nil)
	if err != nil {
		return nil, err
	}
	if err := x.Close(); err != nil {
		return nil, err
	}
	kept.file, err = os.Open(filepath.Join(dir, "texts"))
	return kept, err
}

func sizeOf(b *testing.B, dir string) (size int64, files int) {
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
			files++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size, files
}

// resident gives the memory of the program in MB, without the pages of files, which the
// system takes back when it needs them; 0 where that is not told.
func resident() float64 {
	runtime.GC()
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			kb, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			return float64(kb) / 1024
		}
	}
	return 0
}

func percent(all []float64, n int) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)*n/100]
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// questions are those of the benchmark, or of READOUT_ASK, parted by "|".
var questions = strings.Split(cmp.Or(os.Getenv("READOUT_ASK"), strings.Join(asked, "|")), "|")

// asked are the questions of the benchmark, from what is everywhere to what is rare: words,
// boolean ones, phrases, neighbours, beginnings, names nearly spelt so, fields, days, and
// the same of records.
var asked = []string{
	"Norland", "gribaba", "zamzamzam", "Norland Selm sanctioned", "wrote -Norland", "(threatened OR sanctioned) Tarn",
	`"told reporters"`, `"signed a pact with"`, `"in town 13"`, "gribaba near/3 holbaba", "Norland near/5 threatened",
	"grib*", "Thornebe~", "Sollberg", "by:Norland", `by:"Ilse Varga"`, "outlet:7 said:2026-02", "said:2026-02", "when:2026-03-01..2026-03-07",
	"kind:statement by:Norland", "kind:meeting Norland", "kind:move about:Selm", `kind:statement "told reporters"`, "kind:statement said:2026-02 by:Brandt about:Tarn",
	"kind:expectation when:2026-05", "kind:owed",
}

package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/corpora"
)

func TestShingles(t *testing.T) {
	const marked = "one two three four five six"
	for _, c := range []struct {
		name, found           string
		f1, precision, recall float64
	}{
		{"all of it", marked, 1, 1, 1},
		{"other marks between words", "One? no: one, two; three-four (five) six", 0.75, 0.6, 1},
		{"half of it", "one two three four", 0.5, 1, 1.0 / 3},
		{"nothing", "", 0, 0, 0},
		{"something else", "a b c d e", 0, 0, 0},
	} {
		var o overlap
		near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
		if f1 := o.add(c.found, marked); !near(f1, c.f1) || !near(o.precision, c.precision) || !near(o.recall, c.recall) {
			t.Errorf("%s: F1 %.3f P %.3f R %.3f, want %.3f %.3f %.3f", c.name, f1, o.precision, o.recall, c.f1, c.precision, c.recall)
		}
	}
}

// TestPages measures a folder of one page each, which the reader gets right, and of peers
// that lack half of it.
func TestPages(t *testing.T) {
	const (
		prose = "The delegations met in the harbour hall on Monday and agreed to meet again in June. "
		text  = prose + prose + prose
		page  = `<html><head><meta property="og:title" content="Talks resume"><meta property="article:published_time" content="2024-05-06T10:00:00Z"></head><body><h1>Talks resume</h1><p>` + text + `</p><p>` + prose + `</p></body></html>`
		peer  = `{"id": "a", "text": "` + prose + `"}`
	)
	dir := t.TempDir()
	for name, content := range map[string]string{
		"pages/aeb/index.jsonl":                `{"id": "a", "url": "https://harbour.example/1", "html": "html/a.html", "expected": "expected/a.txt"}`,
		"pages/aeb/html/a.html":                page,
		"pages/aeb/expected/a.txt":             text + "\n" + prose,
		"pages/aeb/peers/go_trafilatura.jsonl": peer,
		"pages/aeb/peers/readability_js.jsonl": peer,
		"pages/htmldate/index.jsonl":           `{"file": "html/b.html", "date": "2024-05-06"}` + "\n" + `{"file": "html/none.html", "date": ""}` + "\n" + `{"file": "html/c.html", "date": "2024-05-05"}`,
		"pages/htmldate/html/b.html":           page,
		"pages/htmldate/html/c.html":           page,
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := (&corpora.Bench{Out: &out, Dir: dir, Lists: t.TempDir()}).Run(parts(), []string{"pages", "dates"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1 pages, 0 refused", "all                          readout          1.000 1.000 1.000",
		"all                          go_trafilatura   0.", "all                                 1        1        0   50.0 %",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

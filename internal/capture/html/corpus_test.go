package html

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const pages = "../../../../shared/corpora/pages"

// rows reads a JSON Lines file of a measurement, whose lines may be long.
func rows[T any](t *testing.T, path string) []T {
	t.Helper()
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	file, err := os.Open(path)
	if err != nil {
		t.Skip("the corpus of pages is not here")
	}
	defer file.Close()
	var out []T
	dec := json.NewDecoder(bufio.NewReader(file))
	for {
		var row T
		if err := dec.Decode(&row); err == io.EOF {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		out = append(out, row)
	}
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles gives the bag of runs of four words of a text.
func shingles(s string) map[string]int {
	words := word.FindAllString(s, -1)
	bag := map[string]int{}
	for i := 0; i+4 <= len(words); i++ {
		bag[strings.Join(words[i:i+4], " ")]++
	}
	if len(words) > 0 && len(words) < 4 {
		bag[strings.Join(words, " ")]++
	}
	return bag
}

// TestMainTextOfCorpus measures the main text as the article-extraction-benchmark
// does: bags of four-word shingles, precision and recall averaged over pages.
func TestMainTextOfCorpus(t *testing.T) {
	type row struct{ ID, Lang, HTML, Expected string }
	var precision, recall float64
	n, refused := 0, 0
	for _, r := range rows[row](t, filepath.Join(pages, "aeb", "index.jsonl")) {
		data, err := os.ReadFile(filepath.Join(pages, "aeb", r.HTML))
		if err != nil {
			t.Fatal(err)
		}
		expected, err := os.ReadFile(filepath.Join(pages, "aeb", r.Expected))
		if err != nil {
			t.Fatal(err)
		}
		page, err := Read(context.Background(), data)
		if errors.Is(err, ErrNoArticle) {
			refused++
			t.Logf("refused: %s", r.ID)
		} else if err != nil {
			t.Fatal(err)
		}
		// The benchmark's text has no headline.
		body := strings.TrimPrefix(page.Text, page.Front.Headline.Text)
		got, want := shingles(body), shingles(string(expected))
		var tp, fp, fn float64
		for s, k := range got {
			tp += float64(min(k, want[s]))
			fp += float64(max(0, k-want[s]))
		}
		for s, k := range want {
			fn += float64(max(0, k-got[s]))
		}
		sum := max(tp+fp+fn, 1)
		tp, fp, fn = tp/sum, fp/sum, fn/sum
		p, q := 0.0, 0.0
		if tp+fp > 0 {
			p = tp / (tp + fp)
		}
		if tp+fn > 0 {
			q = tp / (tp + fn)
		}
		precision += p
		recall += q
		n++
	}
	precision /= float64(n)
	recall /= float64(n)
	t.Logf("%d pages, %d refused: F1 %.3f (P %.3f, R %.3f)", n, refused, 2*precision*recall/(precision+recall), precision, recall)
	if f := 2 * precision * recall / (precision + recall); f < 0.94 {
		t.Errorf("F1 %.3f is below 0.94", f)
	}
}

// TestDatesOfCorpus measures the day of publication against the htmldate pages.
func TestDatesOfCorpus(t *testing.T) {
	type row struct{ File, URL, Date string }
	right, wrong, none, refused := 0, 0, 0, 0
	for _, r := range rows[row](t, filepath.Join(pages, "htmldate", "index.jsonl")) {
		if r.Date == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(pages, "htmldate", r.File))
		if err != nil {
			t.Fatal(err)
		}
		page, err := Read(context.Background(), data)
		published := page.Front.Published
		if published.Value == "" {
			published = page.Searched
		}
		switch day, ok := published.Day(); {
		case err != nil:
			refused++
		case !ok:
			none++
		case day.Format("2006-01-02") == r.Date:
			right++
		default:
			wrong++
			t.Logf("%s: %s by %s, want %s (%s)", r.File, published.Value, published.Rule, r.Date, r.URL)
		}
	}
	t.Logf("right %d, wrong %d, none %d, refused %d", right, wrong, none, refused)
	if right*10 < (right+wrong)*9 {
		t.Errorf("%d of %d days are wrong", wrong, right+wrong)
	}
}

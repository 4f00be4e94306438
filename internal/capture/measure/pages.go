package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/capture/html"
	"github.com/readout-app/readout/internal/corpora"
)

// overlap sums up how far texts agree with those that were marked.
type overlap struct {
	precision, recall float64
	n                 int
}

// f1 is made from the two means, as the article-extraction-benchmark does.
func (o overlap) f1() float64 {
	p, r := o.precision/float64(max(o.n, 1)), o.recall/float64(max(o.n, 1))
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// String gives F1, precision and recall.
func (o overlap) String() string {
	n := float64(max(o.n, 1))
	return fmt.Sprintf("%.3f %.3f %.3f", o.f1(), o.precision/n, o.recall/n)
}

// add takes in one text: bags of four-word shingles, whose counts are divided by their
// sum on each page, so that a long page counts as much as a short one.
func (o *overlap) add(found, marked string) (f1 float64) {
	got, want := shingles(found), shingles(marked)
	var tp, fp, fn float64
	for s, k := range got {
		tp += float64(min(k, want[s]))
		fp += float64(max(0, k-want[s]))
	}
	for s, k := range want {
		fn += float64(max(0, k-got[s]))
	}
	one := overlap{n: 1}
	if tp+fp > 0 {
		one.precision = tp / (tp + fp)
	}
	if tp+fn > 0 {
		one.recall = tp / (tp + fn)
	}
	o.precision += one.precision
	o.recall += one.recall
	o.n++
	return one.f1()
}

var word = regexp.MustCompile(`[\p{L}\p{M}\p{N}_]+`)

// shingles gives the bag of runs of four words of a text.
func shingles(s string) map[string]int {
	const run = 4
	words := word.FindAllString(s, -1)
	bag := map[string]int{}
	for i := 0; i+run <= len(words); i++ {
		bag[strings.Join(words[i:i+run], " ")]++
	}
	if len(words) > 0 && len(words) < run {
		bag[strings.Join(words, " ")]++
	}
	return bag
}

// peers are the programs whose texts of the same pages lie beside them.
func peers() []string { return []string{"go_trafilatura", "readability_js"} }

// pages measures the main text.
func pages(b *corpora.Bench) error {
	const dir = "pages/aeb/"
	others := map[string]map[string]string{}
	for _, peer := range peers() {
		others[peer] = map[string]string{}
		err := corpora.EachLine(b, dir+"peers/"+peer+".jsonl", func(row struct{ ID, Text string }) error {
			others[peer][row.ID] = row.Text
			return nil
		})
		if err != nil {
			return err
		}
	}
	// The figures of a program: of both halves and of all.
	figures := map[string]*[halves + 1]overlap{"readout": {}}
	for _, peer := range peers() {
		figures[peer] = &[halves + 1]overlap{}
	}
	reader, err := html.NewReader(func(string, string) string { return "" }) // days are measured apart
	if err != nil {
		return err
	}
	var took time.Duration
	refused := 0
	err = corpora.EachLine(b, dir+"index.jsonl", func(row struct{ ID, URL, HTML, Expected string }) error {
		data, err := b.Read(dir + row.HTML)
		if err != nil {
			return err
		}
		want, err := b.Read(dir + row.Expected)
		if err != nil {
			return err
		}
		from := time.Now()
		page, err := reader.Read(context.Background(), data)
		took += time.Since(from)
		if errors.Is(err, html.ErrNoArticle) {
			refused++
		} else if err != nil {
			return fmt.Errorf("%s: %w", row.ID, err)
		}
		h := halfOf(row.ID)
		// What is marked has no headline.
		found := strings.TrimPrefix(page.Text, page.Front.Headline.Text)
		f1 := figures["readout"][h].add(found, string(want))
		figures["readout"][halves].add(found, string(want))
		for _, peer := range peers() {
			figures[peer][h].add(others[peer][row.ID], string(want))
			figures[peer][halves].add(others[peer][row.ID], string(want))
		}
		if h == halfRead && f1 < 1 {
			b.Note("\n# %.3f %s %s", f1, row.ID, row.URL)
			difference(b, "+", found, string(want))
			difference(b, "-", string(want), found)
		}
		return nil
	})
	if err != nil {
		return err
	}
	n := figures["readout"][halves].n
	b.Say("\nMain text, article-extraction-benchmark: %d pages, %d refused, %.1f ms a page", n, refused, took.Seconds()*1000/float64(max(n, 1)))
	b.Say("%-28s %-16s %5s %5s %5s", "", "", "F1", "P", "R")
	for _, name := range append([]string{"readout"}, peers()...) {
		for h := range halves {
			b.Say("%-28s %-16s %s   %d pages", h, name, figures[name][h], figures[name][h].n)
		}
		b.Say("%-28s %-16s %s", "all", name, figures[name][halves])
	}
	return nil
}

// difference notes the paragraphs of a text of which another lacks at least a half.
func difference(b *corpora.Bench, sign, text, other string) {
	has := shingles(other)
	for p := range strings.SplitSeq(text, "\n") {
		lacks, all := 0, 0
		for s, k := range shingles(p) {
			all += k
			lacks += max(0, k-has[s])
		}
		if lacks*2 > all {
			b.Note("%s %s", sign, p)
		}
	}
}

// Command measure tells how good and how fast articles are grouped: by story and by
// origin.
//
// In: the folder of the corpora, with groups/, names/ and meantime/. Out: tables of
// figures on standard output, each beside the number of cases it rests on. With
// -errors DIR what went wrong is written there too, a file a part, to be read.
//
// Use: go run ./internal/story/measure [-corpora DIR] [-errors DIR] [PART…]
//
// A part is stories, reprints or speed; all of them when none is named. With
// -frequencies FILE the list of words is made instead that assets/words holds.
package main

import (
	"flag"
	"fmt"

	"github.com/readout-app/readout/internal/corpora"
)

// bench is what every part measures with.
type bench struct{ *corpora.Bench }

// parts are what can be measured, in the order they are printed.
func parts() []corpora.Part {
	return []corpora.Part{part("stories", stories), part("reprints", reprints), part("speed", speed)}
}

func part(name string, run func(bench) error) corpora.Part {
	return corpora.Part{Name: name, Run: func(b *corpora.Bench) error { return run(bench{b}) }}
}

func main() {
	frequencies := flag.String("frequencies", "", "make the list of words anew in `FILE`")
	b := corpora.Flags()
	flag.Parse()
	run := func() error { return b.Run(parts(), flag.Args()) }
	if *frequencies != "" {
		run = func() error { return bench{b}.writeFrequencies(*frequencies) }
	}
	if err := run(); err != nil {
		corpora.Fail(err)
	}
}

// open lists the sets of openly licensed texts that copies are made of.
var open = []string{
	"names/wikigold.jsonl", "names/re3d-open.jsonl", "names/gum-train.jsonl",
	"meantime/airbus.jsonl", "meantime/apple.jsonl", "meantime/stock.jsonl",
}

// The least and the most words of an original.
const (
	shortest = 40
	longest  = 600
)

// texts gives the openly licensed texts.
func (b bench) texts() ([]string, error) {
	var out []string
	for _, name := range open {
		err := corpora.EachLine(b.Bench, name, func(doc struct{ Text string }) error {
			out = append(out, doc.Text)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// originals gives the openly licensed texts as reports.
func (b bench) originals() ([]report, error) {
	texts, err := b.texts()
	if err != nil {
		return nil, err
	}
	var out []report
	for _, text := range texts {
		if p := sentences(text); count(text) >= shortest && len(p) > 1 {
			out = append(out, lead(report{headline: p[0], paragraphs: p[1:]}, longest))
		}
	}
	return out, nil
}

// figure counts what belongs together, what was put together, and what of it is right.
type figure struct{ gold, found, right int }

// String gives precision, recall and F1 in per cent.
func (f figure) String() string {
	return fmt.Sprintf("%5.1f %5.1f %5.1f", share(f.right, f.found), share(f.right, f.gold), share(2*f.right, f.gold+f.found))
}

// share gives a part in per cent; of nothing, all.
func share(part, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(part) / float64(of)
}

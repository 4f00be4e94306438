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
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// parts are what can be measured, in the order they are printed.
func parts() []part {
	return []part{{"stories", stories}, {"reprints", reprints}, {"speed", speed}}
}

// part is one thing to measure.
type part struct {
	name string
	run  func(*bench) error
}

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "the corpora are in the folder `DIR`")
	errors := flag.String("errors", "", "write what went wrong into the folder `DIR`")
	frequencies := flag.String("frequencies", "", "make the list of words anew in `FILE`")
	flag.Parse()
	if *frequencies != "" {
		if err := (&bench{corpora: *corpora}).writeFrequencies(*frequencies); err != nil {
			fmt.Fprintln(os.Stderr, "measure:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(os.Stdout, *corpora, *errors, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// run measures the parts that are named. One core is what a person has to spare.
func run(out io.Writer, corpora, errors string, names []string) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, name := range names {
		if !slices.ContainsFunc(parts(), func(p part) bool { return p.name == name }) {
			return fmt.Errorf("nothing called %q is measured", name)
		}
	}
	for _, p := range parts() {
		if len(names) > 0 && !slices.Contains(names, p.name) {
			continue
		}
		b := &bench{out: out, corpora: corpora, errors: errorsOf{keep: errors != ""}}
		if err := p.run(b); err != nil {
			return fmt.Errorf("measuring %s: %w", p.name, err)
		}
		if errors != "" && b.errors.b.Len() > 0 {
			if err := os.WriteFile(filepath.Join(errors, p.name+".txt"), []byte(b.errors.b.String()), 0o600); err != nil {
				return fmt.Errorf("writing the list of errors: %w", err)
			}
		}
	}
	return nil
}

// bench is what every part measures with.
type bench struct {
	out     io.Writer
	corpora string
	errors  errorsOf
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(b.out, format+"\n", args...) }

// errorsOf is what went wrong in one part.
type errorsOf struct {
	keep bool
	b    strings.Builder
}

func (e *errorsOf) add(format string, args ...any) {
	if e.keep {
		fmt.Fprintf(&e.b, format+"\n", args...)
	}
}

// read gives the content of a file of the corpora.
func (b *bench) read(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(b.corpora, filepath.FromSlash(name)))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("the corpora lack %s", name)
	} else if err != nil {
		return nil, fmt.Errorf("reading the corpora: %w", err)
	}
	return data, nil
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
func (b *bench) texts() ([]string, error) {
	var out []string
	for _, name := range open {
		data, err := b.read(name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(data)) {
			var doc struct{ Text string }
			if err := json.Unmarshal([]byte(line), &doc); err != nil {
				return nil, fmt.Errorf("reading %s: %w", name, err)
			}
			out = append(out, doc.Text)
		}
	}
	return out, nil
}

// originals gives the openly licensed texts as reports.
func (b *bench) originals() ([]report, error) {
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

// Command measure tells how good and how fast the reading of articles is.
//
// In: the folder of the corpora, with attribution/, times/, events/, names/ and
// meantime/. Out: tables of figures on standard output, each beside the number of cases
// it rests on: statements, times, events, mentions and words a second on one core. With
// -errors DIR every disagreement is written there too, a file a corpus, to be read.
//
// Use: go run ./internal/reading/measure [-corpora DIR] [-errors DIR] [PART…]
//
// A part is attribution, times, events, entities or speed; all of them when none is
// named. Each text is read as "readoutctl read --plain" reads it.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
)

// parts are what can be measured, in the order they are printed.
func parts() []part {
	return []part{
		{"attribution", attribution}, {"times", times}, {"events", events}, {"entities", entities}, {"speed", speed},
	}
}

// part is one thing to measure.
type part struct {
	name string
	run  func(*bench) error
}

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "the corpora are in the folder `DIR`")
	errors := flag.String("errors", "", "write every disagreement into the folder `DIR`")
	flag.Parse()
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
	b, err := newBench(out, corpora, errors)
	if err != nil {
		return err
	}
	for _, p := range parts() {
		if len(names) > 0 && !slices.Contains(names, p.name) {
			continue
		}
		if err := p.run(b); err != nil {
			return fmt.Errorf("measuring %s: %w", p.name, err)
		}
		if err := b.writeErrors(p.name); err != nil {
			return err
		}
	}
	return nil
}

// errorsOf is what disagreed in one part, a line each.
type errorsOf struct {
	keep bool
	b    strings.Builder
}

func (e *errorsOf) add(format string, args ...any) {
	if e.keep {
		fmt.Fprintf(&e.b, format+"\n", args...)
	}
}

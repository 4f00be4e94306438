// Command measure tells how good and how fast the language layer is.
//
// In: the folder of the corpora, with treebanks/ and names/. Out: tables of figures on
// standard output: what the layer makes of running text, whole and wrapped to short
// lines, and of given words, as the shared task of CoNLL 2018 counts; names; words a
// second on one core, the time to load the models and the memory they take.
//
// Use: go run ./internal/language/measure [-corpora DIR]
//
// The train files of the corpora are not looked at. Every figure stands beside the
// number of cases it rests on.
package main

import (
	"flag"
	"fmt"
	"os"
	"path"
	"runtime"
	"strings"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/language/conllu"
)

func main() {
	folder := flag.String("corpora", "../shared/corpora", "the corpora are in the folder `DIR`")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(&corpora.Bench{Out: os.Stdout, Dir: *folder}); err != nil {
		corpora.Fail(err)
	}
}

// run measures everything. One core is what a person has to spare.
func run(b *corpora.Bench) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	a, load, err := timeLoad()
	if err != nil {
		return err
	}
	held, err := readHeld(b)
	if err != nil {
		return err
	}
	if err := runningText(b.Out, a, held); err != nil {
		return err
	}
	if err := givenWords(b.Out, a, held); err != nil {
		return err
	}
	if err := names(b, a); err != nil {
		return err
	}
	speed(b.Out, a, held, load)
	return nil
}

// part is a part of a treebank that nothing was learned from.
type part struct {
	name      string
	whole     string // the treebank it is a part of
	sentences []conllu.Sentence
}

// readHeld reads the parts to measure on.
func readHeld(b *corpora.Bench) ([]part, error) {
	var out []part
	for _, c := range []struct{ name, pattern string }{
		{"EWT dev", "ewt/dev.conllu"}, {"GUM dev", "gum/dev-*.conllu"}, {"PUD", "pud/pud.conllu"},
	} {
		files, err := b.Files("treebanks/" + c.pattern)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			sentences, err := readTreebank(b, file)
			if err != nil {
				return nil, err
			}
			p := part{c.name, c.name, sentences}
			if genre, ok := genreOf(file); ok {
				p.name += " " + genre
			}
			out = append(out, p)
		}
	}
	return out, nil
}

// genreOf gives the genre that the name of a file of GUM has: dev-bio.conllu.
func genreOf(file string) (genre string, ok bool) {
	name, ok := strings.CutPrefix(path.Base(file), "dev-")
	return strings.TrimSuffix(name, ".conllu"), ok
}

func readTreebank(b *corpora.Bench, file string) ([]conllu.Sentence, error) {
	f, err := b.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sentences, err := conllu.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return sentences, nil
}

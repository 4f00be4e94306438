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
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language/conllu"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "the corpora are in the folder `DIR`")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, *corpora); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// run measures everything. One core is what a person has to spare.
func run(out io.Writer, corpora string) error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	a, load, err := timeLoad()
	if err != nil {
		return err
	}
	held, err := readHeld(corpora)
	if err != nil {
		return err
	}
	if err := runningText(out, a, held); err != nil {
		return err
	}
	if err := givenWords(out, a, held); err != nil {
		return err
	}
	if err := names(out, a, filepath.Join(corpora, "names")); err != nil {
		return err
	}
	speed(out, a, held, load)
	return nil
}

// part is a part of a treebank that nothing was learned from.
type part struct {
	name      string
	whole     string // the treebank it is a part of
	sentences []conllu.Sentence
}

// readHeld reads the parts to measure on.
func readHeld(corpora string) ([]part, error) {
	var out []part
	for _, c := range []struct{ name, pattern string }{
		{"EWT dev", "ewt/dev.conllu"}, {"GUM dev", "gum/dev-*.conllu"}, {"PUD", "pud/pud.conllu"},
	} {
		files, err := filepath.Glob(filepath.Join(corpora, "treebanks", filepath.FromSlash(c.pattern)))
		if err != nil || len(files) == 0 {
			return nil, fmt.Errorf("the corpora are not in %s: there is no treebanks/%s", corpora, c.pattern)
		}
		slices.Sort(files)
		for _, file := range files {
			sentences, err := readTreebank(file)
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
	name, ok := strings.CutPrefix(filepath.Base(file), "dev-")
	return strings.TrimSuffix(name, ".conllu"), ok
}

func readTreebank(file string) ([]conllu.Sentence, error) {
	f, err := open(file)
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

// open opens a file of the corpora.
func open(file string) (*os.File, error) {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("the corpora lack %s", file)
	} else if err != nil {
		return nil, fmt.Errorf("reading the corpora: %w", err)
	}
	return f, nil
}

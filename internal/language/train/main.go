// Command train makes the models of the language layer from treebanks and sets of names.
//
// Use: go run ./internal/language/train [-corpora DIR] [-wordnet DIR] [-only MODELS] [-cross N]
//
// DIR holds treebanks/, names/ and meantime/; only their train files are learned from.
// WordNet 3.0 tells what words can be; on Debian it is the package wordnet-base. The
// models go to assets/models and assets/words. Same files in, same bytes out. The network
// learns with the classes, lists and sentence boundaries that this program was built
// with: where those have changed, train once more. With
// -cross nothing is written: N networks are trained, each without one part of the
// documents, and measured on that part; with -crossnames only the model of names is.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/net"
	"github.com/readout-app/readout/internal/language/wordclass"
)

// newsroom holds sentences written for this project, in agency English.
//
//go:embed newsroom.conllu
var newsroom []byte

// Where the models go.
const (
	classFile = "assets/models/wordclass.bin"
	lemmaFile = "assets/words/language-lemmas.tsv"
	netFile   = "assets/models/net.bin"
)

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "folder that holds treebanks/, names/ and meantime/")
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of the WordNet 3.0 database")
	only := flag.String("only", "boundary,class,lemma,net,names", "what to make; measure measures the network as it is")
	cross := flag.Int("cross", 0, "measure on this many parts of the documents, each left out of training once")
	names := flag.Bool("crossnames", false, "with -cross, measure the model of names alone, on tags of the network as it is")
	nets := flag.String("nets", "", "with -cross, folder that keeps its networks")
	out := flag.String("out", netFile, "where the network goes, and names.bin beside it")
	s := defaults()
	s.flags(flag.CommandLine)
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*corpora, *wordnet, *only, *out, *nets, *cross, *names, s); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(corpora, wordnet, only, out, nets string, cross int, names bool, s settings) error {
	if cross > 0 {
		var shipped *net.Model
		if names {
			var err error
			if shipped, err = loadNet(out); err != nil {
				return err
			}
		}
		return crossMeasure(corpora, nets, shipped, cross, s)
	}
	for _, what := range strings.Split(only, ",") {
		var err error
		switch what {
		case "boundary":
			err = writeBoundaries(corpora, boundaryFile)
		case "class":
			err = writeWordClasses(classFile, os.DirFS(wordnet))
		case "lemma":
			err = makeLemmas(corpora, wordnet)
		case "net":
			err = writeNet(corpora, out, s)
		case "names":
			err = writeNames(corpora, out, filepath.Join(filepath.Dir(out), "names.bin"))
		case "measure":
			err = measureNet(corpora, out)
		default:
			err = fmt.Errorf("there is no model %q", what)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// makeLemmas learns the rules for lemmas from the treebanks and WordNet.
func makeLemmas(corpora, wordnet string) error {
	train, err := read(corpora, trainFiles...)
	if err != nil {
		return err
	}
	forms, err := wordclass.Forms(os.DirFS(wordnet))
	if err != nil {
		return err
	}
	return writeLemmas(lemmaFile, train, forms)
}

// The treebank files that are learned from, and those that are held out.
var (
	trainFiles = []string{"ewt/train-*.conllu", "gum/train-*.conllu"}
	heldFiles  = []string{"ewt/dev.conllu", "gum/dev-*.conllu", "gum/test-*.conllu", "pud/pud.conllu"}
)

// read reads the treebank files that match the patterns, in order of name.
func read(corpora string, patterns ...string) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	for _, p := range patterns {
		names, err := filepath.Glob(filepath.Join(corpora, "treebanks", p))
		if err != nil || len(names) == 0 {
			return nil, fmt.Errorf("no treebank files match %s in %s", p, corpora)
		}
		slices.Sort(names)
		for _, name := range names {
			f, err := os.Open(name)
			if err != nil {
				return nil, fmt.Errorf("opening a treebank: %w", err)
			}
			s, err := conllu.Read(f)
			f.Close()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out = append(out, s...)
		}
	}
	return out, nil
}

package group

import (
	"fmt"
	"io/fs"
	"strconv"

	"github.com/readout-app/readout/internal/lexicon"
)

// Frequencies says in how many of a number of texts a word stands, for the articles at
// hand are too few to tell common words from rare ones.
type Frequencies struct {
	texts int
	of    map[string]int
}

// NewFrequencies reads words/group-frequencies.tsv of the given files.
func NewFrequencies(files fs.FS) (*Frequencies, error) {
	rows, err := lexicon.Rows(files, "words/group-frequencies.tsv", 2)
	if err != nil {
		return nil, err
	}
	f := &Frequencies{of: map[string]int{}}
	for _, row := range rows {
		n, err := strconv.Atoi(row[1])
		if err != nil || n < 1 {
			return nil, fmt.Errorf("words/group-frequencies.tsv: %q is no number of texts", row[1])
		}
		if row[0] == allTexts {
			f.texts = n
			continue
		}
		f.of[row[0]] = n
	}
	return f, nil
}

// allTexts is the entry of the list that gives the number of all texts.
const allTexts = "*"

// Count gives in how many of the texts each word stands, to make the list from: names
// and other words, no numbers and no pairs.
func Count(texts []string) map[string]int {
	out := map[string]int{allTexts: len(texts)}
	for _, text := range texts {
		for _, t := range NewProfile(text).terms {
			if t.kind == plainTerm || t.kind == nameTerm {
				out[t.key]++
			}
		}
	}
	return out
}

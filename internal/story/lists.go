package story

import (
	"fmt"
	"io/fs"

	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/plover"
	"github.com/readout-app/readout/internal/story/office"
)

// Lists are the word lists by which a story judges what the Readings leave to it. The zero
// Lists know nothing.
type Lists struct {
	Scale   plover.Scale // scores an event to which the analyst gives another type
	Offices office.Words // says which titles are one office, and which are of the past
	// Opposites are pairs of words that tell two things of one kind apart, either way round.
	Opposites map[[2]string]bool
	Closed    map[string]bool // words that have no meaning of their own, in lower case
}

// NewLists reads the word lists of the given files.
func NewLists(files fs.FS) (Lists, error) {
	scale, err := plover.NewScale(files)
	if err != nil {
		return Lists{}, fmt.Errorf("reading the word lists of stories: %w", err)
	}
	offices, err := office.NewWords(files)
	if err != nil {
		return Lists{}, fmt.Errorf("reading the word lists of stories: %w", err)
	}
	rows, err := lexicon.Rows(files, "words/language-closed.tsv", 1)
	if err != nil {
		return Lists{}, fmt.Errorf("reading the word lists of stories: %w", err)
	}
	closed := make(map[string]bool, len(rows))
	for _, row := range rows {
		closed[row[0]] = true
	}
	rows, err = lexicon.Rows(files, "words/story-opposites.tsv", 2)
	if err != nil {
		return Lists{}, fmt.Errorf("reading the word lists of stories: %w", err)
	}
	opposites := make(map[[2]string]bool, 2*len(rows))
	for _, row := range rows {
		opposites[[2]string{row[0], row[1]}], opposites[[2]string{row[1], row[0]}] = true, true
	}
	return Lists{Scale: scale, Offices: offices, Closed: closed, Opposites: opposites}, nil
}

package plover

import (
	"fmt"
	"io/fs"
	"strconv"

	"github.com/readout-app/readout/internal/lexicon"
)

// Scale gives the scores of the roots. The zero Scale knows none.
type Scale struct{ scores map[act]float64 }

type act struct{ root, mode string }

// NewScale reads words/event-roots.tsv of the given files.
func NewScale(files fs.FS) (Scale, error) {
	const name = "words/event-roots.tsv"
	rows, err := lexicon.Rows(files, name, 3)
	if err != nil {
		return Scale{}, err
	}
	s := Scale{map[act]float64{}}
	for _, row := range rows {
		score, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return Scale{}, fmt.Errorf("word list %s, entry %q: reading the score: %w", name, row[0], err)
		}
		s.scores[act{row[0], row[1]}] = score
	}
	return s, nil
}

// Knows says whether a root is one of the scale, such as CONSULT.
func (s Scale) Knows(root string) bool {
	_, ok := s.scores[act{root, ""}]
	return ok
}

// Score gives the score of a root and mode, that of the root where the mode has none of
// its own, and 0 for a root that it does not know.
func (s Scale) Score(root, mode string) float64 {
	if score, ok := s.scores[act{root, mode}]; ok {
		return score
	}
	return s.scores[act{root, ""}]
}

package expectation

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
)

// band is the percent that a word of chance stands for; 0, 0 where it has none.
type band struct{ low, high int }

// words holds the lists, by their first word; the longer phrases come first.
type words struct {
	chances    map[string][]chance
	conditions map[string][][]string
}

type chance struct {
	words []string
	band  band
}

func readWords() (*words, error) {
	w := &words{chances: map[string][]chance{}, conditions: map[string][][]string{}}
	const chances, conditions = "words/expectation-likelihood.tsv", "words/expectation-conditions.tsv"
	rows, err := lexicon.Rows(assets.Words, chances, 3)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		c := chance{words: strings.Fields(row[0])}
		if c.band.low, err = strconv.Atoi(row[1]); err == nil {
			c.band.high, err = strconv.Atoi(row[2])
		}
		if err != nil || len(c.words) == 0 || c.band.low > c.band.high {
			return nil, fmt.Errorf("word list %s: %q has no band", chances, row[0])
		}
		w.chances[c.words[0]] = append(w.chances[c.words[0]], c)
	}
	rows, err = lexicon.Rows(assets.Words, conditions, 1)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		phrase := strings.Fields(row[0])
		if len(phrase) == 0 {
			return nil, fmt.Errorf("word list %s: an entry without words", conditions)
		}
		w.conditions[phrase[0]] = append(w.conditions[phrase[0]], phrase)
	}
	return w, nil
}

package expectation

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
)

// band is the percent that a word of chance stands for.
type band struct{ low, high int }

// words holds the lists, by their first word; the longer phrases come first.
type words struct {
	chances    map[string][]chance
	conditions map[string][]opening
	awaiting   map[string]bool
	stances    map[string]bool       // lemmas of what one would like
	vague      map[string][][]string // times without a day, by their first word
	sets       map[string]bool       // lemmas that stand before the day they fix
	things     map[string]bool       // lemmas of what is waited for
	falls      map[string][]string   // lemmas of verbs of a timetable, with the words of which one has to follow; "" for none
}

// chance is a word or phrase of the list; class is chance, wish or plan.
type chance struct {
	words []string
	band  band
	class string
}

// opening is how a condition opens, and what follows: clause, present, phrase or first.
type opening struct {
	words   []string
	follows string
}

func readWords() (*words, error) {
	w := &words{chances: map[string][]chance{}, conditions: map[string][]opening{}, awaiting: map[string]bool{}, stances: map[string]bool{}, vague: map[string][][]string{}, sets: map[string]bool{}, things: map[string]bool{}, falls: map[string][]string{}}
	const chances, conditions = "words/expectation-likelihood.tsv", "words/expectation-conditions.tsv"
	rows, err := lexicon.Rows(assets.Words, chances, 4)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		c := chance{words: strings.Fields(row[0]), class: row[3]}
		if c.band.low, err = strconv.Atoi(row[1]); err == nil {
			c.band.high, err = strconv.Atoi(row[2])
		}
		if err != nil || len(c.words) == 0 || c.band.low > c.band.high {
			return nil, fmt.Errorf("word list %s: %q has no band", chances, row[0])
		}
		w.chances[c.words[0]] = append(w.chances[c.words[0]], c)
	}
	rows, err = lexicon.Rows(assets.Words, conditions, 2)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		switch row[1] {
		case "awaiting":
			w.awaiting[row[0]] = true
			continue
		case "stance":
			w.stances[row[0]] = true
			continue
		}
		phrase := strings.Fields(row[0])
		if len(phrase) == 0 {
			return nil, fmt.Errorf("word list %s: an entry without words", conditions)
		}
		if row[1] == "vague" {
			w.vague[phrase[0]] = append(w.vague[phrase[0]], phrase)
			continue
		}
		w.conditions[phrase[0]] = append(w.conditions[phrase[0]], opening{phrase, row[1]})
	}
	const fixed = "words/expectation-fixed.tsv"
	rows, err = lexicon.Rows(assets.Words, fixed, 2)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		lemma, next, _ := strings.Cut(row[0], " ")
		switch row[1] {
		case "set":
			w.sets[lemma] = true
		case "thing":
			w.things[lemma] = true
		case "falls":
			w.falls[lemma] = append(w.falls[lemma], next)
		default:
			return nil, fmt.Errorf("word list %s: %q has no class", fixed, row[0])
		}
	}
	return w, nil
}

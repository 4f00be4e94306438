package event

import (
	"fmt"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/plover"
)

// pattern is one way in which a word tells an event.
type pattern struct {
	particle  []string // words that follow the verb: out, out of
	root      string
	undone    string // the root where it has not happened (yet), "" for the same
	mode      string
	cameo     string
	needs     []need
	recipient []string // places of the other side, in order of preference
	carried   string   // of a noun: the set of verbs that carry it
}

// noAct is the root of a turn of phrase that tells no act between actors: "declared war on
// corruption".
const noAct = "-"

// need is one condition of a pattern: kind and up to two arguments.
type need struct{ kind, arg, of string }

// governor is what a word makes of an act that stands under it.
type governor struct {
	certain status
	tense   string // future, same, past, "" for none
}

type words struct {
	verbs     map[string][]pattern
	nouns     map[string]pattern
	sets      map[string]map[string]bool
	governors map[string]governor // "kind word"
	scale     plover.Scale
}

func readWords() (*words, error) {
	scale, err := plover.NewScale(assets.Words)
	if err != nil {
		return nil, err
	}
	w := &words{
		verbs: map[string][]pattern{}, nouns: map[string]pattern{}, sets: map[string]map[string]bool{},
		governors: map[string]governor{}, scale: scale,
	}
	for _, list := range []struct {
		name   string
		fields int
		take   func(row []string) error
	}{
		{"sets", 2, w.takeSet},
		{"verbs", 6, w.takeVerb},
		{"nouns", 6, w.takeNoun},
		{"governors", 5, w.takeGovernor},
	} {
		name := "words/event-" + list.name + ".tsv"
		rows, err := lexicon.Rows(assets.Words, name, list.fields)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if err := list.take(row); err != nil {
				return nil, fmt.Errorf("word list %s, entry %q: %w", name, row[0], err)
			}
		}
	}
	return w, nil
}

func (w *words) takeSet(row []string) error {
	if w.sets[row[0]] != nil {
		return fmt.Errorf("set given twice")
	}
	w.sets[row[0]] = map[string]bool{}
	for _, word := range strings.Split(row[1], "|") {
		w.sets[row[0]][word] = true
	}
	return nil
}

func (w *words) takeVerb(row []string) error {
	p, err := w.pattern(row)
	if err != nil {
		return err
	}
	for _, s := range strings.Fields(row[4]) {
		if s == "-" {
			continue
		}
		kind, arg, _ := strings.Cut(s, ":")
		n := need{kind: kind}
		n.arg, n.of, _ = strings.Cut(arg, ":")
		set := n.arg
		if kind == "prep" {
			set = n.of
		}
		if set != "" && set != "actor" && n.kind != "other" && w.sets[set] == nil {
			return fmt.Errorf("there is no set %q", set)
		}
		p.needs = append(p.needs, n)
	}
	for _, verb := range strings.Split(row[0], "|") {
		verb, particle, _ := strings.Cut(verb, " ")
		p.particle = strings.Fields(particle)
		w.verbs[verb] = append(w.verbs[verb], p)
	}
	return nil
}

func (w *words) takeNoun(row []string) error {
	p, err := w.pattern(row)
	if err != nil {
		return err
	}
	if p.carried = strings.Trim(row[4], "-"); p.carried != "" && w.sets[p.carried] == nil {
		return fmt.Errorf("there is no set %q", p.carried)
	}
	w.nouns[row[0]] = p
	return nil
}

// pattern reads the columns that verbs and nouns share.
func (w *words) pattern(row []string) (pattern, error) {
	p := pattern{mode: row[2], cameo: row[3]}
	p.root, p.undone, _ = strings.Cut(row[1], "/")
	for _, root := range []string{p.root, p.undone} {
		if root != "" && root != noAct && !w.scale.Knows(root) {
			return p, fmt.Errorf("there is no root %q", root)
		}
	}
	if row[5] != "" {
		p.recipient = strings.Split(row[5], "|")
	}
	return p, nil
}

func (w *words) takeGovernor(row []string) error {
	s, err := parseStatus(row[2])
	if err != nil {
		return err
	}
	g := governor{certain: s, tense: strings.Trim(row[3], "-")}
	switch row[4] {
	case "hypothetical":
		g.certain.hypothetical = true
	case "willing":
		g.certain.willing = true
	}
	w.governors[row[0]+" "+row[1]] = g
	return nil
}

// in says whether a word belongs to a set; a plural that the dictionary keeps as it is
// ("troops") counts as its singular.
func (w *words) in(set, word string) bool {
	return w.sets[set][word] || w.sets[set][strings.TrimSuffix(word, "s")]
}

package document

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/record"
)

// noun is what the list says of a word for a paper.
type noun struct {
	kind, family string
	weak         bool
	moves        map[record.MoveKind]bool // those that make a weak noun a paper; nil for all
	// owed: its receiver owes a reply. owned: a paper when somebody's and about something.
	// answer: a reply to another paper. generic: names any paper again. pact: its parties
	// stand in it. addressed: a paper when it is to somebody.
	owed, owned, answer, generic, pact, addressed bool
}

// act is what a verb does with papers: the move by the family of the paper, "" for any
// other family.
type act map[string]record.MoveKind

// of gives the move that the verb makes of a paper of a family, or "".
func (a act) of(family string) record.MoveKind {
	if kind, ok := a[family]; ok {
		return kind
	}
	return a[""]
}

// words are the word lists of the package.
type words struct {
	nouns   map[string]noun
	starts  map[string]bool            // first words of nouns of several
	longest int                        // tokens in the longest noun
	verbs   map[string]act             // "hand over"
	class   map[string]map[string]bool // class → words
	splits  []string
}

func readWords(files fs.FS) (*words, error) {
	w := &words{nouns: map[string]noun{}, starts: map[string]bool{}, verbs: map[string]act{}, class: map[string]map[string]bool{}}
	nouns, err := lexicon.Rows(files, "words/document-nouns.tsv", 5)
	if err != nil {
		return nil, fmt.Errorf("reading the words for papers: %w", err)
	}
	for _, r := range nouns {
		n := noun{kind: r[1], family: r[2], weak: r[3] == "weak"}
		if r[4] != "*" {
			n.moves = map[record.MoveKind]bool{}
			for _, m := range strings.Fields(r[4]) {
				n.moves[record.MoveKind(m)] = true
			}
		}
		var flags []string
		if len(r) > 5 {
			flags = strings.Fields(r[5])
		}
		n.owed, n.owned, n.answer = slices.Contains(flags, "owed"), slices.Contains(flags, "owner"), slices.Contains(flags, "answer")
		n.generic, n.pact, n.addressed = slices.Contains(flags, "generic"), slices.Contains(flags, "pact"), slices.Contains(flags, "addressed")
		w.nouns[r[0]] = n
		if parts := strings.FieldsFunc(r[0], func(c rune) bool { return c == ' ' || c == '-' }); len(parts) > 1 {
			w.starts[parts[0]] = true
			w.longest = max(w.longest, 2*len(parts)-1)
		}
	}
	verbs, err := lexicon.Rows(files, "words/document-verbs.tsv", 3)
	if err != nil {
		return nil, fmt.Errorf("reading what is done with papers: %w", err)
	}
	for _, r := range verbs {
		verb, families := strings.TrimSuffix(r[0]+" "+r[1], " -"), []string{""}
		if len(r) > 3 {
			families = strings.Fields(r[3])
		}
		if w.verbs[verb] == nil {
			w.verbs[verb] = act{}
		}
		for _, family := range families {
			w.verbs[verb][family] = record.MoveKind(r[2])
		}
	}
	others, err := lexicon.Rows(files, "words/document-words.tsv", 2)
	if err != nil {
		return nil, fmt.Errorf("reading the words around papers: %w", err)
	}
	for _, r := range others {
		if r[0] == "split" {
			w.splits = append(w.splits, r[1])
			continue
		}
		if w.class[r[0]] == nil {
			w.class[r[0]] = map[string]bool{}
		}
		w.class[r[0]][r[1]] = true
	}
	return w, nil
}

func (w *words) is(class, word string) bool { return w.class[class][word] }

package attribution

import (
	"fmt"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
)

// cueWord is what a word list says of a cue.
type cueWord struct {
	lemma  string
	class  string
	frames map[string]bool
	preps  map[string]bool
	flags  map[string]bool
}

func (w *cueWord) takes(frame string) bool { return w != nil && w.frames[frame] }
func (w *cueWord) has(flag string) bool    { return w != nil && w.flags[flag] }

// leads says whether a phrase led in by the preposition can be its content.
func (w *cueWord) leads(prep string) bool { return w != nil && w.preps[prep] }

func newCueWord(lemma, class, frames, flags string) *cueWord {
	w := &cueWord{lemma: lemma, class: class, frames: map[string]bool{}, preps: map[string]bool{}, flags: map[string]bool{}}
	for _, f := range strings.Fields(frames) {
		if p, ok := strings.CutPrefix(f, "prep:"); ok {
			w.preps[p] = true
		} else {
			w.frames[f] = true
		}
	}
	for _, f := range strings.Fields(flags) {
		w.flags[f] = true
	}
	return w
}

// phrase is a cue of several fixed words; in an owner phrase the source stands at
// the mark ~ between its two parts.
type phrase struct {
	words []string
	owner bool
	cue   *cueWord
}

// words holds all word lists of the package. It is not changed once read.
type words struct {
	verbs      map[string]*cueWord // by lemma, particles behind a space
	nouns      map[string]*cueWord
	third      map[string]string // "vows" to "vow"
	past       map[string]string // "vowed" to "vow"
	gerund     map[string]string // "vowing" to "vow"
	adjectives map[string]*cueWord
	light      map[string]*cueWord // "verb noun"
	lightVerbs map[string]bool
	phrases    map[string][]phrase // by first word
	media      map[string]medium   // by head noun, or its last two words
	sets       map[string]map[string]bool
}

// medium is a way words are spoken, and the prepositions that lead it in.
type medium struct {
	name  string
	preps map[string]bool
}

func (w *words) in(set, word string) bool { return w.sets[set][word] }

// inflect notes the regular forms of a verb of one word.
func (w *words) inflect(lemma string) {
	if !strings.Contains(lemma, " ") {
		third, past, gerund := inflected(lemma)
		w.third[third], w.past[past], w.gerund[gerund] = lemma, lemma, lemma
	}
}

func readWords() (*words, error) {
	w := &words{
		verbs: map[string]*cueWord{}, third: map[string]string{}, past: map[string]string{}, gerund: map[string]string{}, nouns: map[string]*cueWord{}, adjectives: map[string]*cueWord{},
		light: map[string]*cueWord{}, lightVerbs: map[string]bool{}, phrases: map[string][]phrase{},
		media: map[string]medium{}, sets: map[string]map[string]bool{},
	}
	lists := []struct {
		name   string
		fields int
		use    func(row []string)
	}{
		{"verbs", 4, func(r []string) {
			w.verbs[r[0]] = newCueWord(r[0], r[1], r[2], r[3])
			w.inflect(r[0])
		}},
		{"nouns", 4, func(r []string) { w.nouns[r[0]] = newCueWord(r[0], r[1], r[2], r[3]) }},
		{"adjectives", 3, func(r []string) { w.adjectives[r[0]] = newCueWord("be "+r[0], r[1], r[2], "") }},
		{"light", 4, func(r []string) {
			w.lightVerbs[r[0]] = true
			w.inflect(r[0])
			w.light[r[0]+" "+r[1]] = newCueWord(r[0]+" "+r[1], r[2], r[3], "")
		}},
		{"phrases", 4, func(r []string) {
			p := phrase{words: strings.Fields(r[0]), owner: r[1] == "owner", cue: newCueWord(r[3], r[2], "", "")}
			w.phrases[p.words[0]] = append(w.phrases[p.words[0]], p)
		}},
		{"media", 3, func(r []string) {
			preps := map[string]bool{}
			for _, p := range strings.Fields(r[2]) {
				preps[p] = true
			}
			w.media[strings.ToLower(r[0])] = medium{r[1], preps}
		}},
		{"sets", 2, func(r []string) {
			set := map[string]bool{}
			for _, word := range strings.Split(r[1], "|") {
				set[word] = true
			}
			w.sets[r[0]] = set
		}},
	}
	for _, l := range lists {
		rows, err := lexicon.Rows(assets.Words, "words/attribution-"+l.name+".tsv", l.fields)
		if err != nil {
			return nil, fmt.Errorf("reading the words of attribution: %w", err)
		}
		for _, row := range rows {
			l.use(row)
		}
	}
	return w, nil
}

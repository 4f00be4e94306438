// Package score compares what the language layer makes of a text with a gold
// standard, as the shared task of CoNLL 2018 did (universaldependencies.org/conll18).
//
// In: the sentences of a treebank and those made of the same text, or the names
// marked in a text and those found. Out: for tokens, sentences, words, tags, lemmas,
// dependencies and names the counts that precision, recall and F1 are made of, and
// how far such a figure may wobble.
//
// Two tokens are the same when they cover the same characters, white space apart.
// Words printed as one are paired by their forms. A tag or a head can only be right
// on words that are paired.
package score

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/language/conllu"
)

// Figure is a count of what gold has, what the system gave and what of it is right.
type Figure struct {
	Gold, System, Right int
	// Aligned is how many words could be right, being paired; 0 for tokens,
	// sentences and names.
	Aligned int
}

// Precision is the share of what was given that is right, in per cent.
func (f Figure) Precision() float64 { return percent(f.Right, f.System) }

// Recall is the share of gold that was given, in per cent.
func (f Figure) Recall() float64 { return percent(f.Right, f.Gold) }

// F1 is the mean of precision and recall that the lower one weighs on, in per cent.
func (f Figure) F1() float64 { return percent(2*f.Right, f.Gold+f.System) }

// Accuracy is the share of right ones among the paired words, in per cent.
func (f Figure) Accuracy() float64 { return percent(f.Right, f.Aligned) }

// Plus adds the counts of two figures.
func (f Figure) Plus(o Figure) Figure {
	return Figure{f.Gold + o.Gold, f.System + o.System, f.Right + o.Right, f.Aligned + o.Aligned}
}

func percent(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(part) / float64(of)
}

// Figures are the figures of a text.
type Figures struct {
	Tokens, Sentences, Words Figure
	UPOS, XPOS, Lemmas       Figure
	// UAS counts heads, LAS heads with their universal relation, CLAS these on
	// content words only.
	UAS, LAS, CLAS Figure
}

// Plus adds the counts of two texts.
func (f Figures) Plus(o Figures) Figures {
	return Figures{
		f.Tokens.Plus(o.Tokens), f.Sentences.Plus(o.Sentences), f.Words.Plus(o.Words),
		f.UPOS.Plus(o.UPOS), f.XPOS.Plus(o.XPOS), f.Lemmas.Plus(o.Lemmas),
		f.UAS.Plus(o.UAS), f.LAS.Plus(o.LAS), f.CLAS.Plus(o.CLAS),
	}
}

// content holds the universal relations of content words; the others are those of
// function words and marks.
var content = map[string]bool{
	"nsubj": true, "obj": true, "iobj": true, "csubj": true, "ccomp": true, "xcomp": true, "obl": true,
	"vocative": true, "expl": true, "dislocated": true, "advcl": true, "advmod": true, "discourse": true,
	"nmod": true, "appos": true, "nummod": true, "acl": true, "amod": true, "conj": true, "fixed": true,
	"flat": true, "compound": true, "list": true, "parataxis": true, "orphan": true, "goeswith": true,
	"reparandum": true, "root": true, "dep": true,
}

// DifferentError says that gold and system are not of the same text.
type DifferentError struct {
	// At counts the characters before the place where they part, white space apart.
	At int
	// Gold and System are what each has from there on, the beginning of it.
	Gold, System string
}

// Error says where the texts part.
func (e *DifferentError) Error() string {
	return fmt.Sprintf("gold and system are not of the same text: after %d characters gold has %q and the system %q", e.At, e.Gold, e.System)
}

// Compare scores the sentences of a system against gold. Both must have the same
// characters, white space apart, otherwise the error is a *DifferentError. Heads may
// be left out in a whole sentence; where they are given they must make one tree.
func Compare(gold, system []conllu.Sentence) (Figures, error) {
	g, err := load(gold)
	if err != nil {
		return Figures{}, fmt.Errorf("scoring, gold: %w", err)
	}
	s, err := load(system)
	if err != nil {
		return Figures{}, fmt.Errorf("scoring, system: %w", err)
	}
	if err := same(g.chars, s.chars); err != nil {
		return Figures{}, err
	}
	pairs := align(g.words, s.words)
	goldOf := make([]int, len(s.words)) // the partner of a word of the system
	for i := range goldOf {
		goldOf[i] = unpaired
	}
	for _, p := range pairs {
		goldOf[p.system] = p.gold
	}
	headRight := func(a, b word) bool {
		if b.parent >= 0 {
			b.parent = goldOf[b.parent]
		}
		return a.parent == b.parent && a.parent != noHead
	}
	all := func(word) bool { return true }
	count := func(counts func(word) bool, right func(a, b word) bool) Figure {
		var f Figure
		for _, w := range g.words {
			if counts(w) {
				f.Gold++
			}
		}
		for _, w := range s.words {
			if counts(w) {
				f.System++
			}
		}
		for _, p := range pairs {
			a, b := g.words[p.gold], s.words[p.system]
			if counts(a) {
				f.Aligned++
				if right(a, b) {
					f.Right++
				}
			}
		}
		return f
	}
	labelled := func(a, b word) bool { return headRight(a, b) && a.relation == b.relation }
	return Figures{
		Tokens:    spans(g.tokens, s.tokens),
		Sentences: spans(g.sentences, s.sentences),
		Words:     count(all, func(word, word) bool { return true }),
		UPOS:      count(all, func(a, b word) bool { return a.UPOS == b.UPOS }),
		XPOS:      count(all, func(a, b word) bool { return a.XPOS == b.XPOS }),
		Lemmas:    count(all, func(a, b word) bool { return a.Lemma == b.Lemma || a.Lemma == "_" }),
		UAS:       count(all, headRight),
		LAS:       count(all, labelled),
		CLAS:      count(func(w word) bool { return content[w.relation] }, labelled),
	}, nil
}

// spans counts the spans that both have. Both are in order and do not overlap.
func spans(gold, system []span) Figure {
	f := Figure{Gold: len(gold), System: len(system)}
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch {
		case gold[g].start < system[s].start:
			g++
		case system[s].start < gold[g].start:
			s++
		default:
			if gold[g] == system[s] {
				f.Right++
			}
			g++
			s++
		}
	}
	return f
}

// same says where two texts part.
func same(gold, system []rune) error {
	at := 0
	for at < len(gold) && at < len(system) && gold[at] == system[at] {
		at++
	}
	if at == len(gold) && at == len(system) {
		return nil
	}
	const shown = 20
	from := func(rs []rune) string { return string(rs[at:min(at+shown, len(rs))]) }
	return &DifferentError{at, from(gold), from(system)}
}

// span counts characters, white space apart.
type span struct{ start, end int }

// What stands for a head that is no word.
const (
	root     = -1
	noHead   = -2
	unpaired = -3
)

// word is a word with where it stands.
type word struct {
	span // of the printed token it is part of
	*conllu.Word
	multi    bool // part of a multiword token
	parent   int  // index of its head, or root or noHead
	relation string
}

// side is gold or system, its sentences one after the other.
type side struct {
	chars             []rune
	tokens, sentences []span
	words             []word
}

func load(sentences []conllu.Sentence) (*side, error) {
	out := &side{}
	for i := range sentences {
		s := &sentences[i]
		if err := out.add(s); err != nil {
			name := fmt.Sprint(i + 1)
			if id, ok := s.Comment("sent_id"); ok {
				name += " (" + id + ")"
			}
			return nil, fmt.Errorf("sentence %s: %w", name, err)
		}
	}
	return out, nil
}

// add adds a sentence.
func (o *side) add(s *conllu.Sentence) error {
	parsed := false
	for _, w := range s.Words {
		parsed = parsed || w.Head >= 0
	}
	if parsed {
		if err := s.Tree(); err != nil {
			return err
		}
	}
	from, base := len(o.chars), len(o.words)
	r := 0
	until := 0 // the words before it are covered by a token
	multi := false
	for i := range s.Words {
		w := &s.Words[i]
		if i >= until {
			form := w.Form
			until, multi = i+1, false
			if r < len(s.Ranges) && s.Ranges[r].First == i {
				form, until, multi = s.Ranges[r].Form, s.Ranges[r].Last, true
				r++
			}
			start := len(o.chars)
			for _, c := range form {
				if !unicode.IsSpace(c) {
					o.chars = append(o.chars, c)
				}
			}
			if len(o.chars) == start {
				return fmt.Errorf("word %d has no characters", i+1)
			}
			o.tokens = append(o.tokens, span{start, len(o.chars)})
		}
		parent := noHead
		switch {
		case w.Head == 0:
			parent = root
		case w.Head > 0:
			parent = base + w.Head - 1
		}
		relation, _, _ := strings.Cut(w.Relation, ":")
		o.words = append(o.words, word{o.tokens[len(o.tokens)-1], w, multi, parent, relation})
	}
	if len(s.Words) > 0 {
		o.sentences = append(o.sentences, span{from, len(o.chars)})
	}
	return nil
}

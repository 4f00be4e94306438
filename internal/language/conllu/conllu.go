// Package conllu reads and writes the CoNLL-U format of Universal Dependencies
// treebanks, and puts the running text of a treebank together again.
//
// In: CoNLL-U text. Out: sentences of words with their ten columns and the ranges
// (1-2) of words that are printed as one; from them the text as it was printed, with
// the place of every word. Empty nodes (1.1) are left out, as they are no words.
// The format: universaldependencies.org/format.html.
package conllu

import "strings"

// Sentence is a sentence of a treebank.
type Sentence struct {
	Comments []string // the lines that start with #, whole
	Words    []Word
	Ranges   []Range // in order; none overlaps another
}

// Word is a syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 1-based; 0 for the root, -1 when not given
	Relation, Deps, Misc           string
}

// Range is a multiword token: the words [First, Last) of its sentence, counted from
// 0, that are printed as one.
type Range struct {
	First, Last int
	Form, Misc  string
}

// Comment gives the value of the comment of that key, as "# key = value", and
// whether there is one; a key without a value has "".
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		name, value, _ := strings.Cut(strings.TrimPrefix(c, "#"), "=")
		name = strings.TrimSpace(name)
		if name == key {
			return strings.TrimSpace(value), true
		}
		if rest, ok := strings.CutPrefix(name, key+" "); ok && strings.TrimSpace(rest) == "id" { // # newdoc id = …
			return strings.TrimSpace(value), true
		}
	}
	return "", false
}

// token is a printed token of a sentence: a range or a word outside of one, with its
// words [first, last).
type token struct {
	form, misc  string
	first, last int
}

// tokens gives the printed tokens of a sentence.
func (s *Sentence) tokens() []token {
	out := make([]token, 0, len(s.Words))
	r := 0
	for i := 0; i < len(s.Words); {
		for r < len(s.Ranges) && s.Ranges[r].First < i {
			r++
		}
		t := token{s.Words[i].Form, s.Words[i].Misc, i, i + 1}
		if r < len(s.Ranges) && s.Ranges[r].First == i {
			t = token{s.Ranges[r].Form, s.Ranges[r].Misc, i, min(max(s.Ranges[r].Last, i+1), len(s.Words))}
		}
		out = append(out, t)
		i = t.last
	}
	return out
}

// Printed gives the sentence as it was printed, which is what its comment "text"
// says, and whether a space follows it.
func (s *Sentence) Printed() (text string, spaceAfter bool) {
	var b strings.Builder
	for _, t := range s.tokens() {
		if spaceAfter {
			b.WriteByte(' ')
		}
		b.WriteString(t.form)
		spaceAfter = Attribute(t.misc, "SpaceAfter") != "No"
	}
	return b.String(), spaceAfter
}

// Attribute gives the value of a key of a column such as MISC or FEATS, "" where the
// key does not stand there.
func Attribute(column, key string) string {
	for part := range strings.SplitSeq(column, "|") {
		if k, v, ok := strings.Cut(part, "="); ok && k == key {
			return v
		}
	}
	return ""
}

// AddAttribute gives the column with a key and its value at its end.
func AddAttribute(column, key, value string) string {
	if column == "" || column == "_" {
		return key + "=" + value
	}
	return column + "|" + key + "=" + value
}

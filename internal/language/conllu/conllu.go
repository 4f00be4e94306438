// Package conllu reads the CoNLL-U format of Universal Dependencies treebanks.
//
// In: CoNLL-U text. Out: sentences of words with their ten columns; lines of
// multiword tokens (1-2) and empty nodes (1.1) are left out, as they are no words.
// The format: universaldependencies.org/format.html.
package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Sentence is a sentence of a treebank.
type Sentence struct {
	Comments []string // the lines that start with #, whole
	Words    []Word
}

// Word is a syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 1-based; 0 for the root, -1 when not given
	Relation, Deps, Misc           string
}

// Read reads all sentences. The error names the line that is broken.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for line := 1; scan.Scan(); line++ {
		l := strings.TrimSuffix(scan.Text(), "\r")
		switch {
		case strings.TrimSpace(l) == "":
			if len(s.Words) > 0 {
				out = append(out, s)
			}
			s = Sentence{}
		case l[0] == '#':
			s.Comments = append(s.Comments, l)
		default:
			f := strings.Split(l, "\t")
			if len(f) != 10 {
				return nil, fmt.Errorf("reading CoNLL-U, line %d: %d columns, want 10", line, len(f))
			}
			if strings.ContainsAny(f[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(f[6])
			if err != nil {
				head = -1
			}
			s.Words = append(s.Words, Word{f[1], f[2], f[3], f[4], f[5], head, f[7], f[8], f[9]})
		}
	}
	if err := scan.Err(); err != nil {
		return nil, fmt.Errorf("reading CoNLL-U: %w", err)
	}
	if len(s.Words) > 0 {
		out = append(out, s)
	}
	return out, nil
}

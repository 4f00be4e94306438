package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// MaxLine is the length of the longest line that is read, in bytes. Whole documents
// are never that long; what is longer is no treebank.
const MaxLine = 16 << 20

// ErrLongLine says that a line is longer than MaxLine.
var ErrLongLine = fmt.Errorf("the line is longer than %d MiB", MaxLine>>20)

const columns = 10

// Read reads all sentences. The error names the line that is broken.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, MaxLine)
	line := 1
	broken := func(err error) ([]Sentence, error) {
		return nil, fmt.Errorf("reading CoNLL-U, line %d: %w", line, err)
	}
	end := func() error {
		done := s
		s = Sentence{}
		if len(done.Words) == 0 && len(done.Ranges) == 0 {
			return nil // comments alone are no sentence
		}
		out = append(out, done)
		return done.check()
	}
	for ; scan.Scan(); line++ {
		l := strings.TrimSuffix(scan.Text(), "\r")
		if line == 1 {
			l = strings.TrimPrefix(l, "\ufeff")
		}
		var err error
		switch {
		case strings.TrimSpace(l) == "":
			err = end()
		case l[0] == '#':
			s.Comments = append(s.Comments, l)
		default:
			err = s.add(strings.Split(l, "\t"))
		}
		if err != nil {
			return broken(err)
		}
	}
	err := scan.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		err = ErrLongLine
	}
	if err == nil {
		err = end()
	}
	if err != nil {
		return broken(err)
	}
	return out, nil
}

// add adds what the columns of one line say.
func (s *Sentence) add(f []string) error {
	if len(f) != columns {
		return fmt.Errorf("%d columns, want %d", len(f), columns)
	}
	if strings.Contains(f[0], ".") {
		return nil // an empty node
	}
	next := len(s.Words) + 1
	if f[1] == "" {
		return errors.New("a word without a form")
	}
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		first, err := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		covered := len(s.Ranges) > 0 && s.Ranges[len(s.Ranges)-1].Last >= next
		if err != nil || err2 != nil || first != next || last < first || covered {
			return fmt.Errorf("%q is no range of words from %d", f[0], next)
		}
		s.Ranges = append(s.Ranges, Range{first - 1, last, f[1], f[9]})
		return nil
	}
	if id, err := strconv.Atoi(f[0]); err != nil || id != next {
		return fmt.Errorf("word %q, want number %d", f[0], next)
	}
	head := -1
	if f[6] != "_" && f[6] != "" {
		var err error
		if head, err = strconv.Atoi(f[6]); err != nil || head < 0 {
			return fmt.Errorf("%q is no head", f[6])
		}
	}
	s.Words = append(s.Words, Word{f[1], f[2], f[3], f[4], f[5], head, f[7], f[8], f[9]})
	return nil
}

// check says what is wrong with a whole sentence.
func (s *Sentence) check() error {
	n := len(s.Words)
	if k := len(s.Ranges); k > 0 && s.Ranges[k-1].Last > n {
		return fmt.Errorf("the range %d-%d in a sentence of %d words", s.Ranges[k-1].First+1, s.Ranges[k-1].Last, n)
	}
	for i, w := range s.Words {
		if w.Head > n {
			return fmt.Errorf("word %d has the head %d in a sentence of %d words", i+1, w.Head, n)
		}
	}
	return nil
}

// Tree says why the heads of a sentence are not one tree; nil when they are.
func (s *Sentence) Tree() error {
	root := 0
	const walking, done = 1, 2
	state := make([]int, len(s.Words)+1)
	state[0] = done
	for i, w := range s.Words {
		if w.Head < 0 || w.Head > len(s.Words) {
			return fmt.Errorf("word %d has no head", i+1)
		}
		if w.Head == 0 {
			if root != 0 {
				return fmt.Errorf("words %d and %d are both the root", root, i+1)
			}
			root = i + 1
		}
		for at := i + 1; state[at] != done; at = s.Words[at-1].Head {
			if state[at] == walking {
				return fmt.Errorf("word %d hangs on itself", at)
			}
			state[at] = walking
			if h := s.Words[at-1].Head; h < 0 || h > len(s.Words) {
				return fmt.Errorf("word %d has no head", at)
			}
		}
		for at := i + 1; state[at] != done; at = s.Words[at-1].Head {
			state[at] = done
		}
	}
	if root == 0 {
		return errors.New("no word is the root")
	}
	return nil
}

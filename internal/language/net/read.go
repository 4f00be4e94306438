package net

import (
	"strings"
	"sync"

	"github.com/readout-app/readout/internal/language/punct"
)

// Model is a trained network. It never changes and is safe for concurrent use.
type Model struct {
	c       Config
	net     *stack // packed
	weights string // exact, as in the file
	rows    string // of the tables, a signed byte for each number
	pool    sync.Pool
}

// Config gives the sizes of the network and the names of what it says; its lists are the
// model's own and must not be changed.
func (m *Model) Config() Config { return m.c }

// Reading is what the network says of the words of one sentence.
type Reading struct {
	Tags  []int // numbers in Config.Tags
	Heads []int // index of the head, -1 for the root; always one tree
	Links []int // numbers in Config.Relations
	// NameScores holds for each word a score of each label of names: none, then for each
	// of Config.Types the first word of a name and those inside.
	NameScores []float32
}

// scratch is what a reading works with; reused.
type scratch struct {
	work
	rows           [][tables]uint32
	sums           []int16
	scores, turned []float32
	u, out         []float32
	mark           []int
	marks          []punct.Word
}

// Read reads sentences together; each must have at least one word. Their order does
// not change what is read.
func (m *Model) Read(sentences [][]Word) []Reading {
	s, _ := m.pool.Get().(*scratch)
	if s == nil {
		s = &scratch{}
	}
	defer m.pool.Put(s)
	m.look(s, sentences)
	m.net.context(&s.work, m.c.Hidden, nil)
	m.net.heads(&s.work)
	out := make([]Reading, len(sentences))
	for k, words := range sentences {
		from, n := s.sentences[k], len(words)
		r := &out[k]
		numbers := make([]int, 3*n)
		r.Tags, r.Heads, r.Links = numbers[:n:n], numbers[n:2*n:2*n], numbers[2*n:]
		for i := range n {
			r.Tags[i] = best(s.tag[(from+i)*padded(len(m.c.Tags)):], len(m.c.Tags))
		}
		m.tree(s, k, r.Heads)
		m.links(s, from, r)
		m.hangMarks(s, words, r)
		r.NameScores = m.nameScores(s, from, n)
	}
	return out
}

// look fills in s.x, the numbers that stand for the words.
func (m *Model) look(s *scratch, sentences [][]Word) {
	e := m.c.Embed
	s.sentences = append(s.sentences[:0], 0)
	s.n = 0
	for _, words := range sentences {
		s.n += len(words)
		s.sentences = append(s.sentences, s.n)
	}
	s.rows = sized(s.rows, s.n)
	for k, words := range sentences {
		features(words, s.rows[s.sentences[k]:s.sentences[k+1]])
	}
	s.x = grow(s.x, s.n*e)
	if len(s.sums) != e {
		s.sums = make([]int16, e)
	}
	for i := range s.n {
		clear(s.sums)
		for _, r := range s.rows[i] {
			addRow(s.sums, m.rows[int(r)*e:int(r+1)*e])
		}
		x := s.x[i*e : (i+1)*e]
		for k, v := range s.sums {
			x[k] = float32(v) * rowScale
		}
	}
}

// best gives the place of the highest of the first n numbers.
func best(x []float32, n int) int {
	at := 0
	for i, v := range x[:n] {
		if v > x[at] {
			at = i
		}
	}
	return at
}

// links tells the relation of every word to its head.
func (m *Model) links(s *scratch, from int, r *Reading) {
	size, n := m.c.Link, len(r.Heads)
	s.u = grow(s.u, n*size)
	for i, j := range r.Heads {
		to := m.net.rootBy
		if j >= 0 {
			to = s.linkTo[(from+j)*size:]
		}
		meet(s.u[i*size:(i+1)*size], s.linkDep[(from+i)*size:], to)
	}
	s.out = m.net.link.apply(&s.work, s.out, s.u)
	for i := range r.Links {
		r.Links[i] = best(s.out[i*padded(len(m.c.Relations)):], len(m.c.Relations))
	}
}

// hangMarks hangs punctuation marks by rule. A mark's head follows from the tree of the
// words, so that the rules know better.
func (m *Model) hangMarks(s *scratch, words []Word, r *Reading) {
	s.marks = s.marks[:0]
	for i, w := range words {
		tag, _, _ := strings.Cut(m.c.Tags[r.Tags[i]], " ")
		s.marks = append(s.marks, punct.Word{Form: w.Text, Tag: tag, Head: r.Heads[i], Relation: m.c.Relations[r.Links[i]]})
	}
	copy(r.Heads, punct.Heads(s.marks))
}

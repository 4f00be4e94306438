package tagger

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// Label is what a word is: its Penn Treebank tag and its Universal POS.
type Label struct{ Tag, POS string }

// Model is a trained tagger. It never changes and is safe for concurrent use.
type Model struct {
	labels  []Label
	lexicon table // hash of a word → label number, +sure when it needs no thought
	classes table // hash of a word → what it can be by the dictionary, see Class
	weights table // key of a feature → its row
	rows    []byte
}

// sure marks a word of the lexicon that had one and the same label nearly always.
const sure = 1 << 16

// A table is a hash table from keys to values with open addressing; value -1 is free.
type table struct {
	keys   []uint32
	values []int32
	mask   uint32
}

func newTable(n int) table {
	size := 16
	for size < 2*n {
		size *= 2
	}
	t := table{make([]uint32, size), make([]int32, size), uint32(size - 1)}
	for i := range t.values {
		t.values[i] = -1
	}
	return t
}

func (t *table) put(key uint32, value int32) {
	i := key & t.mask
	for t.values[i] >= 0 && t.keys[i] != key {
		i = (i + 1) & t.mask
	}
	t.keys[i], t.values[i] = key, value
}

func (t *table) get(key uint32) int32 {
	i := key & t.mask
	for t.values[i] >= 0 {
		if t.keys[i] == key {
			return t.values[i]
		}
		i = (i + 1) & t.mask
	}
	return -1
}

// Tag gives the labels of the words of one sentence.
func (m *Model) Tag(words []Word) []Label {
	out := make([]Label, len(words))
	vs := m.views(words)
	scores := make([]int32, len(m.labels))
	var t, tt uint32
	for i := range words {
		var best int
		if v := m.lexicon.get(vs[i].word); v >= sure {
			best = int(v - sure)
		} else {
			clear(scores)
			for _, key := range features(vs, i) {
				m.add(scores, key)
			}
			for _, key := range history(vs, i, t, tt) {
				m.add(scores, key)
			}
			best = argmax(scores)
		}
		out[i] = m.labels[best]
		t, tt = uint32(best)+1, t
	}
	return out
}

// add adds the weights of a feature to the scores of the labels. A row is the
// number of its weights, then for each the label (1 byte) and the weight (2).
func (m *Model) add(scores []int32, key uint32) {
	at := m.weights.get(key)
	if at < 0 {
		return
	}
	n := int32(m.rows[at])
	row := m.rows[at+1 : at+1+3*n]
	for ; len(row) >= 3; row = row[3:] {
		scores[row[0]] += int32(int16(uint16(row[1]) | uint16(row[2])<<8))
	}
}

func argmax(scores []int32) int {
	best := 0
	for k, s := range scores {
		if s > scores[best] {
			best = k
		}
	}
	return best
}

func (m *Model) views(words []Word) []view {
	vs := make([]view, len(words))
	for i, w := range words {
		vs[i] = look(w, i == 0)
		vs[i].class = uint32(m.classes.get(vs[i].word) + 1)
		if l := m.lexicon.get(vs[i].word); l >= 0 {
			vs[i].lex = uint32(l&(sure-1)) + 1
		}
	}
	return vs
}

// magic opens a model file; its last digit is the version of the format.
const magic = "readout tagger 1\n"

// Load reads a model file. The error says what is broken in it.
//
// The format, all numbers little-endian: the magic line; the labels, each "TAG POS",
// parted by tabs and closed by a line feed; the number of words of the lexicon
// and for each its hash (4 bytes), label (1) and whether it is sure (1); the number
// of classes and for each the hash of its word (4) and its bits (2); the number of
// features and for each its key (4) and its row, see add.
func Load(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("loading tagger: not a model file of this version")
	}
	names, rest, ok := bytes.Cut(rest, []byte("\n"))
	if !ok {
		return nil, errors.New("loading tagger: labels cut off")
	}
	m := &Model{}
	for name := range strings.SplitSeq(string(names), "\t") {
		tag, pos, ok := strings.Cut(name, " ")
		if !ok || len(m.labels) == 256 {
			return nil, fmt.Errorf("loading tagger: bad label %q", name)
		}
		m.labels = append(m.labels, Label{tag, pos})
	}
	n, rest, ok := count(rest, 6)
	if !ok {
		return nil, errors.New("loading tagger: lexicon cut off")
	}
	m.lexicon = newTable(n)
	for ; n > 0; n-- {
		if int(rest[4]) >= len(m.labels) {
			return nil, errors.New("loading tagger: lexicon names an unknown label")
		}
		m.lexicon.put(binary.LittleEndian.Uint32(rest), int32(rest[4])+int32(rest[5]&1)*sure)
		rest = rest[6:]
	}
	n, rest, ok = count(rest, 6)
	if !ok {
		return nil, errors.New("loading tagger: classes cut off")
	}
	m.classes = newTable(n)
	for ; n > 0; n-- {
		m.classes.put(binary.LittleEndian.Uint32(rest), int32(binary.LittleEndian.Uint16(rest[4:])))
		rest = rest[6:]
	}
	n, rest, ok = count(rest, 5)
	if !ok || len(rest) > 1<<30 {
		return nil, errors.New("loading tagger: features cut off")
	}
	m.weights, m.rows = newTable(n), rest
	at := 0
	for ; n > 0; n-- {
		if at+5 > len(rest) || at+5+3*int(rest[at+4]) > len(rest) {
			return nil, errors.New("loading tagger: features cut off")
		}
		m.weights.put(binary.LittleEndian.Uint32(rest[at:]), int32(at+4))
		end := at + 5 + 3*int(rest[at+4])
		for k := at + 5; k < end; k += 3 {
			if int(rest[k]) >= len(m.labels) {
				return nil, errors.New("loading tagger: a weight names an unknown label")
			}
		}
		at = end
	}
	return m, nil
}

// count reads a number of items of at least size bytes each.
func count(data []byte, size int) (int, []byte, bool) {
	if len(data) < 4 {
		return 0, nil, false
	}
	n := int(binary.LittleEndian.Uint32(data))
	return n, data[4:], n*size <= len(data)-4
}

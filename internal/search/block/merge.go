package block

import (
	"bytes"
	"errors"
	"iter"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
)

// dropped is the new number of an article that is left out.
const dropped = math.MaxUint64

// merged gives what a block of several is made of, some of their articles left out, and
// the new numbers of those of each. It ends early when stop is closed.
func merged(blocks []*Block, drops []*roaring.Bitmap, stop <-chan struct{}) (*source, [][]uint64) {
	type place struct {
		block *Block
		doc   uint32
	}
	var places []place
	numbers := make([][]uint64, len(blocks))
	fields := map[string]bool{}
	for i, b := range blocks {
		numbers[i] = make([]uint64, b.docs)
		for n := range uint32(b.docs) {
			if drops[i] != nil && drops[i].Contains(n) {
				numbers[i][n] = dropped
				continue
			}
			numbers[i][n] = uint64(len(places))
			places = append(places, place{b, n})
		}
		for name := range b.fields {
			fields[name] = true
		}
	}
	s := &source{docs: len(places)}
	s.doc = func(n int) (id, entry []byte, err error) {
		if n%1024 == 0 && closed(stop) {
			return nil, nil, segment.ErrClosed
		}
		return places[n].block.Doc(places[n].doc)
	}
	for name := range fields {
		s.fields = append(s.fields, name)
	}
	slices.Sort(s.fields)
	s.terms = func(name string) iter.Seq2[[]byte, []uint32] { return s.merge(blocks, numbers, name, stop) }
	return s, numbers
}

// cursor is a term of a block, with the block's new numbers.
type cursor struct {
	block   *Block
	field   field
	numbers []uint64
	at      *vellum.FSTIterator
	term    []byte
	value   uint64
	ended   bool
}

func (c *cursor) next(err error) error {
	if err == nil {
		c.term, c.value = c.at.Current()
		return nil
	}
	c.ended = true
	if errors.Is(err, vellum.ErrIteratorDone) {
		return nil
	}
	return damage(err)
}

// merge gives the terms that blocks have in a field.
func (s *source) merge(blocks []*Block, numbers [][]uint64, name string, stop <-chan struct{}) iter.Seq2[[]byte, []uint32] {
	return func(yield func([]byte, []uint32) bool) {
		var cursors []*cursor
		for i, b := range blocks {
			if f, known := b.fields[name]; known {
				at, err := f.terms.Iterator(nil, nil)
				c := &cursor{block: b, field: f, numbers: numbers[i], at: at}
				s.err = errors.Join(s.err, c.next(err))
				cursors = append(cursors, c)
			}
		}
		var term []byte
		var docs, room []uint32
		for s.err == nil {
			var first *cursor
			for _, c := range cursors {
				if !c.ended && (first == nil || bytes.Compare(c.term, first.term) < 0) {
					first = c
				}
			}
			switch {
			case first == nil:
				return
			case closed(stop):
				s.err = segment.ErrClosed
				return
			}
			term, docs = append(term[:0], first.term...), docs[:0]
			for _, c := range cursors { // they are in the order of the new numbers
				if c.ended || !bytes.Equal(c.term, term) {
					continue
				}
				if room, s.err = c.block.docsOf(c.field, c.value, room); s.err != nil {
					return
				}
				for _, d := range room {
					if n := c.numbers[d]; n != dropped {
						docs = append(docs, uint32(n))
					}
				}
				if s.err = c.next(c.at.Next()); s.err != nil {
					return
				}
			}
			if len(docs) > 0 && !yield(term, docs) {
				return
			}
		}
	}
}

func closed(stop <-chan struct{}) bool {
	select {
	case <-stop:
		return true
	default:
		return false
	}
}

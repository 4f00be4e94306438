package block

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"iter"
	"slices"

	"github.com/blevesearch/vellum"
)

// magic stands before the sum at the end of a block; raised with every change of its form.
const magic = "ROB1"

// source is what a block is made of.
type source struct {
	docs   int
	doc    func(n int) (id, entry []byte, err error)
	fields []string // in order
	// terms gives the terms of a field in order, each with the articles that have it, in
	// order and at least one. Both are its own and soon others.
	terms func(field string) iter.Seq2[[]byte, []uint32]
	err   error // what went wrong in terms
}

// A block is, from the beginning: for each article its ID, by its length and bytes, and
// its entry; where each of them begins and the last ends, by eight bytes; the numbers of
// the articles in the order of their IDs, by four bytes; for each field its lists and
// their terms; a table of the fields; the foot. A term is kept with the place of its list
// among those of the field, or with the number of the only article that has it.

// write writes a block and gives its length.
func write(to io.Writer, s *source) (int, error) {
	w := &writer{to: bufio.NewWriterSize(to, 1<<20)}
	offsets := make([]byte, 0, 8*(s.docs+1))
	ids := make([]string, s.docs)
	for n := range s.docs {
		id, entry, err := s.doc(n)
		if err != nil {
			return 0, err
		}
		ids[n] = string(id)
		offsets = binary.LittleEndian.AppendUint64(offsets, uint64(w.at))
		w.number(len(id))
		w.bytes(id)
		w.bytes(entry)
	}
	offsets = binary.LittleEndian.AppendUint64(offsets, uint64(w.at))
	at := []int{s.docs, w.at}
	w.bytes(offsets)
	order := make([]uint32, s.docs)
	for n := range order {
		order[n] = uint32(n)
	}
	slices.SortFunc(order, func(a, b uint32) int { return bytes.Compare([]byte(ids[a]), []byte(ids[b])) })
	at = append(at, w.at)
	for _, n := range order {
		w.bytes(binary.LittleEndian.AppendUint32(w.some[:0], n))
	}
	table := &writer{to: &bytes.Buffer{}}
	fields := 0
	for _, name := range s.fields {
		lists := w.at
		terms, err := w.lists(s, name)
		if err != nil {
			return 0, err
		}
		if terms == nil {
			continue
		}
		fields++
		for _, n := range []int{lists, w.at, len(terms), len(name)} {
			table.number(n)
		}
		table.bytes([]byte(name))
		w.bytes(terms)
	}
	start := w.at
	for _, n := range append(at, fields) {
		w.number(n)
	}
	w.bytes(table.to.(*bytes.Buffer).Bytes())
	w.bytes(binary.LittleEndian.AppendUint64(w.some[:0], uint64(start)))
	w.bytes([]byte(magic))
	w.bytes(binary.BigEndian.AppendUint32(w.some[:0], w.sum))
	return w.at, w.close()
}

// lists writes the lists of a field and gives its terms; nil for none.
func (w *writer) lists(s *source, field string) ([]byte, error) {
	var out bytes.Buffer
	fst, err := vellum.New(&out, nil)
	if err != nil {
		return nil, fmt.Errorf("writing terms: %w", err)
	}
	begin, some := w.at, false
	for term, docs := range s.terms(field) {
		value := uint64(w.at-begin) << 1
		if len(docs) == 1 {
			value = uint64(docs[0])<<1 | 1
		} else {
			w.some = appendList(w.some[:0], docs, uint32(s.docs))
			w.bytes(w.some)
		}
		if err := fst.Insert(term, value); err != nil {
			return nil, fmt.Errorf("writing terms: %w", err)
		}
		some = true
	}
	if s.err != nil || !some {
		return nil, s.err
	}
	if err := fst.Close(); err != nil {
		return nil, fmt.Errorf("writing terms: %w", err)
	}
	return out.Bytes(), nil
}

// writer counts and sums what is written.
type writer struct {
	to   io.Writer
	at   int
	sum  uint32
	err  error // the first
	some []byte
}

func (w *writer) bytes(p []byte) {
	if w.err == nil {
		_, w.err = w.to.Write(p)
		w.sum = crc32.Update(w.sum, crc32.IEEETable, p)
	}
	w.at += len(p)
}

func (w *writer) number(n int) {
	w.some = binary.AppendUvarint(w.some[:0], uint64(n))
	w.bytes(w.some)
}

func (w *writer) close() error {
	if buffered, ok := w.to.(*bufio.Writer); ok && w.err == nil {
		w.err = buffered.Flush()
	}
	if w.err != nil {
		return fmt.Errorf("writing a block: %w", w.err)
	}
	return nil
}

package block

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/vellum"
)

// errDamaged says that a block is not as it was written.
var errDamaged = errors.New("the block is damaged")

// Block is a part of the index that does not change. It is safe for use by many
// goroutines.
type Block struct {
	data           []byte
	docs           int
	offsets, order []byte
	fields         map[string]field
}

// field is the terms of a field, and behind one another their lists.
type field struct {
	terms *vellum.FST
	lists []byte
}

// read gives the block that lies in data.
func read(data []byte) (*Block, error) {
	const foot = 8 + len(magic) + 4
	if len(data) < foot || string(data[len(data)-4-len(magic):len(data)-4]) != magic {
		return nil, errDamaged
	}
	end := len(data) - foot
	u := unpacker{data: data[:end]}
	u.at = u.within(binary.LittleEndian.Uint64(data[end:]), 0)
	b := &Block{data: data, docs: u.number(), fields: map[string]field{}}
	offsets, order := u.place(0), u.place(0)
	b.offsets, b.order = u.piece(offsets, 8*(b.docs+1)), u.piece(order, 4*b.docs)
	for range u.number() {
		lists := u.place(0)
		terms := u.place(lists)
		fst := u.piece(terms, u.number())
		name := u.piece(u.at, u.number())
		u.at += len(name)
		if u.failed {
			break
		}
		loaded, err := vellum.Load(fst)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errDamaged, err)
		}
		b.fields[string(name)] = field{loaded, data[lists:terms]}
	}
	if u.failed {
		return nil, errDamaged
	}
	return b, nil
}

// unpacker reads the table of a block.
type unpacker struct {
	data   []byte
	at     int
	failed bool
}

func (u *unpacker) within(n uint64, from int) int {
	if n > uint64(len(u.data)) || int(n) < from {
		u.failed = true
		return from
	}
	return int(n)
}

// number reads a number no larger than the block; place one that is a place in it, not
// before another.
func (u *unpacker) number() int { return u.place(0) }

func (u *unpacker) place(from int) int {
	n, size := binary.Uvarint(u.data[u.at:])
	if size <= 0 {
		u.failed = true
		return from
	}
	u.at += size
	return u.within(n, from)
}

func (u *unpacker) piece(from, size int) []byte {
	if size > len(u.data)-from {
		u.failed = true
		return nil
	}
	return u.data[from : from+size]
}

// Len gives the number of articles, those that were replaced since among them. They have
// the numbers from 0 on.
func (b *Block) Len() int { return b.docs }

// Doc gives the ID of an article and its entry, which are to be read only, and not after
// the index's snapshot is closed.
func (b *Block) Doc(n uint32) (id, entry []byte, err error) {
	if int(n) >= b.docs {
		return nil, nil, errDamaged
	}
	from, to := binary.LittleEndian.Uint64(b.offsets[8*n:]), binary.LittleEndian.Uint64(b.offsets[8*n+8:])
	if from > to || to > uint64(len(b.data)) {
		return nil, nil, errDamaged
	}
	doc := b.data[from:to]
	length, size := binary.Uvarint(doc)
	if size <= 0 || length > uint64(len(doc)-size) {
		return nil, nil, errDamaged
	}
	doc = doc[size:]
	return doc[:length:length], doc[length:], nil
}

// numberOf gives the number of the article with an ID.
func (b *Block) numberOf(id string) (_ uint32, found bool, err error) {
	at := func(i int) uint32 { return binary.LittleEndian.Uint32(b.order[4*i:]) }
	i := sort.Search(b.docs, func(i int) bool {
		have, _, derr := b.Doc(at(i))
		err = errors.Join(err, derr)
		return bytes.Compare(have, []byte(id)) >= 0
	})
	if err != nil || i == b.docs {
		return 0, false, err
	}
	have, _, err := b.Doc(at(i))
	return at(i), string(have) == id, err
}

// Having gives the articles that have a term in a field; nil for none.
func (b *Block) Having(name, term string) (*roaring.Bitmap, error) {
	f, known := b.fields[name]
	if !known {
		return nil, nil
	}
	value, found, err := f.terms.Get([]byte(term))
	if err != nil || !found {
		return nil, damage(err)
	}
	docs, but, err := f.list(value, uint32(b.docs), nil)
	if err != nil {
		return nil, err
	}
	out := roaring.New()
	out.AddMany(docs)
	if but {
		out.Flip(0, uint64(b.docs))
	}
	return out, nil
}

// list adds the articles that the value of a term stands for to some; they may be those
// that the term has not.
func (f field) list(value uint64, n uint32, docs []uint32) (_ []uint32, but bool, err error) {
	if value&1 == 0 {
		if value>>1 > uint64(len(f.lists)) {
			return nil, false, errDamaged
		}
		return readList(f.lists[value>>1:], n, docs)
	}
	if value>>1 >= uint64(n) {
		return nil, false, errDamaged
	}
	return append(docs, uint32(value>>1)), false, nil
}

// Automaton takes some terms and not others.
type Automaton = vellum.Automaton

// Terms calls f with the terms of a field in order, from one to another, the last left
// out, and of these those that an automaton takes. Nil is no bound. The term is not f's to
// keep.
func (b *Block) Terms(name string, a Automaton, from, to []byte, f func(term []byte)) error {
	return b.walk(name, a, from, to, func(term []byte, _ uint64) error {
		f(term)
		return nil
	})
}

// Visit calls f with each term of a field in order and the articles that have it, in
// order. Neither is f's to keep.
func (b *Block) Visit(name string, f func(term []byte, docs []uint32)) error {
	var docs []uint32
	return b.walk(name, nil, nil, nil, func(term []byte, value uint64) (err error) {
		if docs, err = b.docsOf(b.fields[name], value, docs); err == nil {
			f(term, docs)
		}
		return err
	})
}

// docsOf gives the articles that the value of a term stands for, in the room of some.
func (b *Block) docsOf(f field, value uint64, room []uint32) ([]uint32, error) {
	docs, but, err := f.list(value, uint32(b.docs), room[:0])
	if but && err == nil {
		docs = others(docs, uint32(b.docs))
	}
	return docs, err
}

func (b *Block) walk(name string, a Automaton, from, to []byte, f func(term []byte, value uint64) error) error {
	field, known := b.fields[name]
	if !known {
		return nil
	}
	at, err := field.terms.Search(a, from, to)
	for err == nil {
		if err := f(at.Current()); err != nil {
			return err
		}
		err = at.Next()
	}
	if errors.Is(err, vellum.ErrIteratorDone) {
		return nil
	}
	return damage(err)
}

// names gives the fields in order.
func (b *Block) names() []string {
	var out []string
	for name := range b.fields {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func damage(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", errDamaged, err)
}

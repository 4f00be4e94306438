package search

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/search/block"
)

// forward is a field of a block the other way round: of each article the terms that it
// has, by their number in the block, in order.
type forward struct {
	terms []byte   // one behind the other
	ends  []uint32 // of terms
	first []uint32 // of each article the place in of where its own begin
	of    []uint32
	names []uint32 // of each person the number of the first of the same name; of people only
}

func forwardOf(b *block.Block, field string) (*forward, error) {
	f := &forward{first: make([]uint32, b.Len()+1)}
	err := b.Visit(field, func(term []byte, docs []uint32) {
		f.terms = append(f.terms, term...)
		f.ends = append(f.ends, uint32(len(f.terms)))
		for _, d := range docs {
			f.first[d+1]++
		}
	})
	if err != nil {
		return nil, err
	}
	for d := range b.Len() {
		f.first[d+1] += f.first[d]
	}
	f.of = make([]uint32, f.first[b.Len()])
	next, n := slices.Clone(f.first), uint32(0)
	err = b.Visit(field, func(_ []byte, docs []uint32) {
		for _, d := range docs {
			f.of[next[d]] = n
			next[d]++
		}
		n++
	})
	return f, err
}

// at gives the terms of an article, by number.
func (f *forward) at(doc uint32) []uint32 { return f.of[f.first[doc]:f.first[doc+1]] }

func (f *forward) len() int { return len(f.ends) }

func (f *forward) term(n int) []byte {
	from := uint32(0)
	if n > 0 {
		from = f.ends[n-1]
	}
	return f.terms[from:f.ends[n]]
}

// A person has a term by what it is, its name, endName, and the words of all its names
// by two bytes of their hashes.
const (
	isActor  = "a"
	isSource = "s" // words for a source that is no actor
	endName  = "\x00"
)

func personTerm(what string, names ...string) string {
	out := []byte(what + strings.ReplaceAll(names[0], endName, "") + endName)
	for _, h := range hashes(nameWords(names...)) {
		out = binary.LittleEndian.AppendUint16(out, h)
	}
	return string(out)
}

// nameIn gives the name in the term of a person, and words whether it has one.
func nameIn(term []byte) []byte { return term[1:bytes.IndexByte(term, endName[0])] }

func hasWord(term []byte, word uint16) bool {
	for words := term[bytes.IndexByte(term, endName[0])+1:]; len(words) > 1; words = words[2:] {
		if binary.LittleEndian.Uint16(words) == word {
			return true
		}
	}
	return false
}

// peopleOf gives the people of a block.
func peopleOf(b *block.Block) (*forward, error) {
	f, err := forwardOf(b, fieldPerson)
	if err != nil {
		return nil, err
	}
	f.names = make([]uint32, f.len())
	before := []byte{}
	for n := range f.names {
		term := f.term(n)
		name := term[:bytes.IndexByte(term, endName[0])]
		if f.names[n] = uint32(n); n > 0 && bytes.Equal(name, before) {
			f.names[n] = f.names[n-1]
		}
		before = name
	}
	return f, nil
}

// named is what people are asked for by: ways to write a name, of which one is enough,
// each by its words, of which there have to be all.
type named struct {
	want  []uint64
	words [][][]uint64 // way, block, person -> which of the words it has, by bits
}

// manyWords is the number of words of a name from which on they are not looked at.
const manyWords = 64

func (v *view) named(ways [][]string) *named {
	out := &named{}
	for _, way := range ways {
		if len(way) == 0 {
			continue
		}
		wanted := hashes(way[:min(len(way), manyWords)])
		blocks := make([][]uint64, len(v.blocks))
		for b, k := range v.known {
			blocks[b] = make([]uint64, k.people.len())
			for n := range blocks[b] {
				term := k.people.term(n)
				for i, w := range wanted {
					if hasWord(term, w) {
						blocks[b][n] |= 1 << i
					}
				}
			}
		}
		out.words = append(out.words, blocks)
		out.want = append(out.want, 1<<len(wanted)-1)
	}
	return out
}

// among says whether some people of the article that is looked at are asked for.
func (n *named) among(l *look, people places) bool {
	for way, want := range n.want {
		words, have := n.words[way][l.block], uint64(0)
		for p := people; len(p) > 0; {
			place, size := p.first()
			have |= words[l.people[place]]
			p = p[size:]
		}
		if have == want {
			return true
		}
	}
	return false
}

// chosen says of each term of a field, of each block, whether it is chosen.
func (v *view) chosen(of func(*known) *forward, is func(term []byte) bool) [][]bool {
	out := make([][]bool, len(v.blocks))
	for b, k := range v.known {
		f := of(k)
		out[b] = make([]bool, f.len())
		for n := range out[b] {
			out[b][n] = is(f.term(n))
		}
	}
	return out
}

package search

import (
	"encoding/binary"
	"math"

	"github.com/readout-app/readout/internal/search/words"
)

// entry is what the index keeps of an article beside its terms: enough to say of each of
// its records whether it answers, without the text. People and kinds it has by their
// place among the article's terms of fieldPerson and fieldKind, in order.
type entry struct {
	printed       day
	words         sketch
	people, kinds int      // that the article has
	stories       []string // those of records that are not of all
	records       []entryRecord
}

// entryRecord is a record as the index keeps it.
type entryRecord struct {
	kind       byte // the letter that its ID begins with
	from, to   int  // its words, by number; to is not among them
	said, when span
	undated    bool   // said or when, whichever it stands under, has no first day
	stories    uint64 // those it is of, by their place; 0 for all
	// kinds are what it is, by who it is of, the first before all, and about whom.
	kinds, by, about places

	// For a hit only:
	added      bool // the analyst added it
	number     uint64
	start, len int // its passage, in code points
}

// places are those of people or kinds in an entry, packed.
type places []byte

// first gives the first of them, and how many bytes it takes.
func (p places) first() (place, size int) {
	if p[0] < 0x80 { // nearly all
		return int(p[0]), 1
	}
	n, size := binary.Uvarint(p)
	if size <= 0 {
		return math.MaxInt32, len(p)
	}
	return int(min(n, math.MaxInt32)), size
}

// anyOf says whether one of them is chosen, by the number of it in the block.
func (p places) anyOf(numbers []uint32, chosen []bool) bool {
	for len(p) > 0 {
		place, size := p.first()
		if chosen[numbers[place]] {
			return true
		}
		p = p[size:]
	}
	return false
}

// statementKind is the kind of a statement, and allKinds are the letters of all.
const (
	statementKind = 's'
	allKinds      = "sexdv"
)

// day is a number of days, 1 for 1 January of the year 1; 0 for none.
type day int32

// span is days from one to another, both inclusive; zero where there is none.
type span struct{ from, to day }

// dated is the day that a record stands under: its own or, for want of one, that of
// printing.
func (r *entryRecord) dated(printed day) day {
	own := r.when.from
	if r.kind == statementKind {
		own = r.said.from
	}
	if own == 0 || r.undated {
		return printed
	}
	return own
}

// sketch is the words of a text in order, by two bytes of a hash for each term. That one
// word is taken for another happens once in 65,536.
type sketch []byte

// sketchOf gives the sketch of tokens.
func sketchOf(all []words.Token) sketch {
	out := make(sketch, 0, 2*len(all))
	for _, t := range all {
		out = binary.LittleEndian.AppendUint16(out, hash(t.Term))
	}
	return out
}

// hash gives two bytes for a term.
func hash(term string) uint16 {
	sum := uint32(2166136261) // FNV-1a
	for i := range len(term) {
		sum = (sum ^ uint32(term[i])) * 16777619
	}
	return uint16(sum>>16) ^ uint16(sum)
}

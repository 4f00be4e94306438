package group

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// shingleWords is the number of words in a row that make one shingle: long enough
// that two reports written apart share few, short enough that some are left where
// every fifth word was changed.
const shingleWords = 4

// Sketch is what is kept of a text to tell its reprints: a hash of every shingle, in
// the order of the text. The zero Sketch is that of a text without words.
type Sketch struct {
	shingles []uint32
	words    int
	digest   uint64 // of all words in their order
	quoted   bitset // words in quotation marks
}

// NewSketch makes the Sketch of a text. Case, marks and blanks make no difference.
func NewSketch(text string) Sketch {
	words := wordsOf(text)
	s := Sketch{words: len(words), quoted: newBitset(len(words))}
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hashOf(text[w.start:w.end])
		s.digest = mix(s.digest ^ hashes[i])
		if w.quoted {
			s.quoted.set(i)
		}
	}
	n := min(shingleWords, len(words)) // a text shorter than a shingle is one
	if n == 0 {
		return s
	}
	s.shingles = make([]uint32, 0, len(words)-n+1)
	for i := range len(words) - n + 1 {
		h := uint64(0)
		for _, w := range hashes[i : i+n] {
			h = mix(h ^ w)
		}
		s.shingles = append(s.shingles, uint32(h>>32))
	}
	return s
}

// Words gives the number of words of the text.
func (s Sketch) Words() int { return s.words }

// span is the number of words in each of its shingles.
func (s Sketch) span() int { return min(shingleWords, s.words) }

// bitset is a set of small numbers.
type bitset []uint64

func newBitset(n int) bitset    { return make(bitset, (n+63)/64) }
func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

// The shingles by which a text is looked up: all of its first leadShingles, for a cut
// copy keeps the beginning and a short text has no more, and one in sampling of the
// others, chosen by its hash so that both texts choose the same.
const (
	leadShingles = 64
	sampling     = 4
)

// keys gives the shingles by which a text is looked up, sorted, each once.
func (s Sketch) keys() []uint32 {
	var out []uint32
	for i, h := range s.shingles {
		if s.isKey(i) {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s Sketch) isKey(i int) bool { return i < leadShingles || s.shingles[i]%sampling == 0 }

// hashOf hashes a word without regard to case (FNV-1a over its lower-case letters).
func hashOf(word string) uint64 {
	h := uint64(14695981039346656037)
	for _, r := range word {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
		} else {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

// mix spreads the bits of a hash (the finaliser of MurmurHash3).
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

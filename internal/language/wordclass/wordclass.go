package wordclass

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// Entry is what the dictionary says of a word form; it is zero for a word that is
// not in it.
type Entry struct {
	// Class tells what inflected forms it can be, one bit a Penn Treebank tag: see Bit.
	Class uint16
	// Noun is the field of the most frequent sense of the noun it is a form of, names
	// included: 1 to 26, WordNet's lexicographer files 3 (noun.Tops) to 28 (noun.time);
	// 0 for none.
	Noun uint8
	// Verb is the same for verbs: 1 to 15, files 29 (verb.body) to 43 (verb.weather).
	Verb uint8
}

const (
	// Nouns is the number of fields of nouns, Verbs that of verbs.
	Nouns, Verbs = 26, 15
	// Classes is the number of bits of a Class.
	Classes = 12
)

// tags lists the tags of a Class, the lowest bit first.
var tags = [Classes]string{"NN", "NNS", "NNP", "VB", "VBZ", "VBD", "VBN", "VBG", "JJ", "JJR", "JJS", "RB"}

// Bit gives the bit of Class that stands for a tag; 0 for one that has none.
func Bit(tag string) uint16 {
	for i, t := range tags {
		if t == tag {
			return 1 << i
		}
	}
	return 0
}

// Lexicon is the loaded dictionary. It never changes and is safe for concurrent use.
type Lexicon struct {
	kinds  []Entry
	hashes []uint32 // sorted
	kind   []uint16 // of each hash, an index into kinds
	// starts gives for each value of a hash's upper bits the first index that has it
	// or a higher one.
	starts [1<<bucketBits + 1]uint32
}

// bucketBits is how many upper bits of a hash choose where to look: a few words each.
const bucketBits = 16

// Len gives the number of word forms.
func (l *Lexicon) Len() int { return len(l.hashes) }

// Lookup gives the entry of a word in normal form (language.Norm).
func (l *Lexicon) Lookup(norm string) Entry {
	h := hash(norm)
	b := h >> (32 - bucketBits)
	for i := l.starts[b]; i < l.starts[b+1]; i++ {
		if l.hashes[i] == h {
			return l.kinds[l.kind[i]]
		}
	}
	return Entry{}
}

// hash is FNV-1a with its bits stirred once more at the end.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	return h ^ h>>16
}

// magic opens a file; its last digit is the version of the format.
const magic = "readout wordclass 1\n"

// maxKinds is how many different entries a file may have.
const maxKinds = 1 << 16

// Load reads a file that Build made. The error says what is broken in it.
//
// The format, fixed numbers little-endian: the magic line; the number of different
// entries (4 bytes) and each of them, class (2), noun (1), verb (1); the number of
// words (4); for each word how far its hash lies above the one before, then for each
// the number of its entry, both as variable-length numbers; the CRC-32 of it all (4).
func Load(data []byte) (*Lexicon, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("loading word classes: not a file of this version")
	}
	if len(rest) < 12 {
		return nil, errors.New("loading word classes: file cut off")
	}
	body := data[:len(data)-4]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[len(body):]) {
		return nil, errors.New("loading word classes: the checksum does not fit")
	}
	l, err := decode(rest[:len(rest)-4])
	if err != nil {
		return nil, fmt.Errorf("loading word classes: %w", err)
	}
	return l, nil
}

func decode(rest []byte) (*Lexicon, error) {
	n := int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if n > maxKinds || 4*n > len(rest) {
		return nil, errors.New("entries cut off")
	}
	l := &Lexicon{kinds: make([]Entry, n)}
	for i := range l.kinds {
		e := Entry{binary.LittleEndian.Uint16(rest), rest[2], rest[3]}
		if e.Class >= 1<<Classes || e.Noun > Nouns || e.Verb > Verbs {
			return nil, fmt.Errorf("entry %d is out of range", i)
		}
		l.kinds[i] = e
		rest = rest[4:]
	}
	if len(rest) < 4 {
		return nil, errors.New("words cut off")
	}
	n = int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if n > len(rest)/2 { // each word takes two bytes or more
		return nil, errors.New("words cut off")
	}
	l.hashes, l.kind = make([]uint32, n), make([]uint16, n)
	at := uint64(0)
	for i := range l.hashes {
		step, size := binary.Uvarint(rest)
		if size <= 0 || step >= 1<<32 || step == 0 && i > 0 || at+step >= 1<<32 {
			return nil, fmt.Errorf("hash of word %d is broken", i)
		}
		at += step
		l.hashes[i] = uint32(at)
		l.starts[at>>(32-bucketBits)+1]++
		rest = rest[size:]
	}
	for i := range l.kind {
		k, size := binary.Uvarint(rest)
		if size <= 0 || k >= uint64(len(l.kinds)) {
			return nil, fmt.Errorf("entry of word %d is broken", i)
		}
		l.kind[i] = uint16(k)
		rest = rest[size:]
	}
	if len(rest) > 0 {
		return nil, errors.New("something follows the words")
	}
	for b := 1; b < len(l.starts); b++ {
		l.starts[b] += l.starts[b-1]
	}
	return l, nil
}

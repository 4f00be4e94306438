package wordclass

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io/fs"
	"slices"
	"strings"
)

// Build makes the file that Load reads from the folder of a WordNet 3.0 database:
// same files, same bytes.
func Build(wordnet fs.FS) ([]byte, error) {
	forms, err := Forms(wordnet)
	if err != nil {
		return nil, err
	}
	nouns, err := readSenses(wordnet, "noun", firstNoun, Nouns)
	if err != nil {
		return nil, err
	}
	verbs, err := readSenses(wordnet, "verb", firstVerb, Verbs)
	if err != nil {
		return nil, err
	}
	return encode(entries(forms, nouns, verbs))
}

// entries gives the entry of each form. A form of several nouns or verbs has the
// field of the one whose commonest sense is met most often.
func entries(forms []Form, nouns, verbs map[string]sense) map[string]Entry {
	out := map[string]Entry{}
	type best struct{ noun, verb int }
	counts := map[string]best{}
	for _, f := range forms { // sorted, so that a tie always falls the same way
		e, c := out[f.Form], counts[f.Form]
		e.Class |= Bit(f.Tag)
		switch f.Tag {
		case "NN", "NNS", "NNP":
			if s, ok := nouns[strings.ToLower(f.Lemma)]; ok && (e.Noun == 0 || s.count > c.noun) {
				e.Noun, c.noun = s.field, s.count
			}
		case "VB", "VBZ", "VBD", "VBN", "VBG":
			if s, ok := verbs[strings.ToLower(f.Lemma)]; ok && (e.Verb == 0 || s.count > c.verb) {
				e.Verb, c.verb = s.field, s.count
			}
		}
		out[f.Form], counts[f.Form] = e, c
	}
	return out
}

// encode writes the entries. Of two words with the same hash the first in the
// alphabet stays.
func encode(entries map[string]Entry) ([]byte, error) {
	type word struct {
		hash uint32
		norm string
		e    Entry
	}
	words := make([]word, 0, len(entries))
	often := map[Entry]int{}
	for norm, e := range entries {
		words = append(words, word{hash(norm), norm, e})
		often[e]++
	}
	slices.SortFunc(words, func(a, b word) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.norm, b.norm)) })
	words = slices.CompactFunc(words, func(a, b word) bool { return a.hash == b.hash })

	kinds := make([]Entry, 0, len(often)) // the commonest first: their numbers are short
	for e := range often {
		kinds = append(kinds, e)
	}
	slices.SortFunc(kinds, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(often[b], often[a]), cmp.Compare(a.Class, b.Class), cmp.Compare(a.Noun, b.Noun), cmp.Compare(a.Verb, b.Verb))
	})
	if len(kinds) > maxKinds {
		return nil, errors.New("building word classes: too many different entries")
	}
	number := make(map[Entry]uint64, len(kinds))
	data := []byte(magic)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(kinds)))
	for i, e := range kinds {
		number[e] = uint64(i)
		data = append(binary.LittleEndian.AppendUint16(data, e.Class), e.Noun, e.Verb)
	}
	data = binary.LittleEndian.AppendUint32(data, uint32(len(words)))
	last := uint32(0)
	for _, w := range words {
		data = binary.AppendUvarint(data, uint64(w.hash-last))
		last = w.hash
	}
	for _, w := range words {
		data = binary.AppendUvarint(data, number[w.e])
	}
	return binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data)), nil
}

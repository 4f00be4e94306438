package boundary

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The numbers of weights of the two readings, powers of two; features share them by
// hash. The first reading is made for every gap, the second for one in twenty.
const (
	firstSize  = 1 << 17
	secondSize = 1 << 18
)

// Model is a trained model. It never changes and is safe for concurrent use.
type Model struct {
	lexicon map[uint32]byte // hash of a word → what it is mostly, see classes
	first   []int8          // weights of the first reading
	again   []int8          // weights of the second
}

// unit is the weight that stands for 1 in the regression.
const unit = 64

// lean is added to every sum: a missed end costs as much as a wrong one, but the
// regression, for which ends are rare, is shy of them.
const lean = 30

// shift is what a rule adds to the sum of a gap.
var shift = [...]int32{None: lean, Ends: lean, Surely: lean + 200, Never: lean - 250}

// Mark says for each token of the stretches of a text whether a sentence ends after
// it. The last token of a stretch always ends one. The time it takes grows with the
// number of tokens only.
func (m *Model) Mark(stretches [][]Token) [][]bool {
	out := make([][]bool, len(stretches))
	for k, s := range m.survey(stretches) {
		s.note(s.sums(m.first))
		ends := make([]bool, len(s.views))
		for i, x := range s.sums(m.again) {
			ends[i] = x+shift[stretches[k][i].Rule] > 0 || i+1 == len(ends)
		}
		out[k] = ends
	}
	return out
}

// sums gives the sum of weights for each gap of a stretch: those of the first
// reading, or once it is noted those of the second.
func (s *stretch) sums(weights []int8) []int32 {
	out := make([]int32, len(s.views))
	mask := uint32(len(weights) - 1)
	var keys [maxFeatures]uint32
	for i := range len(out) - 1 {
		if s.score != nil && s.score[i] == settled {
			out[i] = 2 * doubt
			continue
		}
		fs := s.features(i, keys[:0])
		if s.score != nil {
			fs = s.second(i, fs)
		}
		for _, f := range fs {
			out[i] += int32(weights[f&mask])
		}
	}
	return out
}

// magic opens a model file; its last digit is the version of the format.
const magic = "readout boundary 1\n"

// Load reads a model file. The error says what is broken in it.
//
// The format, all numbers little-endian: the magic line; the number of words of the
// lexicon and for each its hash (4 bytes) and class (1); the weights of the first
// reading and those of the second, a byte each.
func Load(data []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok {
		return nil, errors.New("loading sentence boundaries: not a model file of this version")
	}
	if len(rest) < 4 {
		return nil, errors.New("loading sentence boundaries: lexicon cut off")
	}
	n := int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if n < 0 || n > len(rest)/5 { // below 0 where int has 32 bits
		return nil, errors.New("loading sentence boundaries: lexicon cut off")
	}
	m := &Model{lexicon: make(map[uint32]byte, n)}
	for ; n > 0; n-- {
		m.lexicon[binary.LittleEndian.Uint32(rest)] = rest[4]
		rest = rest[5:]
	}
	if len(rest) != firstSize+secondSize {
		return nil, errors.New("loading sentence boundaries: not the right number of weights")
	}
	weights := make([]int8, len(rest))
	for i, b := range rest {
		weights[i] = int8(b)
	}
	m.first, m.again = weights[:firstSize], weights[firstSize:]
	return m, nil
}

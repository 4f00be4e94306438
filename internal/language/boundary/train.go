package boundary

import (
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// Example is a stretch of text to learn from.
type Example struct {
	Tokens []Token
	Ends   []bool // as Mark gives them
}

// Lexeme is a word of running text: its normal form, how it is printed where its place
// in the sentence says nothing of its capital, and its part of speech.
type Lexeme struct{ Norm, Text, POS string }

// The knobs of the training, set by trying them on folds of the treebanks.
const (
	seldom = 3    // words seen less often stay out of the lexicon
	epochs = 8    // passes over the gaps
	rate   = 0.05 // of the first step
	drop   = 0.3  // share of features that are left out at random while learning
	folds  = 5    // parts that the first reading is made of by models that did not see them
	chunk  = 50   // stretches in a row that belong to the same part
)

// classes makes the lexicon: the commonest part of speech of a word in the low five
// bits; in the next two how often it is printed with a capital.
func classes(words []Lexeme) map[uint32]byte {
	type tally struct {
		all, caps int
		pos       [32]int
	}
	tallies := map[uint32]*tally{}
	for _, w := range words {
		h := hash(w.Norm)
		t := tallies[h]
		if t == nil {
			t = &tally{}
			tallies[h] = t
		}
		t.all++
		if kind([]rune(w.Text)[0]) == 1 {
			t.caps++
		}
		t.pos[max(slices.Index(parts, w.POS), 0)]++
	}
	out := map[uint32]byte{}
	for h, t := range tallies {
		if t.all < seldom {
			continue
		}
		best := 0
		for p, n := range t.pos {
			if n > t.pos[best] {
				best = p
			}
		}
		out[h] = byte(best) | byte(min(3, 4*t.caps/t.all))<<5
	}
	return out
}

// item is a gap to learn from.
type item struct {
	features []uint32
	end      bool
}

// Train makes a model file from stretches in the order of their text and from words
// with their parts of speech: same input, same bytes.
func Train(examples []Example, words []Lexeme) []byte {
	m := &Model{lexicon: classes(words)}
	tokens := make([][]Token, len(examples))
	for k, e := range examples {
		tokens[k] = e.Tokens
	}
	all := m.survey(tokens)
	gaps := make([][]item, len(all))
	for k, s := range all {
		for i := range len(s.views) - 1 {
			gaps[k] = append(gaps[k], item{s.features(i, nil), examples[k].Ends[i]})
		}
	}
	// The second reading learns from first readings of texts that were not learned from.
	for fold := range folds {
		var others []item
		for k := range gaps {
			if k/chunk%folds != fold {
				others = append(others, gaps[k]...)
			}
		}
		weights := fit(others, firstSize)
		for k, s := range all {
			if k/chunk%folds == fold {
				s.note(s.sums(weights))
			}
		}
	}
	first := fit(slices.Concat(gaps...), firstSize)
	var doubtful []item
	for k, s := range all {
		for i, it := range gaps[k] {
			if s.score[i] != settled {
				doubtful = append(doubtful, item{s.second(i, it.features), it.end})
			}
		}
	}
	return m.encode(first, fit(doubtful, secondSize))
}

// encode writes the model file, see Load.
func (m *Model) encode(first, second []int8) []byte {
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(m.lexicon)))
	for _, h := range slices.Sorted(maps.Keys(m.lexicon)) {
		out = append(binary.LittleEndian.AppendUint32(out, h), m.lexicon[h])
	}
	for _, w := range slices.Concat(first, second) {
		out = append(out, byte(w))
	}
	return out
}

// fit finds size weights, a power of two, with steps that grow smaller for features
// that were often wrong (AdaGrad) and gives their mean over the later passes.
func fit(items []item, size uint32) []int8 {
	w, g, sum := make([]float64, size), make([]float64, size), make([]float64, size)
	rng := rand.New(rand.NewPCG(1, 2))
	order := rng.Perm(len(items))
	var kept []uint32
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			kept = kept[:0]
			z := 0.0
			for _, f := range items[k].features {
				if rng.Float64() >= drop {
					kept = append(kept, f&(size-1))
					z += w[f&(size-1)]
				}
			}
			d := 1 / (1 + math.Exp(-z))
			if items[k].end {
				d--
			}
			if math.Abs(d) < 0.001 {
				continue
			}
			for _, f := range kept {
				g[f] += float64(d * d) // rounded before it is added, on every machine
				w[f] -= rate * d / (math.Sqrt(g[f]) + 1e-3)
			}
		}
		if epoch >= epochs/2 {
			for i := range w {
				sum[i] += w[i]
			}
		}
	}
	out := make([]int8, size)
	for i, x := range sum {
		out[i] = int8(max(-127, min(127, math.Round(x*unit/(epochs-epochs/2)))))
	}
	return out
}

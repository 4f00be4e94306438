package names

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Text is a text to learn from: its words, where its sentences end, and the labels that
// each word may have.
type Text struct {
	Words []Word
	Ends  []int
	May   []Set
}

// The knobs of the training, set by trying them on folds.
const (
	epochs   = 14   // passes over the texts
	rate     = 0.06 // of the first step
	drop     = 0.2  // share of keys that are left out at random
	dropTree = 0.25 // share of stretches whose tags and trees are left out
	decay    = 1e-6 // of weights
	seldom   = 2    // keys seen less often are not learned
	weak     = 0.06 // keys whose weights are all smaller are left out
	treeKeys = 18   // keys of a word that stand on tags and trees, its last
)

// item is a stretch of words to learn from; keys of word i are keys[at[i]:at[i+1]].
type item struct {
	keys   []uint32
	at     []int
	may    []Set
	kind   []uint8
	behind int // kind of the word behind it, -1 for none
}

// Train makes a model file from texts: same texts, same bytes.
func Train(texts []Text) []byte {
	items := gather(texts)
	keys := number(items)
	l := &learner{w: make([]labels, len(keys)), g: make([]labels, len(keys)), sum: make([]labels, len(keys)),
		rng: rand.New(rand.NewPCG(1, 2))}
	for k := range l.kinds {
		l.kinds[k].refresh()
	}
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	for epoch := range epochs {
		l.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			l.learn(&items[k])
		}
		if epoch >= epochs/2 {
			for i := range l.w {
				for y, v := range l.w[i] {
					l.sum[i][y] += v
				}
			}
			for k := range l.kinds {
				l.kinds[k].keep()
			}
		}
	}
	return l.encode(keys)
}

// gather makes the stretches of all texts.
func gather(texts []Text) []item {
	var items []item
	s := &survey{}
	for _, t := range texts {
		s.take(t.Words, t.Ends, nil, t.May)
		first := 0
		for _, end := range t.Ends {
			for i := first; i < end; {
				if s.views[i].quiet {
					i++
					continue
				}
				it := item{behind: -1}
				some := false
				for ; i < end && !s.views[i].quiet; i++ {
					it.at = append(it.at, len(it.keys))
					it.keys = s.features(i, first, end, it.keys)
					it.may = append(it.may, t.May[i])
					it.kind = append(it.kind, s.views[i].kind)
					some = some || t.May[i] != Any
				}
				it.at = append(it.at, len(it.keys))
				if i < end {
					it.behind = int(s.views[i].kind)
				}
				if some {
					items = append(items, it)
				}
			}
			first = end
		}
	}
	return items
}

// number gives the keys that are not rare numbers and writes those to the items.
func number(items []item) []uint32 {
	counts := map[uint32]uint8{}
	for _, it := range items {
		for _, k := range it.keys {
			if c := counts[k]; c < seldom {
				counts[k] = c + 1
			}
		}
	}
	var keys []uint32
	for k, c := range counts {
		if c >= seldom {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	ids := make(map[uint32]uint32, len(keys))
	for i, k := range keys {
		ids[k] = uint32(i)
	}
	for n := range items {
		it := &items[n]
		for i, k := range it.keys {
			id, ok := ids[k]
			if !ok {
				id = none
			}
			it.keys[i] = id
		}
	}
	return keys
}

const none = math.MaxUint32

type labels [Labels]float32

// learner is a model that is being trained: steps that grow smaller for weights that
// were often wrong (AdaGrad), and the mean of the weights over the later passes.
type learner struct {
	w, g, sum []labels
	kinds     [kinds]transition
	rng       *rand.Rand
	kept      []uint32
	from      []int
	u         []labels
	full, may chain
}

// encode rounds the mean weights.
func (l *learner) encode(keys []uint32) []byte {
	const n = epochs - epochs/2
	round := func(x float32, bound float64) float64 {
		return max(-bound, min(bound, math.Round(float64(x)/float64(n)*unit)))
	}
	var st steps
	for k := range st {
		for a := range Labels {
			for b := range Labels {
				st[k][a][b] = int16(round(l.kinds[k].sum[a][b], 4000))
			}
		}
	}
	var kept []uint32
	var weights [][Labels]int8
	for i, k := range keys {
		var w [Labels]int8
		strong := false
		for y, v := range l.sum[i] {
			strong = strong || math.Abs(float64(v)/float64(n)) >= weak
			w[y] = int8(round(v, 127))
		}
		if strong {
			kept, weights = append(kept, k), append(weights, w)
		}
	}
	return encode(&st, kept, weights)
}

package tagger

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
)

// Sentence is a sentence to learn from.
type Sentence struct {
	Words  []Word
	Labels []Label
}

// Options say how to train.
type Options struct {
	Epochs   int // passes over the sentences
	MinCount int // features seen less often are left out
	Prune    int // averaged weights up to this many 1/64 are left out
	Classes  []Class
	Progress func(epoch int, accuracy float64)
}

// Class says what a word can be by the dictionary, a bit for each possibility; the
// meaning of the bits is the caller's, the same for all words.
type Class struct {
	Norm string
	Bits uint16
}

// weight is the weight of a feature for a label while training: its value, its sum
// over all steps so far, and the step of its last change.
type weight struct {
	label      uint8
	value      int32
	total, set int64
}

type trainer struct {
	m        *Model
	index    map[uint32]int32
	keys     []uint32
	counts   []int32
	weights  [][]weight
	step     int64
	scores   []int32
	minCount int32
}

// Train makes a model file from sentences. Same sentences in the same order, same
// options, same bytes.
func Train(sentences []Sentence, o Options) []byte {
	tr := &trainer{m: &Model{}, index: map[uint32]int32{}, minCount: int32(o.MinCount)}
	gold, words := tr.lexicon(sentences)
	known := tr.classes(o.Classes)
	tr.scores = make([]int32, len(tr.m.labels))

	views := make([][]view, len(sentences))
	fixed := make([][][static]int32, len(sentences))
	for s := range sentences {
		views[s] = tr.m.views(sentences[s].Words)
		tr.count(views[s], gold[s])
	}
	tr.weights = make([][]weight, len(tr.keys))
	for s := range sentences {
		fixed[s] = make([][static]int32, len(views[s]))
		for i := range views[s] {
			for k, key := range features(views[s], i) {
				fixed[s][i][k] = tr.find(key)
			}
		}
	}
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		right, all := 0, 0
		for _, s := range order {
			right += tr.learn(views[s], fixed[s], gold[s])
			all += len(gold[s])
		}
		if o.Progress != nil {
			o.Progress(epoch+1, float64(right)/float64(max(all, 1)))
		}
	}
	return tr.encode(words, known, o.Prune)
}

// lexEntry is a word of the lexicon.
type lexEntry struct {
	key   uint32
	label uint8
	sure  bool
}

// A word is in the lexicon when it was seen so often, and sure when it had the same
// label so nearly always.
const (
	lexiconCount = 2
	sureCount    = 40
	sureShare    = 0.998
)

// lexicon numbers the labels and notes the commonest one of every word.
func (tr *trainer) lexicon(sentences []Sentence) ([][]uint8, []lexEntry) {
	numbers := map[Label]uint8{}
	gold := make([][]uint8, len(sentences))
	seen := map[uint32]map[uint8]int{}
	var order []uint32
	for s := range sentences {
		gold[s] = make([]uint8, len(sentences[s].Words))
		for i, l := range sentences[s].Labels {
			n, ok := numbers[l]
			if !ok {
				n = uint8(len(tr.m.labels))
				numbers[l] = n
				tr.m.labels = append(tr.m.labels, l)
			}
			gold[s][i] = n
			h := hash(sentences[s].Words[i].Norm)
			if seen[h] == nil {
				seen[h] = map[uint8]int{}
				order = append(order, h)
			}
			seen[h][n]++
		}
	}
	slices.Sort(order)
	var words []lexEntry
	tr.m.lexicon = newTable(len(order))
	for _, h := range order {
		all, best := 0, uint8(0)
		for n := range len(tr.m.labels) { // in order, so that a tie is settled the same way
			all += seen[h][uint8(n)]
			if seen[h][uint8(n)] > seen[h][best] {
				best = uint8(n)
			}
		}
		if all < lexiconCount {
			continue
		}
		e := lexEntry{h, best, all >= sureCount && float64(seen[h][best]) >= sureShare*float64(all)}
		words = append(words, e)
		value := int32(best)
		if e.sure {
			value += sure
		}
		tr.m.lexicon.put(h, value)
	}
	return gold, words
}

// classEntry is a class with the hash of its word.
type classEntry struct {
	key  uint32
	bits uint16
}

// classes notes the classes of words, sorted by hash.
func (tr *trainer) classes(in []Class) []classEntry {
	out := make([]classEntry, len(in))
	for i, c := range in {
		out[i] = classEntry{hash(c.Norm), c.Bits}
	}
	slices.SortFunc(out, func(a, b classEntry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.bits, b.bits)) })
	tr.m.classes = newTable(len(out))
	for _, c := range out {
		tr.m.classes.put(c.key, int32(c.bits))
	}
	return out
}

// count counts the features of a sentence, with the right labels as history.
func (tr *trainer) count(vs []view, gold []uint8) {
	note := func(key uint32) {
		n, ok := tr.index[key]
		if !ok {
			n = int32(len(tr.keys))
			tr.index[key] = n
			tr.keys = append(tr.keys, key)
			tr.counts = append(tr.counts, 0)
		}
		tr.counts[n]++
	}
	var t, tt uint32
	for i := range vs {
		for _, key := range features(vs, i) {
			note(key)
		}
		for _, key := range history(vs, i, t, tt) {
			note(key)
		}
		t, tt = uint32(gold[i])+1, t
	}
}

// find gives the number of a feature, or -1 when it is too rare.
func (tr *trainer) find(key uint32) int32 {
	n, ok := tr.index[key]
	if !ok || tr.counts[n] < tr.minCount {
		return -1
	}
	return n
}

// learn tags a sentence, corrects the weights where the label is wrong, and gives
// the number of right ones.
func (tr *trainer) learn(vs []view, fixed [][static]int32, gold []uint8) int {
	right := 0
	var t, tt uint32
	for i := range vs {
		var numbers [static + dynamic]int32
		copy(numbers[:], fixed[i][:])
		for k, key := range history(vs, i, t, tt) {
			numbers[static+k] = tr.find(key)
		}
		best := gold[i]
		if tr.m.lexicon.get(vs[i].word) < sure {
			clear(tr.scores)
			for _, n := range numbers {
				if n >= 0 {
					for _, w := range tr.weights[n] {
						tr.scores[w.label] += w.value
					}
				}
			}
			best = uint8(argmax(tr.scores))
			tr.step++
			if best != gold[i] {
				for _, n := range numbers {
					if n >= 0 {
						tr.change(n, gold[i], 1)
						tr.change(n, best, -1)
					}
				}
			}
		}
		if best == gold[i] {
			right++
		}
		t, tt = uint32(best)+1, t
	}
	return right
}

func (tr *trainer) change(n int32, label uint8, by int32) {
	ws := tr.weights[n]
	k := slices.IndexFunc(ws, func(w weight) bool { return w.label == label })
	if k < 0 {
		k = len(ws)
		ws = append(ws, weight{label: label, set: tr.step})
		tr.weights[n] = ws
	}
	w := &ws[k]
	w.total += int64(w.value) * (tr.step - w.set)
	w.value, w.set = w.value+by, tr.step
}

// scale is what an averaged weight of one is written as.
const scale = 32

// encode writes the model file; see Load for the format.
func (tr *trainer) encode(words []lexEntry, known []classEntry, prune int) []byte {
	out := []byte(magic)
	for i, l := range tr.m.labels {
		if i > 0 {
			out = append(out, '\t')
		}
		out = append(append(append(out, l.Tag...), ' '), l.POS...)
	}
	out = append(out, '\n')
	out = binary.LittleEndian.AppendUint32(out, uint32(len(words)))
	for _, e := range words {
		out = binary.LittleEndian.AppendUint32(out, e.key)
		sure := byte(0)
		if e.sure {
			sure = 1
		}
		out = append(out, e.label, sure)
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(known)))
	for _, c := range known {
		out = binary.LittleEndian.AppendUint32(out, c.key)
		out = binary.LittleEndian.AppendUint16(out, c.bits)
	}
	order := make([]int, len(tr.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(tr.keys[a], tr.keys[b]) })
	var body []byte
	n := uint32(0)
	for _, k := range order {
		row := tr.row(tr.weights[k], prune)
		if len(row) > 0 {
			body = binary.LittleEndian.AppendUint32(body, tr.keys[k])
			body = append(append(body, byte(len(row)/3)), row...)
			n++
		}
	}
	out = binary.LittleEndian.AppendUint32(out, n)
	return append(out, body...)
}

// row gives the averaged weights of a feature, without the small ones.
func (tr *trainer) row(ws []weight, prune int) []byte {
	var row []byte
	slices.SortFunc(ws, func(a, b weight) int { return cmp.Compare(a.label, b.label) })
	for _, w := range ws {
		total := w.total + int64(w.value)*(tr.step-w.set)
		if small := int64(prune) * tr.step / 64; total <= small && total >= -small {
			continue
		}
		v := (2*scale*total + sign(total)*tr.step) / (2 * tr.step)
		if v = min(max(v, math.MinInt16), math.MaxInt16); v != 0 {
			row = append(row, w.label, byte(v), byte(v>>8))
		}
	}
	return row
}

func sign(n int64) int64 {
	if n < 0 {
		return -1
	}
	return 1
}

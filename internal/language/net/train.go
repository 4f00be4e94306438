package net

import (
	"math"
	"math/rand/v2"
)

// Sentence is a sentence to learn from. Any of its answers may be missing (nil).
type Sentence struct {
	Words []Word
	Tags  []int // numbers in Config.Tags
	Heads []int // index of the head, -1 for the root
	Links []int // numbers in Config.Relations
	Names []int // 0 outside, 1+2·type at the first word, 2+2·type inside; Unknown or SomeName
}

// What may be known of a word instead of its label.
const (
	Unknown  = -1 // nothing
	SomeName = -2 // it is part of a name, of whatever type
)

// Options say how to train.
type Options struct {
	Epochs    int     // passes over the sentences
	Batch     int     // words of a step, at least 1
	Rate      float64 // of learning, at its highest
	Drop      float64 // share of the numbers between layers that is left out while learning, below 1
	DropHeads float64 // the same of what heads and relations are told from
	Rare      float64 // a form seen n times is hidden Rare/(Rare+n) of the time
	Feature   float64 // share of the other features that is hidden
	Names     float64 // weight of names against the rest
	Seed      uint64
	Parallel  func(n int, do func(i int)) // runs do(0) … do(n-1), in any order
	// Progress, where given, is called after each pass with the loss of a word and the
	// network as it is.
	Progress func(epoch int, loss float64, m *Model)
}

// shards is the number of parts of a batch that can be learned from side by side. It
// is fixed so that the sums, and so the weights, do not depend on the machine.
const shards = 2

// A shard learns from a part of a batch.
type shard struct {
	w       work
	grad    *params
	rows    [][tables]uint32
	hidden  [][tables]bool // which features are left out
	masks   [][]float32    // what is left in of the numbers, by place
	gx      []float32      // gradient of w.x
	gh      [][]float32    // of the input of each layer, and of the last states
	gg      []float32      // of the gates and candidates of a layer
	gl      []float32      // of the scores of labels
	ga, gb  []float32      // of what words are like as dependents and as heads
	gu      []float32      // of what relations are told from
	turned  []float32      // the rest is scratch
	scores  []float32
	dScores []float32
	u       []float32
	random  *rand.PCG
	loss    float64
}

type trainer struct {
	c        *Config
	o        Options
	p        *params
	net      *stack             // with the weights of p
	rows     []float32          // of the tables
	features [][][tables]uint32 // of the sentences
	counts   []uint32           // how often each row is used
	m, v     []float32          // moments of the weights
	rm, rv   []float32          // moments of the rows
	sum      []float32          // gradients of the rows of this step
	touch    []int32            // the step that each row's gradient is of
	list     []uint32           // the rows of this step
	turned   []dense            // weights turned, for the way back
	parts    [shards]*shard
	step     int
}

// Train makes a network from sentences. Same sentences in the same order, same
// options, same weights.
func Train(c Config, sentences []Sentence, o Options) *Model {
	tr := newTrainer(&c, o, sentences)
	order := make([]int, len(sentences))
	words := 0
	for i := range order {
		order[i] = i
		words += len(sentences[i].Words)
	}
	steps := float64(o.Epochs) * float64(words) / float64(o.Batch)
	random := rand.New(rand.NewPCG(o.Seed, 2))
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		loss, seen := 0.0, 0
		for at := 0; at < len(order); {
			from, n := at, 0
			for at < len(order) && n < o.Batch {
				n += len(sentences[order[at]].Words)
				at++
			}
			seen += n
			loss += tr.batch(sentences, order[from:at], n, tr.rate(steps))
		}
		if o.Progress != nil {
			o.Progress(epoch+1, loss/float64(seen), tr.model())
		}
	}
	return tr.model()
}

func newTrainer(c *Config, o Options, sentences []Sentence) *trainer {
	tr := &trainer{c: c, o: o, p: newParams(c)}
	tr.net = tr.p.stack(func(d *dense) linear { return d })
	tr.start(rand.New(rand.NewPCG(o.Seed, 1)))
	tr.features = make([][][tables]uint32, len(sentences))
	for i, s := range sentences {
		tr.features[i] = make([][tables]uint32, len(s.Words))
		features(s.Words, tr.features[i])
		for _, f := range tr.features[i] {
			for _, r := range f {
				tr.counts[r]++
			}
		}
	}
	return tr
}

// rate gives the rate of this step: it rises over the first steps, then falls to 0.
func (tr *trainer) rate(steps float64) float64 {
	const warm = 200
	at := float64(tr.step)
	return tr.o.Rate * min((at+1)/warm, max(0.01, 1-at/steps))
}

// start gives the weights their first values (Glorot and Bengio 2010, section 4.2).
func (tr *trainer) start(random *rand.Rand) {
	fill := func(d *dense) {
		r := math.Sqrt(6 / float64(d.in+d.out/gates))
		for i := range d.w {
			d.w[i] = float32((2*random.Float64() - 1) * r)
		}
	}
	for _, d := range tr.dense(tr.p) {
		fill(d)
	}
	for l := range tr.p.layers { // the gates begin at a long memory
		size := tr.c.Hidden
		for dir := range 2 {
			for i := range size {
				tr.p.layers[l].b[dir*gates*size+i] = 0.5
			}
		}
	}
	for i := range tr.p.rootTo {
		tr.p.rootTo[i] = float32(random.Float64() * 0.1)
	}
	n := rowCount * tr.c.Embed
	tr.rows = make([]float32, n)
	tr.rm, tr.rv, tr.sum = make([]float32, n), make([]float32, n), make([]float32, n)
	tr.m, tr.v = make([]float32, len(tr.p.flat)), make([]float32, len(tr.p.flat))
	tr.counts, tr.touch = make([]uint32, rowCount), make([]int32, rowCount)
	for i := range tr.parts {
		tr.parts[i] = &shard{grad: newParams(tr.c), random: rand.NewPCG(0, 0)}
	}
	for _, d := range tr.dense(tr.p) {
		tr.turned = append(tr.turned, dense{d.out, d.in, make([]float32, len(d.w)), nil})
	}
}

// dense lists the layers in a fixed order.
func (tr *trainer) dense(p *params) []*dense {
	out := []*dense{}
	for l := range p.layers {
		out = append(out, &p.layers[l])
	}
	return append(out, &p.tag, &p.dep, &p.head, &p.linkDep, &p.linkTo, &p.link, &p.name)
}

// The places of the layers behind the context in the list of dense.
const (
	denseTag = iota
	denseDep
	denseHead
	denseLinkDep
	denseLinkTo
	denseLink
	denseName
)

// batch learns from the sentences named and gives the sum of their losses.
func (tr *trainer) batch(sentences []Sentence, names []int, words int, rate float64) float64 {
	tr.step++
	tr.turnAll()
	cut := make([]int, shards+1)
	n := 0
	for i, s := range names {
		n += len(sentences[s].Words)
		for k := 1; k < shards; k++ {
			if n*shards <= k*words {
				cut[k] = i + 1
			}
		}
	}
	cut[shards] = len(names)
	tr.o.Parallel(shards, func(k int) {
		sh := tr.parts[k]
		sh.random.Seed(tr.o.Seed+uint64(tr.step)<<8, uint64(k))
		tr.learn(sh, sentences, names[cut[k]:cut[k+1]])
	})
	loss := 0.0
	for _, sh := range tr.parts {
		loss += sh.loss
		tr.gather(sh)
	}
	tr.adjust(float32(rate), 1/float32(words))
	return loss
}

// gather adds the gradients of a shard's rows to the sums of the step.
func (tr *trainer) gather(sh *shard) {
	e := tr.c.Embed
	for i := range sh.rows {
		g := sh.gx[i*e : (i+1)*e]
		for t, r := range sh.rows[i] {
			if sh.hidden[i][t] {
				continue
			}
			to := tr.sum[int(r)*e : int(r+1)*e]
			if tr.touch[r] != int32(tr.step) {
				tr.touch[r] = int32(tr.step)
				tr.list = append(tr.list, r)
				clear(to)
			}
			for k, v := range g {
				to[k] += v
			}
		}
	}
}

// Adam's constants (Kingma and Ba 2015).
const (
	beta1   = 0.9
	beta2   = 0.99
	epsilon = 1e-6
)

// limit bounds the numbers of the rows, so that they fit a byte each.
const limit = 127 * rowScale

// rowScale is what a byte of a row counts in.
const rowScale = 1.0 / 64

// adjust takes a step against the gradients.
func (tr *trainer) adjust(rate, share float32) {
	fix1 := 1 - math.Pow(beta1, float64(tr.step))
	fix2 := math.Sqrt(1 - math.Pow(beta2, float64(tr.step)))
	rate *= float32(fix2 / fix1)
	tr.o.Parallel(shards, func(k int) {
		from, to := len(tr.p.flat)*k/shards, len(tr.p.flat)*(k+1)/shards
		for i := from; i < to; i++ {
			g := float32(0)
			for _, sh := range tr.parts {
				g += sh.grad.flat[i]
				sh.grad.flat[i] = 0
			}
			g *= share
			tr.m[i] += (1 - beta1) * (g - tr.m[i])
			tr.v[i] += (1 - beta2) * (g*g - tr.v[i])
			tr.p.flat[i] -= rate * tr.m[i] / (sqrt(tr.v[i]) + epsilon)
		}
		e := tr.c.Embed
		for _, r := range tr.list[len(tr.list)*k/shards : len(tr.list)*(k+1)/shards] {
			for i := int(r) * e; i < int(r+1)*e; i++ {
				g := tr.sum[i] * share
				tr.rm[i] += (1 - beta1) * (g - tr.rm[i])
				tr.rv[i] += (1 - beta2) * (g*g - tr.rv[i])
				tr.rows[i] = max(-limit, min(limit, tr.rows[i]-rate*tr.rm[i]/(sqrt(tr.rv[i])+epsilon)))
			}
		}
	})
	tr.list = tr.list[:0]
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// turnAll turns the weights for the way back.
func (tr *trainer) turnAll() {
	for i, d := range tr.dense(tr.p) {
		turn(tr.turned[i].w, d.w, d.in, d.out)
	}
}

// turn writes w, in rows of out, to t in rows of in.
func turn(t, w []float32, in, out int) {
	for i := range in {
		for j, v := range w[i*out : (i+1)*out] {
			t[j*in+i] = v
		}
	}
}

// model gives the weights as they are, with rows of bytes.
func (tr *trainer) model() *Model {
	p := newParams(tr.c)
	copy(p.flat, tr.p.flat)
	rows := make([]byte, len(tr.rows))
	for i, v := range tr.rows {
		rows[i] = byte(int8(math.Round(float64(v) / rowScale)))
	}
	return newModel(tr.c, p, string(rows))
}

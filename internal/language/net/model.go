package net

import "slices"

// Config gives the sizes of a network and the names of what it can say.
type Config struct {
	Embed  int // numbers that stand for a word before its context is read; a multiple of 16
	Hidden int // the state of each direction of a layer; a multiple of 16
	Layers int // layers that read the context
	Arc    int // numbers that heads and dependents are matched by
	Link   int // numbers that a relation is told from
	// Tags are pairs of a Penn tag and a Universal POS, "NN NOUN"; Relations are of
	// Universal Dependencies with their subtypes; Types are of names.
	Tags, Relations, Types []string
}

// dense is a layer of weights w, by inputs, and one addend b for each output.
type dense struct {
	in, out int
	w, b    []float32
}

// params holds all weights but the rows of the tables. Its slices share one array.
type params struct {
	flat    []float32
	layers  []dense     // the gates and candidates of both directions
	peep    [][]float32 // how the gates of each layer heed the last state
	tag     dense
	dep     dense // what a word is like as a dependent
	head    dense // and as a head
	linkDep dense
	linkTo  dense
	link    dense
	name    dense
	rootTo  []float32 // the root as a head
	rootBy  []float32 // and for its relation
	far     []float32 // by distance
}

// linear gives sums of its inputs in out, which it makes as long as needed.
type linear interface {
	apply(w *work, out, x []float32) []float32
}

// A stack is what reading goes through, with exact weights or packed ones.
type stack struct {
	layers                                      []linear
	peep                                        [][]float32
	tag, dep, head, linkDep, linkTo, link, name linear
	rootTo, rootBy, far                         []float32
}

// stack gives the weights as what reading goes through.
func (p *params) stack(as func(*dense) linear) *stack {
	s := &stack{peep: p.peep, tag: as(&p.tag), dep: as(&p.dep), head: as(&p.head), linkDep: as(&p.linkDep), linkTo: as(&p.linkTo),
		link: as(&p.link), name: as(&p.name), rootTo: p.rootTo, rootBy: p.rootBy, far: p.far}
	for l := range p.layers {
		s.layers = append(s.layers, as(&p.layers[l]))
	}
	return s
}

// packed gives the weights packed. They share nothing with p.
func (p *params) packed() *stack {
	s := p.stack(pack)
	s.peep = nil
	for _, l := range p.peep {
		s.peep = append(s.peep, slices.Clone(l))
	}
	s.rootTo, s.rootBy, s.far = slices.Clone(p.rootTo), slices.Clone(p.rootBy), slices.Clone(p.far)
	return s
}

// gates is the number of values that a direction of a layer needs for each number of
// its state: how far to go on, and to what.
const gates = 3

// newParams gives weights of 0 in one array.
func newParams(c *Config) *params {
	p := &params{flat: make([]float32, countParams(c))}
	at := 0
	p.layout(c, func(k int) []float32 {
		at += k
		return p.flat[at-k : at : at]
	})
	return p
}

// countParams gives the number of weights.
func countParams(c *Config) int {
	n := 0
	(&params{}).layout(c, func(k int) []float32 { n += k; return nil })
	return n
}

// layout cuts the weights from one array, in a fixed order.
func (p *params) layout(c *Config, cut func(n int) []float32) {
	layer := func(in, out int) dense {
		return dense{in, out, cut(in * out), cut(out)}
	}
	in := c.Embed
	for range c.Layers {
		p.layers = append(p.layers, layer(in, 2*gates*c.Hidden))
		p.peep = append(p.peep, cut(4*c.Hidden))
		in = 2 * c.Hidden
	}
	p.tag = layer(in, padded(len(c.Tags)))
	p.dep = layer(in, c.Arc)
	p.head = layer(in, c.Arc)
	p.linkDep = layer(in, c.Link)
	p.linkTo = layer(in, c.Link)
	p.link = layer(c.Link, padded(len(c.Relations)))
	p.name = layer(in, padded(1+2*len(c.Types)))
	p.rootTo = cut(c.Arc)
	p.rootBy = cut(c.Link)
	p.far = cut(distances)
}

// padded rounds up to what the vector code does at a time.
func padded(n int) int { return (n + tile - 1) / tile * tile }

// distances is the number of kinds of distances from a word to its head.
const distances = 32

// distance gives the kind of the distance from word i to its head j, or to the root
// where j is -1.
func distance(i, j int) int {
	if j < 0 {
		return 0
	}
	d, side := j-i, 0
	if d < 0 {
		d, side = -d, 15
	}
	switch {
	case d <= 8:
	case d <= 10:
		d = 9
	case d <= 14:
		d = 10
	case d <= 20:
		d = 11
	case d <= 30:
		d = 12
	case d <= 50:
		d = 13
	default:
		d = 14
	}
	return d + side
}

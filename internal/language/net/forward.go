package net

// work holds what is worked out for a batch of n words of whole sentences; reused.
type work struct {
	n         int
	sentences []int       // where each starts, and n
	x         []float32   // n×Embed
	g         [][]float32 // n×out of each layer; while learning the gates squashed in place
	s         [][]float32 // n×2·Hidden, states
	slopes    [][]float32 // n×4·Hidden, of the gates, for the way back; empty when reading
	h         [][]float32 // what a layer gives: its states, with its input added where that is as wide
	tag       []float32
	dep, head []float32
	linkDep   []float32
	linkTo    []float32
	name      []float32
	whole     []int16 // what comes into a packed layer
}

// sized gives s with n elements, whatever they hold.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// grow gives s with n elements, all 0.
func grow[T any](s []T, n int) []T {
	s = sized(s, n)
	clear(s)
	return s
}

// slope is the slope of tanh at x.
func slope(x float32) float32 {
	if x > 3 || x < -3 {
		return 0
	}
	q := x * x
	s := (9 - q) / (9 + 3*q)
	return s * s
}

// apply gives x·w+b for every word.
func (d *dense) apply(_ *work, out, x []float32) []float32 {
	n := len(x) / d.in
	out = sized(out, n*d.out)
	for i := range n {
		copy(out[i*d.out:], d.b)
	}
	mulAdd(out, x, d.w, n, d.in, d.out)
	return out
}

// tanh is a rational function near the hyperbolic tangent: exact to 0.024.
func tanh(x float32) float32 {
	if x > 3 {
		return 1
	}
	if x < -3 {
		return -1
	}
	q := float32(x * x)
	return x * (27 + q) / (27 + float32(9*q))
}

// highway is the weight of what passes a layer by (Lei et al. 2018, section 3.2).
const highway = 1.73

// recur runs both directions of a layer over the words [from, to): a simple recurrent
// unit (Lei et al. 2018). g holds for each word the gates and candidates of both
// directions; while learning its gates are squashed in place. The states go to s, what
// the layer gives to h; x is its input where that is as wide as h, else nil.
func recur(g, peep, s, h, x, slopes []float32, size, from, to int) {
	width := 2 * gates * size
	zero := make([]float32, size)
	for dir := range 2 {
		first, step := from, 1
		if dir == 1 {
			first, step = to-1, -1
		}
		last := zero
		pf := peep[dir*2*size:][:size:size]
		pr := peep[(dir*2+1)*size:][:size:size]
		for k := range to - from {
			t := first + k*step
			f := g[t*width+dir*gates*size:]
			r := f[size:][:size:size]
			c := f[2*size:][:size:size]
			f = f[:size:size]
			at := t*2*size + dir*size
			st := s[at:][:size:size]
			ht := h[at:][:size:size]
			var xt []float32
			if x != nil {
				xt = x[at:][:size:size]
			}
			if slopes != nil {
				sl := slopes[t*4*size+dir*2*size:][: 2*size : 2*size]
				for i := range st {
					sl[i] = 0.5 * slope(f[i]+pf[i]*last[i])
					sl[size+i] = 0.5 * slope(r[i]+pr[i]*last[i])
				}
			}
			switch {
			case slopes != nil || !vectors:
				stepPlain(f, r, c, pf, pr, last, st, ht, xt)
			case xt != nil:
				stepVector(&f[0], &r[0], &c[0], &pf[0], &pr[0], &last[0], &st[0], &ht[0], &xt[0], size)
			default:
				stepVector(&f[0], &r[0], &c[0], &pf[0], &pr[0], &last[0], &st[0], &ht[0], nil, size)
			}
			last = st
		}
	}
}

// stepPlain works out the states s and what a layer gives, h, at one word in one
// direction. The gates f and r are squashed in place.
func stepPlain(f, r, c, pf, pr, last, s, h, x []float32) {
	for i := range s {
		l := last[i]
		a := 0.5 + float32(0.5*tanh(f[i]+float32(pf[i]*l)))
		b := 0.5 + float32(0.5*tanh(r[i]+float32(pr[i]*l)))
		v := c[i] + float32(a*(l-c[i]))
		f[i], r[i], s[i] = a, b, v
		h[i] = float32(b * v)
	}
	if x != nil {
		for i := range h {
			h[i] += float32(float32((1-r[i])*x[i]) * highway)
		}
	}
}

// context runs the layers over w.x. drop, where given, is called with the input of a
// layer, or with the last states, before they are used.
func (p *stack) context(w *work, size int, drop func(layer int, x []float32)) {
	for len(w.g) < len(p.layers) {
		w.g, w.s, w.h, w.slopes = append(w.g, nil), append(w.s, nil), append(w.h, nil), append(w.slopes, nil)
	}
	in := w.x
	for l := range p.layers {
		if drop != nil {
			drop(l, in)
		}
		w.g[l] = p.layers[l].apply(w, w.g[l], in)
		w.s[l] = grow(w.s[l], w.n*2*size)
		w.h[l] = grow(w.h[l], w.n*2*size)
		if drop != nil { // learning
			w.slopes[l] = grow(w.slopes[l], w.n*4*size)
		}
		x := in
		if len(x) != len(w.h[l]) {
			x = nil
		}
		for s := 0; s+1 < len(w.sentences); s++ {
			recur(w.g[l], p.peep[l], w.s[l], w.h[l], x, w.slopes[l], size, w.sentences[s], w.sentences[s+1])
		}
		in = w.h[l]
	}
	if drop != nil {
		drop(len(p.layers), in)
	}
}

// tagLayer is the layer that tags are told from, or the last one of a network with
// fewer: they help the layers above (Søgaard and Goldberg 2016).
const tagLayer = 1

// heads works out what the last states say.
func (p *stack) heads(w *work) {
	h := w.h[len(p.layers)-1]
	w.tag = p.tag.apply(w, w.tag, w.h[min(tagLayer, len(p.layers)-1)])
	w.dep = p.dep.apply(w, w.dep, h)
	w.head = p.head.apply(w, w.head, h)
	relu(w.head)
	w.linkDep = p.linkDep.apply(w, w.linkDep, h)
	w.linkTo = p.linkTo.apply(w, w.linkTo, h)
	w.name = p.name.apply(w, w.name, h)
}

func relu(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// arcs gives the scores of the heads of the words of a sentence: row i holds those of
// word i, first the root, then word 0, 1, …; row length n+1 padded. turned is scratch.
func (p *stack) arcs(w *work, s, size int, scores, turned []float32) (out, scratch []float32, stride int) {
	from, to := w.sentences[s], w.sentences[s+1]
	n := to - from
	stride = padded(n + 1)
	turned = grow(turned, size*stride)
	for k := range size {
		turned[k*stride] = p.rootTo[k]
	}
	for j := range n {
		for k, v := range w.head[(from+j)*size : (from+j+1)*size] {
			turned[k*stride+1+j] = v
		}
	}
	scores = grow(scores, n*stride)
	for i := range n {
		r := scores[i*stride : i*stride+n+1]
		for j := range r {
			r[j] = p.far[distance(i, j-1)]
		}
	}
	mulAdd(scores, w.dep[from*size:to*size], turned, n, size, stride)
	return scores, turned, stride
}

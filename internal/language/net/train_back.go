package net

import (
	"math"
	"slices"
)

// learn works out the gradients of some sentences.
func (tr *trainer) learn(sh *shard, sentences []Sentence, names []int) {
	w, e := &sh.w, tr.c.Embed
	sh.loss = 0
	w.sentences = append(w.sentences[:0], 0)
	sh.rows, sh.hidden = sh.rows[:0], sh.hidden[:0]
	for _, s := range names {
		for _, f := range tr.features[s] {
			var hide [tables]bool
			for t := range hide {
				switch t {
				case tableWord, tableForm:
					n := float64(tr.counts[f[t]])
					hide[t] = sh.chance() < tr.o.Rare/(tr.o.Rare+n)
				default:
					hide[t] = sh.chance() < tr.o.Feature
				}
			}
			sh.rows, sh.hidden = append(sh.rows, f), append(sh.hidden, hide)
		}
		w.sentences = append(w.sentences, len(sh.rows))
	}
	w.n = len(sh.rows)
	w.x = grow(w.x, w.n*e)
	for i := range sh.rows {
		x := w.x[i*e : (i+1)*e]
		for t, r := range sh.rows[i] {
			if sh.hidden[i][t] {
				continue
			}
			for k, v := range tr.rows[int(r)*e : int(r+1)*e] {
				x[k] += v
			}
		}
	}
	tr.net.context(w, tr.c.Hidden, sh.drop(tr.o.Drop))
	tr.net.heads(w)
	drop := sh.drop(tr.o.DropHeads)
	for k, x := range [][]float32{w.dep, w.head, w.linkDep, w.linkTo} {
		drop(len(tr.p.layers)+1+k, x)
	}

	top := len(tr.p.layers)
	for len(sh.gh) <= top {
		sh.gh = append(sh.gh, nil)
	}
	h := w.h[top-1]
	gh := grow(sh.gh[top], len(h))
	sh.gh[top] = gh
	at := func(k int) int { return top + k }

	sh.gl = tr.labels(sh, w.tag, &tr.p.tag, sentences, names, func(s *Sentence) []int { return s.Tags }, len(tr.c.Tags), 1)
	tags := min(tagLayer+1, top) // what the tags are told from, among sh.gh
	if tags < top {
		sh.gh[tags] = grow(sh.gh[tags], len(w.h[tags-1]))
	}
	tr.back(sh, at(denseTag), sh.gh[tags], w.h[tags-1], sh.gl)
	sh.gl = tr.labels(sh, w.name, &tr.p.name, sentences, names, func(s *Sentence) []int { return s.Names }, 1+2*len(tr.c.Types), tr.o.Names)
	tr.back(sh, at(denseName), gh, h, sh.gl)
	tr.trees(sh, sentences, names)
	sh.mask(top+1, sh.ga)
	sh.mask(top+2, sh.gb)
	tr.back(sh, at(denseDep), gh, h, sh.ga)
	tr.back(sh, at(denseHead), gh, h, sh.gb)
	tr.links(sh, sentences, names)
	sh.mask(top+3, sh.ga)
	sh.mask(top+4, sh.gb)
	tr.back(sh, at(denseLinkDep), gh, h, sh.ga)
	tr.back(sh, at(denseLinkTo), gh, h, sh.gb)

	for l := top - 1; l >= 0; l-- {
		sh.mask(l+1, sh.gh[l+1])
		in := w.x
		if l > 0 {
			in = w.h[l-1]
		}
		if l != tags {
			sh.gh[l] = grow(sh.gh[l], len(in))
		}
		x := in
		if len(in) != len(sh.gh[l+1]) {
			x = nil
		}
		sh.gg = grow(sh.gg, len(w.g[l]))
		for s := 0; s+1 < len(w.sentences); s++ {
			unrecur(w.g[l], tr.p.peep[l], w.s[l], w.slopes[l], x, sh.gh[l+1], sh.gg, sh.grad.peep[l], sh.gh[l], tr.c.Hidden, w.sentences[s], w.sentences[s+1])
		}
		tr.back(sh, l, sh.gh[l], in, sh.gg)
	}
	sh.mask(0, sh.gh[0])
	sh.gx = sh.gh[0]
}

// chance gives a number from 0 to 1.
func (sh *shard) chance() float64 { return float64(sh.random.Uint64()>>11) / (1 << 53) }

// drop gives a function that hides some of its numbers and notes which.
func (sh *shard) drop(share float64) func(int, []float32) {
	keep := uint64(math.Round((1 - share) * 256))
	scale := float32(256 / float64(keep))
	return func(layer int, x []float32) {
		for len(sh.masks) <= layer {
			sh.masks = append(sh.masks, nil)
		}
		m := grow(sh.masks[layer], len(x))
		sh.masks[layer] = m
		var bits uint64
		for i := range x {
			if i&7 == 0 {
				bits = sh.random.Uint64()
			}
			if bits&255 < keep {
				m[i] = scale
			}
			bits >>= 8
			x[i] *= m[i]
		}
	}
}

func (sh *shard) mask(layer int, g []float32) {
	for i, m := range sh.masks[layer] {
		g[i] *= m
	}
}

// back takes the gradient gy of the outputs of dense layer d back to its weights and,
// through gx, to its inputs x.
func (tr *trainer) back(sh *shard, d int, gx, x, gy []float32) {
	l := tr.dense(sh.grad)[d]
	n := len(x) / l.in
	sh.turned = grow(sh.turned, len(x))
	turn(sh.turned, x, n, l.in)
	mulAdd(l.w, sh.turned, gy, l.in, n, l.out)
	for i := range n {
		for k, v := range gy[i*l.out : (i+1)*l.out] {
			l.b[k] += v
		}
	}
	mulAdd(gx, gy, tr.turned[d].w, n, l.out, l.in)
}

// unrecur takes the gradient gh of what a layer gives back to gg, that of its gates
// and candidates before they were squashed, to gpeep and to gx.
func unrecur(g, peep, s, slopes, x, gh, gg, gpeep, gx []float32, size, from, to int) {
	width := 2 * gates * size
	carry, zero := make([]float32, size), make([]float32, size)
	for dir := range 2 {
		clear(carry)
		first, step := to-1, -1 // against the direction
		if dir == 1 {
			first, step = from, 1
		}
		pf := peep[dir*2*size:][:size:size]
		pr := peep[(dir*2+1)*size:][:size:size]
		gf := gpeep[dir*2*size:][:size:size]
		gr := gpeep[(dir*2+1)*size:][:size:size]
		for k := range to - from {
			t := first + k*step
			z := g[t*width+dir*gates*size:][: 3*size : 3*size]
			o := gg[t*width+dir*gates*size:][: 3*size : 3*size]
			at := t*2*size + dir*size
			d := gh[at:][:size:size]
			st := s[at:][:size:size]
			sl := slopes[t*4*size+dir*2*size:][: 2*size : 2*size]
			last := zero
			if k+1 < to-from {
				last = s[(t+step)*2*size+dir*size:][:size:size]
			}
			for i := range size {
				f, r, c, l := z[i], z[size+i], z[2*size+i], last[i]
				dh := d[i]
				by := float32(0)
				if x != nil {
					by = highway * x[at+i]
					gx[at+i] += dh * (1 - r) * highway
				}
				dr := dh * (st[i] - by) * sl[size+i]
				ds := dh*r + carry[i]
				df := ds * (l - c) * sl[i]
				o[i], o[size+i], o[2*size+i] = df, dr, ds*(1-f)
				gf[i] += df * l
				gr[i] += dr * l
				carry[i] = ds*f + df*pf[i] + dr*pr[i]
			}
		}
	}
}

// softmax turns scores into shares that add up to 1 and gives the natural logarithm of
// the share of the right one.
func softmax(x []float32, right int) float64 {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	sum := float32(0)
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
	return math.Log(max(float64(x[right]), 1e-12))
}

// labels gives the gradient of the scores of labels, and adds to the loss.
func (tr *trainer) labels(sh *shard, scores []float32, d *dense, sentences []Sentence, names []int, answers func(*Sentence) []int, n int, weight float64) []float32 {
	g := grow(sh.gl, len(scores))
	for k, s := range names {
		from := sh.w.sentences[k]
		for i, right := range answers(&sentences[s]) {
			if right == Unknown {
				continue
			}
			x := g[(from+i)*d.out : (from+i)*d.out+n]
			copy(x, scores[(from+i)*d.out:])
			if right == SomeName {
				// all labels but the first are right, in the shares they have now
				softmax(x, 0)
				rest := max(1-x[0], 1e-6)
				sh.loss -= weight * math.Log(float64(rest))
				for q := 1; q < n; q++ {
					x[q] -= x[q] / rest
				}
			} else {
				sh.loss -= weight * softmax(x, right)
				x[right]--
			}
			if weight != 1 {
				for q := range x {
					x[q] *= float32(weight)
				}
			}
		}
	}
	return g
}

// markWeight is the weight of the heads of punctuation marks against others: rules have
// the last word on them.
const markWeight = 0.3

// trees works out the gradients of what words are like as dependents, in sh.ga, and
// as heads, in sh.gb.
func (tr *trainer) trees(sh *shard, sentences []Sentence, names []int) {
	w, size := &sh.w, tr.c.Arc
	sh.ga, sh.gb = grow(sh.ga, len(w.dep)), grow(sh.gb, len(w.head))
	punctuation := slices.Index(tr.c.Relations, "punct")
	for k, s := range names {
		heads := sentences[s].Heads
		if heads == nil {
			continue
		}
		var stride int
		sh.scores, sh.u, stride = tr.net.arcs(w, k, size, sh.scores, sh.u)
		n, from := len(heads), w.sentences[k]
		for i, right := range heads {
			x := sh.scores[i*stride : (i+1)*stride]
			clear(x[n+1:])
			x[i+1] = -1e9 // no word is its own head
			weight := float32(1)
			if sentences[s].Links[i] == punctuation {
				weight = markWeight
			}
			sh.loss -= float64(weight) * softmax(x[:n+1], right+1)
			x[right+1]--
			for j := range x[:n+1] {
				x[j] *= weight
			}
			for j, v := range x[:n+1] {
				sh.grad.far[distance(i, j-1)] += v
			}
		}
		// dep: scores · heads by rows
		by := grow(sh.dScores, stride*size)
		sh.dScores = by
		turn(by, sh.u, size, stride)
		mulAdd(sh.ga[from*size:(from+n)*size], sh.scores, by, n, stride, size)
		sh.turned = grow(sh.turned, n*stride)
		turn(sh.turned, sh.scores, n, stride)
		gTo := make([]float32, stride*size)
		mulAdd(gTo, sh.turned, w.dep[from*size:(from+n)*size], stride, n, size)
		for q, v := range gTo[:size] {
			sh.grad.rootTo[q] += v
		}
		for q, v := range gTo[size : (n+1)*size] {
			if w.head[from*size+q] > 0 {
				sh.gb[from*size+q] = v
			}
		}
	}
}

// links works out the gradients of what relations are told from.
func (tr *trainer) links(sh *shard, sentences []Sentence, names []int) {
	w, size, d := &sh.w, tr.c.Link, &tr.p.link
	sh.ga, sh.gb = grow(sh.ga, len(w.linkDep)), grow(sh.gb, len(w.linkTo))
	for k, s := range names {
		links, heads := sentences[s].Links, sentences[s].Heads
		if links == nil {
			continue
		}
		n, from := len(links), w.sentences[k]
		u := grow(sh.u, n*size)
		for i, j := range heads {
			meet(u[i*size:(i+1)*size], w.linkDep[(from+i)*size:], tr.headOf(w.linkTo, from, j))
		}
		sh.u = u
		scores := d.apply(w, sh.scores, u)
		sh.scores = scores
		for i, right := range links {
			x := scores[i*d.out : (i+1)*d.out]
			clear(x[len(tr.c.Relations):])
			sh.loss -= softmax(x[:len(tr.c.Relations)], right)
			x[right]--
		}
		gu := grow(sh.gu, len(u))
		sh.gu = gu
		tr.back(sh, len(tr.p.layers)+denseLink, gu, u, scores)
		for i, j := range heads {
			to := sh.grad.rootBy
			if j >= 0 {
				to = sh.gb[(from+j)*size : (from+j+1)*size]
			}
			for q := range size {
				if u[i*size+q] > 0 {
					v := gu[i*size+q]
					sh.ga[(from+i)*size+q] += v
					to[q] += v
				}
			}
		}
	}
}

// headOf gives the numbers of word j of a sentence that starts at from, or of the root.
func (tr *trainer) headOf(to []float32, from, j int) []float32 {
	if j < 0 {
		return tr.p.rootBy
	}
	return to[(from+j)*tr.c.Link:]
}

// meet joins what a word says of its relation with what its head says.
func meet(u, dep, to []float32) {
	for q := range u {
		u[q] = max(0, dep[q]+to[q])
	}
}

package names

import "math"

// transition holds the weights of a label behind another for one kind of word.
type transition struct {
	w, g, sum, exp [Labels][Labels]float32
	old            bool // exp is
}

func (t *transition) refresh() {
	for a := range Labels {
		for b := range Labels {
			if legal(a, b) {
				t.exp[a][b] = float32(math.Exp(float64(t.w[a][b])))
			}
		}
	}
	t.old = false
}

func (t *transition) keep() {
	for a := range Labels {
		for b := range Labels {
			t.sum[a][b] += t.w[a][b]
		}
	}
}

// legal says whether label b may follow label a.
func legal(a, b int) bool { return b == 0 || b%2 == 1 || a == b || a == b-1 }

// chain holds the chances of labels in a stretch, forwards and backwards.
type chain struct{ f, b []labels }

// run works out the chances of labels: e are those of words by themselves.
func (c *chain) run(l *learner, it *item, e []labels, may []Set) {
	n := len(it.may)
	c.f, c.b = grow(c.f, n), grow(c.b, n)
	allowed := func(i, y int) bool { return may == nil || may[i]>>y&1 != 0 }
	for i := range n {
		t := &l.kinds[it.kind[i]].exp
		var x labels
		for y := range Labels {
			if !allowed(i, y) {
				continue
			}
			var v float32
			switch {
			case i == 0:
				v = t[0][y]
			case y > 0 && y%2 == 0:
				v = c.f[i-1][y-1]*t[y-1][y] + c.f[i-1][y]*t[y][y]
			default:
				for a, p := range c.f[i-1] {
					v += p * t[a][y]
				}
			}
			x[y] = v * e[i][y]
		}
		x.normalise()
		c.f[i] = x
	}
	var end labels
	for y := range end {
		end[y] = 1
		if it.behind >= 0 {
			end[y] = l.kinds[it.behind].exp[y][0]
		}
	}
	end.normalise()
	c.b[n-1] = end
	for i := n - 2; i >= 0; i-- {
		t := &l.kinds[it.kind[i+1]].exp
		var in, x labels
		for y := range Labels {
			if allowed(i+1, y) {
				in[y] = c.b[i+1][y] * e[i+1][y]
			}
		}
		for a := range Labels {
			for y, p := range in {
				x[a] += p * t[a][y]
			}
		}
		x.normalise()
		c.b[i] = x
	}
}

func (x *labels) normalise() {
	var sum float32
	for _, v := range x {
		sum += v
	}
	if sum <= 0 {
		return
	}
	for y := range x {
		x[y] /= sum
	}
}

// at gives the chances of the labels of word i.
func (c *chain) at(i int) labels {
	var x labels
	for y := range x {
		x[y] = c.f[i][y] * c.b[i][y]
	}
	x.normalise()
	return x
}

// pair adds the chances of each label of word i behind each of the word before, times
// sign, to out.
func (c *chain) pair(l *learner, it *item, e []labels, may []Set, i int, sign float32, out *[Labels][Labels]float32) {
	t := &l.kinds[it.kind[i]].exp
	var p [Labels][Labels]float32
	var sum float32
	for a := range Labels {
		f := float32(0)
		if i > 0 {
			f = c.f[i-1][a]
		} else if a == 0 {
			f = 1
		}
		if f == 0 {
			continue
		}
		for y := range Labels {
			if may != nil && may[i]>>y&1 == 0 {
				continue
			}
			p[a][y] = f * t[a][y] * e[i][y] * c.b[i][y]
			sum += p[a][y]
		}
	}
	if sum <= 0 {
		return
	}
	for a := range Labels {
		for y := range Labels {
			out[a][y] += sign * p[a][y] / sum
		}
	}
}

// learn takes a step towards what a stretch shows.
func (l *learner) learn(it *item) {
	n := len(it.may)
	noTree := l.rng.Float64() < dropTree
	l.kept, l.from = l.kept[:0], l.from[:0]
	l.u = grow(l.u, n)
	for i := range n {
		l.from = append(l.from, len(l.kept))
		var u labels
		for k := it.at[i]; k < it.at[i+1]; k++ {
			id := it.keys[k]
			if id == none || noTree && k >= it.at[i+1]-treeKeys || l.rng.Float64() < drop {
				continue
			}
			l.kept = append(l.kept, id)
			w := &l.w[id]
			for y := range u {
				u[y] += w[y]
			}
		}
		top := u[0]
		for _, v := range u {
			top = max(top, v)
		}
		for y, v := range u {
			u[y] = float32(math.Exp(float64(v - top)))
		}
		l.u[i] = u
	}
	l.from = append(l.from, len(l.kept))
	for _, k := range it.kind {
		if l.kinds[k].old {
			l.kinds[k].refresh()
		}
	}
	if it.behind >= 0 && l.kinds[it.behind].old {
		l.kinds[it.behind].refresh()
	}
	l.full.run(l, it, l.u, nil)
	l.may.run(l, it, l.u, it.may)
	for i := range n {
		p, q := l.full.at(i), l.may.at(i)
		for y := range p {
			d := p[y] - q[y]
			if d < 1e-3 && d > -1e-3 {
				continue
			}
			for _, id := range l.kept[l.from[i]:l.from[i+1]] {
				g := l.g[id][y] + d*d
				l.g[id][y] = g
				l.w[id][y] -= rate*d/(float32(math.Sqrt(float64(g)))+1e-2) + decay*l.w[id][y]
			}
		}
		var d [Labels][Labels]float32
		l.full.pair(l, it, l.u, nil, i, 1, &d)
		l.may.pair(l, it, l.u, it.may, i, -1, &d)
		l.kinds[it.kind[i]].move(&d)
	}
	if it.behind >= 0 {
		var d [Labels][Labels]float32
		p, q := l.full.at(n-1), l.may.at(n-1)
		for y := range p {
			d[y][0] = p[y] - q[y]
		}
		l.kinds[it.behind].move(&d)
	}
}

func (t *transition) move(d *[Labels][Labels]float32) {
	for a := range Labels {
		for b := range Labels {
			x := d[a][b]
			if x < 1e-3 && x > -1e-3 {
				continue
			}
			t.g[a][b] += x * x
			t.w[a][b] -= rate * x / (float32(math.Sqrt(float64(t.g[a][b]))) + 1e-2)
			t.old = true
		}
	}
}

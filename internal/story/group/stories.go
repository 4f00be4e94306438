package group

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// The measures of a story. Before articles are compared, each takes over something of
// the neighbours it is most like, so that two reports that have few words in common
// meet in those that stand between them (a step of diffusion).
const (
	neighbours = 5    // that lend their terms, by their likeness
	steepness  = 2    // how much less the others lend than the nearest
	storyFrom  = 0.28 // the likeness, on average, from which two groups are one story
)

// Stories groups the articles by what happened, whatever stories they were added to.
// It gives for every article the number of the first of its group, in the order of
// IDs. Articles of one origin are of one story; origins may be nil.
//
// Groups are joined as long as two are, on average over their articles, alike enough
// (average linkage of the cosines of tf-idf vectors).
func (s *Shelf) Stories(origins []Origin) []int { return s.StoriesFrom(origins, storyFrom) }

// StoriesFrom does what Stories does with another likeness, 0 to 1, from which two groups
// are one story: it tells what the usual one is worth.
func (s *Shelf) StoriesFrom(origins []Origin, from float64) []int {
	l := newLikeness(s)
	n := len(l.order)
	parent := newForest(n)
	row := make([]float64, n)
	for i := range n {
		l.spread(i, row)
		for j := i + 1; j < n; j++ {
			if row[j] >= from { // two groups are alike on average only where two articles are
				parent.join(i, j)
			}
		}
		if origins != nil {
			parent.join(i, l.place[origins[l.order[i]].Of])
		}
	}
	out := make([]int, n)
	for _, part := range parent.parts() {
		for i, g := range s.joinGroups(l, part, origins, from) {
			out[l.order[part[i]]] = l.order[part[g]]
		}
	}
	return out
}

// joinGroups groups a part of the articles, none of which is alike to one outside. It
// gives for each the index of the first of its group.
func (s *Shelf) joinGroups(l *likeness, part []int, origins []Origin, from float64) []int {
	n := len(part)
	if n == 1 {
		return []int{0}
	}
	c := clusters{sums: make([][]float64, n), size: make([]float64, n), first: make([]int, n)}
	row := make([]float64, len(l.order))
	for i, a := range part {
		l.spread(a, row)
		c.sums[i] = make([]float64, n)
		for j, b := range part {
			c.sums[i][j] = row[b]
		}
		c.size[i], c.first[i] = 1, i
	}
	for i := range n { // what is computed for i and for j differs in its last bits
		for j := range i {
			c.sums[i][j] = c.sums[j][i]
		}
	}
	if origins != nil {
		first := map[int]int{}
		for i, a := range part {
			of := origins[l.order[a]].Of
			if j, ok := first[of]; ok {
				c.join(j, i)
			} else {
				first[of] = i
			}
		}
	}
	c.joinAll(from)
	return c.first
}

// likeness compares the articles of a Shelf. Articles are in the order of their IDs.
type likeness struct {
	s       *Shelf
	order   []int     // place -> number of the article
	place   []int     // and back
	weights []float64 // of terms
	norms   []float64 // of articles, by place
	lenders [][]lender
	// rows of the plain likeness, by place; those of the neighbours are asked for again
	rows map[int][]float64
}

// lender is a neighbour, or the article itself, with how much of its vector is taken.
type lender struct {
	place int
	part  float64
}

func newLikeness(s *Shelf) *likeness {
	n := len(s.articles)
	l := &likeness{s: s, order: make([]int, n), place: make([]int, n), weights: s.weights(), norms: make([]float64, n), lenders: make([][]lender, n), rows: map[int][]float64{}}
	for i := range n {
		l.order[i] = i
	}
	slices.SortStableFunc(l.order, func(a, b int) int { return cmp.Compare(s.articles[a].ID, s.articles[b].ID) })
	for i, a := range l.order {
		l.place[a] = i
		l.norms[i] = s.length(s.articles[a].Profile)
	}
	lent := min(1, float64(n)/(neighbours+1)) // among a few, neighbours are none by choice
	for i := range n {
		row := l.plain(i)
		near := nearest(row, i)
		l.lenders[i] = []lender{{i, 1}}
		for _, j := range near {
			if row[j] > 0 {
				l.lenders[i] = append(l.lenders[i], lender{j, lent * row[j] * math.Pow(row[j]/row[near[0]], steepness)})
			}
		}
	}
	for i := range n { // the vector with what was lent is of length 1 again
		sum := 0.0
		for _, a := range l.lenders[i] {
			row := l.plain(a.place)
			for _, b := range l.lenders[i] {
				sum += a.part * b.part * row[b.place]
			}
		}
		for k := range l.lenders[i] {
			l.lenders[i][k].part /= math.Sqrt(max(sum, least))
		}
	}
	return l
}

// keptRows bounds the rows of likeness that are kept, by the numbers in them.
const keptRows = 1 << 24

// plain gives the cosines of the article at a place with all others.
func (l *likeness) plain(i int) []float64 {
	if row, ok := l.rows[i]; ok {
		return row
	}
	row := make([]float64, len(l.order))
	own := l.s.articles[l.order[i]]
	for _, t := range own.terms {
		w := l.weights[t.term]
		if w == 0 {
			continue
		}
		w *= w * boosts[t.kind]
		for _, h := range l.s.holders[t.term] {
			row[l.place[h.article]] += w * boosts[h.kind]
		}
	}
	for j := range row {
		row[j] *= apart(own, l.s.articles[l.order[j]]) / (l.norms[i] * l.norms[j])
	}
	row[i] = 1
	if (len(l.rows)+1)*len(row) > keptRows {
		clear(l.rows)
	}
	l.rows[i] = row
	return row
}

// spread fills a row with the likeness of the article at a place to all others, with
// what neighbours lent.
func (l *likeness) spread(i int, row []float64) {
	sum := make([]float64, len(row))
	for _, a := range l.lenders[i] {
		for j, x := range l.plain(a.place) {
			sum[j] += a.part * x
		}
	}
	for j := range row {
		x := 0.0
		for _, b := range l.lenders[j] {
			x += b.part * sum[b.place]
		}
		row[j] = x
	}
}

// nearest gives the places of the greatest values of a row, its own left out, the
// greatest first.
func nearest(row []float64, own int) []int {
	var out []int
	for j, x := range row {
		if j == own || len(out) == neighbours && x <= row[out[neighbours-1]] {
			continue
		}
		at, _ := slices.BinarySearchFunc(out, x, func(k int, x float64) int {
			if row[k] >= x {
				return -1
			}
			return 1
		})
		out = slices.Insert(out, at, j)
		out = out[:min(len(out), neighbours)]
	}
	return out
}

// clusters are groups of articles under way: sums holds the likeness between the
// articles of two groups, summed up; a group has the index of its first article.
type clusters struct {
	sums  [][]float64
	size  []float64 // 0 for a group that went into another
	first []int     // article -> its group
}

// join puts group b into group a.
func (c *clusters) join(a, b int) {
	for k := range c.sums {
		c.sums[a][k] += c.sums[b][k]
		c.sums[k][a] = c.sums[a][k]
	}
	c.size[a] += c.size[b]
	c.size[b] = 0
	for i, g := range c.first {
		if g == b {
			c.first[i] = a
		}
	}
}

// joinAll joins groups as long as two are alike enough on average. It follows a chain
// from group to nearest group until two are nearest to each other: those would be
// joined whatever else is (nearest-neighbour chain; average linkage is reducible).
func (c *clusters) joinAll(from float64) {
	var chain []int
	done := make([]bool, len(c.size))
	for {
		if len(chain) == 0 {
			start := slices.IndexFunc(c.first, func(g int) bool { return !done[g] })
			if start < 0 {
				return
			}
			chain = []int{c.first[start]}
		}
		top := chain[len(chain)-1]
		near, most := -1, 0.0
		if len(chain) > 1 { // of two that are as near the one before is taken, or the chain would turn
			near = chain[len(chain)-2]
			most = c.sums[top][near] / (c.size[top] * c.size[near])
		}
		for k, size := range c.size {
			if k == top || size == 0 || done[k] {
				continue
			}
			if x := c.sums[top][k] / (c.size[top] * size); near < 0 || x > most {
				near, most = k, x
			}
		}
		switch {
		case near < 0 || most < from:
			done[top] = true
			chain = chain[:len(chain)-1]
		case len(chain) > 1 && near == chain[len(chain)-2]:
			chain = chain[:len(chain)-2]
			c.join(min(top, near), max(top, near))
		default:
			chain = append(chain, near)
		}
	}
}

// forest tells which articles hang together (union-find).
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(i, j int) {
	i, j = f.root(i), f.root(j)
	f[max(i, j)] = min(i, j)
}

// parts gives what hangs together, in order.
func (f forest) parts() [][]int {
	by := map[int][]int{}
	for i := range f {
		by[f.root(i)] = append(by[f.root(i)], i)
	}
	var out [][]int
	for _, root := range slices.Sorted(maps.Keys(by)) {
		out = append(out, by[root])
	}
	return out
}

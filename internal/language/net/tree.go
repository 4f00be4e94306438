package net

import (
	"math"
	"slices"
)

// tree fills in the heads of sentence k.
func (m *Model) tree(s *scratch, k int, heads []int) {
	n := len(heads)
	var stride int
	s.scores, s.turned, stride = m.net.arcs(&s.work, k, m.c.Arc, s.scores, s.turned)
	far := float32(math.Inf(-1))
	roots := 0
	for i := range n {
		x := s.scores[i*stride : i*stride+n+1]
		x[i+1] = far
		heads[i] = best(x, n+1) - 1
		if heads[i] < 0 {
			roots++
		}
	}
	if roots == 1 && !s.cyclic(heads) {
		return
	}
	// One word only depends on the root: the one that loses most without it.
	root, most := 0, far
	for i := range n {
		x := s.scores[i*stride : i*stride+n+1]
		other := far
		for _, v := range x[1:] {
			other = max(other, v)
		}
		if d := x[0] - other; d > most {
			root, most = i, d
		}
	}
	solve(s.scores, stride, n, root, heads)
}

// cyclic says that some word does not hang on the root.
func (s *scratch) cyclic(heads []int) bool {
	s.mark = grow(s.mark, len(heads))
	for i := range heads {
		j := i
		for j >= 0 && s.mark[j] == 0 {
			s.mark[j] = i + 1
			j = heads[j]
		}
		if j >= 0 && s.mark[j] == i+1 {
			return true
		}
	}
	return false
}

// solve finds the tree of the highest score (Chu and Liu 1965, Edmonds 1967) in which
// only word root depends on the root. All scores but those of a word with itself are
// finite.
func solve(scores []float32, stride, n, root int, heads []int) {
	// Every node takes its best head; cycles are contracted one at a time until there
	// are none. Nodes have the numbers of words.
	type pair struct{ i, j int }
	w := make([]float32, n*n) // w[i*n+j]: j as the head of i
	orig := make([]pair, n*n)
	for i := range n {
		for j := range n {
			w[i*n+j] = scores[i*stride+j+1]
			orig[i*n+j] = pair{i, j}
		}
	}
	alive := make([]bool, n)
	for i := range alive {
		alive[i] = true
	}
	type contraction struct {
		in      []pair  // the arc that each node of the cycle had in it
		members [][]int // the words of each node
	}
	members := make([][]int, n)
	for i := range n {
		members[i] = []int{i}
	}
	var done []contraction
	head := make([]int, n)
	for {
		for i := range n {
			if !alive[i] || i == root {
				continue
			}
			b := -1
			for j := range n {
				if j != i && alive[j] && (b < 0 || w[i*n+j] > w[i*n+b]) {
					b = j
				}
			}
			head[i] = b
		}
		cycle := findCycle(head, alive, root)
		if cycle == nil {
			break
		}
		in := make([]pair, len(cycle))
		inCycle := map[int]bool{}
		for k, i := range cycle {
			in[k] = orig[i*n+head[i]]
			inCycle[i] = true
		}
		rep := cycle[0]
		own := make([]float32, len(cycle))
		for k, i := range cycle {
			own[k] = w[i*n+head[i]]
		}
		for x := range n {
			if !alive[x] || inCycle[x] {
				continue
			}
			// into the cycle from x: leaving out one arc of it
			bi, bs := -1, float32(0)
			for k, i := range cycle {
				if v := w[i*n+x] - own[k]; bi < 0 || v > bs {
					bi, bs = i, v
				}
			}
			o := orig[bi*n+x]
			// out of the cycle to x
			bo := cycle[0]
			for _, i := range cycle[1:] {
				if w[x*n+i] > w[x*n+bo] {
					bo = i
				}
			}
			oo, ow := orig[x*n+bo], w[x*n+bo]
			w[rep*n+x], orig[rep*n+x] = bs, o
			w[x*n+rep], orig[x*n+rep] = ow, oo
		}
		d := contraction{in: in}
		var whole []int
		for _, i := range cycle {
			d.members = append(d.members, members[i])
			whole = append(whole, members[i]...)
			alive[i] = i == rep
		}
		members[rep] = whole
		done = append(done, d)
	}
	for i := range n {
		heads[i] = -1
	}
	for i := range n {
		if alive[i] && i != root {
			o := orig[i*n+head[i]]
			heads[o.i] = o.j
		}
	}
	// Undo: the node through which the cycle was entered keeps that arc, the others
	// take theirs of the cycle.
	for k := len(done) - 1; k >= 0; k-- {
		for q, a := range done[k].in {
			if !slices.ContainsFunc(done[k].members[q], func(i int) bool { return heads[i] >= 0 }) {
				heads[a.i] = a.j
			}
		}
	}
}

// findCycle gives the nodes of a cycle, or nil.
func findCycle(head []int, alive []bool, root int) []int {
	mark := make([]int, len(head))
	for i := range head {
		if !alive[i] || i == root {
			continue
		}
		j := i
		for j != root && mark[j] == 0 {
			mark[j] = i + 1
			j = head[j]
		}
		if j != root && mark[j] == i+1 {
			cycle := []int{j}
			for k := head[j]; k != j; k = head[k] {
				cycle = append(cycle, k)
			}
			return cycle
		}
	}
	return nil
}

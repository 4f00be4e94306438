package net

import "math"

// Name is a name of the words [First, Last); Type is a number in Config.Types.
type Name struct{ First, Last, Type int }

// Names gives the names that the network by itself finds, from the scores of a Reading:
// the sequence of labels of the highest sum in which a name begins before it goes on.
func (m *Model) Names(scores []float32) []Name {
	labels := 1 + 2*len(m.c.Types)
	n := len(scores) / labels
	if len(m.c.Types) == 0 || n == 0 {
		return nil
	}
	score := make([]float32, labels)
	next := make([]float32, labels)
	back := make([]uint8, n*labels)
	for y := range score {
		score[y] = scores[y]
		if y > 0 && y%2 == 0 {
			score[y] = float32(math.Inf(-1))
		}
	}
	for i := 1; i < n; i++ {
		x := scores[i*labels:][:labels]
		top := best(score, labels)
		for y := range next {
			b := top
			if y > 0 && y%2 == 0 { // inside: goes on from the first word or from inside
				b = y - 1
				if score[y] > score[b] {
					b = y
				}
			}
			next[y], back[i*labels+y] = score[b]+x[y], uint8(b)
		}
		score, next = next, score
	}
	var out []Name
	y, last := best(score, labels), n
	for i := n - 1; i >= 0; i-- {
		if y%2 == 1 {
			out = append(out, Name{i, last, y / 2})
		}
		if y%2 == 1 || y == 0 {
			last = i
		}
		y = int(back[i*labels+y])
	}
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// nameScores gives the scores of the labels of names of the n words from on.
func (m *Model) nameScores(s *scratch, from, n int) []float32 {
	labels := 1 + 2*len(m.c.Types)
	stride := padded(labels)
	out := make([]float32, 0, n*labels)
	for i := range n {
		out = append(out, s.name[(from+i)*stride:][:labels]...)
	}
	return out
}

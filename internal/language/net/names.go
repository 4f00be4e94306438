package net

import "math"

// names finds the names of the n words from on: the sequence of labels of the highest
// sum in which a name begins before it goes on.
func (m *Model) names(s *scratch, from, n int) []Name {
	labels := 1 + 2*len(m.c.Types)
	if len(m.c.Types) == 0 {
		return nil
	}
	stride := padded(labels)
	score := make([]float32, labels)
	next := make([]float32, labels)
	back := make([]uint8, n*labels)
	for y := range score {
		score[y] = s.name[from*stride+y]
		if y > 0 && y%2 == 0 {
			score[y] = float32(math.Inf(-1))
		}
	}
	for i := 1; i < n; i++ {
		x := s.name[(from+i)*stride:][:labels]
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

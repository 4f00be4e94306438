package names

import "math"

// Find gives the names in a text whose sentences end at ends. scores are what the
// network holds of the words, Scores numbers each, in the order of its labels: none,
// then for each type the first word and those inside; they may be missing. The time it
// takes grows with the length of the text only.
func (m *Model) Find(words []Word, ends []int, scores []float32) []Name {
	if len(words) == 0 {
		return nil
	}
	s, _ := m.pool.Get().(*survey)
	if s == nil {
		s = &survey{}
	}
	defer m.pool.Put(s)
	s.take(words, ends, scores, nil)
	out := make([]Name, 0, len(words)/16+1)
	first := 0
	for _, end := range ends {
		for i := first; i < end; {
			if s.views[i].quiet {
				i++
				continue
			}
			k := i + 1
			for k < end && !s.views[k].quiet {
				k++
			}
			out = m.stretch(s, i, k, first, end, scores, out)
			i = k
		}
		first = end
	}
	out = s.lists(out)
	out = s.vote(out)
	s.words, s.ends = nil, nil
	return out
}

// How the network's scores count beside the model's.
const (
	netWeight = 0.5
	netLimit  = 1000 // of a score
)

// lattice is what the best sequence of labels is found with.
type lattice struct {
	sums [][Labels]int32
	back [][Labels]uint8
}

const never = math.MinInt32 / 2

// stretch adds the names of the words [from, to) of the sentence [first, end), which has
// none right before and behind them.
func (m *Model) stretch(s *survey, from, to, first, end int, scores []float32, out []Name) []Name {
	n := to - from
	s.sums, s.back = grow(s.sums, n), grow(s.back, n)
	var last [Labels]int32
	for y := 1; y < Labels; y++ {
		last[y] = never
	}
	for i := range n {
		sum := &s.sums[i]
		m.sum(s, from+i, first, end, sum)
		if scores != nil {
			addScores(sum, scores[(from+i)*Scores:(from+i+1)*Scores])
		}
		last = m.step(&last, sum, &m.steps[s.views[from+i].kind], &s.back[i])
		base := last[Outside] // only differences count: kept small however long the stretch
		for y := range last {
			last[y] = max(never, last[y]-base)
		}
	}
	if to < end {
		behind := &m.steps[s.views[to].kind]
		for y := range last {
			last[y] += int32(behind[y][Outside])
		}
	}
	y := 0
	for k, v := range last {
		if v > last[y] {
			y = k
		}
	}
	start, stop := len(out), to
	for i := n - 1; i >= 0; i-- {
		if y%2 == 1 {
			if kind := y / 2; kind < other {
				out = append(out, Name{from + i, stop, kind})
			}
		}
		if y%2 == 1 || y == Outside {
			stop = from + i
		}
		y = int(s.back[i][y])
	}
	for a, b := start, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// sum gives the sums of the weights of word i.
func (m *Model) sum(s *survey, i, first, end int, out *[Labels]int32) {
	s.keys = s.features(i, first, end, s.keys[:0])
	var sum row
	known := int32(0)
	for _, k := range s.keys {
		if r, ok := m.find(k); ok {
			x := &m.rows[r]
			sum[0] += x[0]
			sum[1] += x[1]
			sum[2] += x[2]
			sum[3] += x[3]
			known++
		}
	}
	for y := range out {
		out[y] = int32(sum[y/4]>>(16*(y%4))&0xffff) - known*bias
	}
}

// addScores adds the network's scores; names of other kinds are none to it.
func addScores(sum *[Labels]int32, x []float32) {
	for y := range Labels {
		v := x[Outside]
		if y < Scores {
			v = x[y]
		}
		sum[y] += int32(float32(max(-netLimit, min(netLimit, v)) * (netWeight * unit)))
	}
}

// step goes on to a word with the sums x.
func (m *Model) step(last, x *[Labels]int32, st *[Labels][Labels]int16, back *[Labels]uint8) [Labels]int32 {
	var next [Labels]int32
	for y := range Labels {
		if y > 0 && y%2 == 0 { // inside: goes on from the first word or from inside
			b := y - 1
			if last[y]+int32(st[y][y]) > last[b]+int32(st[b][y]) {
				b = y
			}
			next[y], back[y] = max(last[b]+int32(st[b][y])+x[y], never), uint8(b)
			continue
		}
		b := 0
		top := last[0] + int32(st[0][y])
		for a := 1; a < Labels; a++ {
			if v := last[a] + int32(st[a][y]); v > top {
				b, top = a, v
			}
		}
		next[y], back[y] = max(top+x[y], never), uint8(b)
	}
	return next
}

package boundary

const (
	step    = 48   // the sums of the first reading are parted into steps of this size,
	steps   = 6    // at most so many on either side of 0
	doubt   = -512 // the sum of the first reading from which on a gap is read twice
	settled = -128 // the step of a gap that is not
)

// note keeps what the first reading found.
func (s *stretch) note(sums []int32) {
	n := len(sums)
	s.score, s.left, s.right = make([]int8, n), make([]int32, n), make([]int32, n)
	for i, x := range sums {
		s.score[i] = int8(max(-steps, min(steps, x/step)))
		if x < doubt {
			s.score[i] = settled
		}
	}
	last := int32(-1)
	for i := range n {
		s.left[i] = last
		if sums[i] > 0 || i+1 == n {
			last = int32(i)
		}
	}
	last = int32(n - 1)
	for i := n - 1; i >= 0; i-- {
		s.right[i] = last
		if sums[i] > 0 || i+1 == n {
			last = int32(i)
		}
	}
}

// second gives the keys of the features that only the second reading has.
func (s *stretch) second(i int, out []uint32) []uint32 {
	n := len(s.views)
	sc := func(k int) uint32 {
		if k < 0 || k >= n-1 {
			return 99
		}
		return uint32(max(int32(s.score[k]), -steps-1) + 10)
	}
	l, r := s.left[i], s.right[i]
	here := sc(i)
	first, after := &s.views[l+1], &s.views[i+1]
	ll, rr := size(i-int(l)), size(int(r)-i)
	vl, vr := uint32(min(s.verbs[i+1]-s.verbs[l+1], 2)), uint32(min(s.verbs[r+1]-s.verbs[i+1], 2))
	verbs := vl<<2 | vr
	lastEnd := uint32(0)
	if s.views[r].end {
		lastEnd = 1
	}
	if l >= 0 && s.views[l].end {
		lastEnd |= 2
	}
	if s.views[i].end {
		lastEnd |= 4
	}
	cl := uint32(share(int(s.caps[i+1]-s.caps[l+1]), i-int(l)))
	cr := uint32(share(int(s.caps[r+1]-s.caps[i+1]), int(r)-i))
	fi, ai := first.initial(), after.initial()
	return append(out,
		mix(100, here, 0), mix(101, here, sc(i-1)), mix(102, here, sc(i+1)), mix(103, ll, rr<<8|here), mix(104, verbs, lastEnd<<8|here), mix(105, verbs<<8|ll<<4|rr, lastEnd),
		mix(106, first.word, after.word), mix(107, first.class, after.class<<4|ai), mix(108, cl<<4|cr, lastEnd<<8|verbs), mix(109, fi<<4|ai, lastEnd<<8|cl<<4|cr), mix(110, ll, verbs<<8|lastEnd), mix(111, rr, verbs<<8|lastEnd),
		mix(112, ll, after.word), mix(113, rr, s.views[i].word), mix(114, sc(int(l)), here<<8|ll), mix(115, sc(int(r)), here<<8|rr), mix(116, here, s.about), mix(117, here, s.kind), mix(118, first.word, s.views[i].word), mix(119, after.word, s.views[r].word),
		mix(120, s.views[r].class<<8|after.class, ai<<4|rr), mix(121, s.views[i].class<<8|first.class, fi<<4|ll),
	)
}

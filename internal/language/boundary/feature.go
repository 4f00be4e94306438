package boundary

// edge stands for the tokens before the first and after the last.
var edge = view{word: 1, suf: 1, shape: 1, class: 255}

// stretch is a stretch of text as seen by the features, with running sums.
type stretch struct {
	views        []view
	stop         []int32 // index of the last token up to i that ends in a stop, or -1
	next         []int32 // index of the first token from i on that does, or len
	verbs        []int32 // number of verbs before i, as far as the lexicon knows
	caps         []int32 // number of words with a capital before i
	kind         uint32  // what the stretch is like as a whole
	about        uint32  // what the text around is like
	score        []int8  // for the second reading: what the first one thinks of each gap, in steps
	left, right  []int32 // the nearest ends before and after, by the first reading
	stops, small int32   // stops inside, and those with a small letter after them
	first        uint32  // the first word
}

// single looks at one stretch.
func (m *Model) single(tokens []Token) *stretch {
	n := len(tokens)
	s := &stretch{views: make([]view, n), stop: make([]int32, n), next: make([]int32, n+1), verbs: make([]int32, n+1), caps: make([]int32, n+1)}
	last, stops, words := int32(-1), 0, 0
	for i := range tokens {
		s.views[i] = m.look(&tokens[i])
		v := &s.views[i]
		if v.end {
			last = int32(i)
			stops++
		}
		s.stop[i] = last
		s.verbs[i+1], s.caps[i+1] = s.verbs[i], s.caps[i]
		if isVerb(v.class) {
			s.verbs[i+1]++
		}
		if v.initial() == 1 {
			s.caps[i+1]++
		}
		if k := v.initial(); k == 1 || k == 2 {
			words++
		}
	}
	s.next[n] = int32(n)
	for i := n - 1; i >= 0; i-- {
		s.next[i] = s.next[i+1]
		if s.views[i].end {
			s.next[i] = int32(i)
		}
	}
	s.kind = size(n)<<8 | size(stops)<<4
	for i := 0; i+1 < n; i++ {
		if s.views[i].end {
			s.stops++
			if s.views[i+1].initial() == 2 {
				s.small++
			}
		}
	}
	if n > 0 {
		if s.views[n-1].end {
			s.kind |= 1
		}
		s.first = s.views[0].word
	}
	if words > 0 {
		s.kind |= uint32(4*int(s.caps[n])/words) << 1
	}
	return s
}

// reach is how many stretches before and after tell what a text is like.
const reach = 4

// survey looks at the stretches of a text.
func (m *Model) survey(stretches [][]Token) []*stretch {
	out := make([]*stretch, len(stretches))
	for i, t := range stretches {
		out[i] = m.single(t)
	}
	for i, s := range out {
		long, tidy, stops, small := 0, 0, int32(0), int32(0)
		for k := max(0, i-reach); k < min(len(out), i+reach+1); k++ {
			o := out[k]
			stops += o.stops
			small += o.small
			if k != i && len(o.views) > 5 {
				long++
				if o.kind&1 != 0 {
					tidy++
				}
			}
		}
		s.about = uint32(share(tidy, long)<<3 | share(int(small), int(stops)))
	}
	return out
}

// share puts a part into one of six classes.
func share(n, all int) int {
	switch {
	case all == 0:
		return 5
	case n == 0:
		return 0
	case n == all:
		return 4
	}
	return 1 + 3*n/all
}

// initial gives the kind of the first character.
func (v *view) initial() uint32 {
	x := v.shape >> 2
	for x >= 8 {
		x >>= 3
	}
	return x
}

// size puts a number into one of twelve classes.
func size(n int) uint32 {
	switch {
	case n <= 5:
		return uint32(max(n, 0))
	case n <= 7:
		return 6
	case n <= 10:
		return 7
	case n <= 15:
		return 8
	case n <= 25:
		return 9
	case n <= 50:
		return 10
	}
	return 11
}

// maxFeatures is more than a gap has of both readings.
const maxFeatures = 128

// mix makes the key of a feature from its template and its values.
func mix(template, a, b uint32) uint32 {
	h := template*0x9e3779b1 ^ a
	h = (h ^ h>>15) * 0x85ebca6b
	h = (h ^ h>>13 ^ b) * 0xc2b2ae35
	h = (h ^ h>>16) * 0x27d4eb2f
	return h ^ h>>15
}

// features gives the keys of the features of the gap after token i.
func (s *stretch) features(i int, out []uint32) []uint32 {
	at := func(k int) *view {
		if k < 0 || k >= len(s.views) {
			return &edge
		}
		return &s.views[k]
	}
	a, aa, aaa, b, bb, bbb := at(i), at(i-1), at(i-2), at(i+1), at(i+2), at(i+3)
	n := len(s.views)
	since := int32(-1)
	if i > 0 {
		since = s.stop[i-1]
	}
	until := s.next[min(i+1, n)]
	left, right := uint32(min(s.verbs[i+1]-s.verbs[since+1], 2)), uint32(min(s.verbs[until]-s.verbs[i+1], 2))
	sides := left<<2 | right
	fromStart, toEnd := size(i+1), size(n-i-1)
	fromStop, toStop := size(int(int32(i)-since)), size(int(until)-i)
	gap := a.flags
	end := uint32(0)
	if a.end {
		end = 1
	}
	if int(until) == n {
		end |= 2
	}
	if since == -1 {
		end |= 4
	}
	capsL := uint32(0)
	for k := i; k >= 0 && k > i-4 && s.views[k].initial() == 1; k-- {
		capsL++
	}
	capsR := uint32(0)
	for k := i + 1; k < n && k < i+5 && s.views[k].initial() == 1; k++ {
		capsR++
	}
	caps := capsL<<3 | capsR
	ia, ib := a.initial(), b.initial()
	sp := gap & 1
	// The first word after marks that open, the last before marks that close.
	y, x := i+1, i
	for y+1 < n && y < i+4 && s.views[y].open {
		y++
	}
	for x > 0 && x > i-3 && s.views[x].close {
		x--
	}
	before, after := at(x), at(y)
	ix, iy := before.initial(), after.initial()
	marks := uint32(y-i-1)<<2 | uint32(i-x)
	stop := uint32(0)
	if before.end {
		stop = 1 + before.word&0xff
	}
	out = append(out[:0],
		mix(0, 0, 0),
		mix(1, gap, 0), mix(2, gap, ib), mix(3, a.word, sp), mix(4, b.word, ib), mix(5, b.word, ib<<4|ia),
		mix(6, a.word, b.shape), mix(7, b.word, a.shape), mix(8, a.word, b.word),
		mix(9, aa.word, a.word), mix(10, b.word, bb.word), mix(11, a.shape, b.shape), mix(12, aa.shape<<4^a.shape, b.shape),
		mix(13, a.shape, b.shape<<4^bb.shape), mix(14, a.class<<8|b.class, ia<<3|ib), mix(15, aa.class<<16|a.class<<8|b.class, ib),
		mix(16, a.class<<16|b.class<<8|bb.class, ib), mix(17, b.class<<8|bb.class, ib), mix(18, aa.class<<8|a.class, 0),
		mix(19, aa.word, 0), mix(20, bb.word, 0), mix(21, a.suf, ib), mix(22, b.suf, ib),
		mix(23, b.class, ib<<8|gap), mix(24, a.word, b.class<<4|ib), mix(25, a.class, b.word),
		mix(26, end, ib<<4|sides), mix(27, sides, b.class<<8|a.class), mix(28, fromStart, ib), mix(29, toEnd, ib), mix(30, fromStop, ib<<4|end), mix(31, toStop, ib<<4|end),
		mix(32, s.kind, ib<<8|gap), mix(33, s.kind, a.class), mix(34, s.kind, b.class<<4|ib), mix(35, caps, a.class), mix(36, caps, b.class), mix(37, caps, end<<8|gap),
		mix(38, fromStart<<4|toEnd, end), mix(39, fromStop<<4|toStop, ib<<4|end), mix(40, a.word, fromStop<<4|ib), mix(41, b.word, toStop<<4|ib),
		mix(42, s.first, end<<4|ib), mix(43, s.first, a.class), mix(44, a.word, gap<<4|ib), mix(45, aaa.class<<16|aa.class<<8|a.class, ib),
		mix(46, b.class<<16|bb.class<<8|bbb.class, ib), mix(47, a.word, bb.class<<4|ib), mix(48, aa.word, ib), mix(49, aa.class<<24|a.class<<16|b.class<<8|bb.class, ib),
		mix(50, a.shape, fromStart), mix(51, aa.word, b.word), mix(52, aaa.word, ib), mix(53, bbb.word, ib), mix(54, caps, fromStart<<4|toEnd),
		mix(55, fromStart, b.word), mix(56, toEnd, a.word), mix(57, aa.flags&2, gap<<4|ib), mix(58, a.shape, bb.shape<<8^b.class), mix(59, aa.word, a.shape<<4|ib),
		mix(60, marks<<8|iy<<4|gap, stop), mix(61, before.word, iy<<4|gap), mix(62, after.word, stop<<8|iy<<4), mix(63, after.class, stop<<8|iy<<4|marks), mix(64, before.shape, after.shape<<4|marks),
		mix(65, before.word, after.class<<8|iy), mix(66, before.word, after.word), mix(67, before.class, after.class<<8|ix<<4|iy), mix(68, stop, iy<<8|toStop<<4|fromStop), mix(69, s.kind, stop<<8|iy<<4|marks), mix(70, b.flags, gap<<8|iy<<4|marks),
		mix(71, s.about, stop<<8|iy<<4|gap), mix(72, s.about, before.class<<8|after.class), mix(73, s.about, s.kind), mix(74, s.about, before.word), mix(75, s.about, after.word^iy), mix(76, s.about, caps<<8|end),
	)
	return out
}

package group

// leastWords is the number of words that can tell a reprint; of a text that has fewer
// only the very same words do.
const leastWords = 12

// matcher compares one text with others. The zero matcher is ready to load.
type matcher struct {
	text  Sketch
	first map[uint32]int32 // shingle of the text -> where it stands first
	same  []int32          // shingle -> where the same one stands first
	own   []bool           // shingle of the text -> the other has it
	other []bool           // shingle of the other -> the text has it
}

// load sets the text that others are compared with.
func (m *matcher) load(s Sketch) {
	m.text = s
	if m.first == nil {
		m.first = map[uint32]int32{}
	}
	clear(m.first)
	m.same = m.same[:0]
	for i, h := range s.shingles {
		at, ok := m.first[h]
		if !ok {
			at = int32(i)
			m.first[h] = at
		}
		m.same = append(m.same, at)
	}
}

// overlap gives the share of the narrative that one of the two texts has in common
// with the other, of the one that has more of it: a copy that was cut is all in the
// report it was cut from, though most of that is not in the copy. Quotations are left
// out, for two reports of one speech share them; but a text that is nothing else is
// compared by them. Left out as well are the words that common and otherCommon name,
// of the text and of the other; nil names none.
func (m *matcher) overlap(o Sketch, common, otherCommon []bool) float64 {
	m.own = resized(m.own, len(m.text.shingles))
	m.other = resized(m.other, len(o.shingles))
	for i, h := range o.shingles {
		if at, ok := m.first[h]; ok {
			m.other[i], m.own[at] = true, true
		}
	}
	for i, at := range m.same {
		m.own[i] = m.own[at]
	}
	a, aShort := covered(m.text, m.own, common)
	b, bShort := covered(o, m.other, otherCommon)
	if (aShort || bShort) && (a < 1 || b < 1) {
		return 0
	}
	return max(a, b)
}

// covered gives the share of the words of a text that stand in shared shingles, and
// whether the text has too few words to tell by a part of them.
func covered(s Sketch, shared, common []bool) (share float64, short bool) {
	var narrative, all part
	until := 0 // words before it stand in a shared shingle
	for i := range s.words {
		if i < len(shared) && shared[i] {
			until = i + s.span()
		}
		if common != nil && common[i] {
			continue
		}
		all.count(i < until)
		if s.quoted.has(i) {
			continue
		}
		narrative.count(i < until)
	}
	if narrative.words < leastWords { // it is a quotation and little else
		narrative = all
	}
	switch {
	case narrative.words < leastWords:
		if all.words == s.words && all.hit == all.words {
			return 1, true
		}
		return 0, true
	case narrative.hit < leastWords:
		return 0, false
	}
	return float64(narrative.hit) / float64(narrative.words), false
}

// part counts words and those of them that another text has.
type part struct{ words, hit int }

func (p *part) count(hit bool) {
	p.words++
	if hit {
		p.hit++
	}
}

// resized gives n false values, in the old place where there is room.
func resized(b []bool, n int) []bool {
	if cap(b) < n {
		return make([]bool, n)
	}
	b = b[:n]
	clear(b)
	return b
}

package names

import (
	"unicode/utf8"

	"github.com/readout-app/readout/internal/language/gazetteer"
)

// key spreads the value of a template over all bits.
func key(template, value uint32) uint32 {
	h := value + template*0x9e3779b1
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

func mix(a, b uint32) uint32 { return (a^a>>15)*0x2c1b3c6d + b*0x297a2d39 }

// edge stands for what is before and behind a sentence.
var edge = view{norm: 1, form: 1, tag: 1, relation: 1, shape: 1, class: 1 << 20, sense: 1 << 20}

// features gives the keys of word i of the sentence [first, end).
func (s *survey) features(i, first, end int, out []uint32) []uint32 {
	at := func(d int) *view {
		if i+d < first || i+d >= end {
			return &edge
		}
		return &s.views[i+d]
	}
	list := func(d int) uint32 {
		if i+d < first || i+d >= end {
			return 1 << 17
		}
		return uint32(s.words[i+d].Lists)
	}
	v, w := &s.views[i], &s.words[i]
	l1, l2, r1, r2 := at(-1), at(-2), at(1), at(2)
	begins := uint32(0)
	if i == first {
		begins = 1
	}
	m, ml, mr := list(0), list(-1), list(1)
	look := v.shape<<3 | uint32(v.sentence)<<1 | begins
	out = append(out,
		key(0, look), key(1, v.norm), key(2, v.form), key(3, l1.norm), key(4, r1.norm), key(5, l2.norm), key(6, r2.norm),
		key(7, mix(l1.norm, v.norm)), key(8, mix(v.norm, r1.norm)),
		key(9, mix(l1.shape, mix(v.shape, r1.shape))), key(10, mix(l1.shape, v.shape)), key(11, mix(v.shape, r1.shape)),
		key(12, l2.shape), key(13, r2.shape),
		key(14, m), key(15, ml), key(16, mr), key(17, mix(ml, m)), key(18, mix(m, mr)), key(19, mix(ml, mix(m, mr))),
		key(20, list(-2)), key(21, list(2)), key(22, mix(m, look)),
		key(23, v.class<<3|uint32(v.cased)), key(24, mix(v.sense, uint32(v.cased))),
		key(25, l1.class), key(26, r1.class), key(27, l1.sense), key(28, r1.sense),
		key(29, mix(v.seen, look)), key(30, mix(v.seen, m)), key(31, mix(v.seen, uint32(v.cased)<<2|begins)),
	)
	for b := m; b != 0; b &= b - 1 {
		bit := b & -b
		out = append(out, key(32, mix(bit, uint32(v.cased)<<3|uint32(v.sentence))))
	}
	if ml < 1<<17 {
		for b := ml; b != 0; b &= b - 1 {
			out = append(out, key(33, b&-b))
		}
	}
	if mr < 1<<17 {
		for b := mr; b != 0; b &= b - 1 {
			out = append(out, key(34, b&-b))
		}
	}
	p := 0
	for n := uint32(1); n <= 4 && p < len(w.Norm); n++ {
		_, size := utf8.DecodeRuneInString(w.Norm[p:])
		p += size
		if n >= 2 && p < len(w.Norm) {
			out = append(out, key(40+n, hash(w.Norm[:p])))
		}
	}
	p = len(w.Norm)
	for n := uint32(1); n <= 4 && p > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(w.Norm[:p])
		p -= size
		if p > 0 {
			out = append(out, key(50+n, mix(hash(w.Norm[p:]), uint32(v.cased))))
		}
	}
	// The run of capitals.
	a, z := int(v.first), int(v.last)
	length := uint32(min(z-a, 4))
	place := uint32(0)
	if i == a {
		place |= 1
	}
	if i == z-1 {
		place |= 2
	}
	before, behind := &edge, &edge
	if a > first {
		before = &s.views[a-1]
	}
	if z < end {
		behind = &s.views[z]
	}
	run := length<<2 | place
	all, tail := uint32(0), s.views[z-1].norm
	for k := a; k < z && k < a+6; k++ {
		all |= uint32(s.words[k].Lists)
	}
	heads := all & uint32(gazetteer.OrganisationWord|gazetteer.PlaceWord|gazetteer.OtherWord|gazetteer.Role|gazetteer.FirstName)
	out = append(out,
		key(60, mix(run, look)), key(61, mix(before.norm, run)), key(62, mix(behind.norm, run)),
		key(63, mix(tail, place)), key(64, mix(heads, run)), key(65, mix(all, place)),
		key(66, mix(before.norm, behind.norm)), key(67, mix(s.views[a].norm, run)), key(68, mix(mix(before.norm, heads), run)),
		key(69, mix(uint32(s.words[a].Lists), uint32(s.words[z-1].Lists))),
	)
	if v.cased != 2 { // written without regard to capitals
		loose := func(d int) uint32 {
			if i+d < first || i+d >= end {
				return 1 << 17
			}
			return uint32(s.words[i+d].Loose)
		}
		m, l, r := loose(0), loose(-1), loose(1)
		out = append(out, key(71, mix(m, uint32(v.cased)<<3|uint32(v.sentence))), key(72, mix(mix(l, m), uint32(v.cased))),
			key(73, mix(mix(m, r), uint32(v.cased))), key(74, mix(m, v.tag)))
		for b := m; b != 0; b &= b - 1 {
			out = append(out, key(75, mix(b&-b, uint32(v.cased)<<3|uint32(v.sentence))))
		}
	}
	out = append(out, key(76, mix(before.sense, run)), key(77, mix(behind.sense, run)), key(78, mix(v.told, uint32(v.cased))), key(79, mix(v.told, m)))
	return s.parsed(v, l1, r1, l2, r2, run, m, out)
}

// parsed adds the keys that stand on tags and tree.
func (s *survey) parsed(v, l1, r1, l2, r2 *view, run, m uint32, out []uint32) []uint32 {
	return append(out,
		key(80, mix(v.tag, uint32(v.cased))), key(81, l1.tag), key(82, r1.tag), key(83, mix(l1.tag, v.tag)), key(84, mix(v.tag, r1.tag)),
		key(85, mix(l1.tag, mix(v.tag, r1.tag))), key(86, l2.tag), key(87, r2.tag), key(88, mix(v.tag, m)),
		key(89, v.link), key(90, mix(v.link, v.governor)), key(91, v.by), key(92, v.governor), key(93, mix(v.relation, run)),
		key(94, mix(v.by, mix(v.link, m))), key(95, mix(v.tag, v.seen)), key(96, mix(v.link, v.bound)), key(97, mix(v.by, v.bound)),
	)
}

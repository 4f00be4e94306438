package tagger

import (
	"unicode"
	"unicode/utf8"
)

// Word is a word as printed and in its normal form: lower case, plain marks.
type Word struct{ Text, Norm string }

// view is what a word looks like, as numbers for features.
type view struct {
	word  uint32 // hash of the normal form with digits made equal
	form  uint32 // hash of the form as printed
	suf   [5]uint32
	pre   [3]uint32
	shape uint32
	class uint32 // what it can be by the dictionary, +1; 0 for an unknown word
	lex   uint32 // what the lexicon says of the word, +1; 0 for an unknown word
}

// hash is FNV-1a, digits counted as one and the same.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// mix makes the key of a feature from its template and its values.
func mix(template, a, b uint32) uint32 {
	h := template*0x9e3779b1 ^ a
	h = (h ^ h>>15) * 0x85ebca6b
	h = (h ^ h>>13 ^ b) * 0xc2b2ae35
	h = (h ^ h>>16) * 0x27d4eb2f
	return h ^ h>>15
}

// look makes the view of a word.
func look(w Word, first bool) view {
	v := view{word: hash(w.Norm), form: hash(w.Text), shape: shape(w.Text)}
	if first {
		v.shape += 1 << 20
	}
	n := len(w.Norm)
	for i := range v.suf {
		at := n
		for k := 0; k <= i && at > 0; k++ {
			_, size := utf8.DecodeLastRuneInString(w.Norm[:at])
			at -= size
		}
		v.suf[i] = hash(w.Norm[at:])
	}
	at := 0
	for i := range v.pre {
		if at < n {
			_, size := utf8.DecodeRuneInString(w.Norm[at:])
			at += size
		}
		v.pre[i] = hash(w.Norm[:at])
	}
	return v
}

// shape sums up the kinds of characters of a word: runs of capitals, small
// letters, digits, hyphens, stops and others, at most six runs, and whether it is
// a single character.
func shape(s string) uint32 {
	var out, last uint32
	runs, chars := 0, 0
	for _, r := range s {
		var k uint32
		switch {
		case unicode.IsUpper(r):
			k = 1
		case unicode.IsLetter(r):
			k = 2
		case unicode.IsDigit(r):
			k = 3
		case r == '-':
			k = 4
		case r == '.':
			k = 5
		case r == '\'' || r == '’':
			k = 6
		default:
			k = 7
		}
		chars++
		if k != last && runs < 6 {
			out = out<<3 | k
			runs++
		}
		last = k
	}
	if chars == 1 {
		out |= 1 << 19
	}
	return out
}

// edge stands for the words before the first and after the last.
var edge = view{word: 1, form: 1, shape: 1, lex: 1 << 16}

// static is the number of features that do not look at earlier labels.
const static = 40

// dynamic is the number of those that do.
const dynamic = 10

// features gives the keys of the features of word i that its surroundings give.
func features(vs []view, i int) [static]uint32 {
	at := func(k int) *view {
		if k < 0 || k >= len(vs) {
			return &edge
		}
		return &vs[k]
	}
	w, p, pp, n, nn := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	return [static]uint32{
		mix(0, 0, 0),
		mix(1, w.word, 0), mix(2, w.form, 0),
		mix(3, w.suf[0], 0), mix(4, w.suf[1], 0), mix(5, w.suf[2], 0), mix(6, w.suf[3], 0), mix(7, w.suf[4], 0),
		mix(8, w.pre[0], 0), mix(9, w.pre[1], 0), mix(10, w.pre[2], 0),
		mix(11, w.shape, 0), mix(12, w.lex, 0), mix(13, w.lex, w.shape), mix(14, w.suf[2], w.shape),
		mix(15, p.word, 0), mix(16, pp.word, 0), mix(17, n.word, 0), mix(18, nn.word, 0),
		mix(19, p.word, w.word), mix(20, w.word, n.word),
		mix(21, p.word, n.word), mix(22, n.lex, 0), mix(23, n.lex, nn.lex),
		mix(24, w.lex, n.lex), mix(25, w.word, n.lex), mix(26, w.suf[2], n.lex),
		mix(27, n.suf[2], 0), mix(28, n.shape, w.shape), mix(29, p.suf[2], 0), mix(30, p.shape, w.shape),
		mix(31, n.suf[1], w.suf[1]), mix(32, n.word, nn.word),
		mix(33, w.class, w.shape), mix(34, w.class, n.class), mix(35, w.class, p.class),
		mix(36, n.class, p.word), mix(37, w.class, n.word), mix(38, w.class, p.word), mix(39, w.class, w.suf[2]),
	}
}

// history gives the keys of the features of word i that earlier labels give: t is
// the label before, tt the one before that, each +1, and 0 before the first word.
func history(vs []view, i int, t, tt uint32) [dynamic]uint32 {
	w, n := &vs[i], &edge
	if i+1 < len(vs) {
		n = &vs[i+1]
	}
	both := t<<8 | tt
	return [dynamic]uint32{
		mix(64, t, 0), mix(65, both, 0), mix(66, t, w.word), mix(67, both, w.lex),
		mix(68, t, w.suf[2]), mix(69, t, w.lex<<8^n.lex), mix(70, t, n.word), mix(71, t, w.shape),
		mix(72, t, w.class), mix(73, both, w.class<<16^n.class),
	}
}

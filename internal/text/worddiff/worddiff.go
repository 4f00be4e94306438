package worddiff

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/readout-app/readout/internal/text"
)

// Op says what became of the words of a Run.
type Op string

// What becomes of words.
const (
	Same Op = "same"
	Gone Op = "gone" // in the old text alone; New is empty
	New  Op = "new"  // in the new text alone; Old is empty
)

// Run is a run of words with one fate: from the start of the first to the end of the last.
type Run struct {
	Op  Op        `json:"op"`
	Old text.Span `json:"old"` // in code points of the old text
	New text.Span `json:"new"` // in code points of the new text
}

const (
	maxEdits = 256 // words that differ, from which a piece is cut up
	maxDepth = 8   // times that pieces are cut
)

// Diff compares two texts. Where words were replaced, those gone come before the new.
func Diff(old, new *text.Text) []Run {
	ids := map[string]int32{}
	a, b := Words(old), Words(new)
	d := differ{a: numbers(old, a, ids), b: numbers(new, b, ids), pairs: make([]int, len(a))}
	for i := range d.pairs {
		d.pairs[i] = -1
	}
	d.compare(0, len(a), 0, len(b), maxDepth)
	isSign := func(t *text.Text, sp text.Span) bool {
		r, _ := utf8.DecodeRuneInString(t.Slice(sp))
		return !isLetter(r)
	}
	d.slide(func(i int) bool { return isSign(old, a[i]) }, func(k int) bool { return isSign(new, b[k]) })
	return d.runs(a, b)
}

// Words gives the spans of the words of a text, in order. None splits a grapheme cluster.
func Words(t *text.Text) []text.Span {
	const space, word, sign = 0, 1, 2
	var out []text.Span
	last, at := space, 0
	for clusters := graphemes.FromString(t.String()); clusters.Next(); {
		c := clusters.Value()
		r, _ := utf8.DecodeRuneInString(c)
		kind, end := sign, at+utf8.RuneCountInString(c)
		switch {
		case unicode.IsSpace(r):
			kind = space
		case isLetter(r):
			kind = word
		}
		switch {
		case kind == space:
		case kind == last && !(kind == word && unparted(r)):
			out[len(out)-1].End = end
		default:
			out = append(out, text.Span{Start: at, End: end})
		}
		last, at = kind, end
	}
	return out
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unparted says whether a letter is of a script that writes no spaces between words.
// There every letter is a word.
func unparted(r rune) bool {
	const first = 0x2e80 // no such letter comes before it
	return r >= first && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// numbers gives words as numbers, equal ones the same.
func numbers(t *text.Text, words []text.Span, ids map[string]int32) []int32 {
	out := make([]int32, len(words))
	for i, sp := range words {
		w := t.Slice(sp)
		id, ok := ids[w]
		if !ok {
			id = int32(len(ids))
			ids[w] = id
		}
		out[i] = id
	}
	return out
}

type differ struct {
	a, b  []int32
	pairs []int // of each word of a, the one of b that it is; -1 for none
}

// compare pairs the words of a[i:j] with those of b[k:l].
func (d *differ) compare(i, j, k, l, depth int) {
	for i < j && k < l && d.a[i] == d.b[k] {
		d.pairs[i] = k
		i, k = i+1, k+1
	}
	for i < j && k < l && d.a[j-1] == d.b[l-1] {
		j, l = j-1, l-1
		d.pairs[j] = l
	}
	if i == j || k == l || d.greedy(i, j, k, l) || depth == 0 {
		return
	}
	anchors := d.anchors(i, j, k, l)
	if len(anchors) == 0 {
		return
	}
	for _, c := range anchors {
		d.pairs[c.a] = c.b
		d.compare(i, c.a, k, c.b, depth-1)
		i, k = c.a+1, c.b+1
	}
	d.compare(i, j, k, l, depth-1)
}

// greedy pairs the words of two pieces by Myers' algorithm. It reports false, and does
// nothing, where more than maxEdits words differ.
func (d *differ) greedy(i, j, k, l int) bool {
	a, b := d.a[i:j], d.b[k:l]
	n, m := len(a), len(b)
	if max(n, m)-min(n, m) > maxEdits {
		return false
	}
	// reach[e][c] is how far into a the best path with e edits comes that ends on the
	// diagonal c-e, on which one stands that many words further in a than in b.
	var reach [][]int32
	at := func(e, diagonal int) int { return int(reach[e][(diagonal+e)/2]) }
	for e := 0; e <= min(maxEdits, n+m); e++ {
		reach = append(reach, make([]int32, e+1))
		for c := -e; c <= e; c += 2 {
			x := 0
			switch {
			case e == 0:
			case c == -e || c != e && at(e-1, c-1) < at(e-1, c+1):
				x = at(e-1, c+1)
			default:
				x = at(e-1, c-1) + 1
			}
			y := x - c
			for x < n && y < m && x >= 0 && y >= 0 && a[x] == b[y] {
				x, y = x+1, y+1
			}
			reach[e][(c+e)/2] = int32(x)
			if x >= n && y >= m {
				d.trace(at, e, i, k, n, m)
				return true
			}
		}
	}
	return false
}

// trace pairs the words on the path that was found, from its end.
func (d *differ) trace(at func(e, diagonal int) int, e, i, k, x, y int) {
	for ; e >= 0; e-- {
		c := x - y
		from, before := 0, 0 // where the run of equal words begins, and on which diagonal the path came
		switch {
		case e == 0:
		case c == -e || c != e && at(e-1, c-1) < at(e-1, c+1):
			before = c + 1
			from = at(e-1, before)
		default:
			before = c - 1
			from = at(e-1, before) + 1
		}
		for x > from && y > 0 && x > 0 {
			x, y = x-1, y-1
			d.pairs[i+x] = k + y
		}
		if e > 0 {
			x = at(e-1, before)
			y = x - before
		}
	}
}

// anchor is a word of both texts.
type anchor struct{ a, b int }

// anchors gives the words that stand once in each of two pieces and in one order: the
// longest run of them.
func (d *differ) anchors(i, j, k, l int) []anchor {
	type count struct{ a, b, at int }
	seen := map[int32]count{}
	for y := k; y < l; y++ {
		c := seen[d.b[y]]
		c.b++
		c.at = y
		seen[d.b[y]] = c
	}
	for x := i; x < j; x++ {
		if c, ok := seen[d.a[x]]; ok {
			c.a++
			seen[d.a[x]] = c
		}
	}
	var all []anchor
	for x := i; x < j; x++ {
		if c := seen[d.a[x]]; c.a == 1 && c.b == 1 {
			all = append(all, anchor{x, c.at})
		}
	}
	// Patience sorting: the top of each pile, and below each anchor that of the pile
	// to its left.
	var tops []int
	below := make([]int, len(all))
	for n, c := range all {
		pile, _ := slices.BinarySearchFunc(tops, c.b, func(top, b int) int { return all[top].b - b })
		if below[n] = -1; pile > 0 {
			below[n] = tops[pile-1]
		}
		if pile == len(tops) {
			tops = append(tops, n)
		} else {
			tops[pile] = n
		}
	}
	out := make([]anchor, len(tops))
	if len(tops) > 0 {
		for n, at := tops[len(tops)-1], len(tops)-1; n >= 0; n, at = below[n], at-1 {
			out[at] = all[n]
		}
	}
	return out
}

// slide moves runs of words that differ and begin with a sign onward by that sign where
// it follows them too: "[. He left]." is "[He left.]", a sentence and not its pieces.
func (d *differ) slide(signOfA, signOfB func(int) bool) {
	k := 0 // first word of b after the last that is the same
	for i := 0; i < len(d.a); i++ {
		if d.pairs[i] < 0 {
			j := i
			for j < len(d.a) && d.pairs[j] < 0 {
				j++
			}
			if j < len(d.a) && d.a[i] == d.a[j] && signOfA(i) {
				d.pairs[i], d.pairs[j] = d.pairs[j], -1
			} else if i = j; j == len(d.a) {
				return
			}
		}
		if c := d.pairs[i]; k < c && d.b[k] == d.b[c] && signOfB(k) {
			d.pairs[i] = k
		}
		k = d.pairs[i] + 1
	}
}

// runs puts the words of both texts into runs.
func (d *differ) runs(a, b []text.Span) []Run {
	var out []Run
	add := func(r Run) {
		if n := len(out) - 1; n >= 0 && out[n].Op == r.Op {
			out[n].Old, out[n].New = out[n].Old.Cover(r.Old), out[n].New.Cover(r.New)
			return
		}
		out = append(out, r)
	}
	for i, k := 0, 0; i < len(a) || k < len(b); {
		switch {
		case i < len(a) && d.pairs[i] < 0:
			add(Run{Op: Gone, Old: a[i]})
			i++
		case i == len(a) || d.pairs[i] > k:
			add(Run{Op: New, New: b[k]})
			k++
		default:
			add(Run{Op: Same, Old: a[i], New: b[k]})
			i, k = i+1, k+1
		}
	}
	return out
}

package story

import (
	"cmp"
	"math"
	"slices"
)

// wordIndex finds the wordings that may be alike to another without comparing it with
// all of them. Two wordings that share enough words share one of any so many of the
// shorter's that the rest would not be enough; so it does to look up the rarest so
// many of each among all words of the other (prefix filtering). How rare a word is
// counted when a wording enters; it only bears on how many are compared in vain. What
// was not printed in the days asked for is passed over.
type wordIndex[T any] struct {
	scopes map[string]int32
	posted map[scoped]*posted[T]
	round  int
}

type scoped struct{ scope, word int32 }

// posted are the wordings of a scope with one word, by day; those without one first.
type posted[T any] struct {
	expected  int // of them, those about to enter included
	all, rare []*entry[T]
}

// entry is one wording in the index.
type entry[T any] struct {
	of    T
	scope int32
	day   dayNumber
	words wording
	rare  []int32
	round int // in which it was last found
}

func (x *wordIndex[T]) init() {
	x.scopes, x.posted = map[string]int32{}, map[scoped]*posted[T]{}
}

func (x *wordIndex[T]) scope(name string) int32 {
	n, known := x.scopes[name]
	if !known {
		n = int32(len(x.scopes))
		x.scopes[name] = n
	}
	return n
}

// expect counts the words of a wording that is about to enter, or for -1 that left.
func (x *wordIndex[T]) expect(scope string, w wording, n int) {
	at := x.scope(scope)
	for _, word := range w.words {
		k := scoped{at, word}
		p := x.posted[k]
		if p == nil {
			p = &posted[T]{}
			x.posted[k] = p
		}
		if p.expected += n; p.expected == 0 {
			delete(x.posted, k)
		}
	}
}

// enter puts a wording that was expected into a scope; only wordings of one scope are
// compared.
func (x *wordIndex[T]) enter(of T, scope string, day dayNumber, w wording) *entry[T] {
	at := x.scope(scope)
	e := &entry[T]{of: of, scope: at, day: day, words: w, rare: x.rarest(at, w)}
	for _, word := range w.words {
		p := x.posted[scoped{at, word}]
		p.all = slices.Insert(p.all, since(p.all, day+1), e)
	}
	for _, word := range e.rare {
		p := x.posted[scoped{at, word}]
		p.rare = slices.Insert(p.rare, since(p.rare, day+1), e)
	}
	return e
}

// since gives the place of the first wording of a day or a later one.
func since[T any](list []*entry[T], day dayNumber) int {
	if n := len(list); n == 0 || list[n-1].day < day { // as mostly when all comes at once
		return n
	}
	i, _ := slices.BinarySearchFunc(list, day, func(e *entry[T], day dayNumber) int { return cmp.Compare(e.day, day) })
	return i
}

// leave takes a wording out that is expected still.
func (x *wordIndex[T]) leave(e *entry[T]) {
	for _, word := range e.words.words {
		p := x.posted[scoped{e.scope, word}]
		p.all = p.without(p.all, e)
	}
	for _, word := range e.rare {
		p := x.posted[scoped{e.scope, word}]
		p.rare = p.without(p.rare, e)
	}
}

// without takes e out of a list of p.
func (p *posted[T]) without(list []*entry[T], e *entry[T]) []*entry[T] {
	from := since(list, e.day)
	at := from + slices.Index(list[from:], e)
	return slices.Delete(list, at, at+1)
}

// near calls f with each wording of a scope that may be alike to w and was printed from
// one day to another, both included, or on a day that is not known, once.
func (x *wordIndex[T]) near(scope string, w wording, from, to dayNumber, f func(*entry[T])) {
	x.round++
	at := x.scope(scope)
	visit := func(list []*entry[T]) {
		undated := since(list, 1)
		start := max(undated, since(list, from))
		for _, part := range [][]*entry[T]{list[:undated], list[start:max(start, since(list, to+1))]} {
			for _, e := range part {
				if e.round != x.round {
					e.round = x.round
					f(e)
				}
			}
		}
	}
	for _, word := range x.rarest(at, w) {
		if p := x.posted[scoped{at, word}]; p != nil {
			visit(p.all)
		}
	}
	for _, word := range w.words {
		if p := x.posted[scoped{at, word}]; p != nil {
			visit(p.rare)
		}
	}
}

// rarest gives so many of the rarest words of w that a wording which shares enough
// of its words shares one of these.
func (x *wordIndex[T]) rarest(scope int32, w wording) []int32 {
	need := max(alikeWords, int(math.Ceil(alikeShare*float64(len(w.words)))))
	n := len(w.words) - need + 1
	if n <= 0 {
		return nil
	}
	type counted struct {
		word int32
		n    int
	}
	words := make([]counted, len(w.words))
	for i, word := range w.words {
		words[i].word = word
		if p := x.posted[scoped{scope, word}]; p != nil {
			words[i].n = p.expected
		}
	}
	slices.SortFunc(words, func(a, b counted) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.word, b.word)) })
	out := make([]int32, n)
	for i := range out {
		out[i] = words[i].word
	}
	return out
}

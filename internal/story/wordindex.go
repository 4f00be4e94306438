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
// counted when a wording enters; it only bears on how many are compared in vain.
type wordIndex[T any] struct {
	frequency map[scoped]int
	all, rare map[scoped][]*entry[T]
	round     int
}

type scoped struct{ scope, word string }

// entry is one wording in the index.
type entry[T any] struct {
	of    T
	scope string
	words wording
	rare  []string
	round int // in which it was last found
}

func (x *wordIndex[T]) init() {
	x.frequency, x.all, x.rare = map[scoped]int{}, map[scoped][]*entry[T]{}, map[scoped][]*entry[T]{}
}

// expect counts the words of a wording that is about to enter, or for -1 that left.
func (x *wordIndex[T]) expect(scope string, w wording, n int) {
	for _, word := range w.words {
		k := scoped{scope, word}
		if x.frequency[k] += n; x.frequency[k] == 0 {
			delete(x.frequency, k)
		}
	}
}

// enter puts a wording into a scope; only wordings of one scope are compared.
func (x *wordIndex[T]) enter(of T, scope string, w wording) *entry[T] {
	e := &entry[T]{of: of, scope: scope, words: w, rare: x.rarest(scope, w)}
	for _, word := range w.words {
		x.all[scoped{scope, word}] = append(x.all[scoped{scope, word}], e)
	}
	for _, word := range e.rare {
		x.rare[scoped{scope, word}] = append(x.rare[scoped{scope, word}], e)
	}
	return e
}

func (x *wordIndex[T]) leave(e *entry[T]) {
	for _, word := range e.words.words {
		unlist(x.all, scoped{e.scope, word}, e)
	}
	for _, word := range e.rare {
		unlist(x.rare, scoped{e.scope, word}, e)
	}
}

func unlist[K, T comparable](in map[K][]T, k K, e T) {
	list := in[k]
	if i := slices.Index(list, e); i >= 0 {
		last := len(list) - 1
		list[i] = list[last]
		clear(list[last:])
		list = list[:last]
	}
	if in[k] = list; len(list) == 0 {
		delete(in, k)
	}
}

// near calls f with each wording of a scope that may be alike to w, once.
func (x *wordIndex[T]) near(scope string, w wording, f func(*entry[T])) {
	x.round++
	visit := func(list []*entry[T]) {
		for _, e := range list {
			if e.round != x.round {
				e.round = x.round
				f(e)
			}
		}
	}
	for _, word := range x.rarest(scope, w) {
		visit(x.all[scoped{scope, word}])
	}
	for _, word := range w.words {
		visit(x.rare[scoped{scope, word}])
	}
}

// rarest gives so many of the rarest words of w that a wording which shares enough
// of its words shares one of these.
func (x *wordIndex[T]) rarest(scope string, w wording) []string {
	need := max(alikeWords, int(math.Ceil(alikeShare*float64(len(w.words)))))
	n := len(w.words) - need + 1
	if n <= 0 {
		return nil
	}
	type counted struct {
		word string
		n    int
	}
	words := make([]counted, len(w.words))
	for i, word := range w.words {
		words[i] = counted{word, x.frequency[scoped{scope, word}]}
	}
	slices.SortFunc(words, func(a, b counted) int { return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.word, b.word)) })
	out := make([]string, n)
	for i := range out {
		out[i] = words[i].word
	}
	return out
}

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
	scopes  map[string]int32
	posted  map[scoped]*posted
	entries []*entry[T] // by their numbers; nil where one left
	free    []int32     // numbers of those that left
	found   []int32     // number -> the round in which it was last found
	round   int32
	ranked  []ranked // room for the words of the wording at hand
}

type scoped struct{ scope, word int32 }

// posted are the wordings of a scope with one word, by day; those without a day first.
type posted struct {
	expected  int32 // of them, those about to enter included
	all, rare []posting
}

// posting is an entry by its number; there are so many that they hold no pointers.
type posting struct{ day, entry int32 }

// ranked is a word of the wording at hand with what is posted of it; nil for nothing.
type ranked struct {
	word   int32
	posted *posted
}

func (r ranked) expected() int32 {
	if r.posted == nil {
		return 0
	}
	return r.posted.expected
}

// entry is one wording in the index.
type entry[T any] struct {
	of     T
	scope  int32
	number int32
	day    dayNumber
	words  wording
	rare   []int32
}

func (x *wordIndex[T]) init() {
	x.scopes, x.posted = map[string]int32{}, map[scoped]*posted{}
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
func (x *wordIndex[T]) expect(scope string, w wording, n int32) {
	at := x.scope(scope)
	for _, word := range w.words {
		k := scoped{at, word}
		p := x.posted[k]
		if p == nil {
			p = &posted{}
			x.posted[k] = p
		}
		if p.expected += n; p.expected == 0 {
			delete(x.posted, k)
		}
	}
}

// enter puts a wording that was expected into a scope; only wordings of one scope are
// compared. It is quickest for one that was printed after all that are there.
func (x *wordIndex[T]) enter(of T, scope string, day dayNumber, w wording) *entry[T] {
	e := &entry[T]{of: of, scope: x.scope(scope), day: day, words: w, number: int32(len(x.entries))}
	if n := len(x.free); n > 0 {
		e.number, x.free = x.free[n-1], x.free[:n-1]
		x.entries[e.number] = e
	} else {
		x.entries, x.found = append(x.entries, e), append(x.found, 0)
	}
	words, rare := x.rank(e.scope, w)
	put := func(list []posting) []posting {
		return slices.Insert(list, since(list, int32(day)+1), posting{int32(day), e.number})
	}
	for i, r := range words {
		r.posted.all = put(r.posted.all)
		if i < rare {
			r.posted.rare = put(r.posted.rare)
			e.rare = append(e.rare, r.word)
		}
	}
	return e
}

// since gives the place of the first posting of a day or a later one.
func since(list []posting, day int32) int {
	if n := len(list); n == 0 || list[n-1].day < day { // as mostly when all comes at once
		return n
	}
	i, _ := slices.BinarySearchFunc(list, day, func(p posting, day int32) int { return cmp.Compare(p.day, day) })
	return i
}

// leave takes a wording out that is expected still.
func (x *wordIndex[T]) leave(e *entry[T]) {
	take := func(list []posting) []posting {
		from := since(list, int32(e.day))
		at := from + slices.Index(list[from:], posting{int32(e.day), e.number})
		return slices.Delete(list, at, at+1)
	}
	for _, word := range e.words.words {
		p := x.posted[scoped{e.scope, word}]
		p.all = take(p.all)
	}
	for _, word := range e.rare {
		p := x.posted[scoped{e.scope, word}]
		p.rare = take(p.rare)
	}
	x.entries[e.number] = nil
	x.free = append(x.free, e.number)
}

// near calls f with each wording of a scope that may be alike to w and was printed from
// one day to another, both included, or on a day that is not known, once.
func (x *wordIndex[T]) near(scope string, w wording, from, to dayNumber, f func(*entry[T])) {
	x.round++
	first, last := int32(max(from, math.MinInt32)), int32(min(to, math.MaxInt32-1))
	visit := func(list []posting) {
		for _, p := range list {
			if x.found[p.entry] != x.round {
				x.found[p.entry] = x.round
				f(x.entries[p.entry])
			}
		}
	}
	words, rare := x.rank(x.scope(scope), w)
	for i, r := range words {
		if r.posted == nil {
			continue
		}
		list := r.posted.rare
		if i < rare {
			list = r.posted.all
		}
		undated := since(list, 1)
		start := max(undated, since(list, first))
		visit(list[:undated])
		visit(list[start:max(start, since(list, last+1))])
	}
}

// rank gives the words of w in the order of how rare they are, and so many of the
// rarest that a wording which shares enough of its words shares one of these. It is
// good until it is asked again.
func (x *wordIndex[T]) rank(scope int32, w wording) (words []ranked, rare int) {
	x.ranked = x.ranked[:0]
	for _, word := range w.words {
		x.ranked = append(x.ranked, ranked{word, x.posted[scoped{scope, word}]})
	}
	slices.SortFunc(x.ranked, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.expected(), b.expected()), cmp.Compare(a.word, b.word))
	})
	need := max(alikeWords, int(math.Ceil(alikeShare*float64(len(w.words)))))
	return x.ranked, max(0, len(w.words)-need+1)
}

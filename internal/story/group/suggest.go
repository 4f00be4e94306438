package group

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Suggestion is a story that an article may belong to.
type Suggestion struct {
	Story string
	Score float64 // likeness to those of its articles it is most like, 0 to 1
	// What it has in common with these, what tells most first, no more than
	// reasonsOfAKind each: names as the article writes them, numbers and other words.
	Names, Numbers, Words []string
}

// The measures of a suggestion: the articles of a story that are looked at, those that
// are most like; the score from which a story is suggested; and the reasons of a kind.
const (
	likest         = 3
	suggestFrom    = 0.15
	reasonsOfAKind = 5
)

// Suggest gives the stories that an article may belong to, the likeliest first, and of
// equal ones in the order of their names. The article need not be on the Shelf.
func (s *Shelf) Suggest(a Article) []Suggestion {
	weights := s.weights()
	own := s.shelve(a, func(key string) (int32, bool) { t, ok := s.number[key]; return t, ok })
	forms := map[int32]string{}
	for _, t := range a.Profile.terms {
		if n, ok := s.number[t.key]; ok {
			forms[n] = t.form
		}
	}
	common := make([]float64, len(s.articles))
	for _, t := range own.terms {
		w := weights[t.term] * weights[t.term] * boosts[t.kind]
		for _, h := range s.holders[t.term] {
			common[h.article] += w * boosts[h.kind]
		}
	}
	length := s.length(a.Profile)
	stories := map[string][]near{}
	for i, x := range common {
		if other := s.articles[i]; x > 0 && other.story != "" {
			likeness := x * apart(own, other) / (length * s.length(other.Profile))
			stories[other.story] = append(stories[other.story], near{i, likeness})
		}
	}
	var out []Suggestion
	for _, name := range slices.Sorted(maps.Keys(stories)) {
		of := stories[name]
		slices.SortFunc(of, func(a, b near) int {
			return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(s.articles[a.article].ID, s.articles[b.article].ID))
		})
		of = of[:min(len(of), likest)]
		got := Suggestion{Story: name}
		for _, n := range of {
			got.Score += n.likeness / float64(len(of))
		}
		if got.Score >= suggestFrom {
			s.giveReasons(&got, own, of, weights, forms)
			out = append(out, got)
		}
	}
	slices.SortStableFunc(out, func(a, b Suggestion) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// near is an article with its likeness to the one at hand.
type near struct {
	article  int
	likeness float64
}

// giveReasons fills in what an article has in common with some others.
func (s *Shelf) giveReasons(to *Suggestion, own shelved, others []near, weights []float64, forms map[int32]string) {
	told := map[int32]float64{}
	for _, n := range others {
		for _, t := range s.articles[n.article].terms {
			told[t.term] += weights[t.term] * boosts[t.kind]
		}
	}
	terms := slices.DeleteFunc(slices.Clone(own.terms), func(t held) bool { return told[t.term] == 0 })
	slices.SortFunc(terms, func(a, b held) int {
		return cmp.Or(cmp.Compare(told[b.term]*boosts[b.kind], told[a.term]*boosts[a.kind]), cmp.Compare(s.terms[a.term], s.terms[b.term]))
	})
	parts := map[string]bool{} // of names that are told whole
	for _, t := range terms {
		if t.kind == pairTerm {
			first, second, _ := strings.Cut(s.terms[t.term], " ")
			parts[first], parts[second] = true, true
		}
	}
	for _, t := range terms {
		list := &to.Words
		switch t.kind {
		case nameTerm, pairTerm:
			list = &to.Names
		case numberTerm:
			list = &to.Numbers
		}
		if parts[s.terms[t.term]] {
			continue
		}
		if len(*list) < reasonsOfAKind {
			*list = append(*list, forms[t.term])
		}
	}
}

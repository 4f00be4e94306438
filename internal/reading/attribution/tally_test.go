package attribution

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

type triple [3][]text.Span // source, cue, content

func spansOf(pairs [][2]int) []text.Span {
	var out []text.Span
	for _, p := range pairs {
		out = append(out, text.Span{Start: p[0], End: p[1]})
	}
	return out
}

// jaccard compares two sets of passages by code points.
func jaccard(a, b []text.Span) float64 {
	size := func(s []text.Span) (n int) {
		for _, x := range s {
			n += x.Len()
		}
		return n
	}
	common := 0
	for _, x := range a {
		for _, y := range b {
			common += x.Intersect(y).Len()
		}
	}
	all := size(a) + size(b) - common
	if all == 0 {
		return 1
	}
	return float64(common) / float64(all)
}

// tally sums what was found against what is marked.
type tally struct {
	gold, found [3]int
	exact       [3]int
	overlap     [3]float64
	linked      int
}

func (t *tally) f1(hit float64, k int) (p, r, f float64) {
	if t.found[k] == 0 || t.gold[k] == 0 || hit == 0 {
		return 0, 0, 0
	}
	p, r = hit/float64(t.found[k]), hit/float64(t.gold[k])
	return p, r, 2 * p * r / (p + r)
}

// score pairs found statements with marked ones, best first, by the overlap of cue
// and content, and counts. A found one inside a marked content is left out, as the
// set marks the outermost only.
func (t *tally) score(gold, found []triple) (pairs [][2]int) {
	found = slices.Clone(found)
	type pair struct {
		g, f int
		s    float64
	}
	var all []pair
	for g := range gold {
		for f := range found {
			cue, content := jaccard(gold[g][1], found[f][1]), jaccard(gold[g][2], found[f][2])
			if s := 2*cue + content + 0.5*jaccard(gold[g][0], found[f][0]); cue > 0 || content > 0.3 {
				all = append(all, pair{g, f, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int {
		switch {
		case a.s > b.s:
			return -1
		case a.s < b.s:
			return 1
		}
		return 0
	})
	usedG, usedF := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if usedG[p.g] || usedF[p.f] {
			continue
		}
		usedG[p.g], usedF[p.f] = true, true
		pairs = append(pairs, [2]int{p.g, p.f})
		if linked(gold[p.g], found[p.f]) {
			t.linked++
		}
		for k := range 3 {
			if len(gold[p.g][k]) == 0 && len(found[p.f][k]) == 0 {
				continue
			}
			j := jaccard(gold[p.g][k], found[p.f][k])
			t.overlap[k] += j
			if j == 1 {
				t.exact[k]++
			}
		}
	}
	for g := range gold {
		for k := range 3 {
			if len(gold[g][k]) > 0 {
				t.gold[k]++
			}
		}
	}
	for f := range found {
		if !usedF[f] && insideGold(gold, found[f]) {
			continue
		}
		for k := range 3 {
			if len(found[f][k]) > 0 {
				t.found[k]++
			}
		}
	}
	return pairs
}

func insideGold(gold []triple, f triple) bool {
	for _, g := range gold {
		for _, c := range g[2] {
			if len(f[1]) > 0 && c.Contains(f[1][0]) {
				return true
			}
		}
	}
	return false
}

func tripleOf(s record.Statement) triple {
	var t triple
	if !s.Source.Empty() {
		t[0] = []text.Span{s.Source.Span}
	}
	t[1] = []text.Span{s.Cue.Span}
	for _, c := range s.Content {
		t[2] = append(t[2], c.Span)
	}
	return t
}

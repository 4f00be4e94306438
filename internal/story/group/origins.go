package group

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Origin says where a report comes from.
type Origin struct {
	Of      int     // number of the first report of its origin; its own where it is that
	Overlap float64 // share of the narrative in common with it, 1 where it is that
}

// The overlap from which two reports are of one origin; less will do where both go
// back to one agency by their credits.
const (
	plainShare    = 0.45
	creditedShare = 0.33
)

// Origins gives the origin of every report, by number, with its overlap. See Settle.
func (x *Index) Origins() []Origin {
	x.Settle()
	out := make([]Origin, len(x.reports))
	loaded := -1
	for n := range out {
		out[n] = Origin{x.of[n], 1}
		if x.of[n] == n {
			continue
		}
		if loaded != x.of[n] {
			loaded = x.of[n]
			x.match.load(x.reports[loaded].Sketch)
		}
		out[n].Overlap = x.match.overlap(x.reports[n].Sketch, nil, nil)
	}
	return out
}

// Of gives the number of the first report of the origin of a report, as Settle last
// found it.
func (x *Index) Of(n int) int { return x.of[n] }

// Settle finds the origins of the reports that came and of those that these may bear on,
// and gives those that have another than before, in order.
//
// Of reports that are one, the origin is that of the agency the others credit, else the
// earliest, else the one that has most in common with the others.
// Each joins the earlier one that it has most of. Where it is like a second one that
// is a little like the first, both were edited from what it has, and their groups are
// one; where these two have nothing in common, as in a digest, they stay apart.
func (x *Index) Settle() []int {
	x.settle()
	links := map[int][]link{}
	linksOf := func(n int) []link {
		known, ok := links[n]
		if !ok {
			known = x.judged(n)
			links[n] = known
		}
		return known
	}
	var moved []int
	seen := map[int]bool{}
	for n := range x.doubted {
		if seen[n] {
			continue
		}
		for _, group := range x.groups(x.together(n, linksOf, seen), linksOf) {
			first := x.firstOf(group, linksOf)
			for _, m := range group {
				if x.of[m] != first {
					x.of[m] = first
					moved = append(moved, m)
				}
			}
		}
	}
	clear(x.doubted)
	slices.Sort(moved)
	return moved
}

// together gives the reports that hang together with one as reprints, so that nothing
// else bears on how they are grouped.
func (x *Index) together(n int, linksOf func(int) []link, seen map[int]bool) []int {
	var out []int
	visit := func(m int) {
		if !seen[m] {
			seen[m] = true
			out = append(out, m)
		}
	}
	visit(n)
	for i := 0; i < len(out); i++ {
		for _, l := range linksOf(out[i]) {
			if l.one {
				visit(l.to)
			}
		}
		if s := x.reports[out[i]].Sketch; s.words > 0 {
			if same := x.same[s.digest]; !seen[same[0]] || out[i] == same[0] { // these come in at once
				for _, m := range same {
					visit(m)
				}
			}
		}
	}
	return out
}

// groups parts reports that hang together into those of one origin.
func (x *Index) groups(all []int, linksOf func(int) []link) [][]int {
	slices.Sort(all)
	slices.SortStableFunc(all, x.compareCopies)
	at := make(map[int]int, len(all)) // report -> where it stands in the order
	for i, n := range all {
		at[n] = i
	}
	origins := newForest(len(all))
	same := map[uint64]int{} // digest -> first that has it
	for i, n := range all {
		if s := x.reports[n].Sketch; s.words > 0 {
			if first, ok := same[s.digest]; ok {
				origins.join(i, first)
			} else {
				same[s.digest] = i
			}
		}
		var earlier []link
		for _, l := range linksOf(n) {
			if l.one && at[l.to] < i {
				earlier = append(earlier, l)
			}
		}
		if len(earlier) == 0 {
			continue
		}
		best := slices.MinFunc(earlier, func(a, b link) int {
			return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(at[a.to], at[b.to]))
		})
		origins.join(i, at[best.to])
		for _, l := range earlier {
			if slices.ContainsFunc(linksOf(best.to), func(o link) bool { return o.to == l.to }) {
				origins.join(i, at[l.to])
			}
		}
	}
	out := origins.parts()
	for _, group := range out {
		for i := range group {
			group[i] = all[group[i]]
		}
	}
	return out
}

// creditOne says whether two reports go back to one agency by what they say.
func creditOne(a, b Report) bool {
	same := func(s, t string) bool { return s != "" && strings.EqualFold(s, t) }
	return same(a.Agency, b.Agency) || same(a.Agency, b.Outlet) || same(a.Outlet, b.Agency)
}

// firstOf gives the report that the others of a group are taken from: that of an agency
// which another credits; else the earliest; of one date the one whose own words most
// others have, then the one with most of its own and fewest common ones.
func (x *Index) firstOf(group []int, linksOf func(int) []link) int {
	if len(group) == 1 {
		return group[0]
	}
	credited := func(n int) int {
		if slices.ContainsFunc(group, func(m int) bool {
			return m != n && x.reports[n].Outlet != "" && strings.EqualFold(x.reports[n].Outlet, x.reports[m].Agency)
		}) {
			return 1
		}
		return 0
	}
	shared := func(n int) (words int) {
		for _, l := range linksOf(n) {
			words += int(l.overlap * float64(min(x.ownWordsOf(n), x.ownWordsOf(l.to))))
		}
		return words
	}
	return slices.MinFunc(group, func(a, b int) int {
		r, s := x.reports[a], x.reports[b]
		return cmp.Or(cmp.Compare(credited(b), credited(a)), compareDates(r.Published, s.Published), cmp.Compare(shared(b), shared(a)),
			cmp.Compare(x.ownWordsOf(b), x.ownWordsOf(a)), cmp.Compare(r.Sketch.words, s.Sketch.words), x.compareCopies(a, b))
	})
}

// compareCopies orders reports so that a copy comes after what it is taken from: by
// day, and of one day the longer first, whatever the hour is, for some state none.
func (x *Index) compareCopies(a, b int) int {
	r, s := x.reports[a], x.reports[b]
	return cmp.Or(compareDates(day(r.Published), day(s.Published)), cmp.Compare(s.Sketch.words, r.Sketch.words),
		compareDates(r.Published, s.Published), cmp.Compare(r.ID, s.ID), slices.Compare(r.Sketch.shingles, s.Sketch.shingles),
		cmp.Compare(r.Outlet, s.Outlet), cmp.Compare(r.Agency, s.Agency))
}

func day(published string) string { return published[:min(len(published), len(time.DateOnly))] }

// compareDates orders days or moments; one that is not known comes last: it must not
// pass for the first report of anything.
func compareDates(p, q string) int {
	switch {
	case p == "" && q != "":
		return 1
	case p != "" && q == "":
		return -1
	}
	return cmp.Compare(p, q)
}

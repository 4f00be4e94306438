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

// Origins gives the origin of every report, by number, with its overlap. See Of.
func (x *Index) Origins() []Origin {
	groups, firsts := x.groups()
	out := make([]Origin, len(x.reports))
	for i, group := range groups {
		first := firsts[i]
		x.match.load(x.reports[first].Sketch)
		for _, n := range group {
			out[n] = Origin{first, 1}
			if n != first {
				out[n].Overlap = x.match.overlap(x.reports[n].Sketch, nil, nil)
			}
		}
	}
	return out
}

// Of gives for every report, by number, that of the first of its origin. Of reports that
// are one, the origin is that of the agency the others credit, else the earliest, else the
// one that has most in common with the others.
// Each joins the earlier one that it has most of. Where it is like a second one that
// is a little like the first, both were edited from what it has, and their groups are
// one; where these two have nothing in common, as in a digest, they stay apart.
func (x *Index) Of() []int {
	groups, firsts := x.groups()
	out := make([]int, len(x.reports))
	for i, group := range groups {
		for _, n := range group {
			out[n] = firsts[i]
		}
	}
	return out
}

// groups gives the reports of each origin, and the first of each.
func (x *Index) groups() ([][]int, []int) {
	order := make([]int, len(x.reports))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, x.compareCopies)
	at := make([]int, len(order)) // report -> where it stands in the order
	for i, n := range order {
		at[n] = i
	}
	links, own := x.judged()
	leader := make([]int, len(order))
	members := make([][]int, len(order))
	for i := range leader {
		leader[i], members[i] = i, []int{i}
	}
	join := func(a, b int) {
		if a, b = leader[a], leader[b]; a == b {
			return
		}
		if at[a] < at[b] {
			a, b = b, a
		}
		for _, n := range members[a] {
			leader[n] = b
		}
		members[a], members[b] = nil, append(members[b], members[a]...)
	}
	same := map[uint64]int{} // digest -> first that has it
	for _, n := range order {
		if s := x.reports[n].Sketch; s.Words() > 0 {
			if first, ok := same[s.digest]; ok {
				join(n, first)
			} else {
				same[s.digest] = n
			}
		}
		earlier := slices.DeleteFunc(slices.Clone(links[n]), func(l link) bool { return !l.one || at[l.to] > at[n] })
		if len(earlier) == 0 {
			continue
		}
		best := slices.MinFunc(earlier, func(a, b link) int {
			return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(at[a.to], at[b.to]))
		})
		join(n, best.to)
		for _, l := range earlier {
			if slices.ContainsFunc(links[best.to], func(o link) bool { return o.to == l.to }) {
				join(n, l.to)
			}
		}
	}
	members = slices.DeleteFunc(members, func(group []int) bool { return len(group) == 0 })
	firsts := make([]int, len(members))
	for i, group := range members {
		firsts[i] = x.firstOf(group, links, own)
	}
	return members, firsts
}

// creditOne says whether two reports go back to one agency by what they say.
func creditOne(a, b Report) bool {
	same := func(s, t string) bool { return s != "" && strings.EqualFold(s, t) }
	return same(a.Agency, b.Agency) || same(a.Agency, b.Outlet) || same(a.Outlet, b.Agency)
}

// firstOf gives the report that the others of a group are taken from: that of an agency
// which another credits; else the earliest; of one date the one whose own words most
// others have, then the one with most of its own and fewest common ones.
func (x *Index) firstOf(group []int, links [][]link, own []int) int {
	credited := func(n int) int {
		if slices.ContainsFunc(group, func(m int) bool {
			return m != n && x.reports[n].Outlet != "" && strings.EqualFold(x.reports[n].Outlet, x.reports[m].Agency)
		}) {
			return 1
		}
		return 0
	}
	shared := func(n int) (words int) {
		for _, l := range links[n] {
			words += int(l.overlap * float64(min(own[n], own[l.to])))
		}
		return words
	}
	return slices.MinFunc(group, func(a, b int) int {
		r, s := x.reports[a], x.reports[b]
		return cmp.Or(cmp.Compare(credited(b), credited(a)), compareDates(r.Published, s.Published), cmp.Compare(shared(b), shared(a)),
			cmp.Compare(own[b], own[a]), cmp.Compare(r.Sketch.words, s.Sketch.words), x.compareCopies(a, b))
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

package search

import (
	"cmp"
	"slices"
)

// Facet is a property by which hits are counted.
type Facet string

// The facets.
const (
	Outlet Facet = "outlet"
	Kind   Facet = "kind"
	Actor  Facet = "actor"
	Month  Facet = "month" // such as 2022-01
)

// Facets gives all facets in the order they are shown.
func Facets() []Facet { return []Facet{Kind, Outlet, Actor, Month} }

// Choice is a value of a facet.
type Choice struct {
	Facet Facet  `json:"facet"`
	Value string `json:"value"`
}

// Count is a value of a facet with the number of hits that have it.
type Count struct {
	Choice
	Hits int `json:"hits"`
}

// tallies count hits.
type tallies struct {
	kinds           [256]int     // by the letter of a record
	days            [farDays]int // from firstDay on
	firstDay        day
	far             map[day]int // the others
	people, outlets [][]int     // of each block, by number
	met             []uint32    // names of people in the hit at hand
}

// farDays is the number of days that are counted at once; those of news are mostly of a
// few years.
const farDays = 1 << 13

func newTallies(v *view) *tallies {
	t := &tallies{far: map[day]int{}}
	for _, k := range v.known {
		t.people, t.outlets = append(t.people, make([]int, k.people.len())), append(t.outlets, make([]int, k.outlets.len()))
	}
	return t
}

// tally counts a hit.
func (s *scan) tally(r row) {
	t := s.tallies
	if t.firstDay == 0 {
		t.firstDay = r.day - farDays/2
	}
	if n := r.day - t.firstDay; n >= 0 && n < farDays {
		t.days[n]++
	} else {
		t.far[r.day]++
	}
	k := s.known[r.block]
	for _, n := range k.outlets.at(r.doc) {
		t.outlets[r.block][n]++
	}
	names, people := k.people.names, t.people[r.block]
	if r.record < 0 {
		for i, all := 0, k.people.at(r.doc); i < len(all); i++ {
			if name := names[all[i]]; i == 0 || name != names[all[i-1]] { // who has several terms is counted once
				people[name]++
			}
		}
		return
	}
	t.kinds[s.look.kind]++
	t.met = t.met[:0]
	for _, list := range []places{s.look.by, s.look.about} {
		for len(list) > 0 {
			place, size := list.first()
			if name := names[s.look.people[place]]; !slices.Contains(t.met, name) {
				t.met = append(t.met, name)
				people[name]++
			}
			list = list[size:]
		}
	}
}

// facets gives the most frequent values of each facet.
func (s *scan) facets(most int) []Count {
	counted := map[Facet]map[string]int{Kind: {}, Outlet: {}, Actor: {}, Month: {}}
	for letter, n := range s.tallies.kinds {
		if n > 0 {
			counted[Kind][kindOf(string(byte(letter)))] = n
		}
	}
	if !s.records && s.total > 0 {
		counted[Kind][kindOf("")] = s.total
	}
	for i, n := range s.tallies.days {
		if n > 0 {
			s.tallies.far[s.tallies.firstDay+day(i)] = n
		}
	}
	for d, n := range s.tallies.far {
		if d != 0 {
			counted[Month][monthOf(d)] += n
		}
	}
	for b, k := range s.known {
		for i, n := range s.tallies.outlets[b] {
			if n > 0 {
				counted[Outlet][string(k.outlets.term(i))] += n
			}
		}
		for i, n := range s.tallies.people[b] {
			if term := k.people.term(i); n > 0 && term[0] == isActor[0] {
				counted[Actor][string(nameIn(term))] += n
			}
		}
	}
	out := []Count{}
	for _, f := range Facets() {
		var values []Count
		for value, n := range counted[f] {
			values = append(values, Count{Choice{f, value}, n})
		}
		slices.SortFunc(values, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Hits, a.Hits), cmp.Compare(a.Value, b.Value)) })
		out = append(out, values[:min(most, len(values))]...)
	}
	return out
}

func monthOf(d day) string { return d.String()[:min(len(d.String()), len("2006-01"))] }

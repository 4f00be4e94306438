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
	kinds           [256]int // by the letter of a record
	days            map[day]*int
	day             day // whose count is at hand
	today           *int
	people, outlets [][]int  // of each block, by number
	met             []uint32 // people of the record at hand
}

func newTallies(v *view) *tallies {
	t := &tallies{days: map[day]*int{}}
	for _, k := range v.known {
		t.people, t.outlets = append(t.people, make([]int, k.people.len())), append(t.outlets, make([]int, k.outlets.len()))
	}
	return t
}

// tally counts a hit.
func (s *scan) tally(r row) {
	t := s.tallies
	if t.today == nil || t.day != r.day { // records of an article are mostly of one day
		t.day, t.today = r.day, t.days[r.day]
		if t.today == nil {
			t.today = new(int)
			t.days[r.day] = t.today
		}
	}
	*t.today++
	k := s.known[r.block]
	for _, n := range k.outlets.at(r.doc) {
		t.outlets[r.block][n]++
	}
	met := k.people.at(r.doc)
	if l := &s.look; r.record >= 0 {
		t.kinds[l.kind]++
		t.met = t.met[:0]
		for _, list := range [][]uint32{l.by, l.about} {
			for _, n := range list {
				t.met = append(t.met, l.people[n])
			}
		}
		slices.Sort(t.met)
		met = t.met
	}
	for i, n := range met { // who has several terms is counted once
		if name := k.people.names[n]; i == 0 || k.people.names[met[i-1]] != name {
			t.people[r.block][name]++
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
	for d, n := range s.tallies.days {
		if d != 0 {
			counted[Month][monthOf(d)] += *n
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

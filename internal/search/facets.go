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

func facetField(f Facet) string { return "facet." + string(f) }

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

// tallies count hits. What an article has of a facet is counted when all of its hits are
// known, what a record has at once.
type tallies struct {
	hits  [][]int32 // of each article of each block
	kinds [256]int
	days  map[day]*int
	day   day // whose count is at hand
	today *int
	names map[string]*int // of actors, in records
	met   []int           // people of the record at hand
}

func newTallies(v *view) *tallies {
	t := &tallies{days: map[day]*int{}, names: map[string]*int{}}
	for _, b := range v.blocks {
		t.hits = append(t.hits, make([]int32, b.Len()))
	}
	return t
}

func (t *tallies) take(l *look, r row) {
	if t.today == nil || t.day != r.day { // records of an article are mostly of one day
		t.day, t.today = r.day, t.days[r.day]
		if t.today == nil {
			t.today = new(int)
			t.days[r.day] = t.today
		}
	}
	*t.today++
	t.hits[r.block][r.doc]++
	if r.record < 0 {
		return
	}
	t.kinds[l.kind]++
	t.met = append(append(t.met[:0], l.by...), l.about...)
	slices.Sort(t.met)
	for _, i := range slices.Compact(t.met) {
		if who := l.entry.people[i]; who.actor {
			n := t.names[string(who.name)]
			if n == nil {
				n = new(int)
				t.names[string(who.name)] = n
			}
			*n++
		}
	}
}

// facets gives the most frequent values of each facet.
func (s *scan) facets(most int) ([]Count, error) {
	counted := map[Facet]map[string]int{Kind: {}, Actor: {}, Month: {}}
	for letter, n := range s.tallies.kinds {
		if n > 0 {
			counted[Kind][kindOf(string(byte(letter)))] = n
		}
	}
	for name, n := range s.tallies.names {
		counted[Actor][name] = *n
	}
	for d, n := range s.tallies.days {
		if d != 0 {
			counted[Month][monthOf(d)] += *n
		}
	}
	var err error
	if counted[Outlet], err = s.counted(Outlet); err != nil {
		return nil, err
	}
	if !s.records && s.total > 0 {
		counted[Kind][kindOf("")] = s.total
		if counted[Actor], err = s.counted(Actor); err != nil {
			return nil, err
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
	return out, nil
}

// counted counts the hits of the articles that have each value of a facet.
func (s *scan) counted(f Facet) (map[string]int, error) {
	out := map[string]int{}
	for b, block := range s.blocks {
		hits := s.tallies.hits[b]
		err := block.Visit(facetField(f), func(value []byte, docs []uint32) {
			n := 0
			for _, d := range docs {
				n += int(hits[d])
			}
			if n > 0 {
				out[string(value)] += n
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func monthOf(d day) string { return d.String()[:min(len(d.String()), len("2006-01"))] }

package layout

import (
	"cmp"
	"math"
	"slices"

	"github.com/readout-app/readout/gui/widget/scene"
)

// Mark is one thing in time.
type Mark struct {
	Key   string
	Title string
	Lane  string
	// From and To are day numbers; To is the day after the last one it covers, so a
	// mark of one day is one day long.
	From, To float64
	// Point is drawn as a dot at its middle however long a day is; else it is a band.
	Point  bool
	Hollow bool
	Tone   scene.Tone
	Ties   []string // Keys of marks that disagree with it
}

// Set is marks sorted into lanes, ready to be laid out. It does not change.
type Set struct {
	Marks []Mark
	lanes []lane
	at    map[string]int // key to its place in Marks
	days  Range          // that all marks lie in
}

// lane is the marks of one name in order of day. The days lie together in memory,
// because every frame goes through all of them.
type lane struct {
	name     string
	tone     scene.Tone // that most of its marks have
	marks    []int
	from, to []float64
	tied     []bool
}

// Range is a stretch of days, To excluded.
type Range struct{ From, To float64 }

// Empty says whether it holds no time.
func (r Range) Empty() bool { return !(r.From < r.To) }

// Meets says whether a mark lies in it, in part at least.
func (r Range) Meets(from, to float64) bool { return from < r.To && to > r.From }

// NewSet sorts marks into the named lanes, which are drawn in that order. A mark whose
// lane is not named is in none. The set keeps the slice.
func NewSet(marks []Mark, lanes []string) *Set {
	s := &Set{Marks: marks, lanes: make([]lane, len(lanes)), at: make(map[string]int, len(marks))}
	named := make(map[string]*lane, len(lanes))
	for i, name := range lanes {
		s.lanes[i].name = name
		named[name] = &s.lanes[i]
	}
	for i := range marks {
		m := &marks[i]
		s.at[m.Key] = i
		if i == 0 {
			s.days = Range{m.From, m.To}
		}
		s.days = Range{min(s.days.From, m.From), max(s.days.To, m.To)}
		if l := named[m.Lane]; l != nil {
			l.marks = append(l.marks, i)
		}
	}
	for i := range s.lanes {
		s.lanes[i].ready(marks)
	}
	return s
}

func (l *lane) ready(marks []Mark) {
	slices.SortStableFunc(l.marks, func(a, b int) int {
		return cmp.Or(cmp.Compare(marks[a].From, marks[b].From), cmp.Compare(marks[b].To, marks[a].To))
	})
	n := len(l.marks)
	l.from, l.to, l.tied = make([]float64, n), make([]float64, n), make([]bool, n)
	tones := map[scene.Tone]int{}
	for i, at := range l.marks {
		m := &marks[at]
		l.from[i], l.to[i], l.tied[i] = m.From, m.To, len(m.Ties) > 0
		tones[m.Tone]++
		if n := tones[m.Tone]; n > tones[l.tone] || l.tone == "" || n == tones[l.tone] && m.Tone < l.tone {
			l.tone = m.Tone
		}
	}
}

// Mark gives the mark with a key, or nil.
func (s *Set) Mark(key string) *Mark {
	if i, ok := s.at[key]; ok {
		return &s.Marks[i]
	}
	return nil
}

// After gives the key of the mark so many places after another in the order of Marks,
// kept within them; from the first or the last when there is no such key.
func (s *Set) After(key string, by int) string {
	if len(s.Marks) == 0 {
		return ""
	}
	i, ok := s.at[key]
	switch {
	case !ok && by > 0:
		i = 0
	case !ok:
		i = len(s.Marks) - 1
	default:
		i = min(max(i+by, 0), len(s.Marks)-1)
	}
	return s.Marks[i].Key
}

// Days gives the stretch that all marks lie in; empty when there are none.
func (s *Set) Days() Range { return s.days }

// stray is the part of the marks, at either end, that may lie far from all others, and
// few the number of marks of which none is thought to.
const (
	stray = 0.02
	few   = 20
)

// Core gives the stretch that the marks lie in, without the few at either end that lie
// far from all others: what is worth to be seen first.
func (s *Set) Core() Range {
	n := len(s.Marks)
	if n < few {
		return s.days
	}
	days := make([]float64, n)
	for i := range s.Marks {
		days[i] = (s.Marks[i].From + s.Marks[i].To) / 2
	}
	slices.Sort(days)
	cut := int(math.Ceil(float64(n) * stray))
	core := Range{days[cut] - 1, days[n-1-cut] + 1}
	if span := core.To - core.From; s.days.To-s.days.From < 3*span {
		return s.days
	}
	return core
}

// Lanes gives the names of lanes by number of marks, the fullest first, at most n;
// marks of the others go to the lane called rest. The marks given are changed so.
func Lanes(marks []Mark, n int, rest string) []string {
	counts := map[string]int{}
	for i := range marks {
		counts[marks[i].Lane]++
	}
	delete(counts, "")
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	names = names[:min(n, len(names))]
	own := make(map[string]bool, len(names))
	for _, name := range names {
		own[name] = true
	}
	other := false
	for i := range marks {
		if !own[marks[i].Lane] {
			marks[i].Lane, other = rest, true
		}
	}
	if other {
		names = append(names, rest)
	}
	return names
}

// Lanes gives the names of the lanes in the order they are drawn.
func (s *Set) Lanes() []string {
	names := make([]string, len(s.lanes))
	for i := range s.lanes {
		names[i] = s.lanes[i].name
	}
	return names
}

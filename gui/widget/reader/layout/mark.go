package layout

import (
	"cmp"
	"slices"
	"sort"

	"github.com/readout-app/readout/internal/text"
)

// Kind is what a mark says about its words. It decides how the mark is drawn.
type Kind uint8

// The kinds of marks.
const (
	Statement   Kind = iota // what a source said: a fill, a rule and initials in the margin
	Source                  // who said it: a box
	Actor                   // who acts: a box
	Cue                     // the word of saying
	Time                    // a time expression
	Event                   // what happened or will
	Expectation             // an announced event
	Document                // a paper on the table
	Conflict                // where passages disagree
	Added                   // words that a newer version of the text has more
	Removed                 // words that it has no more
	Found                   // a hit of the search in the text
	Selected                // the selection
)

// Mark is a passage with its record.
type Mark struct {
	ID   string // of the record; several marks may share it
	Span text.Span
	Kind Kind
	// Colour is an index into the speakers' palette; negative for none.
	Colour int
	// Label is what stands in the margin of a Statement: initials of the speaker.
	Label string
	// Priority orders marks on the same words: the higher is met first.
	Priority int
	// Lane keeps apart marks of one family that overlap; 0 is the nearest to the
	// words. Pack sets it.
	Lane int
}

// Stop says whether the keyboard stops at the mark: at records, not at their parts.
func (m Mark) Stop() bool { return m.Kind != Cue && m.Kind != Found && m.Kind != Selected }

// family says which marks compete for the same place on the page.
func (k Kind) family() int {
	switch k {
	case Statement:
		return 0
	case Source, Actor:
		return 1
	case Cue, Time, Event, Expectation, Document, Conflict, Added, Removed:
		return 2
	}
	return 3
}

// Pack gives the marks in the order of the text, each with the lowest lane that no
// earlier mark of its family holds on the same words.
func Pack(marks []Mark) []Mark {
	out := slices.Clone(marks)
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Or(text.Compare(a.Span, b.Span), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	var ends [4][]int // by family, where each lane is free again
	for i := range out {
		m := &out[i]
		lanes := ends[m.Kind.family()]
		lane := slices.IndexFunc(lanes, func(end int) bool { return end <= m.Span.Start })
		if lane < 0 {
			lane = len(lanes)
			lanes = append(lanes, 0)
		}
		lanes[lane] = m.Span.End
		ends[m.Kind.family()] = lanes
		m.Lane = lane
	}
	return out
}

// Marks is a set of packed marks that answers where they are. It is immutable.
type Marks struct {
	list  []Mark
	reach []int // the greatest end among list[:i+1]
}

// NewMarks packs marks. Marks without words are left out.
func NewMarks(marks []Mark) *Marks {
	ms := &Marks{list: Pack(slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Span.Empty() }))}
	reach := 0
	for _, m := range ms.list {
		reach = max(reach, m.Span.End)
		ms.reach = append(ms.reach, reach)
	}
	return ms
}

// All gives the marks in the order of the text. The slice is the set's own.
func (ms *Marks) All() []Mark { return ms.list }

// Over gives the marks that share words with sp, in the order of the text.
func (ms *Marks) Over(sp text.Span) []Mark {
	from := sort.Search(len(ms.reach), func(i int) bool { return ms.reach[i] > sp.Start })
	var out []Mark
	for _, m := range ms.list[from:] {
		if m.Span.Start >= sp.End {
			break
		}
		if m.Span.Overlaps(sp) {
			out = append(out, m)
		}
	}
	return out
}

// At gives the marks on the code point at offset: the higher priority first, of
// equal ones the shorter.
func (ms *Marks) At(offset int) []Mark {
	out := ms.Over(text.Span{Start: offset, End: offset + 1})
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), cmp.Compare(a.Span.Len(), b.Span.Len()))
	})
	return out
}

// Find gives the first mark of a record.
func (ms *Marks) Find(id string) (Mark, bool) {
	for _, m := range ms.list {
		if m.ID == id {
			return m, true
		}
	}
	return Mark{}, false
}

// Next gives the index of the first stop after index i, or -1; Next(-1) gives the first.
func (ms *Marks) Next(i int) int {
	for i++; i < len(ms.list); i++ {
		if ms.list[i].Stop() {
			return i
		}
	}
	return -1
}

// Prev gives the index of the last stop before index i, or -1; Prev(len(All())) gives the last.
func (ms *Marks) Prev(i int) int {
	for i--; i >= 0; i-- {
		if ms.list[i].Stop() {
			return i
		}
	}
	return -1
}

// From gives the index of the first stop that begins at or after offset, or -1.
func (ms *Marks) From(offset int) int {
	i := sort.Search(len(ms.list), func(i int) bool { return ms.list[i].Span.Start >= offset })
	return ms.Next(i - 1)
}

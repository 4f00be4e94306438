package text

// Span is a half-open range [Start, End) of Unicode code points in a Text.
// The zero Span is empty and stands for "no passage".
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len gives the length of the span in code points.
func (s Span) Len() int { return s.End - s.Start }

// Empty says whether the span holds no code point.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains says whether o lies wholly inside s. An empty o is contained when its
// start lies in s or at its end.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Holds says whether the code point at offset lies in the span.
func (s Span) Holds(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps says whether the two spans share at least one code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover gives the smallest span that holds both. An empty span adds nothing.
func (s Span) Cover(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// Intersect gives the part that both spans share; it is empty where they share none.
func (s Span) Intersect(o Span) Span {
	r := Span{max(s.Start, o.Start), min(s.End, o.End)}
	if r.Empty() {
		return Span{}
	}
	return r
}

// Compare orders spans by start, then the longer first, so that an outer span
// comes before those it contains. It suits slices.SortFunc.
func Compare(a, b Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return b.End - a.End
}

package text

import "strings"

// contextLen is the length in code points of a selector's prefix and suffix: long
// enough to tell apart two places with the same words, short enough to survive an
// edit nearby.
const contextLen = 32

// Selector names a passage so that it is found again in a changed text: the exact
// words with what stands around them, and where they stood. It joins the W3C Web
// Annotation TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector.
type Selector struct {
	Span
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Select makes the selector of a span.
func (t *Text) Select(sp Span) Selector {
	return Selector{
		Span:   sp,
		Exact:  t.Slice(sp),
		Prefix: t.Slice(Span{max(sp.Start-contextLen, 0), sp.Start}),
		Suffix: t.Slice(Span{sp.End, min(sp.End+contextLen, t.n)}),
	}
}

// Find gives the span that a selector points to in this text. The words must be
// there; among several places the one whose surroundings agree best is taken, and
// of equal ones the nearest to the old position. It reports false when the words
// are found no more.
func (t *Text) Find(sel Selector) (Span, bool) {
	if sel.Exact == "" {
		return Span{}, false
	}
	if t.Slice(sel.Span) == sel.Exact && t.context(sel, sel.Span) == len(sel.Prefix)+len(sel.Suffix) {
		return sel.Span, true
	}
	best, bestScore, found := Span{}, 0, false
	for from := 0; ; {
		i := strings.Index(t.s[from:], sel.Exact)
		if i < 0 {
			return best, found
		}
		b := from + i
		sp := t.SpanOfBytes(b, b+len(sel.Exact))
		score := t.context(sel, sp)
		if !found || score > bestScore || score == bestScore && distance(sp, sel.Span) < distance(best, sel.Span) {
			best, bestScore, found = sp, score, true
		}
		from = b + 1
	}
}

// context counts the bytes of prefix and suffix that agree around sp.
func (t *Text) context(sel Selector, sp Span) int {
	before, after := t.s[:t.Byte(sp.Start)], t.s[t.Byte(sp.End):]
	n := 0
	for n < len(before) && n < len(sel.Prefix) && before[len(before)-1-n] == sel.Prefix[len(sel.Prefix)-1-n] {
		n++
	}
	m := 0
	for m < len(after) && m < len(sel.Suffix) && after[m] == sel.Suffix[m] {
		m++
	}
	return n + m
}

func distance(a, b Span) int {
	d := a.Start - b.Start
	if d < 0 {
		return -d
	}
	return d
}

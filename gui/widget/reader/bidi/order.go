package bidi

import (
	"slices"

	xbidi "golang.org/x/text/unicode/bidi"
)

// Levels gives the base level of a paragraph, 0 for left to right and 1 for right to
// left by its first strong code point, and the level of each of its code points: even
// ones run to the right, odd ones to the left.
func Levels(runes []rune) (base uint8, levels []uint8) {
	p := newParagraph(runes)
	p.base = p.firstStrong(0, len(runes), 0)
	p.explicit()
	for _, s := range p.sequences() {
		s.weak()
		s.brackets()
		s.neutral()
		s.implicit()
	}
	// What X9 removes takes the level of what stands before it, and separators and the
	// white space before them that of the paragraph (L1).
	for i, c := range p.classes {
		if isRemoved(c) {
			p.levels[i] = p.base
			if i > 0 {
				p.levels[i] = p.levels[i-1]
			}
		}
	}
	for i, c := range p.classes {
		if c == xbidi.S || c == xbidi.B {
			p.levels[i] = p.base
			Trim(p.base, runes[:i], p.levels[:i])
		}
	}
	return p.base, p.levels
}

// Trim gives the white space at the end of a line the base level (L1).
func Trim(base uint8, runes []rune, levels []uint8) {
	for i := len(runes) - 1; i >= 0; i-- {
		prop, _ := xbidi.LookupRune(runes[i])
		switch c := prop.Class(); {
		case c == xbidi.WS, c == xbidi.S, c == xbidi.B, isIsolate(c), c == xbidi.PDI, isRemoved(c):
			levels[i] = base
		default:
			return
		}
	}
}

// Run is a piece of a line of one level: the code points [Start, End).
type Run struct {
	Start, End int
	Level      uint8
}

// RTL says whether the run is read from right to left.
func (r Run) RTL() bool { return r.Level%2 == 1 }

// Runs gives the runs of a line from left to right (L2). An empty line has none.
func Runs(levels []uint8) []Run {
	var runs []Run
	top := uint8(0)
	for i, l := range levels {
		if i == 0 || l != levels[i-1] {
			runs = append(runs, Run{Start: i, Level: l})
		}
		runs[len(runs)-1].End = i + 1
		top = max(top, l)
	}
	for level := top; level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && runs[j].Level >= level {
				j++
			}
			slices.Reverse(runs[i:j])
			i = max(i, j-1)
		}
	}
	return runs
}

// HasRTL says whether a text needs ordering: whether it holds a code point that runs to
// the left or asks for it.
func HasRTL(s string) bool {
	for i, r := range s {
		if r < 0x590 {
			continue
		}
		prop, _ := xbidi.LookupString(s[i:])
		switch prop.Class() {
		case xbidi.R, xbidi.AL, xbidi.AN, xbidi.RLE, xbidi.RLO, xbidi.RLI:
			return true
		}
	}
	return false
}

// Reversed gives s as it is drawn by who draws it from left to right although it runs
// to the left: its code points from last to first, marks after their letters, and
// brackets mirrored.
func Reversed(s string) string {
	runes := []rune(s)
	out := make([]rune, 0, len(runes))
	for end := len(runes); end > 0; {
		start := end - 1
		for start > 0 {
			prop, _ := xbidi.LookupRune(runes[start])
			if prop.Class() != xbidi.NSM {
				break
			}
			start--
		}
		out = append(out, mirrored(runes[start]))
		out = append(out, runes[start+1:end]...)
		end = start
	}
	return string(out)
}

// IsStrong says whether s holds a strong code point of the direction, right to left or
// left to right.
func IsStrong(s string, rtl bool) bool {
	for i := range s {
		prop, _ := xbidi.LookupString(s[i:])
		switch prop.Class() {
		case xbidi.L:
			if !rtl {
				return true
			}
		case xbidi.R, xbidi.AL:
			if rtl {
				return true
			}
		}
	}
	return false
}

// IsControl says whether r only asks for a direction and is never drawn.
func IsControl(r rune) bool {
	return r == '\u061C' || r == '\u200E' || r == '\u200F' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

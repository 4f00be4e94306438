package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// stride is the number of code points between two entries of the offset table:
// large enough to keep the table small, small enough to walk in no time.
const stride = 64

// Text is frozen text with its offset maps. It is immutable and safe to share
// between goroutines. The zero Text is empty; make others with New.
type Text struct {
	s     string
	n     int     // length in code points
	table []int32 // byte offset of every stride-th code point; nil for plain ASCII
	lines []int32 // code point offset of the start of every line after the first
}

// New freezes s. Bytes that are not valid UTF-8 are replaced by U+FFFD, so that
// every offset means the same to every reader; nothing else is changed.
func New(s string) *Text {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, string(utf8.RuneError))
	}
	t := &Text{s: s, n: utf8.RuneCountInString(s)}
	ascii := t.n == len(s)
	if !ascii {
		t.table = make([]int32, 0, t.n/stride+1)
	}
	cp := 0
	for i, r := range s {
		if !ascii && cp%stride == 0 {
			t.table = append(t.table, int32(i))
		}
		cp++
		// A line ends after LF, or after a CR that no LF follows.
		if r == '\n' || r == '\r' && !(i+1 < len(s) && s[i+1] == '\n') {
			t.lines = append(t.lines, int32(cp))
		}
	}
	return t
}

// String gives the whole text.
func (t *Text) String() string { return t.s }

// Len gives the length in code points.
func (t *Text) Len() int { return t.n }

// Byte gives the byte offset of the code point at cp. Offsets outside [0, Len]
// are clamped.
func (t *Text) Byte(cp int) int {
	switch {
	case cp <= 0:
		return 0
	case cp >= t.n:
		return len(t.s)
	case t.table == nil:
		return cp
	}
	b := int(t.table[cp/stride])
	for range cp % stride {
		_, size := utf8.DecodeRuneInString(t.s[b:])
		b += size
	}
	return b
}

// CodePoint gives the offset in code points of the code point that holds byte b.
// Offsets outside the text are clamped.
func (t *Text) CodePoint(b int) int {
	switch {
	case b <= 0:
		return 0
	case b >= len(t.s):
		return t.n
	case t.table == nil:
		return b
	}
	i := sort.Search(len(t.table), func(i int) bool { return int(t.table[i]) > b }) - 1
	cp, at := i*stride, int(t.table[i])
	for at < b {
		_, size := utf8.DecodeRuneInString(t.s[at:])
		if at+size > b {
			break
		}
		at += size
		cp++
	}
	return cp
}

// Slice gives the words of a span. The span is clamped to the text.
func (t *Text) Slice(sp Span) string {
	if sp.Empty() {
		return ""
	}
	from := t.Byte(sp.Start)
	to := t.Byte(sp.End)
	if to <= from {
		return ""
	}
	return t.s[from:to]
}

// SpanOfBytes turns a byte range of String into a Span.
func (t *Text) SpanOfBytes(from, to int) Span {
	return Span{t.CodePoint(from), t.CodePoint(to)}
}

// Lines gives the number of lines; an empty text has one.
func (t *Text) Lines() int { return len(t.lines) + 1 }

// Line gives the zero-based line of a code point and its column in code points.
func (t *Text) Line(cp int) (line, column int) {
	cp = min(max(cp, 0), t.n)
	line = sort.Search(len(t.lines), func(i int) bool { return int(t.lines[i]) > cp })
	if line == 0 {
		return 0, cp
	}
	return line, cp - int(t.lines[line-1])
}

// LineSpan gives the span of a zero-based line, its line break included.
func (t *Text) LineSpan(line int) Span {
	if line < 0 || line > len(t.lines) {
		return Span{}
	}
	sp := Span{0, t.n}
	if line > 0 {
		sp.Start = int(t.lines[line-1])
	}
	if line < len(t.lines) {
		sp.End = int(t.lines[line])
	}
	return sp
}

// Snap widens a span outwards so that neither end splits a grapheme cluster
// (Unicode Annex 29), and clamps it to the text. Its cost does not depend on the
// length of the text or of its lines, only on the clusters at hand: a run of flags
// is walked back to its start, as only that tells which two make a pair.
func (t *Text) Snap(sp Span) Span {
	sp.Start = min(max(sp.Start, 0), t.n)
	sp.End = min(max(sp.End, sp.Start), t.n)
	start, end := t.clusterAround(sp.Start)
	if sp.End > sp.Start {
		var at int
		if at, end = t.clusterAround(sp.End); at == sp.End {
			end = at
		}
	} else if start == sp.Start {
		end = start
	}
	return Span{start, end}
}

// clusterAround gives the cluster [start, end) with start <= cp < end; at the end
// of the text both are cp.
func (t *Text) clusterAround(cp int) (start, end int) {
	if cp >= t.n {
		return t.n, t.n
	}
	b := t.Byte(cp)
	start = cp
	for b > 0 && !t.surelyParts(b) {
		_, size := utf8.DecodeLastRuneInString(t.s[:b])
		b -= size
		start--
	}
	segments := graphemes.FromString(t.s[b:])
	for segments.Next() {
		end = start + utf8.RuneCountInString(segments.Value())
		if cp < end {
			return start, end
		}
		start = end
	}
	return cp, cp
}

// surelyParts says that a cluster starts at byte b, whatever stands further left
// than the base character before it. Only half a flag depends on more.
func (t *Text) surelyParts(b int) bool {
	left, size := utf8.DecodeLastRuneInString(t.s[:b])
	right, after := utf8.DecodeRuneInString(t.s[b:])
	if left < firstMark && right < firstMark {
		return left != '\r' || right != '\n'
	}
	if ties(right) {
		return false
	}
	base := b - size
	for base > 0 && ties(left) {
		left, size = utf8.DecodeLastRuneInString(t.s[:base])
		base -= size
	}
	segments := graphemes.FromString(t.s[base : b+after])
	for base < b && segments.Next() {
		base += len(segments.Value())
	}
	return base == b
}

// ties says that r may tie to what stands before it: a mark, a joiner.
func ties(r rune) bool { return unicode.In(r, unicode.M, unicode.Cf) }

// firstMark is the first code point that can join another in a cluster, a soft
// hyphen and CR LF excepted, and the soft hyphen parts as a control does.
const firstMark = 0x300

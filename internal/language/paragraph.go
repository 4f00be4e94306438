package language

import (
	"slices"
	"unicode"

	"github.com/readout-app/readout/internal/text"
)

// line is a line of text without the white space around it.
type line struct {
	start, end int
	blank      bool
}

// paragraphs parts the text. A blank line always parts; a single line break parts
// unless the lines look like one hard-wrapped paragraph; an edge of front matter at
// a line break parts too.
func paragraphs(rs []rune, t *text.Text, front []text.Span) []text.Span {
	var out []text.Span
	lines := make([]line, 0, t.Lines())
	for i := range t.Lines() {
		sp := t.LineSpan(i)
		a, b := trim(rs, sp.Start, sp.End)
		lines = append(lines, line{a, b, a >= b})
	}
	width := wrapWidth(rs, lines)
	for i := 0; i < len(lines); {
		if lines[i].blank {
			i++
			continue
		}
		j := i
		for j < len(lines) && !lines[j].blank {
			j++
		}
		out = appendBlock(out, rs, lines[i:j], width, front)
		i = j
	}
	return out
}

// wrapWidth gives the width that the whole text is wrapped at, or 0 when its lines
// are not of that kind: in a wrapped text nearly no line had room for the first
// word of the next, and many go on with a small letter.
func wrapWidth(rs []rune, lines []line) int {
	width := 0
	pairs := func(f func(a, b line)) {
		for i := 1; i < len(lines); i++ {
			if a, b := lines[i-1], lines[i]; !a.blank && !b.blank {
				f(a, b)
			}
		}
	}
	breaks, full, small := 0, 0, 0
	pairs(func(a, b line) {
		breaks++
		if n := a.end - a.start; n <= maxWrap && slices.ContainsFunc(rs[a.start:a.end], isSpace) {
			width = max(width, n)
		}
	})
	pairs(func(a, b line) {
		if isFull(rs, a, b, width) {
			full++
		}
		if unicode.IsLower(rs[b.start]) {
			small++
		}
	})
	if breaks < 4 || full*10 < breaks*9 || small*4 < breaks {
		return 0
	}
	return width
}

// isFull says that line a had no room for the first word of line b. Some programs
// count the space after the word.
func isFull(rs []rune, a, b line, width int) bool {
	word, room := b.start, width-2-(a.end-a.start)
	for word < b.end && word-b.start < room && !isSpace(rs[word]) {
		word++
	}
	return word-b.start >= room
}

// appendBlock parts the lines between two blank ones.
func appendBlock(out []text.Span, rs []rune, block []line, width int, front []text.Span) []text.Span {
	longest, wrapped := 0, false
	for i, l := range block {
		longest = max(longest, l.end-l.start)
		wrapped = wrapped || i > 0 && runsOn(rs, block[i-1], l)
	}
	wrapped = wrapped && longest <= maxWrap
	start := block[0].start
	for i := 1; i < len(block); i++ {
		parts := breaksBetween(rs, block[i-1], block[i], longest, wrapped)
		if width > 0 && isFull(rs, block[i-1], block[i], width) {
			parts = rs[block[i].start] == '•'
		}
		if parts || frontEdge(front, block[i-1].end, block[i].start) {
			out = append(out, text.Span{Start: start, End: block[i-1].end})
			start = block[i].start
		}
	}
	return append(out, text.Span{Start: start, End: block[len(block)-1].end})
}

// maxWrap is the longest line in code points that mail programs and typewritten
// texts wrap at; longer lines are paragraphs of their own.
const maxWrap = 120

// breaksBetween says whether a paragraph ends between two neighbouring lines.
func breaksBetween(rs []rune, a, b line, longest int, wrapped bool) bool {
	switch {
	case isBullet(rs, b):
		return true
	case runsOn(rs, a, b):
		return false
	case !wrapped:
		return true
	}
	// In wrapped text a line that had room for the next word was ended on purpose.
	word := b.start
	for word < b.end && !isSpace(rs[word]) {
		word++
	}
	return a.end-a.start+1+word-b.start <= longest && (endsSentence(rs, a) || longest-(a.end-a.start) > longest/4)
}

// runsOn says that line b goes on with the sentence of line a: it starts with a
// lower-case letter and a does not end one.
func runsOn(rs []rune, a, b line) bool {
	return unicode.IsLower(rs[b.start]) && !endsSentence(rs, a) && !isBullet(rs, b)
}

func endsSentence(rs []rune, l line) bool {
	i := l.end - 1
	for i > l.start && (isDoubleMark(rs[i]) || isCloseBracket(rs[i]) || isApostrophe(rs[i])) {
		i--
	}
	return isStop(rs[i])
}

// isBullet says that a line is an item of a list.
func isBullet(rs []rune, l line) bool {
	if l.end-l.start < 3 {
		return false
	}
	switch rs[l.start] {
	case '•', '‣', '▪', '●', '◦', '·', '*', '-', '–', '—':
		return isSpace(rs[l.start+1])
	}
	i := l.start
	for i < l.end && isDigit(rs[i]) && i-l.start < 3 {
		i++
	}
	return i > l.start && i+1 < l.end && (rs[i] == '.' || rs[i] == ')') && isSpace(rs[i+1])
}

// frontEdge says that a span of front matter starts or ends between from and to.
func frontEdge(front []text.Span, from, to int) bool {
	for _, f := range front {
		if from <= f.Start && f.Start <= to || from <= f.End && f.End <= to {
			return true
		}
	}
	return false
}

// trim gives the range without the white space at its ends.
func trim(rs []rune, a, b int) (int, int) {
	for a < b && isSpace(rs[a]) {
		a++
	}
	for b > a && isSpace(rs[b-1]) {
		b--
	}
	return a, b
}

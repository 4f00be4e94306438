package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
)

// line is one line of the text that has words, as a byte range without the white
// space around it.
type line struct {
	from, to int // bytes
	s        string
	// gap says that a blank line, or the end of the text, follows.
	gap bool
}

// lineBytes is the length up to which a line can be a line of front matter, and the
// length of a paragraph's beginning in which a dateline or a credit is looked for.
const (
	lineBytes      = 600
	paragraphBytes = 4000
)

// start gives the first n bytes of s or a little less, so that no character is split.
func start(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// linesOf gives the lines that are not blank.
func linesOf(t *text.Text) []line {
	var lines []line
	s, at := t.String(), 0
	for i := range t.Lines() {
		sp := t.LineSpan(i)
		to := t.Byte(sp.End)
		raw := s[at:to]
		trimmed := strings.TrimFunc(raw, isSpace)
		if trimmed == "" {
			if len(lines) > 0 {
				lines[len(lines)-1].gap = true
			}
		} else {
			from := at + strings.Index(raw, trimmed)
			lines = append(lines, line{from: from, to: from + len(trimmed), s: trimmed})
		}
		at = to
	}
	if len(lines) > 0 {
		lines[len(lines)-1].gap = true
	}
	return lines
}

// after gives the rest of the line from byte n of it, white space left out.
func (l line) after(n int) line {
	rest := l.s[n:]
	trimmed := strings.TrimLeftFunc(rest, isSpace)
	from := l.to - len(trimmed)
	return line{from: from, to: l.to, s: trimmed, gap: l.gap}
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }

// wordCount counts runs of characters between white space that hold a letter or digit.
func wordCount(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.IndexFunc(f, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
			n++
		}
	}
	return n
}

// endsSentence says whether s ends as a sentence does, closing marks left out.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]› ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…։。！？؟।:;", r)
}

// isProse says whether a line reads as running text: a sentence of some words with
// its end, or a long line.
func isProse(s string) bool {
	n := wordCount(s)
	return n >= 6 && endsSentence(s) || n >= 16 && strings.Contains(s, ". ") || n >= 30 || utf8.RuneCountInString(s) > 220
}

// startsUpper says whether s begins as a sentence or headline does.
func startsUpper(s string) bool {
	s = strings.TrimLeft(s, "\"'“‘«([‹„")
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isAcronym says whether s is one word of two to six capitals.
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}

// isCapitals says whether s has letters and none of them is small.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 0
}

// particles are the small words inside place names and personal names.
const particles = " de da do del della di du des la le les el al au aux of the and on sur es en van von der den bin ibn y "

func isParticle(w string) bool { return strings.Contains(particles, " "+w+" ") }

// titleCase turns a name printed in capitals into title case: "RIO DE JANEIRO" is
// "Rio de Janeiro", "PORT-AU-PRINCE" is "Port-au-Prince". Other names stay.
func titleCase(s string) string {
	if !isCapitals(s) {
		return s
	}
	var b strings.Builder
	start := true // at the start of a word
	for i, r := range s {
		switch {
		case !unicode.IsLetter(r) && r != '\'' && r != '’':
			start = true
			b.WriteRune(r)
		case start:
			start = false
			end := i + strings.IndexFunc(s[i:]+" ", func(r rune) bool { return !unicode.IsLetter(r) })
			if i > 0 && isParticle(strings.ToLower(s[i:end])) {
				b.WriteRune(unicode.ToLower(r))
			} else {
				b.WriteRune(r)
			}
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
)

// lexeme is a run of letters, a run of digits or a single mark.
type lexeme struct {
	text.Span
	norm   string // lower case, typographic apostrophes and dashes made plain
	number int    // value of a run of at most eight digits, else -1
	word   bool
	upper  bool // begins with a capital letter
	space  bool // white space stands before it
	brk    bool // a blank line or the edge of a front-matter line stands before it
	senses []sense
}

// maxDigits bounds the digits read as one number: no date has more.
const maxDigits = 8

// scan cuts a text into lexemes. No expression runs across an edge of lines.
func scan(s string, lines []text.Span, words map[string][]sense) []lexeme {
	lex := make([]lexeme, 0, len(s)/5+1)
	cp, newlines, space := 0, 0, false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if unicode.IsSpace(r) {
			space = true
			if r == '\n' {
				newlines++
			}
			i += size
			cp++
			continue
		}
		end, n := run(s, i, r, size)
		l := lexeme{Span: text.Span{Start: cp, End: cp + n}, number: -1, space: space, brk: newlines > 1}
		switch {
		case unicode.IsLetter(r):
			l.word, l.upper = true, unicode.IsUpper(r)
			l.norm = strings.ToLower(s[i:end])
			l.senses = words[l.norm]
		case isDigit(r):
			l.norm, l.number = s[i:end], value(s[i:end])
		default:
			l.norm = plain(s[i:end])
		}
		lex = append(lex, l)
		i, cp = end, cp+n
		newlines, space = 0, false
	}
	markEdges(lex, lines)
	return lex
}

// run gives the end in bytes of the lexeme at i and its length in code points.
func run(s string, i int, r rune, size int) (end, n int) {
	same := func(rune) bool { return false }
	switch {
	case unicode.IsLetter(r):
		same = func(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }
	case isDigit(r):
		same = isDigit
	}
	end, n = i+size, 1
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !same(r) {
			break
		}
		end += size
		n++
	}
	return end, n
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func value(digits string) int {
	if len(digits) > maxDigits {
		return -1
	}
	n := 0
	for _, r := range digits {
		n = n*10 + int(r-'0')
	}
	return n
}

func plain(mark string) string {
	switch mark {
	case "’", "‘", "ʼ", "`", "´":
		return "'"
	case "–", "—", "‑", "‐", "−":
		return "-"
	}
	return mark
}

// markEdges sets brk on the first lexeme inside and after every line.
func markEdges(lex []lexeme, lines []text.Span) {
	i := 0
	for _, line := range lines {
		for _, edge := range []int{line.Start, line.End} {
			for i < len(lex) && lex[i].Start < edge {
				i++
			}
			if i < len(lex) {
				lex[i].brk = true
			}
		}
	}
}

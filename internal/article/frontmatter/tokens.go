package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a number, a word or one other sign of a line.
type token struct {
	word   string // in small letters; "" for the others
	sign   rune   // of a sign alone
	number int
	digits int // of a number; 0 for the others
	glued  bool
	to     int // where it ends, in bytes
}

// maxTokens is the number of tokens within which a date with its time ends.
const maxTokens = 28

// tokens parts the beginning of a line, in whatever digits it writes its numbers.
func tokens(s string) []token {
	out := make([]token, 0, maxTokens)
	glued := false
	for at := 0; at < len(s) && len(out) < maxTokens; {
		r, n := utf8.DecodeRuneInString(s[at:])
		t := token{glued: glued}
		glued = true
		switch {
		case unicode.IsSpace(r) || r == '\u200e' || r == '\u200f':
			at += n
			glued = false
			continue
		case unicode.IsDigit(r):
			for unicode.IsDigit(r) && t.digits < 9 {
				t.number = t.number*10 + digit(r)
				t.digits++
				at += n
				r, n = utf8.DecodeRuneInString(s[at:])
			}
		case unicode.IsLetter(r):
			from := at
			if len(out) > 0 && out[len(out)-1].digits > 0 && unicode.In(r, unicode.Han, unicode.Hangul) {
				at += n // the word for year, month, day, hour stands alone
				t.word = string(r)
				break
			}
			for unicode.IsLetter(r) || unicode.IsMark(r) || r == '.' && thai(s[from:at], s[at+n:]) {
				at += n
				r, n = utf8.DecodeRuneInString(s[at:])
			}
			t.word = strings.ToLower(s[from:at])
		default:
			t.sign = r
			at += n
		}
		t.to = at
		out = append(out, t)
	}
	return out
}

// thai says whether a point parts the letters of a Thai short form ("ม.ค").
func thai(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.Is(unicode.Thai, last) && unicode.Is(unicode.Thai, next)
}

// digit gives the value of a decimal digit of any script: their ten stand in a row.
func digit(r rune) int {
	for n := 0; ; n++ {
		if !unicode.IsDigit(r-1) || n == 9 {
			return n
		}
		r--
	}
}

// scan reads tokens one after the other.
type scan struct {
	*abroad
	all []token
	at  int
}

// next gives the token at the place and goes on behind it.
func (s *scan) next() (t token) {
	if s.at < len(s.all) {
		t = s.all[s.at]
	}
	s.at++
	return t
}

// is skips a token that is one of the signs, and says whether it was there.
func (s *scan) is(signs string) bool {
	if s.at < len(s.all) && s.all[s.at].sign != 0 && strings.ContainsRune(signs, s.all[s.at].sign) {
		s.at++
		return true
	}
	return false
}

// word skips a token that is one of the words of a kind.
func (s *scan) word(kind string) bool {
	if s.at < len(s.all) && s.all[s.at].word != "" && s.words[kind][s.all[s.at].word] {
		s.at++
		return true
	}
	return false
}

// number reads a number of so many digits, or gives 0 and stays.
func (s *scan) number(least, most int) int {
	if s.at < len(s.all) {
		if t := s.all[s.at]; t.digits >= least && t.digits <= most {
			s.at++
			return t.number
		}
	}
	return 0
}

// month reads the name of a month, or gives 0 and stays. Hebrew writes "in" to it, and
// Arabic gives two names.
func (s *scan) month(names map[string]int) (month int) {
	if s.at >= len(s.all) || s.all[s.at].word == "" {
		return 0
	}
	if s.at+1 < len(s.all) {
		if month = names[s.all[s.at].word+" "+s.all[s.at+1].word]; month > 0 {
			s.at += 2
		}
	}
	if month == 0 {
		if month = names[s.all[s.at].word]; month == 0 {
			month = names[strings.TrimPrefix(s.all[s.at].word, "ב")]
		}
		if month == 0 {
			return 0
		}
		s.at++
	}
	if back := s.at; s.is("/") && s.month(names) == 0 {
		s.at = back
	}
	return month
}

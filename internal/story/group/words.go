package group

import (
	"unicode"
	"unicode/utf8"
)

// maxWords bounds what is looked at of one text; no article is as long.
const maxWords = 1 << 16

// wordBytes is about how many bytes a word takes with the blank behind it.
const wordBytes = 6

// word is one word of a text as it is compared.
type word struct {
	start, end int32 // bytes
	quoted     bool  // it stands in quotation marks
}

// wordsOf cuts a text into runs of letters and digits; a character of a script
// written without blanks is a word of its own. Quotations end with their paragraph.
func wordsOf(s string) []word {
	out := make([]word, 0, len(s)/wordBytes)
	quoted, start := false, -1
	before := ' '
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{int32(start), int32(end), quoted})
			start = -1
		}
	}
	for i, r := range s {
		if len(out) >= maxWords {
			return out
		}
		switch {
		case unblanked(r):
			flush(i)
			start = i
			flush(i + utf8.RuneLen(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && start >= 0:
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			switch r {
			case '“', '„', '«', '「':
				quoted = true
			case '”', '»', '」', '\n':
				quoted = false
			case '"': // it opens behind a blank, and closes behind a word or a stop
				quoted = unicode.IsSpace(before) || before == '(' || before == '['
			}
		}
		before = r
	}
	flush(len(s))
	return out
}

// unblanked says whether a character is of a script that parts no words by blanks.
func unblanked(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

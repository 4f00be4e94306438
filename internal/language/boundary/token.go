package boundary

import (
	"unicode"
	"unicode/utf8"
)

// Token is a word or mark of a stretch of text, and what is known of the gap
// between it and the next token.
type Token struct {
	Text, Norm string // as printed; lower case with plain marks
	Space      bool   // white space follows
	Rule       Rule   // what the rules say of the gap
	Aside      bool   // the gap stands inside a pair of brackets
	Quoted     bool   // the gap stands inside a quotation
	Closes     bool   // the token closes a quotation
}

// Rule is what the rules of a language say of a gap.
type Rule uint8

const (
	None   Rule = iota // nothing: no sentence ends
	Ends               // a sentence ends, most often
	Surely             // a sentence ends, and much must speak against it
	Never              // no sentence ends, and much must speak for it
)

// view is what a token looks like, as numbers for features.
type view struct {
	word  uint32 // hash of the normal form, digits made equal and runs of marks short
	suf   uint32 // hash of the last three letters
	shape uint32
	class uint32 // what the lexicon says of the word, see classes; 0 for an unknown word
	flags uint32
	end   bool // it ends in a stop
	open  bool // it opens brackets or a quotation
	close bool // it closes them
}

// hash is FNV-1a; digits count as one and the same, the third and later of a run of
// equal marks are left out.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			c = '0'
		case c < 'A' && i > 1 && s[i-1] == c && s[i-2] == c:
			continue
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// shape sums up the kinds of characters of a token, at most five runs, and whether
// it is short.
func shape(s string) uint32 {
	var out, last uint32
	runs, chars := 0, 0
	for _, r := range s {
		k := kind(r)
		chars++
		if k != last && runs < 5 {
			out = out<<3 | k
			runs++
		}
		last = k
	}
	return out<<2 | uint32(min(chars, 3))
}

func kind(r rune) uint32 {
	switch {
	case 'a' <= r && r <= 'z':
		return 2
	case 'A' <= r && r <= 'Z':
		return 1
	case '0' <= r && r <= '9':
		return 3
	case r == '.':
		return 5
	case r < 0x80:
		return 7
	case unicode.IsUpper(r):
		return 1
	case unicode.IsLetter(r):
		return 2
	case unicode.IsPunct(r):
		return 7
	}
	return 6
}

// suffix gives the last three characters.
func suffix(s string) string {
	at := len(s)
	for k := 0; k < 3 && at > 0; k++ {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		at -= n
	}
	return s[at:]
}

func (m *Model) look(t *Token) view {
	v := view{word: hash(t.Norm), suf: hash(suffix(t.Norm)), shape: shape(t.Text)}
	v.class = uint32(m.lexicon[v.word])
	r, _ := utf8.DecodeLastRuneInString(t.Text)
	v.end = isStop(r)
	switch t.Norm {
	case "(", "[", "{":
		v.open = true
	case ")", "]", "}":
		v.close = true
	case `"`, "''", "``":
		v.open, v.close = !t.Closes, t.Closes
	case "'":
		v.open, v.close = !t.Space, t.Space
	}
	for i, b := range []bool{t.Space, t.Rule == Ends || t.Rule == Surely, t.Aside, t.Quoted, t.Closes} {
		if b {
			v.flags |= 1 << i
		}
	}
	return v
}

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '։', '؟', '۔', '।', '。', '！', '？', '‼', '⁉':
		return true
	}
	return false
}

// parts are the parts of speech of Universal Dependencies; the first is for others.
var parts = []string{"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// isVerb says that a class of the lexicon is one of verbs.
func isVerb(class uint32) bool {
	p := class & 31
	return p == 4 || p == 16
}

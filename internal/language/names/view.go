package names

import (
	"strings"
	"unicode"

	"github.com/readout-app/readout/internal/language/gazetteer"
)

// view is what is worked out of a word before its features are.
type view struct {
	norm, form    uint32
	tag, relation uint32
	shape         uint32
	class, sense  uint32
	kind          uint8 // of words that sequences are told by, see kinds
	cased         uint8 // 1 small, 2 capital first, 3 all capitals, 4 other mixture
	proper        bool
	quiet         bool // shows no sign of a name
	sentence      uint8
	governor      uint32 // norm of the head of the name it stands in
	link          uint32 // relation of that name to it
	by            uint32 // norm of the preposition of that name
	first, last   int32  // of the run of capitals it stands in
	bound         uint32 // what the head of that name is in the dictionary
	told          uint32 // what nouns elsewhere in the text say it is
	seen          uint32 // what the text shows of the same word
}

// Kinds of words that steps from label to label are told by.
const (
	kindSmall = iota
	kindCapital
	kindUpper
	kindNumber
	kindOf
	kindAnd
	kindThe
	kindFor
	kindAmp
	kindHyphen
	kindOwner
	kindComma
	kindStop
	kindMark
	kindHead
	kindRole
	kinds
)

// How the words of a sentence are written.
const (
	plain  = iota
	uppers // in capitals
	titles // most with a capital
	lowers // without capitals
)

const seed32 = 2166136261

// hash is FNV-1a, digits counted as one and the same.
func hash(s string) uint32 {
	h := uint32(seed32)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// look works out the view of a word by itself.
func (v *view) look(w *Word) {
	*v = view{norm: hash(w.Norm), form: hash(w.Text), tag: hash(w.Tag), relation: hash(w.Relation)}
	v.shape, v.cased = shape(w.Text)
	v.class = uint32(w.Class)
	v.sense = uint32(w.Noun)<<8 | uint32(w.Verb)
	v.proper = strings.HasPrefix(w.Tag, "NNP")
	v.kind = kindOfWord(w, v.cased)
}

func kindOfWord(w *Word, cased uint8) uint8 {
	switch w.Norm {
	case "of":
		return kindOf
	case "and":
		return kindAnd
	case "the":
		return kindThe
	case "for", "on", "in", "to", "de", "la", "du", "von", "van", "der", "bin", "al", "el":
		return kindFor
	case "&":
		return kindAmp
	case "-", "–", "/":
		return kindHyphen
	case "'s", "'":
		return kindOwner
	case ",":
		return kindComma
	case ".":
		return kindStop
	}
	switch {
	case cased == 0:
		if w.Text != "" && '0' <= w.Text[0] && w.Text[0] <= '9' {
			return kindNumber
		}
		return kindMark
	case cased == 1:
		return kindSmall
	case w.Lists&gazetteer.Role != 0:
		return kindRole
	case w.Lists&(gazetteer.OrganisationWord|gazetteer.PlaceWord|gazetteer.OtherWord) != 0:
		return kindHead
	case cased == 3:
		return kindUpper
	}
	return kindCapital
}

// shape sums up the kinds of characters of a word, runs shortened, and how it is cased.
func shape(s string) (shape uint32, cased uint8) {
	var out, last uint32
	runs, chars, upper, lower := 0, 0, 0, 0
	first := false
	for _, r := range s {
		var k uint32
		switch {
		case 'a' <= r && r <= 'z':
			k = 2
		case 'A' <= r && r <= 'Z':
			k = 1
		case '0' <= r && r <= '9':
			k = 3
		case r == '-':
			k = 4
		case r == '.':
			k = 5
		case r == '\'' || r == '’':
			k = 6
		case r < 0x80:
			k = 7
		case unicode.IsUpper(r):
			k = 1
		case unicode.IsLetter(r):
			k = 2
		default:
			k = 7
		}
		switch k {
		case 1:
			upper++
			first = first || chars == 0
		case 2:
			lower++
		}
		if runs < 8 && (k != last || k == 1 && chars == 1) { // a second capital counts
			out = out<<3 | k
			runs++
		}
		last = k
		chars++
	}
	switch {
	case upper > 0 && lower == 0:
		cased = 3
	case first:
		cased = 2
	case upper > 0:
		cased = 4
	case lower > 0:
		cased = 1
	}
	return out<<2 | uint32(min(chars, 3)), cased
}

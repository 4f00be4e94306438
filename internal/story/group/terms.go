package group

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The kinds of terms. Names and numbers tell two happenings of one sort apart.
const (
	plainTerm = iota
	nameTerm
	numberTerm
	pairTerm // two names in a row, such as a person's
)

// term is a word of an article, or two, by which its story is told.
type term struct {
	key  string // in lower case; two words are parted by a blank
	form string // as it is written
	kind uint8
}

// Profile is what is kept of a text to tell its story: the terms in it, sorted, each
// once. How often one stands there tells little; a long article is no other story.
type Profile struct{ terms []term }

// NewProfile makes the Profile of a text. A word is taken for a name where it stands
// with a capital inside sentences more often than without.
func NewProfile(text string) Profile {
	words := joinNumbers(text, wordsOf(text))
	keys := make([]string, len(words))
	capitals := map[string]int{} // inside a sentence, less those in lower case
	opens := true
	end := int32(0)
	for i, w := range words {
		between := text[end:w.start]
		opens = opens || strings.ContainsAny(between, ".!?…:\n“\"")
		form := text[w.start:w.end]
		keys[i] = strings.ToLower(form)
		switch first, _ := utf8.DecodeRuneInString(form); {
		case !unicode.IsUpper(first):
			capitals[keys[i]]--
		case !opens:
			capitals[keys[i]]++
		}
		opens, end = false, w.end
	}
	var out []term
	name := -1 // the word before, if it is a name
	for i, key := range keys {
		form := text[words[i].start:words[i].end]
		kind := uint8(plainTerm)
		first, _ := utf8.DecodeRuneInString(key)
		switch {
		case unicode.IsDigit(first):
			kind = numberTerm
		case capitals[key] > 0:
			kind = nameTerm
			if name >= 0 && strings.TrimSpace(text[words[name].end:words[i].start]) == "" {
				out = append(out, term{keys[name] + " " + key, text[words[name].start:words[name].end] + " " + form, pairTerm})
			}
		case utf8.RuneCountInString(key) == 1 && first < utf8.RuneSelf: // the s of a genitive, an initial
			continue
		}
		name = -1
		if kind == nameTerm {
			name = i
		}
		out = append(out, term{key, form, kind})
	}
	slices.SortFunc(out, func(a, b term) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.form, a.form)) })
	out = slices.CompactFunc(out, func(a, b term) bool { return a.key == b.key })
	for i := range out {
		out[i].form = strings.Clone(out[i].form) // or it would hold the whole text
	}
	return Profile{slices.Clip(out)}
}

// joinNumbers makes one word of the parts of a number or a time of day: 6.1, 17:06.
func joinNumbers(text string, words []word) []word {
	digits := func(w word) bool {
		r, _ := utf8.DecodeRuneInString(text[w.start:])
		return unicode.IsDigit(r)
	}
	out := words[:0]
	for _, w := range words {
		if n := len(out); n > 0 && w.start == out[n-1].end+1 && strings.IndexByte(".,:", text[out[n-1].end]) >= 0 && digits(w) && digits(out[n-1]) {
			out[n-1].end = w.end
			continue
		}
		out = append(out, w)
	}
	return out
}

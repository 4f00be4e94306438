package frontmatter

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// Limits of telling a language.
const (
	languageBytes = 16 << 10 // enough words to be sure, little enough to be quick
	// trigramBytes is how much the trigram model is given: its measure of confidence
	// falls with the length of the text and is below zero for long ones.
	trigramBytes    = 2000
	languageLetters = 60 // fewer letters of the Latin or Cyrillic script tell nothing
	// englishShare is the share of function words from which a text is English; running
	// English has 25 to 45 in a hundred, other languages under 8.
	englishShare = 0.14
	englishWords = 8
	englishKinds = 4 // different ones: "in" and "was" are German, "of" and "is" Dutch words too
)

// undetermined is the ISO 639 code of a language that is not known.
const undetermined = "und"

// language gives the ISO 639-1 code of a text's language, or "und" when it is too
// short or cannot be told.
func (f *Finder) language(s string) string {
	if len(s) > languageBytes {
		s = strings.ToValidUTF8(s[:languageBytes], "")
	}
	if f.isEnglish(s) {
		return "en"
	}
	letters, shared := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Devanagari) {
				shared++ // scripts of many languages
			}
		}
	}
	if letters < 10 || shared*2 > letters && letters < languageLetters {
		return undetermined
	}
	info := whatlanggo.Detect(start(s, trigramBytes))
	if code := info.Lang.Iso6391(); info.IsReliable() && code != "" {
		return code
	}
	return undetermined
}

// isEnglish says whether a text has the function words of English, as many and as many
// different ones as English has.
func (f *Finder) isEnglish(s string) bool {
	words, hits, kinds := 0, 0, map[string]bool{}
	var lower [16]byte // of a word; longer ones are none of the list
	for at := 0; at < len(s); {
		n, plain := 0, true // bytes of the word at hand; whether all are ASCII
		for _, r := range s[at:] {
			if !unicode.IsLetter(r) && r != '\'' {
				break
			}
			if n < len(lower) {
				lower[n] = byte(unicode.ToLower(r))
			}
			plain = plain && r < utf8.RuneSelf
			n += utf8.RuneLen(r)
		}
		if n > 0 {
			words++
		}
		if n > 0 && n <= len(lower) && plain && f.w.english[string(lower[:n])] {
			hits++
			if !kinds[string(lower[:n])] {
				kinds[string(lower[:n])] = true
			}
		}
		_, gap := utf8.DecodeRuneInString(s[at+n:])
		at += n + gap
	}
	return words >= englishWords && len(kinds) >= englishKinds && float64(hits) >= englishShare*float64(words)
}

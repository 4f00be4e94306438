// Package words turns text into the terms that are searched for: words in small letters
// without marks, cut to their stem by the rules of the text's language, and names in the
// one form of all their spellings.
//
// In: text and its language. Out: tokens with their place. The same words give the same
// terms whether they stand in an article or in a question.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"

	"github.com/readout-app/readout/internal/reading/spelling"
)

// Token is a word of a text.
type Token struct {
	// Term is the word in small letters without marks, cut to its stem.
	Term string
	// Name is the form of all spellings of a word with a capital, "" for another.
	Name string
	// From and To are its bytes in the text.
	From, To int
}

// Cutter cuts texts into words and remembers the terms of those it met, as a few words
// make most of any text. It is not safe for concurrent use.
type Cutter struct{ known map[string]map[string]terms } // language -> word

// terms are those of one word.
type terms struct{ term, name string }

// NewCutter gives a Cutter that has met no words.
func NewCutter() *Cutter { return &Cutter{known: map[string]map[string]terms{}} }

// mostKnown bounds the words that are remembered of a language.
const mostKnown = 50_000

// Of gives the words of a text. The language is an ISO 639-1 code; in one whose stems are
// not known, words stay whole.
func (c *Cutter) Of(s, language string) []Token {
	known := c.known[language]
	if known == nil || len(known) > mostKnown {
		known = map[string]terms{}
		c.known[language] = known
	}
	stem := stemmer(language)
	out := make([]Token, 0, len(s)/6)
	for it := words.FromString(s); it.Next(); {
		w := it.Value()
		t, met := known[w]
		if !met {
			if isWord(w) {
				t = terms{Plain(stemmed(stem, w)), name(w)}
			}
			known[strings.Clone(w)] = t
		}
		if t.term != "" {
			out = append(out, Token{Term: t.term, Name: t.name, From: it.Start(), To: it.End()})
		}
	}
	return out
}

// Split gives the words of a line as they stand.
func Split(s string) []string {
	var out []string
	for it := words.FromString(s); it.Next(); {
		if isWord(it.Value()) {
			out = append(out, it.Value())
		}
	}
	return out
}

// Stem gives the term of one word in a language.
func Stem(word, language string) string { return Plain(stemmed(stemmer(language), word)) }

// Name gives the form of all spellings of a word that begins with a capital, or is of a
// script that has none, and "" for another. Cyrillic names have that of their Latin
// spellings; for Arabic ones see Bones.
func Name(word string) string { return name(word) }

// shortestName is the number of letters from which a capital makes a name.
const shortestName = 3

func name(w string) string {
	if r, _ := utf8.DecodeRuneInString(w); unicode.Is(unicode.Arabic, r) {
		if bones := boneless(w); bones != "" {
			return bonesMark + bones
		}
		return ""
	}
	w = withoutGenitive(w)
	first := true
	letters := 0
	for _, r := range w {
		if first && !unicode.IsUpper(r) {
			return ""
		}
		first = false
		letters++
	}
	if letters < shortestName {
		return ""
	}
	if strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		w = romanized(w)
	}
	return spelling.Fold(w)
}

// withoutGenitive takes the 's off.
func withoutGenitive(w string) string {
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if cut, ok := strings.CutSuffix(w, s); ok {
			return cut
		}
	}
	return w
}

func isWord(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func stemmed(stem func(*snowballstem.Env) bool, w string) string {
	w = strings.ToLower(withoutGenitive(w))
	if stem == nil {
		return w
	}
	env := snowballstem.NewEnv(w)
	stem(env)
	if s := env.Current(); s != "" {
		return s
	}
	return w
}

// Plain takes the marks off letters ("é", "ё") and gives small letters.
func Plain(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) {
		return strings.ToLower(s)
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s)))
}

// stemmer gives what stems a language, or nil.
func stemmer(language string) func(*snowballstem.Env) bool {
	switch language {
	case "da":
		return danish.Stem
	case "de":
		return german.Stem
	case "en":
		return english.Stem
	case "es":
		return spanish.Stem
	case "fi":
		return finnish.Stem
	case "fr":
		return french.Stem
	case "hu":
		return hungarian.Stem
	case "it":
		return italian.Stem
	case "nb", "nn", "no":
		return norwegian.Stem
	case "nl":
		return dutch.Stem
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "ru":
		return russian.Stem
	case "sv":
		return swedish.Stem
	case "tr":
		return turkish.Stem
	}
	return nil
}

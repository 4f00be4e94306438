package frontmatter

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// creditPieces make paragraphs that credit agencies in every way, and that nearly do.
var creditPieces = []string{
	"TASS", "Tass", "Reuters", "The Associated Press", "Meridian", "Northern News Agency", "Lake Press", "Lakeside Wire Service", "NORTHERN NEWS AGENCY", "the envoy",
	" informs", " reports", " reported", " said", ",", ", ", " ", "\t", "\u00a0", "(", ")", "[", "]", "/", "—", " – ", "- ", ".", "“", "”", "citing ", "According to ", "Source: ", "the ", "agency",
	", citing its own man.", "The talks went on for hours", "e\u0301", "ſ", "\xff",
}

// TestHintsRuleNothingOut compares what is found by the hints with what all patterns find.
func TestHintsRuleNothingOut(t *testing.T) {
	c := finder(t).credits
	all := hints{end: true, bracket: true, known: true, kind: true, informs: true}
	compare := func(t interface {
		Fatalf(string, ...any)
	}, s string) (credited bool) {
		for _, loose := range []bool{false, true} {
			name, at := c.find(c.hintsOf(s), s, loose)
			if want, there := c.find(all, s, loose); name != want || at != there {
				t.Fatalf("%q: %q at %d, want %q at %d", s, name, at, want, there)
			}
			credited = credited || name != ""
		}
		if !c.hintsOf(s).known && c.any.MatchString(s) {
			t.Fatalf("%q: it names an agency", s)
		}
		return credited
	}
	for _, s := range []string{
		"The talks went on — Reuters", "They met. /TASS/", "(Reuters) The talks went on.", "They met [Reuters].", "They met, TASS said.", "According to the Reuters, they met.",
		"They met,\tNorthern News Agency reported.", "Source: Lake NEWS\tAGENCY.", "They met, Meridian informs.",
	} {
		if !compare(t, s) {
			t.Errorf("%q credits nobody", s)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		compare(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(creditPieces), 0, 12).Draw(t, "pieces"), ""))
	})
}

// TestEnglishIsToldByItsWords compares with a plain count of the words.
func TestEnglishIsToldByItsWords(t *testing.T) {
	f := finder(t)
	plain := func(s string) bool {
		words, hits, kinds := 0, 0, map[string]bool{}
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
			words++
			if f.w.english[w] {
				hits++
				kinds[w] = true
			}
		}
		return words >= englishWords && len(kinds) >= englishKinds && float64(hits) >= englishShare*float64(words)
	}
	if s := "The envoy met the delegation of their neighbour, but it was late."; !f.isEnglish(s) || !plain(s) {
		t.Errorf("%q is not English", s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{
			"The", "the", "of", "was", "IN", "their", "don't", "'the'", "envoy", "Gespräche", "заявил", "a", "-", ",", ".", "\n", "\u00a0", "é", "wouldhavebeenlongerthanmost", "2024", "\xff",
		}), 0, 40).Draw(t, "words"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "gap"))
		if f.isEnglish(s) != plain(s) {
			t.Fatalf("%q: %t, want %t", s, f.isEnglish(s), plain(s))
		}
	})
}

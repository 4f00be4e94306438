package story

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A wording is what can be compared of the content of a statement.
type wording struct {
	words   []string // the distinct words of four letters or more, sorted; most function words are shorter
	names   []string // of them, those written with a capital inside a sentence
	negated bool     // it holds an odd number of negations
}

func wordingOf(content string) wording {
	var w wording
	opens := true // the next word opens a sentence, where a capital tells nothing
	for _, field := range strings.Fields(content) {
		for _, word := range strings.FieldsFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !isApostrophe(r) }) {
			word = strings.TrimFunc(strings.ReplaceAll(word, "’", "'"), isApostrophe)
			first, lower := []rune(word + " ")[0], strings.ToLower(word)
			switch lower {
			case "not", "no", "never", "nobody", "nothing", "none", "cannot":
				w.negated = !w.negated
			default:
				w.negated = w.negated != strings.HasSuffix(lower, "n't")
			}
			lower = strings.TrimSuffix(lower, "'s")
			if len([]rune(lower)) >= 4 {
				w.words = append(w.words, lower)
				if unicode.IsUpper(first) && !opens {
					w.names = append(w.names, lower)
				}
			}
			opens = false
		}
		opens = strings.ContainsAny(field, ".!?…")
	}
	slices.Sort(w.words)
	w.words = slices.Compact(w.words)
	slices.Sort(w.names)
	w.names = slices.Compact(w.names)
	return w
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// alikeShare is the share of the words of the shorter of two wordings that the other
// has too when both put one thought; alikeWords is the least number of such words.
const (
	alikeShare = 0.65
	alikeWords = 4
)

// alike gives the share of the shorter wording's words that both have, and whether
// that is enough to take them for one thought: neither may name somebody or something
// that the other does not while the other does the same.
func alike(a, b wording) (float64, bool) {
	both := common(a.words, b.words)
	share := float64(both) / float64(max(1, min(len(a.words), len(b.words))))
	named := common(a.names, b.words) == len(a.names) || common(b.names, a.words) == len(b.names)
	return share, both >= alikeWords && share >= alikeShare && named
}

// common counts what two sorted lists share.
func common(a, b []string) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

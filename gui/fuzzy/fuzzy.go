package fuzzy

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes a text comparable: small letters without accents.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// Best gives the indices of the texts that a query fits, the best first and at most
// n; texts that fit alike keep their order. Query and texts are folded.
func Best(query string, texts []string, n int) []int {
	type hit struct{ at, score int }
	var hits []hit
	for i, t := range texts {
		if score, ok := fit(query, t); ok {
			hits = append(hits, hit{i, score})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	var out []int
	for _, h := range hits[:min(n, len(hits))] {
		out = append(out, h.at)
	}
	return out
}

// fit says how well a query fits a text: every word of it must stand in the text in
// full, or all its letters in their order, each as the first of a word or right after
// the one before it. Whole words at the start count most.
func fit(query, text string) (int, bool) {
	words := strings.Fields(query)
	if len(words) == 0 {
		return 0, true
	}
	score := 0
	for _, w := range words {
		at := strings.Index(text, w)
		switch {
		case at < 0:
			return letters(strings.Join(words, ""), text)
		case at == 0:
			score += 30
		case text[at-1] == ' ' || text[at-1] == '-' || text[at-1] == '(':
			score += 20
		default:
			score += 8
		}
	}
	return score + max(0, 20-len(text)/4), true
}

// letters fits a query letter by letter: "aef" finds "Add every file".
func letters(query, text string) (int, bool) {
	want := []rune(query)
	score, inRow, before := 0, false, ' '
	for _, r := range text {
		if len(want) == 0 {
			break
		}
		start := !unicode.IsLetter(before) && !unicode.IsDigit(before)
		if r == want[0] && (start || inRow) {
			want, inRow = want[1:], true
			score++
		} else {
			inRow = false
		}
		before = r
	}
	return score, len(want) == 0
}

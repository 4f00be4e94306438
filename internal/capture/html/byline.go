package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// nameWords is the number of words up to which a line holds nothing but names.
	nameWords = 8
	// nameRunes is the length up to which a run without spaces is a name.
	nameRunes = 12
)

// byline gives the names in a line that says who wrote an article ("Von Anna Brink | 12.
// März"), or "".
func (f *furniture) byline(line string) string {
	for _, entry := range f.bylines {
		if len(line) < len(entry) || !strings.EqualFold(line[:len(entry)], entry) {
			continue
		}
		rest := line[len(entry):]
		names := strings.TrimLeft(rest, " :：\u00a0")
		if names == rest && !strings.HasSuffix(entry, ":") && !strings.HasSuffix(entry, "：") && !strings.HasSuffix(entry, "/") {
			continue // the beginning of a longer word
		}
		if i := strings.IndexFunc(names, func(r rune) bool { return strings.ContainsRune("|,;·•–—()/\n", r) || unicode.IsDigit(r) }); i >= 0 {
			names = names[:i]
		}
		if names = strings.Trim(names, " -\u00a0"); isNames(names) {
			return names
		}
	}
	return ""
}

// isNames says whether words may be the names of people: each begins with a capital but
// for particles and "and"; in scripts without capitals they are few.
func isNames(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > nameWords || strings.ContainsAny(s, ".!?") && !strings.Contains(s, ". ") {
		return false
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r) && utf8.RuneCountInString(w) > 3:
			return false
		}
	}
	if capitals > 0 {
		return len(words) > 1
	}
	return !strings.ContainsFunc(s, unicode.IsLower) && utf8.RuneCountInString(s) > 1 && (len(words) > 1 && len(words) <= 4 || utf8.RuneCountInString(s) <= nameRunes)
}

// byline completes the authors from the lines around the headline.
func (r *Reader) byline(blocks []block, meta *metadata) {
	at := headingAt(blocks, meta.headline)
	if len(meta.authors) > 0 || at < 0 {
		return
	}
	for _, b := range blocks[at:min(len(blocks), at+aroundHeadline)] {
		if utf8.RuneCountInString(b.text) > dayLineRunes {
			continue
		}
		for line := range strings.SplitSeq(b.text, "\n") {
			if names := r.furniture.byline(line); names != "" && !slices.Contains(meta.authors, names) {
				meta.authors = []string{names}
				return
			}
		}
	}
}

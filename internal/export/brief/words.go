package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine gives words without the breaks of lines and pages in them.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// longest is the number of letters of a passage that a sentence quotes; its footnote has
// all of them.
const longest = 320

// quoted gives words of an article in quotation marks.
func quoted(words string) string { return "“" + clipped(words) + "”" }

// clipped cuts words that are too long for a sentence at a space.
func clipped(words string) string {
	words = oneLine(words)
	r := []rune(words)
	if len(r) <= longest {
		return words
	}
	cut := string(r[:longest])
	if at := strings.LastIndexByte(cut, ' '); at > longest/2 {
		cut = cut[:at]
	}
	return cut + " …"
}

// ended ends a sentence with a full stop where it has no other end.
func ended(s string) string {
	bare := strings.TrimRight(s, "\"”’»'")
	if last, _ := utf8.DecodeLastRuneInString(bare); strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}

// begun writes a sentence's first letter as a capital.
func begun(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowered gives words as they stand within a sentence: an article or a pronoun at their
// head loses its capital; any other first word may be a name.
func lowered(s string) string {
	switch head, _, _ := strings.Cut(s, " "); head {
	case "The", "A", "An", "It", "He", "She", "They", "We", "There", "This", "These", "That", "No", "Its", "His", "Her", "Their", "Our", "Both", "Two", "Some":
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// first gives the first letter.
func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// day writes a day, or a day and time, of ISO 8601.
func day(iso string) string { return strings.Replace(iso, "T", " ", 1) }

// on says an interval of days: "on 2031-03-04", "between 2031-03-04 and 2031-03-09"; empty
// where no day is known.
func (b *builder) on(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return b.say(fromDay, day(from))
	case from == "":
		return b.say(byDay, day(to))
	case from == to:
		return b.say(onDay, day(from))
	}
	return b.say(betweenDs, day(from), day(to))
}

// listed joins names: "A", "A and B", "A, B and C".
func (b *builder) listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return b.say(andLast, strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
}

// chosen gives at most so many rows, those that come first by weight, in the order they
// were in, and how many are left out. 0 is all.
func chosen[R any](rows []R, most int, weight func(a, b R) int) (kept []R, left int) {
	if most <= 0 || len(rows) <= most {
		return rows, 0
	}
	at := make([]int, len(rows))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return weight(rows[i], rows[j]) })
	at = at[:most]
	slices.Sort(at)
	for _, i := range at {
		kept = append(kept, rows[i])
	}
	return kept, len(rows) - most
}

// joined joins words that are not empty.
func joined(sep string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), sep)
}

// latest orders rows by day, the last first.
func latest(a, b string) int { return cmp.Compare(b, a) }

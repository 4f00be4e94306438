package version

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/text"
	"github.com/readout-app/readout/internal/text/worddiff"
)

// Fate is what became of a passage in a newer version.
type Fate string

// The fates of a passage.
const (
	Kept    Fate = "kept"    // its words are there, in place or elsewhere
	Changed Fate = "changed" // half of its words or more are there in place, others were changed
	Gone    Fate = "gone"
)

// Change is what lies between an older and a newer version of an article.
type Change struct {
	Runs     []worddiff.Run
	old, new *text.Text
	words    []text.Span // of the old text
	found    []text.Span // each of them in the new text; empty where it is gone
	number   []int       // each of them among the words of the new text, where it is found
}

// Compare compares two versions.
func Compare(old, new *text.Text) *Change {
	c := &Change{Runs: worddiff.Diff(old, new), old: old, new: new, words: worddiff.Words(old)}
	c.found, c.number = make([]text.Span, len(c.words)), make([]int, len(c.words))
	there := worddiff.Words(new)
	i, k := 0, 0
	for _, r := range c.Runs {
		for r.Op == worddiff.New && k < len(there) && there[k].End <= r.New.End {
			k++
		}
		for r.Op != worddiff.New && i < len(c.words) && c.words[i].End <= r.Old.End {
			if r.Op == worddiff.Same {
				c.found[i], c.number[i] = there[k], k
				k++
			}
			i++
		}
	}
	return c
}

// enoughWords is the number of words from which a passage that is found elsewhere is
// taken to have moved there: fewer stand in many places.
const enoughWords = 4

// Fate gives what became of a passage of the older version, and where it stands in the
// newer; the span is empty when it is gone.
func (c *Change) Fate(passage text.Span) (Fate, text.Span) {
	from := sort.Search(len(c.words), func(i int) bool { return c.words[i].End > passage.Start })
	all, left, at := 0, 0, text.Span{}
	first, inOne := -1, true // its words stand in the new text as they stood in the old
	for i := from; i < len(c.words) && c.words[i].Start < passage.End; i++ {
		if !isWord(c.old.Slice(c.words[i])) {
			continue
		}
		if all++; c.found[i].Empty() {
			continue
		}
		left++
		at = at.Cover(c.found[i])
		if first < 0 {
			first = i
		}
		inOne = inOne && c.number[i]-c.number[first] == i-first
	}
	if all > 0 && left == all && inOne {
		return Kept, at
	}
	if sp, ok := c.new.Find(c.old.Select(passage)); ok && all >= enoughWords {
		return Kept, sp
	}
	if all > 0 && 2*left >= all {
		return Changed, at
	}
	return Gone, text.Span{}
}

// isWord says whether a word is one of letters or digits.
func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

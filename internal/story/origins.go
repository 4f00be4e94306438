package story

import (
	"hash/fnv"
	"strings"
	"unicode"
)

// shingleWords is the number of words in a row that make one shingle: long enough
// that two reports written apart share few of them.
const shingleWords = 5

// The share of shingles in common from which two articles are one report: of the
// later one's own, or, where the earlier is the shorter (a reprint may be dated to the
// same day), of that one's. The second is higher, for a short report that quotes a
// sentence of a long one shares much of its own words with it.
const (
	reprintShare = 0.35
	excerptShare = 0.5
)

// findOrigins groups reprints. It gives for every item the index of the first item
// of its group; items are in order of publication, so the first is the earliest.
func findOrigins(items []Item) []int {
	origin := make([]int, len(items))
	first := map[uint64]int32{} // shingle -> first item that has it
	size := make([]int, len(items))
	for i, it := range items {
		origin[i] = i
		own := shingles(it.Article.Text.String())
		size[i] = len(own)
		count := map[int]int{}
		for _, h := range own {
			if j, ok := first[h]; ok {
				count[origin[j]]++
			}
		}
		best, most := -1, 0
		for j, n := range count {
			if n > most || n == most && j < best {
				best, most = j, n
			}
		}
		if best >= 0 && (float64(most) >= reprintShare*float64(len(own)) || float64(most) >= excerptShare*float64(size[best])) {
			origin[i] = best
		}
		for _, h := range own {
			if _, ok := first[h]; !ok {
				first[h] = int32(i)
			}
		}
	}
	return origin
}

// shingles hashes every run of shingleWords words, case and marks left out, without
// repeats.
func shingles(s string) []uint64 {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []uint64
	seen := map[uint64]bool{}
	for i := 0; i+shingleWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+shingleWords] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		if sum := h.Sum64(); !seen[sum] {
			seen[sum] = true
			out = append(out, sum)
		}
	}
	return out
}

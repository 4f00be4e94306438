package story

import (
	"hash/fnv"
	"strings"
	"unicode"
)

// shingleWords is the number of words in a row that make one shingle: long enough
// that two reports written apart share few of them.
const shingleWords = 5

// reprintShare is the share of the shorter article's shingles that must stand in
// another for the two to be one report. Reports written apart about one event,
// quoting the same words, stay well below it.
const reprintShare = 0.35

// findOrigins groups reprints. It gives for every item the index of the first item
// of its group; items are in order of publication, so the first is the earliest.
func findOrigins(items []Item) []int {
	origin := make([]int, len(items))
	first := map[uint64]int32{} // shingle -> first item that has it
	for i, it := range items {
		origin[i] = i
		own := shingles(it.Article.Text.String())
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
		if best >= 0 && float64(most) >= reprintShare*float64(len(own)) {
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

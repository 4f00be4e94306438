package punct

import "math/bits"

// tops answers which word of a range is nearest to the root: row k holds the answer
// for every range of 1<<k words.
type tops struct {
	depth []int
	rows  [][]int
}

// newTops prepares the answers for the words that are not left out.
func newTops(depth []int, out []bool) tops {
	t := tops{depth: depth}
	row := make([]int, len(depth))
	for i := range row {
		row[i] = i
		if out[i] {
			row[i] = -1
		}
	}
	t.rows = append(t.rows, row)
	for size := 2; size <= len(depth); size *= 2 {
		next := make([]int, len(depth)-size+1)
		for i := range next {
			next[i] = t.higher(row[i], row[i+size/2])
		}
		t.rows = append(t.rows, next)
		row = next
	}
	return t
}

// higher gives the word of the two that is nearer to the root, the first of equals.
func (t *tops) higher(a, b int) int {
	if a < 0 || b >= 0 && t.depth[b] < t.depth[a] {
		return b
	}
	return a
}

// of gives the word nearest to the root in [first, last), or -1 when there is none.
func (t *tops) of(first, last int) int {
	if first >= last {
		return -1
	}
	k := bits.Len(uint(last-first)) - 1
	return t.higher(t.rows[k][first], t.rows[k][last-1<<k])
}

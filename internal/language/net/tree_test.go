package net

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestSolveFindsTheBestTree holds the algorithm to trying all trees.
func TestSolveFindsTheBestTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "words")
		root := rapid.IntRange(0, n-1).Draw(t, "root")
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(rapid.IntRange(-20, 20).Draw(t, "score")) / 4
		}
		for i := range n {
			scores[i*(n+1)+i+1] = float32(math.Inf(-1))
		}
		heads := make([]int, n)
		solve(scores, n+1, n, root, heads)
		if !isTree(heads) || heads[root] != -1 {
			t.Fatalf("no tree under %d: %v", root, heads)
		}
		want := float32(math.Inf(-1))
		try := make([]int, n)
		var all func(i int)
		all = func(i int) {
			if i == n {
				if isTree(try) {
					want = max(want, total(scores, try))
				}
				return
			}
			for h := range n {
				if try[i] = h; i == root {
					try[i] = -1
				}
				all(i + 1)
			}
		}
		all(0)
		if got := total(scores, heads); got != want {
			t.Fatalf("a tree of %v, the best has %v", got, want)
		}
	})
}

func total(scores []float32, heads []int) float32 {
	sum := float32(0)
	for i, h := range heads {
		if h >= 0 {
			sum += scores[i*(len(heads)+1)+h+1]
		}
	}
	return sum
}

// isTree says that one word is the root and all hang on it.
func isTree(heads []int) bool {
	roots := 0
	for i := range heads {
		if heads[i] < 0 {
			roots++
		}
		steps := 0
		for j := i; j >= 0; j = heads[j] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func TestCyclic(t *testing.T) {
	for _, c := range []struct {
		heads []int
		want  bool
	}{
		{[]int{-1}, false}, {[]int{-1, 0, 1}, false}, {[]int{1, 0}, true}, {[]int{-1, 2, 1}, true}, {[]int{1, 2, 3, -1}, false}, {[]int{-1, 2, 3, 1}, true},
	} {
		var s scratch
		if got := s.cyclic(c.heads); got != c.want {
			t.Errorf("%v: %v", c.heads, got)
		}
	}
}

func TestLabelsOfNames(t *testing.T) {
	inf := float32(math.Inf(-1))
	for _, c := range []struct {
		name   string
		scores [][]float32 // O, B-0, I-0, B-1, I-1
		want   []Name
	}{
		{"none", [][]float32{{1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}}, nil},
		{"one", [][]float32{{0, 5, 0, 0, 0}, {0, 0, 5, 0, 0}, {5, 0, 0, 0, 0}}, []Name{{0, 2, 0}}},
		{"two beside each other", [][]float32{{0, 5, 0, 0, 0}, {0, 0, 0, 5, 0}}, []Name{{0, 1, 0}, {1, 2, 1}}},
		{"inside needs a beginning", [][]float32{{0, 0, 9, 0, 1}, {0, 0, 0, 0, 9}}, []Name{{0, 2, 1}}},
		{"inside goes on with its own kind", [][]float32{{inf, 5, inf, inf, inf}, {0, 0, 1, 0, 4}}, []Name{{0, 2, 0}}},
	} {
		m := &Model{c: Config{Types: []string{"a", "b"}}}
		if got := m.Names(slices.Concat(c.scores...)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

package spread_test

import (
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/story/spread"
)

// atOnce does all at once.
func atOnce(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

func TestEveryNumberComesOnce(t *testing.T) {
	for _, s := range []spread.Spread{nil, atOnce} {
		for _, n := range []int{0, 1, 2, 31, 32, 33, 1000} {
			single, runs := make([]int, n), make([]int, n)
			s.Over(n, func(i int) { single[i]++ })
			s.Runs(n, func(from, to int) {
				for i := from; i < to; i++ {
					runs[i]++
				}
			})
			for i := range n {
				if single[i] != 1 || runs[i] != 1 {
					t.Errorf("of %d, %d comes %d times by itself and %d times in runs", n, i, single[i], runs[i])
				}
			}
		}
	}
}

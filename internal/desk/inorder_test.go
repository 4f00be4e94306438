package desk

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the number of workers and wherever it is stopped, results come in the
// order of their inputs, none twice, and no more are begun than may wait.
func TestInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(rt, "inputs")
		workers := rapid.IntRange(0, 9).Draw(rt, "workers")
		stop := rapid.IntRange(0, 70).Draw(rt, "stop after")
		byContext := rapid.Bool().Draw(rt, "by context")
		inputs := make([]int, n)
		for i := range inputs {
			inputs[i] = i
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		var begun, running, most atomic.Int64
		var got []int
		inOrder(ctx, workers, slices.Values(inputs), func(_ context.Context, i int) int {
			begun.Add(1)
			now := running.Add(1)
			for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
			}
			defer running.Add(-1)
			return i * i
		}, func(sq int) bool {
			got = append(got, sq)
			if len(got) <= stop {
				return true
			}
			if byContext {
				cancel()
				return true
			}
			return false
		})
		if running.Load() != 0 {
			rt.Fatal("workers are left running")
		}
		for i, sq := range got {
			if sq != i*i {
				rt.Fatalf("result %d is %d", i, sq)
			}
		}
		if stop >= n && len(got) != n {
			rt.Fatalf("%d of %d results", len(got), n)
		}
		if !byContext && len(got) > stop+1 {
			rt.Fatalf("%d results after a stop at %d", len(got), stop)
		}
		w := max(workers, 1)
		if most.Load() > int64(w) {
			rt.Fatalf("%d at once with %d workers", most.Load(), w)
		}
		if begun.Load() > int64(len(got)+w*4) {
			rt.Fatalf("%d were begun for %d results of %d workers", begun.Load(), len(got), w)
		}
	})
}

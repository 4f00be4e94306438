package desk

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// spread calls f with every number below n on all processors, each taking the next number
// when it is done with one, and comes back when all calls have. It is what a story joins
// many articles by.
func spread(n int, f func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	all.Wait()
}

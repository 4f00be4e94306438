package desk

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// workers gives the number of workers asked for, or one per processor for 0.
func workers(n int) int {
	if n <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return n
}

// inOrder runs f on every input with a number of workers and hands the results on
// in the order of the inputs. At most twice as many results as workers wait at a
// time, so that a slow one does not let the rest pile up in memory. It stops early
// when ctx is done or emit reports false.
func inOrder[In, Out any](ctx context.Context, workers int, inputs iter.Seq[In], f func(context.Context, In) Out, emit func(Out) bool) {
	workers = max(workers, 1)
	ctx, cancel := context.WithCancel(ctx)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer cancel()

	type slot struct {
		in  In
		out chan Out
	}
	work := make(chan slot)
	order := make(chan chan Out, workers*2)
	for range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for s := range work {
				s.out <- f(ctx, s.in)
			}
		}()
	}
	wait.Add(1)
	go func() {
		defer wait.Done()
		defer close(order)
		defer close(work)
		for in := range inputs {
			s := slot{in, make(chan Out, 1)}
			select {
			case order <- s.out:
			case <-ctx.Done():
				return
			}
			select {
			case work <- s:
			case <-ctx.Done():
				return
			}
		}
	}()
	for out := range order {
		select {
		case r := <-out:
			if !emit(r) {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

package spread

// Spread calls f with every number below n, several at a time where there are processors
// for it, and comes back when all calls have. A nil Spread calls one after the other. No
// call of f may write what another one reads or writes.
type Spread func(n int, f func(i int))

// Over calls f with every number below n.
func (s Spread) Over(n int, f func(i int)) {
	if s != nil && n > 1 {
		s(n, f)
		return
	}
	for i := range n {
		f(i)
	}
}

// mostRuns is into how many runs numbers are cut: few enough that it does not matter what
// a run needs for itself, and so many that no processor waits long for the last.
const mostRuns = 32

// Runs cuts the numbers below n into runs, from one number up to another without it, and
// calls f with each: for an f that keeps something from one number to the next.
func (s Spread) Runs(n int, f func(from, to int)) {
	runs := min(n, mostRuns)
	s.Over(runs, func(i int) { f(i*n/runs, (i+1)*n/runs) })
}

package score

import (
	"math"
	"slices"
)

// Interval gives the bounds that hold the true F1 in 19 of 20 samples (Wilson), in
// per cent, and the number of cases it rests on: the mean of what gold has and what
// was given. It takes the cases for independent of each other; for names, which come
// again and again in a text, Bootstrap is the honest one.
func (f Figure) Interval() (low, high float64, cases int) {
	cases = (f.Gold + f.System + 1) / 2
	if cases == 0 {
		return 0, 100, 0
	}
	const z = 1.959964
	n := float64(f.Gold+f.System) / 2
	p := float64(f.Right) / n
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	reach := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return 100 * max(0, middle-reach), 100 * min(1, middle+reach), cases
}

// samples is how often Bootstrap draws.
const samples = 1000

// Bootstrap gives the bounds that hold 95 % of the F1 of samples drawn from the parts,
// which are texts or sentences; cases of one part stay together. The draws are always
// the same. One part alone says nothing of how much parts differ: then it is Interval.
func Bootstrap(parts []Figure) (low, high float64) {
	if len(parts) < 2 {
		var f Figure
		for _, p := range parts {
			f = f.Plus(p)
		}
		low, high, _ = f.Interval()
		return low, high
	}
	state := uint64(1)
	f1 := make([]float64, samples)
	for i := range f1 {
		var f Figure
		for range parts {
			f = f.Plus(parts[draw(&state)%uint64(len(parts))])
		}
		f1[i] = f.F1()
	}
	slices.Sort(f1)
	const tail = samples / 40
	return f1[tail], f1[samples-1-tail]
}

// draw gives the next of a fixed row of numbers that look drawn by chance
// (SplitMix64).
func draw(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	z := *state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

package storytest

// dice are numbers that follow from a seed alone (SplitMix64, Steele, Lea and Flood 2014).
type dice struct{ state uint64 }

// newDice gives the dice of a seed; each kind of the same seed rolls otherwise.
func newDice(seed, kind uint64) *dice {
	d := &dice{seed}
	d.state = d.next() ^ kind*0xd1342543de82ef95
	d.next()
	return d
}

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below gives a number from 0 up to n, n left out.
func (d *dice) below(n int) int { return int(d.next() % uint64(n)) }

// skewed gives a number below n, small ones more often.
func (d *dice) skewed(n int) int {
	share := 1.0
	for range 3 {
		share *= float64(d.next()>>11) / (1 << 53)
	}
	return int(float64(n) * share)
}

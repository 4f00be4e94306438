package story

import (
	"math"
	"time"
)

// dayNumber is a calendar day as a number, 0 for none.
type dayNumber int

const secondsOfDay = 24 * 60 * 60

func dayNumberOf(day string) dayNumber {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return dayNumber(t.Unix() / secondsOfDay)
}

// String gives the day as ISO 8601 has it.
func (d dayNumber) String() string {
	return time.Unix(int64(d)*secondsOfDay, 0).UTC().Format(time.DateOnly)
}

// around gives the days that are at most so many before or after; all days of one that
// is not known.
func (d dayNumber) around(before, after dayNumber) (from, to dayNumber) {
	if d == 0 {
		return math.MinInt, math.MaxInt - 1
	}
	return d - before, d + after
}

// until gives the number of days between two, whichever is first; 0 where either is
// not known.
func (d dayNumber) until(o dayNumber) int {
	if d == 0 || o == 0 {
		return 0
	}
	return int(max(d-o, o-d))
}

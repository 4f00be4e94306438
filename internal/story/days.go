package story

import "time"

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

// until gives the number of days between two, whichever is first; 0 where either is
// not known.
func (d dayNumber) until(o dayNumber) int {
	if d == 0 || o == 0 {
		return 0
	}
	return int(max(d-o, o-d))
}

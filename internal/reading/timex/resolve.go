package timex

import (
	"fmt"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/reading/record"
)

// calendar gives the days of a year, a part of it, a month or a day.
func (e *expr) calendar(anchor time.Time) period {
	if e.year == 0 && e.yearRel != nil && !anchor.IsZero() {
		return e.in(anchor.Year() + *e.yearRel)
	}
	switch {
	case e.year > 0:
		return e.in(e.year)
	case anchor.IsZero():
		value := e.in(2000).value // a leap year: every day of the year exists
		return period{value: "XXXX" + strings.TrimPrefix(value, "2000")}
	}
	switch {
	case e.rel != nil && *e.rel == 0:
		return e.in(anchor.Year())
	case e.rel != nil && *e.rel < 0 && e.part != season:
		// "last March" is the last one that is over.
		return nearest(date(anchor.Year(), anchor.Month(), 1).AddDate(0, 0, -1), past, e.exists)
	case e.rel != nil && *e.rel > 0 && e.part != season:
		return nearest(date(anchor.Year(), anchor.Month()+1, 1), future, e.exists)
	case e.rel != nil && *e.rel < 0:
		p, _ := e.exists(anchor.Year())
		if !p.to.Before(anchor) {
			p, _ = e.exists(anchor.Year() - 1)
		}
		return p
	case e.rel != nil:
		p, _ := e.exists(anchor.Year())
		if !p.from.After(anchor) {
			p, _ = e.exists(anchor.Year() + 1)
		}
		return p
	}
	return nearest(anchor, e.dir, e.exists)
}

// exists gives the period in a year, false where the year lacks that day.
func (e *expr) exists(y int) (period, bool) {
	if e.day > 0 && !validDate(y, e.month, e.day) {
		return period{}, false
	}
	return e.in(y), true
}

func (e *expr) in(y int) period {
	switch {
	case e.day > 0 && !validDate(y, e.month, e.day):
		return period{value: fmt.Sprintf("%04d-%02d-XX", y, e.month)} // 29 February 2021: no such day
	case e.day > 0:
		return dayPeriod(date(y, time.Month(e.month), e.day))
	case e.month > 0:
		return monthPeriod(y, e.month)
	}
	switch e.part {
	case quarter:
		return partPeriod(y, e.n, 3, "Q")
	case half:
		return partPeriod(y, e.n, 6, "H")
	case season:
		return seasonPeriod(y, e.n)
	case week:
		return weekPeriod(date(y, 1, 4).AddDate(0, 0, 7*(e.n-1)), record.ISOWeek)
	case decade:
		return yearsPeriod(y, 10, fmt.Sprintf("%03d", y/10))
	case century:
		return yearsPeriod(y, 100, fmt.Sprintf("%02d", y/100))
	}
	return yearPeriod(y)
}

const (
	// A date without a year whose verb looks back but which would then lie so many
	// days off, while ahead it is near, lies ahead: a paper gives the year of the far one.
	farDays  = 300
	nearDays = 65
	justGone = 7 // days
	// backward is how many times farther a day may lie back than ahead and still be
	// taken for a past one where no verb tells: news mostly looks back.
	backward = 2
)

// nearest picks the year of a date that comes without one: the latest such period
// begun on or before the anchor, the next one that is not over, or, when the
// direction is unknown, the past one if it is near enough.
func nearest(anchor time.Time, dir direction, in func(year int) (period, bool)) period {
	var before, after period
	for y := anchor.Year() + 1; y >= anchor.Year()-9 && y > 0; y-- {
		if p, ok := in(y); ok && !p.from.After(anchor) {
			before = p
			break
		}
	}
	for y := max(anchor.Year()-1, 1); y <= anchor.Year()+9; y++ {
		if p, ok := in(y); ok && !p.to.Before(anchor) {
			after = p
			break
		}
	}
	if before.from.IsZero() {
		return after
	}
	if after.from.IsZero() {
		return before
	}
	oneDay := before.from.Equal(before.to)
	gone, ahead := daysBetween(before.to, anchor), daysBetween(anchor, after.from)
	switch {
	case dir == past && !(gone > farDays && ahead < nearDays):
		return before
	case dir == future && oneDay && ahead > farDays && gone <= justGone:
		return before // "left to mark May 3", told on May 4
	case dir == future, dir == past:
		return after
	case gone <= ahead, oneDay && gone <= backward*ahead:
		return before
	}
	return after
}

func daysBetween(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

package timex

import (
	"time"

	"github.com/readout-app/readout/internal/reading/record"
)

// variant is one way to read an expression from a given anchor.
type variant struct {
	week record.Week
	// other asks for the second way: the other direction, day and month swapped,
	// or the weekday of the week before or after instead of the nearest one.
	other bool
	way   record.Way
}

// variants lists the ways to read it from an anchor, the one chosen first unless a
// week decides.
func (e *expr) variants(anchor time.Time) []variant {
	switch {
	case anchor.IsZero() && !e.absolute():
		return []variant{{}} // without a day no rule makes a difference
	case e.countsWeeks():
		return []variant{{week: record.ISOWeek}, {week: record.SundayWeek}}
	case e.form == formNumeric && e.swapped:
		return []variant{{way: record.DayFirst}, {other: true, way: record.MonthFirst}}
	case e.form == formNumeric:
		return []variant{{way: record.MonthFirst}, {other: true, way: record.DayFirst}}
	case e.form == formWeekday && e.rel != nil && *e.rel > 0:
		return e.either(anchor, record.Coming, record.OfNextWeek)
	case e.form == formWeekday && e.rel != nil && *e.rel < 0:
		return e.either(anchor, record.OfLastWeek, record.Latest)
	case e.form == formWeekday && e.rel == nil && e.dir == unknown:
		return []variant{{way: record.LookingBack}, {other: true, way: record.LookingAhead}}
	case e.form == formWeekday && e.rel == nil && e.dir == future && isoWeekday(anchor) == e.weekday:
		return []variant{{way: record.SameDay}, {other: true, way: record.WeekLater}}
	}
	return []variant{{}}
}

// either gives the two ways to read a weekday with "last" or "next", of which earlier is
// that of the earlier day; one without a way where both are one day.
func (e *expr) either(anchor time.Time, earlier, later record.Way) []variant {
	first, second := variant{way: earlier}, variant{week: record.ISOWeek, other: true, way: later}
	a, b := e.weekdayFrom(anchor, first), e.weekdayFrom(anchor, second)
	switch {
	case a.Equal(b):
		return []variant{{}}
	case b.Before(a):
		first.way, second.way = later, earlier
	}
	return []variant{first, second}
}

// weekdayFrom finds the weekday that is meant. A bare one may be the anchor's own day.
func (e *expr) weekdayFrom(anchor time.Time, v variant) time.Time {
	back := (isoWeekday(anchor) - e.weekday + 7) % 7
	ahead := (7 - back) % 7
	switch {
	case e.rel != nil && *e.rel < 0 && v.other && back == 1:
		return anchor.AddDate(0, 0, -1)
	case e.rel != nil && *e.rel < 0 && v.other:
		return weekPeriod(anchor.AddDate(0, 0, -7), v.week).from.AddDate(0, 0, e.weekday-1)
	case e.rel != nil && *e.rel < 0 && back == 1:
		return anchor.AddDate(0, 0, -8) // told on Thursday, "last Wednesday" is not yesterday
	case e.rel != nil && *e.rel < 0:
		return anchor.AddDate(0, 0, -(back+6)%7-1)
	case e.rel != nil && *e.rel > 0 && v.other && e.tomorrow(anchor):
		return anchor.AddDate(0, 0, 1)
	case e.rel != nil && *e.rel > 0 && v.other:
		return weekPeriod(anchor.AddDate(0, 0, 7), v.week).from.AddDate(0, 0, e.weekday-1)
	case e.rel != nil && *e.rel > 0 && e.tomorrow(anchor):
		return anchor.AddDate(0, 0, 8) // nor "next Friday" tomorrow
	case e.rel != nil && *e.rel > 0:
		return anchor.AddDate(0, 0, (ahead+6)%7+1)
	case v.other:
		return anchor.AddDate(0, 0, 7-back)
	case e.rel != nil && e.dir != past, e.dir == future:
		return anchor.AddDate(0, 0, ahead)
	}
	return anchor.AddDate(0, 0, -back)
}

// tomorrow says that the coming such weekday is the day after the anchor, which news
// looking ahead does not call "next".
func (e *expr) tomorrow(anchor time.Time) bool {
	return e.dir != past && (e.weekday-isoWeekday(anchor)+7)%7 == 1
}

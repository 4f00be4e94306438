package timex

import (
	"fmt"
	"math"
	"time"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
)

// form is how an expression gets its days.
type form byte

const (
	formFixed    form = iota // a value as it stands: references, bare durations, sets
	formCalendar             // a year, part of a year, month or day, each known or not
	formNumeric              // a date in figures whose day and month may be swapped
	formWeekday              // a weekday
	formPeriod               // a unit counted from the anchor: this week, two months ago
	formSpan                 // a length that ends or begins at the anchor: the past two weeks
	formFeast                // a named day
	formClock                // a time of day alone
	formRange                // from begin to end
)

// direction is where the words look from their anchor.
type direction int8

const (
	past    direction = -1
	unknown direction = 0
	future  direction = 1
)

// expr is the meaning of a time expression before it is anchored.
type expr struct {
	form form
	typ  record.TimeType
	rule string
	mod  string

	value string // formFixed

	year    int  // 0 unknown
	yearRel *int // the year counted from the anchor's: "December last year"
	month   int  // 0 none
	day     int  // 0 none
	part    unit // quarter, half, season, decade, century
	n       int  // number of the part; units from the anchor; letter of a season
	unit    unit

	weekday int  // 1 to 7; beside a calendar day it only repeats it
	rel     *int // last, this, next before a weekday or a month
	weekOf  bool // the week that holds the day
	nthWeek int  // the seven days of a month counted from its first, or -1 from its last
	clip    int8 // "earlier this week" ends at the anchor, "later" begins there

	feast *feast
	dir   direction
	// narrative says that the anchor is a day of the text.
	narrative bool

	tod  string // part of the day or clock, as in a TIMEX3 value after the T
	zone string

	begin, end *expr // formRange
	// cut and rest are where the first end of a range in words ends and the second
	// begins: TIMEX3 marks "from Monday to Friday" as two expressions.
	cut, rest int

	quant, freq string // of a SET: "EVERY", "2X"

	swapped bool         // formNumeric: the day comes first
	why     message.Kind // why formNumeric takes its order
}

// absolute says that the days need no anchor.
func (e *expr) absolute() bool {
	switch e.form {
	case formFixed, formNumeric:
		return true
	case formCalendar:
		return e.year > 0
	case formFeast:
		return e.year > 0 || e.feast.kind == "once"
	case formRange:
		return e.begin.absolute() && e.end.absolute()
	}
	return false
}

// countsWeeks says that the days depend on which day begins a week.
func (e *expr) countsWeeks() bool {
	if e.weekOf {
		return true
	}
	switch e.form {
	case formPeriod:
		return e.unit == week || e.unit == fortnight
	case formRange:
		return e.begin.countsWeeks() || e.end.countsWeeks()
	}
	return false
}

// resolve gives the days of an expression from an anchor. A zero anchor is unknown:
// the value then keeps X for what is not told and there are no days.
func (e *expr) resolve(anchor time.Time, v variant) period {
	p := e.days(anchor, v)
	if e.weekOf && !p.from.IsZero() {
		p = weekPeriod(p.from, v.week)
	}
	if e.nthWeek != 0 && !p.from.IsZero() {
		p = sevenDays(p, e.nthWeek)
	}
	p = inCalendar(p, anchor)
	if e.clip != 0 && !anchor.IsZero() && !p.from.After(anchor) && !p.to.Before(anchor) {
		if e.clip < 0 {
			p.to = anchor
		} else {
			p.from = anchor
		}
	}
	if e.tod != "" && p.value != "" {
		p.value += "T" + e.tod + e.zone
	}
	return p
}

func (e *expr) days(anchor time.Time, v variant) period {
	switch e.form {
	case formFixed:
		return period{value: e.value}
	case formNumeric:
		if v.other {
			return dayPeriod(date(e.year, time.Month(e.day), e.month))
		}
		return dayPeriod(date(e.year, time.Month(e.month), e.day))
	case formCalendar:
		return e.calendar(anchor)
	case formRange:
		return e.span(anchor, v)
	case formFeast:
		return e.named(anchor)
	}
	if anchor.IsZero() {
		return period{value: e.unanchored()}
	}
	switch e.form {
	case formWeekday:
		return dayPeriod(e.weekdayFrom(anchor, v))
	case formPeriod:
		return e.counted(anchor, v)
	case formSpan:
		return e.stretch(anchor)
	}
	return dayPeriod(anchor) // formClock
}

// unanchored is the TIMEX3 value of a relative expression when no anchor is known.
func (e *expr) unanchored() string {
	if e.form == formWeekday {
		return fmt.Sprintf("XXXX-WXX-%d", e.weekday)
	}
	if e.form == formSpan {
		return e.value
	}
	if e.form == formClock {
		return "XXXX-XX-XX"
	}
	switch e.unit {
	case week, fortnight:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case month:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case half:
		return "XXXX-HX"
	case year:
		return "XXXX"
	case decade:
		return "XXX"
	case century:
		return "XX"
	case season:
		return "XXXX"
	}
	return "XXXX-XX-XX"
}

// counted gives a period counted from the anchor.
func (e *expr) counted(anchor time.Time, v variant) period {
	n := e.n
	if e.unit == weekend && n == 0 && e.dir == past && isoWeekday(anchor) < 6 {
		n = -1 // "this weekend" told on a weekday as past is the one gone by
	}
	if e.unit == month && e.day > 0 {
		return e.dayOfMonth(anchor)
	}
	if perDay := e.unit.perDay(); perDay > 0 { // no moment of the day is known to count from
		return dayPeriod(anchor.AddDate(0, 0, n/perDay))
	}
	p := around(anchor, e.unit, n, v.week)
	if e.rule == ruleOvernight && e.dir != future {
		p.from = p.from.AddDate(0, 0, -1) // the night that ends on that day
	}
	if e.weekday > 0 && e.unit == week && e.rule == ruleShiftFrom { // "a week from Monday"
		day := expr{form: formWeekday, weekday: e.weekday, dir: future}
		return dayPeriod(day.weekdayFrom(anchor, v).AddDate(0, 0, 7*n))
	}
	if e.weekday > 0 && (e.unit == week || e.unit == fortnight) { // "Monday last week"
		return dayPeriod(weekPeriod(p.from.AddDate(0, 0, 1), record.ISOWeek).from.AddDate(0, 0, e.weekday-1))
	}
	return p
}

// dayOfMonth gives "the 15th": that day of this month or of the one before or after,
// whichever the direction asks for, the nearest where none does.
func (e *expr) dayOfMonth(anchor time.Time) period {
	best := period{value: fmt.Sprintf("XXXX-XX-%02d", e.day)}
	for n := -2; n <= 2; n++ {
		first := date(anchor.Year(), anchor.Month()+time.Month(n), 1)
		day := first.AddDate(0, 0, e.day-1)
		if day.Month() != first.Month() || e.dir == past && day.After(anchor) || e.dir == future && day.Before(anchor) {
			continue
		}
		if best.from.IsZero() || abs(daysBetween(day, anchor)) < abs(daysBetween(best.from, anchor)) {
			best = dayPeriod(day)
		}
	}
	return best
}

// sevenDays gives the n-th week of a month as seven days counted from its first day, or
// its last seven.
func sevenDays(month period, n int) period {
	p := period{from: month.from.AddDate(0, 0, 7*(n-1))}
	if n < 0 {
		p.from = month.to.AddDate(0, 0, -6)
	}
	p.to = p.from.AddDate(0, 0, 6)
	p.value = p.fromDay() + "/" + p.toDay()
	return p
}

// inCalendar drops days outside the years that ISO 8601 writes with four digits,
// and those of year 1, where the zero Time lies.
func inCalendar(p period, anchor time.Time) period {
	switch {
	case p.to.IsZero() || p.from.Year() > 1 && p.to.Year() <= 9999:
		return p
	case p.from.Before(anchor):
		return period{value: "PAST_REF"}
	}
	return period{value: "FUTURE_REF"}
}

// stretch gives a length of time that ends or begins at the anchor.
func (e *expr) stretch(anchor time.Time) period {
	p := period{value: e.value}
	if e.n == 0 {
		return p // an unknown number of units: no day is told
	}
	edge := shifted(anchor, e.unit, e.n)
	if perDay := e.unit.perDay(); perDay > 0 { // every day that it touches
		edge = anchor.AddDate(0, 0, int(math.Copysign(math.Ceil(math.Abs(float64(e.n))/float64(perDay)), float64(e.n))))
	}
	p.from, p.to = anchor, edge
	if e.n < 0 {
		p.from, p.to = edge, anchor
	}
	if inCalendar(p, anchor) != p {
		return period{value: e.value}
	}
	return p
}

func abs(n int) int { return max(n, -n) }

// span joins the two ends of a range. An end that lies before its begin is read forward.
func (e *expr) span(anchor time.Time, v variant) period {
	begin, end := *e.begin, *e.end
	begin.dir = e.dir
	a := begin.resolve(anchor, v)
	if end.form == formWeekday || end.form == formCalendar && end.year == 0 {
		end.dir = future
		if !a.from.IsZero() {
			anchor = a.from
		}
	}
	b := end.resolve(anchor, v)
	if !a.from.IsZero() && b.to.Before(a.from) {
		return period{value: a.value + "/" + b.value}
	}
	return period{a.value + "/" + b.value, a.from, b.to}
}

// named gives the days of a feast in its year, or in the year the direction asks for.
func (e *expr) named(anchor time.Time) period {
	f := e.feast
	if f.kind == "once" {
		return dayPeriod(f.once)
	}
	y := e.year
	if e.yearRel != nil && !anchor.IsZero() {
		y = anchor.Year() + *e.yearRel
	}
	p, ok := period{}, false
	switch {
	case y > 0:
		p, ok = f.in(y)
	case !anchor.IsZero():
		dir := e.dir
		if e.rel != nil && *e.rel != 0 {
			dir, anchor = direction(*e.rel), anchor.AddDate(0, 0, *e.rel) // "last Christmas"
		}
		p = nearest(anchor, dir, f.in)
		ok = !p.from.IsZero()
	}
	switch {
	case ok:
		return p
	case f.kind == "fixed":
		return period{value: fmt.Sprintf("XXXX-%02d-%02d", f.month, f.day)}
	case y > 0:
		return period{value: fmt.Sprintf("%04d-XX-XX", y)}
	}
	return period{value: "XXXX-XX-XX"}
}

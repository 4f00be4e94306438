package timex

import (
	"fmt"
	"time"

	"github.com/readout-app/readout/internal/reading/record"
)

// unit is a length of time that the calendar counts.
type unit byte

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	fortnight
	weekend
	month
	quarter
	half
	season
	year
	decade
	century
)

// perDay gives how many of a unit of the clock make a day, 0 for other units.
func (u unit) perDay() int {
	switch u {
	case second:
		return 24 * 60 * 60
	case minute:
		return 24 * 60
	case hour:
		return 24
	}
	return 0
}

// unitOf reads the value of a unit in timex-words.tsv.
func unitOf(value string) unit {
	switch value {
	case "TS":
		return second
	case "TM":
		return minute
	case "TH":
		return hour
	case "D":
		return day
	case "W":
		return week
	case "F":
		return fortnight
	case "WE":
		return weekend
	case "M":
		return month
	case "Q":
		return quarter
	case "Y":
		return year
	case "E":
		return decade
	case "C":
		return century
	}
	return noUnit
}

// duration gives the TIMEX3 value of n units; n "X" is an unknown number. Units
// that ISO 8601 does not know are told in those it knows.
func (u unit) duration(n string) string {
	scaled := func(factor int, letter string) string {
		var f float64
		if _, err := fmt.Sscanf(n, "%g", &f); err != nil {
			return "PX" + letter
		}
		return fmt.Sprintf("P%g%s", f*float64(factor), letter)
	}
	switch u {
	case second:
		return "PT" + n + "S"
	case minute:
		return "PT" + n + "M"
	case hour:
		return "PT" + n + "H"
	case day:
		return "P" + n + "D"
	case week:
		return "P" + n + "W"
	case fortnight:
		return scaled(2, "W")
	case weekend:
		return "P" + n + "WE"
	case month:
		return "P" + n + "M"
	case quarter:
		return "P" + n + "Q"
	case decade:
		if n == "X" { // unknown is how many decades, not how many years
			return "PXDE"
		}
		return scaled(10, "Y")
	case century:
		if n == "X" {
			return "PXCE"
		}
		return scaled(100, "Y")
	}
	return "P" + n + "Y"
}

// period is a run of calendar days, both ends inclusive, with its TIMEX3 value.
// The zero period has no days.
type period struct {
	value    string
	from, to time.Time
}

func (p period) fromDay() string { return isoDay(p.from) }
func (p period) toDay() string   { return isoDay(p.to) }

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// validDate says whether the month has that day in that year.
func validDate(y, m, d int) bool {
	t := date(y, time.Month(m), d)
	return m >= 1 && m <= 12 && d >= 1 && int(t.Month()) == m && t.Day() == d
}

// isoWeekday gives 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// dayPeriod is a single day.
func dayPeriod(t time.Time) period { return period{t.Format(time.DateOnly), t, t} }

// weekPeriod is the week that holds t, by a week rule. A week that begins on Sunday
// is named by the ISO week of its Monday, which holds six of its days.
func weekPeriod(t time.Time, rule record.Week) period {
	from := t.AddDate(0, 0, 1-isoWeekday(t))
	if rule == record.SundayWeek {
		from = t.AddDate(0, 0, -int(t.Weekday()))
	}
	y, w := from.AddDate(0, 0, 1).ISOWeek()
	return period{fmt.Sprintf("%04d-W%02d", y, w), from, from.AddDate(0, 0, 6)}
}

// weekendPeriod is the Saturday and Sunday of the ISO week that holds t.
func weekendPeriod(t time.Time) period {
	p := weekPeriod(t, record.ISOWeek)
	return period{p.value + "-WE", p.from.AddDate(0, 0, 5), p.to}
}

func monthPeriod(y, m int) period {
	from := date(y, time.Month(m), 1)
	return period{from.Format("2006-01"), from, from.AddDate(0, 1, -1)}
}

// partPeriod is the n-th (from 1) of the equal parts of a year that have so many months.
func partPeriod(y, n, months int, letter string) period {
	from := date(y, time.Month((n-1)*months+1), 1)
	return period{fmt.Sprintf("%04d-%s%d", y, letter, n), from, from.AddDate(0, months, -1)}
}

// seasons are TIMEX3's, in the order of the year, three calendar months each as
// meteorology counts them in the north; winter runs into the next year.
var seasons = [...]string{"SP", "SU", "FA", "WI"}

// seasonPeriod is season n (0 spring to 3 winter) that begins in year y.
func seasonPeriod(y, n int) period {
	from := date(y, time.Month(3+3*n), 1)
	return period{fmt.Sprintf("%04d-%s", y, seasons[n]), from, from.AddDate(0, 3, -1)}
}

func yearPeriod(y int) period {
	return period{fmt.Sprintf("%04d", y), date(y, 1, 1), date(y, 12, 31)}
}

// yearsPeriod is a decade or century: n years that begin with y.
func yearsPeriod(y, n int, value string) period {
	return period{value, date(y, 1, 1), date(y+n-1, 12, 31)}
}

// around gives the period of a unit that lies n units after the one that holds t.
// A week is counted by rule.
func around(t time.Time, u unit, n int, rule record.Week) period {
	y, m := t.Year(), int(t.Month())
	switch u {
	case day:
		return dayPeriod(t.AddDate(0, 0, n))
	case week:
		return weekPeriod(t.AddDate(0, 0, 7*n), rule)
	case fortnight:
		return weekPeriod(t.AddDate(0, 0, 14*n), rule)
	case weekend:
		return weekendPeriod(t.AddDate(0, 0, 7*n))
	case month:
		first := date(y, time.Month(m+n), 1)
		return monthPeriod(first.Year(), int(first.Month()))
	case quarter:
		q := y*4 + (m-1)/3 + n
		return partPeriod(q/4, q%4+1, 3, "Q")
	case half:
		h := y*2 + (m-1)/6 + n
		return partPeriod(h/2, h%2+1, 6, "H")
	case season:
		s := (y*12+m-3)/3 + n
		return seasonPeriod(s/4, s%4)
	case decade:
		d := y/10 + n
		return yearsPeriod(d*10, 10, fmt.Sprintf("%03d", d))
	case century:
		c := y/100 + n
		return yearsPeriod(c*100, 100, fmt.Sprintf("%02d", c))
	}
	return yearPeriod(y + n)
}

// shifted gives the day n units after t, for units of a day and more.
func shifted(t time.Time, u unit, n int) time.Time {
	switch u {
	case day:
		return t.AddDate(0, 0, n)
	case week, weekend:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	case month:
		return addMonths(t, n)
	case quarter:
		return addMonths(t, 3*n)
	case half:
		return addMonths(t, 6*n)
	case year:
		return addMonths(t, 12*n)
	case decade:
		return addMonths(t, 120*n)
	case century:
		return addMonths(t, 1200*n)
	}
	return t
}

// addMonths keeps to the end of the month where the day does not exist.
func addMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), t.Month()+time.Month(n), 1)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// nthWeekday gives the n-th (from 1, or -1 for the last) such weekday of a month.
func nthWeekday(y int, m time.Month, weekday, n int) time.Time {
	if n < 0 {
		t := date(y, m+1, 1).AddDate(0, 0, -1)
		return t.AddDate(0, 0, -((isoWeekday(t)-weekday+7)%7 + 7*(-n-1)))
	}
	t := date(y, m, 1)
	return t.AddDate(0, 0, (weekday-isoWeekday(t)+7)%7+7*(n-1))
}

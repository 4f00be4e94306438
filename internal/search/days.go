package search

import (
	"time"
)

// openYears is how far a span of days without an end is taken to reach.
const openYears = 5

// covers gives the terms of spans of days: whole years, whole months, and the days left.
// An interval that is asked for meets a span when it holds one of its terms, or lies in
// its year or month; see finder.days.
func covers(spans []days) []string {
	var out []string
	for _, s := range spans {
		out = append(out, cover(s.span())...)
	}
	return distinct(out)
}

func cover(s span) []string {
	if s == (span{}) {
		return nil
	}
	var out []string
	for d, to := s.from.time(), s.to.time(); !d.After(to); {
		switch year, month := d.AddDate(1, 0, -1), d.AddDate(0, 1, -1); {
		case d.YearDay() == 1 && !year.After(to):
			out = append(out, d.Format("2006"))
			d = year
		case d.Day() == 1 && !month.After(to):
			out = append(out, d.Format("2006-01"))
			d = month
		default:
			out = append(out, d.Format(time.DateOnly))
		}
		d = d.AddDate(0, 0, 1)
	}
	return out
}

// span gives days by their numbers, with an end where there was none. It is zero where
// neither end is a day.
func (s days) span() span {
	out := span{dayNumber(s.from), dayNumber(s.to)}
	switch {
	case out == span{}:
		return out
	case out.from == 0:
		out.from = numberOf(out.to.time().AddDate(-openYears, 0, 0))
	case out.to == 0:
		out.to = numberOf(out.from.time().AddDate(openYears, 0, 0))
	}
	out.to = min(out.to, numberOf(out.from.time().AddDate(200, 0, 0))) // no news reaches further
	return out
}

// meets says whether two spans share a day.
func (s span) meets(o span) bool { return s.from <= o.to && o.from <= s.to }

// unixDays is the number of days from 1 January of the year 1 to that of 1970.
const unixDays = 719162

const secondsOfDay = 24 * 60 * 60

// dayNumber gives the number of an ISO day, of which a time of day is left out; 0 for
// what is none.
func dayNumber(iso string) day {
	t, err := time.Parse(time.DateOnly, iso[:min(len(iso), len(time.DateOnly))])
	if err != nil {
		return 0
	}
	return numberOf(t)
}

func numberOf(t time.Time) day { return max(0, day(t.Unix()/secondsOfDay+unixDays+1)) }

func (d day) time() time.Time { return time.Unix((int64(d)-unixDays-1)*secondsOfDay, 0).UTC() }

// String gives the ISO day; "" for none.
func (d day) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

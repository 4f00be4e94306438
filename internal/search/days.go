package search

import (
	"slices"
	"time"
)

// openYears is how far a span of days without an end is taken to reach.
const openYears = 5

// covers gives the terms of spans of days: whole years, whole months, and the days left.
// An interval that is asked for meets a span when it holds one of its terms, or lies in
// its year or month; see meets.
func covers(spans []days) []string {
	var out []string
	for _, s := range spans {
		out = append(out, cover(s)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func cover(s days) []string {
	from, ferr := time.Parse(time.DateOnly, dayOf(s.from))
	to, terr := time.Parse(time.DateOnly, dayOf(s.to))
	switch {
	case ferr != nil && terr != nil:
		return nil
	case ferr != nil:
		from = to.AddDate(-openYears, 0, 0)
	case terr != nil:
		to = from.AddDate(openYears, 0, 0)
	}
	if to.After(from.AddDate(200, 0, 0)) {
		to = from.AddDate(200, 0, 0) // no news reaches further
	}
	var out []string
	for d := from; !d.After(to); {
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

func dayOf(s string) string { return s[:min(len(s), len(time.DateOnly))] }

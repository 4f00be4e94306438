package query

import (
	"strings"
	"time"
)

// interval reads a day, a month, a year or two of them with ".." between, of which one
// may be missing. It gives its first and last day, "" where it is open.
func interval(s string) (from, to string, ok bool) {
	first, last, two := strings.Cut(s, "..")
	if !two {
		return bounds(s)
	}
	if first == "" && last == "" {
		return "", "", false
	}
	if first != "" {
		if from, _, ok = bounds(first); !ok {
			return "", "", false
		}
	}
	if last != "" {
		if _, to, ok = bounds(last); !ok {
			return "", "", false
		}
	}
	return from, to, from == "" || to == "" || from <= to
}

// bounds gives the first and last day of a day, month or year.
func bounds(s string) (from, to string, ok bool) {
	for _, form := range []struct {
		layout              string
		years, months, days int // how long it is
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, s); err == nil && t.Year() > 0 {
			last := t.AddDate(form.years, form.months, form.days).AddDate(0, 0, -1)
			return t.Format(time.DateOnly), last.Format(time.DateOnly), true
		}
	}
	return "", "", false
}

package timex

import (
	"fmt"
	"strconv"
	"time"
)

// feast is the rule of a named day in timex-days.tsv.
type feast struct {
	kind    string // see the head of the list
	month   time.Month
	day     int // day of the month; days after Easter or Passover; for nth which one, -1 the last
	weekday int // for nth, 1 Monday to 7 Sunday
	length  int // days that it lasts
	once    time.Time
}

// parseFeast reads a row of timex-days.tsv: name, kind, value, days.
func parseFeast(row []string) (*feast, error) {
	f := &feast{kind: row[1], length: 1}
	value := ""
	if len(row) > 2 {
		value = row[2]
	}
	var err error
	switch f.kind {
	case "fixed", "islamic":
		var month int
		_, err = fmt.Sscanf(value, "%d-%d", &month, &f.day)
		f.month = time.Month(month)
	case "easter", "orthodox", "hebrew":
		f.day, err = strconv.Atoi(value)
	case "nth":
		_, err = fmt.Sscanf(value, "%d-%d-%d", &f.month, &f.weekday, &f.day)
	case "once":
		f.once, err = time.Parse(time.DateOnly, value)
	case "moving", "nowruz", "election":
	default:
		err = fmt.Errorf("unknown kind %q", f.kind)
	}
	if err == nil && len(row) > 3 && row[3] != "" {
		f.length, err = strconv.Atoi(row[3])
	}
	if err != nil {
		return nil, fmt.Errorf("named day %q: %w", row[0], err)
	}
	return f, nil
}

// on gives the first day in a year of our calendar; false where the rule gives none.
func (f *feast) on(year int) (time.Time, bool) {
	switch f.kind {
	case "fixed":
		return date(year, f.month, f.day), true
	case "easter":
		return easter(year).AddDate(0, 0, f.day), true
	case "orthodox":
		return orthodoxEaster(year).AddDate(0, 0, f.day), true
	case "hebrew":
		return passover(year).AddDate(0, 0, f.day), true
	case "islamic":
		return islamic(year, int(f.month), f.day)
	case "nowruz":
		return nowruz(year), true
	case "nth":
		return nthWeekday(year, f.month, f.weekday, f.day), true
	case "election": // the Tuesday after the first Monday of November
		return nthWeekday(year, time.November, 1, 1).AddDate(0, 0, 1), true
	case "once":
		return f.once, true
	}
	return time.Time{}, false
}

// in gives all days of the feast in a year.
func (f *feast) in(year int) (period, bool) {
	from, ok := f.on(year)
	if !ok {
		return period{}, false
	}
	p := dayPeriod(from)
	if f.length > 1 {
		p.to = from.AddDate(0, 0, f.length-1)
		p.value += "/" + p.to.Format(time.DateOnly)
	}
	return p, true
}

// mod tells that a reckoned day may differ from the day that is kept.
func (f *feast) mod() string {
	if f.kind == "islamic" {
		return "APPROX"
	}
	return ""
}

// easter gives Easter Sunday of the Gregorian calendar by the computus of
// Meeus, Jones and Butcher.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, time.Month(n/31), n%31+1)
}

// orthodoxEaster gives Easter Sunday of the Julian calendar by the algorithm of
// Meeus, as a day of the Gregorian one.
func orthodoxEaster(y int) time.Time {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	n := d + e + 114
	behind := y/100 - y/400 - 2 // days by which the Julian calendar lags
	return date(y, time.Month(n/31), n%31+1+behind)
}

// islamic gives the first day of our year that is such a day of the tabular Islamic
// calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30). A
// sighting of the moon may move the day that is kept by one or two.
func islamic(year, month, day int) (time.Time, bool) {
	epoch := date(622, time.July, 19)
	for h := (year-622)*33/32 - 1; h <= (year-622)*33/32+2; h++ {
		if h < 1 {
			continue
		}
		days := 354*(h-1) + (3+11*h)/30 + 29*(month-1) + month/2 + day - 1
		if t := epoch.AddDate(0, 0, days); t.Year() == year {
			return t, true
		}
	}
	return time.Time{}, false
}

// passover gives 15 Nisan, which lies 163 days before the next Hebrew new year. That
// is reckoned from the mean conjunction of its month with the four postponements, as
// Reingold and Dershowitz give it (Calendrical Calculations).
func passover(year int) time.Time {
	elapsed := func(h int) int {
		months := (235*h - 234) / 19
		parts := 12084 + 13753*months
		day := 29*months + parts/25920
		if 3*(day+1)%7 < 3 {
			day++
		}
		return day
	}
	newYear := func(h int) time.Time {
		last, this, next := elapsed(h-1), elapsed(h), elapsed(h+1)
		switch {
		case next-this == 356:
			this += 2
		case this-last == 382:
			this++
		}
		return date(-3760, time.September, 7).AddDate(0, 0, this)
	}
	return newYear(year+3761).AddDate(0, 0, -163)
}

// nowruz gives 1 Farvardin of the Solar Hijri calendar by its cycle of 33 years
// (leap years 1, 5, 9, 13, 17, 22, 26 and 30), right from 1800 to 2256.
func nowruz(year int) time.Time {
	leaps := func(y int) int { // leap years before y
		n := y / 33 * 8
		for _, l := range []int{1, 5, 9, 13, 17, 22, 26, 30} {
			if l < y%33 {
				n++
			}
		}
		return n
	}
	h, base := year-621, 1392
	return date(2013, time.March, 21).AddDate(0, 0, 365*(h-base)+leaps(h)-leaps(base))
}

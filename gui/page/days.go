package page

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/internal/article"
)

// longDays is the word in the window's language data that says how days are written;
// see LongDays.
const longDays = "readout.days"

// LongDays gives language data, in the form of a file of translations, that has
// days written with the month's name, or as ISO 8601.
func LongDays(on bool) []byte {
	if on {
		return []byte(`{"` + longDays + `": "long"}`)
	}
	return []byte(`{"` + longDays + `": "iso"}`)
}

// Day writes a day, or a day and time, of ISO 8601 as the person chose: as it is, or
// as Long does.
func Day(iso string) string {
	if lang.X(longDays, "iso") == "long" {
		return Long(iso)
	}
	return strings.Replace(iso, "T", " ", 1)
}

// Moment writes when an article was printed: the day as the person chose, and the time as
// article.Moment has it.
func Moment(published string) string {
	day, clock := article.Moment(published)
	return strings.TrimSpace(Day(day) + " " + clock)
}

// Long writes a day, or a day and time, of ISO 8601 with the month's name. What is
// not such a day is given back.
func Long(iso string) string {
	clock := ""
	if len(iso) > len(time.DateOnly) {
		clock = " " + iso[len(time.DateOnly)+1:]
		iso = iso[:len(time.DateOnly)]
	}
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso + clock
	}
	return lang.X("readout.day", "{{.Day}} {{.Month}} {{.Year}}", map[string]any{
		"Day": strconv.Itoa(d.Day()), "Month": month(d.Month()), "Year": strconv.Itoa(d.Year()),
	}) + clock
}

// Weekday writes a day of ISO 8601 as Day does, with its day of the week before it.
func Weekday(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return Day(iso)
	}
	return [...]func() string{
		func() string { return lang.L("Sunday") }, func() string { return lang.L("Monday") }, func() string { return lang.L("Tuesday") },
		func() string { return lang.L("Wednesday") }, func() string { return lang.L("Thursday") }, func() string { return lang.L("Friday") },
		func() string { return lang.L("Saturday") },
	}[d.Weekday()]() + ", " + Day(iso)
}

// month gives the short name of a month in the language of the window.
func month(m time.Month) string {
	return [...]func() string{
		func() string { return lang.L("Jan") }, func() string { return lang.L("Feb") }, func() string { return lang.L("Mar") },
		func() string { return lang.L("Apr") }, func() string { return lang.L("May") }, func() string { return lang.L("Jun") },
		func() string { return lang.L("Jul") }, func() string { return lang.L("Aug") }, func() string { return lang.L("Sep") },
		func() string { return lang.L("Oct") }, func() string { return lang.L("Nov") }, func() string { return lang.L("Dec") },
	}[m-1]()
}

package timex

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Days as printed in almanacs.
func TestFeasts(t *testing.T) {
	f, _ := parts()
	for name, days := range map[string]string{
		"easter":             "1961-04-02 2000-04-23 2008-03-23 2022-04-17 2024-03-31 2038-04-25",
		"orthodox easter":    "2000-04-30 2013-05-05 2016-05-01 2022-04-24 2024-05-05",
		"passover":           "2000-04-20 2013-03-26 2022-04-16 2024-04-23",
		"rosh hashanah":      "2000-09-30 2013-09-05 2022-09-26 2024-10-03",
		"yom kippur":         "1973-10-06 2013-09-14 2022-10-05",
		"ramadan":            "1998-12-20 2013-07-09 2022-04-03",
		"eid al-fitr":        "2013-08-08 2022-05-03",
		"nowruz":             "1996-03-20 1998-03-21 2008-03-20 2013-03-21 2020-03-20 2021-03-21 2024-03-20 2025-03-21",
		"labor day":          "1998-09-07 2013-09-02",
		"memorial day":       "2013-05-27 2022-05-30",
		"thanksgiving":       "2013-11-28 2022-11-24",
		"election day":       "2010-11-02 2016-11-08 2022-11-08",
		"orthodox christmas": "2022-01-07",
	} {
		first := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })[0]
		for _, p := range f.lists.phrases[first] {
			if p.expr.feast == nil || strings.ReplaceAll(strings.Join(p.words, " "), " - ", "-") != name {
				continue
			}
			for _, want := range strings.Fields(days) {
				day, err := time.Parse(time.DateOnly, want)
				if err != nil {
					t.Fatal(err)
				}
				if got, ok := p.expr.feast.on(day.Year()); !ok || !got.Equal(day) {
					t.Errorf("%s %d is %s, want %s", name, day.Year(), isoDay(got), want)
				}
			}
			days = ""
		}
		if days != "" {
			t.Errorf("no rule for %s", name)
		}
	}
}

// TestFeastsKeepToTheirSeason: every rule gives a day of the year it was asked for, and
// Passover falls on or after the equinox on no Monday, Wednesday or Friday.
func TestFeastsKeepToTheirSeason(t *testing.T) {
	f, _ := parts()
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(1850, 2200).Draw(t, "year")
		for _, list := range f.lists.phrases {
			for _, p := range list {
				if p.expr.feast == nil || p.expr.feast.kind == "once" {
					continue
				}
				if day, ok := p.expr.feast.on(year); ok && day.Year() != year {
					t.Fatalf("%v %d is %s", p.words, year, isoDay(day))
				}
			}
		}
		p := passover(year)
		if w := isoWeekday(p); w == 1 || w == 3 || w == 5 || p.Before(date(year, 3, 20)) || p.After(date(year, 5, 1)) {
			t.Fatalf("Passover %d on %s", year, p.Format("Monday 2 January"))
		}
		if n := nowruz(year); n.Month() != time.March || n.Day() < 19 || n.Day() > 22 {
			t.Fatalf("Nowruz %d on %s", year, isoDay(n))
		}
	})
}

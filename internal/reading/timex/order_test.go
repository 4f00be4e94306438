package timex

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// A date in figures is read as the outlet's country writes it, if the text does not
// show another order; the other order is kept as a reading.
func TestOrderOfFigures(t *testing.T) {
	f, a := parts()
	const open = "The paper is dated 03/02/2022."
	for _, c := range []struct{ outlet, url, text, want string }{
		{"The New York Times", "", open, "*+ 2022-03-02..2022-03-02; + 2022-02-03..2022-02-03"},
		{"The Guardian", "", open, "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"", "https://www.meridian.co.uk/a", open, "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"", "https://www.state.gov/a", open, "*+ 2022-03-02..2022-03-02; + 2022-02-03..2022-02-03"},
		{"Meridian Courier", "https://meridian.com/a", open, "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"The Guardian", "", "They met on 12/17/2021. " + open, "*+ 2022-03-02..2022-03-02; + 2022-02-03..2022-02-03"},
		{"The New York Times", "", "The paper is dated 13/02/2022.", "*+ 2022-02-13..2022-02-13"},
		{"The New York Times", "", "The paper is dated 04/04/2022.", "*+ 2022-04-04..2022-04-04"},
	} {
		front := printedOn("2022-02-10")
		front.URL, front.Outlet = c.url, article.Passage{Text: c.outlet}
		times := f.Find(a.Parse(text.New(c.text), nil), front)
		if got := readingsOf(times[len(times)-1]); got != c.want {
			t.Errorf("%s %s: %s\n got %s\nwant %s", c.outlet, c.url, c.text, got, c.want)
		}
	}
}

// Each of the ways to read a date that its words and its day leave open has a name.
func TestWaysToReadADate(t *testing.T) {
	for _, c := range []struct{ text, printed, want string }{
		{"The paper is dated 03/02/2022.", "2022-02-10", "*day-first 2022-02-03, month-first 2022-03-02"},
		{"The paper is dated 02/11/2022.", "2022-02-10", "*month-first 2022-02-11, day-first 2022-11-02"},
		{"Meeting Sunday", "2022-01-31", "*back 2022-01-30, ahead 2022-02-06"},
		{"They will meet on Monday.", "2022-01-31", "*same-day 2022-01-31, week-later 2022-02-07"},
		{"They will meet next Friday.", "2022-01-31", "*coming 2022-02-04, of-next-week 2022-02-11"},
		{"They will meet next Friday.", "2019-01-31", "*of-next-week 2019-02-08, coming 2019-02-01"},
		{"They will meet next Monday.", "2019-01-31", "* 2019-02-04"},
		{"They met last Tuesday.", "2019-01-31", "*latest 2019-01-29, of-last-week 2019-01-22"},
		{"They met last Wednesday.", "2019-01-31", "*of-last-week 2019-01-23, latest 2019-01-30"},
		{"They met last Friday.", "2019-01-31", "* 2019-01-25"},
		{"They met on Sunday.", "2022-01-31", "* 2022-01-30"},
	} {
		times := findIn(c.text, c.printed)
		var got []string
		for _, r := range times[len(times)-1].Readings {
			mark := ""
			if r.Chosen {
				mark = "*"
			}
			got = append(got, mark+string(r.Way)+" "+r.From)
		}
		if shown := strings.Join(got, ", "); shown != c.want {
			t.Errorf("%s (%s)\n got %s\nwant %s", c.text, c.printed, shown, c.want)
		}
	}
}

package timex

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

var parts = sync.OnceValues(func() (*Finder, *language.Analyser) {
	f, err := New()
	if err != nil {
		panic(err)
	}
	a, err := language.New()
	if err != nil {
		panic(err)
	}
	return f, a
})

// printedOn is the front matter of an article printed on a day.
func printedOn(day string) article.Front {
	return article.Front{Published: article.Published{Value: day}}
}

// findIn reads the times of a text printed on a day.
func findIn(s, printed string) []record.Time {
	f, a := parts()
	return f.Find(a.Parse(text.New(s), nil), printedOn(printed))
}

// shown is a time as the tests write it: words=value[mod]@from..to
func shown(t record.Time) string {
	s := t.Text + "=" + t.Value
	if t.Mod != "" {
		s += "[" + t.Mod + "]"
	}
	switch {
	case t.From == "" && t.To == "":
	case t.From == t.To:
		s += "@" + t.From
	default:
		s += "@" + t.From + ".." + t.To
	}
	return s
}

func shownAll(times []record.Time) string {
	var out []string
	for _, t := range times {
		out = append(out, shown(t))
	}
	return strings.Join(out, " | ")
}

// readingsOf writes the readings as the tests do, the chosen one with a star.
func readingsOf(t record.Time) string {
	var out []string
	for _, r := range t.Readings {
		s := string(r.Anchor) + "+" + string(r.Week) + " " + r.From + ".." + r.To
		if r.Chosen {
			s = "*" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestReadingsAtPublication(t *testing.T) {
	for _, c := range []struct{ text, printed, want string }{
		{"They will meet next week.", "2022-01-31", "*publication+iso 2022-02-07..2022-02-13; publication+sunday 2022-02-06..2022-02-12"},
		{"They will meet this week.", "2022-01-30", "publication+iso 2022-01-24..2022-01-30; *publication+sunday 2022-01-30..2022-02-05"},
		{"They met three times this week.", "2022-01-30", "*publication+iso 2022-01-24..2022-01-30; publication+sunday 2022-01-30..2022-02-05"},
		{"They met on Sunday.", "2022-01-31", "*publication+ 2022-01-30..2022-01-30"},
		{"Meeting Sunday", "2022-01-31", "*publication+ 2022-01-30..2022-01-30; publication+ 2022-02-06..2022-02-06"},
		{"They will meet on Monday.", "2022-01-31", "*publication+ 2022-01-31..2022-01-31; publication+ 2022-02-07..2022-02-07"},
		{"They will meet next Friday.", "2022-01-31", "*publication+ 2022-02-04..2022-02-04; publication+iso 2022-02-11..2022-02-11"},
		{"The paper is dated 03/02/2022.", "2022-02-10", "*+ 2022-02-03..2022-02-03; + 2022-03-02..2022-03-02"},
		{"It was signed on 3 May 2021.", "2022-01-31", "*+ 2021-05-03..2021-05-03"},
	} {
		times := findIn(c.text, c.printed)
		if len(times) == 0 {
			t.Errorf("%s: nothing found", c.text)
			continue
		}
		if got := readingsOf(times[len(times)-1]); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestFindWithoutPublication(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met on Sunday.", "Sunday=XXXX-WXX-7"},
		{"They will meet next week.", "next week=XXXX-WXX"},
		{"They met on December 17.", "December 17=XXXX-12-17"},
		{"They met in March and will meet next year.", "March=XXXX-03 | next year=XXXX"},
		{"They met yesterday.", "yesterday=XXXX-XX-XX"},
		{"They met on 17 December 2021.", "17 December 2021=2021-12-17@2021-12-17"},
		{"They met on New Year's Day.", "New Year's Day=XXXX-01-01"},
	} {
		if got := shownAll(findIn(c.text, "")); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestAnchor(t *testing.T) {
	const sunday, wednesday = "2022-01-30", "2022-01-26"
	for _, c := range []struct {
		text, words, said, want string
	}{
		{"The envoys will meet next week.", "next week", sunday,
			"publication+iso 2022-02-07..2022-02-13; publication+sunday 2022-02-06..2022-02-12; *utterance+iso 2022-01-31..2022-02-06; utterance+sunday 2022-02-06..2022-02-12"},
		{"The envoys will speak this week.", "this week", sunday,
			"publication+iso 2022-01-31..2022-02-06; publication+sunday 2022-01-30..2022-02-05; utterance+iso 2022-01-24..2022-01-30; *utterance+sunday 2022-01-30..2022-02-05"},
		{"The envoys spoke twice this week.", "this week", sunday,
			"publication+iso 2022-01-31..2022-02-06; publication+sunday 2022-01-30..2022-02-05; *utterance+iso 2022-01-24..2022-01-30; utterance+sunday 2022-01-30..2022-02-05"},
		{"The envoys will meet tomorrow.", "tomorrow", wednesday, "publication+ 2022-02-01..2022-02-01; *utterance+ 2022-01-27..2022-01-27"},
		{"The envoys will meet on Friday.", "Friday", wednesday, "publication+ 2022-02-04..2022-02-04; *utterance+ 2022-01-28..2022-01-28"},
		{"The envoys will answer in three days.", "three days", wednesday, "publication+ 2022-02-03..2022-02-03; *utterance+ 2022-01-29..2022-01-29"},
		{"The envoys must answer within two weeks.", "two weeks", wednesday, "publication+ 2022-01-31..2022-02-14; *utterance+ 2022-01-26..2022-02-09"},
		{"The envoys will meet on 3 May 2022.", "3 May 2022", wednesday, "*+ 2022-05-03..2022-05-03"},
	} {
		f, _ := parts()
		before := findIn(c.text, "2022-01-31T10:32")
		if len(before) == 0 {
			t.Errorf("%s: nothing found", c.text)
			continue
		}
		copied := readingsOf(before[0])
		after := f.Anchor(before, []Utterance{
			{Statement: "s9", Spans: []text.Span{{Start: 0, End: 1000}}, From: "2021-06-01", To: "2021-06-01"},
			{Statement: "s1", Spans: []text.Span{{Start: 0, End: len(c.text)}}, From: c.said, To: c.said, Direct: true},
		})
		if got := readingsOf(after[0]); got != c.want || after[0].Text != c.words {
			t.Errorf("%s (%s)\n got %s\nwant %s", c.text, after[0].Text, got, c.want)
		}
		if len(after[0].Why) == 0 {
			t.Errorf("%s: no reason given", c.text)
		}
		if after[0].Anchor == record.Utterance && after[0].Statement != "s1" {
			t.Errorf("%s: anchored to %q", c.text, after[0].Statement)
		}
		if readingsOf(before[0]) != copied {
			t.Errorf("%s: the input was changed", c.text)
		}
	}
}

func TestAnchorOverSeveralDays(t *testing.T) {
	f, _ := parts()
	times := findIn("The envoys will meet next week and will report tomorrow.", "2022-01-31")
	said := []Utterance{{Statement: "s1", Spans: []text.Span{{Start: 0, End: 100}}, From: "2022-01-25", To: "2022-01-26"}}
	times = f.Anchor(times, said)
	if got := times[0].From; got != "2022-01-31" {
		t.Errorf("next week, said on two days of one week, begins %s", got)
	}
	if got := times[1].Anchor; got != record.Publication {
		t.Errorf("tomorrow, said on one of two days, is anchored at %s", got)
	}
}

func TestFrontMatterLines(t *testing.T) {
	f, a := parts()
	s := "January 31, 2022, 10:32 Envoys to meet in 2023\n2021 was calm, a minister said."
	lines := []text.Span{{Start: 0, End: 23}, {Start: 24, End: 46}}
	got := shownAll(f.Find(a.Parse(text.New(s), lines), article.Front{Published: article.Published{Value: "2022-01-31"}, Lines: lines}))
	want := "January 31, 2022, 10:32=2022-01-31T10:32@2022-01-31 | 2023=2023@2023-01-01..2023-12-31 | 2021=2021@2021-01-01..2021-12-31"
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestSeed reads the first real article, where it lies beside the project.
func TestSeed(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/seed/article.txt")
	if err != nil {
		t.Skip("no seed article beside the project")
	}
	f, a := parts()
	times := f.Find(a.Parse(text.New(string(data)), nil), printedOn("2022-01-31T10:32"))
	var got []string
	for _, x := range times {
		got = append(got, x.Text+" "+x.From)
	}
	want := "2022-01-31 2022-01-31, next week 2022-02-07, Sunday 2022-01-30, January 31, 2022, 10:32 2022-01-31, " +
		"next week 2022-02-07, JANUARY 31 2022-01-31, this week 2022-01-31, Wednesday 2022-01-26, " +
		"December 17, 2021 2021-12-17, Wednesday 2022-01-26, Recently , earlier "
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// checkTimes holds what is true of every result.
func checkTimes(t interface{ Fatalf(string, ...any) }, s string, times []record.Time) {
	last := 0
	for _, x := range times {
		if x.Start < last || x.Empty() {
			t.Fatalf("%q: spans out of order at %+v", s, x.Span)
		}
		last = x.End
		chosen := 0
		for _, r := range x.Readings {
			if r.Chosen {
				chosen++
			}
			if r.From > r.To || (r.From == "") != (r.To == "") {
				t.Fatalf("%q: days %s..%s", s, r.From, r.To)
			}
		}
		if chosen != 1 || x.Value == "" || len(x.Why) == 0 || x.Text == "" {
			t.Fatalf("%q: %d chosen, value %q, why %q", s, chosen, x.Value, x.Why)
		}
		for _, d := range []string{x.From, x.To} {
			if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
				t.Fatalf("%q: day %q", s, d)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", "They met on Monday, 31 January 2022, at 10:32 a.m. GMT.", "0/0/0000 99999999999 weeks ago", "29 February", "from 3 to 5 May–June ’99",
		"in 9999 years, 9999 centuries ago, the next 9999 decades", "\xff\xfe next week", "the end of the end of the year", "Q9 2021 H3 25:61 2400 GMT 24:59 a.m.",
		"۳۱ January ² weeḱs 31́ May", "February 30, 2021 31/02/2021 00.00.2000", "last last last Friday Friday next", "the 99th century",
	} {
		f.Add(s, "2022-01-31", "2022-01-30")
		f.Add(s, "", "0001-01-01")
		f.Add(s, "9999-12-31", "9999-12-31")
	}
	f.Add("the end of the year", "", "0001-01-21")
	f.Fuzz(func(t *testing.T, s, printed, said string) {
		if len(s) > 2000 {
			t.Skip()
		}
		finder, _ := parts()
		times := findIn(s, printed)
		checkTimes(t, s, times)
		times = finder.Anchor(times, []Utterance{{Statement: "s1", Spans: []text.Span{{Start: 0, End: len(s)}}, From: said, To: said}})
		checkTimes(t, s, times)
	})
}

// TestEveryDayOfTheCalendar: any day, written out in any usual way, reads as that day.
func TestEveryDayOfTheCalendar(t *testing.T) {
	layouts := []string{"2 January 2006", "January 2, 2006", "Jan. 2, 2006", "Monday, January 2, 2006", "Monday 2 January 2006", "2006-01-02", "02.01.2006", "2 Jan 2006"}
	rapid.Check(t, func(t *rapid.T) {
		day := date(1900, 1, 1).AddDate(0, 0, rapid.IntRange(0, 72000).Draw(t, "day"))
		layout := rapid.SampledFrom(layouts).Draw(t, "layout")
		if day.Month() == time.May && strings.HasPrefix(layout, "Jan.") {
			return // May has no short form
		}
		s := "The paper of " + day.Format(layout) + " was read."
		times := findIn(s, "2022-01-31")
		if len(times) != 1 || times[0].From != day.Format(time.DateOnly) || times[0].To != times[0].From || times[0].Text != day.Format(layout) {
			t.Fatalf("%s: %s", s, shownAll(times))
		}
	})
}

// TestWeekday: a weekday read backwards is the latest on or before the day of
// printing, forwards the first on or after it.
func TestWeekday(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anchor := date(2000, 1, 1).AddDate(0, 0, rapid.IntRange(0, 20000).Draw(t, "anchor"))
		e := expr{form: formWeekday, weekday: rapid.IntRange(1, 7).Draw(t, "weekday"), dir: past}
		back := e.resolve(anchor, variant{}).from
		e.dir = future
		ahead := e.resolve(anchor, variant{}).from
		if isoWeekday(back) != e.weekday || isoWeekday(ahead) != e.weekday ||
			daysBetween(back, anchor) < 0 || daysBetween(back, anchor) > 6 || daysBetween(anchor, ahead) < 0 || daysBetween(anchor, ahead) > 6 {
			t.Fatalf("from %v: back %v, ahead %v", anchor, back, ahead)
		}
	})
}

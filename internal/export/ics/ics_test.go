package ics

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
)

func written(t testing.TB, all ...*story.Expectation) string {
	t.Helper()
	var b bytes.Buffer
	err := Write(&b, "Lake talks, 2031", &story.Ledgers{Today: "2031-03-20", Expectations: all}, func(article.ID) string { return "https://harbour.example/1" })
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// unfolded gives the lines of a calendar.
func unfolded(s string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(s, "\r\n ", ""), "\r\n"), "\r\n")
}

func TestWrite(t *testing.T) {
	got := unfolded(written(t, &story.Expectation{
		Row:   story.Row{Key: "expectation:ab:1-2", Passages: []story.Passage{{Article: "a", Text: "will meet;\nagain, next week"}}},
		Title: "Talks resume; at the lake", Type: "CONSULT", From: "2031-03-24", To: "2031-03-30", By: "Ada Brell", AnnouncedOn: "2031-03-20", Status: story.Open,
		Condition: story.Passage{Text: "if both agree"}, Likelihood: record.Likelihood{Text: "likely"}, Why: message.Words("Its window is still open."),
	}))
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Readout//Readout//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:Lake talks\, 2031`,
		"BEGIN:VEVENT", "UID:expectation:ab:1-2@readout.app", "DTSTAMP:20310320T000000Z", "DTSTART;VALUE=DATE:20310324", "DTEND;VALUE=DATE:20310331",
		`SUMMARY:Talks resume\; at the lake`,
		`DESCRIPTION:Announced by: Ada Brell\, 2031-03-20\nLikelihood: likely\nCondition: if both agree\nStatus: open\nIts window is still open.\n“will meet\; again\, next week”`,
		"STATUS:TENTATIVE", "TRANSP:TRANSPARENT", "CATEGORIES:CONSULT", "URL:https://harbour.example/1", "END:VEVENT", "END:VCALENDAR",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWindowsAndStates(t *testing.T) {
	for _, c := range []struct {
		from, to string
		status   story.Status
		ruling   story.Ruling
		want     []string // nil: it is left out
	}{
		{"2031-03-24", "", story.Happened, "", []string{"DTSTART;VALUE=DATE:20310324", "DTEND;VALUE=DATE:20310325", "STATUS:CONFIRMED", "SUMMARY:Talks (happened)"}},
		{"", "2031-12-31", story.Cancelled, "", []string{"DTSTART;VALUE=DATE:20311231", "DTEND;VALUE=DATE:20320101", "STATUS:CANCELLED"}},
		{"2031-03-24T10:00", "2031-03-24", story.Postponed, story.Accepted, []string{"DTSTART;VALUE=DATE:20310324", "STATUS:TENTATIVE", "SUMMARY:Talks (postponed)"}},
		{"", "", story.Open, "", nil},
		{"2031-03-24", "2031-03-20", story.Open, "", nil},
		{"soon", "", story.Open, "", nil},
		{"2031-03-24", "", story.Open, story.Rejected, nil},
	} {
		got := written(t, &story.Expectation{Row: story.Row{Key: "k", Ruling: c.ruling}, Title: "Talks", From: c.from, To: c.to, Status: c.status})
		if strings.Contains(got, "VEVENT") != (c.want != nil) {
			t.Errorf("%+v:\n%s", c, got)
		}
		for _, line := range c.want {
			if !strings.Contains(got, "\r\n"+line+"\r\n") {
				t.Errorf("%+v lacks %s:\n%s", c, line, got)
			}
		}
	}
}

// Whatever the words are: no line is too long, none parts a letter, and no word makes a
// line of its own.
func TestLinesAreFoldedAndNothingBreaksOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SampledFrom([]string{"", "\r\nEND:VEVENT\r\n", "\\", "ä€𝔄"}).Draw(rt, "begin") + rapid.StringN(0, 200, -1).Draw(rt, "words")
		x := &story.Expectation{Row: story.Row{Key: words, Passages: []story.Passage{{Text: words}}}, Title: words, From: "2031-03-24", By: words, Type: words + "."}
		got := written(t, x)
		for _, line := range strings.Split(strings.TrimSuffix(got, "\r\n"), "\r\n") {
			if len(line) > longest || utf8.ValidString(words) && !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				rt.Fatalf("the line %q", line)
			}
		}
		if n := len(unfolded(got)); n != 19 {
			rt.Fatalf("%d lines:\n%s", n, got)
		}
	})
}

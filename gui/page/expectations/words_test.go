package expectations

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/track"
)

func cases(n int) track.Cases { return make(track.Cases, n) }

func TestATrackRecordGivesNoShareOfFewCases(t *testing.T) {
	for _, c := range []struct {
		name string
		r    track.Record
		want []string
		not  string
	}{
		{"nothing settled", track.Record{Name: "Varga", Open: cases(2)}, []string{"Varga", "2", "none is settled"}, "%"},
		{"nine", track.Record{Name: "Varga", Kept: cases(7), Slipped: cases(2)}, []string{"7 kept", "2 slipped", "0 dropped"}, "%"},
		{"ten", track.Record{Name: "Varga", Kept: cases(7), Slipped: cases(2), Dropped: cases(1), Overdue: cases(1)}, []string{"7 kept", "1 dropped", "70 % kept", "1 overdue"}, "otherwise"},
	} {
		got := recordWords(c.r)
		for _, w := range c.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q lacks %q", c.name, got, w)
			}
		}
		if strings.Contains(got, c.not) {
			t.Errorf("%s: %q has %q", c.name, got, c.not)
		}
	}
}

func TestLate(t *testing.T) {
	for _, c := range []struct {
		status   story.Status
		from, to string
		want     string
	}{
		{story.Overdue, "2026-03-01", "2026-03-07", "5 days late"},
		{story.Due, "2026-03-10", "2026-03-15", "3 days left"},
		{story.Due, "2026-03-10", "2026-03-12", "until today"},
		{story.Due, "2026-03-10", "", ""},
		{story.Open, "2026-03-20", "2026-03-20", "in 8 days"},
		{story.Open, "", "", ""},
		{story.Happened, "2026-03-01", "2026-03-07", ""},
	} {
		if got := late(&story.Expectation{Status: c.status, From: c.from, To: c.to}, "2026-03-12"); got != c.want {
			t.Errorf("%s from %q to %q: %q, want %q", c.status, c.from, c.to, got, c.want)
		}
	}
}

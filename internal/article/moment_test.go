package article

import "testing"

func TestMomentIsToTheMinuteInTheZoneThatWasStated(t *testing.T) {
	for _, c := range []struct{ published, day, clock string }{
		{"", "", ""},
		{"2026-10-20", "2026-10-20", ""},
		{"2026-10-20T11:05", "2026-10-20", "11:05"},
		{"2026-10-20T11:05:59Z", "2026-10-20", "11:05 UTC"},
		{"2026-10-20T11:05:00+00:00", "2026-10-20", "11:05 UTC"},
		{"2026-10-20T23:59:59+04:00", "2026-10-20", "23:59 UTC+4"},
		{"2026-10-20T00:05:00.25+10:00", "2026-10-20", "00:05 UTC+10"},
		{"2026-10-20T11:05:00-03:30", "2026-10-20", "11:05 UTC-3:30"},
		{"2026-10-20T11:05:00+05:45", "2026-10-20", "11:05 UTC+5:45"},
		{"2026-10", "2026-10", ""},
		{"last week", "last week", ""},
	} {
		if day, clock := Moment(c.published); day != c.day || clock != c.clock {
			t.Errorf("%q is %q and %q, want %q and %q", c.published, day, clock, c.day, c.clock)
		}
	}
}

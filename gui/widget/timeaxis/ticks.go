package timeaxis

import "time"

// Tick is a line across the timeline with what it says.
type Tick struct {
	X     float64
	Label string
	// Major begins a greater unit: a year among months, a month among days.
	Major bool
}

// step is one rung of the ladder of ticks.
type step struct {
	days   float64 // its length, about
	floor  func(time.Time) time.Time
	next   func(time.Time) time.Time
	label  string // layout of an ordinary tick
	begins string // layout of one that begins a greater unit
	major  func(time.Time) bool
}

func years(n int) step {
	return step{
		days:  365.25 * float64(n),
		floor: func(t time.Time) time.Time { return time.Date(t.Year()-mod(t.Year(), n), 1, 1, 0, 0, 0, 0, time.UTC) },
		next:  func(t time.Time) time.Time { return t.AddDate(n, 0, 0) },
		label: "2006", begins: "2006",
		major: func(t time.Time) bool { return mod(t.Year(), 10*n) == 0 },
	}
}

func months(n int) step {
	return step{
		days: 30.44 * float64(n),
		floor: func(t time.Time) time.Time {
			return time.Date(t.Year(), time.Month(int(t.Month())-mod(int(t.Month())-1, n)), 1, 0, 0, 0, 0, time.UTC)
		},
		next:  func(t time.Time) time.Time { return t.AddDate(0, n, 0) },
		label: "Jan", begins: "Jan 2006",
		major: func(t time.Time) bool { return t.Month() == time.January },
	}
}

// weeks begin on Monday (ISO 8601).
func weeks() step {
	return step{
		days: 7,
		floor: func(t time.Time) time.Time {
			d := t.Truncate(24 * time.Hour)
			return d.AddDate(0, 0, -mod(int(d.Weekday())-1, 7))
		},
		next:  func(t time.Time) time.Time { return t.AddDate(0, 0, 7) },
		label: "2 Jan", begins: "2 Jan 2006",
		major: func(t time.Time) bool { return t.Month() == time.January && t.Day() <= 7 },
	}
}

func days() step {
	return step{
		days:  1,
		floor: func(t time.Time) time.Time { return t.Truncate(24 * time.Hour) },
		next:  func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
		label: "Mon 2", begins: "Mon 2 Jan",
		major: func(t time.Time) bool { return t.Weekday() == time.Monday },
	}
}

func clock(d time.Duration) step {
	return step{
		days:  d.Hours() / 24,
		floor: func(t time.Time) time.Time { return t.Truncate(d) },
		next:  func(t time.Time) time.Time { return t.Add(d) },
		label: "15:04", begins: "2 Jan 15:04",
		major: func(t time.Time) bool { return t.Hour() == 0 && t.Minute() == 0 },
	}
}

// ladder is every rung, the finest first.
func ladder() []step {
	return []step{
		clock(time.Minute), clock(5 * time.Minute), clock(15 * time.Minute), clock(time.Hour), clock(3 * time.Hour),
		clock(6 * time.Hour), days(), weeks(), months(1), months(3), years(1), years(5), years(10), years(50), years(100), years(1000),
	}
}

// maxTicks bounds the ticks of a view, whatever its width.
const maxTicks = 400

// Ticks gives the ticks of a view, at least gap pixels apart.
func Ticks(v View, gap float64) []Tick {
	if v.Width <= 0 || v.PerPixel <= 0 {
		return nil
	}
	rungs := ladder()
	rung := rungs[len(rungs)-1]
	for _, s := range rungs {
		if s.days/v.PerPixel >= gap {
			rung = s
			break
		}
	}
	var out []Tick
	end := Date(v.End())
	for t := rung.floor(Date(v.Start)); !t.After(end) && len(out) < maxTicks; t = rung.next(t) {
		x := v.X(float64(t.Unix()) / 86400)
		if x < 0 {
			continue
		}
		major := rung.major(t)
		layout := rung.label
		if major || len(out) == 0 {
			layout = rung.begins
		}
		out = append(out, Tick{X: x, Label: t.Format(layout), Major: major})
	}
	return out
}

func mod(a, n int) int { return ((a % n) + n) % n }

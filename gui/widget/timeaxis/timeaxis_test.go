package timeaxis

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func mustDay(t *testing.T, iso string) float64 {
	t.Helper()
	d, ok := Day(iso)
	if !ok {
		t.Fatalf("Day(%q) is no day", iso)
	}
	return d
}

func TestDay(t *testing.T) {
	for iso, want := range map[string]float64{"1970-01-01": 0, "1970-01-02": 1, "1969-12-31": -1, "2026-03-02": 20514, "2026-03-02T23:59": 20514} {
		if got := mustDay(t, iso); got != want {
			t.Errorf("Day(%s) = %g, want %g", iso, got, want)
		}
	}
	for _, bad := range []string{"", "2026", "2026-13-01", "next week"} {
		if _, ok := Day(bad); ok {
			t.Errorf("Day(%q) is taken for a day", bad)
		}
	}
	if got := Date(20514.5).Format("2006-01-02 15:04"); got != "2026-03-02 12:00" {
		t.Errorf("Date = %s", got)
	}
}

func TestZoomKeepsTheDayUnderThePointer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := Fit(rapid.Float64Range(-20000, 20000).Draw(t, "a"), rapid.Float64Range(20001, 40000).Draw(t, "b"), 900)
		x := rapid.Float64Range(0, 900).Draw(t, "x")
		before := v.At(x)
		w := v.Zoom(x, rapid.Float64Range(0.2, 5).Draw(t, "factor"))
		if d := math.Abs(w.X(before) - x); d > 0.01 {
			t.Fatalf("the day moved by %g pixels", d)
		}
	})
}

func TestPanGoesBack(t *testing.T) {
	v := Fit(100, 200, 800)
	if w := v.Pan(37).Pan(-37); math.Abs(w.Start-v.Start) > 1e-9 {
		t.Errorf("start = %g, want %g", w.Start, v.Start)
	}
}

func TestTicksClimbTheLadder(t *testing.T) {
	start := mustDay(t, "2026-03-01")
	for _, c := range []struct {
		days   float64
		second string // label of the second tick
	}{
		{0.05, "00:15"}, {1, "03:00"}, {8, "Mon 2 Mar"}, {60, "9 Mar"}, {400, "Jul"}, {2500, "2028"}, {40000, "2040"},
	} {
		v := View{Start: start, PerPixel: c.days / 800, Width: 800}
		ticks := Ticks(v, 64)
		if len(ticks) < 2 || ticks[1].Label != c.second {
			t.Errorf("%g days in view: ticks %v, want the second to be %s", c.days, ticks, c.second)
		}
		for i := 1; i < len(ticks); i++ {
			if ticks[i].X <= ticks[i-1].X {
				t.Errorf("%g days: ticks are not in order", c.days)
			}
		}
	}
}

// FuzzView drives a view to its extremes: no number may leave the finite ones, and
// no view may ask for more ticks than a screen can show.
func FuzzView(f *testing.F) {
	f.Add(0.0, 1.0, 800.0, 400.0, 0.5, 100.0)
	f.Add(-1e300, 1e300, 1e9, -1e9, 1e-300, 1e300)
	f.Add(math.Inf(1), math.NaN(), 0.0, math.NaN(), math.Inf(-1), math.NaN())
	f.Fuzz(func(t *testing.T, a, b, w, x, factor, pan float64) {
		if math.IsNaN(w) || w < 0 || w > 1e5 || math.IsNaN(x) || math.Abs(x) > 1e5 {
			t.Skip("no window is so wide")
		}
		v := Fit(a, b, w).Zoom(x, factor).Pan(pan)
		for _, n := range []float64{v.Start, v.PerPixel, v.At(0), v.End()} {
			if math.IsNaN(n) || math.IsInf(n, 0) {
				t.Fatalf("view %+v is not finite", v)
			}
		}
		if n := len(Ticks(v, 64)); n > maxTicks {
			t.Fatalf("%d ticks", n)
		}
		for _, k := range Ticks(v, 64) {
			if math.IsNaN(k.X) || k.X < 0 || k.X > v.Width+1 || k.Label == "" {
				t.Fatalf("tick %+v in a view %g wide", k, v.Width)
			}
		}
	})
}

// What a key or the wheel does, its counterpart undoes, and zooming leaves the day under
// it where it is.
func TestStepsAreUndoneByTheirCounterparts(t *testing.T) {
	const x = 300.0
	v := Fit(20000, 20100, 800)
	typed := func(r rune) func(View) View {
		return func(v View) View {
			out, ok := v.Typed(r, x)
			if !ok {
				t.Errorf("%q does nothing", r)
			}
			return out
		}
	}
	for _, c := range []struct {
		name        string
		there, back func(View) View
		zooms       bool
	}{
		{"+ and -", typed('+'), typed('-'), true},
		{"= and _", typed('='), typed('_'), true},
		{"> and <", typed('>'), typed('<'), false},
		{"steps", func(v View) View { return v.Steps(3) }, func(v View) View { return v.Steps(-3) }, false},
		{"the wheel", func(v View) View { return v.Wheel(x, 0, 7) }, func(v View) View { return v.Wheel(x, 0, -2) }, true},
		{"the wheel sideways", func(v View) View { return v.Wheel(x, -40, 0) }, func(v View) View { return v.Wheel(x, 40, 0) }, false},
	} {
		out := c.there(v)
		if back := c.back(out); math.Abs(back.Start-v.Start) > 1e-6 || math.Abs(back.PerPixel-v.PerPixel) > 1e-9 {
			t.Errorf("%s: from %+v to %+v and back to %+v", c.name, v, out, back)
		}
		if c.zooms != (out.PerPixel < v.PerPixel) || c.zooms != (math.Abs(out.At(x)-v.At(x)) < 1e-6) || !c.zooms && out.Start <= v.Start {
			t.Errorf("%s: from %+v to %+v", c.name, v, out)
		}
	}
	if in := v.Press(x); in.PerPixel >= v.PerPixel || math.Abs(in.At(x)-v.At(x)) > 1e-6 {
		t.Errorf("a press goes from %+v to %+v", v, in)
	}
	if _, ok := v.Typed('j', x); ok {
		t.Error("j is taken for a key of the axis")
	}
}

package scene

import (
	"fmt"
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

var style = Style{Row: 20, Dot: 10, LaneGap: 6, Label: 100, MaxItem: 100, MaxRows: 3}

func width(s string) float64 { return float64(len(s)) * 6 }

func TestMarksOfOneDayTakeRowsOfTheirOwn(t *testing.T) {
	var marks []Mark
	for i := range 5 {
		marks = append(marks, Mark{Key: fmt.Sprint(i), Title: "a statement", Lane: "A", From: 10, To: 11, Point: true})
	}
	marks = append(marks, Mark{Key: "band", Title: "b", Lane: "B", From: 0, To: 100})
	s := Lay(marks, []string{"A", "B"}, Fit(0, 100, 1000), style, width)
	if len(s.Items) != 6 || len(s.Lanes) != 2 {
		t.Fatalf("%d items in %d lanes", len(s.Items), len(s.Lanes))
	}
	rows := map[float64]int{}
	for _, it := range s.Items[:5] {
		rows[it.Box.Y]++
	}
	if len(rows) != style.MaxRows {
		t.Errorf("the marks of one day take %d rows, want %d", len(rows), style.MaxRows)
	}
	band := s.Items[5]
	if band.Box.W < 800 || band.Box.Y < s.Lanes[1].Y {
		t.Errorf("the band is %v in lane %v", band.Box, s.Lanes[1])
	}
	if hit := s.Hit(band.Box.X+50, band.Box.Y+5); hit == nil || hit.Mark.Key != "band" {
		t.Error("the band is not hit")
	}
	if s.Hit(-200, -200) != nil {
		t.Error("nothing is hit")
	}
}

func TestTooManyMarksAreGathered(t *testing.T) {
	var marks []Mark
	for i := range 1000 {
		marks = append(marks, Mark{Key: fmt.Sprint(i), Lane: "A", From: float64(i % 90), To: float64(i%90) + 1, Point: true})
	}
	s := Lay(marks, []string{"A"}, Fit(0, 91, 900), style, width)
	if len(s.Items) != 0 || len(s.Columns) == 0 {
		t.Fatalf("%d items and %d columns, want columns only", len(s.Items), len(s.Columns))
	}
	n := 0
	for _, c := range s.Columns {
		n += c.Count
	}
	if n != 1000 {
		t.Errorf("the columns hold %d marks, want 1000", n)
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
		marks := []Mark{{Key: "p", Lane: "A", From: v.At(1), To: v.At(1) + 1, Point: true}, {Key: "b", Lane: "A", From: minDay, To: maxDay}}
		s := Lay(marks, []string{"A"}, v, style, width)
		for _, it := range s.Items {
			if it.Box.W < 0 || it.Box.W > v.Width+style.Dot+40 {
				t.Fatalf("box %v in a view %g wide", it.Box, v.Width)
			}
		}
	})
}

func BenchmarkLay100000(b *testing.B) {
	marks := make([]Mark, 100_000)
	lanes := []string{"A", "B", "C", "D", "E"}
	for i := range marks {
		marks[i] = Mark{Key: fmt.Sprint(i), Title: "a statement", Lane: lanes[i%5], From: float64(i % 3650), To: float64(i%3650) + 1, Point: true}
	}
	v := Fit(0, 3650, 1200)
	st := style
	st.MaxItem = 600
	for b.Loop() {
		Lay(marks, lanes, v, st, width)
	}
	b.ReportMetric(float64(len(marks)*b.N)/b.Elapsed().Seconds(), "marks/s")
}

package layout

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
)

func look() Look {
	return Look{
		W: 700, H: 300, Size: 12, Words: Words{"cooperation", "escalation", "today"},
		Tones:   Tones{Paper: "paper", Ink: "ink", Faint: "faint", Hairline: "hairline", Accent: "accent", OnAccent: "on", Up: "up", Down: "down"},
		Measure: func(s string, size float64, _ bool) float64 { return float64(len(s)) * size * 0.6 },
	}
}

func day(n, mean, smoothed float64, points int) Day {
	return Day{Key: fmt.Sprint(n), Day: n, Mean: mean, Smoothed: smoothed, Points: points}
}

// talks breaks off after a threat.
func talks() *Chart {
	return &Chart{
		Title: "Norland → Selm", Today: 40,
		Days: []Day{day(10, 2.5, 2.5, 1), day(11, -3.5, -0.5, 4), day(30, 4, 3.2, 2)},
		Gaps: []Gap{{12, 30}, {31, 41}},
	}
}

func fitted(c *Chart, l Look) Plot {
	from, to := c.Range()
	return Lay(c, timeaxis.Fit(from, to, l.Plot().W), l.Plot())
}

func TestCooperationIsAboveZeroAndEscalationBelow(t *testing.T) {
	p := fitted(talks(), look())
	if len(p.Dots) != 3 || p.Reach != 5 {
		t.Fatalf("%d dots on a scale of %g, want 3 on 5", len(p.Dots), p.Reach)
	}
	zero := p.Y(0)
	if !(p.Dots[0].At.Y < zero && p.Dots[1].At.Y > zero && p.Dots[2].At.Y < p.Dots[0].At.Y) {
		t.Errorf("dots at %v with zero at %g", p.Dots, zero)
	}
	if p.Dots[1].R <= p.Dots[0].R {
		t.Error("four reports make no larger dot than one")
	}
}

func TestReach(t *testing.T) {
	for most, want := range map[float64]float64{0: 2.5, -2.5: 2.5, 2.6: 5, -9: 10, 10: 10} {
		if got := (&Chart{Days: []Day{day(1, most, 0, 1)}}).Reach(); got != want {
			t.Errorf("a score of %g has the scale %g, want %g", most, got, want)
		}
	}
}

func TestDaysThatLieTooCloseShareADot(t *testing.T) {
	c := &Chart{}
	total := 0
	for i := range 3000 {
		c.Days = append(c.Days, day(float64(i), float64(i%7)-3, 0, 1+i%3))
		total += 1 + i%3
	}
	p := fitted(c, look())
	n := 0
	for i, d := range p.Dots {
		n += d.Points
		if i > 0 && (d.First != p.Dots[i-1].Last+1 || d.At.X-p.Dots[i-1].At.X < closest/2) {
			t.Fatalf("dot %d: %+v after %+v", i, d, p.Dots[i-1])
		}
	}
	if n != total || len(p.Dots) > 120 {
		t.Errorf("%d dots hold %d reports, want few that hold %d", len(p.Dots), n, total)
	}
	if at := p.Of(1500); at < 0 || p.Dots[at].First > 1500 || p.Dots[at].Last < 1500 {
		t.Errorf("day 1500 is in dot %d", at)
	}
}

func TestHitFindsTheDotAndTheLineToIt(t *testing.T) {
	p := fitted(talks(), look())
	d := p.Dots[1]
	for name, at := range map[string]scene.Point{"dot": d.At, "line": {X: d.At.X, Y: (d.At.Y + p.Y(0)) / 2}, "edge": {X: d.At.X - 4, Y: d.At.Y + 3}} {
		if got := p.Hit(at); got != 1 {
			t.Errorf("%s: dot %d is hit, want 1", name, got)
		}
	}
	if got := p.Hit(scene.Point{X: d.At.X + 60, Y: d.At.Y}); got != -1 {
		t.Errorf("in the silence dot %d is hit", got)
	}
}

func TestSilenceIsHatchedAndTheLineBroken(t *testing.T) {
	c, l := talks(), look()
	p := fitted(c, l)
	d := Draw(c, &p, l)
	hatched := func(from, to float64) (n int) {
		a, b := p.Box.X+p.View.X(from), p.Box.X+p.View.X(to)
		for _, s := range d.Shapes {
			if o, ok := s.(scene.Line); ok && o.Tone == "hairline" && o.A.X != o.B.X && o.A.Y != o.B.Y && o.A.X >= a-0.01 && o.B.X <= b+0.01 {
				n++
			}
		}
		return n
	}
	if hatched(12, 30) < 10 || hatched(31, 41) < 5 || hatched(10, 12) != 0 {
		t.Errorf("hatching: %d, %d, and %d where there are reports", hatched(12, 30), hatched(31, 41), hatched(10, 12))
	}
	dashed, words := 0, map[string]bool{}
	for _, s := range d.Shapes {
		switch o := s.(type) {
		case scene.Line:
			if o.Dash > 0 {
				dashed++
			}
		case scene.Text:
			words[o.Words] = true
		}
	}
	if dashed != 1 {
		t.Errorf("%d parts of the line are broken, want that over the silence", dashed)
	}
	for _, want := range []string{"▲ cooperation", "▼ escalation", "today", "+5", "0", "−2.5", "4", "2"} {
		if !words[want] {
			t.Errorf("%q is not written: %v", want, words)
		}
	}
	if words["1"] {
		t.Error("a single report is numbered")
	}
}

func TestTheSelectedDayIsRinged(t *testing.T) {
	c, l := talks(), look()
	p := fitted(c, l)
	rings := func(key string) (n int) {
		l.Selected = key
		for _, s := range Draw(c, &p, l).Shapes {
			if r, ok := s.(scene.Rect); ok && r.Stroke == "accent" {
				n++
			}
		}
		return n
	}
	if rings("11") != 1 || rings("gone") != 0 || rings("") != 0 {
		t.Error("the ring is not round the selected day alone")
	}
}

func TestTheDrawingCanBeWritten(t *testing.T) {
	c, l := talks(), look()
	p := fitted(c, l)
	var b strings.Builder
	if err := scene.SVG(&b, Draw(c, &p, l), "paper", func(scene.Tone) color.Color { return color.Black }); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "<title>Norland → Selm</title>") {
		t.Error("the drawing has no title")
	}
}

func TestEveryDotLiesInThePlot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &Chart{Today: rapid.Float64Range(0, 1e5).Draw(t, "today")}
		at := rapid.Float64Range(-7e5, 2.9e6).Draw(t, "from")
		for range rapid.IntRange(0, 50).Draw(t, "days") {
			at += float64(rapid.IntRange(1, 400).Draw(t, "gap"))
			c.Days = append(c.Days, day(at, rapid.Float64Range(-10, 10).Draw(t, "mean"), 0, rapid.IntRange(1, 99).Draw(t, "points")))
		}
		p := fitted(c, look())
		for _, d := range p.Dots {
			if d.At.Y < p.Box.Y-0.01 || d.At.Y > p.Box.Y+p.Box.H+0.01 {
				t.Fatalf("%+v is out of %+v", d, p.Box)
			}
		}
	})
}

// FuzzDraw draws days of any kind in any view: no number may leave the finite ones, and
// the shapes stay few.
func FuzzDraw(f *testing.F) {
	f.Add(10.0, 20.0, 300.0, -5.0, 3.0)
	f.Add(-1e18, 1e18, 1200.0, 1e300, -1e-300)
	f.Fuzz(func(t *testing.T, a, b, w, score, gap float64) {
		if math.IsNaN(a+b+gap) || !(w >= 0 && w < 1e5) {
			t.Skip("no such day or window")
		}
		l := look()
		l.W = w
		c := &Chart{Today: b, Days: []Day{day(a, score, -score, 3), day(b, -score, score, 1)}, Gaps: []Gap{{a, b}, {b, b + gap}}}
		for _, v := range []timeaxis.View{timeaxis.Fit(a, b, l.Plot().W), timeaxis.Fit(a, a+1e-4, l.Plot().W)} {
			p := Lay(c, v, l.Plot())
			shapes := Draw(c, &p, l).Shapes
			if len(shapes) > int(w/hatch)*4+1000 {
				t.Fatalf("%d shapes in a window %g wide", len(shapes), w)
			}
			for _, s := range shapes {
				if o := s.Bounds(); math.IsNaN(o.X+o.Y+o.W+o.H) || math.IsInf(o.X+o.Y+o.W+o.H, 0) {
					t.Fatalf("%T %+v", s, s)
				}
			}
		}
	})
}

package layout

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
)

var style = Style{Row: 20, Dot: 10, LaneGap: 6, Label: 100, MaxItem: 100, MaxRows: 3}

func width(s string) float64 { return float64(len(s)) * 6 }

func look(v timeaxis.View) Look {
	return Look{
		W: v.Width + 100, H: 400, Side: 100, Top: 24, Size: 10, TodayWord: "today",
		Tones:   Tones{Paper: "paper", Panel: "panel", Ink: "ink", Faint: "faint", Hairline: "hairline", Accent: "accent", OnAccent: "on", Alert: "alert", Brush: "brush"},
		Measure: func(s string, size float64, _ bool) float64 { return float64(len(s)) * size * 0.6 },
	}
}

func point(key, lane string, day float64) Mark {
	return Mark{Key: key, Title: "a statement", Lane: lane, From: day, To: day + 1, Point: true, Tone: "tone"}
}

func TestMarksOfOneDayTakeRowsOfTheirOwn(t *testing.T) {
	var marks []Mark
	for i := range 5 {
		marks = append(marks, point(fmt.Sprint(i), "A", 10))
	}
	marks = append(marks, Mark{Key: "band", Title: "b", Lane: "B", From: 0, To: 100})
	s := Lay(NewSet(marks, []string{"A", "B"}), timeaxis.Fit(0, 100, 1000), style, width)
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
	if hit := s.Hit(scene.Point{X: band.Box.X + 50, Y: band.Box.Y + 5}); hit == nil || hit.Mark.Key != "band" {
		t.Error("the band is not hit")
	}
	if s.Hit(scene.Point{X: -200, Y: -200}) != nil {
		t.Error("nothing is hit")
	}
}

// span is what a mark and its label take of a row.
func (it *Item) span() (from, to float64) {
	from, to = it.Box.X, it.Box.X+it.Box.W
	if it.LabelW > 0 {
		from, to = min(from, it.LabelX), max(to, it.LabelX+it.LabelW)
	}
	return from, to
}

func TestNothingOverlapsInItsRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		var marks []Mark
		for i := range n {
			from := float64(rapid.IntRange(0, 120).Draw(t, "from"))
			m := Mark{
				Key: fmt.Sprint(i), Lane: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "lane"), From: from, To: from + float64(rapid.IntRange(1, 30).Draw(t, "days")),
				Title: rapid.StringN(0, 60, 60).Draw(t, "title"), Point: rapid.Bool().Draw(t, "point"),
			}
			if m.Point {
				m.To = from + 1
			}
			marks = append(marks, m)
		}
		st := style
		st.MaxRows = 1000
		v := timeaxis.Fit(0, 120, rapid.Float64Range(200, 1500).Draw(t, "width"))
		s := Lay(NewSet(marks, []string{"A", "B"}), v, st, width)
		rows := map[float64][]*Item{}
		for i := range s.Items {
			it := &s.Items[i]
			rows[it.Box.Y] = append(rows[it.Box.Y], it)
			if _, to := it.span(); it.LabelW > 0 && to > max(v.Width, it.Box.X+it.Box.W)+0.01 {
				t.Fatalf("the label of %v ends at %g in a view %g wide", it.Mark, to, v.Width)
			}
			if w := width(it.Mark.Title); it.LabelW > w+0.01 {
				t.Fatalf("the label has %g for words of %g", it.LabelW, w)
			}
		}
		for _, row := range rows {
			for i, a := range row {
				for _, b := range row[:i] {
					af, at := a.span()
					bf, bt := b.span()
					if af < bt-0.01 && bf < at-0.01 {
						t.Fatalf("%+v at %g to %g and %+v at %g to %g overlap", a.Mark, af, at, b.Mark, bf, bt)
					}
				}
			}
		}
	})
}

func TestALabelTakesTheRoomThereIs(t *testing.T) {
	long := Mark{Key: "long", Title: "a title that is much longer than a label asks for", Lane: "A", From: 10, To: 11, Point: true}
	late := long
	late.Key, late.From, late.To = "late", 97, 98
	s := Lay(NewSet([]Mark{long, late}, []string{"A"}), timeaxis.Fit(0, 100, 1000), style, width)
	if got := s.Items[0].LabelW; got != width(long.Title) {
		t.Errorf("the label has %g pixels of %g, and nothing is in its way", got, width(long.Title))
	}
	if it := s.Items[1]; it.LabelX+it.LabelW > it.Box.X {
		t.Errorf("at the right edge the label stands at %g, its mark at %g", it.LabelX, it.Box.X)
	}
}

func TestLanesWithTooManyMarksAreCounted(t *testing.T) {
	var marks []Mark
	for i := range 1000 {
		marks = append(marks, point(fmt.Sprint(i), "A", float64(i%90)))
	}
	marks[7].Ties = []string{"8"}
	marks = append(marks, point("few", "B", 3))
	v := timeaxis.Fit(0, 91, 910)
	s := Lay(NewSet(marks, []string{"A", "B"}), v, style, width)
	full, few := s.Lanes[0], s.Lanes[1]
	if len(s.Items) != 1 || few.Counts != nil || full.Counts == nil || full.Marks != 1000 {
		t.Fatalf("%d items; lanes %+v, want one counted and one drawn", len(s.Items), s.Lanes)
	}
	at := int(v.X(7.5))
	if full.Counts[at] != 12 || full.Most != 12 || !full.Disputed[at] || full.Disputed[int(v.X(20.5))] {
		t.Errorf("on day 7 there are %d, disputed %v; want 12 that are, and on day 20 none", full.Counts[at], full.Disputed[at])
	}
	if full.Counts[len(full.Counts)-1] != 0 {
		t.Error("there are marks after the last day")
	}
	if l, n := s.HitCount(scene.Point{X: float64(at), Y: full.Y + 5}); l == nil || n != 12 {
		t.Errorf("a column is hit with %d marks, want 12", n)
	}
	if l, _ := s.HitCount(scene.Point{X: float64(at), Y: few.Y + 5}); l != nil {
		t.Error("a lane that is not counted is hit")
	}
}

func TestRasterAndDrawingShowTheSame(t *testing.T) {
	var marks []Mark
	for i := range 500 {
		marks = append(marks, point(fmt.Sprint(i), "A", float64(i*i%60)))
	}
	marks[3].Ties = []string{"4"}
	set := NewSet(marks, []string{"A"})
	s := Lay(set, timeaxis.Fit(0, 60, 300), style, width)
	colours := func(tone scene.Tone) (c rgb) {
		switch tone {
		case "tone":
			c.r = 0xff
		case "alert":
			c.g = 0xff
		default:
			c.b = 0xff
		}
		return c
	}
	im := Raster(&s, look(s.View), 1, palette(colours))
	if im == nil {
		t.Fatal("no image")
	}
	d := &scene.Drawing{}
	p := pen{d, look(s.View)}
	p.counted(&s.Lanes[0])
	inDrawing := func(x int) (h float64) {
		for _, shape := range d.Shapes {
			if r := shape.(scene.Rect); r.Fill == "tone" && r.X-p.Side <= float64(x) && float64(x) < r.X-p.Side+r.W {
				h = r.H
			}
		}
		return h
	}
	for x := range im.Rect.Max.X {
		h, green := 0, 0
		for y := range im.Rect.Max.Y {
			c := im.RGBAAt(x, y)
			if c.R > 0 || c.G > 0 {
				h++
			}
			if c.G > 0 {
				green++
			}
		}
		if want := inDrawing(x); math.Abs(float64(h)-want) > 1 {
			t.Fatalf("column %d is %d high in the image, %g in the drawing", x, h, want)
		}
		if (green > 0) != s.Lanes[0].Disputed[x] {
			t.Fatalf("column %d: %d pixels say that its marks disagree", x, green)
		}
	}
	if Raster(&Scene{View: s.View}, look(s.View), 1, palette(colours)) != nil {
		t.Error("an image without a lane that is counted")
	}
}

func TestTheDrawing(t *testing.T) {
	marks := []Mark{point("a", "Foreign Ministry of Calvonia", 10), point("b", "Varga", 40), {Key: "c", Title: "talks", Lane: "Varga", From: 60, To: 70, Hollow: true, Tone: "tone"}, point("again", "Foreign Ministry of Calvonia", 10)}
	marks[0].Ties, marks[1].Ties = []string{"b"}, []string{"a"}
	set := NewSet(marks, []string{"Foreign Ministry of Calvonia", "Varga"})
	v := timeaxis.Fit(0, 100, 800)
	s := Lay(set, v, style, width)
	lk := look(v)
	lk.Today, lk.Selected, lk.Brush = 40.0, "c", Range{30, 50}
	d := Whole(&s, set, lk, "The strait")
	if d.Title != "The strait" || d.H != lk.Top+s.Height {
		t.Errorf("title %q, height %g", d.Title, d.H)
	}
	words, ties, hollow, rings, brush := map[string]bool{}, 0, 0, 0, 0.0
	for _, shape := range d.Shapes {
		switch o := shape.(type) {
		case scene.Text:
			words[o.Words] = true
			if w := lk.Measure(o.Words, o.Size, o.Bold); o.At.X+w > lk.W+0.5 {
				t.Errorf("%q runs out at the right", o.Words)
			}
		case scene.Line:
			if o.Tone == "alert" {
				ties++
			}
		case scene.Rect:
			switch {
			case o.Fill == "paper" && o.Stroke == "tone":
				hollow++
			case o.Stroke == "accent" && o.Width == 2:
				rings++
			case o.Fill == "brush":
				brush = o.W
			}
		}
	}
	for _, want := range []string{"a statement", "talks", "today", "Varga", "Foreign", "Ministry o…"} {
		if !words[want] {
			t.Errorf("%q is not written; there are %v", want, words)
		}
	}
	if ties != 1 || hollow != 1 || rings != 1 || math.Abs(brush-v.X(50)+v.X(30)) > 0.01 {
		t.Errorf("%d ties, %d hollow, %d rings, a brush of %g; want one each and %g", ties, hollow, rings, brush, v.X(50)-v.X(30))
	}
}

func TestSet(t *testing.T) {
	marks := []Mark{{Key: "a", Lane: "a"}, {Key: "b", Lane: "b"}, {Key: "c", Lane: "b"}, {Key: "d", Lane: "c"}, {Key: "e"}}
	names := Lanes(marks, 2, "others")
	if fmt.Sprint(names) != "[b a others]" {
		t.Errorf("lanes %v, want b, a, others", names)
	}
	if marks[3].Lane != "others" || marks[4].Lane != "others" {
		t.Errorf("the marks of other lanes are in %q and %q", marks[3].Lane, marks[4].Lane)
	}
	s := NewSet(marks, names)
	for _, c := range []struct {
		from string
		by   int
		want string
	}{{"", 1, "a"}, {"", -1, "e"}, {"a", 1, "b"}, {"e", 1, "e"}, {"a", -1, "a"}, {"c", -1, "b"}} {
		if got := s.After(c.from, c.by); got != c.want {
			t.Errorf("%+d after %q comes %q, want %q", c.by, c.from, got, c.want)
		}
	}
	if NewSet(nil, nil).After("x", 1) != "" || s.Mark("gone") != nil {
		t.Error("a mark that is not there is found")
	}
}

func TestCoreLeavesStraysOut(t *testing.T) {
	var marks []Mark
	for i := range 200 {
		marks = append(marks, point(fmt.Sprint(i), "A", 20000+float64(i%50)))
	}
	near := NewSet(marks, []string{"A"})
	if near.Core() != near.Days() {
		t.Errorf("core %v, want all of %v", near.Core(), near.Days())
	}
	far := NewSet(append(marks, point("1815", "A", -56500)), []string{"A"})
	if c := far.Core(); c.From < 19990 || c.To > 20060 || far.Days().From != -56500 {
		t.Errorf("core %v of %v", c, far.Days())
	}
	if !NewSet(nil, nil).Core().Empty() {
		t.Error("nothing has a core")
	}
}

// FuzzLay lays marks of any days out in a view of any kind, and draws them: no number
// may leave the finite ones, no box grow beyond the view.
func FuzzLay(f *testing.F) {
	f.Add(0.0, 1.0, 800.0, 5.0, 6.0, 1)
	f.Add(-719162.0, 2932896.0, 1200.0, -1e300, 1e300, 300)
	f.Add(20514.0, 20514.0001, 900.0, 20514.0, math.Inf(1), 700)
	f.Fuzz(func(t *testing.T, a, b, w, from, to float64, n int) {
		if math.IsNaN(w) || w < 0 || w > 1e5 || n < 0 || n > 1000 || math.IsNaN(from) || math.IsNaN(to) {
			t.Skip("no window is so wide, and no day is not a number")
		}
		v := timeaxis.Fit(a, b, w)
		marks := []Mark{{Key: "given", Title: "x", Lane: "A", From: from, To: to, Ties: []string{"1"}, Tone: "tone"}}
		for i := range n {
			m := point(fmt.Sprint(i), "A", v.At(float64(i)))
			m.Point, m.Hollow, m.Ties = i%2 == 0, i%3 == 0, []string{"given"}
			marks = append(marks, m)
		}
		set := NewSet(marks, []string{"A", "B"})
		s := Lay(set, v, style, width)
		lk := look(v)
		lk.Today, lk.Brush, lk.Selected = from, Range{from, to}, "given"
		for _, shape := range Whole(&s, set, lk, "fuzz").Shapes {
			if b := shape.Bounds(); math.IsNaN(b.X+b.Y+b.W+b.H) || math.IsInf(b.X+b.Y+b.W+b.H, 0) || b.W > v.Width+400 {
				t.Fatalf("%T %+v in a view %g wide", shape, shape, v.Width)
			}
		}
		Raster(&s, lk, 1, palette(func(scene.Tone) (c rgb) { return c }))
	})
}

// BenchmarkFrame draws one frame after another of a hundred thousand marks while the
// view pans and zooms: what the UI goroutine does, and what is painted off it.
func BenchmarkFrame(b *testing.B) {
	marks := make([]Mark, 100_000)
	lanes := []string{"A", "B", "C", "D", "E", "F", "G", "H", "I", "others"}
	for i := range marks {
		marks[i] = point(fmt.Sprint(i), lanes[i%7%len(lanes)], float64(i*7919%3650))
		if i%9 == 0 {
			marks[i].Point, marks[i].To = false, marks[i].To+float64(i%40)
		}
	}
	set := NewSet(marks, lanes)
	st := Style{Row: 23, Dot: 12, LaneGap: 8, Label: 150, MaxItem: 240, MaxRows: 60}
	run := func(name string, step func(int) timeaxis.View) {
		b.Run(name, func(b *testing.B) {
			i := 0
			shapes := 0
			for b.Loop() {
				s := Lay(set, step(i), st, width)
				lk := look(s.View)
				d, e := Back(&s, lk), Front(&s, set, lk)
				shapes = max(shapes, len(d.Shapes)+len(e.Shapes))
				Raster(&s, lk, 1, palette(func(scene.Tone) rgb { return rgb{0xff, 0, 0} }))
				i++
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "frames/s")
			b.ReportMetric(float64(shapes), "shapes")
		})
	}
	wide := timeaxis.Fit(0, 3650, 1200)
	run("pan", func(i int) timeaxis.View { return wide.Pan(float64(i%600) - 300) })
	run("zoom", func(i int) timeaxis.View { return wide.Zoom(600, math.Pow(1.05, -float64(i%160))) })
	run("near", func(i int) timeaxis.View { return wide.Zoom(600, 1.0/400).Pan(float64(i % 600)) })
}

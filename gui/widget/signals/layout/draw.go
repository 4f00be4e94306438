package layout

import (
	"math"
	"strconv"
	"strings"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
)

// Tones are the names of the colours of a drawing.
type Tones struct {
	Paper, Ink, Faint, Hairline, Accent, OnAccent scene.Tone
	Up, Down                                      scene.Tone // cooperation, escalation
}

// Words are the words that stand in a drawing.
type Words struct{ Up, Down, Today string }

// Look is how a chart is drawn.
type Look struct {
	W, H     float64
	Size     float64 // of the words
	Selected string  // Key of a day
	Focused  bool    // keys go to the drawing
	Tones    Tones
	Words    Words
	Measure  scene.Measure
}

// wayRoom is the height of the words over and under the plot, in sizes of the words.
const wayRoom = 1.9

// Plot gives the box of the drawing that the plot takes: the scale stands to its left,
// the axis above.
func (l Look) Plot() scene.Box {
	left, right, top, margin := 3.5*l.Size, 0.8*l.Size, 2*l.Size, wayRoom*l.Size
	return scene.Box{X: left, Y: top + margin, W: max(l.W-left-right, 1), H: max(l.H-top-2*margin, 1)}
}

// Draw draws a chart.
func Draw(c *Chart, p *Plot, look Look) *scene.Drawing {
	d := &drawer{&scene.Drawing{Title: c.Title, W: look.W, H: look.H}, c, p, look}
	d.Add(scene.Rect{Box: scene.Box{W: look.W, H: look.H}, Fill: look.Tones.Paper})
	d.silence()
	d.scale()
	today := d.today()
	d.smoothed()
	d.dots()
	d.axis(today)
	if look.Focused {
		d.Add(scene.Rect{Box: scene.Box{X: 0.5, Y: 0.5, W: look.W - 1, H: look.H - 1}, Stroke: look.Tones.Accent, Width: 1})
	}
	return d.Drawing
}

type drawer struct {
	*scene.Drawing
	chart *Chart
	plot  *Plot
	look  Look
}

func (d *drawer) line(x1, y1, x2, y2, width float64, tone scene.Tone) {
	d.Add(scene.Line{A: scene.Point{X: x1, Y: y1}, B: scene.Point{X: x2, Y: y2}, Tone: tone, Width: width})
}

func (d *drawer) text(words string, x, y float64, align scene.Align, bold bool, tone scene.Tone) {
	d.Add(scene.Text{
		At: scene.Point{X: x, Y: y}, Words: words, Tone: tone, Size: d.look.Size, Bold: bold, Align: align,
		Room: d.look.Measure(words, d.look.Size, bold),
	})
}

// hatch is the distance in pixels of the lines of a hatching.
const hatch = 9

// silence hatches the days without a report.
func (d *drawer) silence() {
	b := d.plot.Box
	for _, g := range d.chart.Gaps {
		from, to := max(d.plot.View.X(g.From), 0), min(d.plot.View.X(g.To), b.W)
		if !(to-from >= 2) {
			continue
		}
		// The lines rise to the right and start at multiples of their distance, so that they
		// do not swim when the view moves within a gap.
		for k := math.Ceil((from - b.H) / hatch); k*hatch < to; k++ {
			x := k * hatch // at the foot
			a, z := max(x, from), min(x+b.H, to)
			if a < z {
				d.line(b.X+a, b.Y+b.H-(a-x), b.X+z, b.Y+b.H-(z-x), 1, d.look.Tones.Hairline)
			}
		}
	}
}

// scale draws the lines of the scores and says which way is which.
func (d *drawer) scale() {
	b, t := d.plot.Box, d.look.Tones
	for _, part := range []float64{1, 0.5, 0, -0.5, -1} {
		score := part * d.plot.Reach
		y := d.plot.Y(score)
		tone, width := t.Hairline, 1.0
		if part == 0 {
			tone, width = t.Ink, 1.25
		}
		d.line(b.X, y, b.X+b.W, y, width, tone)
		d.text(signed(score), b.X-6, y, scene.Right, part == 0, t.Faint)
	}
	room := wayRoom * d.look.Size
	d.text("▲ "+d.look.Words.Up, b.X, b.Y-room/2, scene.Left, true, t.Up)
	d.text("▼ "+d.look.Words.Down, b.X, b.Y+b.H+room/2, scene.Left, true, t.Down)
}

// signed writes a score with its sign, as a true minus.
func signed(score float64) string {
	s := strconv.FormatFloat(score, 'f', -1, 64)
	if minus, ok := strings.CutPrefix(s, "-"); ok {
		return "−" + minus
	}
	if score > 0 {
		return "+" + s
	}
	return s
}

// today draws the line of today and gives where it stands.
func (d *drawer) today() float64 {
	x := d.plot.View.X(d.chart.Today + 0.5)
	if d.chart.Today == 0 || x < 0 || x > d.plot.Box.W {
		return math.Inf(-1)
	}
	x += d.plot.Box.X
	d.line(x, 2*d.look.Size, x, d.look.H, 1.5, d.look.Tones.Accent)
	return x
}

// smoothed draws the line of the smoothed values, broken where days without a report
// lie between.
func (d *drawer) smoothed() {
	for i := 1; i < len(d.plot.Dots); i++ {
		a, b := d.plot.Dots[i-1], d.plot.Dots[i]
		l := scene.Line{A: a.Smoothed, B: b.Smoothed, Tone: d.look.Tones.Ink, Width: 1.75}
		if d.chart.Days[b.First].Day-d.chart.Days[a.Last].Day > 1 {
			l.Dash, l.Tone = 4, d.look.Tones.Faint
		}
		d.Add(l)
	}
}

func (d *drawer) dots() {
	zero := d.plot.Y(0)
	numbered := math.Inf(-1) // end of the last number
	for i, dot := range d.plot.Dots {
		if dot.At.X < d.plot.Box.X-1 || dot.At.X > d.plot.Box.X+d.plot.Box.W+1 {
			continue
		}
		tone := d.look.Tones.Up
		switch {
		case dot.Mean < 0:
			tone = d.look.Tones.Down
		case dot.Mean == 0:
			tone = d.look.Tones.Faint
		}
		d.line(dot.At.X, zero, dot.At.X, dot.At.Y, 2, tone)
		disc := func(r float64) scene.Rect {
			return scene.Rect{Box: scene.Box{X: dot.At.X - r, Y: dot.At.Y - r, W: 2 * r, H: 2 * r}, Radius: r}
		}
		o := disc(dot.R)
		if o.Fill = tone; dot.First != dot.Last { // several days: a ring
			o.Fill, o.Stroke, o.Width = d.look.Tones.Paper, tone, 2
		}
		d.Add(o)
		if i == d.selected() {
			ring := disc(dot.R + 4)
			ring.Stroke, ring.Width = d.look.Tones.Accent, 2
			d.Add(ring)
		}
		if dot.Points > 1 {
			words := strconv.Itoa(dot.Points)
			w := d.look.Measure(words, d.look.Size, false)
			y := dot.At.Y - dot.R - d.look.Size*0.7
			if dot.Mean < 0 {
				y = dot.At.Y + dot.R + d.look.Size*0.7
			}
			if dot.At.X-w/2 > numbered+3 && y > d.plot.Box.Y-d.look.Size && y < d.plot.Box.Y+d.plot.Box.H+d.look.Size {
				d.text(words, dot.At.X, y, scene.Center, false, d.look.Tones.Faint)
				numbered = dot.At.X + w/2
			}
		}
	}
}

// selected gives the number of the dot that holds the selected day, or -1.
func (d *drawer) selected() int {
	if d.look.Selected == "" {
		return -1
	}
	for i, dot := range d.plot.Dots {
		for _, day := range d.chart.Days[dot.First : dot.Last+1] {
			if day.Key == d.look.Selected {
				return i
			}
		}
	}
	return -1
}

// axis sets the labels of the ticks, and the word for today.
func (d *drawer) axis(today float64) {
	size, t := d.look.Size, d.look.Tones
	d.line(0, 2*size, d.W, 2*size, 1, t.Hairline)
	from, to := math.Inf(1), math.Inf(-1)
	if !math.IsInf(today, 0) {
		w := d.look.Measure(d.look.Words.Today, size, true) + 12
		from = min(max(today-w/2, 0), d.W-w)
		to = from + w
		d.Add(scene.Rect{Box: scene.Box{X: from, Y: size * 0.2, W: w, H: size * 1.6}, Radius: 3, Fill: t.Accent})
		d.text(d.look.Words.Today, from+6, size, scene.Left, true, t.OnAccent)
	}
	end := 0.0
	for _, k := range timeaxis.Ticks(d.plot.View, 5.5*size) {
		x := d.plot.Box.X + k.X
		d.line(x, 2*size-4, x, 2*size+4, 1, t.Faint)
		w := d.look.Measure(k.Label, size, k.Major)
		if x += 4; x < end || x+w > d.W || x < to+4 && x+w > from-4 {
			continue
		}
		d.text(k.Label, x, size, scene.Left, k.Major, t.Faint)
		end = x + w + 8
	}
}

package layout

import (
	"math"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
)

// Day is one day of which something was reported.
type Day struct {
	Key      string
	Day      float64 // number of the day, see timeaxis
	Mean     float64 // of the scores of its reports
	Smoothed float64
	Points   int // reports, each origin once
}

// Gap is a run of days without a report, To excluded.
type Gap struct{ From, To float64 }

// Chart is the days of one pair, in order, with the gaps between them.
type Chart struct {
	Title string
	Days  []Day
	Gaps  []Gap
	Today float64 // day number; 0 draws no line
}

// Range gives the first and last day, today included where it is later; equal where there
// are none.
func (c *Chart) Range() (from, to float64) {
	if len(c.Days) == 0 {
		return 0, 0
	}
	from, to = c.Days[0].Day, c.Days[len(c.Days)-1].Day+1
	if c.Today > 0 {
		to = max(to, c.Today+1)
	}
	return from, to
}

// Reach gives the score at the upper end of the scale, the lower end being as far below
// zero: the least of 2.5, 5 and 10 that holds every day.
func (c *Chart) Reach() float64 {
	most := 0.0
	for _, d := range c.Days {
		most = max(most, math.Abs(d.Mean), math.Abs(d.Smoothed))
	}
	for _, reach := range []float64{2.5, 5} {
		if most <= reach {
			return reach
		}
	}
	return 10 // the scale of PLOVER ends there
}

// Dot is a day in its place, or several that lie too close to be told apart.
type Dot struct {
	First, Last int // of the chart's Days
	At          scene.Point
	Smoothed    scene.Point // where the line of the smoothed value passes
	R           float64
	Mean        float64 // of all its reports
	Points      int
}

// Plot is a chart laid out in pixels.
type Plot struct {
	View  timeaxis.View
	Box   scene.Box // of the plot within the drawing
	Reach float64
	Dots  []Dot
}

// closest is the least number of pixels between two dots.
const closest = 6

// Lay lays a chart out in a view; the plot takes the given box of the drawing.
func Lay(c *Chart, v timeaxis.View, box scene.Box) Plot {
	v.Width = max(box.W, 1)
	p := Plot{View: v, Box: box, Reach: c.Reach()}
	for i := 0; i < len(c.Days); {
		day := c.Days[i].Day
		x := v.X(day + 0.5)
		if x < -20 {
			i++
			continue
		}
		if x > v.Width+20 {
			break
		}
		d := Dot{First: i, Last: i}
		sum := 0.0
		for ; i < len(c.Days) && (i == d.First || v.X(c.Days[i].Day+0.5)-x < closest); i++ {
			n := max(c.Days[i].Points, 1)
			sum += c.Days[i].Mean * float64(n)
			d.Points += n
			d.Last = i
		}
		d.Mean = sum / float64(d.Points)
		at := box.X + (x+v.X(c.Days[d.Last].Day+0.5))/2
		d.At = scene.Point{X: at, Y: p.Y(d.Mean)}
		d.Smoothed = scene.Point{X: at, Y: p.Y(c.Days[d.Last].Smoothed)}
		d.R = min(3+math.Sqrt(float64(d.Points)), 9)
		p.Dots = append(p.Dots, d)
	}
	return p
}

// Y gives the height of a score, kept within the plot.
func (p *Plot) Y(score float64) float64 {
	if math.IsNaN(score) {
		score = 0
	}
	return p.Box.Y + p.Box.H/2 - min(max(score/p.Reach, -1), 1)*p.Box.H/2
}

// Hit gives the number of the dot at a point, within a few pixels of it or of the line
// from it to zero; -1 for none.
func (p *Plot) Hit(at scene.Point) int {
	best, bestDistance := -1, 8.0
	zero := p.Y(0)
	for i, d := range p.Dots {
		dy := max(min(d.At.Y, zero)-d.R-at.Y, 0, at.Y-max(d.At.Y, zero)-d.R)
		if distance := math.Hypot(d.At.X-at.X, dy); distance < bestDistance {
			best, bestDistance = i, distance
		}
	}
	return best
}

// Of gives the number of the dot that holds a day of the chart, -1 when it is out of
// sight.
func (p *Plot) Of(day int) int {
	for i, d := range p.Dots {
		if d.First <= day && day <= d.Last {
			return i
		}
	}
	return -1
}

package layout

import (
	"math"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
)

// Tones are the names of the colours of a drawing.
type Tones struct{ Paper, Panel, Ink, Faint, Hairline, Accent, OnAccent, Alert, Brush scene.Tone }

// Look is what a frame shows beside the scene, and in which measures.
type Look struct {
	W, H   float64 // of the drawing
	Side   float64 // width of the names of lanes
	Top    float64 // height of the axis
	Scroll float64 // pixels that the lanes are scrolled down
	Size   float64 // of the words

	Selected  string  // key of a mark
	Focused   bool    // keys go to the drawing
	Brush     Range   // the stretch that is picked out; empty for none
	Today     float64 // day number; 0 draws no line
	TodayWord string

	Tones   Tones
	Measure scene.Measure
}

// tickGap is the least number of pixels between ticks, in sizes of the words.
const tickGap = 5.5

// Whole gives the scene in one drawing as wide as look says and as high as it takes: for
// a picture that is handed on.
func Whole(s *Scene, set *Set, look Look, title string) *scene.Drawing {
	look.H, look.Scroll, look.Focused = look.Top+s.Height, 0, false
	d := Back(s, look)
	d.Title = title
	p := pen{d, look}
	for i := range s.Lanes {
		p.counted(&s.Lanes[i])
	}
	d.Add(Front(s, set, look).Shapes...)
	return d
}

// Back gives what lies under the marks: lanes, the stretch picked out, the lines of the
// ticks.
func Back(s *Scene, look Look) *scene.Drawing {
	p := pen{&scene.Drawing{W: look.W, H: look.H}, look}
	p.box(0, 0, look.W, look.H, look.Tones.Paper)
	for i, l := range s.Lanes {
		if y, h := p.sight(l); h > 0 && i%2 == 0 {
			p.box(look.Side, y, look.W-look.Side, h, look.Tones.Panel)
		}
	}
	if !look.Brush.Empty() {
		a, b := s.View.X(look.Brush.From), s.View.X(look.Brush.To)
		a, b = max(a, 0), min(b, s.View.Width)
		if a < b {
			p.box(look.Side+a, look.Top, b-a, look.H-look.Top, look.Tones.Brush)
		}
	}
	for _, k := range timeaxis.Ticks(s.View, tickGap*look.Size) {
		p.line(look.Side+k.X, look.Top-5, look.Side+k.X, look.H, 1, look.Tones.Hairline)
	}
	return p.d
}

// Front gives the marks that are drawn one by one, and what lies over them: their
// labels, what ties them, today, the axis and the names of the lanes.
func Front(s *Scene, set *Set, look Look) *scene.Drawing {
	p := pen{&scene.Drawing{W: look.W, H: look.H}, look}
	today := math.Inf(-1)
	if look.Today != 0 {
		if x := s.View.X(look.Today + 0.5); x >= 0 && x <= s.View.Width {
			today = look.Side + x
			p.line(today, look.Top, today, look.H, 1.5, look.Tones.Accent)
		}
	}
	p.ties(s)
	for i := range s.Items {
		p.item(s, &s.Items[i])
	}
	p.chosen(s, set)
	p.axis(s, today)
	p.names(s)
	if most := s.Height - (look.H - look.Top); most > 0 {
		part := (look.H - look.Top) / s.Height
		h := max(part*(look.H-look.Top), 24)
		y := look.Top + look.Scroll/most*(look.H-look.Top-h)
		p.d.Add(scene.Rect{Box: scene.Box{X: look.W - 5, Y: y, W: 3, H: h}, Radius: 1.5, Fill: look.Tones.Faint})
	}
	if look.Focused {
		p.d.Add(scene.Rect{Box: scene.Box{X: 0.5, Y: 0.5, W: look.W - 1, H: look.H - 1}, Stroke: look.Tones.Accent, Width: 1})
	}
	return p.d
}

// pen draws in the coordinates of the whole.
type pen struct {
	d *scene.Drawing
	Look
}

func (p *pen) box(x, y, w, h float64, fill scene.Tone) {
	if w > 0 && h > 0 {
		p.d.Add(scene.Rect{Box: scene.Box{X: x, Y: y, W: w, H: h}, Fill: fill})
	}
}

func (p *pen) line(x1, y1, x2, y2, width float64, tone scene.Tone) {
	p.d.Add(scene.Line{A: scene.Point{X: x1, Y: y1}, B: scene.Point{X: x2, Y: y2}, Tone: tone, Width: width})
}

// text sets words with their middle at y, no wider than room, and gives the width they
// take.
func (p *pen) text(words string, x, y, room float64, bold bool, tone scene.Tone) float64 {
	words, w := scene.Fit(words, room, p.Size, bold, p.Measure)
	p.d.Add(scene.Text{At: scene.Point{X: x, Y: y}, Words: words, Tone: tone, Size: p.Size, Bold: bold, Room: w})
	return w
}

// sight gives the part of a lane that is in sight.
func (p *pen) sight(l Lane) (y, h float64) {
	y = p.Top + l.Y - p.Scroll
	bottom := min(y+l.H, p.H)
	y = max(y, p.Top)
	return y, bottom - y
}

// ground is the colour under the middle of an item.
func (p *pen) ground(s *Scene, y float64) scene.Tone {
	for i, l := range s.Lanes {
		if y >= l.Y && y < l.Y+l.H && i%2 == 0 {
			return p.Tones.Panel
		}
	}
	return p.Tones.Paper
}

func (p *pen) item(s *Scene, it *Item) {
	b := it.Box
	y := b.Y + p.Top - p.Scroll
	if y+b.H < p.Top || y > p.H {
		return
	}
	left, right := max(b.X, -2), min(b.X+b.W, s.View.Width+2)
	if left < right {
		r := scene.Rect{Box: scene.Box{X: left + p.Side, Y: y, W: right - left, H: b.H}, Radius: 3, Fill: it.Mark.Tone}
		if it.Mark.Point {
			r.Radius = b.H / 2
		}
		if it.Mark.Hollow {
			r.Fill, r.Stroke, r.Width = p.Tones.Paper, it.Mark.Tone, 2
			r.Box = scene.Box{X: r.X + 1, Y: r.Y + 1, W: max(r.W-2, 1), H: max(r.H-2, 1)}
		}
		p.d.Add(r)
		if len(it.Mark.Ties) > 0 { // not by the line alone: its other end may be out of sight
			p.d.Add(scene.Rect{Box: scene.Box{X: left + p.Side - 2, Y: y - 2, W: right - left + 4, H: b.H + 4}, Radius: b.H/2 + 2, Stroke: p.Tones.Alert, Width: 1})
		}
	}
	x, room := it.LabelX, it.LabelW
	if x < gap { // what began to the left is read on in sight
		x, room = gap, room-(gap-x)
	}
	if room = min(room, s.View.Width-x); room < 2*p.Size {
		return
	}
	x += p.Side
	middle := y + b.H/2
	bold := it.Mark.Key == p.Selected
	words, w := scene.Fit(it.Mark.Title, room, p.Size, bold, p.Measure)
	ground := p.ground(s, b.Y)
	if it.LabelX >= b.X && it.LabelX < b.X+b.W { // on the band itself
		ground = p.Tones.Paper
	}
	// Neither today nor a tie nor a tick runs through words.
	p.d.Add(scene.Rect{Box: scene.Box{X: x - 2, Y: middle - p.Size*0.7, W: w + 4, H: p.Size * 1.4}, Radius: 2, Fill: ground})
	p.d.Add(scene.Text{At: scene.Point{X: x, Y: middle}, Words: words, Tone: p.Tones.Ink, Size: p.Size, Bold: bold, Room: w})
}

// maxTies bounds the lines that are drawn between marks.
const maxTies = 200

// ties draws a line between marks that disagree.
func (p *pen) ties(s *Scene) {
	at := map[string]scene.Box{}
	for i := range s.Items {
		if it := &s.Items[i]; len(it.Mark.Ties) > 0 {
			at[it.Mark.Key] = it.Box
		}
	}
	drawn := map[[2]string]bool{}
	for i := range s.Items {
		m := s.Items[i].Mark
		for _, other := range m.Ties {
			pair := [2]string{min(m.Key, other), max(m.Key, other)}
			a, okA := at[m.Key]
			b, okB := at[other]
			if !okA || !okB || drawn[pair] || len(drawn) == maxTies {
				continue
			}
			drawn[pair] = true
			from, to := a.Middle(), b.Middle()
			p.line(from.X+p.Side, from.Y+p.Top-p.Scroll, to.X+p.Side, to.Y+p.Top-p.Scroll, 1.5, p.Tones.Alert)
		}
	}
}

// chosen rings the selected mark, or points at it where its lane is counted.
func (p *pen) chosen(s *Scene, set *Set) {
	for i := range s.Items {
		it := &s.Items[i]
		if it.Mark.Key == p.Selected {
			b := it.Box
			left, right := max(b.X, -2), min(b.X+b.W, s.View.Width+2)
			p.d.Add(scene.Rect{
				Box:    scene.Box{X: left + p.Side - 4, Y: b.Y + p.Top - p.Scroll - 4, W: right - left + 8, H: b.H + 8},
				Radius: b.H/2 + 4, Stroke: p.Tones.Accent, Width: 2,
			})
			return
		}
	}
	m := set.Mark(p.Selected)
	if m == nil {
		return
	}
	x := s.View.X((m.From + m.To) / 2)
	for _, l := range s.Lanes {
		if y, h := p.sight(l); l.Name == m.Lane && l.Counts != nil && h > 0 && x >= 0 && x <= s.View.Width {
			p.line(p.Side+x, y, p.Side+x, y+h, 2, p.Tones.Accent)
			p.d.Add(scene.Polygon{Points: []scene.Point{{X: p.Side + x - 5, Y: y}, {X: p.Side + x + 5, Y: y}, {X: p.Side + x, Y: y + 7}}, Tone: p.Tones.Accent})
		}
	}
}

// axis sets the labels of the ticks, as many as have room, and the word for today.
func (p *pen) axis(s *Scene, today float64) {
	p.box(p.Side, 0, p.W-p.Side, p.Top-5, p.Tones.Paper)
	p.line(0, p.Top, p.W, p.Top, 1, p.Tones.Hairline)
	middle := p.Top / 2
	from, to := math.Inf(1), math.Inf(-1) // of the word for today
	if !math.IsInf(today, 0) {
		w := p.Measure(p.TodayWord, p.Size, true) + 12
		from = min(max(today-w/2, p.Side), p.W-w)
		to = from + w
		p.d.Add(scene.Rect{Box: scene.Box{X: from, Y: middle - p.Size*0.8, W: w, H: p.Size * 1.6}, Radius: 3, Fill: p.Tones.Accent})
		p.text(p.TodayWord, from+6, middle, w, true, p.Tones.OnAccent)
	}
	end := 0.0 // of the last label
	for _, k := range timeaxis.Ticks(s.View, tickGap*p.Size) {
		x := k.X + p.Side + 4
		w := p.Measure(k.Label, p.Size, k.Major)
		if x < end || x+w > p.W || x-4 < to && x+w+4 > from {
			continue
		}
		p.text(k.Label, x, middle, w, k.Major, p.Tones.Faint)
		end = x + w + 8
	}
}

// names sets the names of the lanes over what slid under them, in two lines where one
// does not hold them.
func (p *pen) names(s *Scene) {
	p.box(0, p.Top+0.5, p.Side, p.H-p.Top, p.Tones.Paper)
	p.line(p.Side, 0, p.Side, p.H, 1, p.Tones.Hairline)
	const inset = 10
	room := p.Side - 2*inset
	for _, l := range s.Lanes {
		y, h := p.sight(l)
		if h < p.Size*1.2 {
			continue
		}
		y += p.Size
		p.d.Spots = append(p.d.Spots, scene.Spot{Key: l.Name, Box: scene.Box{Y: y - p.Size, W: p.Side, H: h}})
		first, rest := wrapped(l.Name, room, func(w string) float64 { return p.Measure(w, p.Size, true) })
		if rest != "" && h >= p.Size*2.8 {
			p.text(first, inset, y, room, true, p.Tones.Ink)
			p.text(rest, inset, y+p.Size*1.3, room, true, p.Tones.Ink)
			continue
		}
		p.text(l.Name, inset, y, room, true, p.Tones.Ink)
	}
}

// wrapped breaks a name at the last space that leaves the first part no wider than room.
func wrapped(name string, room float64, measure func(string) float64) (first, rest string) {
	if measure(name) <= room {
		return name, ""
	}
	for i, r := range name {
		if r == ' ' && measure(name[:i]) <= room {
			first, rest = name[:i], name[i+1:]
		}
	}
	return first, rest
}

// counted draws a lane whose marks are counted as columns.
func (p *pen) counted(l *Lane) {
	for i := 0; i < len(l.Counts); {
		end := i + 1
		for end < len(l.Counts) && l.Counts[end] == l.Counts[i] && l.Disputed[end] == l.Disputed[i] {
			end++
		}
		if h := l.Bar(l.Counts[i]); h > 0 {
			bottom := p.Top + l.Y + l.H - p.Scroll
			p.box(p.Side+float64(i), bottom-h, float64(end-i), h, l.Tone)
			if l.Disputed[i] {
				p.box(p.Side+float64(i), bottom-disputedBar, float64(end-i), disputedBar, p.Tones.Alert)
			}
		}
		i = end
	}
}

// disputedBar is the height of the foot of a column that holds marks which disagree.
const disputedBar = 3

// Bar gives the height in pixels of a column of so many marks: in the square root of
// the count, so that one mark is seen beside a thousand.
func (l *Lane) Bar(count int32) float64 {
	if count <= 0 || l.Most <= 0 {
		return 0
	}
	return max(l.H*0.92*math.Sqrt(float64(count)/float64(l.Most)), 2)
}

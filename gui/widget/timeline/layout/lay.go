package layout

import (
	"math"
	"slices"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/timeaxis"
)

// Scene is a set laid out in pixels. X counts from the left of the plot, Y from the top
// of the first lane.
type Scene struct {
	View   timeaxis.View
	Lanes  []Lane
	Items  []Item
	Height float64
}

// Lane is the band of rows of one name.
type Lane struct {
	Name  string
	Y, H  float64
	Marks int // in sight
	// Counts is, for a lane whose marks are too many to be told apart, the number of them
	// in each column of pixels; nil for a lane whose marks are Items.
	Counts []int32
	// Disputed are, of Counts, the columns in which a mark is tied to another.
	Disputed []bool
	Most     int32 // of Counts
	Tone     scene.Tone
}

// Item is a mark in its place.
type Item struct {
	Mark *Mark
	Box  scene.Box // the dot or the band
	// LabelX is where its label begins and LabelW how much room it has; 0 for none.
	LabelX, LabelW float64
	words          float64 // width of the whole title
}

// Style is the measures of the drawing, in pixels.
type Style struct {
	Row     float64 // height of one row of marks
	Dot     float64 // diameter of a point
	LaneGap float64 // space between lanes
	Label   float64 // the room a label asks for; it takes more where nothing else does
	MaxItem int     // marks drawn one by one; the fullest lanes beyond it are counted
	MaxRows int     // rows in one lane; what does not fit shares the last
}

// gap is the space in pixels between a mark and its label, and after a label.
const gap = 5

// Lay lays a set out in a view. In each lane every mark takes the first row where it and
// its label have room. Measure gives the width of a label.
func Lay(set *Set, v timeaxis.View, st Style, measure func(string) float64) Scene {
	s := Scene{View: v, Lanes: make([]Lane, len(set.lanes))}
	sight := Range{v.At(-st.Dot), v.At(v.Width + st.Dot)}
	order := make([]int, len(set.lanes))
	for i := range set.lanes {
		order[i] = i
		s.Lanes[i] = Lane{Name: set.lanes[i].name, Tone: set.lanes[i].tone, Marks: set.lanes[i].count(sight)}
	}
	// The lanes with few marks show them; room for those of the fullest ends first.
	slices.SortStableFunc(order, func(a, b int) int { return s.Lanes[a].Marks - s.Lanes[b].Marks })
	left := st.MaxItem
	for _, i := range order {
		if left -= s.Lanes[i].Marks; left < 0 {
			s.Lanes[i].count(&set.lanes[i], sight, v)
		}
	}
	y := 0.0
	for i := range s.Lanes {
		l := &s.Lanes[i]
		l.Y, l.H = y, 2*st.Row
		if l.Counts == nil {
			l.H = s.pack(set, &set.lanes[i], sight, y, st, measure)
		}
		y += l.H + st.LaneGap
	}
	s.Height = y
	return s
}

// count gives the number of marks in sight.
func (l *lane) count(sight Range) int {
	n := 0
	for i, from := range l.from {
		if from <= sight.To && l.to[i] >= sight.From {
			n++
		}
	}
	return n
}

// count counts the marks of each column of pixels: every mark in each column that it
// covers, and in one at least.
func (l *Lane) count(of *lane, sight Range, v timeaxis.View) {
	n := int(min(math.Ceil(v.Width), maxColumns))
	if n <= 0 {
		return
	}
	change := make([]int32, n+1) // from each column to the next
	tied := make([]int32, n+1)
	for i, from := range of.from {
		to := of.to[i]
		if from > sight.To || to < sight.From {
			continue
		}
		a := int(min(max(v.X(from), 0), float64(n-1)))
		b := min(max(int(min(max(v.X(to), 0), float64(n))), a+1), n)
		change[a]++
		change[b]--
		if of.tied[i] {
			tied[a]++
			tied[b]--
		}
	}
	l.Counts, l.Disputed = make([]int32, n), make([]bool, n)
	sum, disputed := int32(0), int32(0)
	for i := range n {
		sum, disputed = sum+change[i], disputed+tied[i]
		l.Counts[i], l.Disputed[i] = sum, disputed > 0
		l.Most = max(l.Most, sum)
	}
}

// maxColumns bounds the columns of a view, whatever its width.
const maxColumns = 1 << 14

// pack puts the marks of a lane in rows and gives the height they take.
func (s *Scene) pack(set *Set, l *lane, sight Range, top float64, st Style, measure func(string) float64) float64 {
	var free []float64 // x from which each row is free
	var last []int     // the item at the end of each row, -1 for none
	for i, at := range l.marks {
		if l.from[i] > sight.To || l.to[i] < sight.From {
			continue
		}
		m := &set.Marks[at]
		box := boxOf(m, s.View, st)
		words := measure(m.Title)
		it := Item{Mark: m, Box: box, words: words}
		left, right := it.label(min(words, st.Label), s.View.Width)
		row := slices.IndexFunc(free, func(x float64) bool { return x <= left })
		if row < 0 && len(free) < max(st.MaxRows, 1) {
			row = len(free)
			free, last = append(free, math.Inf(-1)), append(last, -1)
		}
		if row < 0 { // no row has room: the last one is shared, without a label
			row = len(free) - 1
			it.LabelX, it.LabelW, left, right = 0, 0, box.X, box.X+box.W
		}
		if before := last[row]; before >= 0 {
			s.Items[before].widen(left - gap)
		}
		free[row], last[row] = max(free[row], right+2*gap), len(s.Items)
		it.Box.Y = top + float64(row)*st.Row + (st.Row-box.H)/2
		s.Items = append(s.Items, it)
	}
	for _, i := range last {
		if i >= 0 {
			s.Items[i].widen(s.View.Width - gap)
		}
	}
	return float64(max(len(free), 1)) * st.Row
}

// label places the label of an item that wants so much room, and gives the stretch the
// two take: after the mark, or before it where the view ends, or on a band that leaves
// no room at either side.
func (it *Item) label(room, width float64) (left, right float64) {
	b := it.Box
	end := b.X + b.W
	switch {
	case end+gap+room <= width:
		it.LabelX, it.LabelW = end+gap, room
		return b.X, end + gap + room
	case b.X-gap-it.words >= 0:
		it.LabelX, it.LabelW = b.X-gap-it.words, it.words
		return it.LabelX, end
	case min(end, width)-max(b.X, 0) >= room+2*gap:
		it.LabelX, it.LabelW = max(b.X, 0)+gap, room
		return b.X, end
	}
	it.LabelX, it.LabelW = end+gap, max(width-end-2*gap, 0)
	return b.X, end + gap + it.LabelW
}

// widen gives the label of an item the room up to x.
func (it *Item) widen(x float64) {
	if it.LabelW > 0 && it.LabelX >= it.Box.X+it.Box.W {
		it.LabelW = min(max(it.LabelW, x-it.LabelX), it.words)
	}
}

func boxOf(m *Mark, v timeaxis.View, st Style) scene.Box {
	from, to := v.X(m.From), v.X(m.To)
	if m.Point || to-from < st.Dot {
		return scene.Box{X: (from+to)/2 - st.Dot/2, W: st.Dot, H: st.Dot}
	}
	// What lies outside is cut off, so that no number grows with the zoom.
	left, right := max(from, -20), min(to, v.Width+20)
	return scene.Box{X: left, W: max(right-left, 0), H: st.Dot}
}

// Hit gives the mark at a point, within a few pixels, or nil.
func (s *Scene) Hit(p scene.Point) *Item {
	best, bestDistance := -1, 6.0
	for i := range s.Items {
		it := &s.Items[i]
		dx := max(it.Box.X-p.X, 0, p.X-(it.Box.X+it.Box.W))
		if it.LabelW > 0 && p.X >= it.LabelX && p.X < it.LabelX+it.LabelW {
			dx = 0
		}
		dy := max(it.Box.Y-p.Y, 0, p.Y-(it.Box.Y+it.Box.H))
		if d := math.Hypot(dx, dy); d < bestDistance {
			best, bestDistance = i, d
		}
	}
	if best < 0 {
		return nil
	}
	return &s.Items[best]
}

// HitCount gives the lane that is counted at a point, and how many marks its column
// there holds.
func (s *Scene) HitCount(p scene.Point) (*Lane, int) {
	for i := range s.Lanes {
		l := &s.Lanes[i]
		if at := int(p.X); p.Y >= l.Y && p.Y < l.Y+l.H && p.X >= 0 && at < len(l.Counts) && l.Counts[at] > 0 {
			return l, int(l.Counts[at])
		}
	}
	return nil, 0
}

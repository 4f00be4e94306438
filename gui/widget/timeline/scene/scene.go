package scene

import (
	"cmp"
	"math"
	"slices"
)

// Mark is one thing in time.
type Mark struct {
	Key   string
	Title string
	Lane  string
	// From and To are day numbers; To is the day after the last one it covers, so a
	// mark of one day is one day long.
	From, To float64
	// Point is drawn as a dot at its middle however long a day is; else it is a band.
	Point  bool
	Hollow bool
	Tone   string // name of its colour
	Ties   []string
}

// Box is a rectangle in pixels.
type Box struct{ X, Y, W, H float64 }

// Holds says whether a point lies in the box.
func (b Box) Holds(x, y float64) bool { return x >= b.X && x < b.X+b.W && y >= b.Y && y < b.Y+b.H }

// Lane is the band of rows of one name.
type Lane struct {
	Name  string
	Y, H  float64
	Marks int
}

// Item is a mark in its place.
type Item struct {
	Mark *Mark
	Box  Box // the dot or the band
	// LabelX is where its label may begin and LabelW how much room it has; 0 for none.
	LabelX, LabelW float64
}

// Density is a column of a lane that holds more marks than can be told apart.
type Density struct {
	Box   Box
	Count int
}

// Scene is a timeline laid out in pixels.
type Scene struct {
	View    View
	Lanes   []Lane
	Items   []Item
	Columns []Density
	Height  float64
}

// Style is the measures of the drawing, in pixels.
type Style struct {
	Row     float64 // height of one row of marks
	Dot     float64 // diameter of a point
	LaneGap float64 // space between lanes
	Label   float64 // the most room a label takes
	MaxItem int     // marks drawn one by one; beyond it they are gathered into columns
	MaxRows int     // rows in one lane; what does not fit shares the last
}

// columnWidth is the width in pixels of a column that gathers marks.
const columnWidth = 4

// Lay lays marks out in a view. Marks are drawn in the lanes in order of their first
// day; in each lane every mark takes the first row where it and its label have room.
// Measure gives the width of a label.
func Lay(marks []Mark, lanes []string, v View, st Style, measure func(string) float64) Scene {
	s := Scene{View: v}
	byLane := make(map[string][]*Mark, len(lanes))
	visible := 0
	for i := range marks {
		m := &marks[i]
		if v.X(m.To)+st.Dot < 0 || v.X(m.From)-st.Dot > v.Width {
			continue
		}
		visible++
		byLane[m.Lane] = append(byLane[m.Lane], m)
	}
	y := 0.0
	for _, name := range lanes {
		inLane := byLane[name]
		lane := Lane{Name: name, Y: y, Marks: len(inLane)}
		if visible > st.MaxItem {
			lane.H = 2 * st.Row
			s.Columns = append(s.Columns, columns(inLane, v, lane)...)
		} else {
			lane.H = s.pack(inLane, y, v, st, measure)
		}
		s.Lanes = append(s.Lanes, lane)
		y += lane.H + st.LaneGap
	}
	s.Height = y
	return s
}

// pack puts the marks of a lane in rows and gives the height they take.
func (s *Scene) pack(marks []*Mark, top float64, v View, st Style, measure func(string) float64) float64 {
	slices.SortStableFunc(marks, func(a, b *Mark) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	var free []float64 // x from which each row is free
	for _, m := range marks {
		box := boxOf(m, v, st)
		label := min(measure(m.Title), st.Label)
		end := box.X + box.W + 4 + label + 10
		row := slices.IndexFunc(free, func(x float64) bool { return x <= box.X })
		if row < 0 && len(free) < max(st.MaxRows, 1) {
			row = len(free)
			free = append(free, 0)
		}
		labelled := row >= 0
		if row < 0 { // no row has room: the last one is shared, without a label
			row = len(free) - 1
			end = max(free[row], box.X+box.W)
		}
		free[row] = end
		box.Y = top + float64(row)*st.Row + (st.Row-box.H)/2
		item := Item{Mark: m, Box: box}
		if labelled {
			item.LabelX, item.LabelW = box.X+box.W+4, label
		}
		s.Items = append(s.Items, item)
	}
	return float64(max(len(free), 1)) * st.Row
}

func boxOf(m *Mark, v View, st Style) Box {
	from, to := v.X(m.From), v.X(m.To)
	if m.Point || to-from < st.Dot {
		return Box{X: (from+to)/2 - st.Dot/2, W: st.Dot, H: st.Dot}
	}
	// What lies outside is cut off, so that no number grows with the zoom.
	left, right := max(from, -20), min(to, v.Width+20)
	return Box{X: left, W: right - left, H: st.Dot}
}

// columns counts the marks of a lane per column of pixels.
func columns(marks []*Mark, v View, lane Lane) []Density {
	n := int(math.Ceil(v.Width / columnWidth))
	if n <= 0 {
		return nil
	}
	counts := make([]int, n)
	most := 0
	for _, m := range marks {
		i := int(v.X((m.From+m.To)/2) / columnWidth)
		if i >= 0 && i < n {
			counts[i]++
			most = max(most, counts[i])
		}
	}
	var out []Density
	for i, c := range counts {
		if c == 0 {
			continue
		}
		h := lane.H * (0.2 + 0.8*float64(c)/float64(most))
		out = append(out, Density{Box: Box{X: float64(i) * columnWidth, Y: lane.Y + lane.H - h, W: columnWidth - 1, H: h}, Count: c})
	}
	return out
}

// Hit gives the mark at a point, within a few pixels, or nil.
func (s *Scene) Hit(x, y float64) *Item {
	best, bestDistance := -1, 6.0
	for i := range s.Items {
		it := &s.Items[i]
		dx := max(it.Box.X-x, 0, x-(it.Box.X+it.Box.W))
		if it.LabelW > 0 && x >= it.LabelX && x < it.LabelX+it.LabelW {
			dx = 0
		}
		dy := max(it.Box.Y-y, 0, y-(it.Box.Y+it.Box.H))
		if d := math.Hypot(dx, dy); d < bestDistance {
			best, bestDistance = i, d
		}
	}
	if best < 0 {
		return nil
	}
	return &s.Items[best]
}

// Range gives the first and last day of marks; a and b are equal when there are none.
func Range(marks []Mark) (a, b float64) {
	for i, m := range marks {
		if i == 0 {
			a, b = m.From, m.To
		}
		a, b = min(a, m.From), max(b, m.To)
	}
	return a, b
}

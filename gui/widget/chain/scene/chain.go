package scene

import (
	"cmp"
	"math"
	"slices"

	"github.com/readout-app/readout/gui/widget/scene"
)

// Node is one source.
type Node struct {
	Key, Name string
	Note      string // at its end, where there is room for it: how much comes by it
	Column    int
	Lit       bool
}

// Edge is the way words took from one node to another further left: indices of nodes.
type Edge struct {
	From, To int
	Weight   int // how many took it
	Lit      bool
}

// Style is the look of the drawing.
type Style struct {
	Size                                      float64 // of the words
	Ink, Faint, Hairline, Arrow, Paper, Panel scene.Tone
}

// The measures of the drawing in sizes of its words.
const (
	headHeight  = 2.4
	boxHeight   = 2.1 // of a name in one line
	lineStep    = 1.3 // between the lines of a name
	wayHeight   = 0.7 // of an edge that passes a column
	gap         = 0.6
	boxShare    = 0.8 // of a column
	leastColumn = 8.0
	headLength  = 0.7
	inset       = 0.6
)

// The most lines that the head of a column and a name may take before they are cut.
const (
	mostHeadLines = 3
	mostNameLines = 2
)

// stop is a node in its column, or a place where an edge passes it.
type stop struct {
	node   int // -1 for an edge that passes
	column int
	order  float64
	y, h   float64
}

type chain struct {
	d       *scene.Drawing
	st      Style
	measure scene.Measure
	columns [][]*stop
	names   [][]string // of the nodes, line by line
	width   float64    // of a column
}

// room is the width for the name of a node.
func (c *chain) room() float64 { return c.width*boxShare - 2*inset*c.st.Size }

// Lay lays sources out in a width; with many columns it is wider. Nodes in a column come
// in their order, but for those that are moved so that fewer arrows cross. Edges that do
// not lead to the left, or name no node, are left out.
func Lay(title string, columns []string, nodes []Node, edges []Edge, width float64, st Style, measure scene.Measure) *scene.Drawing {
	n := max(len(columns), 1)
	c := &chain{st: st, measure: measure, columns: make([][]*stop, n)}
	c.width = max(width/float64(n), leastColumn*st.Size)
	c.d = &scene.Drawing{Title: title, W: max(width, c.width*float64(n)), Head: headHeight * st.Size}
	heads := make([][]string, len(columns))
	for i, name := range columns {
		heads[i] = scene.Wrap(name, c.width-inset*st.Size, st.Size, true, mostHeadLines, measure)
		c.d.Head = max(c.d.Head, (headHeight+lineStep*float64(len(heads[i])-1))*st.Size)
	}
	at := make([]*stop, len(nodes))
	for i, node := range nodes {
		c.names = append(c.names, scene.Wrap(node.Name, c.room(), st.Size, node.Lit, mostNameLines, measure))
		if node.Column >= 0 && node.Column < n {
			at[i] = &stop{node: i, column: node.Column, order: float64(len(c.columns[node.Column])), h: (boxHeight + lineStep*float64(max(len(c.names[i]), 1)-1)) * st.Size}
			c.columns[node.Column] = append(c.columns[node.Column], at[i])
		}
	}
	var ways []way
	for _, e := range edges {
		if e.From < 0 || e.From >= len(nodes) || e.To < 0 || e.To >= len(nodes) {
			continue
		}
		from, to := at[e.From], at[e.To]
		if from == nil || to == nil || to.column >= from.column {
			continue
		}
		ways = append(ways, way{edge: e, stops: c.pass(from, to)})
	}
	c.uncross(ways)
	c.place()
	for i, lines := range heads {
		c.lines(lines, c.middle(i), c.d.Head/2, scene.Center, c.width-inset*st.Size, st.Faint, true)
	}
	c.d.Add(scene.Line{A: scene.Point{Y: c.d.Head - 0.5}, B: scene.Point{X: c.d.W, Y: c.d.Head - 0.5}, Tone: st.Hairline, Width: 1})
	slices.SortStableFunc(ways, func(a, b way) int { return lit(a.edge.Lit) - lit(b.edge.Lit) })
	for _, w := range ways {
		c.way(w)
	}
	for _, column := range c.columns {
		for _, s := range column {
			if s.node >= 0 {
				c.box(s, nodes[s.node])
			}
		}
	}
	return c.d
}

func lit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// way is an edge with the stops it goes by, from right to left.
type way struct {
	edge  Edge
	stops []*stop
}

// pass makes room for an edge in the columns that it passes.
func (c *chain) pass(from, to *stop) []*stop {
	stops := []*stop{from}
	for column := from.column - 1; column > to.column; column-- {
		s := &stop{node: -1, column: column, order: float64(len(c.columns[column])), h: wayHeight * c.st.Size}
		c.columns[column] = append(c.columns[column], s)
		stops = append(stops, s)
	}
	return append(stops, to)
}

// rounds is the number of times that the columns are sorted against their neighbours.
const rounds = 3

// uncross sorts each column by the mean place of what its stops are tied to in the
// column to the left.
func (c *chain) uncross(ways []way) {
	left := map[*stop][]*stop{}
	for _, w := range ways {
		for i := 1; i < len(w.stops); i++ {
			left[w.stops[i-1]] = append(left[w.stops[i-1]], w.stops[i])
		}
	}
	for range rounds {
		for _, column := range c.columns[1:] {
			want := map[*stop]float64{}
			for _, s := range column {
				want[s] = s.order
				if tied := left[s]; len(tied) > 0 {
					want[s] = 0
					for _, t := range tied {
						want[s] += t.order / float64(len(tied))
					}
				}
			}
			slices.SortStableFunc(column, func(a, b *stop) int { return cmp.Compare(want[a], want[b]) })
			for i, s := range column {
				s.order = float64(i)
			}
		}
	}
}

// place gives each stop its height; every column is in the middle of the highest.
func (c *chain) place() {
	size := c.st.Size
	high := func(column []*stop) float64 {
		sum := 0.0
		for _, s := range column {
			sum += s.h + gap*size
		}
		return sum
	}
	most := 0.0
	for _, column := range c.columns {
		most = max(most, high(column))
	}
	c.d.H = c.d.Head + most + 2*gap*size
	for _, column := range c.columns {
		y := c.d.Head + gap*size + (most-high(column))/2
		for _, s := range column {
			s.y = y
			y += s.h + gap*size
		}
	}
}

func (c *chain) middle(column int) float64 { return (float64(column) + 0.5) * c.width }

// lines sets lines of words one under another, y being the middle of them all.
func (c *chain) lines(lines []string, x, y float64, align scene.Align, room float64, tone scene.Tone, bold bool) {
	y -= lineStep * c.st.Size * float64(len(lines)-1) / 2
	for i, words := range lines {
		c.words(words, x, y+lineStep*c.st.Size*float64(i), align, room, tone, bold)
	}
}

// words sets a line of words, cut to the room there is.
func (c *chain) words(s string, x, y float64, align scene.Align, room float64, tone scene.Tone, bold bool) float64 {
	if s == "" || room < 1.5*c.st.Size {
		return 0
	}
	s, w := scene.Fit(s, room, c.st.Size, bold, c.measure)
	c.d.Add(scene.Text{At: scene.Point{X: x, Y: y}, Words: s, Tone: tone, Size: c.st.Size, Bold: bold, Align: align, Room: w})
	return w
}

// way draws an edge from its right end to its left.
func (c *chain) way(w way) {
	tone := c.st.Hairline
	if w.edge.Lit {
		tone = c.st.Arrow
	}
	line := scene.Line{Tone: tone, Width: 1 + math.Log2(float64(max(w.edge.Weight, 1)))/2}
	half := c.width * boxShare / 2
	last := len(w.stops) - 1
	for i := 1; i <= last; i++ {
		a, b := w.stops[i-1], w.stops[i]
		line.A = scene.Point{X: c.middle(a.column) - half, Y: a.y + a.h/2}
		line.B = scene.Point{X: c.middle(b.column) + half, Y: b.y + b.h/2}
		line.Head = 0
		if i == last {
			line.Head = headLength * c.st.Size
		}
		c.d.Add(line)
		if i < last { // across the column that it passes
			c.d.Add(scene.Line{A: line.B, B: scene.Point{X: line.B.X - 2*half, Y: line.B.Y}, Tone: tone, Width: line.Width})
		}
	}
}

func (c *chain) box(s *stop, n Node) {
	size := c.st.Size
	half := c.width * boxShare / 2
	b := scene.Box{X: c.middle(s.column) - half, Y: s.y, W: 2 * half, H: s.h}
	r := scene.Rect{Box: b, Radius: 0.3 * size, Fill: c.st.Panel, Stroke: c.st.Hairline, Width: 1}
	if n.Lit {
		r.Stroke, r.Width = c.st.Arrow, 2
	}
	c.d.Add(r)
	y := b.Y + b.H/2
	room := c.room()
	// The note stands where it leaves the name its room.
	if note := c.measure(n.Note, size, false); n.Note != "" && c.measure(n.Name, size, n.Lit)+note+inset*size <= room {
		c.words(n.Note, b.X+b.W-inset*size, y, scene.Right, room, c.st.Faint, false)
	}
	c.lines(c.names[s.node], b.X+inset*size, y, scene.Left, room, c.st.Ink, n.Lit)
	c.d.Spots = append(c.d.Spots, scene.Spot{Key: n.Key, Box: b})
}

package scene

import (
	"slices"

	"github.com/readout-app/readout/gui/widget/scene"
)

// Move is one rung of the ladder.
type Move struct {
	Key string
	// Day is what stands beside it; a day that is the same as above is not repeated.
	Day   string
	Label string
	// From and To are the columns of who makes the move and of who it is made to; either
	// may be empty. Numbers that are no column are left out.
	From, To []int
	// Hollow is not yet, or not surely, done.
	Hollow bool
	// Against turns something down.
	Against bool
	// Reply says what became of the reply it asks for.
	Reply Reply
	// By is the column of who owes or gave the reply.
	By int
	// AnsweredBy is the index of the move that answered it; Reply is then Given.
	AnsweredBy int
	// Waited words the time the reply took or has been owed.
	Waited string
}

// Reply is where the reply to a move stands.
type Reply uint8

// The states of a reply.
const (
	None Reply = iota
	Owed
	Given
)

// Style is the look of the ladder.
type Style struct {
	Size float64 // of the words
	// The tones of arrows and words, of quiet words, of lines, of what turns down, of a
	// reply that was given and of one that is owed, and of the paper.
	Ink, Faint, Hairline, Against, Given, Owed, Paper scene.Tone
	Arrow                                             scene.Tone
}

// The measures of the ladder in sizes of its words.
const (
	rowHeight   = 3.1
	headHeight  = 2.6
	leastColumn = 7.0 // width of a column
	mostColumn  = 26.0
	discSide    = 0.75
	headLength  = 0.8
	nameStep    = 1.3 // between the lines of a name
	barStep     = 0.7 // between replies that wait at the same time
	inset       = 0.8
)

// mostNameLines is the number of lines that the name of a party may take.
const mostNameLines = 3

// Lay lays a ladder out in a width; with many parties it is wider. Moves are in the
// order they are drawn. Today is written at the foot, "" for no foot.
func Lay(title string, parties []string, moves []Move, today string, width float64, st Style, measure scene.Measure) *scene.Drawing {
	l := ladder{st: st, measure: measure, moves: moves, columns: len(parties), seen: width, lanes: map[[2]int]lane{}}
	l.gutter = 2 * inset * st.Size
	for _, m := range moves {
		l.gutter = max(l.gutter, measure(m.Day, st.Size, false)+2*inset*st.Size)
	}
	l.gutter = min(l.gutter, width/3)
	n := float64(max(len(parties), 1))
	l.column = min(max((width-l.gutter)/n, leastColumn*st.Size), mostColumn*st.Size)
	l.d = &scene.Drawing{Title: title, W: max(width, l.gutter+n*l.column), Head: headHeight * st.Size}
	for _, name := range parties {
		lines := scene.Wrap(name, l.nameRoom(), st.Size, true, mostNameLines, measure)
		l.names = append(l.names, lines)
		l.d.Head = max(l.d.Head, (headHeight+float64(len(lines)-1)*nameStep)*st.Size)
	}
	l.d.H = l.d.Head + float64(len(moves))*rowHeight*st.Size + 1.2*st.Size
	if today != "" {
		l.d.H += headHeight * st.Size
	}
	l.end = l.d.H - 0.6*st.Size
	l.frame(today)
	l.replies()
	last := ""
	for i, m := range moves {
		l.d.Spots = append(l.d.Spots, scene.Spot{Key: m.Key, Box: scene.Box{X: 1, Y: l.y(i) - 1.8*st.Size, W: l.d.W - 2, H: rowHeight*st.Size - 2}})
		if m.Day != last {
			l.words(m.Day, scene.Point{X: inset * st.Size, Y: l.y(i)}, scene.Left, l.gutter-inset*st.Size, st.Faint, false)
			last = m.Day
		}
		l.move(i, m)
	}
	return l.d
}

type ladder struct {
	d       *scene.Drawing
	st      Style
	measure scene.Measure
	moves   []Move
	columns int
	names   [][]string // of the parties, line by line
	gutter  float64    // width of the days
	column  float64    // width of a column
	end     float64    // of the columns
	seen    float64    // the width in sight before anybody scrolls
	bars    []bar
	lanes   map[[2]int]lane // by column and number
}

// lane is the replies that are drawn one under another.
type lane struct {
	bars []bar
	end  float64 // of the lowest
}

// free says whether there is room for one more, which begins no higher than in its row.
func (l lane) free(b bar, row float64) bool {
	if b.from >= l.end || b.from == row {
		return b.from >= l.end // those that are there begin in rows above
	}
	return !slices.ContainsFunc(l.bars, func(o bar) bool { return b.from < o.to && o.from < b.to })
}

// bar is a reply along the column of the one who answers.
type bar struct {
	column, lane int
	x, from, to  float64
}

// x is the middle of a column, y the height of the arrow of a move.
func (l *ladder) x(column int) float64 { return l.gutter + (float64(column)+0.5)*l.column }
func (l *ladder) y(move int) float64 {
	return l.d.Head + (float64(move)+0.65)*rowHeight*l.st.Size
}

// words sets a line of words, cut to the room there is.
func (l *ladder) words(s string, at scene.Point, align scene.Align, room float64, tone scene.Tone, bold bool) float64 {
	if s == "" || room < 2*l.st.Size {
		return 0
	}
	s, w := scene.Fit(s, room, l.st.Size, bold, l.measure)
	l.d.Add(scene.Text{At: at, Words: s, Tone: tone, Size: l.st.Size, Bold: bold, Align: align, Room: w})
	return w
}

// nameRoom is the width for the name of a party.
func (l *ladder) nameRoom() float64 { return l.column - inset*l.st.Size }

// frame draws the columns with their names, and the day at the foot.
func (l *ladder) frame(today string) {
	size := l.st.Size
	for i, lines := range l.names {
		x, y := l.x(i), l.d.Head/2-float64(len(lines)-1)*nameStep*size/2
		for n, words := range lines {
			l.words(words, scene.Point{X: x, Y: y + float64(n)*nameStep*size}, scene.Center, l.nameRoom(), l.st.Ink, true)
		}
		l.d.Add(scene.Line{A: scene.Point{X: x, Y: l.d.Head}, B: scene.Point{X: x, Y: l.end}, Tone: l.st.Hairline, Width: 1.5})
	}
	l.d.Add(scene.Line{A: scene.Point{Y: l.d.Head - 0.5}, B: scene.Point{X: l.d.W, Y: l.d.Head - 0.5}, Tone: l.st.Hairline, Width: 1})
	if today == "" {
		return
	}
	y := l.end - headHeight*size/2
	l.d.Add(scene.Line{A: scene.Point{Y: y}, B: scene.Point{X: l.d.W, Y: y}, Tone: l.st.Arrow, Width: 1})
	l.words(today, scene.Point{X: inset * size, Y: y + 0.9*size}, scene.Left, l.d.W, l.st.Arrow, false)
}

// replies draws along the column of the one who answers how long a reply took, and as
// an open end how long it has been owed.
func (l *ladder) replies() {
	size := l.st.Size
	for i, m := range l.moves {
		if m.Reply == None || m.By < 0 || m.By >= l.columns {
			continue
		}
		b := bar{column: m.By, from: l.y(i), to: l.end - headHeight*size/2}
		if m.Reply == Given {
			if m.AnsweredBy < 0 || m.AnsweredBy >= len(l.moves) {
				continue
			}
			b.to = l.y(m.AnsweredBy)
			b.from, b.to = min(b.from, b.to), max(b.from, b.to)
		}
		for !l.lanes[[2]int{b.column, b.lane}].free(b, l.y(i)) {
			b.lane++
		}
		b.x = l.x(m.By) + float64(b.lane)*barStep*size
		l.bars = append(l.bars, b)
		at := [2]int{b.column, b.lane}
		l.lanes[at] = lane{append(l.lanes[at].bars, b), max(l.lanes[at].end, b.to)}
		line := scene.Line{A: scene.Point{X: b.x, Y: b.from}, B: scene.Point{X: b.x, Y: b.to}, Tone: l.st.Given, Width: 0.4 * size}
		under := scene.Point{X: b.x + 0.5*size, Y: b.from + 0.95*size} // in the gap under its row
		if m.Reply == Owed {
			line.Tone, line.Width, line.Dash, line.Head = l.st.Owed, 0.2*size, 0.45*size, headLength*size
		}
		l.d.Add(line)
		if b.to-b.from >= rowHeight*size*0.9 {
			l.words(m.Waited, under, scene.Left, min(l.column, l.d.W-under.X)-size, line.Tone, true)
		}
	}
}

// move draws the arrow of a move with its label above it; a move to nobody is a disc
// with its label beside it.
func (l *ladder) move(i int, m Move) {
	size, y := l.st.Size, l.y(i)
	from, to := l.valid(m.From), l.valid(m.To)
	if len(from) == 0 {
		from, to = to, nil
	}
	if len(from) == 0 {
		return
	}
	tone, width := l.st.Arrow, 2.0
	if m.Against {
		tone = l.st.Against
	}
	if m.Hollow {
		width = 1
	}
	lo, hi := slices.Min(from), slices.Max(from)
	if len(from) > 1 {
		l.d.Add(scene.Line{A: scene.Point{X: l.x(lo), Y: y}, B: scene.Point{X: l.x(hi), Y: y}, Tone: tone, Width: width})
	}
	for _, t := range to {
		f := lo
		if t > hi {
			f = hi
		}
		if slices.Contains(from, t) {
			continue
		}
		line := scene.Line{A: scene.Point{X: l.x(f), Y: y}, B: scene.Point{X: l.x(t), Y: y}, Tone: tone, Width: width, Head: headLength * size}
		if m.Hollow {
			line.Dash = 0.3 * size
		}
		l.d.Add(line)
		lo, hi = min(lo, t), max(hi, t)
	}
	for _, f := range from {
		r := discSide * size
		disc := scene.Rect{Box: scene.Box{X: l.x(f) - r/2, Y: y - r/2, W: r, H: r}, Radius: r / 2, Fill: tone, Stroke: tone, Width: 1.5}
		if m.Hollow {
			disc.Fill = l.st.Paper
		}
		l.d.Add(disc)
	}
	ink := l.st.Ink
	if m.Hollow {
		ink = l.st.Faint
	}
	l.label(m.Label, lo, hi, y, ink)
}

// label sets the words of a move above its arrow, or beside its disc where there is most
// room.
func (l *ladder) label(s string, lo, hi int, y float64, ink scene.Tone) {
	size := l.st.Size
	edge := l.d.W
	if l.x(lo) < l.seen-size { // what begins in sight ends in sight
		edge = min(edge, l.seen)
	}
	edge -= 0.4 * size
	if lo < hi {
		// In the middle of its arrow; longer words begin beside its column and reach on past
		// it, or begin before it where there is no room.
		s, w := scene.Fit(s, edge-l.gutter, size, false, l.measure)
		x := min(max((l.x(lo)+l.x(hi)-w)/2, l.x(lo)+0.6*size), edge-w)
		l.words(s, scene.Point{X: x, Y: y - 0.95*size}, scene.Left, w+1, ink, false)
		return
	}
	left, right := l.room(l.x(lo), y, edge)
	if right >= left || right >= l.measure(s, size, false) {
		l.words(s, scene.Point{X: l.x(lo) + size, Y: y}, scene.Left, right, ink, false)
		return
	}
	l.words(s, scene.Point{X: l.x(lo) - size, Y: y}, scene.Right, left, ink, false)
}

// room gives how far words beside a disc may reach to its left and right: to the days and
// the edge, and not over a bar, which would strike them through.
func (l *ladder) room(x, y, edge float64) (left, right float64) {
	size := l.st.Size
	lo, hi := l.gutter, edge
	for _, b := range l.bars {
		if y <= b.from || y >= b.to {
			continue
		}
		if b.x < x-size {
			lo = max(lo, b.x+0.5*size)
		}
		if b.x > x+size {
			hi = min(hi, b.x-0.5*size)
		}
	}
	return x - size - lo, hi - x - size
}

// valid gives the columns that there are, each once.
func (l *ladder) valid(columns []int) []int {
	var out []int
	for _, c := range columns {
		if c >= 0 && c < l.columns && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

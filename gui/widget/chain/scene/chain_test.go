package scene

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/scene"
)

func measure(s string, size float64, _ bool) float64 {
	return float64(utf8.RuneCountInString(s)) * size / 2
}

var style = Style{Size: 12, Ink: "ink", Faint: "faint", Hairline: "line", Arrow: "arrow", Paper: "paper", Panel: "panel"}

var columns = []string{"Printed by", "Agency", "Broadcaster", "Said by"}

// relay is a report of an agency, one that came by a broadcaster, and one heard at first
// hand.
func relay() ([]Node, []Edge) {
	return []Node{
			{Key: "post", Name: "Harbour Post", Column: 0}, {Key: "herald", Name: "Herald", Column: 0},
			{Key: "agency", Name: "Meridian", Column: 1}, {Key: "north", Name: "Channel North", Column: 2},
			{Key: "varga", Name: "Ilse Varga", Column: 3, Note: "12"}, {Key: "brandt", Name: "Oskar Brandt", Column: 3},
		}, []Edge{
			{From: 2, To: 0, Weight: 4, Lit: true}, {From: 3, To: 2, Weight: 1}, {From: 4, To: 3, Weight: 1}, {From: 5, To: 1, Weight: 1},
		}
}

func spot(t *testing.T, d *scene.Drawing, key string) scene.Box {
	t.Helper()
	b, ok := d.Spot(key)
	if !ok {
		t.Fatalf("%s has no spot", key)
	}
	return b
}

func TestArrowsLeadFromWhoSpeaksToWhoPrints(t *testing.T) {
	nodes, edges := relay()
	d := Lay("chain", columns, nodes, edges, 800, style, measure)
	heads := 0
	var direct []scene.Line
	for _, s := range d.Shapes {
		l, ok := s.(scene.Line)
		if !ok || l.A.Y < d.Head {
			continue
		}
		if l.B.X > l.A.X {
			t.Errorf("%v leads to the right", l)
		}
		if l.Head > 0 {
			heads++
		}
		if l.Tone == "arrow" && l.Head > 0 {
			direct = append(direct, l)
		}
	}
	if heads != len(edges) {
		t.Errorf("%d arrowheads for %d edges", heads, len(edges))
	}
	if len(direct) != 1 {
		t.Fatalf("lit arrows: %v", direct)
	}
	from, to := spot(t, d, "agency"), spot(t, d, "post")
	if l := direct[0]; l.A != (scene.Point{X: from.X, Y: from.Y + from.H/2}) || l.B != (scene.Point{X: to.X + to.W, Y: to.Y + to.H/2}) || l.Width <= 1 {
		t.Errorf("from %v to %v runs %v", from, to, l)
	}
}

func TestAnEdgePassesAColumnBesideItsBoxes(t *testing.T) {
	nodes, edges := relay()
	d := Lay("chain", columns, nodes, edges, 800, style, measure)
	for _, s := range d.Shapes {
		l, ok := s.(scene.Line)
		if !ok || l.A.Y < d.Head || l.A.Y != l.B.Y {
			continue
		}
		for _, key := range []string{"agency", "north"} {
			b := spot(t, d, key)
			if mid := (l.A.X + l.B.X) / 2; b.Holds(scene.Point{X: mid, Y: l.A.Y}) {
				t.Errorf("%v runs through %s", l, key)
			}
		}
	}
}

func TestColumnsAreSortedSoThatArrowsDoNotCross(t *testing.T) {
	nodes := []Node{{Key: "a", Column: 0}, {Key: "b", Column: 0}, {Key: "x", Column: 1}, {Key: "y", Column: 1}}
	d := Lay("chain", columns[:2], nodes, []Edge{{From: 2, To: 1}, {From: 3, To: 0}}, 400, style, measure)
	if spot(t, d, "y").Y > spot(t, d, "x").Y {
		t.Error("the arrows cross")
	}
}

func TestAnyChainLiesWithinItsDrawing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringN(0, 50, -1)
		var nodes []Node
		for i := range rapid.IntRange(0, 25).Draw(t, "nodes") {
			nodes = append(nodes, Node{Key: fmt.Sprint(i), Name: words.Draw(t, "name"), Note: words.Draw(t, "note"), Column: rapid.IntRange(-1, 5).Draw(t, "column"), Lit: rapid.Bool().Draw(t, "lit")})
		}
		var edges []Edge
		for range rapid.IntRange(0, 40).Draw(t, "edges") {
			edges = append(edges, Edge{From: rapid.IntRange(-1, 30).Draw(t, "from"), To: rapid.IntRange(-1, 30).Draw(t, "to"), Weight: rapid.IntRange(-1, 1000).Draw(t, "weight")})
		}
		st := style
		st.Size = rapid.Float64Range(6, 40).Draw(t, "size")
		d := Lay("chain", columns[:rapid.IntRange(0, 4).Draw(t, "columns")], nodes, edges, rapid.Float64Range(1, 3000).Draw(t, "width"), st, measure)
		for _, s := range d.Shapes {
			b := s.Bounds()
			if math.IsNaN(b.X+b.Y+b.W+b.H) || b.X < -st.Size || b.Y < -st.Size || b.X+b.W > d.W+st.Size || b.Y+b.H > d.H+st.Size {
				t.Fatalf("%#v lies outside %g × %g", s, d.W, d.H)
			}
		}
		for _, s := range d.Spots {
			if d.Hit(s.Box.Middle()) != s.Key {
				t.Fatalf("%s is covered", s.Key)
			}
		}
	})
}

func FuzzLay(f *testing.F) {
	f.Add("Meridian", 800.0, 12.0, 1, 0)
	f.Fuzz(func(t *testing.T, name string, width, size float64, from, to int) {
		if !(width > 0 && width < 1e6 && size > 1 && size < 100) {
			t.Skip()
		}
		st := style
		st.Size = size
		d := Lay("x", columns, []Node{{Key: "a", Name: name}, {Key: "b", Name: name, Column: 2}, {Key: "c", Column: 3}}, []Edge{{From: from, To: to}, {From: 2, To: 0}}, width, st, measure)
		if len(d.Spots) != 3 {
			t.Errorf("%d spots", len(d.Spots))
		}
	})
}

// A name that is too long for its box takes a second line, and the head of a column more
// than one, before they are cut.
func TestLongNamesWrap(t *testing.T) {
	nodes := []Node{{Key: "a", Name: "Ostravian foreign ministry", Column: 1}, {Key: "b", Name: "Meridian", Column: 0}}
	d := Lay("chain", []string{"Agency", "Heard on, seen on or read in"}, nodes, nil, 300, style, measure)
	var words []string
	for _, s := range d.Shapes {
		if t, ok := s.(scene.Text); ok {
			words = append(words, t.Words)
		}
	}
	if all := strings.Join(words, " "); strings.Contains(all, "…") || !strings.Contains(all, "Heard on") || slices.Contains(words, "Heard on, seen on or read in") {
		t.Errorf("the words are %q", words)
	}
	var tall, low float64
	for _, s := range d.Spots {
		if s.Key == "a" {
			tall = s.Box.H
		} else {
			low = s.Box.H
		}
	}
	if tall <= low {
		t.Errorf("the box of two lines is %g high, that of one %g", tall, low)
	}
}

package scene

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/scene"
)

func measure(s string, size float64, _ bool) float64 {
	return float64(utf8.RuneCountInString(s)) * size / 2
}

var style = Style{
	Size: 12, Ink: "ink", Faint: "faint", Hairline: "line", Against: "against", Given: "given", Owed: "owed", Paper: "paper", Arrow: "arrow",
}

// exchange is a draft that was answered, and an answer that was not.
func exchange() []Move {
	return []Move{
		{Key: "draft", Day: "2026-02-20", Label: "delivers the draft", From: []int{0}, To: []int{1}, Reply: Given, By: 1, AnsweredBy: 2, Waited: "12 days"},
		{Key: "study", Day: "2026-02-21", Label: "studies the draft", From: []int{1}, Hollow: true},
		{Key: "answer", Day: "2026-03-04", Label: "hands over its answer", From: []int{1}, To: []int{0}, Reply: Owed, By: 0, Waited: "39 days"},
		{Key: "no", Day: "2026-03-04", Label: "rejects a clause", From: []int{0, 2}, To: []int{1}, Against: true},
	}
}

// lines gives the lines of a tone.
func lines(d *scene.Drawing, tone scene.Tone) []scene.Line {
	var out []scene.Line
	for _, s := range d.Shapes {
		if l, ok := s.(scene.Line); ok && l.Tone == tone {
			out = append(out, l)
		}
	}
	return out
}

func text(d *scene.Drawing, words string) []scene.Text {
	var out []scene.Text
	for _, s := range d.Shapes {
		if t, ok := s.(scene.Text); ok && t.Words == words {
			out = append(out, t)
		}
	}
	return out
}

func TestArrowsRunFromColumnToColumnDownTheDays(t *testing.T) {
	d := Lay("ladder", []string{"Ostravia", "Calvonia", "Lomar"}, exchange(), "today", 800, style, measure)
	arrows := lines(d, "arrow")
	if len(arrows) < 2 {
		t.Fatalf("arrows: %v", arrows)
	}
	var there, back scene.Line
	for _, a := range arrows {
		if a.Head > 0 && a.B.X > a.A.X {
			there = a
		} else if a.Head > 0 {
			back = a
		}
	}
	if there.A.X != back.B.X || there.B.X != back.A.X || there.A.Y >= back.A.Y {
		t.Errorf("there %v, back %v", there, back)
	}
	if x := text(d, "Ostravia")[0].At.X; x != there.A.X {
		t.Errorf("the arrow begins at %g, its column stands at %g", there.A.X, x)
	}
	if got := len(text(d, "2026-03-04")); got != 1 {
		t.Errorf("the same day is written %d times", got)
	}
	// Two who turn down together are tied, and their arrow is of another tone.
	if got := lines(d, "against"); len(got) != 2 {
		t.Errorf("a joint rejection has %d lines, want the tie and the arrow", len(got))
	}
}

func TestRepliesStandAlongTheColumnOfWhoAnswers(t *testing.T) {
	moves := exchange()
	d := Lay("ladder", []string{"Ostravia", "Calvonia", "Lomar"}, moves, "today", 800, style, measure)
	given, owed := lines(d, "given"), lines(d, "owed")
	if len(given) != 1 || len(owed) != 1 {
		t.Fatalf("given %v, owed %v", given, owed)
	}
	middle := func(key string) float64 {
		b, ok := d.Spot(key)
		if !ok {
			t.Fatalf("%s has no spot", key)
		}
		return b.Y + b.H/2
	}
	column := text(d, "Calvonia")[0].At.X
	if g := given[0]; g.Dash != 0 || g.A.X != column || math.Abs(g.A.Y-middle("draft")) > 6 || math.Abs(g.B.Y-middle("answer")) > 6 {
		t.Errorf("the reply given is drawn %v", g)
	}
	if o := owed[0]; o.Dash == 0 || o.A.X != text(d, "Ostravia")[0].At.X || o.B.Y <= middle("no") {
		t.Errorf("the reply owed is drawn %v; it is an open end", o)
	}
	if len(text(d, "12 days")) != 1 || len(text(d, "39 days")) != 1 {
		t.Error("the days it took or has been owed are not written")
	}
}

func TestRepliesThatWaitAtTheSameTimeStandBesideOneAnother(t *testing.T) {
	moves := exchange()
	moves[3].Reply, moves[3].By = Owed, 0
	d := Lay("ladder", []string{"Ostravia", "Calvonia", "Lomar"}, moves, "today", 800, style, measure)
	owed := lines(d, "owed")
	if len(owed) != 2 || owed[0].A.X == owed[1].A.X {
		t.Errorf("two replies owed at a time: %v", owed)
	}
}

func TestNoBarStrikesTheWordsBesideADiscThrough(t *testing.T) {
	moves := exchange()
	moves[1] = Move{Key: "study", Day: "2026-02-21", Label: "studies the draft that the other side handed over in the capital", From: []int{2}}
	d := Lay("ladder", []string{"Ostravia", "Calvonia", "Lomar"}, moves, "today", 500, style, measure)
	given := lines(d, "given")[0]
	for _, s := range d.Shapes {
		words, ok := s.(scene.Text)
		if !ok || !strings.HasPrefix(words.Words, "studies") {
			continue
		}
		if b := words.Bounds(); words.At.Y > given.A.Y && words.At.Y < given.B.Y && b.X < given.A.X && b.X+b.W > given.A.X {
			t.Errorf("the bar at %g strikes through the words from %g to %g", given.A.X, b.X, b.X+b.W)
		}
		return
	}
	t.Error("the label is not drawn")
}

func TestHollowMovesLookHollow(t *testing.T) {
	d := Lay("ladder", []string{"A", "B"}, exchange()[1:2], "", 400, style, measure)
	found := false
	for _, s := range d.Shapes {
		if r, ok := s.(scene.Rect); ok && r.Radius > 0 {
			found = r.Fill == "paper" && r.Stroke != "paper"
		}
	}
	if !found {
		t.Error("what is not surely done is drawn filled")
	}
}

func TestAnyLadderLiesWithinItsDrawing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		column := rapid.SliceOfN(rapid.IntRange(-2, 9), 0, 4)
		words := rapid.StringN(0, 60, -1)
		var moves []Move
		for i := range rapid.IntRange(0, 30).Draw(t, "moves") {
			moves = append(moves, Move{
				Key: string(rune('a' + i)), Day: words.Draw(t, "day"), Label: words.Draw(t, "label"),
				From: column.Draw(t, "from"), To: column.Draw(t, "to"), Hollow: rapid.Bool().Draw(t, "hollow"),
				Reply: Reply(rapid.IntRange(0, 2).Draw(t, "reply")), By: rapid.IntRange(-2, 9).Draw(t, "by"),
				AnsweredBy: rapid.IntRange(-2, 40).Draw(t, "answered"), Waited: words.Draw(t, "waited"),
			})
		}
		parties := rapid.SliceOfN(words, 0, 8).Draw(t, "parties")
		width := rapid.Float64Range(1, 4000).Draw(t, "width")
		st := style
		st.Size = rapid.Float64Range(6, 40).Draw(t, "size")
		d := Lay("ladder", parties, moves, words.Draw(t, "today"), width, st, measure)
		if len(d.Spots) != len(moves) {
			t.Fatalf("%d spots for %d moves", len(d.Spots), len(moves))
		}
		whole := scene.Box{X: -st.Size, Y: -st.Size, W: d.W + 2*st.Size, H: d.H + 2*st.Size}
		for _, s := range d.Shapes {
			b := s.Bounds()
			if math.IsNaN(b.X+b.Y+b.W+b.H) || b.X < whole.X || b.Y < whole.Y || b.X+b.W > whole.X+whole.W || b.Y+b.H > whole.Y+whole.H {
				t.Fatalf("%#v lies outside %g × %g", s, d.W, d.H)
			}
		}
		for i, s := range d.Spots {
			if at := s.Box.Middle(); d.Hit(at) != s.Key {
				t.Fatalf("spot %d is hit as %q", i, d.Hit(at))
			}
		}
	})
}

func FuzzLay(f *testing.F) {
	f.Add("Ostravia", "hands over its answer", 800.0, 12.0, 1, 2)
	f.Fuzz(func(t *testing.T, party, label string, width, size float64, from, to int) {
		if !(width > 0 && width < 1e6 && size > 1 && size < 100) || strings.ContainsRune(party, 0) {
			t.Skip()
		}
		st := style
		st.Size = size
		d := Lay("x", []string{party, label, party}, []Move{{Key: "k", Day: party, Label: label, From: []int{from}, To: []int{to}, Reply: Owed, By: to, Waited: party}}, "today", width, st, measure)
		if d.Hit(d.Spots[0].Box.Middle()) != "k" {
			t.Error("the move is not hit at its middle")
		}
	})
}

// The name of a party takes a second line before it is cut, and the head of all grows with it.
func TestLongNamesOfPartiesWrap(t *testing.T) {
	short := Lay("ladder", []string{"Ostravia", "Calvonia"}, exchange()[:1], "", 300, style, measure)
	d := Lay("ladder", []string{"Ostravia", "Calvonian Border Commission"}, exchange()[:1], "", 300, style, measure)
	if len(text(d, "Calvonian Border")) != 1 || len(text(d, "Commission")) != 1 {
		t.Errorf("the name is not set in two lines: %+v", d.Shapes)
	}
	if d.Head <= short.Head {
		t.Errorf("the head is %g high, that of short names %g", d.Head, short.Head)
	}
}

package scene

import (
	"encoding/xml"
	"image/color"
	"io"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/assets"
)

// palette has three colours.
func palette(t Tone) color.Color {
	switch t {
	case "paper":
		return color.White
	case "half":
		return color.NRGBA{B: 0xff, A: 0x80}
	}
	return color.NRGBA{R: 0xff, A: 0xff}
}

func faces(t testing.TB) Faces {
	t.Helper()
	read := func(name string) []byte {
		b, err := assets.Fonts.ReadFile("fonts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	f, err := NewFaces(read("ReadoutSans-Regular.ttf"), read("ReadoutSans-SemiBold.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestHitFindsWhatLiesOnTop(t *testing.T) {
	d := Drawing{Spots: []Spot{{"row", Box{0, 0, 100, 20}}, {"name", Box{10, 5, 30, 10}}}}
	for p, want := range map[Point]string{{5, 5}: "row", {12, 8}: "name", {99.9, 19.9}: "row", {100, 5}: "", {5, -1}: ""} {
		if got := d.Hit(p); got != want {
			t.Errorf("at %v lies %q, want %q", p, got, want)
		}
	}
	if b, ok := d.Spot("name"); !ok || b.X != 10 {
		t.Errorf("the box of name is %v, %t", b, ok)
	}
	if _, ok := d.Spot("gone"); ok {
		t.Error("a key that is not there has a box")
	}
}

func TestStrokesOfADashedLineLieOnIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-1e6, 1e6)
		l := Line{
			A: Point{x.Draw(t, "ax"), x.Draw(t, "ay")}, B: Point{x.Draw(t, "bx"), x.Draw(t, "by")},
			Dash: rapid.Float64Range(0, 50).Draw(t, "dash"), Head: rapid.Float64Range(0, 12).Draw(t, "head"),
		}
		pieces := l.Strokes()
		if len(pieces) == 0 || len(pieces) > maxDashes {
			t.Fatalf("%d pieces", len(pieces))
		}
		if pieces[0][0] != l.A {
			t.Fatalf("it begins at %v, want %v", pieces[0][0], l.A)
		}
		length := math.Hypot(l.B.X-l.A.X, l.B.Y-l.A.Y)
		for _, p := range pieces {
			for _, q := range p {
				off := math.Abs((l.B.X-l.A.X)*(l.A.Y-q.Y)-(l.A.X-q.X)*(l.B.Y-l.A.Y)) / max(length, 1)
				if math.IsNaN(q.X+q.Y) || off > 0.01 {
					t.Fatalf("the piece %v is %g off the line", p, off)
				}
			}
		}
	})
}

func TestArrowheadPointsAtTheEnd(t *testing.T) {
	l := Line{A: Point{0, 10}, B: Point{50, 10}, Head: 10}
	corners, neck := l.Arrowhead()
	if corners[0] != l.B || neck != (Point{40, 10}) || corners[1].Y+corners[2].Y != 20 || corners[1].Y == corners[2].Y {
		t.Errorf("corners %v, neck %v", corners, neck)
	}
	same := Line{A: Point{5, 5}, B: Point{5, 5}, Head: 10}
	if corners, _ := same.Arrowhead(); corners[1] != same.B {
		t.Errorf("a line of no length has the head %v", corners)
	}
}

func TestWithinCutsALineAtABox(t *testing.T) {
	box := Box{0, 0, 100, 50}
	for _, c := range []struct {
		line, want Line
		in         bool
	}{
		{Line{A: Point{10, 10}, B: Point{90, 10}, Head: 8}, Line{A: Point{10, 10}, B: Point{90, 10}, Head: 8}, true},
		{Line{A: Point{50, -100}, B: Point{50, 900}, Head: 8}, Line{A: Point{50, 0}, B: Point{50, 50}}, true},
		{Line{A: Point{-50, 25}, B: Point{150, 25}}, Line{A: Point{0, 25}, B: Point{100, 25}}, true},
		{Line{A: Point{50, -25}, B: Point{50, 20}, Dash: 10, Head: 8}, Line{A: Point{50, -5}, B: Point{50, 20}, Dash: 10, Head: 8}, true},
		{Line{A: Point{120, 0}, B: Point{120, 50}}, Line{}, false},
		{Line{A: Point{90, -40}, B: Point{160, 20}}, Line{}, false},
	} {
		got, in := c.line.Within(box)
		if in != c.in || in && got != c.want {
			t.Errorf("%v within the box is %v, %t; want %v, %t", c.line, got, in, c.want, c.in)
		}
	}
}

func TestFit(t *testing.T) {
	count := func(words string, size float64, _ bool) float64 { return float64(utf8.RuneCountInString(words)) * size }
	for _, c := range []struct {
		words string
		width float64
		want  string
	}{{"Kestria", 70, "Kestria"}, {"Kestria", 69, "Kestr…"}, {"Kestria", 10, "…"}, {"", 10, ""}, {"Čekija", 30, "Če…"}} {
		got, w := Fit(c.words, c.width, 10, false, count)
		if got != c.want || w != count(got, 10, false) {
			t.Errorf("Fit(%q, %g) = %q of width %g, want %q", c.words, c.width, got, w, c.want)
		}
	}
}

// sample has one shape of each kind.
func sample(words string) *Drawing {
	d := &Drawing{Title: "A & B " + words, W: 120, H: 60, Spots: []Spot{{"a", Box{W: 10, H: 10}}}}
	d.Add(
		Rect{Box: Box{10, 10, 20, 20}, Radius: 4, Fill: "half", Stroke: "red", Width: 2},
		Line{A: Point{40, 20}, B: Point{100, 20}, Tone: "red", Width: 2, Head: 8},
		Line{A: Point{40, 40}, B: Point{100, 40}, Tone: "red", Width: 2, Dash: 6},
		Polygon{Points: []Point{{2, 50}, {8, 50}, {5, 58}}, Tone: "red"},
		Polygon{Points: []Point{{40, 50}, {60, 55}, {80, 50}}, Tone: "red", Open: true, Width: 2},
		Text{At: Point{60, 30}, Words: words, Tone: "red", Size: 12, Align: Center, Room: 40},
	)
	return d
}

// elements reads SVG and gives the names of its elements and its words.
func elements(t testing.TB, svg string) (names []string, words string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(svg))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return names, words
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, svg)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			names = append(names, tok.Name.Local)
		case xml.CharData:
			words += string(tok)
		}
	}
}

func TestSVGHoldsEveryShapeAndItsWords(t *testing.T) {
	var b strings.Builder
	if err := SVG(&b, sample(`"Draft" <2> & more`), "paper", palette); err != nil {
		t.Fatal(err)
	}
	names, words := elements(t, b.String())
	if got, want := strings.Join(names, " "), "svg title rect rect line polygon line polygon polyline text"; got != want {
		t.Errorf("elements %s, want %s", got, want)
	}
	if !strings.Contains(words, `"Draft" <2> & more`) {
		t.Errorf("the words are %q", words)
	}
	for _, want := range []string{`stroke-dasharray="6"`, `fill-opacity="0.5"`, `text-anchor="middle"`, `x2="92"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String())
		}
	}
}

func FuzzSVGIsXML(f *testing.F) {
	f.Add("Kestria → Dravia")
	f.Add("\x00\x1f\xff<&>\ufffe")
	f.Fuzz(func(t *testing.T, words string) {
		var b strings.Builder
		if err := SVG(&b, sample(words), "paper", palette); err != nil {
			t.Fatal(err)
		}
		elements(t, b.String())
	})
}

func TestImagePaintsEveryShape(t *testing.T) {
	im := Image(sample("wording"), 2, "paper", palette, faces(t))
	if s := im.Bounds().Size(); s.X != 240 || s.Y != 120 {
		t.Fatalf("the image is %v", s)
	}
	red, white := color.RGBA{0xff, 0, 0, 0xff}, color.RGBA{0xff, 0xff, 0xff, 0xff}
	at := func(x, y float64) color.RGBA { return im.RGBAAt(int(2*x), int(2*y)) }
	for _, c := range []struct {
		what string
		x, y float64
		want color.RGBA
	}{
		{"paper", 1, 1, white}, {"stroke", 20, 10, red}, {"round corner", 9.5, 9.5, white}, {"line", 60, 20, red},
		{"arrowhead", 95, 21, red}, {"beside the head", 95, 25, white}, {"dash", 43, 40, red}, {"gap", 49, 40, white},
		{"polygon", 5, 52, red}, {"open polygon", 60, 55, red}, {"above it", 60, 51, white},
	} {
		if got := at(c.x, c.y); got != c.want {
			t.Errorf("%s at %g, %g is %v, want %v", c.what, c.x, c.y, got, c.want)
		}
	}
	if c := at(20, 20); c.B != 0xff || c.R < 0x70 || c.R > 0x90 {
		t.Errorf("the fill that lets the paper through is %v", c)
	}
	ink := 0
	for y := 48; y < 72; y++ {
		for x := 80; x < 160; x++ {
			if c := im.RGBAAt(x, y); c.R == 0xff && c.G < 0x80 {
				ink++
			}
		}
	}
	if ink < 50 {
		t.Errorf("the words left %d pixels of ink", ink)
	}
}

func TestALargeDrawingIsPaintedSmaller(t *testing.T) {
	d := &Drawing{W: 100, H: 1e7}
	d.Add(Rect{Box: Box{0, -1e9, 100, 1e12}, Fill: "red"}, Line{A: Point{-1e9, 5}, B: Point{1e9, 5}, Tone: "red", Width: 1, Dash: 1})
	if s := Image(d, 2, "paper", palette, Faces{}).Bounds().Size(); s.Y != maxPixels || s.X != 1 {
		t.Errorf("the image is %v", s)
	}
}

func TestWrap(t *testing.T) {
	count := func(words string, size float64, _ bool) float64 { return float64(utf8.RuneCountInString(words)) * size }
	for _, c := range []struct {
		words string
		width float64
		most  int
		want  string
	}{
		{"Kestria", 70, 2, "Kestria"},
		{"Joint Boundary Commission", 140, 3, "Joint Boundary|Commission"},
		{"Joint Boundary Commission", 100, 3, "Joint|Boundary|Commission"},
		{"Joint Boundary Commission", 100, 2, "Joint|Boundary…"},
		{"Joint Boundary Commission", 100, 1, "Joint Bou…"},
		{"Boundarycommission of Selm", 80, 3, "Boundar…|of Selm"},
		{"", 80, 3, ""},
	} {
		lines := Wrap(c.words, c.width, 10, false, c.most, count)
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("Wrap(%q, %g, %d) = %q, want %q", c.words, c.width, c.most, got, c.want)
		}
	}
}

package stage

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
)

func drawing() *scene.Drawing {
	d := &scene.Drawing{Title: "sample", W: 100, H: 1000}
	for i := range 10 {
		y := float64(i)*100 + 50
		d.Add(
			scene.Rect{Box: scene.Box{X: 10, Y: y, W: 20, H: 10}, Fill: scene.Tone(theme.Accent)},
			scene.Line{A: scene.Point{X: 30, Y: y}, B: scene.Point{X: 90, Y: y}, Tone: scene.Tone(theme.Ink), Width: 2, Head: 8},
			scene.Text{At: scene.Point{X: 50, Y: y}, Words: "row", Tone: scene.Tone(theme.Ink), Size: 12, Align: scene.Center, Room: 20},
		)
	}
	return d
}

func TestDrawShowsWhatIsInSightAndUsesItsObjectsAgain(t *testing.T) {
	test.NewTempApp(t)
	s := &Stage{}
	d := drawing()
	s.Begin()
	s.Draw(d, scene.Box{Y: 200, W: 100, H: 200}, fyne.NewPos(5, 7), Print())
	first := append([]fyne.CanvasObject{}, s.Objects()...)
	if len(first) != 8 { // two rows of a rectangle, a line, its head and words
		t.Fatalf("%d objects are in sight, want 8", len(first))
	}
	if got := first[0].Position(); got != fyne.NewPos(15, 57) {
		t.Errorf("the rectangle stands at %v", got)
	}
	if words, ok := first[3].(*canvas.Text); !ok || words.Text != "row" || words.Position().X+words.Size().Width/2 != 55 {
		t.Errorf("the words are not in the middle: %v", first[3])
	}
	s.Begin()
	s.Draw(d, scene.Box{W: 100, H: 1000}, fyne.Position{}, Print())
	if len(s.Objects()) != 40 || s.Objects()[0] != first[0] {
		t.Errorf("%d objects; the first is made anew: %t", len(s.Objects()), s.Objects()[0] != first[0])
	}
}

func TestALongBandIsFilledInParts(t *testing.T) {
	test.NewTempApp(t)
	var points []scene.Point
	for i := range 30 {
		points = append(points, scene.Point{X: float64(i), Y: 10})
	}
	for i := range 30 {
		points = append(points, scene.Point{X: float64(29 - i), Y: 20})
	}
	s := &Stage{}
	s.Begin()
	s.Draw(&scene.Drawing{Shapes: []scene.Shape{scene.Polygon{Points: points}}}, scene.Box{W: 50, H: 50}, fyne.Position{}, Print())
	width := float32(0)
	for _, o := range s.Objects() {
		if n := len(o.(*canvas.ArbitraryPolygon).Points); n > maxCorners {
			t.Errorf("a part has %d corners", n)
		}
		width += o.Size().Width
	}
	if width != 29 {
		t.Errorf("the parts are %g wide together, want 29", width)
	}
}

func TestWritten(t *testing.T) {
	test.NewTempApp(t)
	var picture, svg bytes.Buffer
	if err := PNG(&picture, drawing()); err != nil {
		t.Fatal(err)
	}
	im, err := png.Decode(&picture)
	if err != nil || im.Bounds().Dx() != 200 {
		t.Errorf("the picture is %v, %v", im, err)
	}
	if err := SVG(&svg, drawing()); err != nil || strings.Count(svg.String(), "<text") != 10 {
		t.Errorf("the SVG holds %d texts, %v", strings.Count(svg.String(), "<text"), err)
	}
}

package reader

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// layer is a depth of the drawing, from the back to the front.
type layer int

const (
	fills     layer = iota // statements
	washes                 // hits, light, selection
	frames                 // boxes
	strokes                // lines under words
	wordLayer              // the text
	strikes                // lines through words
	rings                  // focus and hover
	margins                // rules and initials
	layers                 // their number
)

// sheet is the drawing of what shows.
type sheet struct {
	ground  *canvas.Rectangle
	content *fyne.Container
	clip    *container.Clip
	thumb   *canvas.Rectangle
	texts   *pool[textKey, *canvas.Text]
	labels  *pool[labelKey, *canvas.Text]
	strokes *pool[strokeKey, *stroke]
	rects   rectangles
	layers  [layers][]fyne.CanvasObject

	drawn *layout.Content // what the pools are dressed for
	look  look
	marks *layout.Marks
}

func newSheet() *sheet {
	s := &sheet{
		ground: canvas.NewRectangle(nil), content: container.NewWithoutLayout(), thumb: canvas.NewRectangle(nil),
		texts:   newPool[textKey](func() *canvas.Text { return canvas.NewText("", nil) }),
		labels:  newPool[labelKey](func() *canvas.Text { return canvas.NewText("", nil) }),
		strokes: newPool[strokeKey](newStroke),
	}
	s.thumb.CornerRadius = 3
	s.clip = container.NewClip(s.content)
	return s
}

// draw sets the objects of the visible lines.
func (s *sheet) draw(r *Reader) {
	if s.drawn != r.content || s.look != r.look || s.marks != r.marks {
		s.texts.forget()
		s.labels.forget()
		s.strokes.forget()
		s.drawn, s.look, s.marks = r.content, r.look, r.marks
	}
	s.texts.begin()
	s.labels.begin()
	s.strokes.begin()
	s.rects.used = 0
	for i := range s.layers {
		s.layers[i] = s.layers[i][:0]
	}
	top := r.scroll - r.origin.Y
	first, last := r.page.Visible(top, top+r.Size().Height)
	if first < last {
		lines := r.page.Lines()
		s.drawLines(r, first, last)
		s.drawMarks(r, text.Span{Start: lines[first].Span.Start, End: lines[last-1].Span.End})
	}
	s.drawThumb(r)
	s.content.Objects = slices.Concat(s.layers[:]...)
	s.ground.FillColor = r.look.color(theme.Paper)
	s.ground.StrokeWidth, s.ground.StrokeColor = 0, color.Transparent
	if r.focused && r.current < 0 {
		s.ground.StrokeWidth, s.ground.StrokeColor = 2, r.look.color(theme.Accent) // where the keys go
	}
	s.ground.Refresh() // the canvas is drawn again, textures are kept
}

func (s *sheet) add(l layer, o fyne.CanvasObject) { s.layers[l] = append(s.layers[l], o) }

func (s *sheet) drawLines(r *Reader, first, last int) {
	for i := first; i < last; i++ {
		line := r.page.Lines()[i]
		ink := r.look.color(theme.Ink)
		if line.Style == layout.Dim {
			ink = r.look.color(theme.Faint)
		}
		for _, run := range r.page.Runs(i) {
			words := r.page.Drawn(run)
			if words == "" {
				continue
			}
			t, fresh := s.texts.take(textKey{run.Span.Start, run.Span.End, line.Style})
			if fresh {
				t.Text, t.Color, t.TextSize = words, ink, r.look.sizes[line.Style]
				t.TextStyle, t.FontSource = cuts[line.Style], r.look.fonts[line.Style]
				t.Resize(t.MinSize())
				t.Refresh()
			}
			t.Move(r.toScreen(run.X, line.Y+(line.H-t.Size().Height)/2))
			s.add(wordLayer, t)
		}
	}
}

// toScreen turns a place on the page into one in the widget.
func (r *Reader) toScreen(x, y float32) fyne.Position {
	return fyne.NewPos(x+r.origin.X, y+r.origin.Y-r.scroll)
}

// toPage turns a place in the widget into one on the page.
func (r *Reader) toPage(p fyne.Position) (x, y float32) {
	return p.X - r.origin.X, p.Y - r.origin.Y + r.scroll
}

// rect draws a rectangle of the page, filled.
func (s *sheet) rect(r *Reader, l layer, x, y, w, h float32, c color.Color) *canvas.Rectangle {
	o := s.rects.take()
	o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = c, color.Transparent, 0, 0
	o.Resize(fyne.NewSize(w, h))
	o.Move(r.toScreen(x, y))
	s.add(l, o)
	return o
}

// frame draws a rectangle of the page, empty.
func (s *sheet) frame(r *Reader, l layer, x, y, w, h, width float32, c color.Color) {
	o := s.rect(r, l, x, y, w, h, color.Transparent)
	o.StrokeColor, o.StrokeWidth, o.CornerRadius = c, width, 3
}

// drawThumb draws the scroll bar when there is more than shows.
func (s *sheet) drawThumb(r *Reader) {
	top, height := r.thumb()
	if height == 0 {
		s.thumb.Hide()
		return
	}
	s.thumb.FillColor = r.look.color(scrollBarColor)
	s.thumb.Resize(fyne.NewSize(thumbWidth, height))
	s.thumb.Move(fyne.NewPos(r.Size().Width-thumbWidth-4, top))
	s.thumb.Show()
}

// CreateRenderer is part of fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &renderer{r, []fyne.CanvasObject{r.sheet.ground, r.sheet.clip, r.sheet.thumb, r.tip}}
}

type renderer struct {
	r       *Reader
	objects []fyne.CanvasObject
}

func (v *renderer) Destroy()                     {}
func (v *renderer) MinSize() fyne.Size           { return v.r.MinSize() }
func (v *renderer) Objects() []fyne.CanvasObject { return v.objects }

func (v *renderer) Layout(size fyne.Size) {
	v.r.sheet.ground.Resize(size)
	v.r.sheet.clip.Resize(size)
}

// Refresh has nothing to do: Reader.Refresh has drawn.
func (v *renderer) Refresh() {}

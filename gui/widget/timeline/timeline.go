package timeline

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
	"github.com/readout-app/readout/gui/widget/timeaxis"
	"github.com/readout-app/readout/gui/widget/timeline/layout"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// Timeline is the widget. Its methods are called on the UI goroutine.
type Timeline struct {
	widget.BaseWidget

	// OnSelect is called with the key of the mark that was selected.
	OnSelect func(key string)
	// OnOpen is called on Enter.
	OnOpen func(key string)
	// OnBrush is called with the stretch of days that is picked out; empty for none.
	OnBrush func(layout.Range)
	// Describe gives the tooltip of a mark.
	Describe func(key string) tooltip.Tip
	// OnKey and OnRune get what the timeline does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)
	// Going says whether the next rune belongs to a sequence of keys that was begun and is
	// to be handed on; nil for never.
	Going func() bool
	// Async does work off the UI goroutine and then calls then on it; nil does both at
	// once.
	Async func(work, then func())

	set      *layout.Set
	today    float64
	view     timeaxis.View
	fitted   bool
	laid     layout.Scene
	look     layout.Look
	scroll   float32 // pixels the lanes are scrolled down
	selected string
	focused  bool
	brush    brush

	tip         *tooltip.Bubble
	back, front stage.Stage
	drawn       *fyne.Container
	clip        *container.Clip
	raster      raster
}

// raster is the image of the lanes that are counted, and the view it was painted for.
type raster struct {
	picture *canvas.Image
	view    timeaxis.View
	scroll  float64
	busy    bool // one is being painted
	late    bool // another view is wanted already
}

var (
	_ fyne.Focusable    = (*Timeline)(nil)
	_ fyne.Scrollable   = (*Timeline)(nil)
	_ fyne.Draggable    = (*Timeline)(nil)
	_ fyne.Tappable     = (*Timeline)(nil)
	_ fyne.Accessible   = (*Timeline)(nil)
	_ desktop.Hoverable = (*Timeline)(nil)
	_ desktop.Mouseable = (*Timeline)(nil)
	_ desktop.Keyable   = (*Timeline)(nil)
)

// New makes an empty timeline.
func New() *Timeline {
	t := &Timeline{set: layout.NewSet(nil, nil), tip: tooltip.NewBubble(), drawn: container.NewWithoutLayout()}
	t.clip = container.NewClip(t.drawn)
	t.raster.picture = &canvas.Image{ScaleMode: canvas.ImageScaleFastest, FillMode: canvas.ImageFillStretch}
	t.ExtendBaseWidget(t)
	return t
}

// SetMarks swaps in marks. Today is a day number; 0 draws no line. The view stays where
// it is, but for the first marks, which it is fitted to.
func (t *Timeline) SetMarks(set *layout.Set, today float64) {
	t.set, t.today = set, today
	if !t.fitted || len(set.Marks) == 0 {
		t.fit(set.Core())
		return
	}
	t.arrange()
}

// Fit shows all marks.
func (t *Timeline) Fit() { t.fit(t.set.Days()) }

// fit shows a stretch of days, and today where it lies near them.
func (t *Timeline) fit(r layout.Range) {
	t.scroll = 0
	if near := (r.To - r.From) / 4; t.today > r.To && t.today < r.To+near {
		r.To = t.today + 1
	}
	t.measures()
	t.view = timeaxis.Fit(r.From, r.To, t.plotWidth())
	t.fitted = len(t.set.Marks) > 0 && t.Size().Width > float32(t.look.Side)
	t.arrange()
}

// View gives the stretch of time in sight.
func (t *Timeline) View() timeaxis.View { return t.view }

// SetView shows a stretch of time.
func (t *Timeline) SetView(v timeaxis.View) {
	v.Width = t.plotWidth()
	t.view, t.fitted = v.Pan(0), true
	t.arrange()
}

// Select marks a mark as selected and brings it into sight; OnSelect is not called.
func (t *Timeline) Select(key string) bool {
	m := t.set.Mark(key)
	if m == nil {
		return false
	}
	t.selected = key
	if mid := t.view.X((m.From + m.To) / 2); mid < 0 || mid > t.view.Width {
		t.view = t.view.Pan(mid - t.view.Width/2)
	}
	t.arrange()
	height := float64(t.Size().Height) - t.look.Top
	show := func(y, h float64) {
		switch at := float64(t.scroll); {
		case y < at:
			t.scrollTo(float32(y - 10))
		case y+h > at+height:
			t.scrollTo(float32(y + h + 10 - height))
		}
	}
	for _, it := range t.laid.Items {
		if it.Mark.Key == key {
			show(it.Box.Y, it.Box.H)
			return true
		}
	}
	for _, l := range t.laid.Lanes {
		if l.Name == m.Lane {
			show(l.Y, l.H)
		}
	}
	return true
}

// Selected gives the key of the selected mark.
func (t *Timeline) Selected() string { return t.selected }

func (t *Timeline) plotWidth() float64 { return max(float64(t.Size().Width)-t.look.Side, 1) }

// Drawing gives the stretch of time in sight, with all its lanes, for a picture of a width
// and size of words of its own.
func (t *Timeline) Drawing(w, size float64, title string) *scene.Drawing {
	t.measures()
	look := t.look
	look.W, look.Side, look.Top, look.Size, look.Selected = w, look.Side*size/look.Size, 2*size, size, ""
	v := t.view
	v.PerPixel *= v.Width / (w - look.Side)
	v.Width = w - look.Side
	s := layout.Lay(t.set, v, styleOf(size), func(words string) float64 { return stage.Measure(words, size, false) })
	return layout.Whole(&s, t.set, look, title)
}

// measures brings the look into line with the theme and the size.
func (t *Timeline) measures() layout.Style {
	size := float64(t.Theme().Size(fynetheme.SizeNameCaptionText))
	side := 7 * size
	for _, name := range t.set.Lanes() {
		side = max(side, stage.Measure(name, size, true)+22)
	}
	side = min(side, 13*size, max(float64(t.Size().Width)*0.3, 60))
	t.look = layout.Look{
		W: float64(t.Size().Width), H: float64(t.Size().Height), Side: side, Top: 2 * size, Scroll: float64(t.scroll), Size: size,
		Selected: t.selected, Focused: t.focused, Brush: t.brush.days(), Today: t.today, TodayWord: lang.L("today"),
		Tones: tones(), Measure: stage.Measure,
	}
	return styleOf(size)
}

// styleOf gives the measures for a size of words.
func styleOf(size float64) layout.Style {
	return layout.Style{Row: size + 11, Dot: size, LaneGap: 8, Label: 13 * size, MaxItem: maxItems, MaxRows: 60}
}

// maxItems is the number of marks that are drawn one by one.
const maxItems = 240

// arrange lays the marks out anew and redraws.
func (t *Timeline) arrange() {
	style := t.measures()
	t.view.Width = t.plotWidth()
	size := t.look.Size
	t.laid = layout.Lay(t.set, t.view, style, func(s string) float64 { return stage.Measure(s, size, false) })
	t.scrollTo(t.scroll)
}

func (t *Timeline) scrollTo(y float32) {
	most := max(float32(t.laid.Height)-(t.Size().Height-float32(t.look.Top)), 0)
	t.scroll = min(max(y, 0), most)
	t.paint()
	t.Refresh()
}

// paint has the lanes that are counted painted off the UI goroutine; until the image is
// there, the one before stands in for it.
func (t *Timeline) paint() {
	if t.raster.busy {
		t.raster.late = true
		return
	}
	t.measures()
	s, look, colours := t.laid, t.look, t.palette()
	scale := 1.0
	if c := fyne.CurrentApp().Driver().CanvasForObject(t); c != nil {
		scale = float64(c.Scale())
	}
	var done image.Image
	work := func() {
		if im := layout.Raster(&s, look, scale, colours); im != nil {
			done = im
		}
	}
	then := func() {
		t.raster.busy = false
		t.raster.picture.Image, t.raster.view, t.raster.scroll = done, s.View, look.Scroll
		canvas.Refresh(t.raster.picture)
		if t.raster.late {
			t.raster.late = false
			t.paint()
			return
		}
		t.Refresh()
	}
	counted := false
	for _, l := range s.Lanes {
		counted = counted || l.Counts != nil
	}
	if !counted {
		t.raster.picture.Image = nil
		return
	}
	t.raster.busy = true
	if t.Async == nil {
		work()
		then()
		return
	}
	t.Async(work, then)
}

// Resize lays out for the new size; the left edge stays where it is.
func (t *Timeline) Resize(s fyne.Size) {
	if s == t.Size() {
		return
	}
	t.BaseWidget.Resize(s)
	if !t.fitted {
		t.fit(t.set.Core())
		return
	}
	t.arrange()
}

// MinSize is the least room it is of use in.
func (t *Timeline) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return fyne.NewSize(292, 110)
}

package signals

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
	"github.com/readout-app/readout/gui/widget/signals/layout"
	"github.com/readout-app/readout/gui/widget/timeaxis"
	"github.com/readout-app/readout/gui/widget/tooltip"
)

// Signals is the widget. Its methods are called on the UI goroutine.
type Signals struct {
	widget.BaseWidget

	// OnSelect is called with the number of the day that was selected, of the chart's.
	OnSelect func(day int)
	// OnOpen is called on Enter.
	OnOpen func(day int)
	// Describe gives the tooltip of the days from first to last.
	Describe func(first, last int) tooltip.Tip
	// OnKey and OnRune get what the chart does not use itself.
	OnKey  func(*fyne.KeyEvent)
	OnRune func(rune)

	chart    *layout.Chart
	view     timeaxis.View
	fitted   bool
	plot     layout.Plot
	selected int // of the chart's days, -1 for none
	focused  bool

	stage stage.Stage
	drawn *fyne.Container
	clip  *container.Clip
	tip   *tooltip.Bubble
}

var (
	_ fyne.Focusable    = (*Signals)(nil)
	_ fyne.Scrollable   = (*Signals)(nil)
	_ fyne.Draggable    = (*Signals)(nil)
	_ fyne.Tappable     = (*Signals)(nil)
	_ fyne.Accessible   = (*Signals)(nil)
	_ desktop.Hoverable = (*Signals)(nil)
)

// New makes an empty chart.
func New() *Signals {
	s := &Signals{chart: &layout.Chart{}, selected: -1, drawn: container.NewWithoutLayout(), tip: tooltip.NewBubble()}
	s.clip = container.NewClip(s.drawn)
	s.ExtendBaseWidget(s)
	return s
}

// SetChart swaps in the days of a pair. Those of another pair than before are all shown;
// of the same pair the view stays.
func (s *Signals) SetChart(c *layout.Chart) {
	same := s.fitted && c.Title == s.chart.Title
	s.chart, s.selected = c, -1
	if same {
		s.arrange()
		return
	}
	s.Fit()
}

// Select selects a day by its number and brings it into sight; OnSelect is not called.
func (s *Signals) Select(day int) {
	if day < 0 || day >= len(s.chart.Days) {
		return
	}
	s.selected = day
	if x := s.view.X(s.chart.Days[day].Day + 0.5); x < 0 || x > s.view.Width {
		s.view = s.view.Pan(x - s.view.Width/2)
	}
	s.arrange()
}

// Selected gives the number of the selected day, -1 for none.
func (s *Signals) Selected() int { return s.selected }

// Fit shows all days.
func (s *Signals) Fit() {
	from, to := s.chart.Range()
	s.view = timeaxis.Fit(from, to, s.look().Plot().W)
	s.fitted = len(s.chart.Days) > 0 && s.Size().Width > s.MinSize().Width/2
	s.arrange()
}

// View gives the stretch of time in sight.
func (s *Signals) View() timeaxis.View { return s.view }

// Drawing gives the chart for a picture of it, in a size of its own.
func (s *Signals) Drawing(w, h, size float64) *scene.Drawing {
	look := s.look()
	look.W, look.H, look.Size, look.Focused, look.Selected = w, h, size, false, ""
	v := s.view
	v.PerPixel *= v.Width / look.Plot().W
	p := layout.Lay(s.chart, v, look.Plot())
	return layout.Draw(s.chart, &p, look)
}

func (s *Signals) look() layout.Look {
	look := layout.Look{
		W: float64(s.Size().Width), H: float64(s.Size().Height), Size: float64(s.Theme().Size(fynetheme.SizeNameCaptionText)),
		Focused: s.focused, Measure: stage.Measure,
		Words: layout.Words{Up: lang.L("cooperation"), Down: lang.L("escalation"), Today: lang.L("today")},
		Tones: layout.Tones{
			Paper: scene.Tone(theme.Paper), Ink: scene.Tone(theme.Ink), Faint: scene.Tone(theme.Faint), Hairline: scene.Tone(theme.Hairline),
			Accent: scene.Tone(theme.Accent), OnAccent: scene.Tone(theme.OnAccent),
			Up: scene.Tone(theme.Status("happened")), Down: scene.Tone(theme.Alert),
		},
	}
	if s.selected >= 0 && s.selected < len(s.chart.Days) {
		look.Selected = s.chart.Days[s.selected].Key
	}
	return look
}

func (s *Signals) arrange() {
	s.plot = layout.Lay(s.chart, s.view, s.look().Plot())
	s.view = s.plot.View
	s.Refresh()
}

// Resize lays the chart out for another size.
func (s *Signals) Resize(size fyne.Size) {
	if size == s.Size() {
		return
	}
	s.BaseWidget.Resize(size)
	if !s.fitted {
		s.Fit()
		return
	}
	s.arrange()
}

// MinSize is the least room it is of use in.
func (s *Signals) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(240, 130)
}

// Scrolled zooms at the pointer, or with a sideways wheel pans.
func (s *Signals) Scrolled(e *fyne.ScrollEvent) {
	s.tip.Hide()
	s.view = s.view.Wheel(float64(e.Position.X)-s.plot.Box.X, float64(e.Scrolled.DX), float64(e.Scrolled.DY))
	s.arrange()
}

// Dragged pans.
func (s *Signals) Dragged(e *fyne.DragEvent) {
	s.tip.Hide()
	s.view = s.view.Pan(-float64(e.Dragged.DX))
	s.arrange()
}

// DragEnd ends a pan.
func (s *Signals) DragEnd() {}

// Tapped selects the day under the pointer, and zooms in where there are several.
func (s *Signals) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	at := s.plot.Hit(under(e.Position))
	if at < 0 {
		return
	}
	d := s.plot.Dots[at]
	if d.First != d.Last {
		s.view = s.view.Press(d.At.X - s.plot.Box.X)
	}
	s.pick(d.First)
}

func under(p fyne.Position) scene.Point { return scene.Point{X: float64(p.X), Y: float64(p.Y)} }

func (s *Signals) pick(day int) {
	s.Select(day)
	if s.OnSelect != nil {
		s.OnSelect(s.selected)
	}
}

// step goes to the next or previous dot.
func (s *Signals) step(by int) {
	n := len(s.chart.Days)
	if n == 0 {
		return
	}
	day := s.selected
	switch at := s.plot.Of(day); {
	case day < 0 && by > 0:
		day = 0
	case day < 0:
		day = n - 1
	case at < 0:
		day += by
	case by > 0:
		day = s.plot.Dots[at].Last + 1
	default:
		day = s.plot.Dots[at].First - 1
	}
	s.pick(min(max(day, 0), n-1))
}

// MouseIn shows the tooltip of the dot under the pointer.
func (s *Signals) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved shows the tooltip of the dot under the pointer.
func (s *Signals) MouseMoved(e *desktop.MouseEvent) {
	at := s.plot.Hit(under(e.Position))
	if at < 0 || s.Describe == nil {
		s.MouseOut()
		return
	}
	d := s.plot.Dots[at]
	r := float32(d.R)
	s.tip.ShowAt(s.Describe(d.First, d.Last), fyne.NewPos(float32(d.At.X)-r, float32(d.At.Y)-r), fyne.NewSquareSize(2*r), s.Size())
}

// MouseOut hides the tooltip.
func (s *Signals) MouseOut() {
	if s.tip.Visible() {
		s.tip.Hide()
	}
}

// FocusGained shows the focus.
func (s *Signals) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost hides it.
func (s *Signals) FocusLost() { s.focused = false; s.Refresh() }

// TypedKey goes from dot to dot, and opens.
func (s *Signals) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeyLeft:
		s.step(-1)
	case e.Name == fyne.KeyRight:
		s.step(1)
	case e.Name == fyne.KeyHome && len(s.chart.Days) > 0:
		s.pick(0)
	case e.Name == fyne.KeyEnd && len(s.chart.Days) > 0:
		s.pick(len(s.chart.Days) - 1)
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && s.selected >= 0 && s.OnOpen != nil:
		s.OnOpen(s.selected)
	case s.OnKey != nil:
		s.OnKey(e)
	}
}

// TypedRune zooms by +, - and 0, pans by < and >, and hands every other rune on.
func (s *Signals) TypedRune(r rune) {
	middle := s.view.Width / 2
	if s.selected >= 0 {
		middle = s.view.X(s.chart.Days[s.selected].Day + 0.5)
	}
	if v, ok := s.view.Typed(r, middle); ok {
		s.view = v
		s.arrange()
		return
	}
	switch {
	case r == '0':
		s.Fit()
	case s.OnRune != nil:
		s.OnRune(r)
	}
}

// AccessibilityLabel says what it is; the list below says the same in words.
func (s *Signals) AccessibilityLabel() string {
	return lang.L("Chart of {{.Pair}}; the list below has what each day stands on", map[string]any{"Pair": s.chart.Title})
}

// AccessibilityRole is that of a container.
func (s *Signals) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer gives the renderer.
func (s *Signals) CreateRenderer() fyne.WidgetRenderer { return &renderer{s} }

type renderer struct{ s *Signals }

func (r *renderer) Destroy()           {}
func (r *renderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *renderer) Layout(s fyne.Size) { r.s.clip.Resize(s) }

func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.clip, r.s.tip} }

func (r *renderer) Refresh() {
	s := r.s
	look := s.look()
	s.stage.Begin()
	s.stage.Draw(layout.Draw(s.chart, &s.plot, look), scene.Box{W: look.W, H: look.H}, fyne.Position{},
		stage.Palette(s.Theme(), fyne.CurrentApp().Settings().ThemeVariant()))
	s.drawn.Objects = s.stage.Objects()
	s.clip.Resize(s.Size())
	canvas.Refresh(s)
}

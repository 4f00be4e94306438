package tooltip

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// Tip is what a Bubble says. The body may have several lines.
type Tip struct {
	Title string
	Body  string
}

// Empty says whether there is nothing to say.
func (t Tip) Empty() bool { return t.Title == "" && t.Body == "" }

const (
	maxWidth = 340 // of the text, in pixels at scale 1
	inset    = 10  // between the text and the edge
	distance = 6   // between the bubble and what it speaks of
	perLine  = 1.4 // line height in text sizes
	maxLines = 12
)

// Bubble is the drawn tip. Add it last to the objects of the widget that owns it,
// and call Show and Hide from the UI goroutine.
type Bubble struct {
	widget.BaseWidget
	tip   Tip
	lines []fyne.CanvasObject
	size  fyne.Size
	box   *canvas.Rectangle
}

// NewBubble makes a hidden bubble.
func NewBubble() *Bubble {
	b := &Bubble{box: canvas.NewRectangle(nil)}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Tip gives what the bubble says; it is empty while the bubble is hidden.
func (b *Bubble) Tip() Tip {
	if !b.Visible() {
		return Tip{}
	}
	return b.tip
}

// ShowAt says tip beside a rectangle given by its corner and size: below it where
// there is room within bounds, else above. An empty tip hides the bubble.
func (b *Bubble) ShowAt(tip Tip, at fyne.Position, of, bounds fyne.Size) {
	if tip.Empty() {
		b.Hide()
		return
	}
	b.tip = tip
	b.build(min(maxWidth*theme.Of(b.Theme()).Options().Scale, bounds.Width-2*inset))
	x := max(min(at.X, bounds.Width-b.size.Width), 0)
	y := at.Y + of.Height + distance
	if above := at.Y - distance - b.size.Height; y+b.size.Height > bounds.Height && above >= 0 {
		y = above
	}
	b.Resize(b.size)
	b.Move(fyne.NewPos(x, max(y, 0)))
	b.Show()
	b.Refresh()
}

// build sets the lines of the tip at a width.
func (b *Bubble) build(width float32) {
	th := theme.Of(b.Theme())
	v := fyne.CurrentApp().Settings().ThemeVariant()
	size := th.Size(theme.SizeDim)
	b.box.FillColor, b.box.CornerRadius = th.Color(theme.TipFill, v), 4
	styles := [...]fyne.TextStyle{layout.Body: {}, layout.Headline: {Bold: true}}
	ruler := layout.NewRuler(func(s string, st layout.Style) float32 {
		if st >= layout.Style(len(styles)) {
			st = layout.Body
		}
		w, _ := fyne.CurrentApp().Driver().RenderedTextSize(s, size, styles[st], nil)
		return w.Width
	})
	all := b.tip.Title
	title := layout.Styled{Span: text.Span{End: len([]rune(all))}, Style: layout.Headline}
	if all != "" && b.tip.Body != "" {
		all += "\n"
	}
	all += b.tip.Body
	m := layout.Metrics{Line: size * perLine, Gap: 3}
	t := text.New(all)
	l := layout.New(layout.Parse(t, []layout.Styled{title}), ruler, layout.MetricsSet{layout.Body: m, layout.Headline: m}, width)
	b.lines = b.lines[:0]
	widest, bottom := float32(0), float32(0)
	for i, line := range l.Lines() {
		if i == maxLines {
			break
		}
		ink := th.Color(theme.TipFaint, v)
		if line.Style == layout.Headline {
			ink = th.Color(theme.TipInk, v)
		}
		for _, run := range l.Runs(i) {
			o := canvas.NewText(l.Drawn(run), ink)
			o.TextSize, o.TextStyle = size, styles[line.Style]
			o.Move(fyne.NewPos(inset+run.X, inset-2+line.Y))
			o.Resize(o.MinSize())
			b.lines = append(b.lines, o)
			widest = max(widest, run.X+o.MinSize().Width)
		}
		bottom = line.Y + line.H
	}
	b.size = fyne.NewSize(widest+2*inset, bottom+2*inset-2)
}

// MinSize gives the size of the tip that was last shown.
func (b *Bubble) MinSize() fyne.Size { return b.size }

// CreateRenderer is part of fyne.Widget.
func (b *Bubble) CreateRenderer() fyne.WidgetRenderer { return &renderer{b} }

type renderer struct{ *Bubble }

func (r *renderer) Destroy()           {}
func (r *renderer) Layout(s fyne.Size) { r.box.Resize(s) }
func (r *renderer) MinSize() fyne.Size { return r.size }
func (r *renderer) Refresh()           { r.box.Resize(r.size); canvas.Refresh(r.Bubble) }
func (r *renderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.box}, r.lines...)
}

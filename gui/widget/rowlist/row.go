package rowlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/widget/scene"
	"github.com/readout-app/readout/gui/widget/scene/stage"
)

// Row is what one row shows.
type Row struct {
	Key    string // names the row; the selection is kept by it
	Title  string
	Detail string
	Right  string // short, at the right edge: a day, a count
	// Badge is a word in a coloured box; Tone names its colour in the theme.
	Badge string
	Tone  fyne.ThemeColorName
	// Accent names the colour of the bar at the left edge; empty for none.
	Accent fyne.ThemeColorName
	// Dim draws the row faintly: rejected, or known already.
	Dim bool
	// Mark is a single sign before the title: "✓" accepted, "✗" rejected.
	Mark string
}

const barWidth = 4

// rowView is the reusable object that draws a Row.
type rowView struct {
	widget.BaseWidget
	list   *List
	at     int
	row    Row
	marked bool
	drawn  drawn
	mod    fyne.KeyModifier // held as the button went down

	ground, bar, badgeBox *canvas.Rectangle
	badge, right          *canvas.Text
	title, detail         *canvas.Text // of the row's, as much as there is room for
}

func newRowView(l *List) *rowView {
	v := &rowView{
		list:     l,
		ground:   canvas.NewRectangle(nil),
		bar:      canvas.NewRectangle(nil),
		badgeBox: canvas.NewRectangle(nil),
		badge:    canvas.NewText("", nil),
		right:    canvas.NewText("", nil),
		title:    canvas.NewText("", nil),
		detail:   canvas.NewText("", nil),
	}
	v.badge.TextStyle.Bold = true
	v.badgeBox.CornerRadius = 4
	v.bar.CornerRadius = 2
	v.title.TextStyle.Bold = true
	v.ExtendBaseWidget(v)
	return v
}

// Tapped selects the row; MouseDown, which comes before, knows the keys held.
func (v *rowView) Tapped(*fyne.PointEvent) { v.list.tapped(v.at, v.mod) }

// TappedSecondary offers the row's menu.
func (v *rowView) TappedSecondary(ev *fyne.PointEvent) { v.list.menu(v.at, ev.AbsolutePosition) }

// MouseDown is part of desktop.Mouseable.
func (v *rowView) MouseDown(ev *desktop.MouseEvent) { v.mod = ev.Modifier }

// MouseUp is part of desktop.Mouseable.
func (v *rowView) MouseUp(*desktop.MouseEvent) {}

// drawn is what a row was last drawn from.
type drawn struct {
	row     Row
	marked  bool
	theme   fyne.Theme
	variant fyne.ThemeVariant
}

// show draws a row. The toolkit's list asks for it several times for one change, so a
// row that is drawn already is left alone.
func (v *rowView) show(at int, r Row, marked bool) {
	v.at, v.row, v.marked = at, r, marked
	settings := fyne.CurrentApp().Settings()
	now := drawn{r, marked, settings.Theme(), settings.ThemeVariant()}
	if now == v.drawn {
		return
	}
	v.drawn = now
	v.badge.Text, v.right.Text = r.Badge, r.Right
	v.Refresh()
}

// CreateRenderer gives the renderer of a row.
func (v *rowView) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{v: v, objects: []fyne.CanvasObject{v.ground, v.bar, v.title, v.detail, v.badgeBox, v.badge, v.right}}
}

type rowRenderer struct {
	v       *rowView
	objects []fyne.CanvasObject
}

func (r *rowRenderer) Destroy()                     {}
func (r *rowRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize is as high as a line of each size with some room around them.
func (r *rowRenderer) MinSize() fyne.Size {
	height := func(size float32, style fyne.TextStyle) float32 { return fyne.MeasureText("M", size, style).Height }
	lines := height(theme.TextSize(), r.v.title.TextStyle) + height(theme.CaptionTextSize(), fyne.TextStyle{})
	return fyne.NewSize(120, lines+2*theme.InnerPadding()+3*theme.Padding())
}

// Layout cuts the words for the room there is.
func (r *rowRenderer) Layout(size fyne.Size) {
	v, pad, inner := r.v, theme.Padding(), theme.InnerPadding()
	v.ground.Resize(size)
	v.bar.Move(fyne.NewPos(0, pad))
	v.bar.Resize(fyne.NewSize(barWidth, size.Height-2*pad))

	left, right := barWidth+inner, size.Width-pad
	top := pad + inner/2
	title := v.row.Title
	if v.row.Mark != "" {
		title = v.row.Mark + "  " + title
	}
	titleRight := right
	if v.right.Text != "" {
		titleRight -= v.right.MinSize().Width + pad
	}
	line(v.title, title, left, top, titleRight-inner)
	if v.right.Text != "" {
		w := v.right.MinSize()
		v.right.Move(fyne.NewPos(right-w.Width-pad, top+(v.title.Size().Height-w.Height)/2))
		v.right.Resize(w)
	}
	detailRight := right
	if v.badge.Text != "" {
		detailRight -= v.badge.MinSize().Width + 4*pad
	}
	line(v.detail, v.row.Detail, left, 0, detailRight-inner)
	height := v.detail.Size().Height
	detailTop := size.Height - pad - inner/2 - height
	v.detail.Move(fyne.NewPos(left, detailTop))
	if v.badge.Text != "" {
		w := v.badge.MinSize()
		box := fyne.NewSize(w.Width+3*pad, w.Height+pad/2)
		y := detailTop + (height-box.Height)/2
		v.badgeBox.Move(fyne.NewPos(right-box.Width-pad, y))
		v.badgeBox.Resize(box)
		v.badge.Move(fyne.NewPos(right-box.Width+pad/2, y+pad/4))
		v.badge.Resize(w)
	}
}

// line sets words between two edges, as many as there is room for.
func line(t *canvas.Text, words string, left, top, right float32) {
	room := max(right-left, 0)
	t.Text, _ = scene.Fit(words, float64(room), float64(t.TextSize), t.TextStyle.Bold, stage.Measure)
	t.Move(fyne.NewPos(left, top))
	t.Resize(fyne.NewSize(room, fyne.MeasureText("M", t.TextSize, t.TextStyle).Height))
}

// Refresh draws the row with the colours and sizes of the theme.
func (r *rowRenderer) Refresh() {
	v := r.v
	caption := theme.CaptionTextSize()
	v.ground.FillColor = theme.Color(theme.ColorNameSelection)
	v.ground.Hidden = !v.marked
	v.bar.FillColor = nil
	if v.row.Accent != "" {
		v.bar.FillColor = theme.Color(v.row.Accent)
	}
	v.bar.Hidden = v.row.Accent == ""
	v.title.Color, v.title.TextSize = theme.Color(theme.ColorNameForeground), theme.TextSize()
	if v.row.Dim {
		v.title.Color = theme.Color(theme.ColorNameDisabled)
	}
	v.detail.Color, v.detail.TextSize = theme.Color(theme.ColorNameDisabled), caption
	v.right.Color, v.right.TextSize = theme.Color(theme.ColorNamePlaceHolder), caption
	v.badge.TextSize = caption
	tone := v.row.Tone
	if tone == "" {
		tone = theme.ColorNameForeground
	}
	v.badge.Color = theme.Color(tone)
	v.badgeBox.FillColor = nil
	v.badgeBox.StrokeColor, v.badgeBox.StrokeWidth = theme.Color(tone), 1
	v.badgeBox.Hidden, v.badge.Hidden = v.row.Badge == "", v.row.Badge == ""
	v.right.Hidden = v.row.Right == ""
	r.Layout(v.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

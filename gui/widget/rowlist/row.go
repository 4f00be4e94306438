package rowlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
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
	title, detail         *widget.Label
}

func newRowView(l *List) *rowView {
	v := &rowView{
		list:     l,
		ground:   canvas.NewRectangle(nil),
		bar:      canvas.NewRectangle(nil),
		badgeBox: canvas.NewRectangle(nil),
		badge:    canvas.NewText("", nil),
		right:    canvas.NewText("", nil),
		title:    widget.NewLabel(""),
		detail:   widget.NewLabel(""),
	}
	v.badge.TextStyle.Bold = true
	v.badgeBox.CornerRadius = 4
	v.bar.CornerRadius = 2
	v.title.Truncation = fyne.TextTruncateEllipsis
	v.title.TextStyle.Bold = true
	v.detail.Truncation = fyne.TextTruncateEllipsis
	v.detail.Importance = widget.LowImportance
	v.detail.SizeName = theme.SizeNameCaptionText
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
	title := r.Title
	if r.Mark != "" {
		title = r.Mark + "  " + title
	}
	v.title.Importance = widget.MediumImportance
	if r.Dim {
		v.title.Importance = widget.LowImportance
	}
	v.title.Text, v.detail.Text = title, r.Detail
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

func (r *rowRenderer) MinSize() fyne.Size {
	pad := theme.Padding()
	return fyne.NewSize(120, r.v.title.MinSize().Height+r.v.detail.MinSize().Height-2*theme.InnerPadding()+3*pad)
}

func (r *rowRenderer) Layout(size fyne.Size) {
	v, pad := r.v, theme.Padding()
	v.ground.Resize(size)
	v.bar.Move(fyne.NewPos(0, pad))
	v.bar.Resize(fyne.NewSize(barWidth, size.Height-2*pad))

	// Labels carry their own inner padding; the rows overlap it to sit close.
	inner := theme.InnerPadding()
	left := float32(barWidth)
	right := size.Width - pad
	titleHeight := v.title.MinSize().Height
	top := pad - inner/2

	if v.right.Text != "" {
		w := v.right.MinSize()
		v.right.Move(fyne.NewPos(right-w.Width-pad, top+(titleHeight-w.Height)/2))
		v.right.Resize(w)
	}
	detailTop := size.Height - pad + inner/2 - v.detail.MinSize().Height
	detailRight := right
	if v.badge.Text != "" {
		w := v.badge.MinSize()
		box := fyne.NewSize(w.Width+3*pad, w.Height+pad/2)
		y := detailTop + (v.detail.MinSize().Height-box.Height)/2
		v.badgeBox.Move(fyne.NewPos(right-box.Width-pad, y))
		v.badgeBox.Resize(box)
		v.badge.Move(fyne.NewPos(right-box.Width+pad/2, y+pad/4))
		v.badge.Resize(w)
		detailRight = right - box.Width - pad
	}
	titleRight := right
	if v.right.Text != "" {
		titleRight -= v.right.MinSize().Width + pad
	}
	v.title.Move(fyne.NewPos(left, top))
	v.title.Resize(fyne.NewSize(max(titleRight-left, 20), titleHeight))
	v.detail.Move(fyne.NewPos(left, detailTop))
	v.detail.Resize(fyne.NewSize(max(detailRight-left, 20), v.detail.MinSize().Height))
}

func (r *rowRenderer) Refresh() {
	v := r.v
	caption := theme.Size(theme.SizeNameCaptionText)
	v.ground.FillColor = theme.Color(theme.ColorNameSelection)
	v.ground.Hidden = !v.marked
	v.bar.FillColor = nil
	if v.row.Accent != "" {
		v.bar.FillColor = theme.Color(v.row.Accent)
	}
	v.bar.Hidden = v.row.Accent == ""
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

package timeline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/timeline/scene"
)

// drawing holds the pooled primitives of the timeline.
type drawing struct {
	rects []*canvas.Rectangle
	texts []*canvas.Text
	lines []*canvas.Line
	// used counts of each pool what the frame in the making has taken.
	usedRects, usedTexts, usedLines int
	objects                         []fyne.CanvasObject
	look                            *look
}

// look is the theme's values for one frame.
type look struct {
	theme                               *theme.Theme
	variant                             fyne.ThemeVariant
	paper, ink, faint, hairline, accent color.Color
	alert, panel                        color.Color
	caption                             float32
}

func newDrawing() *drawing { return &drawing{} }

func (d *drawing) rect() *canvas.Rectangle {
	if d.usedRects == len(d.rects) {
		d.rects = append(d.rects, canvas.NewRectangle(nil))
	}
	r := d.rects[d.usedRects]
	d.usedRects++
	r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = nil, nil, 0, 0
	d.objects = append(d.objects, r)
	return r
}

func (d *drawing) text(s string, c color.Color, x, y float32) *canvas.Text {
	if d.usedTexts == len(d.texts) {
		d.texts = append(d.texts, canvas.NewText("", nil))
	}
	t := d.texts[d.usedTexts]
	d.usedTexts++
	t.Text, t.Color, t.TextSize, t.TextStyle = s, c, d.look.caption, fyne.TextStyle{}
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	d.objects = append(d.objects, t)
	return t
}

func (d *drawing) line(x1, y1, x2, y2 float32, c color.Color, width float32) {
	if d.usedLines == len(d.lines) {
		d.lines = append(d.lines, canvas.NewLine(nil))
	}
	l := d.lines[d.usedLines]
	d.usedLines++
	l.StrokeColor, l.StrokeWidth = c, width
	l.Position1, l.Position2 = fyne.NewPos(x1, y1), fyne.NewPos(x2, y2)
	d.objects = append(d.objects, l)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// frame draws the timeline into the pools.
func (d *drawing) frame(t *Timeline) {
	d.usedRects, d.usedTexts, d.usedLines, d.objects = 0, 0, 0, d.objects[:0]
	th := t.Theme()
	v := fyne.CurrentApp().Settings().ThemeVariant()
	c := func(n fyne.ThemeColorName) color.Color { return th.Color(n, v) }
	d.look = &look{
		theme: theme.Of(th), variant: v, paper: c(theme.Paper), ink: c(theme.Ink), faint: c(theme.Faint),
		hairline: c(theme.Hairline), accent: c(theme.Accent), alert: c(theme.Alert), panel: c(theme.Panel),
		caption: th.Size(fynetheme.SizeNameCaptionText),
	}
	size := t.Size()
	back := d.rect()
	back.FillColor = d.look.paper
	place(back, 0, 0, size.Width, size.Height)
	d.lanes(t, size)
	d.axis(t, size)
	d.today(t, size)
	d.columns(t, size)
	d.ties(t, size)
	d.items(t, size)
	d.names(t, size)
	if t.focused {
		ring := d.rect()
		ring.StrokeColor, ring.StrokeWidth = d.look.accent, 1
		place(ring, 0, 0, size.Width, size.Height)
	}
}

func (d *drawing) lanes(t *Timeline, size fyne.Size) {
	for i, l := range t.scene.Lanes {
		y, h := d.clipLane(t, l, size)
		if h <= 0 || i%2 == 1 {
			continue
		}
		band := d.rect()
		band.FillColor = d.look.panel
		place(band, laneWidth, y, size.Width-laneWidth, h)
	}
}

// clipLane gives the part of a lane that is in sight.
func (d *drawing) clipLane(t *Timeline, l scene.Lane, size fyne.Size) (y, h float32) {
	top := float32(l.Y) + axisHeight - t.scroll
	bottom := min(top+float32(l.H), size.Height)
	top = max(top, axisHeight)
	return top, bottom - top
}

func (d *drawing) axis(t *Timeline, size fyne.Size) {
	end := float32(0) // of the last label
	for _, k := range scene.Ticks(t.view, tickGap) {
		x := float32(k.X) + laneWidth
		d.line(x, axisHeight-6, x, size.Height, d.look.hairline, 1)
		width := fyne.MeasureText(k.Label, d.look.caption, fyne.TextStyle{Bold: k.Major}).Width
		if x+4 < end || x+4+width > size.Width {
			continue
		}
		d.text(k.Label, d.look.faint, x+4, 6).TextStyle.Bold = k.Major
		end = x + 12 + width
	}
	d.line(laneWidth, axisHeight, size.Width, axisHeight, d.look.hairline, 1)
}

func (d *drawing) today(t *Timeline, size fyne.Size) {
	if t.today == 0 {
		return
	}
	x := float32(t.view.X(t.today + 0.5))
	if x < 0 || x > float32(t.view.Width) {
		return
	}
	d.line(laneWidth+x, axisHeight, laneWidth+x, size.Height, d.look.accent, 2)
	width := fyne.MeasureText("today", d.look.caption, fyne.TextStyle{}).Width
	at := laneWidth + x + 4
	if at+width > size.Width {
		at = laneWidth + x - 4 - width
	}
	d.text("today", d.look.accent, at, size.Height-d.look.caption-8)
}

func (d *drawing) columns(t *Timeline, size fyne.Size) {
	for _, col := range t.scene.Columns {
		y := float32(col.Box.Y) + axisHeight - t.scroll
		if y < axisHeight || y+float32(col.Box.H) > size.Height {
			continue
		}
		r := d.rect()
		r.FillColor = d.look.accent
		place(r, float32(col.Box.X)+laneWidth, y, float32(col.Box.W), float32(col.Box.H))
	}
}

// ties draws a line between marks that disagree.
func (d *drawing) ties(t *Timeline, size fyne.Size) {
	at := map[string]*scene.Item{}
	for i := range t.scene.Items {
		at[t.scene.Items[i].Mark.Key] = &t.scene.Items[i]
	}
	for i := range t.scene.Items {
		a := &t.scene.Items[i]
		for _, key := range a.Mark.Ties {
			b := at[key]
			if b == nil || key < a.Mark.Key && b.Mark != a.Mark && tied(b.Mark, a.Mark.Key) {
				continue
			}
			x1, y1 := d.middle(t, a)
			x2, y2 := d.middle(t, b)
			if min(y1, y2) >= axisHeight && max(y1, y2) <= size.Height && min(x1, x2) >= laneWidth {
				d.line(x1, y1, x2, y2, d.look.alert, 1.5)
			}
		}
	}
}

func tied(m *scene.Mark, key string) bool {
	for _, k := range m.Ties {
		if k == key {
			return true
		}
	}
	return false
}

func (d *drawing) middle(t *Timeline, it *scene.Item) (x, y float32) {
	return float32(it.Box.X+it.Box.W/2) + laneWidth, float32(it.Box.Y+it.Box.H/2) + axisHeight - t.scroll
}

func (d *drawing) items(t *Timeline, size fyne.Size) {
	for i := range t.scene.Items {
		it := &t.scene.Items[i]
		x, y := float32(it.Box.X)+laneWidth, float32(it.Box.Y)+axisHeight-t.scroll
		w, h := float32(it.Box.W), float32(it.Box.H)
		if y < axisHeight || y+h > size.Height {
			continue
		}
		if x < laneWidth {
			w -= laneWidth - x
			x = laneWidth
		}
		if w > 0 {
			d.item(t, it, x, y, w, h)
		}
		if it.LabelW > 0 {
			d.label(t, it, y+h/2, size)
		}
	}
}

func (d *drawing) item(t *Timeline, it *scene.Item, x, y, w, h float32) {
	tone := d.look.theme.Color(fyne.ThemeColorName(it.Mark.Tone), d.look.variant)
	if it.Mark.Key == t.selected {
		ring := d.rect()
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = d.look.accent, 2, h/2+3
		place(ring, x-3, y-3, w+6, h+6)
	}
	r := d.rect()
	r.CornerRadius = 3
	if it.Mark.Point {
		r.CornerRadius = h / 2
	}
	if it.Mark.Hollow {
		r.FillColor, r.StrokeColor, r.StrokeWidth = d.look.paper, tone, 2
	} else {
		r.FillColor = tone
	}
	place(r, x, y, w, h)
}

func (d *drawing) label(t *Timeline, it *scene.Item, middle float32, size fyne.Size) {
	x := max(float32(it.LabelX), 2) + laneWidth
	room := min(float32(it.LabelW), size.Width-x-2)
	if room < 24 {
		return
	}
	s := fit(it.Mark.Title, room, d.look.caption)
	c := d.look.ink
	text := d.text(s, c, x, 0)
	text.TextStyle.Bold = it.Mark.Key == t.selected
	text.Move(fyne.NewPos(x, middle-text.MinSize().Height/2))
}

// names draws the names of the lanes over what slid under them.
func (d *drawing) names(t *Timeline, size fyne.Size) {
	side := d.rect()
	side.FillColor = d.look.paper
	place(side, 1, axisHeight+1, laneWidth-2, max(size.Height-axisHeight-2, 0))
	d.line(laneWidth, 0, laneWidth, size.Height, d.look.hairline, 1)
	for _, l := range t.scene.Lanes {
		y, h := d.clipLane(t, l, size)
		if h < d.look.caption {
			continue
		}
		name := d.text(fit(l.Name, laneWidth-20, d.look.caption), d.look.ink, 10, y+2)
		name.TextStyle.Bold = true
	}
}

// fit cuts s so that it is no wider than width.
func fit(s string, width, size float32) string {
	if fyne.MeasureText(s, size, fyne.TextStyle{}).Width <= width {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if fyne.MeasureText(string(r[:mid])+"…", size, fyne.TextStyle{}).Width <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(r[:lo]) + "…"
}

// CreateRenderer gives the renderer.
func (t *Timeline) CreateRenderer() fyne.WidgetRenderer { return &renderer{t} }

type renderer struct{ t *Timeline }

func (r *renderer) Destroy()           {}
func (r *renderer) Layout(fyne.Size)   {}
func (r *renderer) MinSize() fyne.Size { return r.t.MinSize() }

func (r *renderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.t.draw.objects...), r.t.tip)
}

func (r *renderer) Refresh() {
	r.t.draw.frame(r.t)
	canvas.Refresh(r.t)
}

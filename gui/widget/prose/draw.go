package prose

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/readout-app/readout/gui/theme"
)

// draw sets the objects of the paragraphs in sight. A text that was drawn before is only
// moved: its picture is kept.
func (p *Prose) draw() {
	size := p.Size()
	p.fill.Hide()
	p.bar.Hide()
	objects := []fyne.CanvasObject{p.fill, p.bar}
	kept := map[piece]*canvas.Text{}
	y := -p.above
	for i := p.top; i < len(p.all) && y < size.Height; i++ {
		if i == p.at {
			p.mark(y, p.height(i))
		}
		top := y
		if p.all[i].Style == Heading {
			top += gap
		}
		l := p.lines(i)
		for n, line := range l.Lines() {
			if top+line.Y+line.H < 0 || top+line.Y > size.Height {
				continue
			}
			for r, run := range l.Runs(n) {
				key := piece{i, n, r}
				t := p.drawn[key]
				if t == nil {
					t = p.dressed(l.Drawn(run), p.all[i].Style)
				}
				kept[key] = t
				t.Move(fyne.NewPos(side+run.X, top+line.Y+(line.H-t.Size().Height)/2))
				objects = append(objects, t)
			}
		}
		y += p.height(i)
	}
	p.drawn = kept
	p.drawThumb(y)
	p.content.Objects = append(objects, p.thumb)
	p.content.Refresh()
}

// mark tints the paragraph at hand.
func (p *Prose) mark(y, height float32) {
	p.fill.FillColor = p.look.theme.Color(fynetheme.ColorNameSelection, p.look.variant)
	p.bar.FillColor = p.look.theme.Color(fynetheme.ColorNamePrimary, p.look.variant)
	if p.Shows {
		p.fill.FillColor, p.fill.StrokeColor = color.Transparent, p.look.theme.Color(theme.Ink, p.look.variant)
		p.fill.StrokeWidth, p.fill.CornerRadius = 1, 2
		p.bar.FillColor = p.look.theme.Color(theme.Marker, p.look.variant)
		y, height = y+1, height-1 // the frame is seen whole at the top
	}
	p.fill.Move(fyne.NewPos(0, y-gap/2))
	p.fill.Resize(fyne.NewSize(p.Size().Width-thumbWidth, height))
	p.bar.Move(fyne.NewPos(0, y-gap/2))
	p.bar.Resize(fyne.NewSize(barWidth, height))
	p.fill.Show()
	p.bar.Show()
}

// dressed gives words as they are drawn.
func (p *Prose) dressed(words string, style Style) *canvas.Text {
	name := fynetheme.ColorNameForeground
	if style == Quiet {
		name = fynetheme.ColorNamePlaceHolder
	}
	t := canvas.NewText(words, p.look.theme.Color(name, p.look.variant))
	t.TextSize, t.TextStyle = p.look.sizes[style], cuts[style]
	t.Resize(t.MinSize())
	return t
}

// drawThumb shows where in the text the window is; end is where the last paragraph in
// sight ends.
func (p *Prose) drawThumb(end float32) {
	room := p.Size().Height
	_, last := p.InSight()
	if p.thumb.Hidden = p.top == 0 && p.above == 0 && last == len(p.all) && end <= room; p.thumb.Hidden {
		return
	}
	n := float32(len(p.all))
	height := max(room*float32(last-p.top)/n, min(leastThumb, room))
	from := (float32(p.top) + p.above/p.height(p.top)) / n
	p.thumb.FillColor = p.look.theme.Color(fynetheme.ColorNameScrollBar, p.look.variant)
	p.thumb.Move(fyne.NewPos(p.Size().Width-thumbWidth, min(from*room, room-height)))
	p.thumb.Resize(fyne.NewSize(thumbWidth-2, height))
}

// CreateRenderer is part of fyne.Widget.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	p.build()
	clip := container.NewClip(p.content)
	return &renderer{p, []fyne.CanvasObject{clip}}
}

type renderer struct {
	p       *Prose
	objects []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *renderer) Layout(size fyne.Size)        { r.objects[0].Resize(size) }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh has nothing to do: Prose.Refresh has drawn.
func (r *renderer) Refresh() {}

package prose

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// Style is how a paragraph is set.
type Style uint8

// The styles of a paragraph.
const (
	Text    Style = iota
	Quiet         // small and faint
	Heading       // above a part
	Title         // above all
	styles        // their number
)

// Paragraph is a paragraph in one style. It wraps.
type Paragraph struct {
	Words string
	Style Style
}

// Prose is the widget. Its methods are called on the UI goroutine.
type Prose struct {
	widget.BaseWidget

	// OnTapped is told the number of the paragraph that was pressed; nil for nobody.
	OnTapped func(i int)
	// Shows says that the paragraph at hand is the one whose words are lit in the reader:
	// it is framed as they are there, and not filled as a selected row is.
	Shows bool

	all    []Paragraph
	at     int     // the paragraph at hand, -1 for none
	top    int     // the first in sight
	above  float32 // how much of it is out of sight
	laid   map[int]*layout.Layout
	look   look
	rulers [styles]*layout.Ruler

	drawn   map[piece]*canvas.Text
	content *fyne.Container
	fill    *canvas.Rectangle // behind the paragraph at hand
	bar     *canvas.Rectangle // beside it
	thumb   *canvas.Rectangle
	held    bool // the thumb is dragged
}

// piece knows a run of text by its place.
type piece struct{ paragraph, line, run int }

// New makes an empty one.
func New() *Prose {
	p := &Prose{}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows other paragraphs from the first on; none is at hand.
func (p *Prose) Set(all []Paragraph) {
	p.build()
	p.all, p.at, p.top, p.above = all, -1, 0, 0
	p.forget()
	p.draw()
}

// Light takes a paragraph at hand and brings it into sight; -1 takes none.
func (p *Prose) Light(i int) {
	p.build()
	p.at = -1
	if i >= 0 && i < len(p.all) {
		p.at = i
		p.reveal(i)
	}
	p.draw()
}

// Lit gives the paragraph at hand, -1 for none.
func (p *Prose) Lit() int { return p.at }

// InSight gives the paragraphs [first, last) of which something shows.
func (p *Prose) InSight() (first, last int) {
	y := -p.above
	for last = p.top; last < len(p.all) && y < p.Size().Height; last++ {
		y += p.height(last)
	}
	return p.top, last
}

// forget breaks every paragraph anew when it comes into sight.
func (p *Prose) forget() {
	p.laid = map[int]*layout.Layout{}
	p.drawn = map[piece]*canvas.Text{}
}

// build makes what is drawn, and takes the look of the theme over.
func (p *Prose) build() {
	if p.content == nil {
		p.ExtendBaseWidget(p)
		p.at = -1
		p.content = container.NewWithoutLayout()
		p.fill, p.bar, p.thumb = canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
		p.thumb.CornerRadius = thumbWidth / 2
	}
	if now := currentLook(p); now != p.look {
		p.look = now
		for s := range styles {
			p.rulers[s] = layout.NewRuler(func(words string, _ layout.Style) float32 {
				return fyne.MeasureText(words, now.sizes[s], cuts[s]).Width
			})
		}
		p.forget()
	}
}

// keptLayouts is the number of paragraphs whose lines are kept: those in sight and around.
const keptLayouts = 400

// lines gives a paragraph broken into lines.
func (p *Prose) lines(i int) *layout.Layout {
	l := p.laid[i]
	if l == nil {
		if len(p.laid) >= keptLayouts {
			clear(p.laid)
		}
		par := p.all[i]
		m := layout.MetricsSet{layout.Body: {Line: p.look.sizes[par.Style] * leading}}
		l = layout.New(layout.Parse(text.New(par.Words), nil), p.rulers[par.Style], m, max(p.Size().Width-2*side, 60))
		p.laid[i] = l
	}
	return l
}

// height gives that of a paragraph with the space around it.
func (p *Prose) height(i int) float32 {
	h := p.lines(i).Height() + gap
	if p.all[i].Style == Heading {
		h += gap
	}
	return h
}

// reveal scrolls as little as needed to have a paragraph in sight, its beginning where it
// is longer than the window.
func (p *Prose) reveal(i int) {
	room := p.Size().Height
	if i < p.top || i == p.top && p.above > 0 {
		p.top, p.above = i, 0
		if i > 0 { // a heading above it is in sight too
			p.scroll(-min(p.height(i-1), room/3))
		}
		return
	}
	y := -p.above
	for j := p.top; j <= i && y <= room; j++ {
		y += p.height(j)
	}
	if y > room {
		p.top, p.above = i, min(p.height(i)-room, 0)
		p.scroll(0)
	}
}

// scroll moves the text up by a number of pixels, kept to its ends.
func (p *Prose) scroll(by float32) {
	if len(p.all) == 0 {
		p.top, p.above = 0, 0
		return
	}
	p.above += by
	for p.above >= p.height(p.top) && p.top < len(p.all)-1 {
		p.above -= p.height(p.top)
		p.top++
	}
	// Not past the end: below the top there is a whole window, or all there is.
	below := -p.above
	for i := p.top; i < len(p.all) && below < p.Size().Height; i++ {
		below += p.height(i)
	}
	if short := p.Size().Height - below; short > 0 {
		p.above -= short
	}
	for p.above < 0 && p.top > 0 {
		p.top--
		p.above += p.height(p.top)
	}
	p.above = max(p.above, 0)
}

// Scrolled is part of fyne.Scrollable.
func (p *Prose) Scrolled(e *fyne.ScrollEvent) {
	p.scroll(-e.Scrolled.DY)
	p.draw()
}

// Tapped tells of the paragraph that was pressed.
func (p *Prose) Tapped(e *fyne.PointEvent) {
	y := -p.above
	for i := p.top; i < len(p.all); i++ {
		if y += p.height(i); e.Position.Y < y {
			if p.OnTapped != nil {
				p.OnTapped(i)
			}
			return
		}
	}
}

// Dragged moves the text by the bar at its edge.
func (p *Prose) Dragged(e *fyne.DragEvent) {
	if p.held = p.held || e.Position.X > p.Size().Width-2*thumbWidth; p.held && len(p.all) > 0 {
		p.top, p.above = min(max(int(e.Position.Y/p.Size().Height*float32(len(p.all))), 0), len(p.all)-1), 0
		p.scroll(0)
		p.draw()
	}
}

// DragEnd is part of fyne.Draggable.
func (p *Prose) DragEnd() { p.held = false }

// Resize breaks the text to another width; the paragraph at the top stays there.
func (p *Prose) Resize(s fyne.Size) {
	if s == p.Size() {
		return
	}
	wider := s.Width != p.Size().Width
	p.BaseWidget.Resize(s)
	p.build()
	if wider {
		p.above = 0
		p.forget()
	}
	p.scroll(0)
	p.draw()
}

// Refresh follows the theme.
func (p *Prose) Refresh() {
	p.build()
	p.scroll(0)
	p.draw()
	p.BaseWidget.Refresh()
}

// MinSize is the least room it is of use in.
func (p *Prose) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(120, 60)
}

// AccessibilityLabel says the paragraph at hand.
func (p *Prose) AccessibilityLabel() string {
	if p.at < 0 {
		return ""
	}
	return p.all[p.at].Words
}

// AccessibilityRole is text.
func (p *Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// look is what the theme says.
type look struct {
	theme   *theme.Theme
	variant fyne.ThemeVariant
	sizes   [styles]float32
}

// cuts are the cuts of the font, by style.
var cuts = [styles]fyne.TextStyle{Heading: {Bold: true}, Title: {Bold: true}}

// The measures, in pixels; leading is the height of a line for the size of its words.
const (
	leading    = 1.42
	gap        = 8  // below a paragraph, and above a heading
	side       = 14 // left and right of the words
	barWidth   = 3
	thumbWidth = 8
	leastThumb = 24
)

func currentLook(p *Prose) look {
	th := theme.Of(p.Theme())
	l := look{theme: th, variant: fyne.CurrentApp().Settings().ThemeVariant()}
	for style, name := range [styles]fyne.ThemeSizeName{fynetheme.SizeNameText, fynetheme.SizeNameCaptionText, fynetheme.SizeNameSubHeadingText, fynetheme.SizeNameHeadingText} {
		l.sizes[style] = th.Size(name)
	}
	return l
}

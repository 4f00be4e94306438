package reader

import (
	"image/color"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/theme"
	"github.com/readout-app/readout/gui/widget/reader/layout"
)

// look is what the theme says, asked once per change.
type look struct {
	sizes   [3]float32 // text sizes by layout.Style
	metrics layout.MetricsSet
	bands   [3]band
	column  float32
	gutter  float32
	// initials is the text size of the speakers' initials in the gutter.
	initials float32
	right    float32 // room for the scroll bar
	top      float32
	bottom   float32

	theme   *theme.Theme
	variant fyne.ThemeVariant
	fonts   [3]fyne.Resource
}

// band is where the words of a style stand, from the middle of their line: the top
// of its ascenders and the bottom of its descenders.
type band struct{ above, below float32 }

// cuts are the font cuts by layout.Style.
var cuts = [3]fyne.TextStyle{layout.Headline: {Bold: true}}

func currentLook(r *Reader) look {
	th := theme.Of(r.Theme())
	l := look{
		sizes:  [3]float32{th.Size(theme.SizeReader), th.Size(theme.SizeHeadline), th.Size(theme.SizeDim)},
		column: th.Size(theme.SizeMeasure), initials: th.Size(theme.SizeDim) * 0.8, right: 26, top: 28, bottom: 48,
		theme: th, variant: fyne.CurrentApp().Settings().ThemeVariant(),
		fonts: [3]fyne.Resource{theme.Serif(cuts[layout.Body]), theme.Serif(cuts[layout.Headline]), theme.Sans(cuts[layout.Dim])},
	}
	wide := fyne.MeasureText("MW", l.initials, fyne.TextStyle{Bold: true}).Width
	l.gutter = max(th.Size(theme.SizeGutter), initialsAt+wide+2)
	l.metrics = layout.MetricsSet{
		layout.Body:     {Line: th.Size(theme.SizeReaderLine), Gap: th.Size(theme.SizeReaderLine) * 0.55},
		layout.Headline: {Line: th.Size(theme.SizeHeadlineLine), Gap: th.Size(theme.SizeReaderLine) * 0.4},
		layout.Dim:      {Line: th.Size(theme.SizeDimLine), Gap: th.Size(theme.SizeReaderLine) * 0.4},
	}
	for style, size := range l.sizes {
		whole, base := l.metric("x", layout.Style(style))
		l.bands[style] = band{above: base - whole.Height/2 - size*0.78, below: base - whole.Height/2 + size*0.24}
	}
	return l
}

// measure is the layout.Measure of this look.
func (l look) measure(s string, style layout.Style) float32 {
	size, _ := l.metric(s, style)
	return size.Width
}

// metric gives the size of s and its base line below its top.
func (l look) metric(s string, style layout.Style) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(s, l.sizes[style], cuts[style], l.fonts[style])
}

func (l look) color(name fyne.ThemeColorName) color.Color { return l.theme.Color(name, l.variant) }

func (l look) speaker(i int) theme.Speaker { return l.theme.Speaker(i, l.variant) }

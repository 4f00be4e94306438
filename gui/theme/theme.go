package theme

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Variant is the person's choice of light or dark.
type Variant uint8

// The choices of a variant.
const (
	System Variant = iota // as the system has it
	Light
	Dark
	Contrast // black on white, or white on black where the system is dark
)

// Options are what a person can choose.
type Options struct {
	Variant Variant
	// Scale multiplies every text size; 1 is normal, kept within 0.7 and 2.5.
	// Zero counts as 1.
	Scale float32
}

// Theme is the look of the app. It implements fyne.Theme and never changes: other
// options are another Theme.
type Theme struct {
	options Options
	light   colours
	dark    colours
	base    fyne.Theme
}

var _ fyne.Theme = (*Theme)(nil)

// New makes the look for the options.
func New(o Options) *Theme {
	if o.Scale == 0 {
		o.Scale = 1
	}
	o.Scale = min(max(o.Scale, 0.7), 2.5)
	t := &Theme{options: o, light: light(), dark: dark(), base: theme.DefaultTheme()}
	if o.Variant == Contrast {
		t.light, t.dark = t.light.contrast(0x000000, 0xffffff), t.dark.contrast(0xffffff, 0x000000)
	}
	return t
}

// Of gives th itself when it is ours and the standard look when it is not, as in a
// test or under an overriding container.
func Of(th fyne.Theme) *Theme {
	if t, ok := th.(*Theme); ok {
		return t
	}
	return New(Options{})
}

// Options gives what the theme was made with.
func (t *Theme) Options() Options { return t.options }

// table gives the colours of the variant that is in force.
func (t *Theme) table(v fyne.ThemeVariant) *colours {
	switch {
	case t.options.Variant == Dark, t.options.Variant != Light && v == theme.VariantDark:
		return &t.dark
	}
	return &t.light
}

// Color gives a colour of ours or of the toolkit.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	table := t.table(v)
	if c, ok := table.names[name]; ok {
		return c
	}
	if i, ok := speakerOf(name); ok {
		return t.Speaker(i, v).Rule
	}
	if s, ok := strings.CutPrefix(string(name), statusPrefix); ok {
		if c, ok := table.status[s]; ok {
			return c
		}
		return table.names[Faint]
	}
	if table == &t.dark {
		return t.base.Color(name, theme.VariantDark)
	}
	return t.base.Color(name, theme.VariantLight)
}

// sizes holds the type scale and the spacing at scale 1. Names that are absent are
// the toolkit's.
func sizes(name fyne.ThemeSizeName) (size float32, scales bool) {
	switch name {
	case theme.SizeNameText:
		return 14, true
	case theme.SizeNameCaptionText:
		return 12, true
	case theme.SizeNameSubHeadingText:
		return 17, true
	case theme.SizeNameHeadingText:
		return 24, true
	case theme.SizeNameInlineIcon:
		return 18, true
	case theme.SizeNameInnerPadding:
		return 6, false
	case theme.SizeNameSplitThickness:
		return 5, false
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameSelectionRadius:
		return 3, false
	case theme.SizeNameScrollBar:
		return 9, false
	case SizeReader:
		return 17, true
	case SizeReaderLine:
		return 28, true
	case SizeHeadline:
		return 29, true
	case SizeHeadlineLine:
		return 37, true
	case SizeDim:
		return 13, true
	case SizeDimLine:
		return 20, true
	case SizeMeasure:
		return 640, true
	case SizeGutter:
		return 40, false
	case SizeSpaceSmall:
		return 4, false
	case SizeSpaceMedium:
		return 10, false
	case SizeSpaceLarge:
		return 24, false
	case SizeStatusMarkSide:
		return 10, true
	}
	return 0, false
}

// Size gives a size of ours or of the toolkit.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	s, scales := sizes(name)
	switch {
	case s == 0:
		return t.base.Size(name)
	case scales:
		return s * t.options.Scale
	}
	return s
}

// Font gives the sans that the whole interface is set in. Fixed-width and symbol
// fonts are the toolkit's.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Monospace || style.Symbol {
		return t.base.Font(style)
	}
	return Sans(style)
}

// Icon gives our icon in place of the toolkit's where there is one.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if r := Icon(ours[name]); r != nil {
		return r
	}
	return t.base.Icon(name)
}

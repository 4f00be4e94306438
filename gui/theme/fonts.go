package theme

import (
	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/assets"
)

// The window is set in two styles of the sans, regular and bold; only the words that two
// versions differ in are marked by more. For every style of text that it is given, be it
// only underlined, the toolkit loads a set of fonts: ours, its own and one of the system's,
// some five megabytes. A face that is named by the text itself, as the reader does with the
// serif, is loaded alone.

// Serif gives a cut of the face for running text; it has no bold italic.
func Serif(style fyne.TextStyle) fyne.Resource { return cut("ReadoutSerif", style) }

// Sans gives a cut of the face of the interface; it has no bold italic.
func Sans(style fyne.TextStyle) fyne.Resource { return cut("ReadoutSans", style) }

func cut(family string, style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Bold:
		return font(family + "-SemiBold.ttf")
	case style.Italic:
		return font(family + "-Italic.ttf")
	}
	return font(family + "-Regular.ttf")
}

// font names an embedded font. The toolkit parses a font once and caches it under its
// resource, so there is no need to hold the file.
type font string

// Name gives the name of the file.
func (f font) Name() string { return string(f) }

// Content gives a copy of the file. That it is there is a matter of the build; a test
// opens every one.
func (f font) Content() []byte {
	b, err := assets.Fonts.ReadFile("fonts/" + string(f))
	if err != nil {
		fyne.LogError("reading the font "+string(f), err)
	}
	return b
}

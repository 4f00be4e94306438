package theme

import (
	"sync"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/assets"
)

// face holds the cuts of one family. The toolkit caches by the resource's identity,
// so every cut is one resource for the life of the program.
type face struct{ regular, bold, italic fyne.Resource }

func (f face) cut(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Bold:
		return f.bold
	case style.Italic:
		return f.italic
	}
	return f.regular
}

var (
	serif = sync.OnceValue(func() face { return family("ReadoutSerif") })
	sans  = sync.OnceValue(func() face { return family("ReadoutSans") })
)

// Serif gives a cut of the face for running text; it has no bold italic.
func Serif(style fyne.TextStyle) fyne.Resource { return serif().cut(style) }

// Sans gives a cut of the face of the interface; it has no bold italic.
func Sans(style fyne.TextStyle) fyne.Resource { return sans().cut(style) }

func family(name string) face {
	return face{regular: font(name + "-Regular.ttf"), bold: font(name + "-SemiBold.ttf"), italic: font(name + "-Italic.ttf")}
}

// font reads an embedded font. That it is there is a matter of the build; a test
// opens every one.
func font(file string) fyne.Resource {
	b, err := assets.Fonts.ReadFile("fonts/" + file)
	if err != nil {
		fyne.LogError("reading the font "+file, err)
	}
	return fyne.NewStaticResource(file, b)
}

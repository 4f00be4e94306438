package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Speakers is the number of colours that speakers are told apart by.
//
// The eight start from the palette of Okabe and Ito (Color Universal Design, 2008).
// Each variant is tuned so that any two stay apart in Oklab under normal sight,
// protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes, 2009)
// and stand out from the paper by 3:1; a test computes it. Past eight they repeat,
// and the initials tell the speakers apart.
const Speakers = 8

// Speaker is the pair of colours of one speaker.
type Speaker struct {
	Fill color.Color // pale, behind dark text
	Rule color.Color // strong, for rules and boxes
}

// Speaker gives the colours of speaker i, counted from 0, and past the palette again
// from its start. A negative i is nobody: grey.
func (t *Theme) Speaker(i int, v fyne.ThemeVariant) Speaker {
	table := t.table(v)
	paper, rule := table.names[Paper], table.names[Boxed]
	if i >= 0 {
		rule = table.speakers[i%Speakers]
	}
	return Speaker{Fill: mix(paper, rule, table.fill), Rule: rule}
}

// mix gives the colour that is part b and for the rest a.
func mix(a, b color.NRGBA, part float32) color.NRGBA {
	m := func(x, y uint8) uint8 { return uint8(float32(x)*(1-part) + float32(y)*part + 0.5) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: 0xff}
}

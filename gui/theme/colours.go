package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// colours is one variant of the colour table.
type colours struct {
	names    map[fyne.ThemeColorName]color.NRGBA
	status   map[string]color.NRGBA
	speakers [Speakers]color.NRGBA
	fill     float32 // how much of the speaker's colour is in the fill
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

func alpha(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

func light() colours {
	return colours{
		names: map[fyne.ThemeColorName]color.NRGBA{
			Paper: rgb(0xfffdf8), Panel: rgb(0xf4efe6), Ink: rgb(0x201c17), Faint: rgb(0x655d52), Hairline: rgb(0xded6c8),
			Accent: rgb(0x1f4e79), OnAccent: rgb(0xffffff), Boxed: rgb(0x7d7465), Alert: rgb(0xa3281c),
			FoundFill: rgb(0xfbe7a1), Marker: rgb(0xffd34d), Selection: rgb(0xc6dbef),
			TipFill: rgb(0x2a2620), TipInk: rgb(0xf6f1e8), TipFaint: rgb(0xc3baab),

			theme.ColorNameBackground:          rgb(0xf9f5ed),
			theme.ColorNameForeground:          rgb(0x201c17),
			theme.ColorNameForegroundOnPrimary: rgb(0xffffff),
			theme.ColorNameForegroundOnError:   rgb(0xffffff),
			theme.ColorNameForegroundOnSuccess: rgb(0xffffff),
			theme.ColorNameForegroundOnWarning: rgb(0xffffff),
			theme.ColorNamePrimary:             rgb(0x1f4e79),
			theme.ColorNameHyperlink:           rgb(0x1f4e79),
			theme.ColorNameFocus:               alpha(0x1f4e79, 0x55),
			theme.ColorNameSelection:           rgb(0xc6dbef),
			theme.ColorNameHover:               alpha(0x201c17, 0x12),
			theme.ColorNamePressed:             alpha(0x201c17, 0x26),
			theme.ColorNameButton:              rgb(0xece5d8),
			theme.ColorNameDisabledButton:      rgb(0xf1ece2),
			theme.ColorNameDisabled:            rgb(0x6f675a),
			theme.ColorNamePlaceHolder:         rgb(0x6b6356),
			theme.ColorNameInputBackground:     rgb(0xfffdf8),
			theme.ColorNameInputBorder:         rgb(0x8c8375),
			theme.ColorNameSeparator:           rgb(0xded6c8),
			theme.ColorNameScrollBar:           alpha(0x201c17, 0x66),
			theme.ColorNameScrollBarBackground: alpha(0x201c17, 0x0c),
			theme.ColorNameShadow:              alpha(0x201c17, 0x1f),
			theme.ColorNameMenuBackground:      rgb(0xfffdf8),
			theme.ColorNameOverlayBackground:   rgb(0xfffdf8),
			theme.ColorNameHeaderBackground:    rgb(0xf4efe6),
			theme.ColorNameError:               rgb(0xa3281c),
			theme.ColorNameSuccess:             rgb(0x1b6b45),
			theme.ColorNameWarning:             rgb(0x875500),
		},
		status: map[string]color.NRGBA{
			"open": rgb(0x296cbc), "due": rgb(0x7f6307), "overdue": rgb(0x7a1205), "happened": rgb(0x1f5a50),
			"otherwise": rgb(0x4d6412), "postponed": rgb(0x6b4a94), "rescheduled": rgb(0x4d55a3), "cancelled": rgb(0x625b51),
			"denied": rgb(0x9b1c31), "ambiguous": rgb(0x75582a), "annulled": rgb(0x6a645c),
		},
		speakers: [Speakers]color.NRGBA{rgb(0x2762a0), rgb(0x9d6500), rgb(0x00906a), rgb(0x923406),
			rgb(0x8787e8), rgb(0xcd72a7), rgb(0x9c940b), rgb(0x615156)},
		fill: 0.17,
	}
}

func dark() colours {
	return colours{
		names: map[fyne.ThemeColorName]color.NRGBA{
			Paper: rgb(0x1e1d1b), Panel: rgb(0x262421), Ink: rgb(0xece6da), Faint: rgb(0xb8b0a2), Hairline: rgb(0x3b3834),
			Accent: rgb(0x92bfe8), OnAccent: rgb(0x10202f), Boxed: rgb(0x8f8778), Alert: rgb(0xf08a7a),
			FoundFill: rgb(0x574a16), Marker: rgb(0x7d6512), Selection: rgb(0x2c4a66),
			TipFill: rgb(0x3a352e), TipInk: rgb(0xf1ebdf), TipFaint: rgb(0xbdb4a5),

			theme.ColorNameBackground:          rgb(0x181715),
			theme.ColorNameForeground:          rgb(0xece6da),
			theme.ColorNameForegroundOnPrimary: rgb(0x10202f),
			theme.ColorNameForegroundOnError:   rgb(0x2b0f0a),
			theme.ColorNameForegroundOnSuccess: rgb(0x0b2417),
			theme.ColorNameForegroundOnWarning: rgb(0x291a00),
			theme.ColorNamePrimary:             rgb(0x92bfe8),
			theme.ColorNameHyperlink:           rgb(0x92bfe8),
			theme.ColorNameFocus:               alpha(0x92bfe8, 0x55),
			theme.ColorNameSelection:           rgb(0x233c54),
			theme.ColorNameHover:               alpha(0xece6da, 0x14),
			theme.ColorNamePressed:             alpha(0xece6da, 0x2b),
			theme.ColorNameButton:              rgb(0x32302c),
			theme.ColorNameDisabledButton:      rgb(0x282623),
			theme.ColorNameDisabled:            rgb(0x9c9487),
			theme.ColorNamePlaceHolder:         rgb(0xa59d8f),
			theme.ColorNameInputBackground:     rgb(0x1e1d1b),
			theme.ColorNameInputBorder:         rgb(0x7d7669),
			theme.ColorNameSeparator:           rgb(0x3b3834),
			theme.ColorNameScrollBar:           alpha(0xece6da, 0x66),
			theme.ColorNameScrollBarBackground: alpha(0xece6da, 0x0c),
			theme.ColorNameShadow:              alpha(0x000000, 0x66),
			theme.ColorNameMenuBackground:      rgb(0x262421),
			theme.ColorNameOverlayBackground:   rgb(0x262421),
			theme.ColorNameHeaderBackground:    rgb(0x262421),
			theme.ColorNameError:               rgb(0xf08a7a),
			theme.ColorNameSuccess:             rgb(0x6fc79a),
			theme.ColorNameWarning:             rgb(0xe2b04f),
		},
		status: map[string]color.NRGBA{
			"open": rgb(0x78a4d8), "due": rgb(0xf3cc2e), "overdue": rgb(0xed693d), "happened": rgb(0x99e6d4),
			"otherwise": rgb(0xb3c76a), "postponed": rgb(0xc0a3e6), "rescheduled": rgb(0xa5acf0), "cancelled": rgb(0xaca496),
			"denied": rgb(0xf28b9b), "ambiguous": rgb(0xd0b17c), "annulled": rgb(0xa39b8e),
		},
		speakers: [Speakers]color.NRGBA{rgb(0x2e85c1), rgb(0xe69f00), rgb(0x9eaa8d), rgb(0xd55e00),
			rgb(0x9ed6fe), rgb(0xefc6ac), rgb(0x30b6df), rgb(0x987778)},
		fill: 0.19,
	}
}

// contrast gives the table with text, lines and grounds in pure ink and paper: only
// what colour has to say keeps its colour.
func (c colours) contrast(ink, paper uint32) colours {
	for _, name := range []fyne.ThemeColorName{Ink, Faint, Hairline, Boxed, TipFill,
		theme.ColorNameForeground, theme.ColorNameInputBorder, theme.ColorNameSeparator, theme.ColorNamePlaceHolder} {
		c.names[name] = rgb(ink)
	}
	for _, name := range []fyne.ThemeColorName{Paper, Panel, TipInk, TipFaint, theme.ColorNameBackground,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground} {
		c.names[name] = rgb(paper)
	}
	c.names[theme.ColorNameScrollBar] = rgb(ink)
	near := mix(rgb(ink), rgb(paper), 0.25)
	c.names[theme.ColorNameDisabled] = near
	field := mix(rgb(paper), rgb(ink), 0.08) // a field and a button stand out from the paper
	for _, name := range []fyne.ThemeColorName{theme.ColorNameInputBackground, theme.ColorNameButton, theme.ColorNameDisabledButton} {
		c.names[name] = field
	}
	return c
}

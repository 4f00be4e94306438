package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// linear gives a colour in linear light, 0 to 1 (IEC 61966-2-1).
func linear(c color.Color) [3]float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	var out [3]float64
	for i, v := range []uint8{n.R, n.G, n.B} {
		x := float64(v) / 255
		if x <= 0.04045 {
			out[i] = x / 12.92
		} else {
			out[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return out
}

// contrast gives the contrast ratio of WCAG 2.1, 1 to 21.
func contrast(a, b color.Color) float64 {
	lum := func(c color.Color) float64 {
		l := linear(c)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	x, y := lum(a), lum(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

var variants = map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark}

func TestContrastMeetsAA(t *testing.T) {
	contrastMeetsAA(t, New(Options{}))
}

func TestHighContrastMeetsMore(t *testing.T) {
	th := New(Options{Variant: Contrast})
	contrastMeetsAA(t, th)
	for name, v := range variants {
		for _, over := range []fyne.ThemeColorName{Ink, Faint, Hairline, Boxed, theme.ColorNameForeground, theme.ColorNameInputBorder, theme.ColorNameSeparator} {
			if r := contrast(th.Color(over, v), th.Color(Paper, v)); r < 15 {
				t.Errorf("%s: %s on paper has %.1f", name, over, r)
			}
		}
		if r := contrast(th.Color(theme.ColorNameDisabled, v), th.Color(Paper, v)); r < 7 {
			t.Errorf("%s: what is quiet has %.1f", name, r)
		}
	}
}

func contrastMeetsAA(t *testing.T, th *Theme) {
	t.Helper()
	type pair struct {
		over, under fyne.ThemeColorName
		least       float64
	}
	pairs := []pair{
		{TipInk, TipFill, 7}, {TipFaint, TipFill, 4.5}, {OnAccent, Accent, 4.5},
		{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, 4.5},
		{theme.ColorNameForegroundOnError, theme.ColorNameError, 4.5},
		{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, 4.5},
		{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, 4.5},
		{theme.ColorNameForeground, theme.ColorNameButton, 7}, {theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, 4.5},
		{theme.ColorNameInputBorder, theme.ColorNameInputBackground, 3},
		{Ink, FoundFill, 7}, {Ink, Marker, 4.5}, {Ink, Selection, 7}, {Boxed, Paper, 3}, {Alert, Paper, 4.5},
	}
	for _, ground := range []fyne.ThemeColorName{Paper, Panel, theme.ColorNameBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground} {
		pairs = append(pairs, pair{Ink, ground, 7}, pair{theme.ColorNameForeground, ground, 7}, pair{Faint, ground, 4.5},
			pair{Accent, ground, 4.5}, pair{theme.ColorNameHyperlink, ground, 4.5}, pair{theme.ColorNameError, ground, 4.5})
		for s := range light().status {
			pairs = append(pairs, pair{Status(s), ground, 4.5})
		}
	}
	for name, v := range variants {
		for _, p := range pairs {
			if r := contrast(th.Color(p.over, v), th.Color(p.under, v)); r < p.least {
				t.Errorf("%s: %s on %s has %.2f, needs %.1f", name, p.over, p.under, r, p.least)
			}
		}
		for i := -1; i < Speakers; i++ {
			s := th.Speaker(i, v)
			if r := contrast(th.Color(Ink, v), s.Fill); r < 7 {
				t.Errorf("%s: ink on the fill of speaker %d has %.2f", name, i, r)
			}
			if r := contrast(th.Color(Faint, v), s.Fill); r < 4.5 {
				t.Errorf("%s: faint on the fill of speaker %d has %.2f", name, i, r)
			}
			if r := contrast(s.Rule, th.Color(Paper, v)); r < 3 {
				t.Errorf("%s: the rule of speaker %d has %.2f on paper", name, i, r)
			}
			if r := contrast(th.Color(Accent, v), s.Fill); r < 4.5 {
				t.Errorf("%s: the accent on the fill of speaker %d has %.2f", name, i, r)
			}
		}
	}
}

// sights are the matrices of Machado, Oliveira and Fernandes (2009), severity 1, on
// linear RGB.
var sights = map[string][3][3]float64{
	"normal sight": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// oklab gives the perceptual coordinates of a colour as someone with that sight
// sees it (Ottosson, 2020).
func oklab(c color.Color, sight [3][3]float64) [3]float64 {
	l := linear(c)
	var v [3]float64
	for i, row := range sight {
		v[i] = min(max(row[0]*l[0]+row[1]*l[1]+row[2]*l[2], 0), 1)
	}
	a := math.Cbrt(0.4122214708*v[0] + 0.5363325363*v[1] + 0.0514459929*v[2])
	b := math.Cbrt(0.2119034982*v[0] + 0.6806995451*v[1] + 0.1073969566*v[2])
	d := math.Cbrt(0.0883024619*v[0] + 0.2817188376*v[1] + 0.6299787005*v[2])
	return [3]float64{0.2104542553*a + 0.7936177850*b - 0.0040720468*d,
		1.9779984951*a - 2.4285922050*b + 0.4505937099*d, 0.0259040371*a + 0.7827717662*b - 0.8086757660*d}
}

// apart gives how far two colours are from each other for someone with that sight.
func apart(a, b color.Color, sight [3][3]float64) float64 {
	x, y := oklab(a, sight), oklab(b, sight)
	return math.Sqrt((x[0]-y[0])*(x[0]-y[0]) + (x[1]-y[1])*(x[1]-y[1]) + (x[2]-y[2])*(x[2]-y[2]))
}

// The statuses that a person sorts rows by at a glance stay apart; the others have
// their word alone, which every badge has.
func TestStatusesStayApartForEverySight(t *testing.T) {
	th := New(Options{})
	main := []string{"open", "due", "overdue", "happened"}
	for name, v := range variants {
		for sight, m := range sights {
			for i := range main {
				for j := range i {
					if d := apart(th.Color(Status(main[i]), v), th.Color(Status(main[j]), v), m); d < 0.06 {
						t.Errorf("%s, %s: %s and %s are %.3f apart", name, sight, main[j], main[i], d)
					}
				}
			}
		}
	}
}

func TestSpeakersStayApartForEverySight(t *testing.T) {
	th := New(Options{})
	for name, v := range variants {
		for sight, m := range sights {
			for i := range Speakers {
				for j := range i {
					if d := apart(th.Speaker(i, v).Rule, th.Speaker(j, v).Rule, m); d < 0.09 {
						t.Errorf("%s, %s: speakers %d and %d are %.3f apart", name, sight, j, i, d)
					}
				}
			}
		}
	}
}

func TestVariantAndScaleAreTheOptions(t *testing.T) {
	th := New(Options{Variant: Dark, Scale: 1.5})
	if th.Color(Paper, theme.VariantLight) != th.Color(Paper, theme.VariantDark) {
		t.Error("a chosen variant wins over the system's")
	}
	if got := th.Size(theme.SizeNameText); got != 21 {
		t.Errorf("text size %v", got)
	}
	if th.Size(SizeGutter) != New(Options{}).Size(SizeGutter) {
		t.Error("the gutter does not grow with the text")
	}
	if New(Options{Scale: 99}).Options().Scale != 2.5 {
		t.Error("the scale has bounds")
	}
	if th.Color(Status("unheard of"), 0) != th.Color(Faint, 0) {
		t.Error("an unknown status is faint")
	}
}

func TestFontsAreThereAndUsed(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Options{}))
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}} {
		for _, f := range []fyne.Resource{Serif(style), Sans(style)} {
			if len(f.Content()) == 0 || width("Treaty", f) == 0 {
				t.Errorf("%s cannot be read", f.Name())
			}
		}
		if width("Treaty", Serif(style)) == width("Treaty", Sans(style)) {
			t.Error("the serif is not used")
		}
		if Serif(style) != Serif(style) {
			t.Error("a cut must be one resource: the toolkit caches by identity")
		}
	}
}

func width(s string, f fyne.Resource) float32 {
	return (&canvas.Text{Text: s, TextSize: 20, FontSource: f}).MinSize().Width
}

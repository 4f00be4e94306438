package theme

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font/sfnt"
)

// letters are what the press of each script needs, the rarer letters first.
var letters = map[string]string{
	"Latin":       "ĂăĐđĞğİıĲĳŁłŃńŊŋŐőŘřŞşŠšŢţŦŧŮůŵŷŽžƏəȘșȚțẞỆệỮữỲẂǎǐǒǔꞌ",
	"marks":       "\u0300\u0301\u0302\u0303\u0306\u0307\u0308\u030A\u030B\u030C\u0323\u0327\u0328\u0331",
	"Cyrillic":    "ЁёЂђЃѓЄєЇїЈјЉљЊњЋћЌќЎўЏџҐґҒғҚқҢңӘәӨөҰұҮүҺһӢӣӮӯҲҳҶҷ",
	"Greek":       "ΆάΈέΉήΊίΐΌόΎύΰΏώϊϋςἀἐῇῶᾳϟ",
	"Armenian":    "ԱՖաֆև՞՜՛։",
	"Georgian":    "აჰᲐᲰ",
	"Hebrew":      "אתךםןףץ״׳\u05B0\u05B8\u05BC\u05C1",
	"Arabic":      "ءآأؤإئابةيىپچژگکیەڕڵێۆڤٹڈڑےہھںټځړږښې٠٩۰۹،؛؟٪\u064B\u0651\u200C\u200D",
	"punctuation": "‐–—―‘’‚“”„†‡•…‰′″‹›«»⁄№™℃½⅓⅔⅛¹²³⁴₂€₪₽₺₴₾₼₸£¥¢§¶←→✓",
}

func TestTheFontsHaveEveryScript(t *testing.T) {
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}} {
		for _, f := range []fyne.Resource{Serif(style), Sans(style)} {
			font, err := sfnt.Parse(f.Content())
			if err != nil {
				t.Fatalf("%s: %v", f.Name(), err)
			}
			for script, all := range letters {
				for _, r := range all {
					if g, err := font.GlyphIndex(nil, r); err != nil || g == 0 {
						t.Errorf("%s has no %q (%U) of %s", f.Name(), r, r, script)
					}
				}
			}
		}
	}
}

// Letters of Arabic join: a word is narrower than its letters one by one.
func TestArabicIsJoined(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Options{}))
	for _, f := range []fyne.Resource{Serif(fyne.TextStyle{}), Sans(fyne.TextStyle{}), Serif(fyne.TextStyle{Italic: true})} {
		if word, one := width("ببب", f), width("ب", f); word >= 2.9*one {
			t.Errorf("%s: a word of three letters has %v pixels, one letter %v", f.Name(), word, one)
		}
	}
}

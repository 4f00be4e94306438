package page

import (
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// spoken is the word in the window's language data that names the language; see Spoken.
const spoken = "readout.language"

// Spoken gives language data, in the form of a file of translations, that names a language
// of BCP 47 as that of the window.
func Spoken(tag string) []byte { return []byte(`{"` + spoken + `": "` + tag + `"}`) }

// Language gives the language of the window, in BCP 47.
func Language() string { return lang.X(spoken, "en") }

// LanguageName calls a language of BCP 47 by its name in itself: English for en. What is
// no tag is given back.
func LanguageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if name := display.Self.Name(t); name != "" {
		return name
	}
	return tag
}

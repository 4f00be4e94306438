package page

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

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

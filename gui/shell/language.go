package shell

import (
	"io/fs"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/settings"
)

// languages gives the languages that the window can speak: one for every file of
// translations.
func languages() []settings.Language {
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil {
		fyne.LogError("listing the translations", err)
	}
	var out []settings.Language
	for _, f := range files {
		tag := strings.TrimSuffix(path.Base(f), ".json")
		out = append(out, settings.Language{Tag: tag, Name: display.Self.Name(language.Make(tag))})
	}
	return out
}

// speak puts a language in force for every text made from now on, and the way that
// days are written. The toolkit follows the system's language only, so the words of
// the one chosen are loaded under the system's name. Of tags that are not there, and
// of the empty one, the language of the system is taken, and English failing that.
func speak(tag string, longDays bool) {
	locale := lang.SystemLocale()
	system, _ := language.Make(locale.String()).Base()
	for _, try := range []string{tag, system.String(), "en"} {
		words, err := assets.Translations.ReadFile("translations/" + try + ".json")
		if err != nil {
			continue
		}
		if err := lang.AddTranslationsForLocale(words, locale); err != nil {
			fyne.LogError("loading the translation "+try, err)
		}
		break
	}
	if err := lang.AddTranslationsForLocale(page.LongDays(longDays), locale); err != nil {
		fyne.LogError("setting how days are written", err)
	}
}

package shell

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"github.com/nicksnyder/go-i18n/v2/i18n"
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

// tongue is the language in force, from which the words of the window and of the
// toolkit's own dialogs are taken.
type tongue struct{ words atomic.Pointer[vocabulary] }

// vocabulary is the words of one language.
type vocabulary struct {
	*i18n.Localizer
	plain sync.Map // key -> text, of those with nothing to put in: pages ask for them row by row
}

// install has the toolkit's functions for words ask this tongue. By itself the toolkit
// knows the system's language only: it would take the plural forms of one language by
// the rule of another, and keep words of a language that was left.
func (t *tongue) install() {
	lang.X = func(key, fallback string, data ...any) string { return t.say(key, fallback, nil, data) }
	lang.L = func(in string, data ...any) string { return t.say(in, in, nil, data) }
	lang.XN = func(key, fallback string, n int, data ...any) string { return t.say(key, fallback, n, data) }
	lang.N = func(in string, n int, data ...any) string { return t.say(in, in, n, data) }
}

// say gives a text of the language in force, the English one where that is missing. Of
// a text with a number it takes the form that belongs to the number.
func (t *tongue) say(key, fallback string, number any, data []any) string {
	w := t.words.Load()
	plain := number == nil && len(data) == 0
	if plain {
		if said, ok := w.plain.Load(key); ok {
			return said.(string)
		}
	}
	ask := &i18n.LocalizeConfig{DefaultMessage: &i18n.Message{ID: key, Other: fallback}, PluralCount: number}
	if len(data) > 0 {
		ask.TemplateData = data[0]
	}
	said, err := w.Localize(ask)
	if said == "" && err != nil { // an error beside words says only that they are English
		fyne.LogError("finding words for "+key, err)
		return fallback
	}
	if plain {
		w.plain.Store(key, said)
	}
	return said
}

// speak puts a language in force for every text made from now on, and the way that
// days are written. Of tags that are not there, and of the empty one, the language of
// the system is taken, and English failing that.
func (t *tongue) speak(tag string, longDays bool) {
	system, _ := language.Make(lang.SystemLocale().String()).Base()
	spoken := english
	for _, try := range []string{tag, system.String()} {
		if _, err := fs.Stat(assets.Translations, translation(try)); err == nil {
			spoken = try
			break
		}
	}
	bundle := i18n.NewBundle(language.English)
	load := func(tag string, data []byte, err error) {
		if err == nil {
			_, err = bundle.ParseMessageFileBytes(data, tag+".json")
		}
		if err != nil {
			fyne.LogError("loading the words of "+tag, err)
		}
	}
	for _, tag := range slices.Compact([]string{english, spoken}) {
		data, err := assets.Translations.ReadFile(translation(tag))
		load(tag, data, err)
	}
	load(spoken, page.LongDays(longDays), nil)
	load(spoken, page.Spoken(spoken), nil)
	t.words.Store(&vocabulary{Localizer: i18n.NewLocalizer(bundle, spoken)})
}

// english is the tag of the language that the keys are in.
const english = "en"

// translation names the file of a language.
func translation(tag string) string { return "translations/" + tag + ".json" }

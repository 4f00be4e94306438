package page_test

import (
	"testing"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/message"
)

// A message is said by its translation, and its values as the window says such: days as the
// person chose, words of the program in its language, words of articles as they are.
func TestMessagesAreSaidInTheLanguageOfTheWindow(t *testing.T) {
	x, xn := lang.X, lang.XN
	t.Cleanup(func() { lang.X, lang.XN = x, xn })
	spoken := map[string]string{"{{.Who}}: {{.Day}}, {{.Status}}": "Am {{.Day}}", "postponed": "verschoben", "readout.days": "long", "readout.day": "{{.Day}}. {{.Month}}"}
	var given []map[string]any
	lang.X = func(key, fallback string, data ...any) string {
		for _, d := range data {
			given = append(given, d.(map[string]any))
		}
		if s := spoken[key]; s != "" {
			return s
		}
		return fallback
	}
	lang.XN = func(key, fallback string, n int, _ ...any) string { return map[int]string{3: "drei"}[n] + " " + key }

	const postponed message.Kind = "{{.Who}}: {{.Day}}, {{.Status}}"
	if got := page.Say(postponed.With("Varga", "2031-03-04", "postponed")); got != "Am {{.Day}}" {
		t.Errorf("said %q", got)
	}
	last := given[len(given)-1]
	if last["Who"] != "Varga" || last["Status"] != "verschoben" || last["Day"] != "{{.Day}}. {{.Month}}" {
		t.Errorf("with %v", last)
	}
	const places message.Kind = "{{.Count}} place|{{.Count}} places"
	if got := page.Say(places.With("3")); got != "drei {{.Count}} places" {
		t.Errorf("a number is said as %q", got)
	}
	if got := page.SayAll([]message.Message{message.Words("As she put it."), {}, message.Words("Then he went.")}); got != "As she put it. Then he went." {
		t.Errorf("words are said as %q", got)
	}
}

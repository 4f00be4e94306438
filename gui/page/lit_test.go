package page

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/text"
)

func cut(words string, spans []text.Span) string {
	var out []string
	for _, sp := range spans {
		out = append(out, string([]rune(words)[sp.Start:sp.End]))
	}
	return strings.Join(out, "|")
}

func TestDifferences(t *testing.T) {
	for _, c := range []struct{ a, b, inA, inB string }{
		{"Ostravia would release the 14 crew members by March 15.", "Ostravia would release the 16 crew members by March 15.", "14", "16"},
		{"next week", "this week", "next", "this"},
		{"the pact is dead", "the pact is alive and well", "dead", "alive and well"},
		// Nothing but the numbers can be compared here.
		{
			"A spokesman dismissed the claims of 3 outlets as invented on Monday", "Media have been repeating that 12 tankers were to be stopped near the strait", "3", "12",
		},
		{"", "", "", ""},
	} {
		a, b := Differences(c.a, c.b)
		if cut(c.a, a) != c.inA || cut(c.b, b) != c.inB {
			t.Errorf("%q – %q: lit %q and %q, want %q and %q", c.a, c.b, cut(c.a, a), cut(c.b, b), c.inA, c.inB)
		}
	}
}

func TestLitKeepsEveryWord(t *testing.T) {
	test.NewTempApp(t)
	rapid.Check(t, func(t *rapid.T) {
		words := strings.ToValidUTF8(rapid.String().Draw(t, "words"), "?")
		other := strings.ToValidUTF8(rapid.String().Draw(t, "other"), "?")
		a, _ := Differences(words, other)
		got := ""
		for _, s := range Lit(words, a).Segments {
			got += s.(*widget.TextSegment).Text
		}
		if got != words {
			t.Fatalf("got %q, want %q", got, words)
		}
	})
}

package scene_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/gui/widget/scene"
)

// letters measures one for each letter.
func letters(s string, _ float64, _ bool) float64 { return float64(utf8.RuneCountInString(s)) }

func TestALineIsCutWhereThereIsNoRoom(t *testing.T) {
	for _, c := range []struct {
		line  string
		width float64
		want  string
	}{
		{"", 5, ""},
		{"talks in Lomar", 14, "talks in Lomar"},
		{"talks in Lomar  ", 14, "talks in Lomar"},
		{"talks in Lomar", 13, "talks in Lom…"},
		{"talks in Lomar", 10, "talks in…"},
		{"talks in Lomar", 9, "talks in…"},
		{"talks in Lomar", 8, "talks i…"},
		{"talks in Lomar", 6, "talks…"},
		{"talks in Lomar", 3, "ta…"},
		{"talks", 0, "…"},
		{"переговоры", 6, "перег…"},
		{"e\u0301e\u0301e\u0301", 4, "e\u0301…"}, // an accent stays with its letter
	} {
		if got, w := scene.Fit(c.line, c.width, 12, false, letters); got != c.want || w < letters(got, 12, false) {
			t.Errorf("%q in %v: %q, want %q", c.line, c.width, got, c.want)
		}
	}
}

func TestACutLineFitsAndBeginsTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line, width := rapid.String().Draw(t, "line"), float64(rapid.IntRange(1, 30).Draw(t, "width"))
		got, w := scene.Fit(line, width, 12, false, letters)
		kept, short := strings.CutSuffix(got, "…")
		if letters(got, 12, false) > w || w > width || !strings.HasPrefix(line, kept) {
			t.Fatalf("%q in %v is cut to %q", line, width, got)
		}
		if whole := strings.TrimRight(line, " "); !short && got != whole || letters(whole, 12, false) <= width && got != whole {
			t.Fatalf("%q in %v is cut to %q", line, width, got)
		}
	})
}

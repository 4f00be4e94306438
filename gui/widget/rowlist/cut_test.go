package rowlist

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// letters measures one for each letter.
func letters(s string) float32 { return float32(utf8.RuneCountInString(s)) }

func TestALineIsCutWhereThereIsNoRoom(t *testing.T) {
	for _, c := range []struct {
		line  string
		width float32
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
		if got := cut(c.line, c.width, letters); got != c.want {
			t.Errorf("%q in %v: %q, want %q", c.line, c.width, got, c.want)
		}
	}
}

func TestACutLineFitsAndBeginsTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line, width := rapid.String().Draw(t, "line"), float32(rapid.IntRange(1, 30).Draw(t, "width"))
		got := cut(line, width, letters)
		kept, short := strings.CutSuffix(got, ellipsis)
		if letters(got) > width || !strings.HasPrefix(line, kept) {
			t.Fatalf("%q in %v is cut to %q", line, width, got)
		}
		if whole := strings.TrimRight(line, " "); !short && got != whole || letters(whole) <= width && got != whole {
			t.Fatalf("%q in %v is cut to %q", line, width, got)
		}
	})
}

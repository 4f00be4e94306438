package frontmatter

import (
	"os"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

// TestSeed reads the first acceptance article where it is present.
func TestSeed(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/seed/article.txt")
	if err != nil {
		t.Skip("the seed article is not here")
	}
	f := finder(t)
	txt := text.New(string(data))
	front := f.Find(txt)
	for _, c := range []struct{ field, got, want string }{
		{"published", front.Published.Value, "2022-01-31T10:32"},
		{"published words", txt.Slice(front.Published.Span), "January 31, 2022, 10:32"},
		{"headline", front.Headline.Text, "Blinken, Lavrov likely to have talks next week. US under secretary of state"},
		{"headline words", txt.Slice(front.Headline.Span), front.Headline.Text},
		{"place", front.Dateline.Place, "Stepanakert"},
		{"date", front.Dateline.Date, "2022-01-31"},
		{"outlet", front.Outlet.Text, "Artsakhpress"},
		{"agency", front.Agency.Text, "TASS"},
		{"agency words", txt.Slice(front.Agency.Span), "Tass"},
		{"byline", front.Byline.Text, ""},
		{"language", front.Language, "en"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.field, c.got, c.want)
		}
	}
	var lines []string
	for _, sp := range front.Lines {
		lines = append(lines, txt.Slice(sp))
	}
	want := []string{"date 2022-01-31", "January 31, 2022, 10:32", front.Headline.Text, "STEPANAKERT, JANUARY 31, ARTSAKHPRESS: "}
	if len(lines) != len(want) {
		t.Fatalf("lines %q, want %q", lines, want)
	}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("line %d: %q, want %q", i, lines[i], want[i])
		}
	}
}

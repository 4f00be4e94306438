package provenance

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
)

// TestSeed asks for the row "Chain" of the first acceptance case.
func TestSeed(t *testing.T) {
	const file = "../../../../shared/seed/article.txt"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Skip("the seed article is not here: " + file)
	}
	chains, statements := read(t, string(raw), article.Front{})
	var got []string
	for _, c := range chains {
		got = append(got, path(c))
	}
	for _, want := range []string{
		"outlet Artsakhpress < agency TASS < broadcaster CBS < speaker Victoria Nuland",
		"outlet Artsakhpress < agency TASS < speaker Antony Blinken",
		"outlet Artsakhpress < agency TASS < speaker Dmitry Peskov",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no chain %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	for _, s := range statements {
		if strings.HasPrefix(s.Content[0].Text, "US Secretary") && !slices.Equal(s.Via, []string{"TASS", "CBS"}) {
			t.Errorf("via %q", s.Via)
		}
	}
}

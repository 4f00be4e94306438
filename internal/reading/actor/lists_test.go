package actor

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/lexicon"
	"github.com/readout-app/readout/internal/reading/record"
)

// TestLists says that every entry of the lists can be found by its own words and that
// codes and kinds are of the forms the notes promise.
func TestLists(t *testing.T) {
	polities, err := lexicon.Rows(assets.Words, "words/polity-names.tsv", 6)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range polities {
		if c := r[0]; c != "" && (len(c) != 3 || c != strings.ToUpper(c)) {
			t.Errorf("%s: code %q", r[1], c)
		}
		ms, _ := find(t, "They spoke of "+r[1]+" again.")
		found := false
		for _, m := range ms {
			found = found || m.Type == record.Polity && (m.Text == r[1] || m.Text == strings.TrimPrefix(r[1], "The "))
		}
		if !found {
			t.Errorf("%s is not found: %v", r[1], ms)
		}
	}
	media, err := lexicon.Rows(assets.Words, "words/organisation-media.tsv", 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range media {
		switch r[1] {
		case "agency", "broadcaster", "newspaper", "outlet", "platform":
		default:
			t.Errorf("%s: kind %q", r[0], r[1])
		}
	}
}

package provenance

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/text"
)

// TestWires measures the agency and the writers of articles against the metadata of
// PolNeAR; run with READOUT_MEASURE=1. Who wrote an article often stands in the metadata
// only, so writers are judged where some are read.
func TestWires(t *testing.T) {
	if os.Getenv("READOUT_MEASURE") == "" {
		t.Skip("a measurement: runs with READOUT_MEASURE=1")
	}
	fronts, err := frontmatter.New()
	if err != nil {
		t.Fatal(err)
	}
	m, err := readMedia()
	if err != nil {
		t.Fatal(err)
	}
	canonical := func(name string) string {
		for printed, md := range m.byName {
			if strings.EqualFold(printed, name) {
				return md.name
			}
		}
		return ""
	}
	for _, part := range []string{"train", "dev"} {
		files, _ := filepath.Glob("../../../../shared/corpora/attribution/" + part + "/*.json")
		if len(files) == 0 {
			t.Skip("PolNeAR is not here")
		}
		right, found, wires, writers, same := 0, 0, 0, 0, 0
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var meta struct{ Wire, Author string }
			if err := json.Unmarshal(raw, &meta); err != nil {
				t.Fatal(err)
			}
			words, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			front, _ := fronts.Complete(text.New(string(words)), article.Front{})
			want, got := canonical(meta.Wire), canonical(front.Agency.Text)
			if front.Agency.Text != "" && got == "" {
				got = front.Agency.Text
			}
			if want != "" {
				wires++
			}
			if got != "" {
				found++
				if got == want {
					right++
				}
			}
			if got != want {
				t.Logf("%s: agency %q, metadata %q", filepath.Base(file), got, meta.Wire)
			}
			if b := front.Byline.Text; b != "" {
				writers++
				if strings.Contains(strings.ToLower(meta.Author), strings.ToLower(b)) {
					same++
				} else {
					t.Logf("%s: writers %q, metadata %q", filepath.Base(file), b, meta.Author)
				}
			}
		}
		t.Logf("%s, %d articles: agency right in %d of %d found, %d told; writers as told in %d of %d read", part, len(files), right, found, wires, same, writers)
	}
}

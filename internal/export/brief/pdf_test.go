package brief_test

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/export/brief"
)

func TestThePaperHoldsTheBriefWithItsFootnotes(t *testing.T) {
	b := since(t)
	doc := written(t, brief.PDF, b)
	if again := written(t, brief.PDF, b); again != doc {
		t.Error("two papers of one brief differ")
	}
	if len(doc) > 400_000 {
		t.Errorf("the paper takes %d bytes: whole typefaces are in it", len(doc))
	}
	registry, err := capture.New()
	if err != nil {
		t.Fatal(err)
	}
	got, err := registry.Read(t.Context(), capture.Pasted("brief.pdf", doc))
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(got[0].Article.Text.String()), "")
	for _, want := range []string{"Where they disagree", "announced on 2026-03-30 by Tomas Lindgren", "Harbour Post, 2026-04-10 16:40, “Ostravia withdraws patrol ships"} {
		if !strings.Contains(words, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("read back, the paper lacks %q", want)
		}
	}
}

func TestNoLetterSpoilsThePaper(t *testing.T) {
	for _, words := range []string{mischief, "🙂", "\U0001F468\u200d\U0001F469", "漢字", "\x00\x01", "\xff", "", strings.Repeat("long", 400)} {
		if doc := written(t, brief.PDF, hostile(words)); !strings.HasPrefix(doc, "%PDF-") {
			t.Errorf("%q: %q", words, doc[:min(len(doc), 20)])
		}
	}
}

func FuzzPDF(f *testing.F) {
	f.Add(mischief)
	f.Fuzz(func(t *testing.T, words string) { written(t, brief.PDF, hostile(words)) })
}

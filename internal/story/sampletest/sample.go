package sampletest

import (
	"io/fs"
	"testing"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/story"
)

// Read reads the sample story as the program does. Its articles came in on the days
// on which they were printed.
func Read(t testing.TB) story.Input {
	t.Helper()
	files, err := fs.Glob(assets.Sample, "sample/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	registry, err := capture.New()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New()
	if err != nil {
		t.Fatal(err)
	}
	in := story.Input{Story: "sample", Today: "2026-04-15"}
	for _, name := range files {
		data, err := fs.ReadFile(assets.Sample, name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := registry.Read(t.Context(), capture.Pasted(name, string(data)))
		if err != nil {
			t.Fatal(err)
		}
		a := got[0].Article
		it := story.Item{Article: a, Reading: reader.Read(a)}
		it.Article.Captured, _ = a.Front.Published.Day()
		in.Items = append(in.Items, it)
	}
	return in
}

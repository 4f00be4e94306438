package desk

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
)

// What is kept for ever comes back whole: the same articles, on which the same decisions
// rest.
func TestARecordIsExportedAndTakenInAgain(t *testing.T) {
	dir := files(t, map[string]string{"a.txt": report(1) + "\n\n", "b.html": "<html><head><title>Talks</title><link rel=canonical href=https://harbour.example/1></head><body><article>" + prose(1) + "</article></body></html>"})
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Import(id, []string{dir}))
	l := ledgers(t, d, id)
	if len(l.Statements) == 0 || len(l.Articles) != 2 {
		t.Fatalf("%d articles with %d statements", len(l.Articles), len(l.Statements))
	}
	if err := d.Decide(t.Context(), id, decision.Decision{Kind: decision.KindAccept, Target: l.Statements[0].Target}); err != nil {
		t.Fatal(err)
	}
	write := func(d *Desk, id StoryID) string {
		t.Helper()
		var b bytes.Buffer
		if err := d.Export(t.Context(), id, ExportJSONL, "", &b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	first := write(d, id)
	lines := strings.Split(strings.TrimSpace(first), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], `{"schema":"readout.article/1",`) {
		t.Fatalf("%d lines, the first\n%.200s", len(lines), lines[0])
	}
	file := filepath.Join(t.TempDir(), "record.jsonl")
	if err := os.WriteFile(file, []byte(first), 0o600); err != nil {
		t.Fatal(err)
	}
	other := open(t, Options{})
	again := newStory(t, other)
	if j := wait(t, other, other.Import(again, []string{file})); j.Kept != 2 || len(j.Failures) > 0 {
		t.Fatalf("%+v", j)
	}
	ruling, err := decision.Parse([]byte(lines[2]))
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Decide(t.Context(), again, ruling); err != nil {
		t.Fatal(err)
	}
	if got := strings.Split(strings.TrimSpace(write(other, again)), "\n"); !slices.Equal(got[:2], lines[:2]) || len(got) != 3 {
		t.Errorf("again\n%s\nwant\n%s", strings.Join(got, "\n"), first)
	}
	if l := ledgers(t, other, again); len(l.Unanchored) > 0 || l.Statements[0].Ruling != "accepted" {
		t.Errorf("the decision holds no more: %+v", l.Unanchored)
	}
}

func TestEveryFormatIsWritten(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, d.Paste(id, report(1)))
	for _, f := range ExportFormats() {
		for _, table := range ExportTables() {
			var b bytes.Buffer
			if err := d.Export(t.Context(), id, f, table, &b); err != nil || b.Len() == 0 {
				t.Errorf("%s of %s: %d bytes, %v", f, table, b.Len(), err)
			}
		}
	}
	for _, c := range [][2]string{{"csv", "none"}, {"csv", ""}, {"doc", ""}} {
		if err := d.Export(t.Context(), id, ExportFormat(c[0]), c[1], &bytes.Buffer{}); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: %v", c, err)
		}
	}
}

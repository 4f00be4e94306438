package desk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture"
)

// How many parts a container has is guessed well before its end, and known at it.
func TestPartsOfAContainerAreGuessed(t *testing.T) {
	const n = 3000
	var zipped bytes.Buffer
	w := zip.NewWriter(&zipped)
	var box, lines strings.Builder
	for i := range n {
		f, err := w.Create(fmt.Sprintf("%d.txt", i))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fmt.Fprint(f, report(i)); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&box, "From a@a.example Fri Mar  6 07:30:00 2026\nFrom: a@a.example\nSubject: Talks %d\n\n%s\n\n", i, report(i))
		fmt.Fprintf(&lines, "{\"title\":\"Talks\",\"text\":%q}\n", report(i))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	formats, err := capture.New()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"a.zip": zipped.String(), "a.mbox": box.String(), "a.jsonl": lines.String()} {
		t.Run(name, func(t *testing.T) {
			all := []input{{source: capture.Pasted("b.txt", report(1))}, {source: capture.Pasted(name, data)}}
			total, found := len(all), 0
			for range opened(t.Context(), formats, slices.Values(all), func(more int) { total += more }) {
				if found++; found > n/4 && (total < n*3/4 || total > n*4/3) {
					t.Fatalf("after %d parts %d are expected of %d", found, total, n)
				}
			}
			if total != n+1 || found != total {
				t.Errorf("at the end %d of %d, want %d", found, total, n+1)
			}
		})
	}
}

package reading

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCases reads the articles in testdata, which are written for it: invented people
// and states. Beside each stands what must be read in it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 14 {
		t.Fatalf("%d articles: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range unmet(lines(readFile(t, file)), string(want)) {
				t.Error(row)
			}
		})
	}
}

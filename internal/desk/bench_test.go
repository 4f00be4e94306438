package desk

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/capture"
)

// sample gives the texts of the sample story.
func sample(b *testing.B) []string {
	b.Helper()
	names, err := fs.Glob(assets.Sample, "sample/*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal(names, err)
	}
	var texts []string
	for _, name := range names {
		data, err := assets.Sample.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	return texts
}

// BenchmarkRead reads files as readoutctl read does, with one and with two jobs,
// loading the models each time once for some hundred articles.
func BenchmarkRead(b *testing.B) {
	dir := b.TempDir()
	words := 0
	for round := range 50 {
		for i, s := range sample(b) {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d-%d.txt", round, i)), []byte(s), 0o600); err != nil {
				b.Fatal(err)
			}
			words += len(strings.Fields(s))
		}
	}
	for _, jobs := range []int{1, 2} {
		b.Run(fmt.Sprint("jobs=", jobs), func(b *testing.B) {
			for b.Loop() {
				err := ReadFiles(b.Context(), []string{dir}, ReadOptions{Jobs: jobs}, func(r Read) error { return r.Err })
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkImport takes 600 articles of the length of the sample's into a story on
// disk, ledgers before and after included.
func BenchmarkImport(b *testing.B) {
	texts := sample(b)
	const n = 600
	for b.Loop() {
		b.StopTimer()
		d := open(b, Options{Dir: b.TempDir()})
		id := newStory(b, d)
		var inputs []input
		for i := range n {
			inputs = append(inputs, input{source: capture.Pasted("", fmt.Sprintf("%s\n\nEdition %d.", texts[i%len(texts)], i))})
		}
		b.StartTimer()
		if j := wait(b, d, take(d, id, inputs)); j.Kept != n {
			b.Fatalf("%+v", j)
		}
		b.StopTimer()
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "articles/s")
}

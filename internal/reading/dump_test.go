package reading

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/reading/record"
)

var dump = flag.String("dump", "", "comma-separated text files whose records TestDump prints")

// TestDump prints the records of the files named by -dump, to see what is read.
func TestDump(t *testing.T) {
	if *dump == "" {
		t.Skip("no file named by -dump")
	}
	for _, file := range strings.Split(*dump, ",") {
		t.Logf("%s\n%s", file, strings.Join(lines(readFile(t, file)), "\n"))
	}
}

// readFile reads a text file the way the program does, its text frozen exactly.
func readFile(t testing.TB, file string) record.Reading {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return mustReader(t).Read(captured(t, file, data))
}

func captured(t testing.TB, name string, data []byte) article.Article {
	t.Helper()
	registry, err := capture.New(capture.Plain())
	if err != nil {
		t.Fatal(err)
	}
	got, err := registry.Read(t.Context(), capture.Pasted(name, string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return got[0].Article
}

func mustReader(t testing.TB) *Reader {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

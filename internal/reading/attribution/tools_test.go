package attribution

import (
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/language"
)

func mustFinder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// analyser is loaded once for all tests, as its model takes a moment.
var analyser = sync.OnceValues(language.New)

func mustAnalyser(t testing.TB) *language.Analyser {
	t.Helper()
	a, err := analyser()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

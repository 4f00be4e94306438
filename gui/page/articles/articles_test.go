package articles

import "testing"

func TestWhatAPersonCallsAFile(t *testing.T) {
	for path, want := range map[string]string{
		"":                                    "", // pasted
		"/home/mar/press/ferry talks.txt":     "ferry talks.txt",
		"ferry talks.txt":                     "ferry talks.txt",
		"/home/mar/press/two rows.csv/row 3":  "two rows.csv, row 3",
		"/home/mar/March.zip/cables/one.html": "one.html",
	} {
		if got := file(path); got != want {
			t.Errorf("%q is called %q, want %q", path, got, want)
		}
	}
}

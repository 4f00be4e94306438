package expectation

import "testing"

// TestAwaited: "not yet" leaves an event awaited, "not" alone does not.
func TestAwaited(t *testing.T) {
	for _, c := range []struct {
		words string
		want  bool
	}{
		{"Norway and Chile have not yet met.", true},
		{"Norway has not signed the agreement with Chile yet.", true},
		{"Norway has still not signed the agreement with Chile.", true},
		{"Norway has not signed the agreement with Chile.", false},
		{"Norway did not meet Chile in May, yet another year had passed.", false},
		{"Norway met Chile.", false},
	} {
		w := read(t, c.words, "2026-05-06")
		f, err := made()
		if err != nil {
			t.Fatal(err)
		}
		got := false
		for _, e := range f.Awaited(w.Doc, w.events) {
			got = got || e.Awaited
		}
		if got != c.want {
			t.Errorf("%s: awaited %v", c.words, got)
		}
	}
}

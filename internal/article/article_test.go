package article

import (
	"errors"
	"testing"

	"github.com/readout-app/readout/internal/text"
	"pgregory.net/rapid"
)

func TestNew(t *testing.T) {
	for _, s := range []string{"", " \n\t", "*** — …", "\u200b"} {
		if _, err := New(text.New(s), Front{}); !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: error %v, want ErrEmpty", s, err)
		}
	}
	for _, s := range []string{"a", "7", "漢", "ա", " é "} {
		a, err := New(text.New(s), Front{Language: "und"})
		if err != nil {
			t.Errorf("%q: %v", s, err)
		}
		if a.ID != IDOf(s) || a.Text.String() != s || a.Front.Language != "und" {
			t.Errorf("%q became %+v", s, a)
		}
	}
}

// TestIDIsFixed keeps the naming of articles: archives depend on it.
func TestIDIsFixed(t *testing.T) {
	// SHA-256 of "abc" (FIPS 180-2, appendix B.1), its first half.
	if got := IDOf("abc"); got != "ba7816bf8f01cfea414140de5dae2223" {
		t.Errorf("ID %s", got)
	}
}

func TestIDNamesContent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		if (IDOf(a) == IDOf(b)) != (a == b) {
			t.Fatalf("%q and %q", a, b)
		}
	})
}

func TestPublishedDay(t *testing.T) {
	for _, c := range []struct {
		value, day string
		ok         bool
	}{
		{"2024-03-12", "2024-03-12", true},
		{"2024-03-12T14:05", "2024-03-12", true},
		{"2024-03-12T23:59:59-11:00", "2024-03-12", true}, // the outlet's day, not UTC's
		{"2024-02-30", "", false},
		{"2024-03", "", false},
		{"", "", false},
	} {
		day, ok := Published{Value: c.value}.Day()
		if ok != c.ok || ok && day.Format("2006-01-02") != c.day {
			t.Errorf("%q: %v %v", c.value, day, ok)
		}
	}
}

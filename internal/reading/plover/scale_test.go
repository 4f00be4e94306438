package plover

import (
	"testing"
	"testing/fstest"

	"github.com/readout-app/readout/assets"
)

func TestScale(t *testing.T) {
	s, err := NewScale(assets.Words)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		root, mode string
		known      bool
		score      float64
	}{
		{"CONSULT", "", true, 2.5}, {"CONSULT", "visit", true, 4}, {"CONSULT", "by raven", true, 2.5},
		{"ASSAULT", "", true, -9}, {"REQUEST", "", true, 0}, {"JUGGLE", "", false, 0}, {"", "", false, 0},
	} {
		if s.Knows(c.root) != c.known || s.Score(c.root, c.mode) != c.score {
			t.Errorf("%s %q: known %v, score %v", c.root, c.mode, s.Knows(c.root), s.Score(c.root, c.mode))
		}
	}
	if (Scale{}).Knows("CONSULT") || (Scale{}).Score("CONSULT", "") != 0 {
		t.Error("the zero Scale knows a root")
	}
}

func TestNewScaleNamesWhatIsWrong(t *testing.T) {
	for name, list := range map[string]string{"no list": "", "no number": "CONSULT\t\tmuch\n", "a column short": "CONSULT\t2\n"} {
		files := fstest.MapFS{}
		if list != "" {
			files["words/event-roots.tsv"] = &fstest.MapFile{Data: []byte(list)}
		}
		if _, err := NewScale(files); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

package conllu

import (
	"strings"
	"testing"
)

const sample = "# sent_id = 1\r\n1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\r\n1\tDo\tdo\tAUX\tVB\tA=B\t3\taux\t_\tSpaceAfter=No\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n2.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n\n1\tNo\tno\tINTJ\tUH\t_\t_\t_\t_\t_"

func TestRead(t *testing.T) {
	got, err := Read(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || len(got[0].Words) != 3 || len(got[1].Words) != 1 || got[0].Comments[0] != "# sent_id = 1" {
		t.Fatalf("got %+v", got)
	}
	if w := got[0].Words[0]; w != (Word{"Do", "do", "AUX", "VB", "A=B", 3, "aux", "_", "SpaceAfter=No"}) {
		t.Errorf("first word %+v", w)
	}
	if got[1].Words[0].Head != -1 {
		t.Errorf("a head that is not given: %d", got[1].Words[0].Head)
	}
}

func TestReadBroken(t *testing.T) {
	for _, s := range []string{"1\tNo", "no tabs here", strings.Repeat("x", 2<<20)} {
		if _, err := Read(strings.NewReader(s)); err == nil {
			t.Errorf("%.20q was read", s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, s string) {
		sentences, err := Read(strings.NewReader(s))
		for _, s := range sentences {
			if err == nil && len(s.Words) == 0 {
				t.Error("a sentence without words")
			}
		}
	})
}

package lemma

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLearn(t *testing.T) {
	var in []Example
	for _, f := range strings.Fields("talks/NNS/talk drafts/NNS/draft sides/NNS/side parties/NNS/party treaties/NNS/treaty ministries/NNS/ministry allies/NNS/ally men/NNS/man " +
		"walked/VBD/walk signed/VBD/sign posted/VBD/post denied/VBD/deny replied/VBD/reply tried/VBD/try went/VBD/go moved/VBD/move") {
		p := strings.Split(f, "/")
		in = append(in, Example{p[0], p[1], p[2]})
	}
	rows := Learn(in)
	slices.Reverse(in)
	if !reflect.DeepEqual(rows, Learn(in)) {
		t.Error("another order gives other rules")
	}
	r, err := New(rows)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range in {
		if got := r.Lemma(e.Form, e.Tag); got != e.Lemma {
			t.Errorf("%v: got %s", e, got)
		}
	}
	for _, c := range []Example{{"cities", "NNS", "city"}, {"letters", "NNS", "letter"}, {"relied", "VBD", "rely"}, {"", "NNS", ""}, {"x", "JJ", "x"}, {"s", "NNS", "s"}} {
		if got := r.Lemma(c.Form, c.Tag); got != c.Lemma {
			t.Errorf("%v: got %q", c, got)
		}
	}
}

func TestNewBroken(t *testing.T) {
	for _, row := range [][]string{{"NN", "s", "1"}, {"NN", "s", "x", ""}, {"NN", "s", "-1", ""}} {
		if _, err := New([][]string{row}); err == nil {
			t.Errorf("%q was taken", row)
		}
	}
}

func FuzzLemma(f *testing.F) {
	r, err := New([][]string{{"NNS", "s", "1", ""}, {"NNS", "ies", "3", "y"}, {"NNS", "^é", "9", "e"}, {"NNS", "", "0", ""}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("parties")
	f.Add("é")
	f.Fuzz(func(t *testing.T, s string) {
		got := r.Lemma(s, "NNS")
		if s != "" && got == "" || utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Errorf("%q gives %q", s, got)
		}
	})
}

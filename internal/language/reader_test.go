package language

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/text"
)

func TestTrees(t *testing.T) {
	a := analyser(t)
	for _, c := range []struct{ in, want string }{
		{"The envoy handed the draft to the ministry.",
			"The>envoy det, envoy>handed nsubj, handed root, the>draft det, draft>handed obj, to>ministry case, the>ministry det, ministry>handed obl, .>handed punct"},
		{"Talks were suspended on Monday.",
			"Talks>suspended nsubj:pass, were>suspended aux:pass, suspended root, on>Monday case, Monday>suspended obl, .>suspended punct"},
		{"They did not agree.", "They>agree nsubj, did>agree aux, not>agree advmod, agree root, .>agree punct"},
	} {
		d := a.Parse(text.New(c.in), nil)
		var got []string
		for _, k := range d.Tokens {
			if k.Head < 0 {
				got = append(got, k.Text+" "+k.Relation)
			} else {
				got = append(got, k.Text+">"+d.Tokens[k.Head].Text+" "+k.Relation)
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, s, c.want)
		}
	}
}

// TestLongSentence holds a sentence that is read in pieces to be one tree, cut where
// there are marks.
func TestLongSentence(t *testing.T) {
	a := analyser(t)
	for _, in := range []string{
		strings.Repeat("and the envoy said nothing, ", 200) + "that was all.",
		strings.Repeat("envoy ", 3000),
	} {
		d := a.Parse(text.New(in), nil)
		check(t, d)
		long := 0
		for _, s := range d.Sentences {
			long = max(long, s.Last-s.First)
		}
		if long <= 2*maxWords {
			t.Errorf("the longest sentence has %d words, so this shows nothing", long)
		}
	}
	tokens := a.Parse(text.New(strings.Repeat("word ", 90)+", "+strings.Repeat("word ", 90)), nil).Tokens
	if got := cutAt(tokens[:maxWords]); tokens[got-1].Text != "," {
		t.Errorf("cut after %q", tokens[got-1].Text)
	}
}

func TestTagGivenTokens(t *testing.T) {
	a := analyser(t)
	tokens := []Token{{Text: "The"}, {Text: "envoy"}, {Text: "left"}, {Text: "."}}
	a.Tag(tokens)
	if tokens[1].Head != 2 || tokens[2].Head != -1 || tokens[1].Relation != "nsubj" || tokens[1].Norm != "envoy" {
		t.Errorf("got %+v", tokens)
	}
	if names := a.Tag(nil); len(names) != 0 {
		t.Errorf("no words have names %v", names)
	}
}

// TestTogether holds one Analyser to its word that many may use it at once: what it reads
// of a text does not depend on what else it reads.
func TestTogether(t *testing.T) {
	a := analyser(t)
	var texts []*text.Text
	var want []*Document
	for n := range 8 {
		s := strings.Repeat("Anna Halvorsen of Norway met envoys in Oslo. ", n+1) + strings.Repeat("Talks (on gas, oil and fish) went on, ", 12*n) + "and ended."
		texts = append(texts, text.New(s))
		want = append(want, a.Parse(texts[n], nil))
	}
	var wg sync.WaitGroup
	for range 2 {
		for n := range texts {
			wg.Go(func() {
				if got := a.Parse(texts[n], nil); !reflect.DeepEqual(got, want[n]) {
					t.Errorf("text %d is read otherwise beside others", n)
				}
			})
		}
	}
	wg.Wait()
}

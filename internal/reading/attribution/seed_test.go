package attribution

import (
	"os"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

const seed = "../../../../shared/seed/article.txt"

func TestSeed(t *testing.T) {
	raw, err := os.ReadFile(seed)
	if err != nil {
		t.Skip("the seed article is not here: " + seed)
	}
	frozen := text.New(string(raw))
	var front article.Front
	sp := frozen.LineSpan(2)
	_ = sp
	front.Headline.Span = text.Span{Start: sp.Start + 24, End: sp.End - 1}
	front.Lines = []text.Span{{Start: sp.Start, End: sp.Start + 23}}
	t.Log(frozen.Slice(front.Headline.Span), frozen.Slice(front.Lines[0]))
	doc := mustAnalyser(t).Parse(frozen, front.Lines)
	for _, s := range mustFinder(t).Find(doc, front, nil, nil, nil) {
		t.Logf("%s %s %s S %q C %q in %s med %s ven %s den %v rej %s same %s ask %q", s.ID, s.Rule, s.Kind, s.Source.Text, s.Cue.Text, s.Within, s.Medium, s.Venue, s.Denies, s.Rejects, s.SameAs, frozen.Slice(s.Asked))
		for _, c := range s.Content {
			t.Logf("       %q", c.Text)
		}
	}
}

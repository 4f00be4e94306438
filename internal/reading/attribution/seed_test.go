package attribution

import (
	"os"
	"testing"

	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/timex"
	"github.com/readout-app/readout/internal/text"
)

const seed = "../../../../shared/seed/article.txt"

func TestSeed(t *testing.T) {
	raw, err := os.ReadFile(seed)
	if err != nil {
		t.Skip("the seed article is not here: " + seed)
	}
	frozen := text.New(string(raw))
	fm, err := frontmatter.New()
	if err != nil {
		t.Fatal(err)
	}
	front := fm.Find(frozen)
	doc := mustAnalyser(t).Parse(frozen, front.Lines)
	af, err := actor.New()
	if err != nil {
		t.Fatal(err)
	}
	tf, err := timex.New()
	if err != nil {
		t.Fatal(err)
	}
	mentions, actors := af.Find(doc, front)
	times := tf.Find(doc, front.Published, front.Lines)
	name := map[string]string{}
	for _, a := range actors {
		name[a.ID] = a.Name
	}
	_ = record.Direct
	t.Logf("%+v", front)
	for _, s := range mustFinder(t).Find(doc, front, mentions, actors, times) {
		t.Logf("%s %s %s S %q=%s C %q in %s med %s ven %s said %s den %v rej %s same %s ask %q", s.ID, s.Rule, s.Kind, s.Source.Text, name[s.Source.Actor], s.Cue.Text, s.Within, s.Medium, s.Venue, s.Said.From, s.Denies, s.Rejects, s.SameAs, frozen.Slice(s.Asked))
		for _, c := range s.Content {
			t.Logf("       %q", c.Text)
		}
	}
}

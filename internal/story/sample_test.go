package story_test

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/sampletest"
)

func TestSampleStory(t *testing.T) {
	in := sampletest.Read(t)
	l := story.Build(in)

	t.Run("reprints", func(t *testing.T) {
		reprints := map[string]string{}
		outlet := map[string]string{}
		for _, a := range l.Articles {
			outlet[string(a.ID)] = a.Outlet
		}
		for _, a := range l.Articles {
			if a.ReprintOf != "" {
				reprints[a.Outlet] = outlet[string(a.ReprintOf)]
			}
		}
		if len(reprints) != 2 || reprints["The Merrow Courier"] != "Straits Observer" || reprints["Port Anselm Herald"] != "Harbour Post" {
			t.Errorf("reprints: %v", reprints)
		}
	})
	t.Run("people", func(t *testing.T) {
		n := 0
		for _, a := range l.Actors {
			if strings.HasSuffix(a.Name, "Halloran") {
				n++
			}
		}
		if n != 1 {
			t.Errorf("Halloran has %d rows", n)
		}
	})
	t.Run("an interview in two outlets", func(t *testing.T) {
		for _, s := range l.Statements {
			if strings.Contains(s.Content, "are likely to meet next week") && (s.Reprinted != 2 || s.Origins != 1) {
				t.Errorf("carried by %d, origins %d", s.Reprinted, s.Origins)
			}
		}
	})
	t.Run("two numbers", func(t *testing.T) {
		n := 0
		for _, k := range l.Conflicts {
			if k.Kind == "number" && strings.Contains(k.A.Text, "14 crew") && strings.Contains(k.B.Text, "16 crew") {
				n++
			}
		}
		if n != 1 {
			t.Errorf("the number of the crew is in conflict %d times", n)
		}
	})
	t.Run("outcomes", func(t *testing.T) {
		for _, want := range []struct {
			words  string // of an announcement
			status story.Status
			proof  string
		}{
			{"likely to meet next week", story.Happened, "met in Lomar on Thursday"},
			{"first meeting in Lomar on March 18", story.Postponed, "postponed until April"},
			{"meet in Lomar on April 7", story.Happened, "held its first meeting in Lomar"},
		} {
			found := false
			for _, x := range l.Expectations {
				for _, p := range x.Passages {
					if strings.Contains(p.Text, want.words) && len(x.Proposals) > 0 {
						best := x.Proposals[0]
						found = found || best.Status == want.status && strings.Contains(best.Passage.Text, want.proof)
					}
				}
			}
			if !found {
				t.Errorf("%q: %s is not proposed first", want.words, want.status)
			}
		}
	})
	t.Run("resolving a proposal", func(t *testing.T) {
		for _, x := range l.Expectations {
			if len(x.Proposals) == 0 {
				continue
			}
			in := in
			in.Decisions = []decision.Decision{{Seq: 1, Kind: decision.KindResolve, Target: x.Target, Value: string(x.Proposals[0].Status), Proof: &x.Proposals[0].Target}}
			for _, y := range story.Build(in).Expectations {
				if y.Key == x.Key && (y.Status != x.Proposals[0].Status || y.Proof == nil || y.Proof.Text != x.Proposals[0].Passage.Text) {
					t.Errorf("%s: %s, proof %v", y.Title, y.Status, y.Proof)
				}
			}
		}
	})
	t.Run("every row is ruled on by its target", func(t *testing.T) {
		in := in
		for n, s := range l.Statements {
			in.Decisions = append(in.Decisions, decision.Decision{Seq: uint64(n + 1), Kind: decision.KindReject, Target: s.Target})
		}
		rejected := story.Build(in)
		for _, s := range rejected.Statements {
			if s.Ruling != story.Rejected {
				t.Errorf("not rejected: %s", s.Key)
			}
		}
		if len(rejected.Unanchored) > 0 {
			t.Errorf("%d decisions found no row", len(rejected.Unanchored))
		}
	})
}

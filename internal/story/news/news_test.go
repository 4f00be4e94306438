package news_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/news"
	"github.com/readout-app/readout/internal/story/storytest"
)

// taken gives the articles of a press, the i-th taken in on the morning of the i-th day.
func taken(seed uint64, n int) []story.Item {
	items := storytest.NewPress(storytest.Crowded, seed).Articles(n)
	for i := range items {
		items[i].Article.Captured = morning(i)
	}
	return items
}

func morning(day int) time.Time { return time.Date(2026, 1, 5+day, 8, 0, 0, 0, time.UTC) }

func TestSinceTellsWhatCameIn(t *testing.T) {
	in := story.Input{Items: taken(1, 12), Today: "2026-01-17"}
	all := story.Build(in)
	for _, c := range []struct {
		name     string
		point    news.Point
		articles int
	}{
		{"nothing seen", news.Point{}, 12},
		{"half seen", news.Point{At: morning(5)}, 6},
		{"all seen", news.Point{At: morning(12)}, 0},
	} {
		n := news.Since(in, c.point)
		if len(n.Articles) != c.articles {
			t.Errorf("%s: %d new articles, want %d", c.name, len(n.Articles), c.articles)
		}
		for _, s := range n.Statements {
			for _, p := range s.Passages {
				for _, it := range in.Items {
					if it.Article.ID == p.Article && !it.Article.Captured.After(c.point.At) {
						t.Errorf("%s: the statement %q was there before", c.name, s.Content)
					}
				}
			}
		}
	}
	if n := news.Since(in, news.Point{}); len(n.Statements) != len(all.Statements) || len(n.Announced) != len(all.Expectations) || len(n.Conflicts) != len(all.Conflicts) || len(n.Changed) != 0 {
		t.Errorf("to somebody who saw nothing not all is new: %d of %d statements, %d of %d expectations, %d of %d conflicts", len(n.Statements), len(all.Statements), len(n.Announced), len(all.Expectations), len(n.Conflicts), len(all.Conflicts))
	}
}

// What the analyst ruled since, and what time alone brought, changes expectations.
func TestSinceTellsWhatStandsOtherwise(t *testing.T) {
	in := story.Input{Items: taken(1, 12), Today: "2026-01-09"}
	for i := range in.Items {
		in.Items[i].Article.Captured = morning(3)
	}
	seen := news.Point{At: morning(4)}
	before := story.Build(news.Before(in, seen))
	var open *story.Expectation
	for _, x := range before.Expectations {
		if x.Status == story.Open && x.From > "2026-01-09" {
			open = x
		}
	}
	if open == nil {
		t.Fatal("nothing is open")
	}
	log := []decision.Decision{
		{Seq: 1, Kind: decision.KindResolve, Target: open.Target, Value: string(story.Cancelled)},
		{Seq: 2, Kind: decision.KindFix, Target: open.Target, Field: "from", Value: "2026-02-02"},
	}
	for _, c := range []struct {
		name  string
		today string
		log   []decision.Decision
		seq   uint64
		want  []news.Field
	}{
		{"resolved and moved", "2026-01-09", log, 0, []news.Field{news.Status, news.Window, news.Ruling}},
		{"moved", "2026-01-09", log, 1, []news.Field{news.Window}},
		{"seen", "2026-01-09", log, 2, nil},
		{"time passed", "2027-01-01", nil, 0, []news.Field{news.Status}},
	} {
		in.Decisions, in.Today = c.log, c.today
		n := news.Since(in, news.Point{At: seen.At, Seq: c.seq})
		var got []news.Field
		for _, x := range n.Changed {
			if x.Is.Key == open.Key {
				got = x.Fields
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if len(n.Articles)+len(n.Announced)+len(n.Statements) > 0 {
			t.Errorf("%s: new rows though nothing came in", c.name)
		}
	}
}

func TestProposalsAndConflictsAreNews(t *testing.T) {
	proposed, conflicts := 0, 0
	for seed := range uint64(6) {
		in := story.Input{Items: taken(seed, 16), Today: "2026-01-21"}
		for day := range 16 {
			n := news.Since(in, news.Point{At: morning(day)})
			before := story.Build(news.Before(in, news.Point{At: morning(day)}))
			for _, p := range n.Proposed {
				proposed++
				for _, x := range before.Expectations {
					if x.Key == p.Expectation.Key && slices.ContainsFunc(x.Proposals, func(q story.Proposal) bool { return q.Passage == p.Proposal.Passage && q.Status == p.Proposal.Status }) {
						t.Errorf("%q was proposed before", p.Proposal.Passage.Text)
					}
				}
			}
			for _, k := range n.Conflicts {
				conflicts++
				if slices.ContainsFunc(before.Conflicts, func(o *story.Conflict) bool { return o.Key == k.Key && o.A == k.A && o.B == k.B }) {
					t.Errorf("the conflict %q was there before", k.Note)
				}
			}
		}
	}
	if proposed == 0 || conflicts == 0 {
		t.Errorf("%d proposals and %d conflicts were news", proposed, conflicts)
	}
}

// Who has just looked finds nothing new, and the order of the articles makes no difference.
func TestWhoHasSeenAllFindsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := story.Input{Items: taken(uint64(rapid.IntRange(0, 5).Draw(t, "press")), rapid.IntRange(0, 14).Draw(t, "articles")), Today: "2026-01-25"}
		if rows := story.Build(in).Rows(); len(rows) > 0 {
			row := rapid.SampledFrom(rows).Draw(t, "row")
			in.Decisions = []decision.Decision{{Seq: 1, Kind: decision.KindReject, Target: row.Target}}
		}
		now := time.Date(2026, 1, 25, 12, 0, 0, 0, time.UTC)
		if n := news.Since(in, news.Last(in.Decisions, now)); !n.IsEmpty() {
			t.Fatalf("news to who has seen all: %+v", n)
		}
		p := news.Point{At: morning(rapid.IntRange(0, 14).Draw(t, "day"))}
		first := news.Since(in, p)
		in.Items = rapid.Permutation(in.Items).Draw(t, "order")
		if a, b := marshal(t, first), marshal(t, news.Since(in, p)); a != b {
			t.Fatalf("other news of the same articles in another order:\n%s\n%s", a, b)
		}
	})
}

func marshal(t *rapid.T, n news.News) string {
	out, err := json.Marshal(n)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

package story

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/version"
	"github.com/readout-app/readout/internal/text"
)

// Three texts of one address and a paper that tells the same.
const (
	first  = "Bo Linde said soldiers crossed the line at Pell on Monday. Bo Linde said nobody was hurt in the fields. The toll gate is shut."
	second = "Bo Linde said nobody was hurt in the fields. The toll gate is shut. Bo Linde said talks would go on all week."
	third  = "The toll gate is shut. Bo Linde said talks would go on all week. It rained."
	other  = "Bo Linde said nobody was hurt in the fields, the Tarn Daily has learnt."
)

// edition is an article of a day under an address, with a statement for each content.
func edition(t *testing.T, day, address, words string, contents ...string) Item {
	t.Helper()
	p := newPaper(t, day, "Pell Post", words)
	for _, c := range contents {
		p.says("Bo Linde", " said ", c)
	}
	it := p.item()
	it.Article.Front.URL = address
	return it
}

const (
	crossed = "soldiers crossed the line at Pell on Monday"
	unhurt  = "nobody was hurt in the fields"
	goOn    = "talks would go on all week"
)

func editions(t *testing.T) []Item {
	return []Item{
		edition(t, "2026-07-27T08:00", "https://pellpost.example/line", first, crossed, unhurt),
		edition(t, "2026-07-27T10:00", "http://m.pellpost.example/line?utm_source=mail", second, unhurt, goOn),
		edition(t, "2026-07-27T12:00", "https://pellpost.example/amp/line#top", third, goOn),
	}
}

func TestVersions(t *testing.T) {
	in := Input{Items: editions(t), Today: "2026-07-28"}
	name := map[article.ID]string{"": "none"}
	for i, it := range in.Items {
		name[it.Article.ID] = []string{"first", "second", "third"}[i]
	}
	dropped := func(in Input) map[string]string {
		out := map[string]string{}
		for _, s := range Build(in).Statements {
			out[s.Content] = name[s.DroppedIn]
		}
		return out
	}
	check := func(what string, in Input, want map[string]string) {
		t.Helper()
		for content, version := range want {
			if got := dropped(in)[content]; got != version {
				t.Errorf("%s: %q is dropped in %s, want %s", what, content, got, version)
			}
		}
	}
	check("three versions", in, map[string]string{crossed: "second", unhurt: "third", goOn: "none"})
	for i, a := range Build(in).Articles {
		want := [][2]string{{"none", "second"}, {"first", "third"}, {"second", "none"}}[i]
		if got := [2]string{name[a.VersionOf], name[a.SupersededBy]}; got != want {
			t.Errorf("article %d: version of and superseded by %v, want %v", i, got, want)
		}
	}

	another := in
	another.Items = append(slices.Clone(in.Items), edition(t, "2026-07-27T09:00", "https://tarndaily.example/a", other, unhurt))
	check("another paper has it", another, map[string]string{crossed: "second", unhurt: "none"})

	apart := Input{Items: editions(t), Today: in.Today}
	apart.Items[2].Article.Front.URL = "https://pellpost.example/line-2"
	check("another address", apart, map[string]string{crossed: "second", unhurt: "none", goOn: "none"})

	front := Input{Items: editions(t), Today: in.Today}
	for i := range front.Items {
		front.Items[i].Article.Front.URL = "https://pellpost.example/"
	}
	check("the front page is no article", front, map[string]string{crossed: "none", unhurt: "none"})

	back := Input{Items: append(editions(t), edition(t, "2026-07-27T14:00", "https://pellpost.example/line", first+" And it rained.")), Today: in.Today}
	check("put back", back, map[string]string{crossed: "none", unhurt: "none"})

	rejected := in
	for _, a := range Build(in).Articles[2:] {
		rejected.Decisions = []decision.Decision{{Seq: 1, Kind: decision.KindReject, Target: a.Target}}
	}
	check("the analyst rejects the last version", rejected, map[string]string{crossed: "second", unhurt: "none"})
}

func TestRevisions(t *testing.T) {
	items := editions(t)
	l := Build(Input{Items: items, Today: "2026-07-28"})
	texts := func(id article.ID) *text.Text {
		for _, it := range items {
			if it.Article.ID == id {
				return it.Article.Text
			}
		}
		return nil
	}
	revisions := l.Revisions(texts)
	if len(revisions) != 2 {
		t.Fatalf("%d revisions", len(revisions))
	}
	r := revisions[0]
	if r.Older != items[0].Article.ID || r.Newer != items[1].Article.ID || r.Published != [2]string{"2026-07-27T08:00", "2026-07-27T10:00"} {
		t.Errorf("%+v", r)
	}
	if len(r.Records) != 1 || r.Records[0].Fate != version.Gone || r.Records[0].Was.Text != crossed || r.Kept != 1 {
		t.Errorf("records: %+v, %d kept", r.Records, r.Kept)
	}
	var words []string
	for _, e := range r.Changes {
		words = append(words, string(e.Op)+" "+e.Text)
	}
	want := []string{"gone " + crossed + ". Bo Linde said", "new Bo Linde said " + goOn + "."}
	if !slices.Equal(words, want) {
		t.Errorf("changes: %q, want %q", words, want)
	}
	if got := l.Revisions(func(article.ID) *text.Text { return nil }); len(got) != 0 {
		t.Errorf("without texts: %+v", got)
	}
}

package moves

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
)

func row(key string) story.Row {
	return story.Row{Key: key, Passages: []story.Passage{{Article: "a1", Text: "words of " + key, Rule: "rule"}}}
}

// talks is a draft that was answered, an answer that is not, and a move by nobody.
func talks() *story.Ledgers {
	minister := &story.Actor{Row: row("varga"), Name: "Ilse Varga", Type: record.Person, Roles: []story.ActorRole{{Title: "Minister", Of: "Ostravia"}}}
	return &story.Ledgers{
		Today:    "2026-04-12",
		Articles: []*story.Article{{Row: row("article"), ID: "a1", Published: "2026-03-01T08:00"}},
		Actors: []*story.Actor{
			{Row: row("ostravia"), Name: "Ostravia", Type: record.Polity}, {Row: row("calvonia"), Name: "Calvonia", Type: record.Polity}, minister,
		},
		Documents: []*story.Document{{Row: row("draft"), Kind: "draft agreement", Title: "draft on passage", Parties: []string{"ostravia"}}},
		Moves: []*story.Move{
			{Row: row("answer"), Move: record.Deliver, Verb: "handed over", Title: "written answer", By: []string{"calvonia"}, To: []string{"varga"}, From: "2026-03-04", ToDay: "2026-03-04", ReplyOwed: "ostravia"},
			{Row: row("hand"), Document: "draft", Move: record.Deliver, By: []string{"varga"}, To: []string{"calvonia"}, From: "2026-02-20", ToDay: "2026-02-20", AnsweredBy: "answer"},
			{Row: row("study"), Document: "draft", Move: record.Study, Factuality: "PR+"},
		},
	}
}

func newRig(t *testing.T, l *story.Ledgers) (*pagetest.Rig, *Page) {
	var p *Page
	r := pagetest.New(t, func(ctx *page.Context) page.Page {
		p = New(ctx)
		return p
	})
	r.Show(l)
	return r, p
}

func TestMovesStandInTheOrderOfTheirDays(t *testing.T) {
	r, p := newRig(t, talks())
	var got []string
	got = append(got, p.Selected())
	for range 3 {
		r.Types("j")
		got = append(got, p.Selected())
	}
	if s := strings.Join(got, " "); s != "hand study answer draft" {
		t.Errorf("rows %s", s)
	}
	if p.sketch.Selected() != "hand" {
		t.Errorf("the document's row lights %q, want its first move", p.sketch.Selected())
	}
	r.Types("k")
	if p.sketch.Selected() != "answer" || r.Opened[len(r.Opened)-1].Text != "words of answer" {
		t.Errorf("the ladder has %q selected, %v is opened", p.sketch.Selected(), r.Opened)
	}
}

func TestALadderStepSelectsTheRow(t *testing.T) {
	r, p := newRig(t, talks())
	r.Window().Canvas().Focus(p.sketch)
	r.Types("j")
	if p.Selected() != "study" || r.Subject == nil || r.Subject.Row.Key != "study" {
		t.Errorf("row %q, subject %v", p.Selected(), r.Subject)
	}
	r.Types("a")
	if r.Handed != "a" {
		t.Errorf("handed on: %q", r.Handed)
	}
}

func TestWhoOwesWhom(t *testing.T) {
	_, p := newRig(t, talks())
	if len(p.view.debts) != 1 {
		t.Fatalf("debts: %v", p.view.debts)
	}
	want := "Ostravia owes Calvonia a reply, 39 days since 2026-03-04: written answer"
	if got := p.view.debts[0].say(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if p.owed.Size().Height < p.owed.MinSize().Height || p.sketch.Position().Y < p.owed.Size().Height {
		t.Errorf("the ladder stands at %g over who owes whom, %g high", p.sketch.Position().Y, p.owed.MinSize().Height)
	}
	rejected := talks()
	rejected.Moves[0].Ruling = story.Rejected
	if v := p.Prepare(rejected).(view); len(v.debts) != 0 || len(v.rungs) != 2 {
		t.Errorf("a rejected move leaves %d debts and %d rungs", len(v.debts), len(v.rungs))
	}
}

func TestMinistersStandInTheColumnOfTheirCountry(t *testing.T) {
	_, p := newRig(t, talks())
	sides := p.parties()
	names, columns := sides.names, sides.of
	if len(names) != 3 || columns["ostravia"] == columns["calvonia"] || names[columns[unnamed]] != "not named" {
		t.Errorf("columns %v, %v", names, columns)
	}
	for _, r := range p.shown {
		if r.key == "answer" && r.to[0] != "ostravia" {
			t.Errorf("what is handed to the minister goes to %v", r.to)
		}
	}
}

func TestTheFilterIsForListAndLadder(t *testing.T) {
	_, p := newRig(t, talks())
	for filter, want := range map[string]string{
		replyOwed(): "answer", "Calvonia": "hand answer", "written answer": "answer", "draft on passage": "hand study", "All": "hand study answer", onlyDocuments(): "",
	} {
		p.Filter(filter)
		var got []string
		for _, r := range p.shown {
			got = append(got, r.key)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s shows %q, want %q", filter, s, want)
		}
	}
}

func TestKeysWriteTheLadder(t *testing.T) {
	r, _ := newRig(t, talks())
	r.Types("pv")
	im, err := png.Decode(bytes.NewReader(r.Saved["ladder.png"]))
	if err != nil || im.Bounds().Dx() != 2200 {
		t.Errorf("the picture: %v", err)
	}
	svg := string(r.Saved["ladder.svg"])
	for _, want := range []string{"Ostravia", "handed over written answer", "owed 39 days", "12 days", "stroke-dasharray"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the SVG lacks %q", want)
		}
	}
}

func TestAReplyGoesToTheOneWhoAsked(t *testing.T) {
	l := talks()
	l.Moves[0].To = nil
	_, p := newRig(t, l)
	if got := p.shown[2].to; len(got) != 1 || got[0] != "ostravia" {
		t.Errorf("the reply goes to %v", got)
	}
	d := p.lay(p.near, 800, 12, func(s string, size float64, _ bool) float64 { return float64(len(s)) * size / 2 })
	if len(d.Spots) != 3 {
		t.Errorf("%d spots", len(d.Spots))
	}
}

func TestManyPartiesShareTheLastColumn(t *testing.T) {
	l := &story.Ledgers{Articles: []*story.Article{{Row: row("article"), ID: "a1"}}}
	for i := range 20 {
		key := string(rune('a' + i))
		l.Actors = append(l.Actors, &story.Actor{Row: row(key), Name: "State " + key, Type: record.Polity})
		l.Moves = append(l.Moves, &story.Move{Row: row("move" + key), Move: record.Publish, By: []string{key}})
	}
	_, p := newRig(t, l)
	sides := p.parties()
	names, columns := sides.names, sides.of
	if len(names) != mostParties || names[mostParties-1] != "others" {
		t.Fatalf("columns %v", names)
	}
	for s, c := range columns {
		if c < 0 || c >= len(names) {
			t.Errorf("%s stands in column %d", s, c)
		}
	}
	d := p.lay(p.near, 900, 12, func(s string, size float64, _ bool) float64 { return float64(len(s)) * size / 2 })
	if d.W < mostParties*8*12 || len(d.Spots) != 20 {
		t.Errorf("the ladder is %g wide with %d moves", d.W, len(d.Spots))
	}
}

func TestTheSampleAndAnEmptyStory(t *testing.T) {
	r, p := newRig(t, pagetest.Sample(t))
	if len(p.shown) < 5 || p.First() == "" {
		t.Errorf("the sample has %d moves", len(p.shown))
	}
	r.Show(&story.Ledgers{})
	if p.First() != "" || p.drawn.IsDrawn() {
		t.Error("an empty story shows a ladder")
	}
	r.Types("jkpv")
	if len(r.Saved) != 0 {
		t.Error("an empty ladder was written")
	}
}

func TestTheLadderDrawsTheMovesAroundTheOneAtHand(t *testing.T) {
	for _, c := range []struct {
		now  stretch
		i, n int
		want stretch
	}{
		{stretch{}, 0, 0, stretch{0, 0}},
		{stretch{}, 0, 5, stretch{0, 5}},
		{stretch{}, 0, 10_000, stretch{0, nearby}},
		{stretch{0, nearby}, 30, 10_000, stretch{0, nearby}},
		{stretch{0, nearby}, nearby - 1, 10_000, stretch{nearby/2 - 1, nearby/2 - 1 + nearby}},
		{stretch{0, nearby}, 5000, 10_000, stretch{5000 - nearby/2, 5000 + nearby/2}},
		{stretch{5000, 5000 + nearby}, 5000, 10_000, stretch{5000 - nearby/2, 5000 + nearby/2}},
		{stretch{0, nearby}, 9_999, 10_000, stretch{10_000 - nearby, 10_000}},
		{stretch{10_000 - nearby, 10_000}, 3, 40, stretch{0, 40}},
	} {
		got := c.now.around(c.i, c.n)
		if got != c.want {
			t.Errorf("%v around %d of %d is %v, want %v", c.now, c.i, c.n, got, c.want)
		}
		if again := got.around(c.i, c.n); again != got {
			t.Errorf("asked again, %v became %v", got, again)
		}
	}
}

package actors

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/page/pagetest"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

func actor(key, name string, kind record.ActorType, mentions int, in ...article.ID) *story.Actor {
	a := &story.Actor{Row: story.Row{Key: key, Target: decision.Target{Record: decision.OnActor, Part: key}}, Name: name, Type: kind, Mentions: mentions}
	for i, id := range in {
		a.Passages = append(a.Passages, story.Passage{Article: id, Span: text.Span{Start: i, End: i + 5}, Text: name})
	}
	return a
}

func cast() *story.Ledgers {
	varga := actor("actor:ilse varga", "Ilse Varga", record.Person, 9, "a1", "a2", "a3")
	varga.Passages[1].Text = "Varga"
	varga.Aliases, varga.Statements = []string{"Varga", "the minister"}, 2
	varga.Roles = []story.ActorRole{{Title: "Foreign Minister", Of: "Ostravia", From: "2026-03-02", To: "2026-04-10", Until: "2026-05-01", Successor: "actor:mira dorn"}}
	double := actor("actor:i varga", "I. Varga", record.Person, 2, "a2")
	dorn := actor("actor:mira dorn", "Mira Dorn", record.Person, 3, "a3")
	state := actor("actor:calvonia", "Calvonia", record.Polity, 20, "a1")
	return &story.Ledgers{
		Articles: []*story.Article{{ID: "a1", Outlet: "Harbour Post", Published: "2026-03-06"}, {ID: "a2", Outlet: "Herald", Published: "2026-03-07"}, {ID: "a3"}},
		Actors:   []*story.Actor{double, varga, dorn, state},
		Statements: []*story.Statement{
			{Row: story.Row{Key: "old"}, Speaker: varga.Key, Name: varga.Name, Content: "we will wait", From: "2026-03-01"},
			{Row: story.Row{Key: "new"}, Speaker: varga.Key, Name: varga.Name, Content: "we will answer", From: "2026-03-06"},
		},
		Signals: []*story.Signal{{Row: story.Row{Key: "g", Passages: []story.Passage{{Article: "a1"}}}, From: varga.Key, To: state.Key, Score: 4, Day: "2026-03-06"}},
		Rulings: []decision.Decision{{Kind: decision.KindMerge, Target: decision.Target{Record: decision.OnActor, Part: "actor:port anselm"}, Value: state.Key}},
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

// words gives all words in an object.
func words(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *fyne.Container:
		out := ""
		for _, c := range o.Objects {
			out += words(c) + "\n"
		}
		return out
	case *widget.Label:
		return o.Text
	case *widget.Button:
		return o.Text
	}
	return ""
}

func TestTheMostMentionedComesFirst(t *testing.T) {
	r, p := newRig(t, cast())
	got := p.Selected()
	r.Types("j")
	if got != "actor:calvonia" || p.Selected() != "actor:ilse varga" {
		t.Errorf("first %s, then %s", got, p.Selected())
	}
	p.Filter(speaking())
	if p.First() != "actor:ilse varga" {
		t.Errorf("the first speaker is %s", p.First())
	}
}

func TestDetailTellsOfficesNamesDealingsAndStatements(t *testing.T) {
	_, p := newRig(t, cast())
	p.Select("actor:ilse varga")
	got := words(p.detail(*p.Item()))
	for _, want := range []string{
		"Foreign Minister, Ostravia · 2026-03-02 – 2026-04-10 · over by 2026-05-01 · then Mira Dorn", "“Varga” · Herald, 2026-03-07", "also · an unnamed outlet",
		"Also called: the minister", "Calvonia · 1 acts · cooperating (+4.0)", "2026-03-06  “we will answer”", "2 statements",
	} {
		if !strings.Contains(got, want) && !strings.Contains(got, strings.Replace(want, "1 acts", "1 act", 1)) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Index(got, "we will answer") > strings.Index(got, "we will wait") {
		t.Error("the newest statement is not first")
	}
}

func TestJoiningShowsWhatItDoesAndIsDoneByKeys(t *testing.T) {
	r, p := newRig(t, cast())
	p.Select("actor:i varga")
	r.Types("m")
	if p.merger == nil || len(p.merger.found) == 0 || p.merger.found[0].Name != "Ilse Varga" {
		t.Fatalf("the one with a like name is not offered first: %v", p.merger)
	}
	if got := words(p.merger.object); !strings.Contains(got, "One actor, called: Ilse Varga, Varga, the minister, I. Varga") || !strings.Contains(got, "11 mentions (9 + 2) · 2 statements (2 + 0)") {
		t.Errorf("the preview says\n%s", got)
	}
	if len(r.Decided) != 0 {
		t.Fatal("it was joined silently")
	}
	r.Types("calv")
	if p.merger.found[0].Name != "Calvonia" || !strings.Contains(words(p.merger.object), "Mind: one is a person, the other a state.") {
		t.Errorf("calv finds %s:\n%s", p.merger.found[0].Name, words(p.merger.object))
	}
	p.merger.query.SetText("varg")
	p.merger.query.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.merger.query.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	p.merger.query.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(r.Decided) != 1 || p.merger != nil {
		t.Fatalf("decided %v", r.Decided)
	}
	d := r.Decided[0]
	if d.Kind != decision.KindMerge || d.Target.Part != "actor:i varga" || d.Value != "actor:ilse varga" || decision.Validate(d) != nil {
		t.Errorf("decided %+v", d)
	}
}

func TestEscapeLeavesAllAsItIs(t *testing.T) {
	r, p := newRig(t, cast())
	r.Types("m")
	r.Types("zzzz")
	p.merger.query.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // nobody is called so
	p.merger.query.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.merger != nil || len(r.Decided) != 0 {
		t.Errorf("decided %v", r.Decided)
	}
}

func TestSplittingOffTheArticleThatIsLit(t *testing.T) {
	r, p := newRig(t, cast())
	p.Select("actor:ilse varga")
	p.next(*p.Item())
	r.Answer = []string{"Elena Varga"}
	r.Types("s")
	if len(r.Decided) != 1 || !strings.Contains(r.Asked, "Herald") {
		t.Fatalf("asked %q, decided %v", r.Asked, r.Decided)
	}
	d := r.Decided[0]
	if d.Kind != decision.KindSplit || d.Value != "Elena Varga" || d.Target.Article != "a2" || d.Target.Part != "" || d.Target.Selector.Exact != "Varga" || decision.Validate(d) != nil {
		t.Errorf("decided %+v", d)
	}
	r.Answer = []string{"Varga"}
	r.Types("s")
	if len(r.Decided) != 1 {
		t.Error("it is split off under the name that it is put together by")
	}
	p.Select("actor:mira dorn")
	r.Types("s")
	if len(r.Decided) != 1 || len(r.Notices) != 3 {
		t.Error("who is named in one article alone is split off")
	}
}

func TestTakingApartWhatWasJoined(t *testing.T) {
	r, p := newRig(t, cast())
	p.Select("actor:calvonia")
	if got := words(p.detail(*p.Item())); !strings.Contains(got, "port anselm, since") {
		t.Errorf("who was joined is not told:\n%s", got)
	}
	r.Types("u")
	if len(r.Decided) != 1 || r.Decided[0].Kind != decision.KindSplit || r.Decided[0].Target.Part != "actor:port anselm" || r.Decided[0].Value != "actor:calvonia" {
		t.Errorf("decided %v", r.Decided)
	}
	byName := cast()
	byName.Rulings[0].Value = "Calvonia"
	if got := p.Prepare(byName).(view).joined["actor:calvonia"]; len(got) != 1 {
		t.Errorf("a ruling that names the actor by name is not told: %v", got)
	}
	again := cast()
	again.Rulings = append(again.Rulings, r.Decided...)
	r.Show(again)
	r.Types("u")
	if len(r.Decided) != 1 {
		t.Error("what was taken apart is taken apart again")
	}
}

func TestTheSampleAndAnEmptyStory(t *testing.T) {
	r, p := newRig(t, pagetest.Sample(t))
	for range 12 {
		r.Types("j")
		p.next(*p.Item())
	}
	r.Show(&story.Ledgers{})
	r.Types("jkmsu")
	if p.First() != "" || len(r.Decided) != 0 {
		t.Error("an empty story has actors")
	}
}

// Whatever stands below the list, the window is not made wider by it.
func TestJoiningDoesNotWidenTheWindow(t *testing.T) {
	r, p := newRig(t, cast())
	before := p.Object().MinSize().Width
	r.Types("m")
	if p.merger == nil {
		t.Fatal("m offers nobody to join")
	}
	if after := p.Object().MinSize().Width; after > before {
		t.Errorf("the page needs %v in place of %v", after, before)
	}
}

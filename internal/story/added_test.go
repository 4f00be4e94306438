package story

import (
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// unseen is an article in which the reader found the people and no more.
func unseen(t testing.TB) *paper {
	p := newPaper(t, "2026-03-02", "Post",
		"Ilse Varga spoke in Selm.\nThe delegation leaves on the ninth, she let it be known on Sunday, and Tomas Lindgren will receive it. “No list was sent,” Lindgren snapped.")
	p.actor("Ilse Varga")
	tl := p.actor("Tomas Lindgren")
	m := record.NewMention(9, p.span("Lindgren snapped"), "test")
	m.End -= len(" snapped")
	m.Text, m.Actor, m.Form = "Lindgren", tl, record.Name
	p.r.Mentions = append(p.r.Mentions, m)
	she := record.NewMention(8, p.span("she"), "test")
	she.Text, she.Actor, she.Form = "she", "a1", record.Pronoun
	p.r.Mentions = append(p.r.Mentions, she)
	return p
}

func adds(p *paper, kind, words string, a decision.Added) decision.Decision {
	return decision.Decision{Kind: decision.KindAdd, Add: &a, Target: decision.Target{
		Article: p.item().Article.ID, Record: kind, Selector: p.text.Select(p.span(words)),
	}}
}

func TestAddingAStatement(t *testing.T) {
	p := unseen(t)
	const words = "The delegation leaves on the ninth"
	d := adds(p, decision.OnStatement, words, decision.Added{Source: "Ilse Varga", Cue: "let it be known", From: "2026-03-01"})
	l := build("2026-03-09", log(d), p)
	row := one(t, l.Statements)
	if row.Name != "Ilse Varga" || row.Speaker == "" || row.Content != words || row.From != "2026-03-01" || row.To != "2026-03-01" || row.Kind != record.Indirect {
		t.Errorf("the row is %+v", row)
	}
	if row.Source.Text != "she" || row.CueAt.Text != "let it be known" || row.Passages[0].Rule != "analyst" || row.Ruling != Accepted {
		t.Errorf("source %q, cue %q, rule %q, ruling %q", row.Source.Text, row.CueAt.Text, row.Passages[0].Rule, row.Ruling)
	}
	if row.Passages[0].Text != words+", she let it be known" {
		t.Errorf("the evidence is %q", row.Passages[0].Text)
	}
	for _, a := range l.Actors {
		if a.Name == "Ilse Varga" && a.Statements != 1 {
			t.Errorf("she has %d statements, want 1", a.Statements)
		}
	}
	fixed := build("2026-03-09", log(d, decision.Decision{Kind: decision.KindFix, Target: row.Target, Field: "venue", Value: "Selm"}), p)
	if one(t, fixed.Statements).Venue != "Selm" {
		t.Error("what was added cannot be fixed")
	}
	undone := build("2026-03-09", log(d, decision.Decision{Kind: decision.KindUndo, Undoes: 1}), p)
	if len(undone.Statements) != 0 || len(undone.Unanchored) != 0 {
		t.Error("what was added cannot be undone")
	}
	gone := build("2026-03-09", log(d, decision.Decision{Kind: decision.KindReject, Target: decision.Target{Article: d.Target.Article, Record: decision.OnArticle}}), p)
	if len(gone.Statements) != 0 {
		t.Error("a rejected article still says what was added to it")
	}
}

func TestAddingWhatIsInQuotes(t *testing.T) {
	for words, want := range map[string]record.SpeechKind{
		"“No list was sent,”":          record.Direct,
		"No list was sent":             record.Direct,
		"receive it. “No list was":     record.Mixed,
		"Tomas Lindgren will receive ": record.Indirect,
	} {
		p := unseen(t)
		l := build("2026-03-09", log(adds(p, decision.OnStatement, words, decision.Added{Source: "Lindgren"})), p)
		if got := one(t, l.Statements); got.Kind != want || got.Source.Text != "Lindgren" {
			t.Errorf("%q is %s by %q, want %s", words, got.Kind, got.Source.Text, want)
		}
	}
}

func TestAddingAnEvent(t *testing.T) {
	p := unseen(t)
	add := func(day string) *Ledgers {
		return build("2026-03-03", log(adds(p, decision.OnEvent, "The delegation leaves on the ninth",
			decision.Added{Type: "CONSULT", Actors: []string{"Ilse Varga", "Tomas Lindgren", "Nobody"}, From: day})), p)
	}
	l := add("2026-03-09")
	e := one(t, l.Events)
	if e.Type != "CONSULT" || e.Tense != "future" || e.From != "2026-03-09" || e.To != "2026-03-09" || len(e.Actors) != 2 || e.Ruling != Accepted {
		t.Errorf("the event is %+v", e)
	}
	x := one(t, l.Expectations)
	if x.Status != Open || x.From != "2026-03-09" || len(x.Actors) != 2 || x.AnnouncedOn != "2026-03-02" || x.Ruling != Accepted {
		t.Errorf("the expectation is %+v", x)
	}
	if l = add("2026-03-01"); len(l.Expectations) != 0 || one(t, l.Events).Tense != "past" {
		t.Error("what was before the day of printing is awaited")
	}
}

func TestAddingADate(t *testing.T) {
	p := unseen(t)
	d := adds(p, decision.OnTime, "the ninth", decision.Added{From: "2026-03-09", To: "2026-03-10"})
	row := one(t, build("2026-03-09", log(d), p).Times)
	if row.Text != "the ninth" || row.From != "2026-03-09" || row.To != "2026-03-10" || row.Why.String() != "You set the day." {
		t.Errorf("the date is %+v", row)
	}
	q := unseen(t) // a reader that finds it, with an event on that day, and reads it otherwise
	q.time("on the ninth", "2026-02-09", "2026-02-09")
	q.event("The delegation leaves on the ninth", "leaves", "CONSULT", "2026-02-09", "2026-02-09").Time = "t1"
	l := build("2026-03-09", log(d), q)
	if row := one(t, l.Times); row.From != "2026-03-09" || row.Passages[0].Rule != "test" || row.Ruling != Accepted {
		t.Errorf("the date is %+v", row)
	}
	if e := one(t, l.Events); e.From != "2026-03-09" {
		t.Errorf("the event on that date stays on %s", e.From)
	}
}

// What was added stays one record when a reader comes to find it, and when it is added
// again; without its words it is kept, unanchored.
func TestWhatWasAddedSurvives(t *testing.T) {
	p := unseen(t)
	first := adds(p, decision.OnStatement, "The delegation leaves on the ninth", decision.Added{Source: "Tomas Lindgren"})
	again := adds(p, decision.OnStatement, "delegation leaves on the ninth", decision.Added{Source: "Ilse Varga", Cue: "let it be known"})
	if row := one(t, build("2026-03-09", log(first, again), p).Statements); row.Name != "Ilse Varga" {
		t.Errorf("added again it is by %q", row.Name)
	}
	found := unseen(t)
	found.says("Tomas Lindgren", "let it be known", "The delegation leaves on the ninth")
	if row := one(t, build("2026-03-09", log(again), found).Statements); row.Name != "Ilse Varga" || row.Passages[0].Rule != "test" {
		t.Errorf("found by a reader it is by %q, rule %q", row.Name, row.Passages[0].Rule)
	}
	before := len(found.item().Reading.Statements[0].Source.Text)
	if before != len("Tomas Lindgren") {
		t.Error("the Reading that was put is changed")
	}
	other := p.item()
	other.Article.Text = text.New("Nothing of the kind.")
	l := Build(Input{Items: []Item{other}, Decisions: log(again), Today: "2026-03-09"})
	if len(l.Statements) != 0 || len(l.Unanchored) != 1 {
		t.Errorf("%d statements, %d unanchored", len(l.Statements), len(l.Unanchored))
	}
	moved := p.item()
	moved.Article.Text = text.New("A longer beginning. " + p.text.String())
	moved.Reading = record.Reading{Article: moved.Reading.Article}
	l = Build(Input{Items: []Item{moved}, Decisions: log(again), Today: "2026-03-09"})
	if row := one(t, l.Statements); row.Content != "delegation leaves on the ninth" || row.Name != "Ilse Varga" || row.Speaker != "" {
		t.Errorf("in a changed text it is %+v", row)
	}
}

func TestTheReadingHoldsWhatWasAdded(t *testing.T) {
	p := unseen(t)
	r := WithAdded(p.item(), log(adds(p, decision.OnStatement, "No list was sent", decision.Added{Source: "Lindgren", Cue: "snapped"})))
	if len(r.Statements) != 1 || r.Statements[0].ID != "s+1" || r.Statements[0].Cue.Text != "snapped" {
		t.Errorf("the Reading holds %+v", r.Statements)
	}
	other := adds(p, decision.OnStatement, "No list was sent", decision.Added{Source: "Lindgren"})
	other.Target.Article = "another"
	if r := WithAdded(p.item(), log(other)); len(r.Statements) != 0 {
		t.Error("what was added to another article stands in this one")
	}
}

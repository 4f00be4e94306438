package story

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

func quoted(t testing.TB) *paper {
	p := newPaper(t, "2026-03-02", "Post", "We are all well here. The strait will stay open, Halloran said on Sunday.")
	s := p.says("Halloran", "said", "The strait will stay open")
	s.Said = record.Said{From: "2026-03-01", To: "2026-03-01", Time: "t1"}
	tm := p.time("Sunday", "2026-03-01", "2026-03-01")
	tm.Readings = []record.TimeReading{
		{Anchor: record.Publication, From: "2026-03-01", To: "2026-03-01", Chosen: true},
		{Anchor: record.Utterance, Week: record.ISOWeek, From: "2026-02-22", To: "2026-02-22"},
	}
	return p
}

func TestRulingsOnARow(t *testing.T) {
	target := build("2026-03-09", nil, quoted(t)).Statements[0].Target
	on := func(kind decision.Kind, field, value string) decision.Decision {
		return decision.Decision{Kind: kind, Target: target, Field: field, Value: value}
	}
	row := func(d ...decision.Decision) *Statement {
		return one(t, build("2026-03-09", log(d...), quoted(t)).Statements)
	}
	if r := row(on(decision.KindAccept, "", "")); r.Ruling != Accepted {
		t.Errorf("accepted: %q", r.Ruling)
	}
	if r := row(on(decision.KindAccept, "", ""), on(decision.KindReject, "", "")); r.Ruling != Rejected {
		t.Errorf("the last ruling does not hold: %q", r.Ruling)
	}
	if r := row(on(decision.KindReject, "", ""), decision.Decision{Kind: decision.KindUndo, Undoes: 1}); r.Ruling != Proposed {
		t.Errorf("undone: %q", r.Ruling)
	}
	r := row(on(decision.KindFix, "from", "2026-02-28"), on(decision.KindFix, "venue", "Radio Selm"))
	if r.From != "2026-02-28" || r.To != "2026-02-28" || r.Venue != "Radio Selm" || r.Fixes["venue"] != "Radio Selm" || r.Ruling != Accepted {
		t.Errorf("fixed: %+v", r)
	}
	if r := row(on(decision.KindNote, "", "")); r.Ruling != Proposed {
		t.Errorf("a note rules: %q", r.Ruling)
	}
}

func TestARulingSurvives(t *testing.T) {
	target := build("2026-03-09", nil, quoted(t)).Statements[0].Target
	decided := log(decision.Decision{Kind: decision.KindAccept, Target: target})
	for _, c := range []struct {
		name string
		item func() Item
		kept bool
	}{
		{"a reader that cuts the passage longer", func() Item {
			p := quoted(t)
			p.r.Statements[0].Span.End += 2
			return p.item()
		}, true},
		{"a reader that names another cue", func() Item {
			p := quoted(t)
			p.r.Statements[0].Cue = p.passage("said on")
			return p.item()
		}, true},
		{"a text changed before the passage", func() Item {
			p := quoted(t)
			id := p.item().Article.ID
			q := newPaper(t, "2026-03-02", "Post", "Nobody is well here any more. The strait will stay open, Halloran said on Sunday.")
			q.says("Halloran", "said", "The strait will stay open")
			it := q.item()
			it.Article.ID = id
			return it
		}, true},
		{"a reader that does not see it", func() Item {
			p := quoted(t)
			p.r.Statements = nil
			return p.item()
		}, false},
		{"a reader that sees another passage", func() Item {
			p := quoted(t)
			p.r.Statements[0].Span = p.span("We are all well here")
			return p.item()
		}, false},
		{"a text without the words", func() Item {
			p := quoted(t)
			it := p.item()
			it.Article.Text = text.New(strings.ReplaceAll(p.text.String(), "open", "shut"))
			return it
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := Build(Input{Items: []Item{c.item()}, Decisions: decided, Today: "2026-03-09"})
			ruled := len(l.Statements) > 0 && l.Statements[0].Ruling == Accepted
			if ruled != c.kept || (len(l.Unanchored) == 0) != c.kept {
				t.Errorf("ruled %v, unanchored %d", ruled, len(l.Unanchored))
			}
		})
	}
	if l := Build(Input{Decisions: decided}); len(l.Unanchored) != 1 {
		t.Error("a ruling on an article that is gone is not kept")
	}
}

func TestARulingFollowsItsRecordIntoAJoinedRow(t *testing.T) {
	late := newPaper(t, "2026-03-03", "Herald", "Halloran told a broadcaster the strait will stay open to merchant ships.")
	late.says("Halloran", "told", "the strait will stay open to merchant ships")
	target := build("2026-03-09", nil, late).Statements[0].Target
	early := newPaper(t, "2026-03-02", "Post", "Halloran said that the strait will stay open to merchant ships.")
	early.says("Halloran", "said", "the strait will stay open to merchant ships")
	if r := one(t, build("2026-03-09", log(decision.Decision{Kind: decision.KindReject, Target: target}), late, early).Statements); r.Ruling != Rejected {
		t.Error("an earlier article took the ruling off the row")
	}
}

func TestRecordsOnOnePassageAreRuledOnApart(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Varga and Lindgren met and met.")
	p.event("met and met", "met", "CONSULT", "", "", "Varga")
	p.event("met and met", "met", "CONSULT", "", "", "Lindgren")
	l := build("2026-03-09", nil, p)
	if l.Events[0].Key == l.Events[1].Key {
		t.Fatal("two rows have one key")
	}
	l = build("2026-03-09", log(decision.Decision{Kind: decision.KindReject, Target: l.Events[1].Target}), p)
	if l.Events[0].Ruling != Proposed || l.Events[1].Ruling != Rejected {
		t.Errorf("rulings %q, %q", l.Events[0].Ruling, l.Events[1].Ruling)
	}
}

func TestChoosingAReading(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Varga said on Sunday that Lindgren and she would meet next week.")
	said := p.time("Sunday", "2026-03-01", "2026-03-01")
	said.Readings = []record.TimeReading{{Anchor: record.Publication, From: "2026-03-01", To: "2026-03-01", Chosen: true}, {Anchor: record.Narrative, From: "2026-02-22", To: "2026-02-22"}}
	week := p.time("next week", "2026-03-09", "2026-03-15")
	week.Readings = []record.TimeReading{
		{Anchor: record.Publication, Week: record.ISOWeek, From: "2026-03-09", To: "2026-03-15", Chosen: true},
		{Anchor: record.Utterance, Week: record.ISOWeek, Value: "2026-W10", From: "2026-03-02", To: "2026-03-08"},
	}
	p.says("Varga", "said", "Lindgren and she would meet next week").Said = record.Said{From: "2026-03-01", To: "2026-03-01", Time: "t1"}
	x := p.expect("Lindgren and she would meet next week", "meet", "CONSULT", "2026-03-09", "2026-03-15", "Varga", "Lindgren")
	x.Time, x.Statement, x.AnnouncedOn = "t2", "s1", "2026-03-01"
	p.r.Events[0].Time = "t2"
	m := p.move("would meet next week", record.Deliver, "2026-03-09", "Varga", "Lindgren")
	m.Time = "t2"

	before := build("2026-03-10", nil, p)
	if before.Expectations[0].Status != Due || before.Expectations[0].Windows[0] != before.Times[1].Key {
		t.Fatalf("before: %+v", before.Expectations[0])
	}
	read := func(time int, value string) decision.Decision {
		return decision.Decision{Kind: decision.KindRead, Target: before.Times[time].Target, Value: value}
	}
	l := build("2026-03-10", log(read(1, "utterance/iso"), read(0, "narrative")), p)
	row, times := l.Expectations[0], l.Times
	if row.From != "2026-03-02" || row.To != "2026-03-08" || row.Status != Overdue || row.AnnouncedOn != "2026-02-22" {
		t.Errorf("the expectation did not move along: %+v", row)
	}
	if times[1].From != "2026-03-02" || times[1].Chosen != 1 || times[1].Ruling != Accepted || times[1].Value != "2026-W10" || times[1].Why.String() != "You chose this reading. It counts from the day the words were said. Its week begins on Monday." {
		t.Errorf("the time is %+v", times[1])
	}
	if l.Statements[0].From != "2026-02-22" || l.Events[0].From != "2026-03-02" || l.Moves[0].From != "2026-03-02" {
		t.Error("statement, event or move did not move along")
	}
	for _, m := range l.Timeline() {
		if m.Ledger == "expectation" && (m.From != "2026-03-02" || m.To != "2026-03-08" || !m.Hollow) {
			t.Errorf("the mark is %+v", m)
		}
	}
	if p.r.Times[1].From != "2026-03-09" || !p.r.Times[1].Readings[0].Chosen || p.r.Expectations[0].From != "2026-03-09" {
		t.Error("Build changed its input")
	}
	fix := decision.Decision{Kind: decision.KindFix, Target: before.Times[1].Target, Field: "to", Value: "2026-03-20"}
	if l := build("2026-03-10", log(fix), p); l.Expectations[0].To != "2026-03-20" {
		t.Errorf("a fixed end does not move the window: %s", l.Expectations[0].To)
	}
	if l := build("2026-03-10", log(fix, read(1, "utterance/iso")), p); l.Times[1].To != "2026-03-08" {
		t.Errorf("a later choice does not win over a fix: %s", l.Times[1].To)
	}
	if l := build("2026-03-10", log(read(1, "publication/sunday")), p); len(l.Unanchored) != 1 || l.Times[1].Ruling != Proposed {
		t.Error("a reading that the date does not have is in force")
	}
}

func TestRulingOnAConflictAcrossArticles(t *testing.T) {
	a, b := claimAndDenial(t, "that Calvonia had sent additional patrol ships to the northern entrance", "that additional patrol ships were sent to the northern entrance")
	target := one(t, build("2026-03-09", nil, a, b).Conflicts).Target
	rule := log(decision.Decision{Kind: decision.KindRule, Target: target, Value: "the denial stands"})
	l := build("2026-03-09", rule, a, b)
	if k := one(t, l.Conflicts); k.Verdict != "the denial stands" || k.Ruling != Accepted || len(l.Unanchored) > 0 {
		t.Errorf("ruled: %+v", k)
	}
	if l := build("2026-03-09", rule, b); len(l.Unanchored) != 1 {
		t.Error("the ruling on a conflict whose claim is gone is not kept")
	}
}

func TestSignalsAreRuledOnWithTheirEvents(t *testing.T) {
	p := report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
	g := record.NewSignal(1, p.span("met in Lomar"), "test")
	g.Event, g.From, g.Direction = "e1", "a1", "+"
	p.r.Signals = append(p.r.Signals, g)
	l := build("2026-03-20", nil, p)
	if s := one(t, l.Signals); s.Day != "2026-03-12" || s.AccordingTo != "" || s.From == "" {
		t.Errorf("the signal is %+v", s)
	}
	l = build("2026-03-20", log(decision.Decision{Kind: decision.KindReject, Target: l.Signals[0].Target}), p)
	if l.Signals[0].Ruling != Rejected || l.Events[0].Ruling != Rejected {
		t.Error("signal and event are ruled on apart")
	}
}

func TestLedgersGiveTheRulingsInForce(t *testing.T) {
	target := build("2026-03-09", nil, quoted(t)).Statements[0].Target
	s := New("", "2026-03-09", Lists{})
	s.Put(quoted(t).item())
	decided := log(
		decision.Decision{Kind: decision.KindAccept, Target: target},
		decision.Decision{Kind: decision.KindNote, Target: target, Note: "Ask again."},
		decision.Decision{Kind: decision.KindUndo, Undoes: 1},
	)
	for n, want := range []int{0, 1, 2, 1} { // of the first n decisions, so many hold
		s.Decide(decided[:n])
		if got := len(s.Ledgers().Rulings); got != want {
			t.Errorf("after %d decisions %d are in force, want %d", n, got, want)
		}
	}
}

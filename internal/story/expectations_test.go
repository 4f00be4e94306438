package story

import (
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// announcement is a paper that announces a meeting of Varga and Lindgren.
func announcement(t testing.TB, published, from, to string, set ...func(*paper, *record.Expectation)) *paper {
	t.Helper()
	p := newPaper(t, published, "Post", "Varga and Lindgren are to meet soon if the crew is free, a note of "+published+" says.")
	x := p.expect("Varga and Lindgren are to meet soon if the crew is free", "meet", "CONSULT", from, to, "Varga", "Lindgren")
	for _, f := range set {
		f(p, x)
	}
	return p
}

func conditional(p *paper, x *record.Expectation) { x.Condition = p.passage("if the crew is free") }

func TestExpectationsJoin(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b func() *paper
		want int
	}{
		{"windows that meet", func() *paper { return announcement(t, "2026-03-02", "2026-03-09", "2026-03-15") }, func() *paper { return announcement(t, "2026-03-03", "2026-03-12", "2026-03-12") }, 1},
		{"windows apart", func() *paper { return announcement(t, "2026-03-02", "2026-03-09", "2026-03-15") }, func() *paper { return announcement(t, "2026-03-03", "2026-03-16", "2026-03-20") }, 2},
		{"a window with an end only", func() *paper { return announcement(t, "2026-03-02", "", "2026-03-15") }, func() *paper { return announcement(t, "2026-03-03", "2026-03-12", "2026-03-12") }, 1},
		{"one has a condition", func() *paper { return announcement(t, "2026-03-02", "2026-03-09", "2026-03-15") }, func() *paper { return announcement(t, "2026-03-03", "2026-03-12", "2026-03-12", conditional) }, 2},
		{"one is open", func() *paper { return announcement(t, "2026-03-02", "2026-03-09", "2026-03-15") }, func() *paper { return announcement(t, "2026-03-03", "", "") }, 2},
		{"both are open", func() *paper { return announcement(t, "2026-03-02", "", "") }, func() *paper { return announcement(t, "2026-03-03", "", "") }, 1},
		{"open, by two people", func() *paper { return announcement(t, "2026-03-02", "", "") }, func() *paper {
			return announcement(t, "2026-03-03", "", "", func(p *paper, x *record.Expectation) { x.AnnouncedBy = p.actor("Varga") })
		}, 2},
		{"another kind of event", func() *paper { return announcement(t, "2026-03-02", "2026-03-09", "2026-03-15") }, func() *paper {
			return announcement(t, "2026-03-03", "2026-03-09", "2026-03-15", func(p *paper, _ *record.Expectation) { p.r.Events[0].Type = "AGREE" })
		}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := build("2026-03-04", nil, c.a(), c.b())
			if len(l.Expectations) != c.want {
				t.Fatalf("there are %d expectations, want %d", len(l.Expectations), c.want)
			}
			if x := l.Expectations[0]; c.want == 1 && (len(x.Announcements) != 1 || len(x.Passages) != 2 || x.AnnouncedOn != "2026-03-02") {
				t.Errorf("the joined row is %+v", x)
			}
		})
	}
}

func TestStanding(t *testing.T) {
	for _, c := range []struct {
		from, to, today string
		want            Status
	}{
		{"2026-03-09", "2026-03-15", "2026-03-08", Open},
		{"2026-03-09", "2026-03-15", "2026-03-09", Due},
		{"2026-03-09", "2026-03-15", "2026-03-15", Due},
		{"2026-03-09", "2026-03-15", "2026-03-16", Overdue},
		{"", "", "2027-01-01", Open},
		{"", "2026-03-15", "2026-03-03", Due},
		{"", "2026-03-15", "2026-03-16", Overdue},
		{"2026-03-09", "", "2026-03-03", Open},
		{"2026-03-09", "", "2027-01-01", Due},
	} {
		x := one(t, build(c.today, nil, announcement(t, "2026-03-02", c.from, c.to)).Expectations)
		if x.Status != c.want || x.Why.IsZero() {
			t.Errorf("from %q to %q is %q on %s (%s), want %q", c.from, c.to, x.Status, c.today, x.Why, c.want)
		}
	}
	x := one(t, build("2027-01-01", nil, announcement(t, "2026-03-02", "", "", conditional)).Expectations)
	if want := "No day was named; it waits on its condition: if the crew is free."; x.Status != Open || x.Why.String() != want {
		t.Errorf("%s: %s", x.Status, x.Why)
	}
}

// report is a paper that tells of a meeting of the given people.
func report(t testing.TB, published, on string, set func(*record.Event), actors ...string) *paper {
	t.Helper()
	words := "On the day in question"
	for _, a := range actors {
		words += " " + a + " and"
	}
	p := newPaper(t, published, "Herald", words+" others met in Lomar, we wrote on "+published+".")
	e := p.event("met in Lomar", "met", "CONSULT", on, on, actors...)
	if set != nil {
		set(e)
	}
	return p
}

func TestProposals(t *testing.T) {
	announced := func() *paper { return announcement(t, "2026-03-02", "2026-03-09", "2026-03-15") }
	outcome := func(o string) func(*record.Event) {
		return func(e *record.Event) { e.Outcome, e.Tense, e.Factuality = o, "future", "PS+" }
	}
	for _, c := range []struct {
		name  string
		later *paper
		want  Status // empty: nothing is proposed
	}{
		{"held in the window", report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren"), Happened},
		{"held on another day", report(t, "2026-03-21", "2026-03-20", nil, "Varga", "Lindgren"), HappenedOtherwise},
		{"held, no day told", report(t, "2026-03-12", "", nil, "Varga", "Lindgren"), Happened},
		{"postponed", report(t, "2026-03-10", "", outcome("postponed"), "Varga", "Lindgren"), Postponed},
		{"cancelled", report(t, "2026-03-10", "2026-03-12", outcome("cancelled"), "Varga", "Lindgren"), Cancelled},
		{"rescheduled", report(t, "2026-03-10", "2026-04-12", outcome("rescheduled"), "Varga", "Lindgren"), Rescheduled},
		{"denied", report(t, "2026-03-16", "2026-03-12", func(e *record.Event) { e.Factuality = "CT-" }, "Varga", "Lindgren"), Denied},
		{"will not be", report(t, "2026-03-04", "2026-03-12", func(e *record.Event) { e.Factuality, e.Tense = "CT-", "future" }, "Varga", "Lindgren"), Denied},
		{"will not be, no day told", report(t, "2026-03-04", "", func(e *record.Event) { e.Factuality, e.Tense = "CT-", "future" }, "Varga", "Lindgren"), ""},
		{"printed before", report(t, "2026-03-01", "2026-03-12", nil, "Varga", "Lindgren"), ""},
		{"over before the announcement", report(t, "2026-03-03", "2026-02-27", nil, "Varga", "Lindgren"), ""},
		{"planned only", report(t, "2026-03-05", "2026-03-12", func(e *record.Event) { e.Tense = "future" }, "Varga", "Lindgren"), ""},
		{"a thought", report(t, "2026-03-12", "2026-03-12", func(e *record.Event) { e.Hypothetical = true }, "Varga", "Lindgren"), ""},
		{"not sure", report(t, "2026-03-12", "2026-03-12", func(e *record.Event) { e.Factuality = "Uu" }, "Varga", "Lindgren"), ""},
		{"another kind", report(t, "2026-03-12", "2026-03-12", func(e *record.Event) { e.Type = "AGREE" }, "Varga", "Lindgren"), ""},
		{"one met a stranger", report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Solberg"), ""},
		{"one is named", report(t, "2026-03-12", "2026-03-12", nil, "Varga"), Happened},
		{"printed on the same day", report(t, "2026-03-02", "2026-03-10", nil, "Varga", "Lindgren"), Happened},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := one(t, build("2026-04-01", nil, announced(), c.later).Expectations)
			if c.want == "" {
				if len(x.Proposals) > 0 {
					t.Fatalf("proposed: %+v", x.Proposals)
				}
				return
			}
			p := one(t, x.Proposals)
			if p.Status != c.want || len(p.Reasons) == 0 || p.Score < proposalScore || p.Score > 1 {
				t.Errorf("proposed %+v, want %s", p, c.want)
			}
			if x.Status != Overdue {
				t.Errorf("a proposal decided: %s", x.Status)
			}
		})
	}
}

// A headline gives way to the sentence below it, which tells the day.
func TestAHeadlineIsNotTheProof(t *testing.T) {
	later := report(t, "2026-03-21", "2026-03-20", nil, "Varga", "Lindgren")
	later.event("On the day in question", "day", "CONSULT", "", "", "Varga", "Lindgren")
	later.r.Article.Headline = later.passage("On the day in question")
	x := one(t, build("2026-04-01", nil, announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), later).Expectations)
	if p := one(t, x.Proposals); p.Status != HappenedOtherwise || p.Day != "2026-03-20" {
		t.Errorf("proposed %+v", p)
	}
}

func TestAnAnnouncementIsNoOutcome(t *testing.T) {
	again := announcement(t, "2026-03-05", "2026-03-09", "2026-03-15")
	again.r.Events[0].Tense, again.r.Events[0].Factuality = "past", "CT+" // as a reader may err
	if x := one(t, build("2026-03-06", nil, announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), again).Expectations); len(x.Proposals) > 0 {
		t.Errorf("proposed: %+v", x.Proposals)
	}
}

func TestProposalsByCountry(t *testing.T) {
	a := newPaper(t, "2026-03-02", "Post", "Anton Huber of Austria will meet Beat Frei of Switzerland next week.")
	a.actor("Anton Huber", of("AUT"))
	a.actor("Beat Frei", of("CHE"))
	a.expect("will meet", "meet", "CONSULT", "2026-03-09", "2026-03-15", "Anton Huber", "Beat Frei")

	states := newPaper(t, "2026-03-12", "Post", "Austria and Switzerland met on Wednesday.")
	states.actor("Austria", polity("AUT"))
	states.actor("Switzerland", polity("CHE"))
	states.event("met on Wednesday", "met", "CONSULT", "2026-03-11", "2026-03-11", "Austria", "Switzerland")
	x := one(t, build("2026-03-13", nil, a, states).Expectations)
	if p := one(t, x.Proposals); p.Status != Happened || p.Score >= 1 {
		t.Errorf("proposed %+v", p)
	}

	others := newPaper(t, "2026-03-12", "Post", "Clara Lang and Dario Poma met on Wednesday.")
	others.actor("Clara Lang", of("AUT"))
	others.actor("Dario Poma", of("CHE"))
	others.event("met on Wednesday", "met", "CONSULT", "2026-03-11", "2026-03-11", "Clara Lang", "Dario Poma")
	if x := one(t, build("2026-03-13", nil, a, others).Expectations); len(x.Proposals) > 0 {
		t.Errorf("other people of the same countries are proposed: %+v", x.Proposals)
	}
}

func TestProposalsWithoutActors(t *testing.T) {
	a := newPaper(t, "2026-03-06", "Post", "The joint commission will hold its first meeting in Lomar on March 18.")
	a.expect("The joint commission will hold its first meeting in Lomar on March 18", "meeting", "CONSULT", "2026-03-18", "2026-03-18")
	b := newPaper(t, "2026-03-17", "Post", "The first meeting of the joint commission, set for Wednesday, was put off.")
	b.event("The first meeting of the joint commission, set for Wednesday, was put off", "meeting", "CONSULT", "2026-03-18", "2026-03-18").Outcome = "postponed"
	if p := one(t, one(t, build("2026-03-20", nil, a, b).Expectations).Proposals); p.Status != Postponed {
		t.Errorf("proposed %+v", p)
	}
	c := newPaper(t, "2026-03-17", "Post", "The meeting of the football federation was put off.")
	c.event("The meeting of the football federation was put off", "meeting", "CONSULT", "2026-03-18", "2026-03-18").Outcome = "postponed"
	if x := one(t, build("2026-03-20", nil, a, c).Expectations); len(x.Proposals) > 0 {
		t.Errorf("another meeting is proposed: %+v", x.Proposals)
	}
}

func TestAnotherActIsNoOutcome(t *testing.T) {
	for _, c := range []struct {
		expected, told string
		proposed       bool
	}{{"0841", "0873", false}, {"040", "041", true}, {"041", "041", true}, {"", "041", true}} {
		a, b := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
		a.r.Events[0].CAMEO, b.r.Events[0].CAMEO = c.expected, c.told
		if x := one(t, build("2026-03-20", nil, a, b).Expectations); (len(x.Proposals) == 1) != c.proposed {
			t.Errorf("%s for %s: %+v", c.told, c.expected, x.Proposals)
		}
	}
}

func TestRejectedRowsProposeNothing(t *testing.T) {
	a, b := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
	l := build("2026-03-20", nil, a, b)
	var event *Event
	for _, e := range l.Events {
		if e.Tense == "past" {
			event = e
		}
	}
	for name, target := range map[string]decision.Target{"event": event.Target, "expectation": l.Expectations[0].Target} {
		l := build("2026-03-20", log(decision.Decision{Kind: decision.KindReject, Target: target}), a, b)
		if x := l.Expectations[0]; len(x.Proposals) > 0 {
			t.Errorf("a rejected %s proposes %+v", name, x.Proposals)
		}
	}
}

func TestReprintsProposeOnce(t *testing.T) {
	a := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15")
	b, c := report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren"), report(t, "2026-03-12T10:00", "2026-03-12", nil, "Varga", "Lindgren")
	one(t, one(t, build("2026-03-20", nil, a, b, c).Expectations).Proposals)
}

func TestResolve(t *testing.T) {
	a, b := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
	before := one(t, build("2026-03-20", nil, a, b).Expectations)
	proof := before.Proposals[0].Target
	decided := log(
		decision.Decision{Kind: decision.KindResolve, Target: before.Target, Value: string(Happened), Proof: &proof},
		decision.Decision{Kind: decision.KindUndo, Undoes: 1},
	)
	x := one(t, build("2026-03-20", decided[:1], a, b).Expectations)
	if x.Status != Happened || x.Ruling != Accepted || x.Proof == nil || x.Proof.Text != "met in Lomar" {
		t.Errorf("resolved: %s, %s, proof %+v", x.Status, x.Ruling, x.Proof)
	}
	if x.Status.Settled() != true {
		t.Error("it is not settled")
	}
	if x := one(t, build("2026-03-20", decided, a, b).Expectations); x.Status != Overdue || x.Proof != nil || x.Ruling != Proposed {
		t.Errorf("undone: %s, proof %+v", x.Status, x.Proof)
	}
	if x := one(t, build("2026-03-20", decided[:1], a).Expectations); x.Status != Happened || x.Proof != nil || x.Why.String() != "You resolved it with a passage that is found no more." {
		t.Errorf("without the article of the proof: %s, %s", x.Status, x.Why)
	}
}

// A passage that is not the outcome of one expectation stays a record, and with it goes
// what a reprint of it says.
func TestRefusingAnOutcome(t *testing.T) {
	a := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15")
	b, c := report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren"), report(t, "2026-03-12T10:00", "2026-03-12", nil, "Varga", "Lindgren")
	d := report(t, "2026-03-14", "", func(e *record.Event) { e.Outcome = "postponed" }, "Varga", "Lindgren")
	before := one(t, build("2026-03-20", nil, a, b, c, d).Expectations)
	if len(before.Proposals) != 2 {
		t.Fatalf("%d proposals, want 2", len(before.Proposals))
	}
	for i, p := range before.Proposals {
		refuse := decision.Decision{Kind: decision.KindReject, Target: before.Target, Proof: &p.Target}
		if err := decision.Validate(refuse); err != nil {
			t.Fatal(err)
		}
		l := build("2026-03-20", log(refuse), a, b, c, d)
		x := one(t, l.Expectations)
		if rest := one(t, x.Proposals); rest.Status != before.Proposals[1-i].Status || x.Ruling != Proposed || x.Status != Overdue {
			t.Errorf("%s refused: %s is proposed, ruling %q, status %s", p.Status, rest.Status, x.Ruling, x.Status)
		}
		for _, e := range l.Events {
			if e.Ruling != Proposed {
				t.Errorf("%s refused: the event %s is ruled on", p.Status, e.Trigger)
			}
		}
		back := log(refuse, decision.Decision{Kind: decision.KindUndo, Undoes: 1})
		if x := one(t, build("2026-03-20", back, a, b, c, d).Expectations); len(x.Proposals) != 2 {
			t.Errorf("undone: %d proposals", len(x.Proposals))
		}
	}
	bad := decision.Decision{Kind: decision.KindReject, Target: before.Proposals[0].Target, Proof: &before.Target}
	if decision.Validate(bad) == nil {
		t.Error("an outcome of an event can be rejected")
	}
}

func TestARejectedArticleSaysNothing(t *testing.T) {
	a, b := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
	target := build("2026-03-20", nil, a, b).Articles[1].Target
	rulings := log(decision.Decision{Kind: decision.KindReject, Target: target})
	l := build("2026-03-20", rulings, a, b)
	if len(l.Articles) != 2 || l.Articles[1].Ruling != Rejected {
		t.Errorf("articles %+v, want the second kept and rejected", l.Articles)
	}
	if len(l.Expectations) != 1 || len(l.Expectations[0].Proposals) != 0 {
		t.Errorf("a rejected article proposes an outcome: %+v", l.Expectations)
	}
	if len(l.Unanchored) != 0 {
		t.Errorf("unanchored %v", l.Unanchored)
	}
	back := log(rulings[0], decision.Decision{Kind: decision.KindUndo, Undoes: rulings[0].Seq})
	if l := build("2026-03-20", back, a, b); len(l.Expectations[0].Proposals) != 1 {
		t.Error("after undo the article is still left out")
	}
}

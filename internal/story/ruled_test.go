package story

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// TestReadingAsRuled says what is left of a Reading after the analyst ruled on it.
func TestReadingAsRuled(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Ilse Varga said the list is ready.\nTomas Lindgren met Ilse Varga in Selm on Sunday.")
	varga, lindgren := p.actor("Ilse Varga"), p.actor("Tomas Lindgren")
	st := record.NewStatement(1, p.span("Ilse Varga said the list is ready"), "test")
	st.Source = record.Source{Actor: varga, Text: "Ilse Varga"}
	p.r.Statements = append(p.r.Statements, st)
	ev := record.NewEvent(1, p.span("Tomas Lindgren met Ilse Varga in Selm on Sunday"), "test")
	ev.Type, ev.From, ev.To = "CONSULT", "2026-03-01", "2026-03-01"
	p.r.Events = append(p.r.Events, ev)
	in := p.item()
	at := func(kind, words string) decision.Target {
		return decision.Target{Article: in.Article.ID, Record: kind, Selector: p.text.Select(p.span(words))}
	}
	said, met := at(decision.OnStatement, "Ilse Varga said the list is ready"), at(decision.OnEvent, "Tomas Lindgren met Ilse Varga in Selm on Sunday")

	r := AsRuled(in, log(
		decision.Decision{Kind: decision.KindFix, Target: said, Field: "name", Value: "Tomas Lindgren"},
		decision.Decision{Kind: decision.KindFix, Target: said, Field: "from", Value: "2026-02-27"},
		decision.Decision{Kind: decision.KindReject, Target: met},
		adds(p, decision.OnEvent, "in Selm", decision.Added{Type: "AGREE", From: "2026-05-01"}),
	), StandingOf(nil))
	if s := one(t, r.Statements); s.Source.Actor != lindgren || s.Said.From != "2026-02-27" || s.Said.To != s.Said.From {
		t.Errorf("the statement is %+v", s)
	}
	if e := one(t, r.Events); e.Type != "AGREE" || e.From != "2026-05-01" {
		t.Errorf("the event is %+v", e)
	}
	if x := one(t, r.Expectations); x.From != "2026-05-01" {
		t.Errorf("the expectation is %+v", x)
	}
	if one(t, in.Reading.Events).Type != "CONSULT" || in.Reading.Statements[0].Source.Actor != varga {
		t.Error("the Reading itself was changed")
	}

	undone := AsRuled(in, log(decision.Decision{Kind: decision.KindReject, Target: met}, decision.Decision{Kind: decision.KindUndo, Undoes: 1}), StandingOf(nil))
	if len(undone.Events) != 1 {
		t.Error("what was rejected does not come back")
	}
	whole := AsRuled(in, log(decision.Decision{Kind: decision.KindReject, Target: decision.Target{Article: in.Article.ID, Record: decision.OnArticle}}), StandingOf(nil))
	if len(whole.Statements)+len(whole.Events) != 0 {
		t.Error("a rejected article still has records")
	}
}

// TestStandingDecisions says on which Readings decisions of a whole story bear, and what
// they leave of them.
func TestStandingDecisions(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Ilse Varga said the list is ready.\nTomas Lindgren met Ilse Varga in Selm on Sunday.")
	varga, _ := p.actor("Ilse Varga"), p.actor("Tomas Lindgren")
	st := record.NewStatement(1, p.span("Ilse Varga said the list is ready"), "test")
	st.Source, st.Lemma = record.Source{Actor: varga, Text: "Ilse Varga"}, "say"
	p.r.Statements = append(p.r.Statements, st)
	in := p.item()
	said := decision.Target{Article: in.Article.ID, Record: decision.OnStatement, Selector: p.text.Select(st.Span)}
	elsewhere := said
	elsewhere.Article = "another"
	actor := func(part string) decision.Target { return decision.Target{Record: decision.OnActor, Part: part} }
	always := decision.Decision{Kind: decision.KindAlways, Target: elsewhere, Field: "reject", Value: "test/say"}
	merge := decision.Decision{Kind: decision.KindMerge, Target: actor("actor:ilse varga"), Value: "actor:otto sund"}
	further := decision.Decision{Kind: decision.KindMerge, Target: actor("Otto Sund"), Value: "Ada Brell"}
	for _, c := range []struct {
		name    string
		log     []decision.Decision
		bears   bool
		left    int
		aliases []string
	}{
		{"nothing", nil, false, 1, nil},
		{"a shape", log(always), true, 0, nil},
		{"a shape, but this one is right", log(always, decision.Decision{Kind: decision.KindAccept, Target: said}), true, 1, nil},
		{"another shape", log(decision.Decision{Kind: decision.KindAlways, Target: elsewhere, Field: "reject", Value: "test/deny"}), false, 1, nil},
		{"a shape, undone", log(always, decision.Decision{Kind: decision.KindUndo, Undoes: 1}), false, 1, nil},
		{"a merge", log(merge), true, 1, []string{"otto sund"}},
		{"two merges", log(merge, further), true, 1, []string{"otto sund", "Ada Brell"}},
		{"a merge in a ring", log(merge, decision.Decision{Kind: decision.KindMerge, Target: actor("Otto Sund"), Value: "Ilse Varga"}), true, 1, []string{"otto sund"}},
		{"a merge that is parted", log(merge, decision.Decision{Kind: decision.KindSplit, Target: actor("Ilse Varga"), Value: "Otto Sund"}), false, 1, nil},
		{"a merge that is parted from the other side", log(merge, decision.Decision{Kind: decision.KindSplit, Target: actor("Otto Sund"), Value: "Ilse Varga"}), false, 1, nil},
		{"a merge that is parted from all", log(merge, decision.Decision{Kind: decision.KindSplit, Target: actor("Ilse Varga")}), false, 1, nil},
		{"a merge whose other is parted from all", log(merge, decision.Decision{Kind: decision.KindSplit, Target: actor("Otto Sund")}), false, 1, nil},
		{"a merge of one who is told apart", log(decision.Decision{Kind: decision.KindMerge, Target: actor("actor:ilse varga:NRL"), Value: "actor:otto sund"}), false, 1, nil},
		{"a merge into one who is told apart", log(decision.Decision{Kind: decision.KindMerge, Target: actor("actor:ilse varga"), Value: "actor:person:an aide:12ab"}), true, 1, []string{"an aide"}},
		{"a merge into one who was parted", log(decision.Decision{Kind: decision.KindMerge, Target: actor("actor:ilse varga"), Value: "actor:split:otto sund"}), true, 1, []string{"otto sund"}},
		{"a merge of others", log(further), false, 1, nil},
		{"a name", log(decision.Decision{Kind: decision.KindFix, Target: actor("Ilse Varga"), Field: "name", Value: "Ilse Varga-Roe"}), true, 1, []string{"Ilse Varga-Roe"}},
	} {
		standing := StandingOf(c.log)
		if bears := standing.Bears(in.Reading); bears != c.bears || standing.Empty() && bears {
			t.Errorf("%s: it bears on the Reading: %v", c.name, bears)
		}
		r := AsRuled(in, c.log, standing)
		if len(r.Statements) != c.left || !slices.Equal(r.Actors[0].Aliases, c.aliases) || len(r.Actors[1].Aliases) > 0 {
			t.Errorf("%s: %d statements are left, by actors %+v", c.name, len(r.Statements), r.Actors)
		}
		if other := standing.Since(StandingOf(nil)); other.Bears(in.Reading) != c.bears {
			t.Errorf("%s: what came does not bear on it", c.name)
		}
		if other := StandingOf(nil).Since(standing); other.Bears(in.Reading) != c.bears {
			t.Errorf("%s: what went does not bear on it", c.name)
		}
		if !standing.Since(standing).Empty() {
			t.Errorf("%s: it is other than itself", c.name)
		}
	}
	if len(in.Reading.Actors[0].Aliases) > 0 {
		t.Error("the Reading itself was changed")
	}
}

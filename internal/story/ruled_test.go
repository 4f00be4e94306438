package story

import (
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
	))
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

	undone := AsRuled(in, log(decision.Decision{Kind: decision.KindReject, Target: met}, decision.Decision{Kind: decision.KindUndo, Undoes: 1}))
	if len(undone.Events) != 1 {
		t.Error("what was rejected does not come back")
	}
	whole := AsRuled(in, log(decision.Decision{Kind: decision.KindReject, Target: decision.Target{Article: in.Article.ID, Record: decision.OnArticle}}))
	if len(whole.Statements)+len(whole.Events) != 0 {
		t.Error("a rejected article still has records")
	}
}

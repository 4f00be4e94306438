package story

import (
	"slices"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

func TestHistoryOfAnExpectation(t *testing.T) {
	a := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15")
	again := announcement(t, "2026-03-05", "2026-03-11", "2026-03-12")
	put := report(t, "2026-03-10", "", func(e *record.Event) { e.Outcome, e.Tense = "postponed", "future" }, "Varga", "Lindgren")
	held := report(t, "2026-03-14", "2026-03-12", nil, "Varga", "Lindgren")
	kinds := func(l *Ledgers) []string {
		var out []string
		for _, s := range l.Histories().Of(one(t, l.Expectations)) {
			out = append(out, s.Day+" "+string(s.Kind)+" "+string(s.Status))
		}
		return out
	}
	l := build("2026-03-20", nil, a, again, put, held)
	want := []string{"2026-03-02 announced ", "2026-03-05 announced again ", "2026-03-10 suggested postponed", "2026-03-14 suggested happened"}
	if got := kinds(l); !slices.Equal(got, want) {
		t.Errorf("before any ruling: %q, want %q", got, want)
	}
	x := one(t, l.Expectations)
	proof := func(s Status) *decision.Target {
		for _, p := range x.Proposals {
			if p.Status == s {
				return &p.Target
			}
		}
		t.Fatalf("%s is not proposed", s)
		return nil
	}
	rulings := log(
		decision.Decision{Kind: decision.KindResolve, Target: x.Target, Value: string(Postponed), Proof: proof(Postponed), At: time.Date(2026, 3, 11, 9, 0, 0, 0, time.UTC)},
		decision.Decision{Kind: decision.KindResolve, Target: x.Target, Value: string(Happened), Proof: proof(Happened), At: time.Date(2026, 3, 16, 9, 0, 0, 0, time.UTC)},
	)
	l = build("2026-03-20", rulings, a, again, put, held)
	want = []string{"2026-03-02 announced ", "2026-03-05 announced again ", "2026-03-10 suggested postponed", "2026-03-11 settled postponed", "2026-03-16 settled happened"}
	if got := kinds(l); !slices.Equal(got, want) {
		t.Errorf("after the rulings: %q, want %q", got, want)
	}
	if last := l.Histories().Of(one(t, l.Expectations))[4]; last.Passage.Text != "met in Lomar" {
		t.Errorf("the proof of the last is %q", last.Passage.Text)
	}
}

package story

import (
	"cmp"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
)

// StepKind says what a step in the history of an expectation is.
type StepKind string

// The steps.
const (
	Announced      StepKind = "announced" // it was announced for the first time
	AnnouncedAgain StepKind = "announced again"
	Suggested      StepKind = "suggested" // a later passage tells what became of it; nobody ruled on that
	Settled        StepKind = "settled"   // the analyst ruled what became of it
)

// Step is one thing that happened to an expectation.
type Step struct {
	Kind StepKind
	// Day is when: of an announcement and a suggestion the day of printing, of a ruling
	// the day it was made. ISO 8601; empty where it is not known.
	Day string
	// From and To are the window that an announcement names; empty for none.
	From, To string
	Status   Status  // of a suggestion and a ruling
	Passage  Passage // zero for a ruling without a proof
}

// Histories tell what happened to each expectation of the ledgers that they are made of.
type Histories struct {
	ledgers *Ledgers
	printed map[article.ID]string // the days of the articles
	times   map[string]int        // of the ledgers' Times, by Key
	settles []decision.Decision   // those in force
}

// Histories goes through all the ledgers, so that Of need not.
func (l *Ledgers) Histories() *Histories {
	h := &Histories{l, make(map[article.ID]string, len(l.Articles)), make(map[string]int, len(l.Times)), nil}
	for _, a := range l.Articles {
		h.printed[a.ID] = day(a.Published)
	}
	for i, t := range l.Times {
		h.times[t.Key] = i
	}
	for _, d := range l.Rulings {
		if d.Kind == decision.KindResolve {
			h.settles = append(h.settles, d)
		}
	}
	return h
}

// Of gives what happened to an expectation in the order of the days: how it was
// announced, what later passages tell of it, and how it was settled, each ruling in
// force. What has no day comes last.
func (h *Histories) Of(x *Expectation) []Step {
	windows := map[article.ID]int{} // the first of an article
	for _, key := range x.Windows {
		i, ok := h.times[key]
		if !ok {
			continue
		}
		in := h.ledgers.Times[i].Passages[0].Article
		if first, ok := windows[in]; !ok || i < first {
			windows[in] = i
		}
	}
	var out []Step
	for i, p := range x.Passages {
		s := Step{Kind: AnnouncedAgain, Day: h.printed[p.Article], Passage: p}
		if i == 0 {
			s.Kind = Announced
		}
		if i, ok := windows[p.Article]; ok {
			s.From, s.To = h.ledgers.Times[i].From, h.ledgers.Times[i].To
		}
		out = append(out, s)
	}
	for _, p := range x.Proposals {
		if x.Proof == nil || p.Passage.place() != x.Proof.place() {
			out = append(out, Step{Kind: Suggested, Day: h.printed[p.Passage.Article], Status: p.Status, Passage: p.Passage})
		}
	}
	for _, d := range h.settles {
		if !x.isMeant(d.Target) {
			continue
		}
		s := Step{Kind: Settled, Day: d.At.Format("2006-01-02"), Status: Status(d.Value)}
		if p := d.Proof; p != nil {
			s.Passage = Passage{Article: p.Article, Span: p.Selector.Span, Text: p.Selector.Exact}
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Step) int { return cmp.Compare(cmp.Or(a.Day, "~"), cmp.Or(b.Day, "~")) })
	return out
}

// isMeant says whether a target means one of the announcements.
func (x *Expectation) isMeant(t decision.Target) bool {
	return t.Record == decision.OnExpectation && slices.ContainsFunc(x.Passages, func(p Passage) bool {
		return p.Article == t.Article && shared(p.Span, t.Selector.Span) >= enoughShared
	})
}

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

// History gives what happened to an expectation in the order of the days: how it was
// announced, what later passages tell of it, and how it was settled, each ruling in
// force. What has no day comes last.
func (l *Ledgers) History(x *Expectation) []Step {
	printed := map[article.ID]string{} // of the few articles that tell of it
	for _, p := range x.Passages {
		printed[p.Article] = ""
	}
	for _, p := range x.Proposals {
		printed[p.Passage.Article] = ""
	}
	for _, a := range l.Articles {
		if _, ok := printed[a.ID]; ok {
			printed[a.ID] = day(a.Published)
		}
	}
	windows := map[article.ID]*Time{}
	for _, t := range l.Times {
		if !slices.Contains(x.Windows, t.Key) {
			continue
		}
		if at := t.Passages[0].Article; windows[at] == nil {
			windows[at] = t
		}
	}
	var out []Step
	for i, p := range x.Passages {
		s := Step{Kind: AnnouncedAgain, Day: printed[p.Article], Passage: p}
		if i == 0 {
			s.Kind = Announced
		}
		if t := windows[p.Article]; t != nil {
			s.From, s.To = t.From, t.To
		}
		out = append(out, s)
	}
	for _, p := range x.Proposals {
		if x.Proof == nil || p.Passage.place() != x.Proof.place() {
			out = append(out, Step{Kind: Suggested, Day: printed[p.Passage.Article], Status: p.Status, Passage: p.Passage})
		}
	}
	for _, d := range l.Rulings {
		if d.Kind != decision.KindResolve || !x.isMeant(d.Target) {
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

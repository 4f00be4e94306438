package track

import (
	"cmp"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/text"
)

// outcome is where an expectation stands in a Record, in the order of Record.of.
type outcome int

const (
	kept outcome = iota
	slipped
	otherwise
	dropped
	ambiguous
	open
	overdue
)

// outcomeOf gives what came of an expectation. Outcomes are the analyst's alone: of
// itself the ledger says open, due and overdue.
func outcomeOf(x *story.Expectation, days happenings) outcome {
	switch x.Status {
	case story.Happened:
		return days.against(x)
	case story.Postponed, story.Rescheduled:
		return slipped
	case story.HappenedOtherwise:
		return otherwise
	case story.Cancelled, story.Denied, story.Annulled:
		return dropped
	case story.Ambiguous:
		return ambiguous
	case story.Overdue:
		return overdue
	}
	return open
}

// isScored says whether an outcome counts for or against a forecast. What is open does
// not yet; what is ambiguous or annulled never does, as Metaculus has it.
func (o outcome) isScored(s story.Status) bool { return o < ambiguous && s != story.Annulled }

// happenings are the days of events by the passages that tell them.
type happenings map[place]interval

type place struct {
	article article.ID
	text.Span
}

type interval struct{ from, to string }

// eventDays gives the days of all events that have one. Of two events on one passage
// the earlier day counts: what is told with it does not make it late.
func eventDays(events []*story.Event) happenings {
	out := happenings{}
	for _, e := range events {
		if e.From == "" || e.Ruling == story.Rejected {
			continue
		}
		for _, p := range e.Passages {
			at, day := place{p.Article, p.Span}, interval{e.From, cmp.Or(e.To, e.From)}
			if old, ok := out[at]; !ok || cmp.Or(cmp.Compare(day.from, old.from), cmp.Compare(day.to, old.to)) < 0 {
				out[at] = day
			}
		}
	}
	return out
}

// against sets what happened against its window: the day of the event that proves it.
// Without a window, a proof or a day, nothing says that it was outside.
func (h happenings) against(x *story.Expectation) outcome {
	if x.Proof == nil {
		return kept
	}
	day, ok := h[place{x.Proof.Article, x.Proof.Span}]
	switch {
	case !ok:
		return kept
	case x.To != "" && day.from > x.To:
		return slipped
	case x.From != "" && day.to < x.From:
		return otherwise
	}
	return kept
}

package story

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/readout-app/readout/internal/article"
)

// proposalScore is the least score of an outcome worth showing: all the actors and
// the kind of event agree, or most of the actors and the day do.
const proposalScore = 0.55

// proposals looks through later articles for what became of each expectation. They
// are put forward with their reasons; the analyst decides.
func (b *builder) proposals() {
	for i := range b.ledgers.Expectations {
		x := &b.ledgers.Expectations[i]
		if x.Ruling == Rejected {
			continue
		}
		announced := x.Passages[0].Article
		for j := range b.ledgers.Events {
			e := &b.ledgers.Events[j]
			if e.Ruling == Rejected || e.Type != x.Type || b.isAnnouncement(x, e) {
				continue
			}
			p, ok := b.propose(x, e)
			if ok && b.printedAfter(e.Passages[0].Article, announced) {
				x.Proposals = append(x.Proposals, p)
			}
		}
		slices.SortStableFunc(x.Proposals, func(a, c Proposal) int { return cmp.Compare(c.Score, a.Score) })
		if len(x.Proposals) > 8 {
			x.Proposals = x.Proposals[:8]
		}
	}
}

// isAnnouncement says whether the event is the announced one itself, as some
// article announces it.
func (b *builder) isAnnouncement(x *Expectation, e *Event) bool {
	sp, ok := spanIn(x.Passages, e.Passages[0])
	return ok && sp.Overlaps(e.Passages[0].Span) && e.Outcome == ""
}

func (b *builder) printedAfter(later, earlier article.ID) bool {
	return b.itemOf(later) > b.itemOf(earlier)
}

// propose weighs one event as the outcome of an expectation.
func (b *builder) propose(x *Expectation, e *Event) (Proposal, bool) {
	p := Proposal{Passage: e.Passages[0], Target: e.Target, Day: e.From}
	switch {
	case e.Outcome != "":
		p.Status = Status(e.Outcome)
		p.Reasons = append(p.Reasons, "The passage says it was "+e.Outcome+".")
	case e.Hypothetical || e.Tense == "future":
		return p, false
	case e.Factuality == "CT+" || e.Factuality == "PR+":
		p.Status = Happened
	case e.Factuality == "CT-" && e.Tense == "past":
		p.Status = Denied
	default:
		return p, false
	}
	share, words := b.shareActors(x.Actors, append(slices.Clone(e.Actors), e.Recipients...))
	if share == 0 {
		return p, false
	}
	p.Reasons = append(p.Reasons, words, "Both are of the kind "+e.Type+".")
	fit := 0.5
	switch {
	case e.From == "" || x.From == "":
		p.Reasons = append(p.Reasons, "One of the two names no day.")
	case e.From <= x.To && x.From <= e.To:
		fit = 1
		p.Reasons = append(p.Reasons, fmt.Sprintf("Its day, %s, lies in the window.", e.From))
	case e.To < x.AnnouncedOn:
		return p, false // it was over before it was announced
	default:
		fit = 0.2
		p.Reasons = append(p.Reasons, fmt.Sprintf("Its day, %s, lies outside the window.", e.From))
		if p.Status == Happened {
			p.Status = HappenedOtherwise
		}
	}
	p.Score = 0.65*share + 0.35*fit
	return p, p.Score >= proposalScore
}

// shareActors gives how much of the expected cast takes part in an event, 0 to 1:
// whole for the same actor, most for the same country acting through another.
func (b *builder) shareActors(expected, present []string) (float64, string) {
	if len(expected) == 0 {
		return 0, ""
	}
	sum, same := 0.0, 0
	for _, x := range expected {
		switch {
		case slices.Contains(present, x):
			sum++
			same++
		case b.people.country[x] != "" && slices.ContainsFunc(present, func(p string) bool { return b.people.country[p] == b.people.country[x] }):
			sum += 0.7
		}
	}
	words := "The same actors take part."
	if same < len(expected) {
		words = fmt.Sprintf("%d of %d expected actors are named; others are of the same countries.", same, len(expected))
	}
	return sum / float64(len(expected)), words
}

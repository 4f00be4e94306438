package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// proposalScore is the least score of an outcome worth showing: all the actors and
// the kind of event agree, or most of the actors and the day do.
const proposalScore = 0.55

// mostProposals is the number of proposals that an expectation shows at most.
const mostProposals = 8

// How far an actor of an event stands for an expected one.
const (
	sameActor   = 1.0
	forCountry  = 0.7 // a state for its minister, or the other way round
	noStandIn   = 0.0
	actorWeight = 0.65 // the rest of a score is the day's
)

// proposals looks through later articles for what became of each expectation. They
// are put forward with their reasons; the analyst decides.
func (b *builder) proposals() {
	type topic struct{ kind, of string }
	events := map[topic][]int{} // kind of event and what it is about -> events in order
	for n := range b.ledgers.Events {
		e := &b.ledgers.Events[n]
		if e.Ruling != Rejected {
			for _, of := range b.topics(slices.Concat(e.Actors, e.Recipients), e.Passages[0]) {
				events[topic{e.Type, of}] = append(events[topic{e.Type, of}], n)
			}
		}
	}
	for n := range b.ledgers.Expectations {
		x := &b.ledgers.Expectations[n]
		if x.Ruling == Rejected {
			continue
		}
		var found []int
		for _, of := range b.topics(x.Actors, x.Passages[0]) {
			found = append(found, events[topic{x.Type, of}]...)
		}
		slices.Sort(found)
		for _, m := range slices.Compact(found) {
			e := &b.ledgers.Events[m]
			if !b.mayTellOf(e, x) {
				continue
			}
			if p, ok := b.propose(x, e); ok {
				x.Proposals = append(x.Proposals, p)
			}
		}
		x.Proposals = b.best(x.Proposals)
	}
}

// topics gives what an event can be found by: its actors and the countries they act
// for; or, where no actor was told, the words of its passage.
func (b *builder) topics(actors []string, p Passage) []string {
	if len(actors) > 0 {
		return b.sides(actors)
	}
	return wordingOf(p.Text).words
}

// mayTellOf says whether an event may tell what became of an expectation: it stands
// in another article, printed no earlier than the first announcement, and is not the
// announced event itself as that or a further article announces it.
func (b *builder) mayTellOf(e *Event, x *Expectation) bool {
	first, own := x.Target.Article, e.Passages[0]
	if own.Article == first {
		return false
	}
	printed := func(i int) string { return day(b.items[i].Reading.Article.Published) }
	if p := printed(b.index[own.Article]); p != "" && p < printed(b.index[first]) {
		return false
	}
	return e.Outcome != "" || !slices.ContainsFunc(x.Passages, func(p Passage) bool {
		return p.Article == own.Article && p.Overlaps(own.Span)
	})
}

// propose weighs one event as the outcome of an expectation.
func (b *builder) propose(x *Expectation, e *Event) (Proposal, bool) {
	p := Proposal{Passage: e.Passages[0], Target: e.Target, Day: e.From}
	switch {
	case e.Outcome != "":
		p.Status = Status(e.Outcome)
		p.Reasons = append(p.Reasons, "The passage says it was "+e.Outcome+".")
	case e.Hypothetical:
		return p, false
	case e.Factuality == "CT-" && e.Tense == "future" && e.From != "":
		p.Status = Denied // "will not meet on Friday"
	case e.Tense == "future":
		return p, false
	case e.Factuality == "CT+" || e.Factuality == "PR+":
		p.Status = Happened
	case e.Awaited:
		return p, false // "has not yet" leaves it awaited
	case e.Factuality == "CT-" && e.Tense == "past":
		p.Status = Denied
	default:
		return p, false
	}
	share, cast := b.shareCast(x.Actors, slices.Concat(e.Actors, e.Recipients))
	if len(x.Actors) == 0 {
		share, cast = sameMatter(x.Passages[0], e.Passages[0])
	}
	act, kind := sameAct(x, e)
	if share*act == 0 {
		return p, false
	}
	p.Reasons = append(p.Reasons, cast, kind)
	dayFit, reason, possible := fit(x, e)
	if !possible {
		return p, false
	}
	if p.Status == Happened && dayFit == otherDay {
		p.Status = HappenedOtherwise
	}
	p.Reasons = append(p.Reasons, reason)
	p.Score = act * (actorWeight*share + (1-actorWeight)*dayFit)
	return p, p.Score >= proposalScore
}

// sameAct weighs the CAMEO codes of two events of one type: the same, one of them
// general (its third digit 0), or of two acts, which do not stand for each other.
func sameAct(x *Expectation, e *Event) (weight float64, reason string) {
	const digits = 3
	p, q := x.CAMEO, e.CAMEO
	if len(p) < digits || len(q) < digits || p[:digits] == q[:digits] {
		return 1, "Both are " + kindWords(e.Type) + "."
	}
	if p[digits-1] != '0' && q[digits-1] != '0' {
		return 0, ""
	}
	return 0.85, "Both are " + kindWords(e.Type) + ", in different ways."
}

// matterWords is the least number of words that two passages about one matter share
// where neither names an actor.
const matterWords = 3

// sameMatter weighs by their words whether two passages speak of one event.
func sameMatter(a, b Passage) (share float64, reason string) {
	x, y := wordingOf(a.Text).words, wordingOf(b.Text).words
	both := slices.DeleteFunc(slices.Clone(x), func(w string) bool { return !slices.Contains(y, w) })
	if len(both) < matterWords {
		return 0, ""
	}
	return float64(len(both)) / float64(min(len(x), len(y))), "Both speak of " + strings.Join(both, ", ") + "."
}

// How well the day of an event fits the window of an expectation.
const (
	inWindow = 1.0
	noDay    = 0.5
	otherDay = 0.2
)

// fit weighs the day of an event against the window. What was over before it was
// announced is no outcome; of a postponed event the day does not count, since the
// words may name the old day, the new one, or that of the change.
func fit(x *Expectation, e *Event) (weight float64, reason string, possible bool) {
	last := max(e.From, e.To)
	switch {
	case e.Outcome != "" && last != "" && x.From != "" && x.From <= last && last <= x.To:
		return inWindow, fmt.Sprintf("It speaks of %s, which lies in the window.", last), true
	case e.Outcome != "":
		return noDay, "It does not speak of a day of the window.", true
	case last == "" || x.From == "" && x.To == "":
		if last != "" && last < x.AnnouncedOn {
			return 0, "", false
		}
		return noDay, "One of the two names no day.", true
	case last < x.AnnouncedOn:
		return 0, "", false
	case meet(x.From, x.To, e.From, e.To):
		return inWindow, fmt.Sprintf("Its day, %s, lies in the window.", cmp.Or(e.From, e.To)), true
	}
	return otherDay, fmt.Sprintf("Its day, %s, lies outside the window.", cmp.Or(e.From, e.To)), true
}

// shareCast gives how much of the expected cast takes part in an event, 0 to 1, and
// says so. It is 0 where somebody is missing and a stranger is there instead.
func (b *builder) shareCast(expected, present []string) (share float64, words string) {
	sum, same, missing := 0.0, 0, 0
	used := map[string]bool{}
	for _, x := range expected {
		best := noStandIn
		for _, p := range present {
			if s := b.standsFor(x, p); s > noStandIn {
				used[p] = true
				best = max(best, s)
			}
		}
		sum += best
		switch best {
		case sameActor:
			same++
		case noStandIn:
			missing++
		}
	}
	if sum == 0 || missing > 0 && len(used) < len(present) {
		return 0, ""
	}
	switch {
	case same == len(expected):
		words = "The same actors take part."
	case missing == 0:
		words = fmt.Sprintf("%d of %d expected actors are named; states stand for the others, or they for their states.", same, len(expected))
	default:
		words = fmt.Sprintf("%d of %d expected actors are named, and nobody else.", len(expected)-missing, len(expected))
	}
	return sum / float64(len(expected)), words
}

// standsFor weighs an actor of an event as an expected one. Two people of one country
// do not stand for each other.
func (b *builder) standsFor(expected, present string) float64 {
	if expected == present {
		return sameActor
	}
	x, p := b.people.actors[expected], b.people.actors[present]
	if x == nil || p == nil || x.Country == "" || x.Country != p.Country {
		return noStandIn
	}
	if x.Type == record.Person && p.Type == record.Person {
		return noStandIn
	}
	return forCountry
}

// best orders proposals by score and leaves out what another article of the same
// origin says already, and headlines of articles that say it more fully themselves.
func (b *builder) best(proposals []Proposal) []Proposal {
	proposals = slices.DeleteFunc(slices.Clone(proposals), func(p Proposal) bool {
		return b.inHeadline(p) && slices.ContainsFunc(proposals, func(q Proposal) bool {
			return q.Passage.Article == p.Passage.Article && q.Status.like(p.Status) && !b.inHeadline(q)
		})
	})
	slices.SortStableFunc(proposals, func(a, c Proposal) int { return cmp.Compare(c.Score, a.Score) })
	type said struct {
		origin int
		status Status
	}
	seen := map[said]bool{}
	out := []Proposal{}
	for _, p := range proposals {
		s := said{b.origins[b.index[p.Passage.Article]], p.Status}
		if !seen[s] && len(out) < mostProposals {
			seen[s] = true
			out = append(out, p)
		}
	}
	return out
}

// inHeadline says whether a proposal's passage is the headline of its article, which
// tells no day and keeps no caution.
func (b *builder) inHeadline(p Proposal) bool {
	return b.items[b.index[p.Passage.Article]].Reading.Article.Headline.Overlaps(p.Passage.Span)
}

// like says whether two statuses are one, or both that the event took place.
func (s Status) like(t Status) bool {
	took := func(s Status) bool { return s == Happened || s == HappenedOtherwise }
	return s == t || took(s) && took(t)
}

// kindWords says PLOVER's root of an event in plain words.
func kindWords(root string) string {
	switch root {
	case "AGREE":
		return "agreements"
	case "CONSULT":
		return "meetings or talks"
	case "SUPPORT":
		return "acts of support"
	case "CONCEDE":
		return "concessions"
	case "COOPERATE":
		return "acts of cooperation"
	case "AID":
		return "deliveries of aid"
	case "RETREAT":
		return "withdrawals or releases"
	case "REQUEST":
		return "requests"
	case "ACCUSE":
		return "accusations"
	case "REJECT":
		return "refusals"
	case "THREATEN":
		return "threats"
	case "PROTEST":
		return "protests"
	case "SANCTION":
		return "sanctions"
	case "MOBILIZE":
		return "movements of forces"
	case "COERCE":
		return "acts of coercion"
	case "ASSAULT":
		return "attacks"
	}
	return "of one kind"
}

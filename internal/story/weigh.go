package story

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
)

// proposalScore is the least score of an outcome worth showing: all the actors and
// the kind of event agree, or most of the actors and the day do.
const proposalScore = 0.55

// mostProposals is the number of proposals that an expectation shows at most.
const mostProposals = 8

// How far an actor of an event stands for an expected one, in tenths: sums of these are
// the same in whatever order.
const (
	sameActor  = 10
	forCountry = 7 // a state for its minister, or the other way round
	noStandIn  = 0
)

// actorWeight is the weight of the actors in a score; the rest is the day's.
const actorWeight = 0.65

// outcomeDays is the number of days after the end of its window, or where it has none
// after the announcement, by which what became of an event is told: the like of it a year
// later is another.
const outcomeDays = 366

// outcomeStatus gives what an event would make of an expectation; "" for nothing.
func outcomeStatus(e *Event) Status {
	switch {
	case e.Ruling == Rejected:
		return ""
	case e.Outcome != "":
		return Status(e.Outcome)
	case e.Hypothetical:
		return ""
	case e.Factuality == "CT-" && e.Tense == "future" && e.From != "":
		return Denied // "will not meet on Friday"
	case e.Tense == "future":
		return ""
	case e.Factuality == "CT+" || e.Factuality == "PR+":
		return Happened
	case e.Factuality == "CT-" && e.Tense == "past" && !e.Awaited: // "has not yet" leaves it awaited
		return Denied
	}
	return ""
}

// isTimely says whether an event was printed no earlier than an expectation was first
// announced, and within outcomeDays.
func (h *happening) isTimely(r *promiseRow) bool {
	p := h.item.printed()
	return p == "" || p >= r.first().item.printed() && (r.outcome.until == "" || p <= r.outcome.until)
}

// mayTellOf says whether an event may tell what became of an expectation: it is timely,
// stands in another article, and is not the announced event itself as that or a further
// article announces it.
func mayTellOf(h *happening, r *promiseRow) bool {
	if h.item == r.first().item || !h.isTimely(r) {
		return false
	}
	if h.row.Outcome != "" {
		return true
	}
	own := h.row.Passages[0]
	for _, m := range r.members {
		if m.item == h.item && m.rec.Overlaps(own.Span) {
			return false
		}
	}
	return true
}

// weigh gives the score of one event as the outcome of an expectation, and whether it
// is one.
func weigh(r *promiseRow, h *happening) (weighed, bool) {
	x, e := r.base, h.row
	out := weighed{event: h, status: h.status}
	act := sameAct(x.CAMEO, e.CAMEO)
	if act == 0 || !mayTellOf(h, r) {
		return out, false
	}
	share := 0.0
	if cast := r.outcome.cast; len(cast) > 0 {
		share, _, _ = shareCast(cast, h.cast)
	} else if both := common(r.outcome.words, h.words); both >= matterWords {
		share = float64(both) / float64(min(len(r.outcome.words), len(h.words)))
	}
	if share == 0 {
		return out, false
	}
	dayFit, _, possible := fit(x, e)
	if !possible {
		return out, false
	}
	if out.status == Happened && dayFit == otherDay {
		out.status = HappenedOtherwise
	}
	out.score = act * (actorWeight*share + (1-actorWeight)*dayFit)
	return out, out.score >= proposalScore && !(h.headline && toldMoreFully(r, out))
}

// toldMoreFully says whether the article of a headline says below it what that says.
func toldMoreFully(r *promiseRow, w weighed) bool {
	return slices.ContainsFunc(w.event.item.happenings, func(h *happening) bool {
		if h.status == "" || h.headline || promisedAs(h.row.Type, h.row.CAMEO) != promisedAs(w.event.row.Type, w.event.row.CAMEO) {
			return false
		}
		below, ok := weigh(r, h)
		return ok && below.status.like(w.status)
	})
}

// like says whether two statuses are one, or both that the event took place.
func (s Status) like(t Status) bool {
	took := func(s Status) bool { return s == Happened || s == HappenedOtherwise }
	return s == t || took(s) && took(t)
}

// propose puts an event forward with its reasons.
func propose(r *promiseRow, w weighed) Proposal {
	x, e := r.base, w.event.row
	p := Proposal{Status: w.status, Passage: e.Passages[0], Target: e.Target, Day: e.From, Score: w.score}
	if e.Outcome != "" {
		p.Reasons = append(p.Reasons, outcomeTold.With(e.Outcome))
	}
	cast := castWords(r.outcome.cast, w.event.cast)
	if len(r.outcome.cast) == 0 {
		both := slices.DeleteFunc(slices.Clone(r.outcome.words), func(word string) bool { return !slices.Contains(w.event.words, word) })
		cast = sameMatter.With(strings.Join(both, ", "))
	}
	kind := sameDeed
	if sameAct(x.CAMEO, e.CAMEO) < 1 {
		kind = likeDeed
	}
	_, day, _ := fit(x, e)
	p.Reasons = append(p.Reasons, cast, kind.With(string(deed(e.Type))), day)
	return p
}

// sameAct weighs the CAMEO codes of two events of one type: the same, one of them
// general (its third digit 0), or of two acts, which do not stand for each other.
func sameAct(p, q string) float64 {
	const digits = 3
	switch {
	case len(p) < digits || len(q) < digits || p[:digits] == q[:digits]:
		return 1
	case p[digits-1] != '0' && q[digits-1] != '0':
		return 0
	}
	return 0.85
}

// matterWords is the least number of words that two passages about one matter share
// where neither names an actor.
const matterWords = 3

// How well the day of an event fits the window of an expectation.
const (
	inWindow = 1.0
	noDay    = 0.5
	otherDay = 0.2
)

// fit weighs the day of an event against the window. What was over before it was
// announced is no outcome; of a postponed event the day does not count, since the
// words may name the old day, the new one, or that of the change.
func fit(x *Expectation, e *Event) (weight float64, reason message.Message, possible bool) {
	last := max(e.From, e.To)
	switch {
	case e.Outcome != "" && last != "" && x.From != "" && x.From <= last && last <= x.To:
		return inWindow, tellsOfWindow.With(last), true
	case e.Outcome != "":
		return noDay, tellsOfNoWindow.With(), true
	case last == "" || x.From == "" && x.To == "":
		if last != "" && last < x.AnnouncedOn {
			return 0, message.Message{}, false
		}
		return noDay, oneUndated.With(), true
	case last < x.AnnouncedOn:
		return 0, message.Message{}, false
	case meet(x.From, x.To, e.From, e.To):
		return inWindow, inTheWindow.With(cmp.Or(e.From, e.To)), true
	}
	return otherDay, outOfWindow.With(cmp.Or(e.From, e.To)), true
}

// shareCast gives how much of the expected cast takes part in an event, 0 to 1, how
// many take part themselves, and how many are missing. It is 0 where somebody is
// missing and a stranger is there instead.
func shareCast(expected, present []role) (share float64, same, missing int) {
	sum := 0
	for _, x := range expected {
		best := noStandIn
		for _, p := range present {
			best = max(best, standsFor(x, p))
		}
		sum += best
		switch best {
		case sameActor:
			same++
		case noStandIn:
			missing++
		}
	}
	if sum == 0 {
		return 0, same, missing
	}
	if missing > 0 {
		for i, p := range present {
			standsIn := slices.ContainsFunc(expected, func(x role) bool { return standsFor(x, p) > noStandIn })
			if !standsIn || slices.Contains(present[:i], p) {
				return 0, same, missing
			}
		}
	}
	return castShare(sum, len(expected)), same, missing
}

// castShare gives the share of an expected cast that some tenths of actors are.
func castShare(tenths, expected int) float64 { return float64(tenths) / float64(sameActor*expected) }

// castWords says who of the expected cast takes part in an event.
func castWords(expected, present []role) message.Message {
	switch _, same, missing := shareCast(expected, present); {
	case same == len(expected):
		return sameCast.With()
	case missing == 0:
		return castStandsIn.With(strconv.Itoa(same), strconv.Itoa(len(expected)))
	default:
		return castInPart.With(strconv.Itoa(len(expected)-missing), strconv.Itoa(len(expected)))
	}
}

// standsFor weighs an actor of an event as an expected one. Two people of one country
// do not stand for each other.
func standsFor(expected, present role) int {
	if expected.who == present.who {
		return sameActor
	}
	if expected.country == "" || expected.country != present.country || expected.kind == record.Person && present.kind == record.Person {
		return noStandIn
	}
	return forCountry
}

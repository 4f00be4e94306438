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
	out := weighed{event: h, status: h.status}
	act := sameAct(r.outcome.act, h.act)
	if act == 0 {
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
	dayFit, possible := fit(r.base, h.row)
	if !possible {
		return out, false
	}
	if out.status == Happened && dayFit == otherDay {
		out.status = HappenedOtherwise
	}
	out.score = act * (actorWeight*share + (1-actorWeight)*dayFit)
	return out, out.score >= proposalScore && mayTellOf(h, r) && !(h.headline && toldMoreFully(r, out))
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
func propose(r *promiseRow, w weighed, v *vocabulary) Proposal {
	x, e := r.base, w.event.row
	p := Proposal{Status: w.status, Passage: e.Passages[0], Target: e.Target, Day: e.From, Score: w.score}
	if e.Outcome != "" {
		p.Reasons = append(p.Reasons, outcomeTold.With(e.Outcome))
	}
	cast := castWords(r.outcome.cast, w.event.cast)
	if len(r.outcome.cast) == 0 {
		var both []string
		for _, word := range r.outcome.words {
			if slices.Contains(w.event.words, word) {
				both = append(both, v.words[word])
			}
		}
		slices.Sort(both)
		cast = sameMatter.With(strings.Join(both, ", "))
	}
	kind := sameDeed
	if sameAct(r.outcome.act, w.event.act) < 1 {
		kind = likeDeed
	}
	p.Reasons = append(p.Reasons, cast, kind.With(string(deed(e.Type))), dayWords(x, e))
	return p
}

// act is the kind of an event by its CAMEO code: the first three digits, or none.
type act [3]byte

func actOf(cameo string) act {
	if len(cameo) < len(act{}) {
		return act{}
	}
	return act([]byte(cameo[:len(act{})]))
}

// sameAct weighs the acts of two events of one type: the same, one of them general (its
// third digit 0), or two acts that do not stand for each other.
func sameAct(p, q act) float64 {
	const last = len(act{}) - 1
	switch {
	case p == q || p == act{} || q == act{}:
		return 1
	case p[last] != '0' && q[last] != '0':
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
func fit(x *Expectation, e *Event) (weight float64, possible bool) {
	last := max(e.From, e.To)
	switch {
	case e.Outcome != "" && last != "" && x.From != "" && x.From <= last && last <= x.To:
		return inWindow, true
	case e.Outcome != "":
		return noDay, true
	case last != "" && last < x.AnnouncedOn:
		return 0, false
	case last == "" || x.From == "" && x.To == "":
		return noDay, true
	case meet(x.From, x.To, e.From, e.To):
		return inWindow, true
	}
	return otherDay, true
}

// dayWords says how the day of an event that is possible fits the window.
func dayWords(x *Expectation, e *Event) message.Message {
	weight, _ := fit(x, e)
	switch {
	case e.Outcome != "" && weight == inWindow:
		return tellsOfWindow.With(max(e.From, e.To))
	case e.Outcome != "":
		return tellsOfNoWindow.With()
	case weight == noDay:
		return oneUndated.With()
	case weight == inWindow:
		return inTheWindow.With(cmp.Or(e.From, e.To))
	}
	return outOfWindow.With(cmp.Or(e.From, e.To))
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

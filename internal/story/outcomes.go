package story

import (
	"cmp"
	"reflect"
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// outcomes are what became of the expectations, as events that later articles tell
// suggest. They are put forward with their reasons; the analyst decides.
//
// Of each expectation the best proposals are kept, more than are shown; so an event
// that comes or goes is put into or taken from those it may concern, and an
// expectation looks through all events again only when too many of its best are gone.
type outcomes struct {
	events   map[topic]*tales        // that may be outcomes
	promises map[topic][]*promiseRow // that are not thin
	come     map[*item][]*happening  // events that take the place of those an item had
	thin     map[*promiseRow]bool    // that are to look through all events: new, or short of their best
	changed  map[*promiseRow]bool    // whose proposals are to be written anew
	round    int                     // of looking through expectations
}

func (o *outcomes) init() {
	o.events, o.promises = map[topic]*tales{}, map[topic][]*promiseRow{}
	o.come = map[*item][]*happening{}
	o.thin, o.changed = map[*promiseRow]bool{}, map[*promiseRow]bool{}
}

// happening is one event of a Reading.
type happening struct {
	spot
	act     act       // this and what follows down to status is of it as an outcome
	day     dayNumber // of printing
	row     *Event
	cast    []role
	words   []int32  // of the passage, where no actor is told
	sides   []int32  // of who takes part
	kind    int32    // in which it is promised
	status  Status   // that it gives an expectation
	present []*actor // who acts, then on whom
	id      string
	origin  *item
	speaker *actor  // who says so; nil for the article itself
	counts  []count // of people or things that it tells

	headline bool          // it is told by a headline, which tells no day and keeps no caution
	best     []*promiseRow // expectations among whose best proposals it is
}

func (h *happening) place() spot { return h.spot }

// isAs says whether an event is told as another one is.
func (h *happening) isAs(o *happening) bool {
	return h.spot == o.spot && h.origin == o.origin && h.speaker == o.speaker && slices.Equal(h.cast, o.cast) && slices.Equal(h.counts, o.counts) && reflect.DeepEqual(h.row, o.row)
}

// outcomeState is what is kept of the proposals of an expectation.
type outcomeState struct {
	facts  *Expectation // the row they were found for; nil where none are looked for
	cast   []role       // and its actors
	until  string       // last day of printing of what may tell it; "" for any
	days   [2]dayNumber // the first and the last day; 0 for any
	topics []lead
	act    act
	words  []int32
	best   []weighed // best first
	all    bool      // no other event is a proposal
	round  int       // in which it was last offered an event
}

// role is what bears on who stands for an actor.
type role struct {
	who     *actor
	country string
	kind    record.ActorType
}

func rolesOf(actors []*actor) []role {
	out := make([]role, len(actors))
	for i, a := range actors {
		out[i] = role{a, a.row.Country, a.row.Type}
	}
	return out
}

// weighed is an event with its score as the outcome of an expectation.
type weighed struct {
	event  *happening
	score  float64
	status Status
}

func (w weighed) compare(o weighed) int {
	return cmp.Or(cmp.Compare(o.score, w.score), w.event.compare(o.event.spot))
}

// replaceEvents puts events in place of those that items had. All that go leave first: an
// article that was read anew has the place of the one before.
func (s *Story) replaceEvents() {
	o := &s.outcomes
	for it, now := range o.come {
		for _, h := range it.happenings {
			if !slices.Contains(now, h) {
				o.leave(h)
				s.leaveCounts(h)
			}
		}
	}
	var enter []*happening
	for it, now := range o.come {
		for _, h := range now {
			if !slices.Contains(it.happenings, h) {
				h.prepare(s.vocabulary)
				enter = append(enter, h)
			}
		}
		it.happenings = now
	}
	slices.SortFunc(enter, byPlace)
	for _, h := range enter {
		o.enter(h)
		s.enterCounts(h)
	}
	clear(o.come)
}

// prepare says what an event is as an outcome.
func (h *happening) prepare(v *vocabulary) {
	if h.status = outcomeStatus(h.row); h.status == "" {
		return
	}
	h.day = dayNumberOf(h.item.printed())
	h.act, h.kind = actOf(h.row.CAMEO), v.number(promisedAs(h.row.Type, h.row.CAMEO))
	if len(h.present) == 0 {
		h.words = v.meaningful(h.row.Passages[0].Text)
	}
	for _, side := range sidesOf(h.present) {
		h.sides = append(h.sides, v.number(side))
	}
	h.headline = h.item.Reading.Article.Headline.Overlaps(h.row.Passages[0].Span)
}

func (o *outcomes) enter(h *happening) {
	o.round++
	for _, t := range h.topics() {
		if o.events[t] == nil {
			o.events[t] = &tales{}
		}
		o.events[t].put(h, insert)
		for _, r := range o.promises[t] {
			if r.outcome.round != o.round {
				r.outcome.round = o.round
				o.offer(r, h)
			}
		}
	}
}

// offer puts an event among the best proposals of an expectation, if it is one.
func (o *outcomes) offer(r *promiseRow, h *happening) {
	st := &r.outcome
	if first, last := st.days[0], st.days[1]; h.day != 0 && (h.day < first || last != 0 && h.day > last) {
		return
	}
	w, ok := weigh(r, h)
	if !ok || !st.all && len(st.best) > 0 && w.compare(st.best[len(st.best)-1]) > 0 {
		return
	}
	st.best = insert(st.best, w, weighed.compare)
	h.best = append(h.best, r)
	o.changed[r] = true
}

func (o *outcomes) leave(h *happening) {
	for _, t := range h.topics() {
		if o.events[t].put(h, remove); o.events[t].len() == 0 {
			delete(o.events, t)
		}
	}
	for _, r := range h.best {
		st := &r.outcome
		st.best = slices.DeleteFunc(st.best, func(w weighed) bool { return w.event == h })
		o.changed[r] = true
		if !st.all && st.shown(nil) < mostProposals && !o.thin[r] {
			o.thin[r] = true
			o.withdraw(r)
		}
	}
	h.best = nil
}

// enlist lets events that come and go be put into and taken from the best proposals of an
// expectation that has just been searched for; withdraw ends that.
func (o *outcomes) enlist(r *promiseRow) {
	for _, w := range r.outcome.best {
		w.event.best = append(w.event.best, r)
	}
	for _, l := range r.outcome.topics {
		o.promises[l.topic] = append(o.promises[l.topic], r)
	}
}

func (o *outcomes) withdraw(r *promiseRow) {
	for _, w := range r.outcome.best {
		w.event.best = without(w.event.best, r)
	}
	for _, l := range r.outcome.topics {
		if o.promises[l.topic] = without(o.promises[l.topic], r); len(o.promises[l.topic]) == 0 {
			delete(o.promises, l.topic)
		}
	}
}

// without takes x out of a list whose order does not matter.
func without[T comparable](list []T, x T) []T {
	i := slices.Index(list, x)
	if i < 0 {
		return list
	}
	last := len(list) - 1
	list[i] = list[last]
	clear(list[last:])
	return list[:last]
}

// settleOutcomes puts proposals to the expectations that were made anew or whose best
// proposals changed.
func (s *Story) settleOutcomes() {
	o := &s.outcomes
	for r := range s.announced.made {
		st := &r.outcome
		if r.isAlive() && st.facts != nil && sameFacts(st.facts, r.base) && slices.Equal(st.cast, rolesOf(r.first().actors)) {
			st.facts = r.base
			o.changed[r] = true
			continue
		}
		o.withdraw(r)
		*st = outcomeState{}
		if !r.isAlive() {
			continue
		}
		o.changed[r] = true
		if r.base.Ruling == Rejected {
			continue
		}
		st.facts, st.act, st.cast, st.until = r.base, actOf(r.base.CAMEO), rolesOf(r.first().actors), toldUntil(r.base)
		st.days = [2]dayNumber{dayNumberOf(r.first().item.printed()), dayNumberOf(st.until)}
		if len(r.first().actors) == 0 {
			st.words = s.vocabulary.meaningful(r.base.Passages[0].Text)
		}
		st.topics = o.looksFor(r, s.vocabulary)
		o.thin[r] = true
	}
	for r := range s.announced.made {
		s.contradict(r)
	}
	clear(s.announced.made)
	s.replaceEvents()
	var thin []*promiseRow
	for r := range o.thin {
		if r.isAlive() && r.outcome.facts != nil {
			thin = append(thin, r)
		}
	}
	s.spread.Over(len(thin), func(i int) { o.search(thin[i]) })
	for _, r := range thin {
		o.enlist(r)
		o.changed[r] = true
	}
	clear(o.thin)
	for r := range o.changed {
		if !r.isAlive() {
			continue
		}
		r.row = r.base
		if len(r.outcome.best) > 0 {
			row := *r.base
			row.Proposals = []Proposal{}
			r.outcome.shown(func(w weighed) {
				if !s.isRefused(r, w) {
					row.Proposals = append(row.Proposals, propose(r, w, s.vocabulary))
				}
			})
			r.row = &row
		}
		s.contradict(r)
		s.out.expectations[r.first().item] = true
	}
	clear(o.changed)
}

// sameFacts says whether two rows are one to what may be proposed as their outcome.
func sameFacts(a, b *Expectation) bool {
	return (a.Ruling == Rejected) == (b.Ruling == Rejected) && a.Type == b.Type && a.CAMEO == b.CAMEO && a.From == b.From && a.To == b.To &&
		a.AnnouncedOn == b.AnnouncedOn && slices.Equal(a.Passages, b.Passages)
}

// toldUntil gives the last day of printing of what may tell the outcome of an expectation;
// "" where it has no day.
func toldUntil(x *Expectation) string {
	last := max(dayNumberOf(x.From), dayNumberOf(x.To), dayNumberOf(day(x.AnnouncedOn)))
	if last == 0 {
		return ""
	}
	return (last + outcomeDays).String()
}

// said is what the articles of one origin say became of an expectation.
type said struct {
	origin *item
	status Status
}

func (w weighed) said() said { return said{w.event.origin, w.status} }

// shown gives the number of proposals to be shown, and hands them to f: the best,
// without what another article of the same origin says already.
func (st *outcomeState) shown(f func(weighed)) int {
	seen := make(map[said]bool, mostProposals)
	for _, w := range st.best {
		if key := w.said(); !seen[key] {
			seen[key] = true
			if f != nil {
				f(w)
			}
			if len(seen) == mostProposals {
				break
			}
		}
	}
	return len(seen)
}

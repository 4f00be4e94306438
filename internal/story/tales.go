package story

import (
	"cmp"
	"slices"
)

// tales are the events of one topic, so ordered that the best outcomes of an expectation
// are found without weighing them all.
type tales struct {
	dated   []*happening // that have a day, in order
	dayless []*happening // that have none, or for which it does not count, in order
	days    []*happening // that have one day, by day
	long    []*happening // that have several, in order
}

func (t *tales) len() int {
	if t == nil {
		return 0
	}
	return len(t.dated) + len(t.dayless)
}

func byDay(a, b *happening) int {
	return cmp.Or(cmp.Compare(a.row.From, b.row.From), a.compare(b.spot))
}

func (h *happening) isDayless() bool {
	return h.row.Outcome != "" || h.row.From == "" && h.row.To == ""
}

// put brings the lists that an event belongs to into line: how is insert or remove.
func (t *tales) put(h *happening, how func(in []*happening, h *happening, order func(a, b *happening) int) []*happening) {
	if h.isDayless() {
		t.dayless = how(t.dayless, h, byPlace)
	} else {
		t.dated = how(t.dated, h, byPlace)
	}
	switch {
	case h.row.From == "" && h.row.To == "":
	case h.row.From == h.row.To:
		t.days = how(t.days, h, byDay)
	default:
		t.long = how(t.long, h, byPlace)
	}
}

// keptOrigins is the number of proposals of other origins or outcomes that are kept
// at least of an expectation that has so many.
const keptOrigins = 3 * mostProposals

// search looks through the events that may concern an expectation: first those of its
// window, then those whose day does not count, then the others. Of events in order
// that can score no more than some of those seen, the rest is left once as many of
// these are found as are kept: on equal scores the earlier comes first.
func (o *outcomes) search(r *promiseRow) {
	st, x := &r.outcome, r.base
	st.best, st.all = nil, true
	weighAll := func(events []*happening, most float64) {
		heard := map[said]bool{}
		for _, h := range events {
			w, ok := weigh(r, h)
			if !ok {
				continue
			}
			st.best = append(st.best, w)
			if w.score >= most {
				if heard[w.said()] = true; len(heard) == keptOrigins {
					st.all = false
					return
				}
			}
		}
	}
	const any = 2.0 // more than an event can score
	for _, l := range st.topics {
		t := o.events[l.topic]
		if t == nil {
			continue
		}
		// score gives the most that an event can score with a fit of its day.
		score := func(fit float64) float64 { return actorWeight*l.share + (1-actorWeight)*fit }
		look := func(events []*happening, fit float64) {
			switch most := score(fit); {
			case most < proposalScore:
			default:
				for _, part := range r.timely(events) {
					weighAll(part, most)
				}
			}
		}
		switch {
		case x.From == "" && x.To == "":
			look(t.dated, noDay)
		case x.From == "" || x.To == "":
			look(t.dated, inWindow)
		default:
			from, _ := slices.BinarySearchFunc(t.days, x.From, func(h *happening, day string) int { return cmp.Compare(h.row.From, day) })
			to := from
			for to < len(t.days) && t.days[to].row.From <= x.To {
				to++
			}
			weighAll(t.days[from:to], any)
			for _, part := range r.timely(t.long) {
				weighAll(part, any)
			}
			look(t.dated, otherDay)
		}
		look(t.dayless, noDay)
	}
	slices.SortFunc(st.best, weighed.compare)
	st.best = slices.CompactFunc(st.best, func(a, b weighed) bool { return a.event == b.event }) // found under two topics
	heard := map[said]bool{}
	for i, w := range st.best {
		if heard[w.said()] = true; len(heard) == keptOrigins && (!st.all || i+1 < len(st.best)) {
			st.best = slices.Clone(st.best[:i+1])
			st.all = false
			break
		}
	}
}

// timely leaves out of events in order what was printed before the day of the first
// announcement, or too late to tell its outcome; what was printed on no known day is last.
func (r *promiseRow) timely(events []*happening) [][]*happening {
	place := func(key string) int {
		i, _ := slices.BinarySearchFunc(events, key, func(h *happening, key string) int { return cmp.Compare(h.item.key, key) })
		return i
	}
	undated := place("1")
	from, to := place("0"+r.first().item.printed()), undated
	if until := r.outcome.until; until != "" {
		to = max(from, min(to, place("0"+until+"~"))) // behind every hour of the day
	}
	return [][]*happening{events[min(from, to):to], events[undated:]}
}

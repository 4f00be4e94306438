package story

import (
	"fmt"
	"slices"
)

// How near two announcements of one event for two days lie: what was announced later
// or for a day further off is another event, or a change of plan.
const (
	announcedDays = 7
	plannedDays   = 14
)

// plan is a kind of act announced on a day.
type plan struct {
	kind, cameo string
	on          dayNumber
}

// appointment is an announcement of an event for one day, as it stands in contested.
type appointment struct {
	row    *Expectation
	origin *item // of the article that announces it first, as it was then
	plan   plan
	day    dayNumber // it is for
	cast   string    // what two announcements of one event agree in
	words  wording
	is     bool
}

// settleDays brings the announcements that were made anew into contested, and lets the
// items look again that tell another day than one before or now.
func (s *Story) settleDays() {
	c := &s.contested
	look := func(r *promiseRow) {
		s.conflicting[r.at] = true
		c.near(r, func(o *promiseRow) { s.conflicting[o.at] = true })
	}
	anew := map[*promiseRow]appointment{}
	for r := range s.announced.made {
		var now appointment
		if r.isAlive() {
			now = r.appoint(s.vocabulary)
		}
		a := &r.appointment
		if a.isAs(now) {
			*a = now
			continue
		}
		anew[r] = now
		if a.is {
			look(r)
			if delete(c.days[a.plan], r); len(c.days[a.plan]) == 0 {
				delete(c.days, a.plan)
			}
		}
	}
	for r, now := range anew {
		if r.appointment = now; now.is {
			if c.days[now.plan] == nil {
				c.days[now.plan] = map[*promiseRow]bool{}
			}
			c.days[now.plan][r] = true
		}
	}
	for r, now := range anew {
		if now.is {
			look(r)
		}
	}
}

// isAs says whether an appointment clashes with others as another one of its row does, and
// in the same words.
func (a *appointment) isAs(b appointment) bool {
	if !a.is || !b.is {
		return a.is == b.is
	}
	x, y := a.row, b.row
	return a.origin == b.origin && a.plan == b.plan && a.day == b.day && a.cast == b.cast &&
		x.From == y.From && x.AnnouncedOn == y.AnnouncedOn && x.Announcer == y.Announcer && x.By == y.By && x.Passages[0] == y.Passages[0]
}

// appoint says for which day a row announces its event, if for one, by somebody, and no
// article that announces it tells of a change of plan.
func (r *promiseRow) appoint(v *vocabulary) appointment {
	x := r.base
	a := appointment{row: x, origin: r.at.origin, plan: plan{x.Type, x.CAMEO, dayNumberOf(x.AnnouncedOn)}, day: dayNumberOf(x.From)}
	if x.Ruling == Rejected || x.Type == "" || x.From == "" || x.From != x.To || x.Announcer == "" {
		return a
	}
	for _, m := range r.members {
		for _, e := range m.item.reading.Events {
			if e.Outcome != "" && e.Type == x.Type {
				return a
			}
		}
	}
	a.is = true
	if old := r.appointment; old.is && old.row.Passages[0].Text == x.Passages[0].Text {
		a.words = old.words
	} else {
		a.words = v.wording(termsOf(x.Passages[0].Text))
	}
	if len(x.Actors) > 0 {
		a.cast = fmt.Sprint(x.Condition.Text == "", slices.Sorted(slices.Values(x.Actors)))
	}
	return a
}

// near calls f with the announcements that put the event of a row on another day.
func (c *contested) near(r *promiseRow, f func(*promiseRow)) {
	at := r.appointment.plan
	for days := -announcedDays; days <= announcedDays; days++ {
		for o := range c.days[plan{at.kind, at.cameo, at.on + dayNumber(days)}] {
			if twoDaysOfOne(r, o) {
				f(o)
			}
		}
	}
}

// twoDaysOfOne says whether two expectations announce one event for two days: another
// announcer of another origin, the same act by the same actors or in the same words.
func twoDaysOfOne(r, o *promiseRow) bool {
	a, b := &r.appointment, &o.appointment
	x, y := a.row, b.row
	if a.day.until(b.day) > plannedDays || x.From == y.From || x.Announcer == y.Announcer || a.origin == b.origin {
		return false
	}
	if a.cast != "" && a.cast == b.cast {
		return true
	}
	_, same := alike(a.words, b.words)
	return same
}

// daysOf gives the clashes of the days that an item announces with earlier ones.
func (c *contested) daysOf(it *item) []clash {
	var out []clash
	for _, n := range it.promises {
		r := n.row
		if r.first() != n || !r.appointment.is {
			continue
		}
		var with []*promiseRow
		c.near(r, func(o *promiseRow) {
			if inOrder(o.at, it) < 0 {
				with = append(with, o)
			}
		})
		slices.SortFunc(with, byFirst)
		for _, o := range with {
			x, y := o.base, r.base
			earlier, later := x, y
			if x.AnnouncedOn > y.AnnouncedOn {
				x, y = y, x
			}
			note := otherDays.With(x.By, x.From, y.By, y.From)
			out = append(out, clash{kind: "time", item: it, with: o.at, earlier: earlier.Passages[0], later: later.Passages[0], note: note})
		}
	}
	return out
}

package story

import (
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/story/decision"
)

// one gives the actor that an actor is merged into, or itself.
func (a *actor) one() *actor {
	if a != nil && a.into != nil {
		return a.into
	}
	return a
}

// joins says whether a decision puts actors together or apart.
func joins(d decision.Decision) bool {
	return d.Kind == decision.KindMerge || d.Kind == decision.KindSplit
}

// mergePeople puts the actors together that the analyst says are one, into the one
// that the decision names by Key or name; a split takes back all that put an actor
// together with others before, or with the one that it names. The Readings' own names
// say who is meant, so that one merge does not change what another means.
func (s *Story) mergePeople() {
	p := &s.people
	p.loose = nil
	type pair struct{ a, b *actor }
	var ties []pair
	for _, d := range s.log {
		if !namesActor(d.Target) || !joins(d) {
			continue
		}
		a := s.meant(d.Target)
		b := a
		if d.Kind == decision.KindMerge {
			b = s.calledSo(d.Value)
		}
		switch {
		case a == nil || b == nil:
			p.loose = append(p.loose, d)
		case d.Kind == decision.KindSplit:
			from := s.calledSo(d.Value) // nil: from all
			ties = slices.DeleteFunc(ties, func(t pair) bool {
				return t.a == a && (from == nil || t.b == from) || t.b == a && (from == nil || t.a == from)
			})
		default:
			ties = append(ties, pair{a, b})
		}
	}
	into := map[*actor]*actor{}
	last := func(a *actor) *actor {
		for into[a] != nil {
			a = into[a]
		}
		return a
	}
	for _, t := range ties {
		if a, b := last(t.a), last(t.b); a != b {
			into[a] = b
		}
	}
	again := map[*actor]bool{} // whose members are to be drawn together anew
	for a := range p.dirty {
		if one := a.one(); one != a || len(a.with) > 0 {
			again[one] = true
		}
	}
	now := map[*actor]bool{}
	for a := range into {
		now[a] = true
	}
	both := maps.Clone(now)
	maps.Copy(both, p.merged)
	with := map[*actor][]*actor{}
	for a := range both {
		old := a.into
		a.into = nil
		if now[a] {
			a.into = last(a)
			with[a.into] = append(with[a.into], a)
		}
		if a.into != old {
			for _, b := range []*actor{a, old, a.into} {
				if b != nil {
					again[b] = true
				}
			}
			for _, m := range a.members {
				include(s.touched, m.item)
			}
		}
	}
	p.merged = now
	for a := range again {
		p.ruledOn(a)
		a.with, a.all = with[a], a.members
		for _, b := range a.with {
			a.all = slices.Concat(a.all, b.members)
		}
		if len(a.with) > 0 {
			slices.SortFunc(a.all, func(x, y *member) int { return x.compare(y.spot) })
		}
		if len(a.all) > 0 && a.into == nil {
			a.joined = draw(a.all, append([]*actor{a}, a.with...)...)
		}
	}
}

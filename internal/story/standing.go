package story

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/story/decision"
)

// Standing are the decisions of a story in force that bear on records of whatever
// article: always to treat those of a shape so, always to read dates one way, and that
// an actor is called otherwise or is one with another.
type Standing struct {
	shapes map[kindShape]decision.Decision
	dates  dateRules
	names  map[string][]string // what an actor is called -> the names it also goes by
}

// StandingOf gives those of a log.
func StandingOf(log []decision.Decision) *Standing {
	log = decision.Effective(log)
	s := &Standing{shapes: shapeRules(log), dates: dateRulesOf(log), names: map[string][]string{}}
	type tie struct{ called, to, name string }
	var ties []tie
	for _, d := range log {
		if !namesActor(d.Target) {
			continue
		}
		_, all := bareName(d.Target.Part)
		name, _ := bareName(d.Value)
		t := tie{calling(d.Target.Part), calling(d.Value), name}
		switch {
		case !all: // the Reading of an article does not tell which bearer of the name it means
		case d.Kind == decision.KindMerge || d.Kind == decision.KindFix && d.Field == "name":
			ties = append(ties, t)
		case d.Kind == decision.KindSplit: // from the other, or from all
			ties = slices.DeleteFunc(ties, func(o tie) bool {
				return o.called == t.called && (t.to == "" || o.to == t.to) || o.to == t.called && (t.to == "" || o.called == t.to)
			})
		}
	}
	for _, t := range ties {
		s.names[t.called] = append(s.names[t.called], t.name)
	}
	return s
}

// bareName gives a name, also where it is the Key of an actor, and whether it means all who
// bear it: some Keys tell one from the others, see names.key.
func bareName(s string) (name string, all bool) {
	key, isKey := strings.CutPrefix(s, "actor:")
	if !isKey {
		return s, true
	}
	for _, of := range []string{"place:", "split:"} {
		key = strings.TrimPrefix(key, of)
	}
	switch parts := strings.Split(key, ":"); len(parts) {
	case 1:
		return key, true
	case 2:
		return parts[0], false
	default:
		return parts[1], false
	}
}

// calling makes names and Keys of actors comparable.
func calling(s string) string {
	name, _ := bareName(s)
	return spelling.Key(name)
}

// Since gives what is other than in an earlier Standing: both what came and what went.
func (s *Standing) Since(before *Standing) *Standing {
	out := &Standing{shapes: map[kindShape]decision.Decision{}, dates: dateRules{}, names: map[string][]string{}}
	for _, both := range [][2]*Standing{{s, before}, {before, s}} {
		for k, d := range both[0].shapes {
			if o, ok := both[1].shapes[k]; !ok || !sameRuling(d, o) {
				out.shapes[k] = d
			}
		}
		for k, d := range both[0].dates {
			if o, ok := both[1].dates[k]; !ok || !sameRuling(d, o) {
				out.dates[k] = d
			}
		}
		for k, names := range both[0].names {
			if !slices.Equal(names, both[1].names[k]) {
				out.names[k] = names
			}
		}
	}
	return out
}

// Empty says whether there is none.
func (s *Standing) Empty() bool { return len(s.shapes)+len(s.dates)+len(s.names) == 0 }

// Bears says whether one of them bears on a record of a Reading.
func (s *Standing) Bears(r record.Reading) bool {
	it := &item{full: r}
	return len(s.shapes) > 0 && it.holds(shapesOf(s.shapes)) ||
		slices.ContainsFunc(r.Actors, func(a record.Actor) bool { return len(s.also(a)) > 0 }) ||
		len(s.dates) > 0 && slices.ContainsFunc(r.Times, func(t record.Time) bool {
			q := Asked(t.Readings)
			for rule := range s.dates { // whatever the outlet, which may be fixed
				if q != "" && rule.question == q {
					return true
				}
			}
			return false
		})
}

// also gives the names that an actor of a Reading goes by beside its own. Who the actor
// is goes by that Reading alone: where only a surname is given, it is taken for no other.
func (s *Standing) also(a record.Actor) []string {
	if len(s.names) == 0 {
		return nil
	}
	ways := []string{calling(a.Name)}
	if a.Type == record.Polity && a.Country != "" {
		ways = append(ways, calling(a.Country))
	}
	var out []string
	for i := 0; i < len(ways); i++ { // one into another, and that into a third
		for _, name := range s.names[ways[i]] {
			if next := calling(name); !slices.Contains(ways, next) {
				ways, out = append(ways, next), append(out, name)
			}
		}
	}
	return out
}

// always gives the decision on all records of a shape as one about a single record.
func (s *Standing) always(kind, shape string) []decision.Decision {
	if d, ok := s.shapes[kindShape{kind, shape}]; ok {
		return []decision.Decision{d}
	}
	return nil
}

// withNames gives actors with the names that they also go by.
func (s *Standing) withNames(actors []record.Actor) []record.Actor {
	out := slices.Clone(actors)
	for i := range out {
		if also := s.also(out[i]); len(also) > 0 {
			out[i].Aliases = slices.Concat(out[i].Aliases, also)
		}
	}
	return out
}

// shapeRules gives the decisions on all records of a shape; of two on one the later counts.
func shapeRules(log []decision.Decision) map[kindShape]decision.Decision {
	out := map[kindShape]decision.Decision{}
	for _, d := range log {
		if d.Kind == decision.KindAlways && !isDateRule(d) {
			out[kindShape{d.Target.Record, d.Value}] = d
		}
	}
	return out
}

func shapesOf(rules map[kindShape]decision.Decision) map[kindShape]bool {
	out := make(map[kindShape]bool, len(rules))
	for k := range rules {
		out[k] = true
	}
	return out
}

// dateRulesOf gives the decisions always to read dates one way; of two on the same the
// later counts.
func dateRulesOf(log []decision.Decision) dateRules {
	out := dateRules{}
	for _, d := range log {
		if isDateRule(d) {
			q, _, _ := strings.Cut(d.Value, "/")
			out[dateRule{Question(q), d.Outlet}] = d
		}
	}
	return out
}

package story

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/story/decision"
)

// Decisions mean actors by Key, by name or by a passage.

// call puts an actor among those that bear the given names.
func (p *people) call(a *actor, names []string) {
	if slices.Equal(names, a.names) {
		return
	}
	a.names = names
	for _, name := range a.folded {
		if delete(p.called[name], a); len(p.called[name]) == 0 {
			delete(p.called, name)
		}
	}
	a.folded = nil
	for _, printed := range names {
		for _, name := range []string{fold(printed), spelling.Key(printed)} {
			if !slices.Contains(a.folded, name) {
				a.folded = append(a.folded, name)
				if p.called[name] == nil {
					p.called[name] = map[*actor]bool{}
				}
				p.called[name][a] = true
			}
		}
	}
}

// ruleOnPeople ties the decisions on actors to them: by Key, by a name that only one
// actor has, or else by the passage.
func (s *Story) ruleOnPeople() {
	p := &s.people
	tied := map[*actor][]decision.Decision{}
	for _, d := range s.log {
		if !namesActor(d.Target) || joins(d) {
			continue
		}
		if a := s.meant(d.Target).one(); a != nil {
			tied[a] = append(tied[a], d)
		} else {
			p.loose = append(p.loose, d)
		}
	}
	for a := range tied {
		p.tied[a] = true
	}
	for a := range p.tied {
		if now := tied[a]; !slices.EqualFunc(now, a.rulings, sameRuling) {
			a.rulings = now
			p.ruledOn(a)
		}
		if len(a.rulings) == 0 {
			delete(p.tied, a)
		}
	}
}

// meant gives the actor that a target names, or nil.
func (s *Story) meant(t decision.Target) *actor {
	if a := s.calledSo(t.Part); a != nil {
		return a
	}
	if it := s.items[t.Article]; it != nil {
		t.Part = ""
		if id, ok := anchor(t, it.Article.Text, places(it.Reading)); ok {
			for _, m := range it.members {
				if m.rec.ID == id {
					return m.actor
				}
			}
		}
	}
	return nil
}

// calledSo gives the actor with a Key, or the only one with a name; nil for none.
func (s *Story) calledSo(key string) *actor {
	if a := s.people.actors[key]; a != nil && len(a.members) > 0 {
		return a
	}
	// The Key of an actor that a fuller name has since joined is its name.
	name, _, _ := strings.Cut(strings.TrimPrefix(key, "actor:"), ":")
	if called := s.people.called[fold(name)]; len(called) == 1 {
		for a := range called {
			return a
		}
	}
	return nil
}

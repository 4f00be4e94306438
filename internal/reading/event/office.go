package event

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// officer says that a mention is of somebody who holds an office by the words of the
// article: a title alone, or a person who is given one.
func (r *reader) officer(m *record.Mention) bool {
	if m.Type == record.Role {
		return true
	}
	a := r.actor[m.Actor]
	return m.Type == record.Person && a != nil && len(a.Roles) > 0
}

// paper says that a writing of the set is the second object ("handed Chile a note of
// protest") or the first ("handed a protest note to Chile"): a note or a letter, with the
// word of the set in its phrase or behind "of".
func (s *sentence) paper(object rng, set string) bool {
	k := object.lo
	if object.empty() {
		return false
	}
	if s.at(object.hi) == nounPhrase && !s.isTime(object.hi) {
		k = object.hi
	}
	if !s.words.in("writing", s.lemma(k)) {
		return false
	}
	return s.holds(k, k+1, set) || s.word(k+1) == "of" && s.holds(k+2, k+3, set)
}

// ownSide says that the clause under the verb at chunk v tells what the side of its
// subject is going to do, an act whose root is in the set: "the minister warned that they
// would attack". What others are going to do is no threat of his.
func (s *sentence) ownSide(v int, c roles, set string) bool {
	k := s.nextVerb(v)
	if k < 0 || !s.isFinite(k) {
		return false
	}
	if g := s.chunks[k].group; g.Negated || g.Passive || g.Tense != language.Future && g.Modal != "would" {
		return false
	}
	hostile := false
	for _, p := range s.words.verbs[s.lemma(k)] {
		hostile = hostile || s.words.in(set, p.root)
	}
	if !hostile {
		return false
	}
	for _, who := range s.cast(c.subject) {
		for _, does := range s.cast(s.subject(k)) {
			if s.ofSide(s.mention[who], s.mention[does]) {
				return true
			}
		}
	}
	return false
}

// ofSide says that a mention speaks for another: the same actor, or the state whose
// office it holds.
func (r *reader) ofSide(who, side *record.Mention) bool {
	a, b := r.actor[who.Actor], r.actor[side.Actor]
	switch {
	case a == nil || b == nil:
		return false
	case a == b:
		return true
	case b.Type != record.Polity:
		return false
	case a.Country != "" && b.Country != "":
		return a.Country == b.Country
	}
	for _, role := range a.Roles {
		if role.Of != "" && strings.EqualFold(role.Of, b.Name) {
			return true
		}
	}
	return false
}

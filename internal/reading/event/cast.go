package event

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// cast gives the ids of the mentions that act in a range of noun phrases, one for
// each actor. Those behind a preposition count only when no other is there: in "the
// ministers of A and B" the ministers, in "delegates from A and B" the two states.
func (s *sentence) cast(r rng) []string {
	if r.empty() {
		return nil
	}
	var main, behind []*record.Mention
	for k := r.lo; k < r.hi; k++ {
		if s.at(k) != nounPhrase {
			continue
		}
		for _, m := range s.mentionsIn(k) {
			if s.behind(k, r.lo) && !s.titled(m) {
				if m.Type != record.Place {
					behind = append(behind, m)
				}
			} else if m.Type != record.Place || s.headOf(m, k) {
				main = append(main, m)
			}
		}
	}
	if len(main) == 0 {
		main = behind
	}
	return one(main)
}

// headOf says that the mention holds the head of chunk k.
func (s *sentence) headOf(m *record.Mention, k int) bool {
	return m.Holds(s.doc.Tokens[s.chunks[k].head].Start)
}

// behind says that chunk k stands behind a preposition inside the range from lo.
func (s *sentence) behind(k, lo int) bool {
	for k > lo && s.at(k-1) == conjunction && s.at(k-2) == nounPhrase {
		// "of A and B": as the first of the joined; but "the head of A and B's head".
		if s.at(k-3) != preposition || len(s.persons(k)) > 0 {
			break
		}
		k -= 2
	}
	return k > lo && s.at(k-1) == preposition
}

func (s *sentence) persons(k int) []*record.Mention {
	var out []*record.Mention
	for _, m := range s.mentionsIn(k) {
		if m.Type == record.Person {
			out = append(out, m)
		}
	}
	return out
}

// titled says that an office of the same actor stands before the mention: "Secretary
// of State Antony Blinken" is no state.
func (s *sentence) titled(m *record.Mention) bool {
	for i := range s.mentions {
		o := &s.mentions[i]
		if o.Actor != "" && o.Actor == m.Actor && o.End <= m.Head.Start && m.Head.Start-o.End <= 2 {
			return true
		}
	}
	return false
}

// mentionsIn gives the mentions that act in chunk k: those that hold its head, or
// where there is none those that stand in it as a possessor or before the head.
func (s *sentence) mentionsIn(k int) []*record.Mention {
	c := s.chunks[k]
	sp := s.doc.Span(c.first, c.last)
	head := s.doc.Tokens[c.head]
	var heads, others []*record.Mention
	for _, m := range s.mentionsOver(sp) {
		switch {
		case m.Type == record.DocumentType, m.Form == record.Nominal && m.Actor == "" && m.Rule == "noun": // "the town" is nobody
		case m.Holds(head.Start) || m.Head.Holds(head.Start):
			heads = append(heads, m)
		case sp.Contains(m.Head):
			others = append(others, m)
		}
	}
	if len(heads) > 0 {
		return heads
	}
	return others
}

// one keeps one mention of each actor, a name before an office; a mention inside
// another of no actor is left out.
func one(mentions []*record.Mention) []string {
	var out []*record.Mention
	for _, m := range mentions {
		at := slices.IndexFunc(out, func(o *record.Mention) bool {
			return o.ID == m.ID || m.Actor != "" && o.Actor == m.Actor || o.Overlaps(m.Span)
		})
		switch {
		case at < 0:
			out = append(out, m)
		case better(m, out[at]):
			out[at] = m
		}
	}
	var ids []string
	for _, m := range out {
		ids = append(ids, m.ID)
	}
	return ids
}

// better says that mention m names an actor better than o: a name before an office,
// then the one that holds the other.
func better(m, o *record.Mention) bool {
	if m.Actor == "" || o.Actor == "" {
		return m.Actor != "" && o.Actor == ""
	}
	if m.Actor == o.Actor {
		return o.Type == record.Role && m.Type == record.Person
	}
	return m.Len() > o.Len()
}

// without gives the ids that are of no actor among others.
func (s *sentence) without(ids, others []string) []string {
	var out []string
	for _, id := range ids {
		if !slices.ContainsFunc(others, func(o string) bool {
			return o == id || s.actorOf(o) != "" && s.actorOf(o) == s.actorOf(id)
		}) {
			out = append(out, id)
		}
	}
	return out
}

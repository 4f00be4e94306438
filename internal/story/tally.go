package story

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// tally is what the members of an actor say, kept up as they come and go, so that an
// actor of many articles is drawn together anew without asking all of them.
type tally struct {
	voices   []*voice
	origins  map[*item]int // origin -> number of members
	mentions int
	ruled    map[*member]bool // members there are decisions on
}

// voice is all members that say the same: one of them says it for all, the first.
type voice struct {
	shape   int
	first   *member
	last    *member // of those whose day is known; nil for none
	members int
}

func (t *tally) enter(m *member) {
	t.mentions += m.mentions
	if t.origins == nil {
		t.origins = map[*item]int{}
	}
	t.origins[m.origin]++
	t.rule(m)
	i := slices.IndexFunc(t.voices, func(v *voice) bool { return v.shape == m.shape })
	if i < 0 {
		i = len(t.voices)
		t.voices = append(t.voices, &voice{shape: m.shape, first: m})
	}
	v := t.voices[i]
	if v.members++; inStory(m, v.first) < 0 {
		v.first = m
	}
	if m.item.printed() != "" && (v.last == nil || inStory(m, v.last) > 0) {
		v.last = m
	}
}

// leave takes a member out; rest are those that stay, in order.
func (t *tally) leave(m *member, rest []*member) {
	t.mentions -= m.mentions
	if t.origins[m.origin]--; t.origins[m.origin] == 0 {
		delete(t.origins, m.origin)
	}
	delete(t.ruled, m)
	i := slices.IndexFunc(t.voices, func(v *voice) bool { return v.shape == m.shape })
	v := t.voices[i]
	if v.members--; v.members == 0 {
		t.voices = slices.Delete(t.voices, i, i+1)
		return
	}
	if v.first == m {
		v.first = rest[slices.IndexFunc(rest, func(o *member) bool { return o.shape == m.shape })]
	}
	if v.last == m {
		v.last = nil
		for _, o := range slices.Backward(rest) {
			if o.shape == m.shape && o.item.printed() != "" {
				v.last = o
				break
			}
		}
	}
}

// rule notes whether there are decisions on a member.
func (t *tally) rule(m *member) {
	if len(m.item.at[m.rec.ID]) == 0 {
		delete(t.ruled, m)
		return
	}
	if t.ruled == nil {
		t.ruled = map[*member]bool{}
	}
	t.ruled[m] = true
}

// countAllOrigins gives the number of independent origins of some actors' members.
func countAllOrigins(of []*actor) int {
	if len(of) == 1 {
		return len(of[0].tally.origins)
	}
	all := map[*item]bool{}
	for _, a := range of {
		for origin := range a.tally.origins {
			all[origin] = true
		}
	}
	return len(all)
}

// draw draws together what all members of some actors say, in order, as of one: the
// first of these.
func draw(all []*member, of ...*actor) Actor {
	first := all[0]
	row := Actor{Row: first.item.row(decision.OnActor, first.rec.ID, first.rec.Evidence), Aliases: []string{}}
	row.Key, row.Target.Part = of[0].key, of[0].key
	row.Passages = make([]Passage, len(all))
	for i, m := range all {
		row.Passages[i] = m.passage
	}
	var voices []*voice
	for _, a := range of {
		voices = append(voices, a.tally.voices...)
		row.Mentions += a.tally.mentions
	}
	row.Origins = countAllOrigins(of)
	slices.SortFunc(voices, func(x, y *voice) int { return inStory(x.first, y.first) })
	votes := map[record.ActorType]int{}
	for _, v := range voices {
		votes[v.first.rec.Type] += v.members
		row.take(v.first)
	}
	of[0].tenures = tenuresOf(voices)
	row.Roles = rolesOfTenures(of[0].tenures)
	row.Type = first.rec.Type
	// The type is the one that most articles give, and of equal ones the first here.
	most := 0
	for _, t := range []record.ActorType{record.Polity, record.Organisation, record.Person} {
		if votes[t] > most {
			row.Type, most = t, votes[t]
		}
	}
	if own := of[0].tally.voices; len(of) > 1 && len(own) > 0 { // who was merged into it does not rename it
		row.Name = ""
		for _, v := range voices {
			if slices.Contains(own, v) {
				row.call(v.first.rec)
			}
		}
	}
	row.Name = cmp.Or(first.item.parted[first.rec.ID], row.Name)
	row.Aliases = slices.DeleteFunc(row.Aliases, func(s string) bool { return s == row.Name })
	return row
}

// take adds what one Reading knows of an actor to its row.
func (row *Actor) take(m *member) {
	a := m.rec
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		if name != "" && !slices.Contains(row.Aliases, name) {
			row.Aliases = append(row.Aliases, name)
		}
	}
	row.call(a)
	if row.Country == "" {
		row.Country = a.Country
	}
}

// call gives the row the name of a record: of people the longest, else the first.
func (row *Actor) call(a *record.Actor) {
	if row.Name == "" || a.Type == record.Person && utf8.RuneCountInString(a.Name) > utf8.RuneCountInString(row.Name) {
		row.Name = a.Name
	}
}

package story

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// people are the actors of the story by the records that name them.
type people struct {
	keys     map[ref]string // actor of a Reading -> Key
	mentions map[ref]string // mention of a Reading -> Key of its actor
	actors   map[string]*Actor
}

func (p *people) key(r ref) string { return p.keys[r] }

func (p *people) name(key string) string {
	if a := p.actors[key]; a != nil {
		return a.Name
	}
	return ""
}

func (p *people) ofActors(item int, ids []string) []string   { return gather(p.keys, item, ids) }
func (p *people) ofMentions(item int, ids []string) []string { return gather(p.mentions, item, ids) }

// gather gives the Keys of records, each once, in their order.
func gather(in map[ref]string, item int, ids []string) []string {
	out := []string{}
	for _, id := range ids {
		if k := in[ref{item, id}]; k != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// actors makes one row of each actor; identities says which are one.
func (b *builder) actors() {
	who := b.identities()
	b.people = &people{keys: map[ref]string{}, mentions: map[ref]string{}, actors: map[string]*Actor{}}
	for i, it := range b.items {
		mentions := map[string]*record.Mention{}
		for m := range it.Reading.Mentions {
			mentions[it.Reading.Mentions[m].ID] = &it.Reading.Mentions[m]
		}
		for _, a := range it.Reading.Actors {
			r := ref{i, a.ID}
			key := who.key(b.originOf(i), a)
			if _, ok := b.at[key]; !ok {
				row := Actor{Row: b.row(i, decision.OnActor, a.ID, a.Evidence), Type: a.Type, Aliases: []string{}, Roles: []ActorRole{}}
				row.Key, row.Target.Part, row.Passages = key, key, nil
				keep(b, &b.ledgers.Actors, row, r)
			} else {
				b.bind(r, key)
			}
			b.people.keys[r] = key
			b.join(&b.ledgers.Actors[b.at[key]], i, a, mentions)
		}
		for _, m := range it.Reading.Mentions {
			if key := b.people.keys[ref{i, m.Actor}]; key != "" {
				b.people.mentions[ref{i, m.ID}] = key
				b.ledgers.Actors[b.at[key]].Mentions++
			}
		}
	}
	b.nameTypes()
	b.ruleOnActors()
}

// join adds what one Reading knows of an actor to its row.
func (b *builder) join(row *Actor, i int, a record.Actor, mentions map[string]*record.Mention) {
	row.Passages = append(row.Passages, b.passage(i, a.Span, a.ID, a.Rule))
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		if name != "" && !slices.Contains(row.Aliases, name) {
			row.Aliases = append(row.Aliases, name)
		}
	}
	if row.Name == "" || a.Type == record.Person && len([]rune(a.Name)) > len([]rune(row.Name)) {
		row.Name = a.Name
	}
	if row.Country == "" {
		row.Country = a.Country
	}
	for _, role := range a.Roles {
		held := ActorRole{Title: role.Title, Of: role.Of}
		if slices.ContainsFunc(row.Roles, func(r ActorRole) bool { return r.Title == held.Title && r.Of == held.Of }) {
			continue
		}
		if m := mentions[role.Mention]; m != nil {
			held.Passage = b.passage(i, m.Span, m.ID, m.Rule)
		}
		row.Roles = append(row.Roles, held)
	}
}

// nameTypes settles the type of actors that several articles name: the type most of
// them give, and of equal ones the one that comes first in the order here.
func (b *builder) nameTypes() {
	order := []record.ActorType{record.Polity, record.Organisation, record.Person}
	votes := map[string]map[record.ActorType]int{}
	for i, it := range b.items {
		for _, a := range it.Reading.Actors {
			key := b.people.keys[ref{i, a.ID}]
			if votes[key] == nil {
				votes[key] = map[record.ActorType]int{}
			}
			votes[key][a.Type]++
		}
	}
	for i := range b.ledgers.Actors {
		row := &b.ledgers.Actors[i]
		most := 0
		for _, t := range order {
			if n := votes[row.Key][t]; n > most {
				row.Type, most = t, n
			}
		}
	}
}

// ruleOnActors applies the rulings on actors and counts their origins.
func (b *builder) ruleOnActors() {
	b.rulings.nameActors(b)
	for i := range b.ledgers.Actors {
		row := &b.ledgers.Actors[i]
		row.Aliases = slices.DeleteFunc(row.Aliases, func(s string) bool { return s == row.Name })
		row.Origins = b.countOrigins(row.Passages)
		b.apply(&row.Row, map[string]*string{"name": &row.Name, "country": &row.Country})
		b.people.actors[row.Key] = row
	}
}

// calledBy gives the one word by which the articles call a person ("Varga"), or the
// whole name where they use none or the actor is no person.
func (a *Actor) calledBy() string {
	if a.Type != record.Person {
		return a.Name
	}
	words := strings.Fields(fold(a.Name))
	for _, alias := range a.Aliases {
		if len(words) > 1 && slices.Contains(words[1:], fold(alias)) {
			return alias
		}
	}
	return a.Name
}

// fold makes names comparable: lower case, no leading article, plain apostrophes.
func fold(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.Join(strings.Fields(strings.TrimPrefix(s, "the ")), " ")
}

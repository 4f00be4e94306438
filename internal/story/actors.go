package story

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// people joins the actors of all Readings into those of the story.
type people struct {
	keys     map[ref]string // actor of a Reading -> Key
	mentions map[ref]string // mention of a Reading -> Key of its actor
	names    map[string]string
	country  map[string]string // Key -> alpha-3 country
	polity   map[string]string // alpha-3 country -> Key of the polity
}

func (p *people) key(r ref) string { return p.keys[r] }

func (p *people) ofActors(item int, ids []string) []string {
	return p.gather(p.keys, item, ids)
}

func (p *people) ofMentions(item int, ids []string) []string {
	return p.gather(p.mentions, item, ids)
}

func (p *people) gather(in map[ref]string, item int, ids []string) []string {
	out := []string{}
	for _, id := range ids {
		if k := in[ref{item, id}]; k != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// actors makes one row of each actor. Two actors are one when their full names, or
// for polities their country codes, are the same. A bare surname joins the only
// person of the story who bears it; where two bear it, it stays alone.
func (b *builder) actors() {
	b.people = &people{
		keys: map[ref]string{}, mentions: map[ref]string{},
		names: map[string]string{}, country: map[string]string{}, polity: map[string]string{},
	}
	surnames := b.surnames()
	rows := map[string]int{}
	for i, it := range b.items {
		for _, a := range it.Reading.Actors {
			key := actorKey(a)
			if full := surnames[fold(a.Name)]; a.Type == record.Person && len(full) == 1 {
				key = full[0]
			}
			at, ok := rows[key]
			if !ok {
				at = len(b.ledgers.Actors)
				rows[key] = at
				row := Actor{Row: b.row(i, decision.OnActor, a.ID, "", a.Evidence), Name: a.Name, Type: a.Type, Country: a.Country, Aliases: []string{}, Roles: []ActorRole{}}
				row.Key, row.Target.Part, row.Passages = key, key, nil
				b.ledgers.Actors = append(b.ledgers.Actors, row)
			}
			b.people.keys[ref{i, a.ID}] = key
			b.rows[ref{i, a.ID}] = key
			b.join(&b.ledgers.Actors[at], i, a)
		}
		for _, m := range it.Reading.Mentions {
			if key := b.people.keys[ref{i, m.Actor}]; key != "" {
				b.people.mentions[ref{i, m.ID}] = key
				b.ledgers.Actors[rows[key]].Mentions++
			}
		}
	}
	for i := range b.ledgers.Actors {
		row := &b.ledgers.Actors[i]
		row.Origins = b.countOrigins(row.Passages)
		b.rulings.apply(&row.Row, map[string]*string{"name": &row.Name, "country": &row.Country})
		b.people.names[row.Key] = row.Name
		b.people.country[row.Key] = row.Country
		if row.Type == record.Polity && row.Country != "" {
			b.people.polity[row.Country] = row.Key
		}
	}
}

// join adds what one Reading knows of an actor to its row.
func (b *builder) join(row *Actor, i int, a record.Actor) {
	row.Passages = append(row.Passages, b.passage(i, a.Span, a.ID, a.Rule))
	if len([]rune(a.Name)) > len([]rune(row.Name)) && a.Type == record.Person {
		row.Aliases = append(row.Aliases, row.Name)
		row.Name = a.Name
	}
	if row.Country == "" {
		row.Country = a.Country
	}
	for _, alias := range append([]string{a.Name}, a.Aliases...) {
		if alias != row.Name && !slices.Contains(row.Aliases, alias) {
			row.Aliases = append(row.Aliases, alias)
		}
	}
	for _, role := range a.Roles {
		held := ActorRole{Title: role.Title, Of: role.Of}
		if slices.ContainsFunc(row.Roles, func(r ActorRole) bool { return r.Title == held.Title && r.Of == held.Of }) {
			continue
		}
		for _, m := range b.items[i].Reading.Mentions {
			if m.ID == role.Mention {
				held.Passage = b.passage(i, m.Span, m.ID, m.Rule)
			}
		}
		row.Roles = append(row.Roles, held)
	}
}

// surnames maps every bare surname to the keys of the people with a full name who
// bear it.
func (b *builder) surnames() map[string][]string {
	out := map[string][]string{}
	for _, it := range b.items {
		for _, a := range it.Reading.Actors {
			words := strings.Fields(fold(a.Name))
			if a.Type != record.Person || len(words) < 2 {
				continue
			}
			last, key := words[len(words)-1], actorKey(a)
			if !slices.Contains(out[last], key) {
				out[last] = append(out[last], key)
			}
		}
	}
	return out
}

// actorKey names an actor across articles.
func actorKey(a record.Actor) string {
	if a.Type == record.Polity && a.Country != "" {
		return "actor:polity:" + a.Country
	}
	return "actor:" + string(a.Type) + ":" + fold(a.Name)
}

// fold makes names comparable: lower case, no leading article, plain apostrophes.
func fold(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.Join(strings.Fields(strings.TrimPrefix(s, "the ")), " ")
}

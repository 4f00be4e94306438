package actor

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds mentions and actors. Make one with New and use it for many articles;
// it is safe for concurrent use.
type Finder struct {
	lists *lists
}

// New makes a Finder from the embedded word lists. The error says which list is broken.
func New() (*Finder, error) {
	l, err := readLists(assets.Words)
	if err != nil {
		return nil, err
	}
	return &Finder{lists: l}, nil
}

// Find gives the mentions of an article, numbered from m1 in text order, an outer one
// before those inside it, and its actors, numbered from a1 in order of first mention.
//
// A mention covers its whole noun phrase, with article, office and form of address, as
// the field marks it; its Head is the name alone or the noun. The office before a name is
// a mention of its own inside, with the same actor. A mention of which it cannot
// be told whom it means has no actor. The time it takes grows with the length of the
// text only. The front matter tells the agency and outlet, which are then known as
// names of organisations.
func (f *Finder) Find(doc *language.Document, front article.Front) ([]record.Mention, []record.Actor) {
	w := &work{lists: f.lists, d: doc, t: doc.Tokens}
	w.prepare(front)
	w.findRoles()
	w.findNames(front)
	w.dropPlaceline(front.Dateline.Span)
	byFirst, byLast := map[int]*mention{}, map[int]*mention{}
	for _, m := range w.names {
		byFirst[m.first], byLast[m.last] = m, m
		byFirst[w.addressed(m.first)] = m // "army chief Gen. Ana Petrov"
		if m.inner > 0 {
			byFirst[m.inner] = m
		}
	}
	w.linkRoles(byFirst, byLast)
	w.describe()
	w.findTails()
	w.joinNames()
	w.ms = append(w.ms, w.names...)
	w.sort()
	w.joinDescriptions()
	w.findPronouns()
	w.sort()
	w.joinOwned()
	w.findNouns()
	return w.emit()
}

// dropPlaceline drops names that no list knows from the place and day that open a
// report: in capitals, the parts of a town's name look like anything.
func (w *work) dropPlaceline(dateline text.Span) {
	w.names = slices.DeleteFunc(w.names, func(m *mention) bool {
		return m.ent == nil && dateline.Contains(w.d.Span(m.first, m.last))
	})
}

func (w *work) sort() {
	slices.SortStableFunc(w.ms, func(a, b *mention) int { return text.Compare(w.d.Span(a.first, a.last), w.d.Span(b.first, b.last)) })
}

// emit turns the mentions and actors into records.
func (w *work) emit() ([]record.Mention, []record.Actor) {
	w.extend()
	mentions := make([]record.Mention, 0, len(w.ms))
	ids := map[*actor]string{}
	var order []*actor
	first := map[*mention]string{}
	for _, m := range w.ms {
		r := record.NewMention(len(mentions)+1, w.d.Span(m.from, m.to), m.rule)
		r.Text = w.d.Text.Slice(r.Span)
		r.Form, r.Type = m.form, m.typ
		if h := w.d.Span(m.hf, m.hl); !h.Empty() {
			r.Head = h
		}
		if m.actor != nil {
			if ids[m.actor] == "" {
				order = append(order, m.actor)
				ids[m.actor] = "a" + strconv.Itoa(len(order))
			}
			r.Actor = ids[m.actor]
		}
		first[m] = r.ID
		mentions = append(mentions, r)
	}
	places := map[*actor][]*mention{}
	for _, m := range w.ms {
		if m.actor != nil {
			places[m.actor] = append(places[m.actor], m)
		}
	}
	actors := make([]record.Actor, 0, len(order))
	for n, a := range order {
		actors = append(actors, w.actorRecord(n+1, a, places[a], first))
	}
	return mentions, actors
}

// actorRecord makes the record of an actor; its passage is the mention that names it best.
func (w *work) actorRecord(n int, a *actor, places []*mention, ids map[*mention]string) record.Actor {
	best := a.mentions[0]
	for _, m := range a.mentions {
		if m.form == record.Name && (best.form != record.Name || m.name == a.name && best.name != a.name) {
			best = m
		}
	}
	r := record.NewActor(n, w.d.Span(best.first, best.last), best.rule)
	r.Name, r.Type = a.name, a.typ
	if a.typ == record.Person {
		r.Name = unshouted(a.name)
	}
	switch {
	case a.ent != nil:
		r.Country = a.ent.country
	case a.country != nil:
		r.Country = a.country.country
	}
	for _, m := range places {
		if r.Country == "" && m.country != nil {
			r.Country = m.country.country
		}
		if m.form == record.Name || m.rule == "side" {
			if s := m.alias(w); s != r.Name && s != "" && !slices.Contains(r.Aliases, s) {
				r.Aliases = append(r.Aliases, s)
			}
		}
		if m.title != "" && m.typ != record.Group && (m.holder != nil && m.holder.actor == a || a.typ == record.Role && m.actor == a) {
			held := record.RoleHeld{Title: m.title, Of: m.of, Mention: ids[m]}
			r.Roles = addRole(r.Roles, held)
		}
	}
	r.Code = w.code(a, r.Country, places)
	return r
}

// addRole adds an office that is not told already: a shorter form of a known title
// only adds whose office it is.
func addRole(roles []record.RoleHeld, held record.RoleHeld) []record.RoleHeld {
	for i, x := range roles {
		if strings.Contains(strings.ToLower(x.Title), strings.ToLower(held.Title)) && (x.Of == "" || held.Of == "" || x.Of == held.Of) {
			roles[i].Of = cmp.Or(x.Of, held.Of)
			return roles
		}
	}
	return append(roles, held)
}

// alias gives a name as the text prints it.
func (m *mention) alias(w *work) string {
	if m.typ == record.Person && m.rule == "person-bracket" {
		return m.name
	}
	return plain(w.d.Text.Slice(w.d.Span(m.first, m.last)))
}

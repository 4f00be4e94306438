package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/spelling"
	"github.com/readout-app/readout/internal/story/office"
)

// offices know who holds the offices of which a state has one, so that a successor ends
// the time of who held it before.
type offices struct {
	holders map[seat]map[*actor]bool
	made    map[*actor]bool // whose row was made anew, or is gone
}

// seat is an office that one person at a time holds.
type seat struct{ title, state string }

func (o *offices) init() {
	o.holders, o.made = map[seat]map[*actor]bool{}, map[*actor]bool{}
}

// given is an office as one record gives it.
type given struct {
	title, of, canon string
	held             bool // when the article was printed
	at               Passage
}

// givenIn gives the offices of each actor of a Reading.
func givenIn(it *item, words office.Words) [][]given {
	out := make([][]given, len(it.Reading.Actors))
	for i, a := range it.Reading.Actors {
		for _, role := range a.Roles {
			g := given{of: role.Of}
			said := slices.IndexFunc(it.Reading.Mentions, func(m record.Mention) bool { return m.ID == role.Mention })
			if said >= 0 {
				m := it.Reading.Mentions[said]
				g.at = it.passage(m.Span, m.ID, m.Rule)
			}
			g.title, g.held = words.Read(role.Title, g.at.Text)
			g.canon = words.Canon(g.title)
			out[i] = append(out[i], g)
		}
	}
	return out
}

// tenure is an office of an actor with all that says when it was held.
type tenure struct {
	ActorRole
	canon       string
	first, last *item // of the passages that say it is held
	over        []ended
	beside      []int // other tenures that one record gives, too
}

// ended is a passage that says that an office is held no more.
type ended struct {
	day string
	at  Passage
}

// tenuresOf draws together which offices those who say something of an actor, in order,
// give it. Of records that say the same, the first and the last count.
func tenuresOf(voices []*voice) []tenure {
	var out []tenure
	find := func(g *given) int {
		i := slices.IndexFunc(out, func(t tenure) bool {
			return t.canon == g.canon && (t.Of == "" || g.of == "" || office.State(t.Of) == office.State(g.of))
		})
		if i < 0 {
			i = len(out)
			out = append(out, tenure{ActorRole: ActorRole{Title: g.title, Passage: g.at, Last: g.at}, canon: g.canon})
		}
		out[i].Of = cmp.Or(out[i].Of, g.of)
		return i
	}
	for _, v := range voices {
		m := v.first
		var own []int
		for j := range m.item.given[m.n] {
			g := &m.item.given[m.n][j]
			i := find(g)
			t := &out[i]
			own = append(own, i)
			switch {
			case !g.held:
				t.over = append(t.over, ended{m.item.printed(), g.at})
			case t.first == nil:
				t.first, t.Passage, t.From = m.item, g.at, m.item.printed()
			}
		}
		for _, i := range own {
			out[i].beside = append(out[i].beside, own...)
		}
	}
	latest := slices.DeleteFunc(slices.Clone(voices), func(v *voice) bool { return v.last == nil })
	slices.SortFunc(latest, func(x, y *voice) int { return inStory(y.last, x.last) })
	for _, v := range latest {
		m := v.last
		for j := range m.item.given[m.n] {
			g := &m.item.given[m.n][j]
			t := &out[find(g)]
			switch {
			case !g.held:
				t.over = append(t.over, ended{m.item.printed(), g.at})
			case t.last == nil:
				t.last, t.Last, t.To = m.item, g.at, m.item.printed()
			}
		}
	}
	for i := range out {
		t := &out[i]
		if t.last == nil {
			t.last, t.Last = t.first, t.Passage
		}
		for _, e := range t.over {
			if e.day != "" && e.day >= t.To && (t.Until == "" || e.day < t.Until) {
				t.Until, t.Ended = e.day, &e.at
			}
		}
	}
	return out
}

// rolesOfTenures gives the roles of tenures as a row has them.
func rolesOfTenures(all []tenure) []ActorRole {
	out := make([]ActorRole, len(all))
	for i, t := range all {
		out[i] = t.ActorRole
	}
	return out
}

// settleOffices ends the time of who held an office before another, and finds the
// offices that two articles give to two people, or one person beside another.
func (s *Story) settleOffices() {
	o := &s.offices
	again := map[*actor]bool{}
	look := func(at seat) {
		for a := range o.holders[at] {
			again[a] = true
		}
	}
	for a := range o.made {
		again[a] = true
		for _, at := range a.seats {
			look(at)
			if delete(o.holders[at], a); len(o.holders[at]) == 0 {
				delete(o.holders, at)
			}
		}
		a.seats = nil
	}
	for a := range o.made {
		for i := range a.tenures {
			at, is := s.seat(a, &a.tenures[i])
			if !is || slices.Contains(a.seats, at) {
				continue
			}
			a.seats = append(a.seats, at)
			if o.holders[at] == nil {
				o.holders[at] = map[*actor]bool{}
			}
			o.holders[at][a] = true
		}
	}
	for a := range o.made {
		for _, at := range a.seats {
			look(at)
		}
	}
	for a := range again {
		s.term(a)
	}
	clear(o.made)
}

// seat gives the office of a tenure if one person at a time holds it, in a state that the
// title names: "President Roe" stays a title of honour when others hold the office.
func (s *Story) seat(a *actor, t *tenure) (seat, bool) {
	if !a.isHolder() || t.From == "" || t.Of == "" || !s.lists.Offices.IsSingle(t.canon) {
		return seat{}, false
	}
	return seat{t.canon, office.State(t.Of)}, true
}

// isHolder says whether the actor can hold an office: a person that is not rejected.
func (a *actor) isHolder() bool {
	return a.row != nil && a.row.Type == record.Person && a.row.Ruling != Rejected
}

// term makes the roles of an actor's row anew, and what contradicts them.
func (s *Story) term(a *actor) {
	for _, c := range a.clashes {
		s.conflicting[c.item] = true
	}
	a.clashes = nil
	if a.row == nil {
		return
	}
	roles := rolesOfTenures(a.tenures)
	for i := range a.tenures {
		t := &a.tenures[i]
		if at, is := s.seat(a, t); is {
			s.succeed(a, t, &roles[i], at)
		}
		if a.isHolder() {
			s.double(a, i)
		}
	}
	if !slices.Equal(roles, a.row.Roles) {
		row := *a.row
		row.Roles = roles
		a.row = &row
		s.out.actors[a.at] = true
	}
	for _, c := range a.clashes {
		s.conflicting[c.item] = true
	}
}

// succeed ends a tenure with that of the next who is told to have come to the office, and
// finds the passages that give it to somebody else in the same days.
func (s *Story) succeed(a *actor, t *tenure, role *ActorRole, at seat) {
	others := make([]*actor, 0, len(s.offices.holders[at]))
	for o := range s.offices.holders[at] {
		if o != a && surname(o) != surname(a) { // which may be one person after all
			others = append(others, o)
		}
	}
	slices.SortFunc(others, func(x, y *actor) int { return cmp.Compare(x.key, y.key) })
	for _, o := range others {
		for j := range o.tenures {
			u := &o.tenures[j]
			if other, is := s.seat(o, u); !is || other != at {
				continue
			}
			if u.From > t.To && s.tellsChange(t.To, u.From, &u.Passage, a, o) && (role.Until == "" || u.From < role.Until) {
				role.Until, role.Ended, role.Successor = u.From, &u.Passage, o.key
			}
			if u.From > t.To || t.From > u.To {
				continue
			}
			c, later := clashOf(u, t)
			if c != nil && later == t && dayNumberOf(c.with.printed()).until(dayNumberOf(c.item.printed())) <= besideDays { // the other's is found from there
				c.note = otherHolder.With(o.row.Name, u.Title, a.row.Name)
				s.explain(c, t, u, a, o)
				a.clashes = append(a.clashes, *c)
			}
		}
	}
}

// surname gives the last word of an actor's name, in whatever spelling.
func surname(a *actor) string {
	key := spelling.Key(a.row.Name)
	return key[strings.LastIndex(key, " ")+1:]
}

// besideDays is the number of days within which passages count as printed at one time.
const besideDays = 7

// double finds the passages that give an actor an office of the same state that nobody
// holds beside the i-th, at the same time.
func (s *Story) double(a *actor, i int) {
	t := &a.tenures[i]
	for j := range a.tenures[:i] {
		u := &a.tenures[j]
		switch {
		case t.From == "" || u.From == "" || t.Of == "" || office.State(t.Of) != office.State(u.Of):
		case slices.Contains(t.beside, j) || !s.lists.Offices.Exclude(t.canon, u.canon):
		case t.From > u.To && dayNumberOf(t.From).until(dayNumberOf(u.To)) > besideDays:
		case u.From > t.To && dayNumberOf(u.From).until(dayNumberOf(t.To)) > besideDays:
		default:
			if c, later := clashOf(u, t); c != nil {
				first := u
				if later == u {
					first = t
				}
				c.note = otherOffice.With(a.row.Name, first.Title, later.Title)
				s.explain(c, t, u, a)
				a.clashes = append(a.clashes, *c)
			}
		}
	}
}

// clashOf gives the clash of the two passages of tenures that were printed nearest to
// one another, by two origins, and the tenure of the later; nil where there are none.
func clashOf(t, u *tenure) (*clash, *tenure) {
	type side struct {
		of   *tenure
		item *item
		at   Passage
	}
	sides := func(t *tenure) []side { return []side{{t, t.first, t.Passage}, {t, t.last, t.Last}} }
	var best *clash
	var later *tenure
	nearest := 0
	for _, x := range sides(t) {
		for _, y := range sides(u) {
			days := dayNumberOf(x.item.printed()).until(dayNumberOf(y.item.printed()))
			if x.item == y.item || x.item.origin == y.item.origin || x.at.Text == "" || y.at.Text == "" || best != nil && days >= nearest {
				continue
			}
			first, last := x, y
			if inOrder(y.item, x.item) < 0 {
				first, last = y, x
			}
			best, later, nearest = &clash{kind: "role", item: last.item, with: first.item, earlier: first.at, later: last.at}, last.of, days
		}
	}
	return best, later
}

// changeOfOffice explains a conflict of offices.
const changeOfOffice = "change of office"

// explain says whether a change of office explains that passages give other offices: one
// is said to be over, or an article of these days tells of a change by name.
func (s *Story) explain(c *clash, t, u *tenure, who ...*actor) {
	if t.Until != "" || u.Until != "" || s.tellsChange(c.with.printed(), c.item.printed(), &c.later, who...) {
		c.explained = changeOfOffice
	}
}

// tellsChange says whether articles of some days, both included, tell of a change of
// office by the name of one of some actors, or a passage gives the office as new.
func (s *Story) tellsChange(from, to string, given *Passage, who ...*actor) bool {
	if s.lists.Offices.IsNew(given.Text) {
		return true
	}
	for _, a := range who {
		for _, m := range a.all {
			if day := m.item.printed(); day >= from && day <= to && m.tellsChange(s.lists.Offices) {
				return true
			}
		}
	}
	return false
}

// tellsChange says whether a sentence that names the actor tells a change of office. It is
// looked for once.
func (m *member) tellsChange(words office.Words) bool {
	if m.change == nil {
		is := m.findChange(words)
		m.change = &is
	}
	return *m.change
}

func (m *member) findChange(words office.Words) bool {
	for _, said := range m.item.reading.Mentions {
		if said.Actor != m.rec.ID {
			continue
		}
		for _, sp := range m.item.reading.Sentences {
			if sp.Overlaps(said.Span) && words.TellsChange(m.item.Article.Text.Slice(sp)) {
				return true
			}
		}
	}
	return false
}

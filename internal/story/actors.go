package story

import (
	"slices"
	"strconv"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// people are the actors of the story.
type people struct {
	actors  map[string]*actor
	dirty   map[*actor]bool            // to be made anew; true where records joined or left
	counted map[*actor]bool            // other numbers of statements
	called  map[string]map[*actor]bool // folded name -> who is called so
	tied    map[*actor]bool            // who has rulings by name
	loose   []decision.Decision        // on actors that are found no more
	merged  map[*actor]bool            // who is into another
	shapes  map[string]int             // what records say of an actor -> a number for it
	ruled   bool                       // the decisions on actors by name are to be tied anew
}

func (p *people) init() {
	p.actors, p.called = map[string]*actor{}, map[string]map[*actor]bool{}
	p.dirty, p.counted, p.tied = map[*actor]bool{}, map[*actor]bool{}, map[*actor]bool{}
	p.merged, p.shapes = map[*actor]bool{}, map[string]int{}
}

// actor is one actor of the story with the records that name it.
type actor struct {
	key     string
	members []*member
	into    *actor              // that the analyst says it is one with; nil for itself
	with    []*actor            // who are into it
	all     []*member           // of it and of these, in order
	tally   tally               // of its members
	at      *item               // that names the row
	rulings []decision.Decision // that name it
	names   []string            // it is called by
	folded  []string            // of these, what it is looked up by
	joined  Actor               // what the records say, before the rulings
	row     *Actor              // nil before it is first made
	short   string              // the one word the articles call it by
	said    int                 // rows of statements, rejected ones left out
	sides   []string            // its Key and that of the country it acts for
	tenures []tenure            // offices it held
	seats   []seat              // of these, those it has among all holders
	clashes []clash             // of its offices with others, or of it with other holders
}

// member is one actor of a Reading.
type member struct {
	spot
	actor    *actor
	rec      *record.Actor
	mentions int
	passage  Passage
	shape    int   // of what it says
	origin   *item // it was entered with
	change   *bool // whether its article tells that it changes office; nil before that was asked
}

// shape gives the number of what a record says of its actor, its names and offices.
func (p *people) shape(a *record.Actor, offices []given) int {
	var b strings.Builder
	for _, s := range append([]string{string(a.Type), a.Name, a.Country}, a.Aliases...) {
		b.WriteString(s)
		b.WriteByte(0)
	}
	for _, g := range offices {
		b.WriteString(strconv.FormatBool(g.held))
		b.WriteString(strconv.Itoa(len(g.title)))
		b.WriteString(g.title)
		b.WriteString(g.of)
		b.WriteByte(0)
	}
	n, known := p.shapes[b.String()]
	if !known {
		n = len(p.shapes)
		p.shapes[b.String()] = n
	}
	return n
}

func (p *people) enter(it *item, w *names) {
	mentions := map[string]int{}
	for i := range it.reading.Mentions {
		mentions[it.reading.Mentions[i].Actor]++
	}
	it.members = make([]*member, 0, len(it.reading.Actors))
	for i := range it.reading.Actors {
		rec := &it.reading.Actors[i]
		key := it.actorKey(w, i)
		a := p.actors[key]
		if a == nil {
			a = &actor{key: key}
			p.actors[key] = a
		}
		m := &member{
			spot: spot{it, i}, actor: a, rec: rec, mentions: mentions[rec.ID],
			shape: p.shape(rec, it.given[i]), passage: it.passage(rec.Span, rec.ID, rec.Rule), origin: it.origin,
		}
		a.members = insert(a.members, m, inStory)
		a.tally.enter(m)
		it.members = append(it.members, m)
		p.dirty[a] = true
	}
}

// inStory orders members as they stand in the story.
func inStory(a, b *member) int { return a.compare(b.spot) }

// name says who the actors of the Reading are, merged ones as one.
func (it *item) name() {
	it.actors = make(map[string]*actor, len(it.members))
	for _, m := range it.members {
		it.actors[m.rec.ID] = m.actor.one()
	}
	it.mentions = nil
}

// meant says who the mentions of the Reading mean, made once in a settling.
func (it *item) meant() map[string][]*actor {
	if it.mentions != nil {
		return it.mentions
	}
	it.mentions = make(map[string][]*actor, len(it.reading.Mentions))
	meant := make(map[string][]*actor, len(it.members))
	for _, m := range it.members {
		if meant[m.rec.ID] = it.actorsOf(m.rec.Members); len(m.rec.Members) == 0 {
			meant[m.rec.ID] = []*actor{it.actors[m.rec.ID]}
		}
	}
	for _, m := range it.reading.Mentions {
		if who := meant[m.Actor]; who != nil {
			it.mentions[m.ID] = who
		}
	}
	return it.mentions
}

// ruledOn lets an actor be made anew whose records said the same before, and the one
// it is merged into, whose row bears its rulings.
func (p *people) ruledOn(a *actor) {
	for _, x := range []*actor{a, a.one()} {
		if !p.dirty[x] {
			p.dirty[x] = false
		}
	}
}

func (p *people) leave(it *item) {
	for _, m := range it.members {
		m.actor.members = remove(m.actor.members, m, inStory)
		m.actor.tally.leave(m, m.actor.members)
		p.dirty[m.actor] = true
	}
	it.members = nil
}

// settlePeople makes one row of each actor. Where one is of another country or type than
// before, or bears another name, only what goes by that is made anew.
func (s *Story) settlePeople() {
	p := &s.people
	for it := range s.named {
		p.leave(it)
		s.out.actors[it] = true
	}
	for _, it := range sorted(s.named) {
		p.enter(it, &s.names)
	}
	for a, joined := range p.dirty {
		if joined {
			p.join(a)
			p.ruled = true
		}
	}
	if p.ruled {
		s.mergePeople()
		s.ruleOnPeople()
	}
	for it := range s.touched {
		it.name()
	}
	for a := range p.dirty {
		before := a.row
		s.offices.made[a] = true
		if len(a.members) == 0 || a.into != nil {
			if a.row = nil; a.at != nil {
				s.out.actors[a.at] = true
			}
			if len(a.members) == 0 {
				delete(p.actors, a.key)
			}
			continue
		}
		row := a.joined
		row.apply(a.allRulings(), map[string]*string{"name": &row.Name, "country": &row.Country, "type": (*string)(&row.Type)})
		row.Statements = a.said
		called := row.calledBy()
		a.row = &row
		if before == nil || before.Country != row.Country {
			a.sides = []string{a.key}
			if country := "actor:" + row.Country; row.Country != "" && country != a.key {
				a.sides = append(a.sides, country)
			}
		}
		if a.at != nil {
			s.out.actors[a.at] = true
		}
		a.at = a.all[0].item
		s.out.actors[a.at] = true
		if before != nil && (before.Country != row.Country || before.Type != row.Type) {
			s.recast(a)
		}
		if before != nil && (before.Name != row.Name || a.short != called) {
			s.rename(a, before.Name)
		}
		a.short = called
	}
	clear(p.dirty)
	p.ruled = false
}

// recast lets anew be made what goes by the country and type of an actor: events and
// announcements by who may stand for whom, documents and moves by whom one acts for.
func (s *Story) recast(a *actor) {
	for _, m := range a.all {
		it := m.item
		s.announced.again(it, a)
		if slices.ContainsFunc(it.happenings, func(h *happening) bool { return slices.Contains(h.present, a) }) {
			include(s.plain, it)
		}
		for _, n := range it.papers {
			if slices.Contains(n.parties, a) {
				s.papers.blocks.dirty[n.block] = true
			}
		}
		if slices.ContainsFunc(it.moves, func(n *moveAt) bool {
			return n.owed == a || slices.Contains(n.by, a) || slices.Contains(n.to, a)
		}) {
			s.papers.dirty[it] = true
		}
	}
}

// rename lets anew be made what prints the name of an actor.
func (s *Story) rename(a *actor, before string) {
	_, _, was := counted(before)
	_, _, is := counted(a.row.Name)
	for _, m := range a.all {
		s.utterances.rename(m.item, a)
		s.announced.again(m.item, a)
		if was || is {
			include(s.plain, m.item)
		}
	}
}

// allRulings gives the decisions on the actor's records and those by name.
func (a *actor) allRulings() []decision.Decision {
	out := slices.Clone(a.rulings)
	for _, one := range slices.Concat(a.with, []*actor{a}) {
		for m := range one.tally.ruled {
			out = append(out, m.item.at[m.rec.ID]...)
		}
	}
	slices.SortFunc(out, bySeq)
	return out
}

// join draws together what the Readings say of an actor that is merged with no other.
func (p *people) join(a *actor) {
	if a.all = a.members; len(a.members) == 0 {
		p.call(a, nil)
		return
	}
	a.joined = draw(a.all, a)
	p.call(a, append([]string{a.joined.Name}, a.joined.Aliases...))
}

// settlePeopleCounts gives the rows of actors their numbers of statements.
func (s *Story) settlePeopleCounts() {
	for a := range s.people.counted {
		if len(a.members) == 0 || a.row == nil || a.row.Statements == a.said {
			continue
		}
		row := *a.row
		row.Statements = a.said
		a.row = &row
		s.out.actors[a.at] = true
	}
	clear(s.people.counted)
}

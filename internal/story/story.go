package story

import (
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/spread"
)

// Input is all that a story is built from.
type Input struct {
	Story     string
	Items     []Item              // in any order; of two with one article ID the first counts
	Decisions []decision.Decision // the whole log in order of Seq, undone ones included
	Today     string              // ISO 8601 day; decides between open, due and overdue
	Lists     Lists
	Spread    spread.Spread // nil does one thing after another
}

// Build joins articles and decisions into ledgers. It does not change its input.
// The order of the Items makes no difference.
func Build(in Input) *Ledgers {
	s := New(in.Story, in.Today, in.Lists)
	s.SpreadBy(in.Spread)
	for _, it := range in.Items {
		if !s.Has(it.Article.ID) {
			s.Put(it)
		}
	}
	s.Decide(in.Decisions)
	return s.Ledgers()
}

// Story is one story kept ready for change. Its ledgers are those that Build makes of
// the same articles, decisions and day, whatever came in which order; but what came
// since they were last asked for is all that is joined anew.
//
// Each stage (stages, in order) holds its records in blocks that cannot bear on one
// another: what bears one name, the statements that may be one utterance, what is
// announced alike. An article that comes, goes or is ruled on leaves and enters the
// blocks of its records, these are joined again, and what came out otherwise than
// before is handed to the next stage. A record that reads as before stays
// where it is. A Story is not safe for concurrent use.
type Story struct {
	id, today string
	lists     Lists
	spread    spread.Spread
	items     map[article.ID]*item
	order     []*item             // by publication
	log       []decision.Decision // in force

	came, left  map[*item]bool      // since the last settling
	ruled       map[article.ID]bool // articles about which other decisions are in force
	touched     map[*item]bool      // items whose records enter the stages anew; false where no more than who is one with whom is otherwise
	named       map[*item]bool      // of them, those whose actors do
	joined      joined
	origins     origins
	names       names
	people      people
	offices     offices
	utterances  utterances
	papers      papers
	moves       moves
	announced   announced
	denials     denials
	outcomes    outcomes
	groups      groups
	contested   contested
	grades      map[string]string               // outlet -> its reliability
	rules       map[kindShape]decision.Decision // on all records of a shape
	dates       dateRules
	plain       map[*item]bool // items whose events and signals are made anew; true where their dates are too
	conflicting map[*item]bool // items whose conflicts across articles are made anew
	late        map[*item]bool // items one of whose statements stands in another row than before
	versions    versions
	vocabulary  *vocabulary
	out         assembly
}

// New gives a story without articles. Today is an ISO 8601 day.
func New(id, today string, lists Lists) *Story {
	s := &Story{
		id: id, today: today, vocabulary: newVocabulary(lists.Closed), lists: lists, items: map[article.ID]*item{},
		came: map[*item]bool{}, left: map[*item]bool{}, ruled: map[article.ID]bool{},
		touched: map[*item]bool{}, named: map[*item]bool{}, plain: map[*item]bool{}, conflicting: map[*item]bool{}, late: map[*item]bool{},
	}
	s.origins.init()
	s.names.init()
	s.people.init()
	s.offices.init()
	s.utterances.init()
	s.papers.init()
	s.moves.init()
	s.announced.init()
	s.denials.init()
	s.outcomes.init()
	s.groups.init()
	s.contested.init()
	s.out.init()
	s.versions.init()
	return s
}

// SpreadBy lets the story do at once what can be done so, when it next joins articles.
// Its ledgers are the same.
func (s *Story) SpreadBy(how spread.Spread) { s.spread = how }

// Has says whether the story holds an article.
func (s *Story) Has(id article.ID) bool { return s.items[id] != nil }

// Put takes in an article with its Reading, in place of what it had under the same ID.
func (s *Story) Put(it Item) {
	s.Remove(it.Article.ID)
	n := newItem(it)
	s.items[it.Article.ID] = n
	s.came[n] = true
	s.ruled[it.Article.ID] = true
}

// Remove takes an article out. Decisions about it stay in the log, unanchored.
func (s *Story) Remove(id article.ID) {
	old := s.items[id]
	if old == nil {
		return
	}
	delete(s.items, id)
	if s.came[old] {
		delete(s.came, old)
	} else {
		s.left[old] = true
	}
}

// Decide puts a log of decisions in place of the one before: the whole log in order
// of Seq, undone ones included. Only what the two have not in common is ruled anew.
func (s *Story) Decide(log []decision.Decision) {
	now := decision.Effective(log)
	changed := func(d decision.Decision) {
		if namesActor(d.Target) {
			s.people.ruled = true
		} else {
			s.ruled[d.Target.Article] = true
			s.joined.again = s.joined.again || isJoin(d)
		}
	}
	before := s.log
	for i, j := 0, 0; i < len(before) || j < len(now); {
		switch {
		case j == len(now) || i < len(before) && before[i].Seq < now[j].Seq:
			changed(before[i])
			i++
		case i == len(before) || now[j].Seq < before[i].Seq:
			changed(now[j])
			j++
		default:
			if !sameRuling(before[i], now[j]) {
				changed(before[i])
				changed(now[j])
			}
			i, j = i+1, j+1
		}
	}
	s.log = now
}

// sameRuling says whether two decisions rule the same.
func sameRuling(a, b decision.Decision) bool {
	p, q := a.Proof, b.Proof
	if (p == nil) != (q == nil) || p != nil && *p != *q {
		return false
	}
	same := a.At.Equal(b.At) && a.Add.Same(b.Add)
	a.Proof, b.Proof, a.Add, b.Add, a.At = nil, nil, nil, nil, b.At
	return same && a == b
}

// SetToday changes the day the ledgers are built for.
func (s *Story) SetToday(day string) {
	if s.today != day {
		s.today = day
		s.announced.today = true
	}
}

// Ledgers gives the ledgers as they now are. They are never changed afterwards: rows
// that stay as they were are shared with ledgers given before.
func (s *Story) Ledgers() *Ledgers {
	s.settle()
	return s.assemble()
}

// settle takes the changes through the stages. Each looks only at those before it.
func (s *Story) settle() {
	s.arrange()
	s.settleDateRules()
	s.anchor()
	s.settleJoined()
	s.settleOrigins()
	s.settleRules()
	s.settleNames()
	s.settlePeople()
	s.settleOffices()
	s.learn()
	s.settleUtterances()
	s.settlePeopleCounts()
	s.settlePapers()
	s.settleMoves()
	s.settleGrades()
	s.settlePlain()
	s.settleAnnounced()
	s.settleDays()
	s.settleGroups()
	s.settleDenials()
	s.settleOutcomes()
	s.settleConflicts()
	for it := range s.touched {
		it.mentions = nil // they take much room, and are asked for nowhere else
	}
	clear(s.touched)
	clear(s.named)
}

// arrange brings s.order into line with the articles and lets all their records
// leave and enter.
func (s *Story) arrange() {
	came := slices.Collect(maps.Keys(s.came))
	s.spread.Over(len(came), func(i int) { came[i].prepare(s.lists) })
	if len(s.came) > bulk {
		s.order = append(s.order, came...)
		slices.SortFunc(s.order, byPublication)
	} else {
		for _, it := range came {
			s.order = insert(s.order, it, byPublication)
		}
	}
	if len(s.came) > 0 {
		for i, it := range s.order { // what leaves is among them: it is still in the stages
			it.place = i
		}
	}
	for it := range s.left {
		s.versions.leave(it)
		it.gone = true
		s.touched[it], s.named[it] = true, true
	}
	for _, it := range came {
		s.versions.enter(it)
		s.touched[it], s.named[it] = true, true
	}
	if len(s.left) > 0 {
		s.order = slices.DeleteFunc(s.order, func(it *item) bool { return it.gone })
	}
	if len(s.left)+len(s.came) > 0 {
		s.out.all = true
		s.people.ruled, s.joined.again = true, true
	}
}

// bulk is the number of arrivals from which sorting all is cheaper than inserting each.
const bulk = 64

// touchedInOrder gives the touched items that are still there, in order.
func (s *Story) touchedInOrder() []*item { return sorted(s.touched) }

// sorted gives the items of a set that are still there, in order.
func sorted(set map[*item]bool) []*item {
	out := make([]*item, 0, len(set))
	for it := range set {
		if !it.gone {
			out = append(out, it)
		}
	}
	slices.SortFunc(out, inOrder)
	return out
}

// include puts an item into a set in which true says more of it than false: true stays.
func include(set map[*item]bool, it *item) {
	if !set[it] {
		set[it] = false
	}
}

// insert puts x into a sorted slice.
func insert[T any](in []T, x T, order func(a, b T) int) []T {
	if n := len(in); n == 0 || order(in[n-1], x) < 0 { // as mostly when all comes at once
		return append(in, x)
	}
	i, _ := slices.BinarySearchFunc(in, x, order)
	return slices.Insert(in, i, x)
}

// remove takes x out of a sorted slice in which no two are equal.
func remove[T any](in []T, x T, order func(a, b T) int) []T {
	if i, ok := slices.BinarySearchFunc(in, x, order); ok {
		return slices.Delete(in, i, i+1)
	}
	return in
}

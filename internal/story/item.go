package story

import (
	"cmp"
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/version"
	"github.com/readout-app/readout/internal/text"
)

// Item is one article of a story with its Reading.
type Item struct {
	Article article.Article
	Reading record.Reading
}

// item is an Item in a Story with what each stage made of it alone.
type item struct {
	Item  // as it was put
	key   string
	place int // in the order of the story; of what is gone, where it was
	gone  bool

	parts   map[string]string // record -> what tells it apart on its passage
	named   []named           // of each actor: its names made comparable
	given   [][]given         // of each actor: its offices
	said    map[string]*wordsSaid
	numbers []numbered                // of the sentences with numbers, once asked for
	address string                    // as version.Canonical folds it
	changes map[*item]*version.Change // to newer versions, once asked for
	chain   []*item                   // its versions in order, itself among them; nil when it is the only one

	outlet  string                         // as the analyst left it
	dated   map[string]decision.Decision   // date -> the decision always to read such dates so
	rulings []decision.Decision            // about its records
	across  []decision.Decision            // about its conflicts with earlier articles
	at      map[string][]decision.Decision // record -> rulings tied to it
	loose   []decision.Decision            // rulings tied to nothing
	untied  []decision.Decision            // of across, those tied to nothing
	parted  map[string]string              // actors taken out of what they were put with -> the new name, or ""
	full    record.Reading                 // with the records that the analyst added
	reading record.Reading                 // in force: without the records of a rejected article, with the dates chosen

	origin   *item               // first article of its origin
	actors   map[string]*actor   // actor of the Reading -> actor of the story
	mentions map[string][]*actor // mention -> actor of the story, or the two that a pair means
	events   map[string]*record.Event

	bearings   []*bearing
	members    []*member
	utterances []*utterance
	entered    []*utterance // of utterances before the Reading in force changed, those that are tied
	saying     map[string]*utterance
	papers     []*paperAt
	paperOf    map[string]*paperAt
	moves      []*moveAt
	promises   []*promise
	happenings []*happening
	clashes    []clash // of numbers, with earlier reprints
	rows       rowsOf
}

// rowsOf are the rows that are named by passages of one item and kept nowhere else.
type rowsOf struct {
	article   *Article
	times     []*Time
	conflicts []*Conflict // within the article
	numbers   []*Conflict // with a reprint
	denials   []*Conflict // with what somebody else said elsewhere
	between   []*Conflict // with days, counts and wordings told elsewhere
	signals   []*Signal
}

func newItem(in Item) *item {
	it := &item{Item: in}
	// An article without a date comes last: it must not pass for the first report of
	// anything.
	it.key = "1" + string(in.Article.ID)
	if p := in.Reading.Article.Published; p != "" {
		it.key = "0" + p + "\x00" + string(in.Article.ID)
	}
	return it
}

// prepare makes comparable what the item has by itself.
func (it *item) prepare(lists Lists) {
	it.address = version.Canonical(it.Article.Front.URL)
	it.named = make([]named, len(it.Reading.Actors))
	for i, a := range it.Reading.Actors {
		it.named[i] = namedOf(a)
	}
	it.given = givenIn(it, lists.Offices)
}

// byPublication orders items that have no places yet.
func byPublication(x, y *item) int { return cmp.Compare(x.key, y.key) }

// inOrder orders items by publication, as their places say.
func inOrder(x, y *item) int { return cmp.Compare(x.place, y.place) }

// spot is where a record stands in the story's order: its item, and its place among
// the item's records of one kind.
type spot struct {
	item *item
	n    int
}

func (s spot) compare(o spot) int {
	if s.item == o.item {
		return cmp.Compare(s.n, o.n)
	}
	return inOrder(s.item, o.item)
}

// anchor ties the decisions in force to the records of the articles about which they
// changed, and puts them in force there.
func (s *Story) anchor() {
	if len(s.ruled) == 0 {
		return
	}
	about := map[article.ID][]decision.Decision{}
	for _, d := range s.log {
		if !namesActor(d.Target) && s.ruled[d.Target.Article] {
			about[d.Target.Article] = append(about[d.Target.Article], d)
		}
	}
	var items []*item
	for id := range s.ruled {
		if it := s.items[id]; it != nil {
			items = append(items, it)
		}
	}
	type state struct {
		at     map[string][]decision.Decision
		parted map[string]string
		silent bool
	}
	before := make([]state, len(items))
	s.spread.Over(len(items), func(i int) {
		it := items[i]
		before[i] = state{it.at, it.parted, it.isRejected()}
		it.rule(about[it.Article.ID], s.dates)
	})
	for i, it := range items {
		was := before[i]
		s.touched[it] = true
		if it.isRejected() != was.silent || !maps.Equal(was.parted, it.parted) {
			s.named[it] = true
			s.versions.changed[it.address] = true
		}
		for _, m := range it.members {
			if len(was.at[m.rec.ID])+len(it.at[m.rec.ID]) > 0 {
				m.actor.tally.rule(m)
				s.people.ruledOn(m.actor)
			}
		}
	}
	clear(s.ruled)
}

// rule ties decisions to the records of the item and puts them in force, with those
// always to read dates one way.
func (it *item) rule(about []decision.Decision, dates dateRules) {
	it.rulings, it.across, it.loose, it.at = nil, nil, nil, map[string][]decision.Decision{}
	among := it.add(about)
	for _, d := range about {
		switch {
		case d.Kind == decision.KindAdd:
		case d.Kind == decision.KindAlways: // the record it was taken on only shows the shape
		case d.Target.Record == decision.OnArticle:
			it.at[wholeArticle] = append(it.at[wholeArticle], d)
		case isAcross(d.Target):
			it.across = append(it.across, d)
		default:
			if id, ok := anchor(d.Target, it.Article.Text, among); ok {
				it.at[id] = append(it.at[id], d)
			} else {
				it.loose = append(it.loose, d)
			}
		}
	}
	it.parted = nil
	for _, a := range it.Reading.Actors {
		for _, d := range it.at[a.ID] {
			if d.Kind != decision.KindSplit {
				continue
			}
			if it.parted == nil {
				it.parted = map[string]string{}
			}
			it.parted[a.ID] = d.Value
		}
	}
	it.reading = it.full
	if it.isRejected() {
		it.reading = unread(it.reading)
	}
	it.settleOutlet()
	it.chooseTimes(dates)
	it.events = make(map[string]*record.Event, len(it.reading.Events))
	for i := range it.reading.Events {
		it.events[it.reading.Events[i].ID] = &it.reading.Events[i]
	}
}

// wholeArticle is the id under which an article itself is ruled on.
const wholeArticle = "article"

// unread gives a Reading without its records: an article that the analyst rejected
// stays in the ledger of articles and says nothing in the others.
func unread(r record.Reading) record.Reading {
	return record.Reading{Schema: r.Schema, File: r.File, Article: r.Article, Sentences: r.Sentences, Notes: r.Notes}
}

// isRejected says whether the whole article is rejected; the last ruling counts.
func (it *item) isRejected() bool {
	rejected := false
	for _, d := range it.at[wholeArticle] {
		switch d.Kind {
		case decision.KindReject:
			rejected = true
		case decision.KindAccept, decision.KindFix:
			rejected = false
		}
	}
	return rejected
}

// passage gives the evidence of a record; an empty span has none.
func (it *item) passage(sp text.Span, id, rule string) Passage {
	if sp.Empty() {
		return Passage{}
	}
	return Passage{Article: it.Article.ID, Span: sp, Text: it.Article.Text.Slice(sp), Record: id, Rule: rule}
}

// row starts the row of a record.
func (it *item) row(kind, id string, ev record.Evidence) Row {
	return it.rowOfPart(kind, id, it.parts[id], ev)
}

func (it *item) rowOfPart(kind, id, part string, ev record.Evidence) Row {
	return Row{
		Key:      rowKey(kind, it.Article.ID, ev.Span, part),
		Target:   decision.Target{Article: it.Article.ID, Record: kind, Selector: it.Article.Text.Select(ev.Span), Part: part},
		Passages: []Passage{it.passage(ev.Span, id, ev.Rule)},
		Origins:  1,
	}
}

// printed gives the day of publication, or "".
func (it *item) printed() string { return day(it.Reading.Article.Published) }

// actorsOf gives the actors of the story for actors of the Reading, each once.
func (it *item) actorsOf(ids []string) []*actor {
	var out []*actor
	for _, id := range ids {
		if a := it.actors[id]; a != nil && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// mentioned gives the actors of the story that mentions mean, each once.
func (it *item) mentioned(ids ...[]string) []*actor {
	var out []*actor
	for _, id := range slices.Concat(ids...) {
		for _, a := range it.meant()[id] {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// keysOf gives the Keys of actors.
func keysOf(actors []*actor) []string {
	out := make([]string, len(actors))
	for i, a := range actors {
		out[i] = a.key
	}
	return out
}

// keyOf gives the Key of an actor; "" for none.
func keyOf(a *actor) string {
	if a == nil {
		return ""
	}
	return a.key
}

package story

import (
	"cmp"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// Item is one article of a story with its Reading.
type Item struct {
	Article article.Article
	Reading record.Reading
}

// Input is all that a story is built from.
type Input struct {
	Story     string
	Items     []Item              // in any order; of two with one article ID the first counts
	Decisions []decision.Decision // the whole log in order of Seq, undone ones included
	Today     string              // ISO 8601 day; decides between open, due and overdue
}

// Build joins articles and decisions into ledgers. It does not change its input.
// The order of the Items makes no difference.
func Build(in Input) *Ledgers {
	b := &builder{
		ledgers: &Ledgers{Story: in.Story, Today: in.Today},
		items:   inOrder(in.Items),
		index:   map[article.ID]int{},
		parts:   map[ref]string{},
		events:  map[ref]*record.Event{},
		rows:    map[ref]string{},
		at:      map[string]int{},
		decided: map[string][]decision.Decision{},
	}
	for i, it := range b.items {
		b.index[it.Article.ID] = i
		for _, p := range places(it.Reading) {
			b.parts[ref{i, p.id}] = p.part
		}
	}
	b.rulings = newRulings(decision.Effective(in.Decisions), b.items, b.index)
	for i := range b.items {
		if b.rulings.reject(i) {
			b.items[i].Reading = unread(b.items[i].Reading)
		}
		b.items[i].Reading = b.rulings.chooseTimes(i, b.items[i].Reading)
		events := b.items[i].Reading.Events
		for e := range events {
			b.events[ref{i, events[e].ID}] = &events[e]
		}
	}
	b.origins = findOrigins(b.items)
	b.articles()
	b.actors()
	b.times()
	b.statements()
	b.eventRows()
	b.documents()
	b.moves()
	b.expectations()
	b.conflicts()
	b.signals()
	b.proposals()
	b.ledgers.Unanchored = b.rulings.unanchored()
	return b.ledgers
}

// unread gives a Reading without its records: an article that the analyst rejected
// stays in the ledger of articles and says nothing in the others.
func unread(r record.Reading) record.Reading {
	return record.Reading{Schema: r.Schema, File: r.File, Article: r.Article, Sentences: r.Sentences, Notes: r.Notes}
}

// inOrder gives the items in order of publication, each article once. An article
// without a date comes last: it must not pass for the first report of anything.
func inOrder(items []Item) []Item {
	out := make([]Item, 0, len(items))
	seen := map[article.ID]bool{}
	for _, it := range items {
		if !seen[it.Article.ID] {
			seen[it.Article.ID] = true
			out = append(out, it)
		}
	}
	slices.SortFunc(out, func(x, y Item) int {
		p, q := x.Reading.Article.Published, y.Reading.Article.Published
		switch {
		case p == "" && q != "":
			return 1
		case p != "" && q == "":
			return -1
		}
		return cmp.Or(cmp.Compare(p, q), cmp.Compare(x.Article.ID, y.Article.ID))
	})
	return out
}

// ref names a record of one Reading: the index of its item and its id there. The id
// wholeArticle stands for the article itself.
type ref struct {
	item int
	id   string
}

const wholeArticle = "article"

// builder is the state of one Build. Each step fills one ledger and may look at
// those before it.
type builder struct {
	ledgers *Ledgers
	items   []Item
	index   map[article.ID]int             // article -> index of its item
	parts   map[ref]string                 // record -> what tells it apart on its passage
	events  map[ref]*record.Event          // event -> its record
	origins []int                          // item -> index of the first item of its origin
	rows    map[ref]string                 // record -> Key of the row that holds it
	at      map[string]int                 // Key -> index in its ledger
	rulings *rulings                       // decisions tied to records
	decided map[string][]decision.Decision // Key -> decisions about the row
	people  *people
}

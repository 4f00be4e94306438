package story

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// Item is one article of a story with its Reading.
type Item struct {
	Article article.Article
	Reading record.Reading
}

// Input is all that a story is built from.
type Input struct {
	Story     string
	Items     []Item
	Decisions []decision.Decision // the whole log, undone ones included
	Today     string              // ISO 8601 day; decides between open, due and overdue
}

// Build joins articles and decisions into ledgers. It does not change its input.
func Build(in Input) *Ledgers {
	b := &builder{
		ledgers: &Ledgers{Story: in.Story, Today: in.Today},
		rows:    map[ref]string{},
	}
	b.items = slices.Clone(in.Items)
	slices.SortStableFunc(b.items, func(x, y Item) int {
		return cmp.Or(
			cmp.Compare(x.Reading.Article.Published, y.Reading.Article.Published),
			cmp.Compare(x.Article.ID, y.Article.ID))
	})
	b.rulings = newRulings(decision.Effective(in.Decisions), b.items)
	for i := range b.items {
		b.items[i].Reading = b.rulings.chooseTimes(b.items[i])
	}
	b.origins = findOrigins(b.items)
	b.articles()
	b.actors()
	b.times()
	b.statements()
	b.events()
	b.documents()
	b.expectations()
	b.conflicts()
	b.signals()
	b.proposals()
	b.ledgers.Unanchored = b.rulings.unanchored()
	return b.ledgers
}

// ref names a record of one Reading: the index of its item and its id there.
type ref struct {
	item int
	id   string
}

type builder struct {
	ledgers *Ledgers
	items   []Item
	rulings *rulings
	origins []int          // item index -> index of the first item of its origin
	rows    map[ref]string // record -> Key of the row that holds it
	people  *people
}

// passage gives the evidence of a record of item i.
func (b *builder) passage(i int, sp text.Span, id, rule string) Passage {
	return passageOf(b.items[i], sp, id, rule)
}

func passageOf(it Item, sp text.Span, id, rule string) Passage {
	if sp.Empty() {
		return Passage{}
	}
	return Passage{Article: it.Article.ID, Span: sp, Text: it.Article.Text.Slice(sp), Record: id, Rule: rule}
}

// row starts a row for a record of item i that stands on ev. Part tells apart
// several records of one kind on one passage.
func (b *builder) row(i int, kind, id, part string, ev record.Evidence) Row {
	it := b.items[i]
	row := Row{
		Key:      rowKey(kind, it.Article.ID, ev.Span, part),
		Target:   targetOf(it, kind, part, ev.Span),
		Passages: []Passage{b.passage(i, ev.Span, id, ev.Rule)},
		Origins:  1,
	}
	b.rows[ref{i, id}] = row.Key
	return row
}

// rowKey names a row by what it stands on, so that it keeps its name when the
// archive is read again.
func rowKey(kind string, id article.ID, sp text.Span, part string) string {
	short := string(id)
	if len(short) > 12 {
		short = short[:12]
	}
	key := kind + ":" + short + ":" + strconv.Itoa(sp.Start) + "-" + strconv.Itoa(sp.End)
	if part != "" {
		key += ":" + part
	}
	return key
}

func targetOf(it Item, kind, part string, sp text.Span) decision.Target {
	return decision.Target{Article: it.Article.ID, Record: kind, Selector: it.Article.Text.Select(sp), Part: part}
}

// countOrigins gives the number of independent origins among passages.
func (b *builder) countOrigins(passages []Passage) int {
	seen := map[int]bool{}
	for _, p := range passages {
		if i := b.itemOf(p.Article); i >= 0 {
			seen[b.origins[i]] = true
		}
	}
	return max(len(seen), 1)
}

func (b *builder) itemOf(id article.ID) int {
	return slices.IndexFunc(b.items, func(it Item) bool { return it.Article.ID == id })
}

func (b *builder) articles() {
	for i, it := range b.items {
		r := it.Reading
		sp := r.Article.Headline.Span
		if sp.Empty() {
			sp = firstSentence(r, it.Article.Text)
		}
		row := Article{
			Row:        b.row(i, "article", "", "", record.Evidence{Span: sp, Rule: "capture"}),
			ID:         it.Article.ID,
			File:       it.Article.File,
			Headline:   r.Article.Headline.Text,
			Outlet:     r.Article.Outlet,
			Agency:     r.Article.Agency,
			Published:  r.Article.Published,
			Language:   r.Article.Language,
			Origin:     b.items[b.origins[i]].Article.ID,
			Statements: len(r.Statements),
			Chains:     r.Chains,
			Notes:      r.Notes,
		}
		if row.Headline == "" {
			row.Headline = clip(it.Article.Text.Slice(sp), 90)
		}
		if b.origins[i] != i {
			row.ReprintOf = row.Origin
		}
		b.rulings.apply(&row.Row, map[string]*string{"headline": &row.Headline, "outlet": &row.Outlet, "agency": &row.Agency, "published": &row.Published})
		b.ledgers.Articles = append(b.ledgers.Articles, row)
	}
}

func firstSentence(r record.Reading, t *text.Text) text.Span {
	if len(r.Sentences) > 0 {
		return r.Sentences[0]
	}
	return text.Span{End: t.Len()}
}

// clip shortens s to at most n code points at a word's end.
func clip(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := n
	for cut > n/2 && runes[cut] != ' ' {
		cut--
	}
	return string(runes[:cut]) + "…"
}

func (b *builder) times() {
	for i, it := range b.items {
		for _, t := range it.Reading.Times {
			row := Time{
				Row:  b.row(i, "time", t.ID, "", t.Evidence),
				Text: t.Text, Type: t.Type, Value: t.Value, From: t.From, To: t.To,
				Anchor: t.Anchor, Why: t.Why, Readings: t.Readings, Chosen: -1,
			}
			row.Chosen = slices.IndexFunc(t.Readings, func(r record.TimeReading) bool { return r.Chosen })
			b.rulings.apply(&row.Row, map[string]*string{"from": &row.From, "to": &row.To, "value": &row.Value})
			b.ledgers.Times = append(b.ledgers.Times, row)
		}
	}
}

func (b *builder) events() {
	for i, it := range b.items {
		for _, e := range it.Reading.Events {
			row := Event{
				Row:  b.row(i, "event", e.ID, e.Trigger.Text, e.Evidence),
				Type: e.Type, Trigger: e.Trigger.Text,
				Actors:     b.people.ofMentions(i, e.Actors),
				Recipients: b.people.ofMentions(i, e.Recipients),
				From:       e.From, To: e.To, Factuality: e.Factuality, Tense: e.Tense,
				Hypothetical: e.Hypothetical, Outcome: e.Outcome, Score: e.Score,
				AccordingTo: b.rows[ref{i, e.AccordingTo}],
			}
			b.rulings.apply(&row.Row, map[string]*string{"type": &row.Type, "from": &row.From, "to": &row.To, "factuality": &row.Factuality})
			b.ledgers.Events = append(b.ledgers.Events, row)
		}
	}
}

func (b *builder) documents() {
	for i, it := range b.items {
		for _, d := range it.Reading.Documents {
			row := Document{
				Row:  b.row(i, "document", d.ID, "", d.Evidence),
				Kind: d.Kind, Title: d.Title, Date: d.Date,
				Parties: b.people.ofActors(i, d.Parties),
			}
			if row.Title == "" {
				row.Title = row.Passages[0].Text
			}
			for _, m := range d.Mentions {
				row.Passages = append(row.Passages, b.passage(i, m.Span, d.ID, d.Rule))
			}
			b.rulings.apply(&row.Row, map[string]*string{"kind": &row.Kind, "title": &row.Title, "date": &row.Date})
			b.ledgers.Documents = append(b.ledgers.Documents, row)
		}
		for _, m := range it.Reading.Moves {
			row := Move{
				Row:      b.row(i, "move", m.ID, string(m.Move), m.Evidence),
				Document: b.rows[ref{i, m.Document}],
				Move:     m.Move,
				By:       b.people.ofActors(i, m.By), To: b.people.ofActors(i, m.To),
				Answers: b.rows[ref{i, m.Answers}],
				From:    m.From, ToDay: m.ToDay, Factuality: m.Factuality,
			}
			if m.ReplyOwed != "" {
				row.ReplyOwed = b.people.key(ref{i, m.ReplyOwed})
			}
			if d := find(b.ledgers.Documents, row.Document); d != nil {
				row.Title = d.Title
			}
			b.rulings.apply(&row.Row, map[string]*string{"from": &row.From, "to": &row.ToDay})
			b.ledgers.Moves = append(b.ledgers.Moves, row)
		}
	}
}

func (b *builder) conflicts() {
	for i, it := range b.items {
		for _, k := range it.Reading.Conflicts {
			row := Conflict{
				Row:  b.row(i, "conflict", k.ID, k.Kind, k.Evidence),
				Kind: k.Kind, ExplainedBy: k.ExplainedBy, Note: k.Note,
				A: b.passage(i, k.Span, k.A, k.Rule), B: b.passage(i, k.Other, k.B, k.Rule),
			}
			row.Passages = []Passage{row.A, row.B}
			b.rulings.apply(&row.Row, map[string]*string{"verdict": &row.Verdict, "note": &row.Note})
			b.ledgers.Conflicts = append(b.ledgers.Conflicts, row)
		}
	}
}

func (b *builder) signals() {
	for i, it := range b.items {
		for _, g := range it.Reading.Signals {
			row := Signal{
				Row:       b.row(i, "signal", g.ID, "", g.Evidence),
				Direction: g.Direction, From: b.people.key(ref{i, g.From}), To: b.people.key(ref{i, g.To}),
				AccordingTo: b.rows[ref{i, g.AccordingTo}], Score: g.Score,
				Day: it.Reading.Article.Published,
			}
			if len(row.Day) > len("2006-01-02") {
				row.Day = row.Day[:len("2006-01-02")]
			}
			for _, e := range it.Reading.Events {
				if e.ID == g.Event && e.From != "" {
					row.Day = e.From
				}
			}
			row.Target.Record, row.Target.Part = decision.OnEvent, triggerOf(it.Reading, g.Event)
			b.rulings.apply(&row.Row, nil)
			b.ledgers.Signals = append(b.ledgers.Signals, row)
		}
	}
}

// rowed is any row of a ledger.
type rowed interface{ row() *Row }

func (r *Row) row() *Row { return r }

// find gives the row with a key, or nil.
func find[T any, P interface {
	*T
	rowed
}](rows []T, key string) *T {
	if key == "" {
		return nil
	}
	for i := range rows {
		if P(&rows[i]).row().Key == key {
			return &rows[i]
		}
	}
	return nil
}

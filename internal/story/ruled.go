package story

import (
	"cmp"
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// AsRuled gives the Reading of an article as the analyst left it by decisions of the log
// that are in force, those about the article and the standing ones of its story: with
// what was added and fixed, without what was rejected, and its actors by all their names.
func AsRuled(in Item, log []decision.Decision, standing *Standing) record.Reading {
	it := newItem(in)
	it.prepare(Lists{})
	it.rule(slices.DeleteFunc(decision.Effective(log), func(d decision.Decision) bool {
		return namesActor(d.Target) || d.Target.Article != in.Article.ID
	}), standing.dates)
	r := it.reading
	r.Actors = standing.withNames(r.Actors)
	naming := adding{item: it, t: in.Article.Text, r: &r}
	actor := func(name string) string {
		if who := naming.named(name); who != nil {
			return who.ID
		}
		return ""
	}
	r.Statements = left(r.Statements, func(s *record.Statement) bool {
		name := ""
		row := it.applied(s.ID, standing.always(decision.OnStatement, shapeOfStatement(s)), map[string]*string{
			"name": &name, "from": &s.Said.From, "to": &s.Said.To, "kind": (*string)(&s.Kind),
		})
		if row.Fixes["from"] != "" && row.Fixes["to"] == "" {
			s.Said.To = s.Said.From // a day set by hand is that day
		}
		inOrderOf(s.Said.From, &s.Said.To)
		if name != "" {
			s.Source = record.Source{Text: name, Actor: actor(name)}
		}
		return row.Ruling != Rejected
	})
	r.Events = left(r.Events, func(e *record.Event) bool {
		row := it.applied(e.ID, standing.always(decision.OnEvent, shapeOfEvent(e)), map[string]*string{"type": &e.Type, "from": &e.From, "to": &e.To})
		inOrderOf(e.From, &e.To)
		return row.Ruling != Rejected
	})
	r.Expectations = left(r.Expectations, func(x *record.Expectation) bool {
		by := ""
		row := it.applied(x.ID, standing.always(decision.OnExpectation, x.Rule), map[string]*string{"from": &x.From, "to": &x.To, "by": &by, "announced_on": &x.AnnouncedOn})
		inOrderOf(x.From, &x.To)
		x.AnnouncedBy = cmp.Or(actor(by), x.AnnouncedBy)
		return row.Ruling != Rejected
	})
	r.Documents = left(r.Documents, func(d *record.Document) bool {
		row := it.applied(d.ID, standing.always(decision.OnDocument, d.Rule), map[string]*string{"kind": &d.Kind, "title": &d.Title, "date": &d.Date})
		return row.Ruling != Rejected
	})
	r.Moves = left(r.Moves, func(m *record.Move) bool {
		row := it.applied(m.ID, standing.always(decision.OnMove, m.Rule), map[string]*string{"from": &m.From, "to": &m.ToDay, "move": (*string)(&m.Move)})
		inOrderOf(m.From, &m.ToDay)
		return row.Ruling != Rejected
	})
	return r
}

// applied rules on one record by itself, first as on all of its shape, and sets the
// fields that were fixed.
func (it *item) applied(id string, always []decision.Decision, fields map[string]*string) *Row {
	row := &Row{}
	row.apply(always, fields)
	row.apply(it.at[id], fields)
	return row
}

// inOrderOf brings a last day that lies before the first to it.
func inOrderOf(from string, to *string) {
	if *to != "" {
		*to = max(from, *to)
	}
}

// left gives copies of the records that stand, with what keep set in them.
func left[R any](records []R, keep func(*R) bool) []R {
	out := make([]R, 0, len(records))
	for _, r := range records {
		if keep(&r) {
			out = append(out, r)
		}
	}
	return out
}

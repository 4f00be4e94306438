package story

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// The ledgers of this file have one row for each record: nothing is joined.

func (b *builder) articles() {
	for i, it := range b.items {
		r := it.Reading
		sp := r.Article.Headline.Span
		if sp.Empty() {
			sp = firstSentence(r, it.Article.Text)
		}
		row := Article{
			Row:        b.row(i, decision.OnArticle, wholeArticle, record.Evidence{Span: sp, Rule: "capture"}),
			ID:         it.Article.ID,
			File:       it.Article.File,
			Headline:   r.Article.Headline.Text,
			Outlet:     r.Article.Outlet,
			Agency:     r.Article.Agency,
			Published:  r.Article.Published,
			Language:   r.Article.Language,
			Origin:     b.originOf(i),
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
		b.bind(ref{i, wholeArticle}, row.Key)
		b.apply(&row.Row, map[string]*string{"headline": &row.Headline, "outlet": &row.Outlet, "agency": &row.Agency, "published": &row.Published})
		b.ledgers.Articles = append(b.ledgers.Articles, row)
	}
}

func firstSentence(r record.Reading, t *text.Text) text.Span {
	if len(r.Sentences) > 0 {
		return r.Sentences[0]
	}
	return text.Span{End: t.Len()}
}

func (b *builder) times() {
	for i, it := range b.items {
		for _, t := range it.Reading.Times {
			row := Time{
				Row:  b.row(i, decision.OnTime, t.ID, t.Evidence),
				Text: t.Text, Type: t.Type, Value: t.Value, From: t.From, To: t.To,
				Anchor: t.Anchor, Why: t.Why, Readings: t.Readings,
				Chosen: slices.IndexFunc(t.Readings, func(r record.TimeReading) bool { return r.Chosen }),
			}
			b.bind(ref{i, t.ID}, row.Key)
			b.apply(&row.Row, nil) // chooseTimes has set the fields
			b.ledgers.Times = append(b.ledgers.Times, row)
		}
	}
}

func (b *builder) eventRows() {
	for i, it := range b.items {
		for _, e := range it.Reading.Events {
			row := Event{
				Row:  b.row(i, decision.OnEvent, e.ID, e.Evidence),
				Type: e.Type, Trigger: e.Trigger.Text, CAMEO: e.CAMEO,
				Actors:     b.people.ofMentions(i, e.Actors),
				Recipients: b.people.ofMentions(i, e.Recipients),
				From:       e.From, To: e.To, Factuality: e.Factuality, Tense: e.Tense,
				Hypothetical: e.Hypothetical, Outcome: e.Outcome, Awaited: e.Awaited, Score: e.Score,
				AccordingTo: b.rowOf(i, e.AccordingTo),
			}
			keep(b, &b.ledgers.Events, row, ref{i, e.ID})
			kept := &b.ledgers.Events[len(b.ledgers.Events)-1]
			b.apply(&kept.Row, map[string]*string{"type": &kept.Type, "from": &kept.From, "to": &kept.To, "factuality": &kept.Factuality})
		}
	}
}

// signals makes one row of each signal. A ruling on the event that signals is one on
// the signal.
func (b *builder) signals() {
	for i, it := range b.items {
		for _, g := range it.Reading.Signals {
			row := Signal{
				Row:       b.row(i, "signal", g.ID, g.Evidence),
				Direction: g.Direction, From: b.people.key(ref{i, g.From}), To: b.people.key(ref{i, g.To}),
				AccordingTo: b.rowOf(i, g.AccordingTo), Score: g.Score,
				Day: day(it.Reading.Article.Published),
			}
			if e := get(b, b.ledgers.Events, b.rowOf(i, g.Event)); e != nil {
				row.Target, row.Ruling, row.Fixes = e.Target, e.Ruling, e.Fixes
				if e.From != "" {
					row.Day = e.From
				}
			}
			b.ledgers.Signals = append(b.ledgers.Signals, row)
		}
	}
}

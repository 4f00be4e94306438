package story

import (
	"maps"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/plover"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// The ledgers of this file have one row for each record: nothing is joined.

// settlePlain makes the rows of articles, times, events and signals of the items that
// were touched or one of whose statements stands in another row than before.
func (s *Story) settlePlain() {
	for it, anew := range s.touched {
		s.plain[it] = s.plain[it] || anew
	}
	items := slices.Collect(maps.Keys(s.plain))
	happenings := make([][]*happening, len(items))
	s.spread.Over(len(items), func(i int) {
		if it := items[i]; !it.gone {
			if s.plain[it] {
				it.articleRow(s.grades[it.Reading.Article.Outlet])
				it.timeRows()
			}
			happenings[i] = s.eventRows(it)
			it.signalRows(happenings[i])
			it.mentions = nil
		}
	})
	for i, it := range items {
		s.outcomes.come[it] = happenings[i]
		if !it.gone {
			s.out.plain[it] = true
		}
	}
	clear(s.plain)
}

// settleGrades finds the grade of each outlet: the last letter that was given to one of
// its articles.
func (s *Story) settleGrades() {
	grades := map[string]string{}
	for _, d := range s.log {
		if d.Kind != decision.KindGrade || s.items[d.Target.Article] == nil {
			continue
		}
		letter := strings.TrimRight(d.Value, "123456")
		if outlet := s.items[d.Target.Article].Reading.Article.Outlet; letter != "" && outlet != "" {
			grades[outlet] = letter
		}
	}
	if maps.Equal(grades, s.grades) {
		return
	}
	for _, it := range s.order {
		if outlet := it.Reading.Article.Outlet; grades[outlet] != s.grades[outlet] {
			s.plain[it] = true
		}
	}
	s.grades = grades
}

func (it *item) articleRow(reliability string) {
	r := it.reading
	sp := r.Article.Headline.Span
	if sp.Empty() {
		sp = firstSentence(r, it.Article.Text)
	}
	row := &Article{
		Row:       it.row(decision.OnArticle, wholeArticle, record.Evidence{Span: sp, Rule: "capture"}),
		ID:        it.Article.ID,
		File:      it.Article.File,
		Headline:  r.Article.Headline.Text,
		Outlet:    r.Article.Outlet,
		Agency:    r.Article.Agency,
		Published: r.Article.Published,
		Modified:  r.Article.Modified,
		Language:  r.Article.Language,

		Reliability: reliability,

		Origin:     it.origin.Article.ID,
		Statements: len(r.Statements),
		Chains:     r.Chains,
		Notes:      r.Notes,
	}
	if row.Headline == "" {
		row.Headline = clip(it.Article.Text.Slice(sp), 90)
	}
	if it.origin != it {
		row.ReprintOf = row.Origin
	}
	row.apply(it.at[wholeArticle], map[string]*string{"headline": &row.Headline, "outlet": &row.Outlet, "agency": &row.Agency, "published": &row.Published, "language": &row.Language})
	it.rows.article = row
}

func firstSentence(r record.Reading, t *text.Text) text.Span {
	if len(r.Sentences) > 0 {
		return r.Sentences[0]
	}
	return text.Span{End: t.Len()}
}

func (it *item) timeRows() {
	it.rows.times = make([]*Time, 0, len(it.reading.Times))
	for _, t := range it.reading.Times {
		row := &Time{
			Row:  it.row(decision.OnTime, t.ID, t.Evidence),
			Text: t.Text, Type: t.Type, Value: t.Value, From: t.From, To: t.To,
			Anchor: t.Anchor, Why: t.Why, Readings: t.Readings,
			Chosen: slices.IndexFunc(t.Readings, func(r record.TimeReading) bool { return r.Chosen }),
		}
		row.Shape = string(Asked(t.Readings))
		if d, ok := it.dated[t.ID]; ok {
			row.apply([]decision.Decision{d}, nil)
		}
		row.apply(it.at[t.ID], nil) // chooseTimes has set the fields
		it.rows.times = append(it.rows.times, row)
	}
}

// keyOfTime gives the Key of the row of a date; "" for none.
func (it *item) keyOfTime(id string) string {
	for _, t := range it.reading.Times {
		if t.ID == id {
			return rowKey(decision.OnTime, it.Article.ID, t.Span, it.parts[id])
		}
	}
	return ""
}

// eventRows makes the rows of events; where all are as before, the same again.
func (s *Story) eventRows(it *item) []*happening {
	out := make([]*happening, 0, len(it.reading.Events))
	for i, e := range it.reading.Events {
		actors, recipients := it.mentioned(e.Actors), it.mentioned(e.Recipients)
		h := &happening{spot: spot{it, i}, id: e.ID, origin: it.origin, present: slices.Concat(actors, recipients)}
		h.cast = rolesOf(h.present)
		if said := it.saying[e.AccordingTo]; said != nil {
			h.speaker = said.speaker
		}
		row := &Event{
			Row:  it.row(decision.OnEvent, e.ID, e.Evidence),
			Type: e.Type, Trigger: e.Trigger.Text, CAMEO: e.CAMEO,
			Actors:     keysOf(actors),
			Recipients: keysOf(recipients),
			From:       e.From, To: e.To, Factuality: e.Factuality, Tense: e.Tense,
			Hypothetical: e.Hypothetical, Outcome: e.Outcome, Awaited: e.Awaited, Score: e.Score,
			AccordingTo: it.keyOfStatement(e.AccordingTo),
		}
		row.apply(s.always(&row.Row, shapeOfEvent(&e), it.at[e.ID]), map[string]*string{
			"type": &row.Type, "from": &row.From, "to": &row.To, "factuality": &row.Factuality,
			"cameo": &row.CAMEO, "tense": &row.Tense, "outcome": &row.Outcome,
		})
		if (row.Fixes["type"] != "" || e.Rule == byAnalyst) && s.lists.Scale.Knows(row.Type) {
			row.Score = s.lists.Scale.Score(row.Type, e.Mode)
			row.CAMEO = row.Fixes["cameo"] // the code read belongs to the other type
		}
		h.row = row
		h.counts = it.countsOf(h)
		out = append(out, h)
	}
	return it.kept(out)
}

// kept puts the events that were there before in place of those that are the same.
// Where one is another, those told by a headline are too: they give way to what is told
// below (toldMoreFully).
func (it *item) kept(events []*happening) []*happening {
	same := make([]bool, len(events))
	for i, h := range events {
		same[i] = i < len(it.happenings) && h.isAs(it.happenings[i])
	}
	if len(events) == len(it.happenings) && !slices.Contains(same, false) {
		return it.happenings
	}
	for i, old := range it.happenings[:min(len(events), len(it.happenings))] {
		if same[i] && !old.headline {
			events[i] = old
		}
	}
	return events
}

// signals gives the signals of the item: those of the Reading, and in their place those
// of the events whose type or certainty the analyst fixed, or that the analyst added.
func (it *item) signals(events []*happening) []record.Signal {
	fixed := map[string][]record.Signal{}
	for i, h := range events {
		row := h.row
		_, retyped := row.Fixes["type"]
		e := it.reading.Events[i]
		if _, other := row.Fixes["factuality"]; retyped || other || e.Rule == byAnalyst {
			e.Type, e.Factuality, e.Score = row.Type, row.Factuality, row.Score
			fixed[e.ID] = plover.Signals([]record.Event{e}, it.reading.Mentions, it.reading.Actors, it.reading.Statements)
		}
	}
	if len(fixed) == 0 {
		return it.reading.Signals
	}
	var out []record.Signal
	for _, g := range it.reading.Signals {
		now, again := fixed[g.Event]
		switch {
		case !again:
			out = append(out, g)
		case len(now) > 0:
			now[0].ID = g.ID
			out = append(out, now[0])
		}
		if again {
			fixed[g.Event] = nil
		}
	}
	for _, h := range events {
		for _, g := range fixed[h.id] {
			g.ID = h.id // of which the Reading has no signal
			out = append(out, g)
		}
	}
	return out
}

// signalRows makes the rows of signals. A ruling on the event that signals is one on
// the signal.
func (it *item) signalRows(events []*happening) {
	signals := it.signals(events)
	it.rows.signals = make([]*Signal, 0, len(signals))
	for _, g := range signals {
		row := &Signal{
			Row:       it.row("signal", g.ID, g.Evidence),
			Direction: g.Direction, From: keyOf(it.actors[g.From]), To: keyOf(it.actors[g.To]),
			AccordingTo: it.keyOfStatement(g.AccordingTo), Score: g.Score,
			Day: it.printed(),
		}
		for _, h := range events {
			if e := h.row; h.id == g.Event {
				row.Target, row.Ruling, row.Fixes = e.Target, e.Ruling, e.Fixes
				if e.From != "" {
					row.Day = e.From
				}
			}
		}
		it.rows.signals = append(it.rows.signals, row)
	}
}

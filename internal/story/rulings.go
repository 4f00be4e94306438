package story

import (
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// place is where a ruling applies: a record of one kind on one passage.
type place struct {
	article article.ID
	record  string
	span    text.Span
	part    string
}

// rulings are the decisions in force, tied to the records they are about.
type rulings struct {
	at    map[place][]decision.Decision
	names map[string][]decision.Decision // decisions on an actor by name
	loose []decision.Decision            // whose passage is found no more
}

// newRulings anchors decisions. A passage is looked for by its selector, so that a
// ruling survives a changed text; the record on it is the one with the same span, or
// else the one that shares most of it, so that it survives a changed reader.
func newRulings(effective []decision.Decision, items []Item) *rulings {
	r := &rulings{at: map[place][]decision.Decision{}, names: map[string][]decision.Decision{}}
	byID := map[article.ID]*Item{}
	for i := range items {
		byID[items[i].Article.ID] = &items[i]
	}
	for _, d := range effective {
		if d.Target.Record == decision.OnActor && d.Target.Part != "" {
			r.names[d.Target.Part] = append(r.names[d.Target.Part], d)
			continue
		}
		at, ok := anchor(d.Target, byID[d.Target.Article])
		if !ok {
			r.loose = append(r.loose, d)
			continue
		}
		r.at[at] = append(r.at[at], d)
	}
	return r
}

func anchor(t decision.Target, it *Item) (place, bool) {
	if it == nil {
		return place{}, false
	}
	if t.Record == decision.OnArticle {
		return place{article: it.Article.ID, record: t.Record}, true
	}
	sp, ok := it.Article.Text.Find(t.Selector)
	if !ok {
		return place{}, false
	}
	best, bestShare := place{}, 0.5
	for _, c := range places(it.Reading, t.Record) {
		share := shared(c.span, sp)
		if c.part == t.Part {
			share += 1 // the same part beats any other record of the kind
		}
		if shared(c.span, sp) >= 0.5 && share > bestShare {
			best, bestShare = c, share
		}
	}
	best.article, best.record = it.Article.ID, t.Record
	return best, bestShare > 0.5
}

// shared is the length of the intersection over that of the union, 0 to 1.
func shared(a, b text.Span) float64 {
	both := a.Intersect(b).Len()
	if both == 0 {
		return 0
	}
	return float64(both) / float64(a.Len()+b.Len()-both)
}

// places lists the records of one kind in a Reading.
func places(r record.Reading, kind string) []place {
	var out []place
	add := func(sp text.Span, part string) { out = append(out, place{span: sp, part: part}) }
	switch kind {
	case decision.OnStatement:
		for _, s := range r.Statements {
			add(s.Span, s.Cue.Text)
		}
	case decision.OnTime:
		for _, t := range r.Times {
			add(t.Span, "")
		}
	case decision.OnExpectation:
		for _, x := range r.Expectations {
			add(x.Span, triggerOf(r, x.Event))
		}
	case decision.OnEvent:
		for _, e := range r.Events {
			add(e.Span, e.Trigger.Text)
		}
	case decision.OnMove:
		for _, m := range r.Moves {
			add(m.Span, string(m.Move))
		}
	case decision.OnDocument:
		for _, d := range r.Documents {
			add(d.Span, "")
		}
	case decision.OnConflict:
		for _, k := range r.Conflicts {
			add(k.Span, k.Kind)
		}
	}
	return out
}

func triggerOf(r record.Reading, event string) string {
	for _, e := range r.Events {
		if e.ID == event {
			return e.Trigger.Text
		}
	}
	return ""
}

// on gives the decisions about a row, oldest first. A row that joins several
// passages is ruled on through any of them.
func (r *rulings) on(row *Row) []decision.Decision {
	if row.Target.Record == decision.OnArticle {
		return r.at[place{article: row.Target.Article, record: decision.OnArticle}]
	}
	if row.Target.Record == decision.OnActor {
		return r.names[row.Target.Part]
	}
	var out []decision.Decision
	seen := map[place]bool{}
	for _, p := range row.Passages {
		at := place{article: p.Article, record: row.Target.Record, span: p.Span, part: row.Target.Part}
		if !seen[at] {
			seen[at] = true
			out = append(out, r.at[at]...)
		}
	}
	slices.SortStableFunc(out, func(a, b decision.Decision) int { return int(int64(a.Seq) - int64(b.Seq)) })
	return out
}

// apply rules on a row: its Ruling and the fields that were fixed. Fields maps the
// names a fix may use to where the row holds them.
func (r *rulings) apply(row *Row, fields map[string]*string) {
	for _, d := range r.on(row) {
		switch d.Kind {
		case decision.KindAccept:
			row.Ruling = Accepted
		case decision.KindReject:
			row.Ruling = Rejected
		case decision.KindRule:
			row.Ruling = Accepted
			set(row, fields, "verdict", d.Value)
		case decision.KindFix:
			row.Ruling = Accepted
			set(row, fields, d.Field, d.Value)
		case decision.KindRead:
			row.Ruling = Accepted
		}
	}
}

func set(row *Row, fields map[string]*string, field, value string) {
	if row.Fixes == nil {
		row.Fixes = map[string]string{}
	}
	row.Fixes[field] = value
	if p := fields[field]; p != nil {
		*p = value
	}
}

func (r *rulings) unanchored() []decision.Decision { return r.loose }

// ReadingName names one reading of a date for a decision of kind read:
// "utterance/iso", or the anchor alone where no week is counted.
func ReadingName(t record.TimeReading) string {
	if t.Week == "" {
		return string(t.Anchor)
	}
	return string(t.Anchor) + "/" + string(t.Week)
}

// chooseTimes gives the item's Reading with the analyst's readings of its dates in
// force, and everything that takes its day from one of those dates moved along.
func (r *rulings) chooseTimes(it Item) record.Reading {
	reading := it.Reading
	changed := map[string]record.Time{}
	for i, t := range reading.Times {
		at := place{article: it.Article.ID, record: decision.OnTime, span: t.Span}
		for _, d := range r.at[at] {
			var ok bool
			switch {
			case d.Kind == decision.KindRead:
				t, ok = choose(t, d.Value)
			case d.Kind == decision.KindFix && d.Field == "from":
				t.From, ok = d.Value, true
			case d.Kind == decision.KindFix && d.Field == "to":
				t.To, ok = d.Value, true
			}
			if ok {
				changed[t.ID] = t
			}
		}
		if c, ok := changed[t.ID]; ok {
			if len(changed) == 1 {
				reading.Times = slices.Clone(reading.Times)
			}
			reading.Times[i] = c
		}
	}
	if len(changed) == 0 {
		return reading
	}
	return moveAlong(reading, changed)
}

func choose(t record.Time, name string) (record.Time, bool) {
	i := slices.IndexFunc(t.Readings, func(r record.TimeReading) bool { return ReadingName(r) == name })
	if i < 0 {
		return t, false
	}
	t.Readings = slices.Clone(t.Readings)
	for j := range t.Readings {
		t.Readings[j].Chosen = j == i
	}
	chosen := t.Readings[i]
	t.Value, t.From, t.To, t.Anchor = chosen.Value, chosen.From, chosen.To, chosen.Anchor
	t.Why = fmt.Sprintf("You chose the reading %s.", strings.ReplaceAll(name, "/", ", week "))
	return t, true
}

// moveAlong gives the records that name a changed date its new days.
func moveAlong(r record.Reading, changed map[string]record.Time) record.Reading {
	r.Statements = slices.Clone(r.Statements)
	for i := range r.Statements {
		if t, ok := changed[r.Statements[i].Said.Time]; ok {
			r.Statements[i].Said.From, r.Statements[i].Said.To = t.From, t.To
		}
	}
	r.Events = slices.Clone(r.Events)
	for i := range r.Events {
		if t, ok := changed[r.Events[i].Time]; ok {
			r.Events[i].From, r.Events[i].To = t.From, t.To
		}
	}
	r.Expectations = slices.Clone(r.Expectations)
	for i := range r.Expectations {
		if t, ok := changed[r.Expectations[i].Time]; ok {
			r.Expectations[i].From, r.Expectations[i].To = t.From, t.To
		}
	}
	r.Moves = slices.Clone(r.Moves)
	for i := range r.Moves {
		if t, ok := changed[r.Moves[i].Time]; ok {
			r.Moves[i].From, r.Moves[i].ToDay = t.From, t.To
		}
	}
	return r
}

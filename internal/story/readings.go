package story

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// ReadingName names one reading of a date for a decision of kind read: "utterance/iso",
// "publication/ahead", the anchor alone where nothing else is left open, the way alone
// where nothing is counted from ("day-first").
func ReadingName(t record.TimeReading) string {
	name := string(t.Anchor)
	if way := cmp.Or(string(t.Way), string(t.Week)); way != "" {
		name = strings.TrimPrefix(name+"/"+way, "/")
	}
	return name
}

// chooseTimes puts the analyst's readings of the item's dates in force, those chosen for
// all such dates before those of one date, and moves along what takes its day from one of
// those dates. A decision for a reading that the date no longer has is loose.
func (it *item) chooseTimes(rules dateRules) {
	changed := map[string]record.Time{}
	it.dated = nil
	for _, t := range it.reading.Times {
		always, ok := rules.on(t, it.outlet)
		if i := answered(t.Readings, always.Value); ok && i >= 0 {
			if it.dated == nil {
				it.dated = map[string]decision.Decision{}
			}
			it.dated[t.ID] = always
			t = chosen(t, i, chosenByRule)
			changed[t.ID] = t
		}
		if own := it.at[t.ID]; len(own) > 0 {
			it.at[t.ID] = slices.DeleteFunc(own, func(d decision.Decision) bool {
				gone := d.Kind == decision.KindRead && readingNamed(t.Readings, d.Value) < 0
				if gone {
					it.loose = append(it.loose, d)
				}
				return gone
			})
		}
		for _, d := range it.at[t.ID] {
			switch {
			case d.Kind == decision.KindRead:
				t = chosen(t, readingNamed(t.Readings, d.Value), chosenByYou)
			case d.Kind == decision.KindAdd:
				setDays(&t, d.Add)
			case d.Kind == decision.KindFix && d.Field == "from":
				t.From = d.Value
			case d.Kind == decision.KindFix && d.Field == "to":
				t.To = d.Value
			case d.Kind == decision.KindFix && d.Field == "value":
				t.Value = d.Value
			default:
				continue
			}
			changed[t.ID] = t
		}
	}
	if len(changed) > 0 {
		it.reading = moveAlong(it.reading, changed)
	}
}

// readingNamed gives the index of the reading with a name, else of the first that had it
// before readings had ways, or -1.
func readingNamed(readings []record.TimeReading, name string) int {
	if i := slices.IndexFunc(readings, func(r record.TimeReading) bool { return ReadingName(r) == name }); i >= 0 {
		return i
	}
	return slices.IndexFunc(readings, func(r record.TimeReading) bool {
		r.Way = ""
		return ReadingName(r) == name
	})
}

// chosen reads a date the i-th way; who says who chose it.
func chosen(t record.Time, i int, who message.Kind) record.Time {
	t.Readings = slices.Clone(t.Readings)
	for j := range t.Readings {
		t.Readings[j].Chosen = j == i
	}
	r := t.Readings[i]
	t.Value, t.From, t.To, t.Anchor, t.Why = r.Value, r.From, r.To, r.Anchor, ruledReading(who, r)
	return t
}

// moveAlong gives the changed dates, and the records that name one, their new days.
func moveAlong(r record.Reading, changed map[string]record.Time) record.Reading {
	r.Times = slices.Clone(r.Times)
	for i := range r.Times {
		if t, ok := changed[r.Times[i].ID]; ok {
			r.Times[i] = t
		}
	}
	said := map[string]string{} // statement whose day moved -> its new day
	r.Statements = slices.Clone(r.Statements)
	for i := range r.Statements {
		s := &r.Statements[i]
		if t, ok := changed[s.Said.Time]; ok {
			s.Said.From, s.Said.To = t.From, t.To
			said[s.ID] = t.From
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
		x := &r.Expectations[i]
		if t, ok := changed[x.Time]; ok {
			x.From, x.To = t.From, t.To
		}
		if on, ok := said[x.Statement]; ok {
			x.AnnouncedOn = on
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

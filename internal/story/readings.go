package story

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// ReadingName names one reading of a date for a decision of kind read:
// "utterance/iso", or the anchor alone where no week is counted.
func ReadingName(t record.TimeReading) string {
	if t.Week == "" {
		return string(t.Anchor)
	}
	return string(t.Anchor) + "/" + string(t.Week)
}

// chooseTimes puts the analyst's readings of the item's dates in force, and moves
// along what takes its day from one of those dates. A decision for a reading that the
// date no longer has is loose.
func (it *item) chooseTimes() {
	changed := map[string]record.Time{}
	for _, t := range it.reading.Times {
		if len(it.at[t.ID]) == 0 {
			continue
		}
		it.at[t.ID] = slices.DeleteFunc(it.at[t.ID], func(d decision.Decision) bool {
			_, ok := choose(t, d.Value)
			gone := d.Kind == decision.KindRead && !ok
			if gone {
				it.loose = append(it.loose, d)
			}
			return gone
		})
		for _, d := range it.at[t.ID] {
			switch {
			case d.Kind == decision.KindRead:
				t, _ = choose(t, d.Value)
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
	t.Why = "You chose to count it " + Counted(chosen) + "."
	return t, true
}

// Counted says in words what a reading counts from, and its week rule.
func Counted(r record.TimeReading) string {
	from := map[record.Anchor]string{
		record.Publication: "from the day of printing",
		record.Utterance:   "from the day it was said",
		record.Narrative:   "from the day the text speaks of",
	}[r.Anchor]
	week := map[record.Week]string{record.ISOWeek: ", week from Monday", record.SundayWeek: ", week from Sunday"}[r.Week]
	return from + week
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

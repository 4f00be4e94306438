package expectation

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// moved gives what is still to come of events that were put off or moved, where the
// sentence names the new day: "moved from June 10 to June 17", "postponed until Friday",
// "rescheduled and will now take place on June 24". What was to happen stays the same, so
// it keeps the event's parties; the event itself tells what became of the old day.
func (r *reader) moved(events []record.Event) []record.Event {
	var out []record.Event
	for i := range events {
		e := &events[i]
		if e.Outcome != "postponed" && e.Outcome != "rescheduled" {
			continue
		}
		if day := r.newDay(e); day != nil {
			again := *e
			again.Outcome, again.Tense, again.Factuality, again.Rule = "", "future", "CT+", "moved"
			again.Time, again.From, again.To = day.ID, day.From, day.To
			out = append(out, again)
		}
	}
	return out
}

// newDay gives the day behind an event to which it was moved, or nil: one led in by a
// word of where to, or the day of a verb of holding further on.
func (r *reader) newDay(e *record.Event) *record.Time {
	first, last := r.sentence(e)
	on := r.toldOn(r.statement[e.AccordingTo])
	held := false
	for i := max(first, r.doc.TokenAt(e.Trigger.End)); i < last; i++ {
		t := &r.doc.Tokens[i]
		held = held || t.Tag == "MD" && t.Norm == "will" || t.Norm == "now"
		x := r.timeAt(t.Start)
		if x == nil || x.Start != t.Start || x.ID == e.Time || x.To == "" || x.To < on || x.Type != record.Date && x.Type != record.TimeOfDay {
			continue
		}
		if r.said(x.Span) != r.statement[e.AccordingTo] {
			return nil // "..., the ministry said on Monday"
		}
		lead := i - 1
		for lead > first && r.doc.Tokens[lead].Tag == "DT" {
			lead--
		}
		switch r.doc.Tokens[lead].Norm {
		case "to", "until", "till", "for":
			return x
		case "on", "in", "at":
			if held {
				return x
			}
		}
	}
	return nil
}

// stepsAside leaves out the steps that tell of a day to which something was moved.
func stepsAside(steps, moved []record.Event) []record.Event {
	return slices.DeleteFunc(steps, func(s record.Event) bool {
		return s.Time != "" && slices.ContainsFunc(moved, func(m record.Event) bool { return m.Time == s.Time })
	})
}

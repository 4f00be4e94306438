package conflict

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// dated is a meeting with its day: who meets, and when.
type dated struct {
	time     *record.Time
	actors   []string // ids, sorted
	sentence int
	source   string // actor id of who says so
	headline bool
	phone    bool
}

// ofTime pairs the days that the article gives for one meeting still to come.
func (w *work) ofTime() {
	var all []dated
	for i := range w.times {
		if m, ok := w.meeting(&w.times[i]); ok {
			all = append(all, m)
		}
	}
	type pair struct{ a, b string }
	seen := map[pair]bool{}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.sentence == b.sentence || a.phone != b.phone || !slices.Equal(a.actors, b.actors) || lower(a.time.Text) == lower(b.time.Text) {
				continue
			}
			relative := sameUnit(a.time, b.time)
			if !relative && !apart(a.time, b.time) {
				continue
			}
			explained, note := "", twoDays
			switch {
			case coincide(a.time, b.time):
				explained, note = "anchor", countedApart
			case !a.headline && !b.headline && a.source == b.source:
				continue // one speaker, two meetings
			}
			p := pair{lower(a.time.Text), lower(b.time.Text)}
			if seen[p] || seen[pair{p.b, p.a}] {
				continue
			}
			seen[p] = true
			w.add("time", "time-of-meeting", side{a.time.ID, a.time.Span}, side{b.time.ID, b.time.Span}, explained, note.With())
		}
	}
}

// meeting reads the words around a time: it must be a day or days of a meeting of two
// or more, which is not told as past and not as a further one.
func (w *work) meeting(t *record.Time) (dated, bool) {
	if t.Type != record.Date && t.Type != record.TimeOfDay || t.From == "" {
		return dated{}, false
	}
	s := w.d.SentenceAt(t.Start)
	if s < 0 {
		return dated{}, false
	}
	sp := w.d.Sentences[s].Span
	m := dated{time: t, sentence: s, headline: w.headline.Contains(t.Span)}
	if st := w.holder(t.Start); st != nil {
		m.source = st.Source.Actor
		for _, c := range st.Content {
			if in := c.Intersect(sp); in.Contains(t.Span) {
				sp = in
			}
		}
	} else if !m.headline {
		for _, st := range w.statements { // the day it was said
			if st.Said.Time == t.ID {
				return dated{}, false
			}
		}
	}
	first, last := w.tokens(sp)
	if !w.any("meet", first, last) || w.any("again", first, last) || !w.ahead(first, last) {
		return dated{}, false
	}
	m.phone = w.any("phone", first, last)
	for _, x := range w.mentions {
		if sp.Contains(x.Head) && x.Form == record.Name && x.Type == record.Person && x.Actor != "" && !slices.Contains(m.actors, x.Actor) {
			m.actors = append(m.actors, x.Actor)
		}
	}
	slices.Sort(m.actors)
	return m, len(m.actors) > 1
}

// ahead says that the verbs of the tokens [first, last) tell what is to come: no
// verb in the past, or a headline's "to meet".
func (w *work) ahead(first, last int) bool {
	for i := first; i < last; i++ {
		switch w.t[i].Tag {
		case "MD":
			return w.t[i].Lemma == "will" || w.t[i].Lemma == "may" || w.t[i].Lemma == "could" || w.t[i].Lemma == "would"
		case "TO":
			return true
		case "VBD":
			return false
		}
	}
	return false
}

// apart says that the chosen days of two times have none in common.
func apart(a, b *record.Time) bool { return a.To < b.From || b.To < a.From }

// sameUnit says that both are relative and count weeks, or both longer spans.
func sameUnit(a, b *record.Time) bool {
	week := func(t *record.Time) bool {
		return len(t.Readings) > 1 && slices.ContainsFunc(t.Readings, func(r record.TimeReading) bool { return r.Week != "" })
	}
	return week(a) && week(b)
}

// coincide says that some reading of one is some reading of the other.
func coincide(a, b *record.Time) bool {
	for _, x := range a.Readings {
		for _, y := range b.Readings {
			if x.From != "" && x.From == y.From && x.To == y.To {
				return true
			}
		}
	}
	return false
}

package timex

import (
	"time"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

const (
	sentenceReach  = 4 // sentences over which "two days later" still counts from a day
	paragraphReach = 2 // and paragraphs, which in news are short
)

// narrator remembers the days that the text has been speaking of.
type narrator struct {
	doc     *language.Document
	lines   []text.Span
	printed time.Time
	// last holds the periods told last, by how long they are.
	day, week, month, year, quarter mark
	// full is the latest date that the text told with its year: exact to the month or
	// the day, leading if it opens its sentence.
	full           mark
	exact, leading bool
}

// mark is a period that the text has told, with its place.
type mark struct {
	from                time.Time
	sentence, paragraph int
}

// near says that the mark still stands at a place of the text.
func (m mark) near(sentence, paragraph int) bool {
	return !m.from.IsZero() && sentence-m.sentence <= sentenceReach && paragraph-m.paragraph <= paragraphReach
}

// anchor gives the day that an expression counts from, zero when it is unknown.
func (n *narrator) anchor(h *found, sp text.Span) (time.Time, record.Anchor) {
	sentence, paragraph := n.place(sp)
	switch {
	case h.rule == ruleTheDay && (!n.day.near(sentence, paragraph) || paragraph != n.day.paragraph):
		return time.Time{}, record.Narrative
	case h.rule == ruleYearAgo && h.unit == quarter, h.rule == ruleThe && h.unit == quarter:
		if n.quarter.near(sentence, paragraph) {
			return n.quarter.from, record.Narrative
		}
		h.n-- // of the quarter that is over when its figures are printed
	case h.rule == ruleThe:
		if m := n.told(h.unit); m.near(sentence, paragraph) && (m.sentence == sentence || h.unit == day && m.paragraph == paragraph) {
			return m.from, record.Narrative
		}
	case h.narrative:
		m := n.told(h.unit)
		if m.near(sentence, paragraph) {
			if h.unit == year && h.n < 0 && m == n.quarter { // "a year earlier" than a quarter is a quarter
				h.unit, h.n = quarter, 4*h.n
			}
			return m.from, record.Narrative
		}
		if h.unit != year || h.n >= 0 {
			return time.Time{}, record.Narrative
		}
		// "a year earlier" compares with the time of printing where nothing else is told
	case h.form == formClock && n.day.sentence == sentence && !n.day.from.IsZero():
		return n.day.from, record.Narrative
	}
	return n.printed, record.Publication
}

// history adds to a date without a year the reading that takes the year the paragraph
// has been telling of: "It was signed on 3 May 2011. In June it failed." It is chosen
// where the text looks back and the year came with a month or day, or opens the same
// sentence: "In 2009 she left in March".
func (n *narrator) history(t *record.Time, h *found, sp text.Span) {
	sentence, paragraph := n.place(sp)
	if h.form != formCalendar || h.month == 0 || h.year > 0 || h.yearRel != nil || h.rel != nil || h.dir == future ||
		!n.full.near(sentence, paragraph) || n.full.paragraph != paragraph || n.full.from.Year() >= n.printed.Year() {
		return
	}
	e := h.expr
	e.year = n.full.from.Year()
	if n.exact && e.month < int(n.full.from.Month()) {
		e.year++
	}
	p := e.resolve(n.printed, variant{})
	if p.from.IsZero() || !p.from.Before(n.printed) || p.value == t.Value {
		return
	}
	t.Readings = append(t.Readings, readingOf(p, record.Narrative, variant{}))
	if h.dir == past && (n.exact || n.leading && sentence == n.full.sentence) {
		take(t, len(t.Readings)-1, why(yearTold.With(n.full.from.Format("2006")), ""))
	}
}

// told gives the latest period of the text that is as short as a unit asks for: "two
// days later" needs a day, "that year" any date.
func (n *narrator) told(u unit) mark {
	m := n.day
	later := func(o mark) {
		if !o.from.IsZero() && (m.from.IsZero() || o.sentence >= m.sentence) {
			m = o
		}
	}
	if u >= week {
		later(n.week)
	}
	if u < month {
		return m
	}
	later(n.month)
	if u >= quarter {
		later(n.quarter)
		later(n.year)
	}
	return m
}

// tell keeps the days of an expression as those that the story has reached.
func (n *narrator) tell(t *record.Time, e *expr, sp text.Span) {
	for _, line := range n.lines {
		if line.Contains(sp) {
			return
		}
	}
	if t.From == "" || e.form == formClock || e.form == formSpan || e.form == formRange || t.Type == record.Set {
		return
	}
	from, err := time.Parse(time.DateOnly, t.From)
	if err != nil {
		return
	}
	m := mark{from: from}
	m.sentence, m.paragraph = n.place(sp)
	to, _ := time.Parse(time.DateOnly, t.To)
	if e.form == formCalendar && e.year > 0 && e.part == noUnit {
		n.full, n.exact = m, e.month > 0
		n.leading = m.sentence >= 0 && sp.Start-n.doc.Sentences[m.sentence].Start <= len("In ")
	}
	if e.narrative && e.n < 0 && e.unit > month {
		return // "a year earlier" compares and leads nowhere
	}
	switch days := daysBetween(from, to); {
	case days == 0:
		n.day = m
	case days == 6:
		n.week = m
	case days > 26 && days < 32:
		n.month = m
	case e.part == quarter || e.unit == quarter:
		n.quarter = m
	case days > 300 && days < 367:
		n.year = m
	}
}

// place gives the sentence and paragraph of a passage, -1 where it has none.
func (n *narrator) place(sp text.Span) (sentence, paragraph int) {
	s := n.doc.SentenceAt(sp.Start)
	if s < 0 {
		return -1, -1
	}
	return s, n.doc.Sentences[s].Paragraph
}

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
	day, month, year, quarter mark
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
		if m := n.told(h.unit); m.near(sentence, paragraph) {
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

// told gives the latest period of the text that is as short as a unit asks for: "two
// days later" needs a day, "that year" any date.
func (n *narrator) told(u unit) mark {
	m := n.day
	if u < month {
		return m
	}
	later := func(o mark) {
		if !o.from.IsZero() && (m.from.IsZero() || o.sentence >= m.sentence) {
			m = o
		}
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
	switch days := daysBetween(from, to); {
	case days == 0:
		n.day = m
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

package timex

import (
	"fmt"
	"time"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Finder finds time expressions. It is made once and safe for concurrent use.
type Finder struct {
	lists lists
}

// New reads the word lists. It fails when one of them is malformed.
func New() (*Finder, error) {
	ls, err := readLists(assets.Words)
	if err != nil {
		return nil, fmt.Errorf("making the finder of times: %w", err)
	}
	return &Finder{lists: ls}, nil
}

// found is an expression with its place in the lexemes.
type found struct {
	expr
	first, end int
	within     bool // "within two weeks"
}

// Find gives the time expressions of a document in text order, with ids t1, t2 ….
// Relative ones are read from the day of publication; when that is unknown they
// keep an underspecified TIMEX3 value and no days. lines are the spans of the front
// matter, which no expression leaves.
func (f *Finder) Find(doc *language.Document, published article.Published, lines []text.Span) []record.Time {
	lex := scan(doc.Text.String(), lines, f.lists.words)
	printed, _ := published.Day()
	story := narrator{doc: doc, lines: lines, printed: printed}
	hits := f.matches(lex)
	settleFigures(hits, printed)
	times := make([]record.Time, 0, len(hits))
	for _, h := range hits {
		sp := snap(doc.Text, text.Span{Start: lex[h.first].Start, End: lex[h.end-1].End})
		h.direct(f.lists.words, doc, lex, sp)
		anchor, kind := story.anchor(&h, sp)
		if h.rule == ruleTheDay && anchor.IsZero() {
			continue
		}
		t := record.NewTime(len(times)+1, sp, h.ruleName())
		t.Text, t.Type, t.Mod = doc.Text.Slice(sp), h.typ, h.mod
		h.read(&t, anchor, kind)
		story.told(&t, &h.expr, sp)
		times = append(times, t)
	}
	return times
}

// snap keeps a span from splitting a grapheme cluster. Snapping walks the line, so it
// is spared where plain characters stand on both sides: they end every cluster.
func snap(t *text.Text, sp text.Span) text.Span {
	before, after := t.Slice(text.Span{Start: sp.Start - 1, End: sp.Start}), t.Slice(text.Span{Start: sp.End, End: sp.End + 1})
	if len(before) < 2 && len(after) < 2 {
		return sp
	}
	return t.Snap(sp)
}

// matches runs the grammar over every stretch between breaks.
func (f *Finder) matches(lex []lexeme) []found {
	var hits []found
	for lo := 0; lo < len(lex); {
		hi := lo + 1
		for hi < len(lex) && !lex[hi].brk {
			hi++
		}
		g := grammar{lists: f.lists, lex: lex, lo: lo, hi: hi}
		for i := lo; i < hi; {
			e, end := g.match(i)
			if e != nil {
				hits = append(hits, found{expr: *e, first: i, end: end, within: g.oneOf(i-1, "within")})
			}
			i = max(end, i+1)
		}
		lo = hi
	}
	return hits
}

// settleFigures decides for dates such as 12/11/2021 whether the day comes first:
// as an unmistakable one of the same text has it, else so that it lies nearer to
// the day of printing.
func settleFigures(hits []found, printed time.Time) {
	dayFirst, known := false, false
	for _, h := range hits {
		if h.rule == ruleDayFirst || h.rule == ruleMonthFirst {
			dayFirst, known = h.rule == ruleDayFirst, true
			break
		}
	}
	for k := range hits {
		h := &hits[k]
		if h.form != formNumeric {
			continue
		}
		swap := dayFirst
		if !known && !printed.IsZero() {
			a, b := h.days(printed, variant{}).from, h.days(printed, variant{other: true}).from
			swap = abs(daysBetween(b, printed)) < abs(daysBetween(a, printed))
		}
		if swap {
			h.month, h.day = h.day, h.month
		}
	}
}

// ruleName tells the rule and which way it looks, so that the expression can be
// anchored anew from its words and its rule alone.
func (h *found) ruleName() string {
	name := h.rule
	if h.within {
		name += suffixWithin
	}
	switch h.dir {
	case past:
		name += suffixPast
	case future:
		name += suffixFuture
	}
	return name
}

// narrator remembers the day that the text has been speaking of.
type narrator struct {
	doc       *language.Document
	lines     []text.Span
	printed   time.Time
	day       time.Time
	sentence  int
	paragraph int
}

// anchor gives the day that an expression counts from, zero when it is unknown.
func (n *narrator) anchor(h *found, sp text.Span) (time.Time, record.Anchor) {
	sentence, paragraph := n.place(sp)
	if h.narrative {
		if !n.day.IsZero() && paragraph == n.paragraph {
			return n.day, record.Narrative
		}
		return time.Time{}, record.Narrative
	}
	if h.form == formClock && !n.day.IsZero() && sentence == n.sentence {
		return n.day, record.Narrative
	}
	return n.printed, record.Publication
}

// told keeps the day of an expression as the one that the story has reached.
func (n *narrator) told(t *record.Time, e *expr, sp text.Span) {
	for _, line := range n.lines {
		if line.Contains(sp) {
			return
		}
	}
	if t.From == "" || t.From != t.To || e.form == formClock {
		return
	}
	day, err := time.Parse(time.DateOnly, t.From)
	if err != nil {
		return
	}
	n.day = day
	n.sentence, n.paragraph = n.place(sp)
}

// place gives the sentence and paragraph of a passage, -1 where it has none.
func (n *narrator) place(sp text.Span) (sentence, paragraph int) {
	s := n.doc.SentenceAt(sp.Start)
	if s < 0 {
		return -1, -1
	}
	return s, n.doc.Sentences[s].Paragraph
}

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
	second     bool // the second end of a range in words
}

// Find gives the time expressions of a document in text order, with ids t1, t2 ….
// Relative ones are read from the day of publication; when that is unknown they
// keep an underspecified TIMEX3 value and no days. Of the front matter it takes the
// day, the lines, which no expression leaves, and the outlet and address, which tell
// whether a date in figures begins with the day or the month.
func (f *Finder) Find(doc *language.Document, front article.Front) []record.Time {
	lex := scan(doc.Text.String(), front.Lines, f.lists.words)
	printed, _ := front.Published.Day()
	story := narrator{doc: doc, lines: front.Lines, printed: printed}
	hits := f.matches(lex)
	settleFigures(hits, printed, f.orderOf(front))
	times := make([]record.Time, 0, len(hits))
	looks := unknown
	for _, h := range hits {
		sp := snap(doc.Text, text.Span{Start: lex[h.first].Start, End: lex[h.end-1].End})
		if h.second && len(times) > 0 {
			h.dir = looks // as the first end does
		} else {
			h.direct(f.lists.words, doc, lex, sp)
		}
		looks = h.dir
		anchor, kind := story.anchor(&h, sp)
		if h.rule == ruleTheDay && anchor.IsZero() || (h.rule == ruleOnce || h.rule == ruleEarlier) && !led(doc, sp) {
			continue
		}
		t := record.NewTime(len(times)+1, sp, h.ruleName())
		t.Text, t.Type, t.Mod, t.Quant, t.Freq = doc.Text.Slice(sp), h.typ, h.mod, h.quant, h.freq
		h.read(&t, anchor, kind)
		if first := len(times) - 1; h.second && first >= 0 && t.From != "" && t.From < times[first].From {
			h.dir = future // "from Thursday to Monday": the Monday after
			t.Readings = nil
			from, _ := time.Parse(time.DateOnly, times[first].From)
			h.read(&t, from, record.Narrative)
		}
		story.history(&t, &h, sp)
		story.tell(&t, &h.expr, sp)
		times = append(times, t)
	}
	return times
}

// led says that the words beside "once" and "earlier" make them adverbs of time: a
// verb in the past beside "once", no noun behind "earlier".
func led(doc *language.Document, sp text.Span) bool {
	i := doc.TokenAt(sp.Start)
	if i+1 >= len(doc.Tokens) || doc.Tokens[i].Sentence != doc.Tokens[i+1].Sentence {
		return doc.Tokens[i].Norm != "once"
	}
	a := &doc.Tokens[i+1]
	if doc.Tokens[i].Norm != "once" {
		return a.POS != "NOUN" && a.POS != "ADJ"
	}
	if i == 0 || doc.Tokens[i-1].Sentence != doc.Tokens[i].Sentence {
		return false
	}
	b := &doc.Tokens[i-1]
	return a.Tag == "VBD" && (b.POS == "PRON" || b.POS == "NOUN" || b.POS == "PROPN") || a.Tag == "VBN" || b.Lemma == "be" && b.Tag == "VBD"
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
			switch {
			case e == nil:
			case e.cut > 0:
				hits = append(hits, found{expr: *e.begin, first: i, end: e.cut}, found{expr: *e.end, first: e.rest, end: end, second: true})
			default:
				hits = append(hits, found{expr: *e, first: i, end: end, within: g.oneOf(i-1, "within")})
			}
			i = max(end, i+1)
		}
		lo = hi
	}
	return hits
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

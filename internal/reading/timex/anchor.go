package timex

import (
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Utterance is what was said on a known day: the content of one statement.
type Utterance struct {
	Statement string      // id of the statement
	Spans     []text.Span // its content, and the headline or teaser that repeats it
	// From and To are the days of saying, ISO 8601, both inclusive.
	From, To string
	// Direct says that the words are the speaker's own.
	Direct bool
}

// Utterances tells which words were said when: the contents of the statements whose
// day of saying is known, as Anchor takes them.
func Utterances(statements []record.Statement) []Utterance {
	var out []Utterance
	for _, s := range statements {
		if s.Said.From == "" {
			continue
		}
		u := Utterance{Statement: s.ID, From: s.Said.From, To: s.Said.To, Direct: s.Kind == record.Direct}
		for _, c := range s.Content {
			u.Spans = append(u.Spans, c.Span)
		}
		out = append(out, u)
	}
	return out
}

// Rules that the words alone do not tell apart.
const (
	ruleShiftIn   = "shift-in"  // "in three days": counts forward
	ruleOvernight = "overnight" // the night before or after, by direction
	ruleThe       = "the"       // "for the quarter": that of the text or of printing
	ruleEarlier   = "earlier"   // "he said earlier", not "earlier drafts"
	ruleOnce      = "once"      // "he once led the party", not "once he left"
	ruleYearAgo   = "year-ago"  // of the quarter that is spoken of, where one is
	ruleTheDay    = "the-day"   // "during the day": the day of the story, if it has one
	suffixWithin  = "-within"
	suffixPast    = "-past"
	suffixFuture  = "-future"
)

// Anchor gives the times anew: those that lie in the content of a statement whose
// day of saying is known get further readings counted from that day, and the
// reading that fits is chosen, since a reprint does not move what a speaker meant.
// The input is not changed. Of several statements around a time the innermost counts.
func (f *Finder) Anchor(times []record.Time, said []Utterance) []record.Time {
	out := slices.Clone(times)
	for i := range out {
		t := &out[i]
		if t.Anchor != record.Publication {
			continue
		}
		u := innermost(said, t.Span)
		if u == nil {
			continue
		}
		from, err1 := time.Parse(time.DateOnly, u.From)
		to, err2 := time.Parse(time.DateOnly, u.To)
		e, ok := f.again(t)
		if err1 != nil || err2 != nil || !ok {
			continue
		}
		f.utter(t, &e, from, to, u)
	}
	return out
}

// utter adds the readings counted from the day of saying and chooses among them.
func (f *Finder) utter(t *record.Time, e *expr, from, to time.Time, u *Utterance) {
	var readings []record.TimeReading
	for _, v := range e.variants(from) {
		p := e.resolve(from, v)
		if q := e.resolve(to, v); q != p {
			return // said over several days: the words do not tell from which they count
		}
		readings = append(readings, readingOf(p, record.Utterance, v))
	}
	t.Statement = u.Statement
	first := len(t.Readings)
	t.Readings = append(slices.Clone(t.Readings), readings...)
	n, choice := e.pick(from)
	said := fromReport
	if u.Direct {
		said = fromSpeech
	}
	take(t, first+n, why(said.With(from.Format(time.DateOnly)), choice))
}

// innermost finds the statement with the smallest passage that contains sp.
func innermost(said []Utterance, sp text.Span) *Utterance {
	var best *Utterance
	size := 0
	for i := range said {
		if said[i].From == "" {
			continue
		}
		for _, s := range said[i].Spans {
			if s.Contains(sp) && (best == nil || s.Len() < size) {
				best, size = &said[i], s.Len()
			}
		}
	}
	return best
}

// again reads the meaning of a time back from its words and its rule.
func (f *Finder) again(t *record.Time) (expr, bool) {
	words, first := t.Text, 0
	if strings.HasPrefix(t.Rule, ruleShiftIn) {
		words, first = "in "+words, 1
	}
	lex := scan(words, nil, f.lists.words)
	for i := range lex {
		lex[i].brk = false
	}
	g := grammar{lists: f.lists, lex: lex, hi: len(lex), trust: true}
	e, end := g.match(first)
	if e == nil || end != len(lex) {
		return expr{}, false
	}
	switch {
	case strings.HasSuffix(t.Rule, suffixPast):
		e.dir = past
	case strings.HasSuffix(t.Rule, suffixFuture):
		e.dir = future
	}
	if strings.Contains(t.Rule, suffixWithin) {
		e.ahead()
	}
	return *e, true
}

// ahead makes a length one that begins at the anchor.
func (e *expr) ahead() {
	if e.typ == record.Duration && e.form == formFixed && e.n > 0 {
		e.form = formSpan
	}
}

// read fills in the readings of a time from one anchor.
func (e *expr) read(t *record.Time, day time.Time, kind record.Anchor) {
	if e.absolute() {
		kind = ""
	}
	variants := e.variants(day)
	for _, v := range variants {
		t.Readings = append(t.Readings, readingOf(e.resolve(day, v), kind, v))
	}
	n, because := 0, why(noAnchor.With(), "")
	switch {
	case e.form == formFixed:
		because = why(noDay.With(), "")
	case e.form == formNumeric:
		because = why(swappable.With(), e.why)
	case kind == "":
		because = why(inFull.With(), "")
	case !day.IsZero():
		from, choice := fromPrinting, message.Kind("")
		if kind == record.Narrative {
			from = fromText
		}
		n, choice = e.pick(day)
		because = why(from.With(day.Format(time.DateOnly)), choice)
	}
	take(t, n, because)
}

// pick chooses among the variants for an anchor and says why; nothing where there is no
// choice.
func (e *expr) pick(day time.Time) (int, message.Kind) {
	switch {
	case e.countsWeeks() && isoWeekday(day) == 7 && e.form == formPeriod && e.n == 0 && e.dir != past:
		return 1, weekToCome
	case e.countsWeeks():
		return 0, isoWeek
	case e.form == formWeekday && e.rel == nil && e.dir == past:
		return 0, latestSuch
	case e.form == formWeekday && e.rel == nil && e.dir == future:
		return 0, nextSuch
	case e.form == formWeekday && e.rel == nil:
		return 0, mostlyLatest
	case e.form == formWeekday && *e.rel > 0 && e.tomorrow(day):
		return 0, notTomorrow
	case e.form == formWeekday && *e.rel > 0:
		return 0, nearestNext
	case e.form == formWeekday && *e.rel < 0 && isoWeekday(day.AddDate(0, 0, -1)) == e.weekday:
		return 0, notYesterday
	case e.form == formWeekday && *e.rel < 0 && len(e.variants(day)) > 1:
		return 0, nearestLast
	}
	return 0, ""
}

func readingOf(p period, kind record.Anchor, v variant) record.TimeReading {
	return record.TimeReading{Anchor: kind, Week: v.week, Way: v.way, Value: p.value, From: p.fromDay(), To: p.toDay()}
}

// take chooses reading n.
func take(t *record.Time, n int, why message.Text) {
	for i := range t.Readings {
		t.Readings[i].Chosen = i == n
	}
	r := t.Readings[n]
	t.Value, t.From, t.To, t.Anchor, t.Why = r.Value, r.From, r.To, r.Anchor, why
}

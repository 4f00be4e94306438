package story

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// byAnalyst is the rule of a record that the analyst added.
const byAnalyst = "analyst"

// WithAdded gives the Reading of an article with the records that the analyst added by
// decisions of the log that are in force, as the ledgers have them.
func WithAdded(it Item, log []decision.Decision) record.Reading {
	n := newItem(it)
	n.at = map[string][]decision.Decision{}
	about := slices.DeleteFunc(decision.Effective(log), func(d decision.Decision) bool { return d.Target.Article != it.Article.ID })
	n.add(about)
	return n.full
}

// add puts the records that decisions add into it.full, and gives the places that other
// decisions can be about. Where a reader finds by itself what was added, or it is added
// twice, the record there is set right instead of a second one made.
func (it *item) add(about []decision.Decision) []place {
	it.full = it.Reading
	among := places(it.full)
	a := adding{item: it, t: it.Article.Text, r: &it.full}
	for _, d := range about {
		if d.Kind != decision.KindAdd {
			continue
		}
		sp, found := a.t.Find(d.Target.Selector)
		if !found || d.Add == nil || sp.Empty() {
			it.loose = append(it.loose, d)
			continue
		}
		if !a.owned { // the Reading as it was put stays as it is
			it.full.Statements, it.full.Times = slices.Clone(it.full.Statements), slices.Clone(it.full.Times)
			it.full.Events, it.full.Expectations = slices.Clone(it.full.Events), slices.Clone(it.full.Expectations)
			a.owned = true
		}
		for _, id := range a.add(d, sp) {
			it.at[id] = append(it.at[id], d)
		}
	}
	if a.owned {
		among = places(it.full)
	}
	it.parts = make(map[string]string, len(among))
	for _, p := range among {
		it.parts[p.id] = p.part
	}
	return among
}

// adding puts records into the Reading of an item.
type adding struct {
	item  *item
	t     *text.Text
	r     *record.Reading
	owned bool // r's records are copies
}

// add puts one record in, or sets the one right that stands there, and gives the ids of
// the records that the decision is now about.
func (a *adding) add(d decision.Decision, sp text.Span) []string {
	name := "+" + strconv.FormatUint(d.Seq, 10) // no reader numbers its records so
	switch d.Target.Record {
	case decision.OnStatement:
		s := nearest(a.r.Statements, sp, func(s *record.Statement) text.Span { return hull(s.Content, s.Span) })
		if s == nil {
			made := record.NewStatement(1, sp, byAnalyst)
			made.ID, made.Kind = "s"+name, a.speech(sp)
			made.Content = append(made.Content, record.PassageOf(a.t, sp))
			a.r.Statements, s = put(a.r.Statements, made, func(s *record.Statement) text.Span { return s.Span })
		}
		a.statement(s, d.Add, sp)
		return []string{s.ID}
	case decision.OnTime:
		t := nearest(a.r.Times, sp, func(t *record.Time) text.Span { return t.Span })
		if t == nil {
			made := record.NewTime(1, sp, byAnalyst)
			made.ID, made.Type, made.Text = "t"+name, record.Date, a.t.Slice(sp)
			a.r.Times, t = put(a.r.Times, made, func(t *record.Time) text.Span { return t.Span })
		}
		setDays(t, d.Add)
		return []string{t.ID}
	case decision.OnEvent:
		return a.event(d, sp, name)
	}
	return nil
}

// nearest gives the record that shares most of its passage with sp, enough to be the
// same one; nil for none.
func nearest[R any](records []R, sp text.Span, span func(*R) text.Span) *R {
	var best *R
	most := 0.0
	for i := range records {
		if share := shared(span(&records[i]), sp); share >= enoughShared && share > most {
			best, most = &records[i], share
		}
	}
	return best
}

// put inserts a record in the order of the text and gives where it then is.
func put[R any](records []R, made R, span func(*R) text.Span) ([]R, *R) {
	i := 0
	for i < len(records) && span(&records[i]).Start <= span(&made).Start {
		i++
	}
	records = slices.Insert(records, i, made)
	return records, &records[i]
}

// hull gives the span from the first to the last of passages; without any, otherwise.
func hull(passages []record.Passage, otherwise text.Span) text.Span {
	var out text.Span
	for _, p := range passages {
		out = out.Cover(p.Span)
	}
	if out.Empty() {
		return otherwise
	}
	return out
}

// statement sets who said it, by which word and when. Source and cue are sought near the
// content, and the evidence grows to hold them.
func (a *adding) statement(s *record.Statement, add *decision.Added, content text.Span) {
	near := a.paragraph(content)
	s.Source = record.Source{Text: add.Source}
	if who := a.named(add.Source); who != nil {
		s.Source.Actor = who.ID
		if m := a.mention(who.ID, content, near); m != nil {
			s.Source.Span, s.Source.Text = m.Span, m.Text
		}
	}
	if s.Source.Span.Empty() {
		s.Source.Span = a.word(add.Source, content, near)
	}
	if add.Cue != "" {
		s.Cue = record.Passage{Text: add.Cue, Span: a.word(add.Cue, content, near)}
		s.Lemma = strings.ToLower(add.Cue)
	}
	if add.From != "" {
		s.Said.From, s.Said.To = add.Days()
		s.Said.Time = ""
	}
	if s.Rule == byAnalyst {
		s.Span = s.Span.Cover(s.Source.Span).Cover(s.Cue.Span)
	}
}

// setDays sets the days that a date means.
func setDays(t *record.Time, add *decision.Added) {
	t.From, t.To = add.Days()
	t.Value = t.From
	if t.To != t.From {
		t.Value += "/" + t.To
	}
	t.Why, t.Anchor, t.Readings = message.Text{daySet.With()}, "", []record.TimeReading{}
}

// event puts an event in, with its expectation when it is to come, or sets the one of
// the type right that stands there.
func (a *adding) event(d decision.Decision, sp text.Span, name string) []string {
	add := d.Add
	from, to := add.Days()
	near := a.paragraph(sp)
	var mentions, actors []string
	for _, n := range add.Actors {
		if who := a.named(n); who != nil {
			actors = append(actors, who.ID)
			if m := a.mention(who.ID, sp, near); m != nil {
				mentions = append(mentions, m.ID)
			}
		}
	}
	e := nearest(a.r.Events, sp, func(e *record.Event) text.Span {
		if e.Type != add.Type {
			return text.Span{}
		}
		return e.Span
	})
	if e != nil {
		e.From, e.To = cmp.Or(from, e.From), cmp.Or(to, e.To)
		if len(mentions) > 0 {
			e.Actors, e.Recipients = mentions, []string{}
		}
		ids := []string{e.ID}
		for i := range a.r.Expectations {
			if x := &a.r.Expectations[i]; x.Event == e.ID && e.ID != "" {
				x.From, x.To = e.From, e.To
				ids = append(ids, x.ID)
			}
		}
		return ids
	}
	made := record.NewEvent(1, sp, byAnalyst)
	made.ID, made.Type, made.Trigger, made.From, made.To = "e"+name, add.Type, record.PassageOf(a.t, sp), from, to
	made.Tense, made.Factuality = "past", "CT+"
	made.Actors = append(made.Actors, mentions...)
	ids := []string{made.ID}
	if printed := a.item.printed(); printed != "" && from > printed {
		made.Tense, made.Factuality = "future", "CTu"
		x := record.NewExpectation(1, sp, byAnalyst)
		x.ID, x.Event, x.From, x.To, x.AnnouncedOn = "x"+name, made.ID, from, to, printed
		x.Actors = append(x.Actors, actors...)
		a.r.Expectations, _ = put(a.r.Expectations, x, func(x *record.Expectation) text.Span { return x.Span })
		ids = append(ids, x.ID)
	}
	a.r.Events, _ = put(a.r.Events, made, func(e *record.Event) text.Span { return e.Span })
	return ids
}

// speech says how a passage renders words: by the quotation marks in it, or those that
// it lies between.
func (a *adding) speech(sp text.Span) record.SpeechKind {
	const marks = "\"“”„«»"
	words := strings.Trim(a.t.Slice(sp), " \n.,")
	before := a.t.Slice(text.Span{Start: max(sp.Start-1, 0), End: sp.Start})
	after := strings.TrimLeft(a.t.Slice(text.Span{Start: sp.End, End: sp.End + 2}), ".,")
	inside := strings.Trim(words, marks)
	switch {
	case opens(before, marks) && opens(after, marks), len(words) > len(inside) && !strings.ContainsAny(inside, marks):
		return record.Direct
	case strings.ContainsAny(words, marks):
		return record.Mixed
	}
	return record.Indirect
}

// opens says whether s begins with one of marks.
func opens(s, marks string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(marks, r)
}

// paragraph gives the lines that a passage touches.
func (a *adding) paragraph(sp text.Span) text.Span {
	first, _ := a.t.Line(sp.Start)
	last, _ := a.t.Line(max(sp.Start, sp.End-1))
	return text.Span{Start: a.t.LineSpan(first).Start, End: a.t.LineSpan(last).End}
}

// named gives the actor of the article that is called so, or nil.
func (a *adding) named(name string) *record.Actor {
	want := fold(name)
	for _, exact := range []bool{true, false} {
		for i := range a.r.Actors {
			who := &a.r.Actors[i]
			if exact && fold(who.Name) == want || !exact && slices.ContainsFunc(who.Aliases, func(s string) bool { return fold(s) == want }) {
				return who
			}
		}
	}
	return nil
}

// mention gives the mention of an actor that is nearest to sp, those near and outside
// sp before all others; nil for none.
func (a *adding) mention(actor string, sp, near text.Span) *record.Mention {
	var best *record.Mention
	least := 0
	for i := range a.r.Mentions {
		m := &a.r.Mentions[i]
		if m.Actor != actor || m.Span.Empty() {
			continue
		}
		d := apart(m.Span, sp)
		if !near.Contains(m.Span) || sp.Overlaps(m.Span) {
			d += a.t.Len()
		}
		if best == nil || d < least {
			best, least = m, d
		}
	}
	return best
}

// word gives the place of words in near, outside sp, that is nearest to sp; an empty
// span for none.
func (a *adding) word(words string, sp, near text.Span) text.Span {
	var best text.Span
	if strings.TrimSpace(words) == "" {
		return best
	}
	base, whole := a.t.Byte(near.Start), a.t.Slice(near)
	for at := 0; ; {
		i := strings.Index(whole[at:], words)
		if i < 0 {
			return best
		}
		here := a.t.SpanOfBytes(base+at+i, base+at+i+len(words))
		if !here.Overlaps(sp) && (best.Empty() || apart(here, sp) < apart(best, sp)) {
			best = here
		}
		at += i + len(words)
	}
}

// apart gives the code points between two spans; 0 when they touch.
func apart(a, b text.Span) int { return max(0, b.Start-a.End, a.Start-b.End) }

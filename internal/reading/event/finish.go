package event

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// finish adds time, place, source and passage to the draft of the event at chunk i,
// and keeps it.
func (s *sentence) finish(d *draft, i int, subject rng) {
	if st := s.statementOf(d.trigger); st != nil {
		d.statement = st.ID
		if !s.ruled(st) {
			d.status = s.said(d.status, st)
		}
	}
	end := s.clauseEnd(i)
	if k := end; s.at(k) == verbGroup && s.chunks[k].group.Infinitive { // agreed to set up
		end = s.clauseEnd(k)
	}
	first, last := s.chunks[i].first, s.chunks[end-1].last
	if !subject.empty() && subject.lo < i {
		first = s.chunks[subject.lo].first
	}
	d.span = d.span.Cover(s.doc.Span(first, last)).Cover(d.trigger)
	if st := s.statementOf(d.trigger); st != nil {
		for _, c := range st.Content {
			if c.Contains(d.trigger) {
				d.span.End = min(d.span.End, c.End)
				// What is agreed or expected has its subject before its content.
				if subject.empty() || s.doc.Tokens[s.chunks[subject.lo].first].Start >= c.Start {
					d.span.Start = max(d.span.Start, c.Start)
				}
			}
		}
	}
	if d.time == nil {
		d.time = s.timeFor(i, subject)
		d.dated = d.time != nil && !s.since(d.time)
	}
	if s.timetabled(d) {
		d.status.tense = "future"
	}
	if d.place == "" {
		d.place = s.place(i, end)
	}
	d.actors, d.recipients = s.byName(d.actors), s.byName(d.recipients)
	s.drafts = append(s.drafts, *d)
}

// timetabled says that a present tense tells what is to come: "the talks resume on
// Monday", printed before that Monday. Words that are spoken, a demand, a threat, are not
// put on a day to come by the day of what they speak of.
func (s *sentence) timetabled(d *draft) bool {
	if d.status.tense != "present" || d.status.certain != 'C' || d.status.hypothetical || d.time == nil || s.published == "" || d.time.From <= s.published {
		return false
	}
	switch d.pattern.root {
	case "CONSULT", "COOPERATE", "AID", "RETREAT", "MOBILIZE":
		return true
	}
	return false
}

// byName puts in the place of a pronoun the name of the same actor in the same sentence:
// "Norway said it would leave" tells of Norway.
func (s *sentence) byName(ids []string) []string {
	for i, id := range ids {
		m := s.mention[id]
		if m.Form != record.Pronoun || m.Actor == "" {
			continue
		}
		before := text.Span{Start: max(s.doc.Sentences[s.index].Start, m.Start-longest), End: m.Start}
		for _, o := range s.mentionsOver(before) {
			if o.Actor == m.Actor && o.Form == record.Name && o.Start < m.Start {
				ids[i] = o.ID
				break
			}
		}
	}
	return ids
}

// isTime says that chunk i is a time expression.
func (s *sentence) isTime(i int) bool { return s.timeAt(i) != nil }

// isDay says that chunk i is a time expression that is no mere length: "Tuesday", not "a
// five-year programme".
func (s *sentence) isDay(i int) bool {
	t := s.timeAt(i)
	return t != nil && t.Type != record.Duration
}

// timeAt gives the time expression whose head chunk i is, or nil.
func (s *sentence) timeAt(i int) *record.Time {
	if s.at(i) != nounPhrase {
		return nil
	}
	head := s.doc.Tokens[s.chunks[i].head]
	for _, t := range s.timesOver(head.Span) {
		if t.Holds(head.Start) {
			return t
		}
	}
	return nil
}

// timesOver gives the time expressions that share a character with sp.
func (r *reader) timesOver(sp text.Span) []*record.Time {
	lo, hi := 0, len(r.times)
	for lo < hi { // times do not overlap one another
		mid := (lo + hi) / 2
		if r.times[mid].End <= sp.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	var out []*record.Time
	for ; lo < len(r.times) && r.times[lo].Start < sp.End; lo++ {
		out = append(out, &r.times[lo])
	}
	return out
}

// timeFor gives the time expression of the clause of chunk i: the first behind it
// in the same clause, else the nearest before it that no other verb stands between.
func (s *sentence) timeFor(i int, subject rng) *record.Time {
	trigger := s.doc.Span(s.chunks[i].first, s.chunks[i].last)
	st := s.statementOf(trigger)
	usable := func(t *record.Time) bool {
		if t.Type != record.Date && t.Type != record.TimeOfDay || t.Value == "PRESENT_REF" {
			return false
		}
		if own := s.statementOf(t.Span); own != st {
			return own != nil && own.Cue.Overlaps(trigger) && s.dayOf(i, t)
		}
		return (st == nil || !st.Cue.Contains(t.Span)) && (!s.saying(t) || s.done(trigger, t))
	}
	end := s.reach(i)
	for _, t := range s.timesOver(s.doc.Span(s.chunks[i].first, s.chunks[end-1].last)) {
		if usable(t) && t.Start >= trigger.Start {
			return t
		}
	}
	from := i
	if !subject.empty() && subject.lo < i {
		from = subject.lo
	}
	for k := from - 1; k >= -1 && k > from-20; k-- {
		if s.at(k) == opener && s.word(k) == "when" && s.at(k-1) == comma && s.isTime(k-2) { // failed in May, when they vetoed
			for _, t := range s.timesOver(s.doc.Span(s.chunks[k-2].first, s.chunks[k-2].last)) {
				if usable(t) {
					return t
				}
			}
		}
		if st != nil && s.at(k) == verbGroup && !s.chunks[k].group.Passive && st.Cue.Overlaps(s.doc.Span(s.chunks[k].first, s.chunks[k].last)) {
			if s.at(i) == verbGroup && !s.isFinite(i) {
				return nil // offered on Monday to send: the day of the offer
			}
			break
		}
		if k < 0 || s.at(k) == verbGroup || s.at(k) == opener || s.at(k) == relative {
			from = k + 1
			break
		}
		from = k
	}
	if from >= i {
		return nil
	}
	before := s.timesOver(s.doc.Span(s.chunks[from].first, s.chunks[i].first))
	aside := s.aside(subject, i)
	for k := len(before) - 1; k >= 0; k-- {
		if usable(before[k]) && !aside.Overlaps(before[k].Span) {
			return before[k]
		}
	}
	return nil
}

// dayOf says that a time among the words that the verb at chunk v leads in is the day of
// that verb: "accused Chile on Monday of", "rejected the offer on Monday". In "demanded
// talks on Monday" and "demanded a reply by Friday" it may be that of what is asked for.
func (s *sentence) dayOf(v int, t *record.Time) bool {
	if s.at(v) != verbGroup || ahead(t) {
		return false
	}
	for k := v + 1; k < min(len(s.chunks), v+far); k++ {
		switch s.at(k) {
		case verbGroup, opener, relative:
			return false
		case nounPhrase:
			if t.Holds(s.doc.Tokens[s.chunks[k].head].Start) {
				return s.at(k-1) != preposition || s.word(k-1) == "on"
			}
			if _, act := s.words.nouns[s.lemma(k)]; act {
				return false
			}
		}
	}
	return false
}

// aside gives the words between a subject and its verb at chunk i when they hold a
// verb of their own: its times are not those of the act.
func (s *sentence) aside(subject rng, i int) text.Span {
	if subject.empty() || subject.hi >= i || s.at(subject.hi) != comma && s.at(subject.hi) != relative {
		return text.Span{}
	}
	for k := subject.hi; k < i; k++ {
		if s.at(k) == verbGroup || s.at(k) == relative {
			return s.doc.Span(s.chunks[subject.hi].first, s.chunks[i].first)
		}
	}
	return text.Span{}
}

// saying says that a time tells when a statement around it was made.
func (r *reader) saying(t *record.Time) bool {
	for i := range r.statements {
		st := &r.statements[i]
		if st.Said.Time == t.ID {
			for _, c := range st.Content {
				if c.Contains(t.Span) {
					return false
				}
			}
			return true
		}
	}
	return false
}

// done says that a time of saying is that of the act as well: the act is itself the
// word of saying, "rejected the draft on Monday", or the time follows the act and
// the word of saying comes after both, "met on Monday and promised".
func (r *reader) done(trigger text.Span, t *record.Time) bool {
	for i := range r.statements {
		st := &r.statements[i]
		if st.Said.Time == t.ID && (st.Cue.Overlaps(trigger) || trigger.End <= t.Start && t.End <= st.Cue.Start) {
			return true
		}
	}
	return false
}

// reach gives the end of the chunks in which a time of chunk i may stand: up to the
// next verb or clause.
func (s *sentence) reach(i int) int {
	k := i + 1
	for ; k < len(s.chunks); k++ {
		switch s.at(k) {
		case opener, relative:
			return k
		case verbGroup:
			return k
		}
	}
	return k
}

// window gives the days of a time, "between Christmas and the end of January" and
// "from Monday to Friday" both ends taken together.
func (r *reader) window(t *record.Time) (from, to string) {
	first := r.doc.TokenAt(t.Start)
	at := r.doc.TokenAt(t.End)
	if first == 0 || at+1 >= len(r.doc.Tokens) {
		return t.From, t.To
	}
	switch lead, join := r.doc.Tokens[first-1].Norm, r.doc.Tokens[at].Norm; {
	case lead == "between" && join == "and":
	case lead == "from" && (join == "to" || join == "until" || join == "till" || join == "through"):
	default:
		return t.From, t.To
	}
	for k := at + 1; k < min(at+3, len(r.doc.Tokens)); k++ {
		for _, second := range r.timesOver(r.doc.Tokens[k].Span) {
			if second.From >= t.From && second.To != "" {
				return t.From, second.To
			}
		}
	}
	return t.From, t.To
}

// since says that the time is led in by a word that makes of it the edge of a span,
// not the day of an act.
func (s *sentence) since(t *record.Time) bool {
	at := s.doc.TokenAt(t.Start) - 1
	return at >= 0 && s.doc.Tokens[at].Norm == "since"
}

// ahead says that a time expression looks forward by its words.
func ahead(t *record.Time) bool {
	words := " " + strings.ToLower(t.Text) + " "
	return strings.Contains(words, " next ") || strings.Contains(words, "tomorrow") || strings.Contains(words, " coming ") || strings.Contains(words, " later this ")
}

// place gives the place that a preposition leads in behind chunk i.
func (s *sentence) place(i, end int) string {
	for k := i + 1; k+1 < end; k++ {
		if s.at(k) != preposition || s.at(k+1) != nounPhrase {
			continue
		}
		switch s.word(k) {
		case "in", "at", "near", "off", "outside":
		default:
			continue
		}
		for _, m := range s.mentionsIn(k + 1) {
			if (m.Type == record.Place || m.Type == record.Polity) && s.headOf(m, k+1) {
				return m.Text
			}
		}
	}
	return ""
}

// plannedTime gives the day for which an event was planned that verb v undoes: named
// beside the noun at chunk i, before the verb where the noun is its subject.
func (s *sentence) plannedTime(i, v int, subject bool) *record.Time {
	from, to := i, s.clauseEnd(i)
	if subject {
		to = v
	}
	if to <= from {
		return nil
	}
	if k := to; !subject && s.at(k) == relative && s.at(k+1) == verbGroup && s.planned(k+1) { // called off talks that had been due on Friday
		to = s.clauseEnd(k + 1)
		if s.at(to) == verbGroup && s.chunks[to].group.Infinitive {
			to = s.clauseEnd(to)
		}
	}
	if !subject { // the visit of her counterpart, Omar Said, planned for May
		k := to
		if s.at(k) == comma && s.at(k+1) == nounPhrase && s.at(k+2) == comma {
			k += 2
		}
		if s.at(k) == comma && s.at(k+1) == verbGroup && !s.isFinite(k+1) && s.plans(k+1) {
			to = s.clauseEnd(k + 1)
		}
	}
	for _, t := range s.timesOver(s.doc.Span(s.chunks[from].first, s.chunks[to-1].last)) {
		at := s.doc.TokenAt(t.Start) - 1
		lead := ""
		if at >= 0 {
			lead = s.doc.Tokens[at].Norm
		}
		if !subject && (lead == "until" || lead == "till" || lead == "to") || t.Type != record.Date && t.Type != record.TimeOfDay {
			continue
		}
		return t
	}
	return nil
}

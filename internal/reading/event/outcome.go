package event

import (
	"slices"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// undone tells what became of the planned event that the noun at chunk i names: the
// talks were postponed, called off, moved to another day.
func (s *sentence) undone(i int) {
	p, ok := s.nounAt(i)
	if !ok || p.carried == "" {
		return
	}
	top := s.phraseTop(i)
	v := s.isSubject(top)
	passive := true
	if v < 0 {
		v = s.pastRelative(top)
	} else if k := s.butThen(v); k >= 0 {
		v = k
	}
	if v < 0 {
		if v = s.governing(top); v < 0 || s.chunks[v].group.Passive {
			return
		}
		passive = false
	}

	outcome := s.outcome(v, passive)
	if outcome == "" {
		return
	}
	st, _ := s.certainty(v)
	notHeld := outcome == "cancelled" && (s.lemma(v) == "take" || s.lemma(v) == "go" || s.lemma(v) == "hold")
	if !notHeld && (st.negated || st.certain != 'C') || st.certain != 'C' || st.hypothetical {
		return
	}
	d := draft{pattern: p, status: status{certain: 'C', negated: true, tense: "future"}, outcome: outcome, rule: "outcome", trigger: s.headSpan(i)}
	d.actors, d.recipients = s.own(i, p)
	subject := rng{top, i + 1}
	if !passive {
		subject = s.subject(v)
		who := s.cast(subject)
		d.recipients = s.without(append(s.named(d.actors), d.recipients...), who)
		d.actors = who
	}
	// Its own day stands by the noun; the day by the verb is the new one.
	if t := s.plannedTime(i, v, passive); t != nil {
		d.time, d.dated = t, true
	}
	s.taken[i], s.taken[top] = true, true
	own, before := d.time, d.status
	at := v
	if !passive {
		at = i
	}
	s.finish(&d, at, subject)
	last := &s.drafts[len(s.drafts)-1]
	if !last.status.negated { // "denied that the talks had been cancelled"
		last.outcome, last.status.certain = "", weaker(last.status.certain, 'P')
	} else {
		last.status = before
	}
	if own == nil {
		last.time, last.dated = nil, false
	}
	if !passive && last.outcome == "cancelled" && p.root == "CONSULT" && len(d.actors) > 0 && len(d.recipients) > 0 {
		// Whoever calls off a meeting with another turns him down.
		r := *last
		r.pattern, r.rule = pattern{root: "REJECT", cameo: "125"}, "cancellation"
		r.trigger, r.status, r.outcome = s.headSpan(v), status{certain: 'C', tense: st.tense}, ""
		if s.word(v+1) == "off" {
			r.trigger = r.trigger.Cover(s.headSpan(v + 1))
		}
		r.time, r.dated = nil, false
		r.span = r.span.Cover(r.trigger)
		s.drafts = append(s.drafts, r)
	}
}

// named leaves out the pronouns: who cancels "its trip" is the one who was to make it,
// no other side.
func (s *sentence) named(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return s.mention[id].Form == record.Pronoun })
}

// pastRelative gives the verb whose subject is the noun at chunk i with a clause of its
// plan between: "the meeting that had been set for Friday was moved"; -1 for none.
func (s *sentence) pastRelative(i int) int {
	k := i + 1
	for (s.at(k) == preposition || s.at(k) == conjunction && k > i+1) && s.at(k+1) == nounPhrase {
		k += 2 // talks between Norway and Chile
	}
	aside := s.at(k) == comma // the meeting, which had been set for Friday, was moved
	if aside {
		k++
	}
	if s.at(k) != relative && s.word(k) != "that" {
		return -1
	}
	for n, own := k+1, false; n < len(s.chunks); n++ {
		switch s.at(n) {
		case opener, relative:
			return -1
		case comma:
			if !aside || !own {
				return -1
			}
		case conjunction:
			if own || s.at(n+1) != nounPhrase {
				return -1
			}
		case verbGroup:
			switch {
			case !s.isFinite(n):
			case own:
				return n
			case s.planned(n):
				own = true
			default:
				return -1
			}
		}
	}
	return -1
}

// butThen gives the verb behind "but" that undoes what verb v plans: "talks were to
// begin on Monday but have been delayed"; -1 for none.
func (s *sentence) butThen(v int) int {
	if !s.planned(v) {
		return -1
	}
	for k := v + 1; k < len(s.chunks); k++ {
		switch s.at(k) {
		case opener, relative:
			return -1
		case verbGroup:
			if s.isFinite(k) {
				if at := s.skipLeft(k - 1); s.at(at) == conjunction && s.word(at) == "but" && s.outcome(k, true) != "" {
					return k
				}
				return -1
			}
		}
	}
	return -1
}

// planned says that verb v in the past tells a plan: was to, was due to, had been set.
func (s *sentence) planned(v int) bool {
	g := s.chunks[v].group
	if g.Tense != language.Past && !g.Perfect {
		return false
	}
	if s.lemma(v) != "be" {
		return s.plans(v)
	}
	if s.at(v+1) == verbGroup {
		return s.chunks[v+1].group.Infinitive
	}
	return s.words.governors["adjective "+s.lemmaAfter(v)].tense == "future"
}

// wasPlanned says that verb v tells of a plan from a later past, "had planned to", in
// the article's own words: whether it still holds is not said.
func (s *sentence) wasPlanned(v int) bool {
	c := s.chunks[v]
	return s.norm(c.first) == "had" && s.planned(v) && s.statementOf(s.doc.Span(c.first, c.last)) == nil
}

// dropped says that a later verb of the sentence undoes what verb v planned: "who was
// to come on Friday has cancelled the trip".
func (s *sentence) dropped(v int) bool {
	if !s.planned(v) {
		return false
	}
	for k := v + 1; k < len(s.chunks); k++ {
		if s.at(k) == verbGroup && s.isFinite(k) && (s.outcome(k, false) != "" || s.outcome(k, true) != "") {
			return true
		}
	}
	return false
}

// outcome reads what verb v says of a planned event.
func (s *sentence) outcome(v int, passive bool) string {
	g := s.chunks[v].group
	lemma := s.lemma(v)
	next := s.word(v + 1)
	// A headline leaves out the auxiliary: talks postponed to May.
	done := g.Passive || !passive || s.headline() && s.at(v+1) != nounPhrase
	switch {
	case done && s.words.in("postpone", lemma), done && lemma == "put" && next == "off", done && lemma == "push" && next == "back":
		return "postponed"
	case done && s.words.in("cancel", lemma), done && lemma == "call" && next == "off":
		return "cancelled"
	case done && s.words.in("reschedule", lemma), done && lemma == "bring" && next == "forward", done && lemma == "push" && next == "to":
		return "rescheduled"
	case done && lemma == "move":
		if next == "to" && s.isTime(v+2) || next == "forward" || next == "from" && s.isTime(v+2) {
			return "rescheduled"
		}
	case g.Negated && (lemma == "take" && next == "place" || lemma == "go" && next == "ahead" || g.Passive && lemma == "hold" && g.Tense == "future"):
		return "cancelled"
	}
	return ""
}

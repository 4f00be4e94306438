package event

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
		d.recipients = s.without(append(d.actors, d.recipients...), who)
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
}

// outcome reads what verb v says of a planned event.
func (s *sentence) outcome(v int, passive bool) string {
	g := s.chunks[v].group
	lemma := s.lemma(v)
	next := s.word(v + 1)
	done := g.Passive || !passive
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

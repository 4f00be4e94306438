package event

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// noun tells the event of the noun phrase at chunk i.
func (s *sentence) noun(i int) {
	p, ok := s.nounAt(i)
	if !ok {
		return
	}
	if p.cameo == "041" && p.mode == "phone" && s.lemma(i) == "call" && s.asks(i) {
		return // a call for restraint, calls on both sides
	}
	top := s.phraseTop(i)
	if s.at(top-1) == preposition && s.at(top-2) == nounPhrase && s.words.in("remembrance", s.lemma(top-2)) {
		return // the anniversary of the attack, a film about the war
	}
	d := draft{pattern: p, rule: "noun"}
	own := status{certain: 'C', negated: s.none(rng{i, i + 1})}
	if top != i {
		own.negated = own.negated || s.none(rng{top, top + 1})
	}
	s.adjectives(i, &own)
	side, other := s.own(i, p)
	named := append(slices.Clone(side), other...)
	var subject rng
	v := s.governing(top)
	switch {
	case v >= 0 && p.carried != "" && s.words.in(p.carried, s.lemma(v)) && !s.chunks[v].group.Passive && s.lemmaFits(v, i) && !s.plans(v):
		st, _ := s.certainty(v)
		d.status = merge(own, st)
		s.taken[i] = true
		subject = s.subject(v)
		d.actors = s.cast(subject)
		d.recipients = s.without(named, d.actors)
		d.rule = "carried noun"
	case v >= 0 && s.words.governors["verb "+s.lemma(v)].certain.certain != 0 && !s.words.in("clauseonly", s.lemma(v)):
		d.status = s.governed(own, above{verb: v, word: -1, noun: -1}, 5)
		if s.words.governors["verb "+s.lemma(v)].tense == "future" {
			d.status.tense = "future"
		}
		subject = s.subject(v)
		d.actors = s.expecting(v, subject, side, named)
		if by := s.cast(s.led(i, "by")); len(by) > 0 { // fears an attack by: who fears it does not attack
			d.actors, d.status.certain = by, 'U'
			named = append(named, s.cast(subject)...)
		}
		d.recipients = s.without(named, d.actors)
		d.rule = "governed noun"
	case s.isSubject(top) >= 0 && p.carried != "" && (len(side) == 0 || len(other) == 0 || s.happens(s.told(s.isSubject(top)), p)):
		verb := s.told(s.isSubject(top))
		if !s.happens(verb, p) {
			return
		}
		d.status, _ = s.certainty(verb)
		if own.negated && !s.none(s.subject(verb)) {
			d.status.negated = !d.status.negated
		}
		d.status = s.likely(verb, d.status)
		d.actors, d.recipients = side, other
		d.rule = "subject noun"
		d.trigger = s.headSpan(i)
		s.finish(&d, verb, rng{top, i + 1})
		return
	default:
		gov, under := s.nounOver(top)
		without := s.word(top-1) == "without" && (s.isEnd(i) || len(named) > 0)
		if !under && len(named) == 0 && !without {
			return
		}
		d.actors, d.recipients = side, other
		d.status = own
		if under {
			d.status = own.under(gov, status{certain: 'C'})
			if v := s.governing(s.phraseTop2(top)); v >= 0 {
				subject = s.subject(v)
				if who := s.cast(subject); len(who) > 0 && len(side) == 0 {
					d.actors = who
				}
			}
			d.rule = "noun under a noun"
		} else if without { // ended without an agreement
			d.status.negated, d.status.tense, d.rule = !own.negated, "past", "without"
		} else if !s.stands(i, p, side, other) || d.status.tense == "" && p.root == "AGREE" {
			return
		}
		if d.status.tense == "" {
			d.status.tense = "past"
			if d.status.certain != 'C' {
				d.status.tense = "future"
			}
		}
	}
	if len(d.actors)+len(d.recipients) == 0 && d.rule != "carried noun" && d.rule != "without" && d.status.tense != "future" {
		return
	}
	d.trigger = s.headSpan(i)
	s.finish(&d, i, subject)
	if d.rule == "carried noun" {
		s.refusal(v, &s.drafts[len(s.drafts)-1])
	}
}

// stands says that a noun by itself tells an event: it names two sides, or is an act
// of force by or on somebody; "Norway attacks" may be a verb.
func (s *sentence) stands(i int, p pattern, side, other []string) bool {
	if len(side)+len(other) > 1 {
		return true
	}
	c := s.chunks[i]
	return p.root == "ASSAULT" && (len(other) > 0 || c.owner > c.first || s.doc.Tokens[c.first].Tag == "DT")
}

// headSpan gives the trigger of a noun: its head word.
func (s *sentence) headSpan(i int) text.Span {
	return s.doc.Span(s.chunks[i].head, s.chunks[i].head+1)
}

// asks says that a "call" asks for something.
func (s *sentence) asks(i int) bool {
	w := s.word(i + 1)
	return w == "for" || w == "on" && !s.isTime(i+2) || s.at(i+1) == verbGroup && s.chunks[i+1].group.Infinitive
}

// phraseTop gives the phrase through which a noun hangs in its clause: of "several
// rounds of consultations" the rounds.
func (s *sentence) phraseTop(i int) int {
	for s.word(i-1) == "of" && s.at(i-2) == nounPhrase && s.words.in("partitive", s.lemma(i-2)) {
		i -= 2
	}
	return i
}

// phraseTop2 gives the first phrase of a chain of of-phrases.
func (s *sentence) phraseTop2(i int) int {
	for n := 0; n < 4 && s.at(i-1) == preposition && s.at(i-2) == nounPhrase; n++ {
		i -= 2
	}
	return i
}

// governing gives the verb group whose object chunk i is, or -1.
func (s *sentence) governing(i int) int {
	k := i - 1
	for n := 0; n < 4; n++ {
		switch {
		case s.at(k) == conjunction && s.at(k-1) == nounPhrase && s.governing1(k-1): // held talks and a dinner
			k -= 2
		case s.at(k) == adverb || s.at(k) == mark && s.word(k) == `"`:
			k--
		case s.at(k) == nounPhrase && s.at(k-1) == verbGroup && s.doc.Tokens[s.chunks[k].head].POS == "PRON": // gave himself
			k--
		case s.at(k) == preposition && s.particle(k):
			k--
		case s.at(k) == preposition && (s.word(k) == "for" || s.word(k) == "in") && s.at(k-1) == verbGroup:
			return k - 1
		case s.at(k) == verbGroup:
			return k
		default:
			return s.hungOn(i)
		}
	}
	return -1
}

func (s *sentence) governing1(i int) bool { return s.at(i-1) == verbGroup }

// particle says that the preposition at chunk k goes with the verb before it.
func (s *sentence) particle(k int) bool {
	switch s.word(k) {
	case "out", "up", "off", "over", "on":
		return s.at(k-1) == verbGroup
	}
	return false
}

// plans says that verb v puts what it stands over into the future.
func (s *sentence) plans(v int) bool {
	return s.words.governors["verb "+s.lemma(v)].tense == "future" && !s.words.in("clauseonly", s.lemma(v))
}

// lemmaFits keeps "have", "make" and "be" from carrying what only stands near them.
func (s *sentence) lemmaFits(v, i int) bool {
	if s.lemma(v) != "have" {
		return true
	}
	return s.chunks[i].owner == s.chunks[i].first
}

// own gives the sides that a noun names itself: its possessor, the names before its
// head, and those that a preposition leads in.
// Sides that meet as equals ("talks between A and B") are all given as the first.
func (s *sentence) own(i int, p pattern) (side, other []string) {
	c := s.chunks[i]
	add := func(ids []string) {
		side = append(side, s.without(ids, side)...)
	}
	head := s.doc.Tokens[c.head]
	for _, m := range s.mentionsOver(s.doc.Span(c.first, c.head)) {
		if m.End <= head.Start && m.Type != "place" {
			add([]string{m.ID})
		}
	}
	for k := i + 1; k < len(s.chunks) && k < i+12; k++ {
		if s.at(k) == verbGroup || s.at(k) == opener || s.at(k) == relative {
			break
		}
		if s.at(k) != preposition || s.at(k+1) != nounPhrase || s.isTime(k+1) {
			continue
		}
		w := s.word(k)
		ok := w == "by"
		for _, r := range p.recipient {
			ok = ok || r == w
		}
		if !ok {
			continue
		}
		end := s.joinedEnd(k + 1)
		if w == "between" && s.word(end) == "and" && s.at(end+1) == nounPhrase {
			end += 2
		}
		ids := s.cast(rng{k + 1, end})
		if w == "by" || w == "between" || w == "of" && p.root == "CONSULT" {
			add(ids)
		} else if len(other) == 0 {
			other = s.without(ids, side)
		}
	}
	if len(p.recipient) > 0 && p.recipient[0] == "owner" && len(other) == 0 && c.owner > c.first { // his arrest
		return nil, side
	}
	return side, other
}

// expecting gives who takes part in what a verb like "expect" or "plan" stands over:
// its subject, unless the noun names two sides itself or the source speaks for others.
func (s *sentence) expecting(v int, subject rng, side, own []string) []string {
	if len(side) > 0 && s.words.in("clausal", s.lemma(v)) {
		return side // "expects a meeting of the ministers"
	}
	if len(own) > 1 || len(own) == 0 && s.words.in("clausal", s.lemma(v)) {
		return own // "expects talks between A and B", "expects a call"
	}
	return s.cast(subject)
}

// adjectives reads "possible", "planned" and the like before the head.
func (s *sentence) adjectives(i int, own *status) {
	c := s.chunks[i]
	for t := c.first; t < c.head; t++ {
		switch n := s.norm(t); {
		case s.words.in("planned", n):
			own.tense = "future"
		case s.words.in("possible", n):
			own.certain, own.hypothetical = weaker(own.certain, 'S'), true
		}
	}
}

// merge puts the adjectives of a noun over the status of the verb that carries it.
func merge(noun, verb status) status {
	verb.negated = verb.negated != noun.negated
	verb.certain = weaker(verb.certain, noun.certain)
	verb.hypothetical = verb.hypothetical || noun.hypothetical
	return verb
}

// isSubject gives the verb group whose subject begins with chunk i, or -1.
func (s *sentence) isSubject(i int) int {
	for k := i + 1; k < len(s.chunks) && k < i+24; k++ {
		switch s.at(k) {
		case opener, relative:
			if s.at(k) == opener && s.isTime(k+1) {
				continue
			}
			return -1
		case verbGroup:
			if s.isFinite(k) || s.headline() && s.chunks[k].group.Passive {
				if s.subject(k).lo == i && !s.subject(k).empty() {
					return k
				}
				return -1
			}
			if s.headline() && s.chunks[k].group.Infinitive && s.before(k).lo == i {
				return k
			}
		}
	}
	return -1
}

// told gives the infinitive that tells what verb v says of its subject ("is likely to
// resume"), or v.
func (s *sentence) told(v int) int {
	k := v + 1
	for s.at(k) == adverb || s.at(k) == adjective {
		k++
	}
	if s.at(k) == verbGroup && s.chunks[k].group.Infinitive && !s.chunks[v].group.Infinitive {
		return k
	}
	return v
}

// happens says that verb v tells of its subject that it takes place.
func (s *sentence) happens(v int, p pattern) bool {
	g := s.chunks[v].group
	lemma := s.lemma(v)
	switch {
	case g.Passive:
		return s.words.in("held", lemma) || s.words.in(p.carried, lemma)
	case lemma == "take":
		return s.word(v+1) == "place" || s.at(v+1) == nounPhrase && strings.HasPrefix(s.word(v+1), "place")
	case lemma == "be" || lemma == "remain" || lemma == "seem":
		_, ok := s.words.governors["adjective "+s.lemmaAfter(v)]
		return ok
	case lemma == "come" || lemma == "follow" || lemma == "go" || lemma == "close":
		return lemma == "go" && s.word(v+1) == "ahead"
	case lemma == "break":
		return s.word(v+1) == "off" || s.word(v+1) == "up"
	}
	return s.words.in("happen", lemma)
}

// lemmaAfter gives the word right after chunk v, "" when it is no adjective.
func (s *sentence) lemmaAfter(v int) string {
	k := v + 1
	for s.at(k) == adverb {
		if _, ok := s.words.governors["adjective "+s.lemma(k)]; ok { // "likely" taken for an adverb
			return s.lemma(k)
		}
		k++
	}
	if s.at(k) != adjective {
		return ""
	}
	return s.lemma(k)
}

// likely reads the adjective of "talks are likely".
func (s *sentence) likely(v int, st status) status {
	if g := s.chunks[v].group; g.Passive {
		if gov, ok := s.words.governors["verb "+s.lemma(v)]; ok && gov.tense == "future" {
			return status{certain: 'C'}.under(gov, st)
		}
		return st
	}
	if l := s.lemma(v); l != "be" && l != "remain" && l != "seem" {
		return st
	}
	gov, ok := s.words.governors["adjective "+s.lemmaAfter(v)]
	if !ok {
		return st
	}
	return status{certain: 'C'}.under(gov, st)
}

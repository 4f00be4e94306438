package event

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// verb tells the event of the verb group at chunk v, if a pattern fits.
func (s *sentence) verb(v int) {
	s.demand(v)
	s.ruling = s.ruling[:0]
	if p, c := s.pattern(v); p != nil && p.root != noAct {
		s.tell(v, *p, c)
	}
}

// pattern gives the first pattern that fits the verb group at chunk v with its sides, or
// nil.
func (s *sentence) pattern(v int) (*pattern, roles) {
	list := s.words.verbs[s.lemma(v)]
	for i := range list {
		if c, ok := s.roles(v, &list[i]); ok && s.fits(v, &list[i], c) {
			return &list[i], c
		}
	}
	return nil, roles{}
}

// roles are the sides of a verb, a passive turned round.
type roles struct {
	subject, object rng
	after           int // chunk after which prepositional phrases are looked for
	passive         bool
}

func (s *sentence) roles(v int, p *pattern) (roles, bool) {
	g := s.chunks[v].group
	c := roles{subject: s.subject(v), object: s.object(v), after: v}
	passive := g.Passive || !s.isFinite(v) && !g.Infinitive && s.doc.Tokens[g.Head].Tag == "VBN"
	if len(p.particle) > 0 {
		k := s.particles(v+1, p.particle)
		switch {
		case k > v+1:
			if c.after = k - 1; !passive {
				c.object = s.object(k - 1)
				if s.at(k-1) == nounPhrase { // let free activists: "free" read with the noun
					c.object = rng{k - 1, s.joinedEnd(k - 1)}
				}
			}
		case !c.object.empty() && s.particles(c.object.hi, p.particle) > c.object.hi: // called the talks off
			c.after = c.object.hi + len(p.particle) - 1
			if s.at(c.after+1) == nounPhrase && !s.isTime(c.after+1) || s.isTime(c.after+1) && s.at(c.after) == preposition {
				return c, false // called them on Monday
			}
		default:
			return c, false
		}
	}
	if passive && s.inverted(v) {
		passive = s.word(s.leftFrom(v-1).lo-1) == "were"
		c.subject = s.leftFrom(v - 1)
	}
	if passive && !s.words.in("reflexive", s.lemma(v)) {
		c.passive = true
		c.object, c.subject = c.subject, s.led(v, "by")
	}
	return c, true
}

// particles gives the end of the words of a particle that stand from chunk k on, k when
// they do not.
func (s *sentence) particles(k int, words []string) int {
	for n, w := range words {
		if s.word(k+n) != w {
			return k
		}
	}
	return k + len(words)
}

// tell makes the event of verb v by pattern p.
func (s *sentence) tell(v int, p pattern, c roles) {
	st, ok := s.certainty(v)
	if !ok {
		return
	}
	if p.undone != "" && (st.certain != 'C' || st.negated || st.tense == "future" || st.hypothetical) {
		p.root = p.undone
	}
	d := draft{pattern: p, status: st, rule: "verb"}
	trigger := s.doc.Span(s.chunks[v].head, s.chunks[v].head+1)
	lightNoun := p.root == "CONSULT" && len(p.needs) > 0 && p.needs[0].arg == "consult"
	if lightNoun {
		return // told by the noun
	}
	if n := len(p.particle); n > 0 && c.after == v+n {
		trigger = trigger.Cover(s.doc.Span(s.chunks[c.after].first, s.chunks[c.after].first+1))
	}
	d.trigger = trigger
	d.actors = s.cast(c.subject)
	subject := c.subject
	if p.swapped() {
		d.actors, d.recipients = s.cast(s.led(c.after, "from")), d.actors
		s.finish(&d, v, subject)
		return
	}
	if c.passive {
		subject = c.object
	}
	if who, whole := s.speaker(trigger); !whole.Empty() {
		d.span = whole
		if !subject.empty() && whole.Start-s.doc.Tokens[s.chunks[subject.lo].first].Start > near {
			subject = rng{} // "he stressed …, but … and warned": the passage begins with the warning
		}
		if len(s.without(who, d.actors)) > 0 && s.controller(v).empty() { // "thanked Chile for rejecting": Chile rejects
			d.actors = who
		}
	}
	d.recipients = s.without(s.others(&p, c), d.actors)
	if len(d.actors) == 0 && (s.words.in("verbal", p.root) && (c.subject.empty() || len(d.recipients) == 0 && s.harm(c) < 0) || (st.certain == 'U' || !c.passive && p.root != "AGREE" && p.root != "CONSULT") && len(d.recipients) == 0) {
		return
	}
	if !c.object.empty() && (s.words.nouns[s.lemma(c.object.lo)].root == p.root || p.tellsObject()) {
		s.taken[c.object.lo] = true
	}
	s.finish(&d, v, subject)
	s.refusal(v, &s.drafts[len(s.drafts)-1])
}

// tellsObject says that the verb and its object are one act: "lifted the blockade" tells
// of no blockade. What is rejected, asked for or offered is an act of its own.
func (p *pattern) tellsObject() bool {
	switch p.root {
	case "REJECT", "REQUEST", "THREATEN":
		return false
	}
	return slices.ContainsFunc(p.needs, func(n need) bool { return n.kind == "obj" && n.arg != "" })
}

// swapped says that the subject is the one whom the act reaches: "received aid from".
func (p *pattern) swapped() bool {
	return slices.ContainsFunc(p.needs, func(n need) bool { return n.kind == "swap" })
}

// others gives the other side, where the pattern says it stands. Of an act of force that
// is condemned it is who did it, not whom it hit: "condemned the attack on Chile" is aimed
// at nobody.
func (s *sentence) others(p *pattern, c roles) []string {
	if p.root == "ACCUSE" {
		if k := s.harm(c); k >= 0 {
			return s.doers(k)
		}
	}
	for _, where := range p.recipient {
		var r rng
		switch where {
		case "none":
			return nil
		case "-":
			ids := s.beyond(c)
			k := c.after + 1
			for s.isTime(k) || s.at(k) == preposition && s.isTime(k+1) { // demanded on Monday that
				k++
			}
			if p.root == "REQUEST" && s.at(k) == opener && s.word(k) == "that" { // demanded that Chile leave
				ids = s.without(s.cast(rng{k + 1, s.complexEnd(k + 1)}), s.cast(c.subject))
			}
			if len(ids) > 0 {
				return ids
			}
			continue
		case "obj":
			r = c.object
		default:
			r = s.led(c.after, where)
		}
		if ids := s.cast(r); len(ids) > 0 {
			return ids
		}
	}
	if s.words.in("local", p.root) {
		return s.where(c.after)
	}
	return nil
}

// where gives the actors of the first place named behind chunk i, with what stands under
// an infinitive: "sent money to feed people in Chile".
func (s *sentence) where(i int) []string {
	for k, end := i+1, s.nearEnd(i); k < end; k++ {
		if s.at(k) == preposition && s.at(k+1) == nounPhrase && !s.isTime(k+1) && (s.word(k) == "in" || s.word(k) == "across" || s.word(k) == "along" || s.word(k) == "near") {
			if ids := s.cast(rng{k + 1, s.joinedEnd(k + 1)}); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// beyond gives the first actors named behind the verb in its clause, with those of the
// infinitives under it: "refused to let Chile land", "agreed to ease curbs on Chile".
// A phrase that tells when or where ends the search.
func (s *sentence) beyond(c roles) []string {
	own := s.cast(c.subject)
	for k, end := c.after+1, s.nearEnd(c.after); k < end; k++ {
		switch s.at(k) {
		case preposition:
			switch s.word(k) {
			case "in", "at", "during", "after", "before", "amid", "since", "until", "despite", "because", "near", "via", "through", "as", "if", "under":
				if !s.isTime(k + 1) {
					return nil
				}
			}
		case nounPhrase:
			if s.isTime(k) {
				continue
			}
			ids := s.without(s.cast(rng{k, s.joinedEnd(k)}), own)
			ids = slices.DeleteFunc(ids, func(id string) bool {
				m := s.mention[id]
				return m.Form == record.Pronoun && !s.headOf(m, k) // his house
			})
			if len(ids) > 0 {
				return ids
			}
			if s.words.in("people", s.lemma(k)) {
				return nil // somebody who is no mention
			}
		case comma:
			if s.at(k+1) == verbGroup || s.at(k+1) == nounPhrase && !s.isTime(k+1) && !s.listAhead(k+1) {
				return nil
			}
		case conjunction:
			if s.word(k) == "but" {
				return nil
			}
		}
	}
	return nil
}

// speaker gives the mention of the source of the statement whose cue holds the
// trigger, and the words of the statement in this sentence: who warns or promises what
// is known there best.
func (s *sentence) speaker(trigger text.Span) ([]string, text.Span) {
	for i := range s.statements {
		st := &s.statements[i]
		if st.Start > trigger.End {
			break
		}
		if !st.Cue.Overlaps(trigger) || st.Source.Empty() || st.Source.Actor == "" {
			continue
		}
		for _, m := range s.mentionsOver(st.Source.Span) {
			if m.Actor == st.Source.Actor {
				whole := st.Cue.Span
				for _, c := range st.Content {
					whole = whole.Cover(c.Span)
				}
				if gap := st.Cue.Start - st.Source.End; gap >= 0 && gap < near {
					whole = whole.Cover(st.Source.Span)
				}
				return []string{m.ID}, whole.Intersect(s.doc.Sentences[s.index].Span)
			}
		}
	}
	return nil, text.Span{}
}

// near is how far in code points a source may stand before its cue to be shown with
// it; further off other verbs stand between.
const near = 40

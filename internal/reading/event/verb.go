package event

import (
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// verb tells the event of the verb group at chunk v, if a pattern fits.
func (s *sentence) verb(v int) {
	head := s.lemma(v)
	for i := range s.words.verbs[head] {
		p := &s.words.verbs[head][i]
		c, ok := s.roles(v, p)
		if !ok || !s.fits(v, p, c) {
			continue
		}
		s.tell(v, *p, c)
		return
	}
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
	if p.particle != "" {
		k := v + 1
		if s.word(k) != p.particle && !c.object.empty() {
			k = c.object.hi // called the talks off
		}
		if s.word(k) != p.particle {
			return c, false
		}
		c.after = k
		if k == v+1 && !passive {
			c.object = rng{}
			if s.at(k+1) == nounPhrase && !s.isTime(k+1) {
				c.object = rng{k + 1, s.joinedEnd(k + 1)}
			}
		}
	}
	if passive {
		c.passive = true
		c.object, c.subject = c.subject, s.led(v, "by")
	}
	return c, true
}

// fits says whether all that a pattern needs stands there.
func (s *sentence) fits(v int, p *pattern, c roles) bool {
	for _, n := range p.needs {
		if !s.has(v, n, c) {
			return false
		}
	}
	return true
}

func (s *sentence) has(v int, n need, c roles) bool {
	switch n.kind {
	case "obj":
		return !c.object.empty() && (n.arg == "" || s.headIn(c.object, n.arg))
	case "subj":
		return s.headIn(c.subject, n.arg)
	case "actorsubj":
		return len(s.cast(c.subject)) > 0
	case "actor":
		return len(s.actors(c.object)) > 0
	case "prep":
		if n.arg == "not" {
			return s.word(v+1) == "not" || s.word(c.object.hi) == "not"
		}
		r := s.led(c.after, n.arg)
		if n.of == "" && r.empty() && !c.object.empty() && s.word(c.object.hi) == n.arg {
			return true // warned X against sending troops
		}
		if n.arg == "for" && r.empty() && s.word(v+1) == "for" {
			r = rng{v + 2, s.joinedEnd(v + 2)}
		}
		switch {
		case r.empty():
			return false
		case n.of == "actor":
			return len(s.actors(r)) > 0
		case n.of != "":
			return s.headIn(r, n.of) || n.of == "place" && len(s.cast(r)) > 0
		}
		return true
	case "to", "that":
		return s.clauseAhead(v, n.kind)
	case "words":
		for k := v + 1; k < len(s.chunks); k++ {
			for t := s.chunks[k].first; t < s.chunks[k].last; t++ {
				if s.words.in(n.arg, strings.ToLower(s.doc.Tokens[t].Lemma)) {
					return true
				}
			}
		}
		return false
	case "no":
		k := s.nextVerb(v)
		return k < 0 || !s.words.in(n.arg, s.lemma(k))
	case "both":
		return s.plural(c.subject)
	}
	return false
}

// clauseAhead says that an infinitive or a clause follows the verb at v.
func (s *sentence) clauseAhead(v int, kind string) bool {
	for k := v + 1; k < len(s.chunks) && k < v+9; k++ {
		switch s.at(k) {
		case verbGroup:
			if kind == "to" {
				return s.chunks[k].group.Infinitive
			}
			return s.isFinite(k)
		case opener:
			return kind == "that" && s.word(k) == "that"
		case relative:
			return false
		case mark:
			if s.word(k) == ":" || s.word(k) == ";" {
				return false
			}
		case comma:
			return false
		}
	}
	return false
}

func (s *sentence) nextVerb(v int) int {
	for k := v + 1; k < len(s.chunks) && k < v+9; k++ {
		if s.at(k) == verbGroup {
			return k
		}
	}
	return -1
}

// headIn says that the head of one of the phrases is in a set; of "rounds of talks"
// the talks count.
func (s *sentence) headIn(r rng, set string) bool {
	for k := r.lo; k < r.hi; k++ {
		if s.at(k) != nounPhrase {
			continue
		}
		if s.behind(k, r.lo) && !s.words.in("partitive", s.lemma(k-2)) {
			continue
		}
		if s.words.in(set, s.lemma(k)) || set == "people" && s.lemma(k) == "person" {
			return true
		}
		if s.words.in("partitive", s.lemma(k)) && s.word(k+1) == "of" && s.at(k+2) == nounPhrase && s.words.in(set, s.lemma(k+2)) {
			return true
		}
		if set == "place" && len(s.mentionsIn(k)) > 0 {
			return true
		}
	}
	return false
}

// actors gives the actors that are the heads of the phrases: "Russia", not "Russia's
// decision".
func (s *sentence) actors(r rng) []string {
	var out []string
	for _, id := range s.cast(r) {
		m := s.mention[id]
		for k := r.lo; k < r.hi; k++ {
			if s.at(k) == nounPhrase && (s.headOf(m, k) || s.titledHead(k)) {
				out = append(out, id)
				break
			}
		}
	}
	return out
}

func (s *sentence) titledHead(k int) bool {
	for _, m := range s.mentionsIn(k) {
		if s.headOf(m, k) {
			return true
		}
	}
	return false
}

// plural says that a subject is of two sides: two actors, or a plural such as "the
// sides", "the ministers".
func (s *sentence) plural(r rng) bool {
	if r.empty() {
		return false
	}
	if len(s.cast(r)) > 1 {
		return true
	}
	for k := r.lo; k < r.hi; k++ {
		if s.at(k) != nounPhrase || s.behind(k, r.lo) {
			continue
		}
		t := s.doc.Tokens[s.chunks[k].head]
		if s.words.in("sides", s.lemma(k)) && (t.Tag == "NNS" || t.Tag == "NNPS" || t.Norm == "two" || t.Norm == "both" || body(s.lemma(k))) {
			return true
		}
		if t.Norm == "they" {
			return true
		}
	}
	return false
}

// body says that a singular noun stands for several who can meet.
func body(lemma string) bool {
	switch lemma {
	case "commission", "committee", "council", "group", "panel", "working":
		return true
	}
	return false
}

// tell makes the event of verb v by pattern p.
func (s *sentence) tell(v int, p pattern, c roles) {
	st, ok := s.certainty(v)
	if !ok {
		return
	}
	d := draft{pattern: p, status: st, rule: "verb"}
	trigger := s.doc.Span(s.chunks[v].head, s.chunks[v].head+1)
	lightNoun := p.root == "CONSULT" && len(p.needs) > 0 && p.needs[0].arg == "consult"
	if lightNoun {
		return // told by the noun
	}
	if p.particle != "" && s.word(v+1) == p.particle {
		trigger = trigger.Cover(s.doc.Span(s.chunks[v+1].first, s.chunks[v+1].last))
	}
	d.trigger = trigger
	d.actors = s.cast(c.subject)
	subject := c.subject
	if c.passive {
		subject = c.object
	}
	if who, whole := s.speaker(trigger); !whole.Empty() {
		d.span = whole
		if !subject.empty() && whole.Start-s.doc.Tokens[s.chunks[subject.lo].first].Start > near {
			subject = rng{} // "he stressed …, but … and warned": the passage begins with the warning
		}
		if len(s.without(who, d.actors)) > 0 {
			d.actors = who
		}
	}
	d.recipients = s.without(s.others(&p, c), d.actors)
	if len(d.actors) == 0 && (s.words.in("verbal", p.root) || (st.certain == 'U' || !c.passive && p.root != "AGREE" && p.root != "CONSULT") && len(d.recipients) == 0) {
		return
	}
	if !c.object.empty() && s.words.nouns[s.lemma(c.object.lo)].root == p.root {
		s.taken[c.object.lo] = true
	}
	s.finish(&d, v, subject)
}

// others gives the other side, where the pattern says it stands.
func (s *sentence) others(p *pattern, c roles) []string {
	for _, where := range p.recipient {
		r := c.object
		if where != "obj" {
			r = s.led(c.after, where)
		}
		if ids := s.cast(r); len(ids) > 0 {
			return ids
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

package event

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// far bounds how many chunks or tokens away a search within a sentence looks, so that a
// sentence without an end takes no time beyond its length.
const far = 60

// fits says whether all that a pattern needs stands there.
func (s *sentence) fits(v int, p *pattern, c roles) bool {
	for _, n := range p.needs {
		if !s.has(v, p, n, c) {
			return false
		}
	}
	return true
}

func (s *sentence) has(v int, p *pattern, n need, c roles) bool {
	switch n.kind {
	case "swap": // received aid from: the act is that of the phrase with "from"
		return len(s.actors(s.led(c.after, "from"))) > 0
	case "positive":
		st, _ := s.certainty(v)
		s.ruling = s.ruling[:0]
		return !st.negated
	case "noobj":
		return c.object.empty()
	case "named": // by a person of a name: words, not arms
		ids := s.actors(c.subject)
		return len(ids) > 0 && s.mention[ids[0]].Form == record.Name && s.mention[ids[0]].Type == record.Person
	case "office": // by somebody who holds one
		return slices.ContainsFunc(s.cast(c.subject), func(id string) bool { return s.officer(s.mention[id]) })
	case "paper": // handed Chile a note of protest
		return s.paper(c.object, n.arg)
	case "as": // took them hostage
		return s.takenFor(v, c, n.arg)
	case "own": // warned that his side will
		return s.ownSide(v, c, n.arg)
	case "person":
		return s.headType(c.object, record.Person, record.Role)
	case "without": // somebody did it, or nothing of the set stands in the sentence
		return len(s.cast(c.subject)) > 0 || !s.holds(v-far, v+far, n.arg)
	case "not":
		return !s.headIn(c.object, n.arg)
	case "mod": // joint exercises, a hunger strike
		return !c.object.empty() && s.holds(c.object.lo, c.object.lo+1, n.arg)
	case "near":
		return s.holds(v+1, s.nearEnd(v), n.arg)
	case "bare": // called the president on Monday; not "called the president a liar"
		k := c.object.hi
		return !c.passive && (k >= len(s.chunks) || s.isTime(k) || s.at(k) == preposition || s.at(k) == comma || s.at(k) == mark && s.word(k) != `"` || s.at(k) == conjunction || s.at(k) == verbGroup && s.chunks[k].group.Infinitive)
	case "other":
		ids := s.others(p, c)
		return len(ids) > 0 && (s.state(ids[0]) == (n.arg == "state"))
	case "obj":
		if c.object.empty() {
			return false
		}
		return n.arg == "" || s.headIn(c.object, n.arg) || s.hangs(v, n.arg, "obj", "nsubj:pass")
	case "subj":
		return s.headIn(c.subject, n.arg) || s.hangs(v, n.arg, "nsubj", "obl:agent")
	case "actorsubj":
		return len(s.cast(c.subject)) > 0
	case "actor":
		return len(s.actors(c.object)) > 0
	case "prep":
		if n.arg == "not" {
			return s.word(v+1) == "not" || s.word(c.object.hi) == "not"
		}
		r := s.led(c.after, n.arg)
		if n.of == "" && r.empty() && !c.object.empty() && s.word(c.object.hi) == n.arg && !s.isDay(c.object.hi+1) {
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
		return s.clauseAhead(v, n.kind) && (n.arg == "" || s.words.in(n.arg, s.lemma(s.nextVerb(v))))
	case "words":
		return s.holds(v+1, v+far, n.arg)
	case "no":
		k := s.nextVerb(v)
		return k < 0 || !s.words.in(n.arg, s.lemma(k))
	case "both":
		return s.plural(c.subject)
	}
	return false
}

// hangs says that the parser hangs a word of the set on the verb group at chunk v by one
// of the relations: the head of a phrase that the chunks cut short, "a data sharing
// agreement".
func (s *sentence) hangs(v int, set string, relations ...string) bool {
	sent, head := s.doc.Sentences[s.index], s.chunks[v].head
	for k := max(sent.First, head-far); k < min(sent.Last, head+far); k++ {
		t := &s.doc.Tokens[k]
		if t.Head == head && slices.Contains(relations, t.Relation) && s.words.in(set, strings.ToLower(t.Lemma)) {
			return true
		}
	}
	return false
}

// holds says that a word of the set stands in the chunks [lo, hi).
func (s *sentence) holds(lo, hi int, set string) bool {
	for k := max(lo, 0); k < min(hi, len(s.chunks)); k++ {
		for t := s.chunks[k].first; t < s.chunks[k].last; t++ {
			if s.words.in(set, strings.ToLower(s.doc.Tokens[t].Lemma)) || s.words.in(set, s.norm(t)) {
				return true
			}
		}
	}
	return false
}

// nearEnd gives the end of the words that belong to the verb at chunk v together with
// those of the infinitives under it.
func (s *sentence) nearEnd(v int) int {
	k := v + 1
	for ; k < min(len(s.chunks), v+far); k++ {
		if s.at(k) == opener || s.at(k) == relative || s.at(k) == verbGroup && s.isFinite(k) || s.at(k) == mark && (s.word(k) == ";" || s.word(k) == ":") {
			break
		}
	}
	return k
}

// headType says that the head of the phrases is a mention of one of the types.
func (s *sentence) headType(r rng, types ...record.ActorType) bool {
	for _, id := range s.actors(r) {
		if slices.Contains(types, s.mention[id].Type) {
			return true
		}
	}
	return false
}

// state says that a mention is of a state or its people, not of a person or a body.
func (s *sentence) state(id string) bool {
	t := s.mention[id].Type
	return t == record.Polity || t == record.Place
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
	if !r.empty() && s.words.in("partitive", s.lemma(r.lo)) && s.word(r.lo+1) == "of" && s.at(r.lo+2) == nounPhrase { // one of the critics
		r = rng{r.lo + 2, max(r.hi, s.joinedEnd(r.lo+2))}
	}
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

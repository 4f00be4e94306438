package event

import "slices"

// rng is a range of chunks [lo, hi).
type rng struct{ lo, hi int }

func (r rng) empty() bool { return r.hi <= r.lo }

// subject gives the noun phrases that are the subject of the verb group at chunk v,
// an empty range when they are not to be found. Steps bounds the search through
// verbs that share a subject.
func (s *sentence) subject(v int) rng { return s.subjectWithin(v, 6) }

func (s *sentence) subjectWithin(v, steps int) rng {
	if steps == 0 {
		return rng{}
	}
	g := s.chunks[v].group
	if g.Infinitive {
		over := s.over(v)
		if over.verb < 0 {
			if over.noun >= 0 { // Varga's plan to visit, the plan to visit
				return rng{over.noun, over.noun + 1}
			}
			if over.word > 0 && s.at(over.word-1) == nounPhrase { // a headline: "X, Y likely to meet"
				return s.leftFrom(over.word - 1)
			}
			if p := s.priorVerb(v); p >= 0 && over.word < 0 { // came to meet
				return s.subjectWithin(p, steps-1)
			}
			return s.before(v)
		}
		if over.object { // urged the sides to meet, called on them to
			who := over.verb + 1
			if s.at(who) == preposition {
				who++
			}
			return rng{who, s.complexEnd(who)}
		}
		return s.subjectWithin(over.verb, steps-1)
	}
	if !s.isFinite(v) && !g.Passive {
		if r := s.controller(v); !r.empty() {
			return r
		}
		if p := s.priorVerb(v); p >= 0 { // a gerund
			return s.subjectWithin(p, steps-1)
		}
		return rng{}
	}
	if !s.isFinite(v) { // "the crew held in Merrow", "met, escorted by"
		if s.at(v-1) == nounPhrase {
			return s.leftFrom(v - 1)
		}
	}
	if r := s.before(v); !r.empty() {
		return r
	}
	if r := s.hung(v, "nsubj", "nsubj:pass"); !r.empty() {
		return r
	}
	if p := s.priorVerb(v); p >= 0 {
		return s.subjectWithin(p, steps-1)
	}
	return rng{}
}

// hung gives the noun phrases before the verb group at chunk v that hang on its verb by
// one of the relations.
func (s *sentence) hung(v int, relations ...string) rng {
	sent := s.doc.Sentences[s.index]
	for k := sent.First; k < s.chunks[v].first; k++ {
		t := &s.doc.Tokens[k]
		if t.Head != s.chunks[v].head || !slices.Contains(relations, t.Relation) {
			continue
		}
		for i := range s.chunks {
			if s.at(i) == nounPhrase && s.chunks[i].first <= k && k < s.chunks[i].last {
				return rng{i, s.joinedEnd(i)}
			}
		}
	}
	return rng{}
}

// before gives the noun phrases that stand right before chunk v, an aside between
// commas passed over.
func (s *sentence) before(v int) rng {
	i := s.skipLeft(v - 1)
	if s.at(i) == relative {
		i = s.skipLeft(i - 1)
		if s.at(i) == comma {
			i = s.skipLeft(i - 1)
		}
		if s.at(i) == nounPhrase {
			if s.at(i-1) == preposition && s.at(i-2) == nounPhrase && s.word(i-1) == "of" && len(s.persons(i-2)) > 0 {
				return rng{i - 2, i - 1} // President Tomas Iberra of Oruna, who
			}
			return s.nearest(i)
		}
		return rng{}
	}
	if s.at(i) == comma {
		for k := i - 1; k > 0 && k > i-16; k-- {
			if s.at(k) == verbGroup && s.isFinite(k) || s.at(k) == opener {
				if !(s.at(k-1) == relative) {
					break
				}
			}
			if s.at(k) == comma && s.at(k-1) == nounPhrase && k-1 > 0 || s.at(k) == comma && k == 1 && s.at(0) == nounPhrase {
				if s.at(k+1) == conjunction {
					break
				}
				return s.leftFrom(k - 1)
			}
		}
		return rng{}
	}
	if s.at(i) == nounPhrase {
		if made := s.madeBy(i); made >= 0 && s.isFinite(v) {
			return s.leftFrom(made)
		}
		if r := s.leftFrom(i); r.lo < i || !s.isTime(i) {
			return r
		}
	}
	return rng{}
}

// madeBy gives the chunk of what is told to be the work of the noun at chunk i, which is
// then no subject of what follows: "a proposal drawn up by her office was handed over"; -1
// for none.
func (s *sentence) madeBy(i int) int {
	k := i - 2
	if s.word(i-1) != "by" {
		return -1
	}
	if s.at(k) != verbGroup {
		k-- // drawn up by
	}
	if s.at(k) != verbGroup || !s.chunks[k].group.Passive || s.isFinite(k) || s.at(k-1) != nounPhrase {
		return -1
	}
	return k - 1
}

// skipLeft passes adverbs, brackets and marks of quotation to the left.
func (s *sentence) skipLeft(i int) int {
	for n := 0; n < 8 && i >= 0; n++ {
		switch {
		case s.isTime(i) && i > 1 && s.at(i-1) == preposition && s.word(i-1) != "of" && s.free(i-2): // X on Monday said
			i -= 2
		case s.isTime(i) && s.at(i-1) == nounPhrase && s.free(i-1):
			i--
		case s.at(i) == adverb || s.at(i) == mark && s.word(i) != ":" && s.word(i) != ";" && s.word(i) != "-" && s.word(i) != "–" && s.word(i) != "—":
			i--
		case s.at(i) == nounPhrase && s.at(i+1) == mark && s.at(i-1) == mark && closes(s.word(i+1)): // he [Putin]
			i -= 2
		default:
			return i
		}
	}
	return i
}

// free says that the noun phrase at chunk i is not the object of a verb.
func (s *sentence) free(i int) bool { return s.at(s.phraseStart(i)-1) != verbGroup }

func closes(word string) bool { return word == "]" || word == ")" }

// nearest gives the noun phrase at chunk i with those joined to it.
func (s *sentence) nearest(i int) rng {
	lo := i
	for s.at(lo-1) == conjunction && s.at(lo-2) == nounPhrase {
		lo -= 2
	}
	return rng{lo, i + 1}
}

// leftFrom gives the noun phrases that end with chunk i, the whole of "the ministers
// of A and B on the island".
func (s *sentence) leftFrom(i int) rng {
	lo := i
	for n := 0; n < 24; n++ {
		switch {
		case s.at(lo-1) == preposition && s.at(lo-2) == nounPhrase:
			if s.word(lo-1) != "of" && s.isTime(lo-2) {
				return rng{lo, i + 1}
			}
			lo -= 2
		case s.at(lo-1) == opener && s.at(lo-2) == nounPhrase && s.isTime(lo): // a summit before the summer
			lo -= 2
		case s.at(lo-1) == preposition && s.at(lo-2) != nounPhrase && s.at(lo-2) != verbGroup && lo < i:
			return rng{lo, i + 1}
		case s.at(lo-1) == conjunction && s.at(lo-2) == nounPhrase && s.word(lo-1) != "but":
			// "met Y and Z said": Y is the object of a verb.
			if from := s.phraseStart(lo - 2); s.at(from-1) == verbGroup && !s.words.in("clausal", s.lemma(from-1)) || s.at(from-1) == preposition && s.at(from-2) == verbGroup {
				return rng{lo, i + 1}
			}
			lo -= 2
		case s.at(lo-1) == comma && s.at(lo-2) == nounPhrase && (lo < i && s.joined(lo, i) || s.headline()) && !s.isTime(lo-2) && s.at(lo-3) != verbGroup:
			lo -= 2
		case s.at(lo-1) == comma && s.at(lo-2) == conjunction && s.at(lo-3) == nounPhrase:
			lo -= 3
		case s.at(lo-1) == conjunction && s.at(lo-2) == comma && s.at(lo-3) == nounPhrase && s.at(lo-4) == comma:
			lo -= 3
		default:
			return rng{lo, i + 1}
		}
	}
	return rng{lo, i + 1}
}

// joined says that an "and" joins the phrases between chunks lo and hi.
func (s *sentence) joined(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if s.at(k) == conjunction {
			return true
		}
	}
	return false
}

// phraseStart gives the first chunk of the phrases that chunk i belongs to by
// prepositions.
func (s *sentence) phraseStart(i int) int {
	for s.at(i-1) == preposition && s.at(i-2) == nounPhrase {
		i -= 2
	}
	return i
}

// priorVerb gives the verb group whose subject the one at v shares: the last one
// before it in the same clause.
func (s *sentence) priorVerb(v int) int {
	g, shared := s.chunks[v].group, s.at(s.skipLeft(v-1)) == conjunction
	nearest := -1
	for k := v - 1; k >= 0 && k > v-40; k-- {
		switch s.at(k) {
		case opener, relative:
			if !shared {
				return -1
			}
		case verbGroup:
			// "rejected a clause that would bar patrols, but accepted …": the verb of the
			// same tense, not that of the relative clause.
			o := s.chunks[k].group
			if s.isFinite(k) && (!shared || o.Tense == g.Tense && o.Modal == g.Modal && s.at(k-1) != relative) {
				return k
			}
			if s.isFinite(k) && nearest < 0 {
				nearest = k
			}
		}
	}
	return nearest
}

// above is what stands over an infinitive or a noun.
type above struct {
	verb   int  // the verb group over it, or -1
	word   int  // chunk of the adjective or noun between, or -1
	noun   int  // the noun over it, where no verb stands over that
	object bool // the verb's object does it: "urged them to meet"
}

// over finds what stands over the infinitive at chunk v.
func (s *sentence) over(v int) above {
	out := above{verb: -1, word: -1, noun: -1}
	i := v - 1
	for s.at(i) == adverb || s.at(i) == mark && s.word(i) == `"` {
		i--
	}
	for n := 0; n < 2 && s.at(i) == preposition || s.at(i) == nounPhrase && s.isTime(i); n++ { // agreed on Monday to meet
		i--
	}
	switch s.at(i) {
	case verbGroup:
		out.verb = i
	case conjunction, comma: // to meet and (to) talk
		if p := s.verbBefore(i); p >= 0 && s.chunks[p].group.Infinitive {
			return s.over(p)
		}
	case adjective:
		out.word = i
		out.verb = s.copula(i)
	case nounPhrase:
		start := s.phraseStart(s.nearest(i).lo)
		switch {
		case s.words.governors["noun "+s.lemma(start)].certain.certain != 0:
			out.word, out.noun = start, start
			if s.at(start-1) == verbGroup { // made a promise to meet
				out.verb = start - 1
			}
		case s.at(start-1) == verbGroup && s.words.governors["verb "+s.lemma(start-1)].certain.certain != 0 && !s.headline():
			out.verb, out.object = start-1, true
		case s.word(start-1) == "on" && s.at(start-2) == verbGroup && s.lemma(start-2) == "call":
			out.verb, out.object = start-2, true
		}
	}
	return out
}

// copula gives the form of "be" before the adjective at chunk i, or -1.
func (s *sentence) copula(i int) int {
	k := i - 1
	for s.at(k) == adverb {
		k--
	}
	if s.at(k) == verbGroup && (s.lemma(k) == "be" || s.lemma(k) == "seem" || s.lemma(k) == "appear" || s.lemma(k) == "remain" || s.lemma(k) == "stand") {
		return k
	}
	return -1
}

// verbBefore gives the nearest verb group before chunk i, or -1.
func (s *sentence) verbBefore(i int) int {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		switch s.at(k) {
		case verbGroup:
			return k
		case opener, relative:
			return -1
		}
	}
	return -1
}

// clauseEnd gives the end of the words that belong to the verb or noun at chunk i:
// up to the next clause, verb or comma that parts.
func (s *sentence) clauseEnd(i int) int {
	k := i + 1
	for ; k < len(s.chunks); k++ {
		switch s.at(k) {
		case opener, relative, verbGroup:
			return s.trimRight(i, k)
		case comma:
			if s.at(k+1) != preposition && !(s.at(k+1) == nounPhrase && (s.listAhead(k+1) || s.isTime(k+1))) {
				return s.trimRight(i, k)
			}
		case mark:
			if w := s.word(k); w == ":" || w == ";" || w == "—" || w == "–" || w == "." {
				return s.trimRight(i, k)
			}
		case conjunction:
			if s.at(k+1) == verbGroup || s.finite(s.complexEnd(k+1)) || s.word(k) == "but" {
				return s.trimRight(i, k)
			}
		}
	}
	return s.trimRight(i, k)
}

// trimRight gives the end of the chunks from i up to k without a subject that belongs
// to the verb at k, and without the words that join.
func (s *sentence) trimRight(i, k int) int {
	if s.at(k) == verbGroup && s.isFinite(k) && k > i {
		if r := s.before(k); !r.empty() && r.lo > i {
			k = r.lo
		}
	}
	for k > i+1 {
		switch s.at(k - 1) {
		case comma, conjunction, preposition, mark, opener:
			if s.at(k-1) == mark && closes(s.word(k-1)) {
				return k
			}
			k--
		case adverb:
			if s.at(k) != opener {
				return k
			}
			for k > i+1 && s.at(k-1) == adverb { // as soon as
				k--
			}
		default:
			return k
		}
	}
	return k
}

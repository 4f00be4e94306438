package event

// object gives the noun phrases that follow the verb group at chunk v as its object.
func (s *sentence) object(v int) rng {
	i := v + 1
	for n := 0; n < 4; n++ {
		switch {
		case s.at(i) == preposition && s.isTime(i+1): // vetoed on Friday a draft
			i += 2
		case s.at(i) == adverb || s.isTime(i) || s.at(i) == mark && (s.word(i) == `"` || s.word(i) == "["),
			s.word(i) == "at" && (s.word(i+1) == "least" || s.word(i+1) == "most"),
			s.word(i) == "than" && i > v+1 && (s.word(i-1) == "more" || s.word(i-1) == "less" || s.word(i-1) == "fewer"):
			i++
		}
	}
	if i == v+1 && s.at(i) == conjunction && s.at(i+1) == verbGroup && s.at(i+2) == nounPhrase && !s.isTime(i+2) { // sign or ratify the treaty
		return rng{i + 2, s.joinedEnd(i + 2)}
	}
	if s.at(i) != nounPhrase || s.isTime(i) {
		return s.hungBehind(v)
	}
	return rng{i, s.joinedEnd(i)}
}

// hungBehind gives the noun phrases that the parser hangs on the verb group at chunk v
// as its object though other words stand between: "freed on bail two ministers".
func (s *sentence) hungBehind(v int) rng {
	for k := v + 1; k < len(s.chunks) && k < v+12; k++ {
		switch s.at(k) {
		case verbGroup, relative, opener:
			return rng{}
		case nounPhrase:
			if t := s.doc.Tokens[s.chunks[k].head]; t.Head == s.chunks[v].head && t.Relation == "obj" && s.at(k-1) != preposition {
				return rng{k, s.joinedEnd(k)}
			}
		}
	}
	return rng{}
}

// led gives the noun phrases that the preposition leads in after chunk i, within the
// same clause. A day is led in by none of them: "fired on Tuesday".
func (s *sentence) led(i int, prep string) rng {
	for k := i + 1; k < len(s.chunks) && k < i+24; k++ {
		switch s.at(k) {
		case verbGroup:
			return rng{}
		case opener, relative:
			return rng{}
		case preposition:
			if s.word(k) == prep && s.at(k+1) == nounPhrase && !s.isDay(k+1) {
				return rng{k + 1, s.joinedEnd(k + 1)}
			}
		}
	}
	return rng{}
}

// takenFor says that the act of verb v makes of its object one of the set: "took two
// engineers hostage", "was taken captive", "took hostages". Who takes the hostages or a
// list of them somewhere makes them none.
func (s *sentence) takenFor(v int, c roles, set string) bool {
	for _, k := range []int{v + 1, c.object.hi} {
		if k > v && k < len(s.chunks) && s.chunks[k].first+1 == s.chunks[k].last && s.words.sets[set][s.lemma(k)] && s.at(k) != verbGroup {
			return true
		}
	}
	if c.object.empty() || c.passive || !s.words.sets[set][s.lemma(c.object.hi-1)] || s.behind(c.object.hi-1, c.object.lo) {
		return false
	}
	first := s.doc.Tokens[s.chunks[c.object.hi-1].first]
	return first.Tag != "PRP$" && s.chunks[c.object.hi-1].owner == s.chunks[c.object.hi-1].first && first.Norm != "the" && first.Norm != "these" && first.Norm != "those"
}

// controller gives the object that does what the gerund at chunk v tells: "accused Chile
// of attacking", "was barred from leaving".
func (s *sentence) controller(v int) rng {
	if s.at(v-1) != preposition {
		return rng{}
	}
	p := v - 2
	for n := 0; n < 4 && (s.at(p) == nounPhrase || s.at(p) == preposition); n++ {
		p--
	}
	if s.at(p) != verbGroup || !s.words.in("controlled", s.lemma(p)) {
		return rng{}
	}
	if p == v-2 {
		if s.chunks[p].group.Passive {
			return s.before(p)
		}
		return rng{}
	}
	return rng{p + 1, v - 1}
}

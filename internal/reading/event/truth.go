package event

// judged gives the adjective that says how true the clause of the verb at chunk v is:
// "it is unlikely that Chile attacked"; -1 for none.
func (s *sentence) judged(v int) int {
	for k := v - 1; k > 0 && k > v-12; k-- {
		switch s.at(k) {
		case opener:
			if s.word(k) == "that" && s.at(k-1) == adjective && s.copula(k-1) >= 0 {
				if _, ok := s.words.governors["adjective "+s.lemma(k-1)]; ok {
					return k - 1
				}
			}
			return -1
		case verbGroup, comma, relative:
			return -1
		}
	}
	return -1
}

// belied says that the clause of the verb at chunk v is what a rumour or claim says that
// the sentence calls untrue: "the rumour that Chile would attack was pure invention".
func (s *sentence) belied(v int) bool {
	k := v - 1
	for ; k > 0 && k > v-12 && s.at(k) != verbGroup && s.at(k) != comma; k-- {
		if s.at(k) == opener {
			break
		}
	}
	if k <= 0 || s.at(k) != opener || s.word(k) != "that" || s.at(k-1) != nounPhrase || !s.words.in("hearsay", s.lemma(k-1)) {
		return false
	}
	for n := v + 1; n < len(s.chunks) && n < v+far; n++ {
		if s.at(n) != verbGroup || !s.isFinite(n) || s.lemma(n) != "be" {
			continue
		}
		if s.chunks[n].group.Negated {
			return n+1 < len(s.chunks) && s.holds(n+1, n+4, "true")
		}
		return s.holds(n, n+5, "untrue")
	}
	return false
}

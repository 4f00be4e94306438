package event

import "strings"

// nounAt gives the pattern of the noun phrase at chunk i. "No agreement" and "the
// talks" have one, a word before another noun has none.
func (s *sentence) nounAt(i int) (pattern, bool) {
	t := s.doc.Tokens[s.chunks[i].head]
	if t.POS != "NOUN" || s.isTime(i) {
		return pattern{}, false
	}
	p, ok := s.words.nouns[s.lemma(i)]
	if s.oneMore(i) {
		p, ok = s.words.nouns["talk"]
	}
	if !ok {
		p, ok = s.words.nouns[strings.TrimSuffix(s.lemma(i), "s")]
	}
	if !ok {
		return p, false
	}
	if p.root == "ASSAULT" && s.holds(i, i+1, "figurative") { // a charm offensive
		return p, false
	}
	if p.root == "ASSAULT" && s.holds(i, i+1, "scathing") { // an attack in words
		p.root, p.mode, p.cameo = "ACCUSE", "disapprove", "111"
	}
	if s.lemma(i) == "strike" && s.walkout(i) {
		return pattern{root: "PROTEST", mode: "strike", cameo: "143", carried: "protest", recipient: []string{"against", "at"}}, true
	}
	return s.mode(i, p), true
}

// oneMore says that the noun at chunk i counts talks that are named elsewhere: "a third
// round", "the next session".
func (s *sentence) oneMore(i int) bool {
	if l := s.lemma(i); l != "round" && l != "session" || s.word(i+1) == "of" {
		return false
	}
	for t := s.chunks[i].first; t < s.chunks[i].head; t++ {
		if s.words.in("ordinal", s.norm(t)) {
			return true
		}
	}
	return false
}

// mode reads the mode off the words around a noun: a phone call, talks by phone.
func (s *sentence) mode(i int, p pattern) pattern {
	if p.root != "CONSULT" {
		return p
	}
	c := s.chunks[i]
	phone := false
	for t := c.first; t < c.head; t++ {
		phone = phone || s.words.in("phone", s.norm(t))
	}
	for k := i + 1; k < len(s.chunks) && k <= i+6; k++ {
		if (s.word(k) == "by" || s.word(k) == "over" || s.word(k) == "via") && s.at(k+1) == nounPhrase && s.words.in("phone", s.lemma(k+1)) {
			phone = true
		}
	}
	if phone {
		p.mode, p.cameo = "phone", "041"
	}
	return p
}

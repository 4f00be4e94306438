package event

// interest tells that somebody is ready, willing or interested to come together with
// others or to do an act of cooperation: PLOVER counts the voiced readiness as AGREE.
func (s *sentence) interest(i int) {
	s.blame(i)
	gov, ok := s.words.governors["adjective "+s.lemma(i)]
	if !ok || !gov.certain.willing {
		return
	}
	v := s.copula(i)
	if v < 0 {
		return
	}
	k := i + 1
	if s.at(k) == preposition {
		k++
	}
	var recipients []string
	switch {
	case s.at(k) == verbGroup && s.words.in("engage", s.lemma(k)):
		recipients = s.cast(s.led(k, "with"))
	case s.at(k) == nounPhrase && s.words.in("consult", s.lemma(k)):
		recipients = s.cast(s.led(k, "with"))
	case s.at(k) == verbGroup:
		p, c := s.pattern(k)
		if p == nil || !s.words.in("cooperative", p.root) {
			return
		}
		recipients = s.others(p, c)
	default:
		return
	}
	st, _ := s.certainty(v)
	d := draft{pattern: pattern{root: "AGREE", cameo: "036"}, status: st, rule: "readiness"}
	d.trigger = s.doc.Span(s.chunks[i].first, s.chunks[k].last)
	subject := s.subject(v)
	d.actors = s.cast(subject)
	if len(d.actors) == 0 {
		return
	}
	d.recipients = s.without(recipients, d.actors)
	s.taken[k] = true
	s.finish(&d, v, subject)
}

package event

import (
	"slices"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// refusal tells beside an act of cooperation that somebody will not do that he refuses
// it: "Norway will not lift the ban" is a REJECT by Norway.
func (s *sentence) refusal(v int, d *draft) {
	g := s.chunks[v].group
	if !g.Negated || g.Passive || len(d.actors) == 0 || !s.words.in("cooperative", d.pattern.root) {
		return
	}
	if g.Tense != language.Future && (g.Modal != "would" || d.statement == "") {
		return
	}
	if st := d.status; st.certain != 'C' || !st.negated || st.hypothetical {
		return
	}
	last := g.First
	for last+1 < s.chunks[v].head && s.norm(last) != "not" && s.norm(last) != "n't" && s.norm(last) != "never" {
		last++
	}
	r := *d
	r.pattern = pattern{root: "REJECT", cameo: "120"}
	r.trigger = s.doc.Span(g.First, last+1)
	r.span = r.span.Cover(r.trigger)
	r.status = status{certain: 'C', tense: "present"}
	r.time, r.dated, r.place, r.rule = nil, false, "", "refusal"
	s.drafts = append(s.drafts, r)
}

// demand tells that a source says what another must do: "Norway said Chile must leave"
// is a REQUEST by Norway of Chile.
func (s *sentence) demand(v int) {
	g := s.chunks[v].group
	if g.Modal != "must" && g.Modal != "should" && g.Modal != "ought" && !s.needs(v) || g.Negated || g.Perfect {
		return
	}
	trigger := s.doc.Span(g.First, g.First+1)
	s.saidOf(v, trigger, pattern{root: "REQUEST", cameo: "020"}, "demand")
}

// saidOf tells an act of words that the source of a statement does to the subject of the
// verb at chunk v in it, if that is another.
func (s *sentence) saidOf(v int, trigger text.Span, p pattern, rule string) {
	st := s.statementOf(trigger)
	if st == nil || st.Source.Actor == "" || st.Source.Empty() || st.Cue.Empty() {
		return
	}
	source := s.mentionsOver(st.Source.Span)
	at := slices.IndexFunc(source, func(m *record.Mention) bool { return m.Actor == st.Source.Actor })
	subject := s.subject(v)
	if at < 0 || subject.empty() || subject.lo > v || s.opening(v) != "" && s.opening(v) != "that" {
		return
	}
	by := []string{source[at].ID}
	to := s.without(s.actors(subject), by)
	to = slices.DeleteFunc(to, func(id string) bool { return s.mention[id].Form == record.Pronoun })
	if len(to) == 0 {
		return
	}
	d := draft{pattern: p, status: status{certain: 'C', tense: "past"}, rule: rule, trigger: trigger, actors: by, recipients: to}
	s.finish(&d, v, subject)
	last := &s.drafts[len(s.drafts)-1]
	last.status = d.status // the words are a fact, whatever comes of them
}

// needs says that the verb group at chunk v tells a need: needs to.
func (s *sentence) needs(v int) bool {
	return s.lemma(v) == "need" && s.at(v+1) == verbGroup && s.chunks[v+1].group.Infinitive
}

// walkout says that the strike at chunk i is one of workers or of hunger, not of arms.
func (s *sentence) walkout(i int) bool {
	return !s.holds(i, i+1, "arms") && s.holds(i-far, i+far, "labour")
}

// isEnd says that the words of the noun at chunk i are the last of their clause.
func (s *sentence) isEnd(i int) bool {
	k := i + 1
	for s.at(k) == preposition && s.at(k+1) == nounPhrase {
		k += 2
	}
	return k >= len(s.chunks) || s.at(k) == mark || s.at(k) == comma || s.at(k) == conjunction || s.at(k) == opener
}

// hungOn gives the verb group before chunk i that the parser hangs it on as its object:
// "opened direct, high-level talks"; -1 for none.
func (s *sentence) hungOn(i int) int {
	t := &s.doc.Tokens[s.chunks[i].head]
	for k := i - 1; k >= 0 && k > i-8 && t.Relation == "obj"; k-- {
		if s.at(k) == verbGroup && s.chunks[k].head == t.Head {
			return k
		}
	}
	return -1
}

// blame tells that a source says that another is responsible or guilty: an accusation.
func (s *sentence) blame(i int) {
	v := s.copula(i)
	if v < 0 || !s.words.in("blamed", s.lemma(i)) || s.chunks[v].group.Negated {
		return
	}
	s.saidOf(v, s.doc.Span(s.chunks[i].first, s.chunks[i].last), pattern{root: "ACCUSE", mode: "allege", cameo: "112"}, "blame")
}

// nounOver gives the noun that stands over the phrase at chunk i by a preposition:
// "the option of an invasion".
func (s *sentence) nounOver(i int) (governor, bool) {
	if s.at(i-1) != preposition || s.at(i-2) != nounPhrase {
		return governor{}, false
	}
	switch s.word(i - 1) {
	case "of", "for", "about":
		gov, ok := s.words.governors["noun "+s.lemma(i-2)]
		return gov, ok
	}
	return governor{}, false
}

package event

import (
	"slices"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
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
	d := draft{pattern: pattern{root: "REQUEST", cameo: "020"}, status: status{certain: 'C', tense: "past"}, rule: "demand", trigger: trigger, actors: by, recipients: to}
	s.finish(&d, v, subject)
	last := &s.drafts[len(s.drafts)-1]
	last.status = d.status // the asking is a fact, whatever comes of it
}

// needs says that the verb group at chunk v tells a need: needs to.
func (s *sentence) needs(v int) bool {
	return s.lemma(v) == "need" && s.at(v+1) == verbGroup && s.chunks[v+1].group.Infinitive
}

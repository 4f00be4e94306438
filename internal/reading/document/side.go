package document

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// side gives the state that an actor acts for, or the actor itself.
func (w *work) side(id string) string {
	if s := w.sides[id]; s != "" {
		return s
	}
	return id
}

// sideOf tells the state by the actor's country, office or name: the foreign
// ministry of X and its spokesman are on the side of X.
func (w *work) sideOf(a *record.Actor) string {
	if a.Type == record.Polity {
		return a.ID
	}
	for i := range w.actors {
		b := &w.actors[i]
		if adjectiveOf(a.Name, b.Name) && !strings.Contains(a.Name+b.Name, " ") {
			return b.ID
		}
		if b.Type != record.Polity {
			continue
		}
		if a.Country != "" && a.Country == b.Country {
			return b.ID
		}
		for _, role := range a.Roles {
			if role.Of != "" && role.Of == b.Name {
				return b.ID
			}
		}
		if first, _, more := strings.Cut(a.Name, " "); more && a.Type == record.Organisation && adjectiveOf(first, b.Name) {
			return b.ID
		}
	}
	return a.ID
}

// adjectiveOf says that a word looks like the adjective of a state's name: Norvian
// of Norvia.
func adjectiveOf(word, state string) bool {
	const least = 4
	n := 0
	for n < len(word) && n < len(state) && word[n] == state[n] {
		n++
	}
	return n >= least && n >= len(state)-2 && len(word) > n
}

// same says that two actors are on one side; it is false when one is not known.
func (w *work) same(a, b string) bool { return a != "" && b != "" && w.side(a) == w.side(b) }

// differ says that two known actors are on different sides.
func (w *work) differ(a, b string) bool { return a != "" && b != "" && w.side(a) != w.side(b) }

// lettersSaid gives a letter its writer where words are ascribed to one in it: "in a
// letter to the Council, Norway said".
func (w *work) lettersSaid(s int) {
	sentence := w.d.Sentences[s]
	for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
		p := &w.ps[k]
		in := p.lead > sentence.First && w.t[p.lead-1].Norm == "in" || p.lead > sentence.First+1 && w.t[p.lead-2].Norm == "in"
		if p.owner != "" && !p.pronoun || p.family != "letter" || !in {
			continue
		}
		for i := range w.statements {
			if st := &w.statements[i]; (st.Medium == "letter" || st.Medium == "note") && sentence.Contains(st.Cue.Span) && st.Source.Actor != "" {
				p.owner, p.spoken = st.Source.Actor, true
			}
		}
		for n := range w.groups[s] { // X offered in a letter to Y
			g := &w.groups[s][n]
			if by := w.subject(s, n); g.Tense != language.NoTense && !g.Passive && (g.Last == p.lead-1 || g.Last == p.lead-2) && len(by) == 1 && !p.spoken {
				p.owner, p.spoken = by[0], true
			}
		}
		for n := 0; n < len(w.groups[s]) && !p.spoken && p.lead <= sentence.First+2; n++ { // In a letter to X, Y accused
			if g := &w.groups[s][n]; g.First >= p.end && g.Tense != language.NoTense {
				if by := w.subject(s, n); len(by) == 1 {
					p.owner, p.spoken = by[0], true
				}
				break
			}
		}
	}
}

// authors gives a paper the one who wrote it: "X had prepared a counter-proposal".
func (w *work) authors(s int) {
	for n := range w.groups[s] {
		g := &w.groups[s][n]
		if !w.is("authoring", w.t[g.Head].Lemma) || g.Passive || g.Negated {
			continue
		}
		for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
			p := &w.ps[k]
			if p.within >= 0 || p.first < g.Last || !w.reaches(g.Last, p.first) {
				continue
			}
			if p.authored = g.Tense != language.NoTense; p.authored && p.owner == "" {
				if by := w.doers(s, n); len(by) == 1 {
					p.owner = by[0]
				}
			}
			break
		}
	}
}

// leaks finds the secret papers of which a newsroom reports: they were leaked to it.
func (w *work) leaks(s int) {
	sentence := w.d.Sentences[s]
	for k := w.firstOf[s]; k < w.firstOf[s+1] && !w.headline(s); k++ {
		p := &w.ps[k]
		secret := false
		for i := p.first; i < p.head; i++ {
			secret = secret || w.is("secret", w.t[i].Norm)
		}
		st := -1
		if secret {
			st = w.home(w.t[p.head].Start)
		}
		if st < 0 || w.statements[st].Lemma != "report" || !sentence.Contains(w.statements[st].Cue.Span) {
			continue
		}
		if a := w.actorOf[w.statements[st].Source.Actor]; a != nil && (w.newsroom(a.ID) || a.Code == "" && a.Type == record.Organisation) {
			m := move{act: act{"": record.Leak}, kind: record.Leak, papers: []int{k}, to: []string{a.ID}, time: -1, factuality: "CT+", verb: p.head,
				cue: w.d.Span(p.first, p.last), span: w.clause(w.d.Span(p.first, p.end)), rule: "move-secret"}
			p.moved = true
			w.ms = append(w.ms, m)
		}
	}
}

// byAdjective gives the state of the article whose adjective a word looks like, or "".
func (w *work) byAdjective(word string) string {
	for i := range w.actors {
		if a := &w.actors[i]; a.Type == record.Polity && adjectiveOf(word, a.Name) {
			return a.ID
		}
	}
	return ""
}

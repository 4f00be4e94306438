package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// ownNouns enters the nouns of a body's own name, by which the text speaks of it: "the
// department" is the State Department.
func (w *work) ownNouns(a *actor, name string) {
	for _, s := range strings.Fields(strings.ToLower(name)) {
		if _, ok := w.nominal[s]; ok && !slices.Contains(a.nouns, s) {
			a.nouns = append(a.nouns, s)
		}
	}
	if m := a.mentions[0]; m.last-m.first > 1 && w.class[w.t[m.last-1].Text]&paperName != 0 && !slices.Contains(a.nouns, "newspaper") {
		a.nouns = append(a.nouns, "newspaper")
	}
}

// joinOwned tells whose the offices and bodies after "its" are, once the pronouns are
// known: "its foreign ministry", "its chairwoman".
func (w *work) joinOwned() {
	owner := map[int]*actor{}
	for _, m := range w.ms {
		if m.form == record.Pronoun && m.actor != nil && pronouns[w.t[m.first].Norm].owns {
			owner[m.last] = m.actor
		}
	}
	for _, m := range w.ms {
		a := owner[m.first]
		if m.rule == ruleOwned {
			a = owner[m.first+1]
		} else if !w.is(m.first-1, m.first, "its") {
			continue
		}
		if a == nil {
			continue
		}
		switch {
		case m.rule == ruleOwned && m.actor.mentions[0] == m:
			m.actor.name = a.name + "'s " + m.title
			if a.typ == record.Polity {
				m.actor.name = a.name + " " + strings.ToLower(m.title) // as an office of that state
			}
			if m.of = a.name; m.actor.country == nil {
				if m.actor.country = a.country; a.ent != nil {
					m.actor.country = a.ent
				}
			}
		case m.rule == "body-owned" && m.actor == nil && a.ent != nil && a.typ == record.Polity:
			m.country = a.ent
			m.name = w.nameOfBody(a.ent, m.name)
			key := w.bodyKey(m)
			if w.byName[key] == nil {
				w.byName[key] = w.newActor(m, m.name)
			} else {
				w.byName[key].add(m)
			}
		case m.title != "" && m.of == "" && m.form == record.Nominal:
			m.of = a.name
			if m.holder != nil && m.holder.actor != nil && m.holder.actor.country == nil {
				m.holder.actor.country = a.ent
			}
		}
	}
}

// ruleOwned is for holders of an office that are told by a pronoun alone.
const ruleOwned = "role-owned"

// ownedSpeaker says whether an office without a holder is told by whose it is and says
// something: "her spokesman told reporters".
func (w *work) ownedSpeaker(m *mention) bool {
	if w.t[m.first].Tag != "PRP$" || w.quoted(m.hf) {
		return false
	}
	i := m.last
	for w.same(i, m.hf) && i < m.last+3 && (w.t[i].POS == "AUX" || w.t[i].POS == "ADV") {
		i++
	}
	return w.same(i, m.hf) && w.t[i].POS == "VERB" && w.verb(i)&speech != 0
}

// printedBy says whether a paper is told before a mention in the front matter alone: it
// speaks of others as "the newspaper".
func (w *work) printedBy(a *actor, m *mention) bool {
	if !w.is(m.hf, m.hf, "newspaper") {
		return false
	}
	for _, x := range a.mentions {
		if x.first < m.first && !w.d.Sentences[w.t[x.first].Sentence].FrontMatter {
			return false
		}
	}
	return true
}

// sameField says whether a body may be the one described by its field: "the health
// ministry" is no ministry of defence.
func (w *work) sameField(m *mention, a *actor) bool {
	for i := m.first; i < m.hf; i++ {
		if n := w.t[i].Norm; w.class[n]&portfolio != 0 && !strings.Contains(strings.ToLower(a.name), n) {
			return false
		}
	}
	return true
}

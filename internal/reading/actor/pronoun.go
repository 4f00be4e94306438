package actor

import (
	"github.com/readout-app/readout/internal/reading/record"
)

// pronounForm says whom a pronoun may mean.
type pronounForm struct {
	gender  gender
	person  bool // he, she
	speaker bool // I, we
	plural  bool
	owns    bool // his, her, its, their
	object  bool
}

var pronouns = map[string]pronounForm{
	"he": {gender: male, person: true}, "him": {gender: male, person: true, object: true}, "his": {gender: male, person: true, owns: true},
	"she": {gender: female, person: true}, "her": {gender: female, person: true, owns: true}, "hers": {gender: female, person: true, owns: true},
	"they": {plural: true}, "them": {plural: true, object: true}, "their": {plural: true, owns: true},
	"it": {}, "its": {owns: true},
	"i": {speaker: true}, "me": {speaker: true, object: true}, "my": {speaker: true, owns: true},
	"we": {speaker: true, plural: true}, "us": {speaker: true, plural: true, object: true}, "our": {speaker: true, plural: true, owns: true},
}

// A pronoun looks back over reach sentences and over window mentions at most.
const (
	reach  = 3
	window = 80
)

// findPronouns enters the pronouns and resolves them, in text order, by who was
// the subject or source last. What cannot be told stays without an actor.
func (w *work) findPronouns() {
	var past []*mention // mentions before the pronoun, in text order
	next := 0
	byFirst := map[int]*mention{}
	for _, m := range w.ms {
		byFirst[m.first] = m
	}
	all := w.ms
	for i := range w.t {
		for next < len(all) && all[next].first <= i {
			if all[next].actor != nil {
				past = append(past, all[next])
			}
			next++
		}
		if w.is(i, i, "who") {
			w.relative(i, past)
			continue
		}
		p, ok := pronouns[w.t[i].Norm]
		if !ok || w.taken[i] || w.t[i].Text == "US" {
			continue
		}
		quoted := w.quoted(i)
		m := &mention{first: i, last: i + 1, hf: i, hl: i + 1, form: record.Pronoun, typ: record.Person, rule: "pronoun", gender: p.gender}
		if p.plural {
			m.typ = record.Group
		}
		switch {
		case p.speaker && !quoted:
			m.rule = "pronoun-author"
		case p.speaker:
			m.rule = "pronoun-speaker"
		case w.is(i+1, i, "[") && byFirst[i+2] != nil && byFirst[i+2].actor != nil:
			m.actor = byFirst[i+2].actor
			m.rule = "pronoun-bracket"
		case p.person:
			m.actor = w.antecedent(i, p, past, quoted)
			if m.actor != nil && m.actor.gender == unknown {
				m.actor.gender = p.gender
			}
		case p.plural:
			m.actor = w.groupBefore(i, past, quoted)
		default:
			if m.actor = w.bodyBefore(i, p, past, quoted); m.actor == nil {
				continue
			}
		}
		if m.actor != nil {
			m.typ = m.actor.typ
			past = append(past, m)
		}
		w.ms = append(w.ms, m)
	}
}

// relative enters a "who" that goes on from a mention right before it. Inside the
// description of an unnamed source it is part of that.
func (w *work) relative(i int, past []*mention) {
	for k := len(past) - 1; k >= 0 && k > len(past)-4; k-- {
		m := past[k]
		if (m.last == i || m.last == i-1 && w.is(i-1, i, ",")) && (m.typ == record.Person || m.typ == record.Group || m.typ == record.Role) {
			r := &mention{first: i, last: i + 1, hf: i, hl: i + 1, form: record.Pronoun, typ: m.actor.typ, rule: "pronoun-relative", actor: m.actor}
			w.ms = append(w.ms, r)
			return
		}
	}
}

// quoted says whether a token stands in quoted speech.
func (w *work) quoted(i int) bool {
	q := w.t[i].Quote
	return q >= 0 && !w.d.Quotes[q].Scare
}

// sentences tells how many sentences of prose lie between a mention and token i; a
// mention in front matter is out of reach.
func (w *work) back(m *mention, i int) int {
	s := w.t[m.hf].Sentence
	if w.d.Sentences[s].FrontMatter != w.d.Sentences[w.t[i].Sentence].FrontMatter {
		return reach + 1
	}
	return w.t[i].Sentence - s
}

// subject says whether a mention is the subject of a verb or the source of words.
func (w *work) subject(m *mention) bool {
	if w.verbAfter(m.last) != 0 {
		return true
	}
	if m.first > 0 && w.same(m.first-1, m.first) {
		p := m.first - 1
		for p > 0 && w.same(p-1, m.first) && w.taken[p] && w.t[p].Norm != "to" && w.verb(p)&speech == 0 {
			p-- // over the office before the name
		}
		if w.is(p, m.first, "the") && p > 0 {
			p--
		}
		if w.is(p, m.first, "to") && w.is(p-1, m.first, "according") || w.verb(p)&speech != 0 && w.same(p-1, m.first) && !isWord(w.t[p-1].Text) {
			return true
		}
	}
	if c := w.verbAfter(m.last + 1); w.is(m.last, m.first, ",") && (c&speech != 0 || c != 0 && m.role != nil && m.role.last == m.first-1) {
		return true // "the spokesman, X, said"
	}
	if m.role != nil && m.role.first > m.last && w.is(m.last, m.first, ",") {
		end := m.role.last
		if w.is(end, m.first, ",") {
			end++
		}
		return w.verbAfter(end) != 0
	}
	return false
}

// antecedent finds the person that he or she means.
func (w *work) antecedent(i int, p pronounForm, past []*mention, quoted bool) *actor {
	var found *actor
	best, bestAt := 0, -1
	others := map[*actor]bool{}
	for k := len(past) - 1; k >= max(0, len(past)-window); k-- {
		m := past[k]
		d := w.back(m, i)
		if d < 0 || d > reach {
			if d > reach && m.form != record.Name {
				break
			}
			if w.t[m.hf].Sentence < w.t[i].Sentence-reach {
				break
			}
			continue
		}
		a := m.actor
		if a.typ != record.Person || a.gender != unknown && a.gender != p.gender {
			continue
		}
		if quoted != w.quoted(m.hf) || quoted && w.t[m.hf].Quote != w.t[i].Quote {
			continue
		}
		score := (reach + 1 - d) * 4
		subject := w.subject(m)
		if a.gender == unknown && (!subject || d > 1) {
			continue // nothing says it is he or she
		}
		if subject {
			score += 6
		}
		if a.gender == p.gender {
			score++
		}
		if d == 0 && p.object && subject {
			score -= 8 // not the subject of its own clause
		}
		others[a] = true
		// Inside one sentence the first subject leads, so an equal score further left wins.
		if score > best || score == best && w.t[m.hf].Sentence == bestAt {
			found, best, bestAt = a, score, w.t[m.hf].Sentence
		}
	}
	if (quoted || p.object) && len(others) > 1 {
		return nil
	}
	if len(others) > 1 && best <= (reach+1)*4 && found.gender == unknown {
		return nil // nothing but nearness speaks for it
	}
	return found
}

// bodyBefore finds the state or body that it or its means: a subject earlier in the
// sentence, or the only one there.
func (w *work) bodyBefore(i int, p pronounForm, past []*mention, quoted bool) *actor {
	if !p.owns && w.verbAfter(i+1)&(speech|act) == 0 {
		return nil
	}
	var one *actor
	several := false
	for k := len(past) - 1; k >= max(0, len(past)-window); k-- {
		m := past[k]
		d := w.t[i].Sentence - w.t[m.hf].Sentence
		if d > 1 || d == 1 && p.owns && one != nil {
			break
		}
		a := m.actor
		if a.typ != record.Organisation && a.typ != record.Polity || quoted != w.quoted(m.hf) || m.form == record.Pronoun && d > 0 {
			continue
		}
		if d == 1 && p.owns && !w.subject(m) {
			continue
		}
		if w.subject(m) && (p.owns || d == 1 && w.verb(i+1)&speech != 0 || d == 0 && w.verbAfter(m.last)&speech != 0) {
			return a
		}
		if one != nil && one != a {
			several = true
		}
		one = a
	}
	if several || !p.owns {
		return nil
	}
	return one
}

// groupBefore finds the group that they means: the only one in reach.
func (w *work) groupBefore(i int, past []*mention, quoted bool) *actor {
	var one *actor
	for k := len(past) - 1; k >= max(0, len(past)-window); k-- {
		m := past[k]
		d := w.back(m, i)
		if d > 1 {
			break
		}
		if d == 0 && (m.actor.typ == record.Polity || m.actor.typ == record.Organisation) && w.subject(m) {
			return nil // they may be two states
		}
		if d < 0 || m.actor.typ != record.Group || quoted != w.quoted(m.hf) {
			continue
		}
		if one != nil && one != m.actor {
			return nil
		}
		one = m.actor
	}
	return one
}

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
	// reflexive: himself
	reflexive bool
}

var pronouns = map[string]pronounForm{
	"he": {gender: male, person: true}, "him": {gender: male, person: true, object: true}, "his": {gender: male, person: true, owns: true},
	"she": {gender: female, person: true}, "her": {gender: female, person: true, owns: true}, "hers": {gender: female, person: true, owns: true},
	"himself": {gender: male, person: true, reflexive: true}, "herself": {gender: female, person: true, reflexive: true},
	"they": {plural: true}, "them": {plural: true, object: true}, "their": {plural: true, owns: true},
	"it": {}, "its": {owns: true},
	"i": {speaker: true}, "me": {speaker: true, object: true}, "my": {speaker: true, owns: true},
	"we": {speaker: true, plural: true}, "us": {speaker: true, plural: true, object: true}, "our": {speaker: true, plural: true, owns: true},
}

// A pronoun looks back over reach sentences and over window mentions at most.
const (
	reach  = 4
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
			if a := all[next].actor; a != nil {
				past = append(past, all[next])
				a.spoken++
			}
			next++
		}
		if w.is(i, i, "who") {
			w.relative(i, past)
			continue
		}
		if w.is(i, i, "whose") {
			w.whoseState(i, past)
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
			var teller *actor
			if quoted {
				teller = w.teller(i, all[next:])
			}
			if m.actor = w.ownWords(i, p, past); m.actor == nil {
				m.actor = w.antecedent(i, p, past, teller)
			}
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
			m.actor.spoken++
			past = append(past, m)
		}
		w.ms = append(w.ms, m)
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

// What speaks for an antecedent of he or she. Their sum ranks the people in reach; the
// weights were set by hand on news, interviews, speeches and lives of GUM.
const (
	forSubject = 5
	forSource  = 4 // both say something
	forChain   = 3 // a pronoun that is known to mean the same one
	forOwner   = 3 // "Petrov met his brother"
	forGender  = 2
	forOften   = 8 // at most, one for each time the article has spoken of them
	nested     = 3 // taken off where it only tells more of another
	margin     = 2 // by which the best must lead
)

// recent is what nearness gives, by the sentences between.
var recent = [reach + 1]int{10, 10, 6, 3, 1}

// teller gives who says the quotation that holds token i where its sentence tells it
// after it, among the mentions to come; else nil.
func (w *work) teller(i int, coming []*mention) *actor {
	for _, m := range coming {
		if !w.same(m.first, i) {
			break
		}
		if !w.quoted(m.hf) && m.actor != nil && (w.source(m) || w.subject(m)) {
			return m.actor
		}
	}
	return nil
}

// antecedent finds the person that he or she means: of those in reach and of the right
// gender the one that was subject, is near and has been spoken of most.
func (w *work) antecedent(i int, p pronounForm, past []*mention, teller *actor) *actor {
	quoted := w.quoted(i)
	scores := map[*actor]int{}
	var order []*actor
	says := !p.owns && !p.object && w.verbAfter(i+1)&speech != 0
	for k := len(past) - 1; k >= max(0, len(past)-window); k-- {
		m := past[k]
		a := m.actor
		d := w.back(m, i)
		if d < 0 || d > reach || m.last > i || a.typ != record.Person && a.typ != record.Role || m.plural || a == teller || !compatible(a.gender, p.gender) {
			continue
		}
		if quoted && (!w.quoted(m.hf) && w.speaks(m, i) || w.quoted(m.hf) && w.t[m.hf].Quote != w.t[i].Quote && d > 1) || !quoted && w.quoted(m.hf) {
			continue
		}
		subject := w.subject(m) || w.nominative(m)
		if own := subject && d == 0 && w.clause(m) == w.clauseOf(i); own && p.object || !own && p.reflexive {
			continue // nobody meets him that is himself
		}
		score := recent[d]
		if subject {
			score += forSubject
			if says && d < 2 && w.source(m) {
				score += forSource
			}
		}
		if m.form == record.Pronoun {
			score += forChain
		}
		if p.owns && subject && d == 0 {
			score += forOwner
		}
		if r := w.t[m.hf].Relation; !subject && (r == "appos" || r == "nmod") {
			score -= nested
		}
		if _, ok := scores[a]; !ok {
			order = append(order, a)
		}
		scores[a] = max(scores[a], score)
	}
	var found *actor
	second := 0
	for _, a := range order {
		scores[a] += min(a.spoken, forOften)
		if a.gender == p.gender {
			scores[a] += forGender
		}
		switch {
		case found == nil || scores[a] > scores[found]:
			if found != nil {
				second = scores[found]
			}
			found = a
		case scores[a] > second:
			second = scores[a]
		}
	}
	if found == nil || len(order) > 1 && scores[found]-second < margin {
		return nil
	}
	return found
}

// nominative says whether the tree makes a mention the subject of a verb.
func (w *work) nominative(m *mention) bool { return w.clause(m) >= 0 }

// source says whether a subject is that of a verb of speech.
func (w *work) source(m *mention) bool {
	if v := w.clause(m); v >= 0 && w.verb(v)&speech != 0 {
		return true
	}
	return w.verbAfter(m.last)&speech != 0 || w.is(m.last, m.first, ",") && w.verbAfter(m.last+1)&speech != 0
}

// clause gives the verb whose subject a mention is by the tree, or -1.
func (w *work) clause(m *mention) int {
	for k := m.first; k < m.last; k++ {
		if r := w.t[k].Relation; r == "nsubj" || r == "nsubj:pass" {
			return w.t[k].Head
		}
	}
	return -1
}

// clauseOf gives the verb that token i depends on, over prepositions and nouns.
func (w *work) clauseOf(i int) int {
	for n := 0; n < 6 && i >= 0; n++ {
		if w.t[i].POS == "VERB" {
			return i
		}
		i = w.t[i].Head
	}
	return -2
}

// speaks says whether a mention is who says the quotation that holds token i: by a verb
// of its sentence, or by one of the sentence before where it has none.
func (w *work) speaks(m *mention, i int) bool {
	switch w.back(m, i) {
	case 0:
	case 1:
		s := w.d.Sentences[w.t[i].Sentence]
		for k := s.First; k < s.Last; k++ {
			if !w.quoted(k) && w.verb(k)&speech != 0 {
				return false
			}
		}
	default:
		return false
	}
	return w.verbAfter(m.last)&speech != 0 || w.subject(m) && m.first > 0 && w.same(m.first-1, m.first) && !w.is(m.last, m.first, ",")
}

// bodyBefore finds the state or body that it or its means: a subject earlier in the
// sentence or that of the sentence before, or the only one there.
func (w *work) bodyBefore(i int, p pronounForm, past []*mention, quoted bool) *actor {
	if !p.owns && w.verbAfter(i+1)&(speech|act) == 0 {
		return nil
	}
	does := !p.owns && w.does(i)
	var one *actor
	several := false
	for k := len(past) - 1; k >= max(0, len(past)-window); k-- {
		m := past[k]
		d := w.t[i].Sentence - w.t[m.hf].Sentence
		if d > 1 || d == 1 && p.owns && one != nil {
			break
		}
		a := m.actor
		if a.typ != record.Organisation && a.typ != record.Polity || quoted != w.quoted(m.hf) || m.form == record.Pronoun && d > 0 && !does {
			continue
		}
		if d == 1 && p.owns && !w.subject(m) {
			continue
		}
		if w.subject(m) && (p.owns || d == 1 && w.verb(i+1)&speech != 0 || d == 0 && w.verbAfter(m.last)&speech != 0) {
			return a
		}
		if v := w.clause(m); does && v >= 0 && (d == 0 || w.t[v].Relation == "root" && w.initial(i)) {
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

// does says whether the tree makes token i the one who does something: not the "it" of
// "it is late" or "it seems".
func (w *work) does(i int) bool {
	r, v := w.t[i].Relation, w.t[i].Head
	return (r == "nsubj" || r == "nsubj:pass") && v >= 0 && w.t[v].POS == "VERB" && w.class[w.t[v].Lemma]&impersonal == 0
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

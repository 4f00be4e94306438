package actor

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// actor is one actor of the article in the making.
type actor struct {
	typ      record.ActorType
	name     string
	ent      *entity
	gender   gender
	country  *entity
	nouns    []string // nouns that speak of it: "agency", "ministry", "minister"
	from     int      // first token that names it
	spoken   int      // times it was spoken of so far
	mentions []*mention
}

func (a *actor) add(m *mention) {
	m.actor = a
	if len(a.mentions) == 0 || m.first < a.from {
		a.from = m.first
	}
	a.mentions = append(a.mentions, m)
	if a.gender == unknown {
		a.gender = m.gender
	}
	if a.country == nil {
		a.country = m.country
	}
}

func (w *work) newActor(m *mention, name string) *actor {
	a := &actor{typ: m.typ, name: name, ent: m.ent}
	w.actors = append(w.actors, a)
	a.add(m)
	return a
}

// joinNames gives every name mention its actor.
func (w *work) joinNames() {
	w.joinPersons()
	w.joinBodies()
}

// joinBodies joins states, bodies, places and documents by their entity or words.
func (w *work) joinBodies() {
	byEntity := map[*entity]*actor{}
	byName := map[string]*actor{}
	bodies := append(slices.Clone(w.names), w.bodies()...)
	slices.SortStableFunc(bodies, func(a, b *mention) int { return a.first - b.first })
	w.byName = byName
	var previous *mention
	for _, m := range bodies {
		if m.typ == record.Person || m.typ == record.Place || m.typ == record.Group || m.actor != nil || m.unresolved {
			continue
		}
		if m.ent != nil {
			if a := byEntity[m.ent]; a != nil {
				a.add(m)
			} else {
				a := w.newActor(m, m.ent.name)
				byEntity[m.ent] = a
				if m.ent.kind != "" {
					a.nouns = append(a.nouns, m.ent.kind)
				}
				if m.typ == record.Organisation {
					w.ownNouns(a, m.ent.name)
				}
			}
			previous = m
			continue
		}
		key := w.bodyKey(m)
		a := byName[key]
		if a == nil && m.tailOf != nil {
			a = m.tailOf.actor // "the Front" of the Northern Front
		}
		if a == nil && m.typ == record.Organisation && previous != nil && w.is(m.first-1, m.first, "(") && previous.last == m.first-1 && acronymOf(m.name, previous.name) {
			a = previous.actor // "Examplian Peace Council (EPC)"
			byName[key] = a
		}
		if a == nil {
			name := m.name
			if m.form == record.Name && m.country != nil && m.rule == "body" {
				name = strings.TrimPrefix(w.words(m.first, m.last), "the ")
			}
			a = w.newActor(m, plain(name))
			byName[key] = a
			w.ownNouns(a, m.name)
		} else {
			a.add(m)
		}
		previous = m
	}
}

// bodies are the descriptions that name a body by its state, and the states by their side.
func (w *work) bodies() []*mention {
	var out []*mention
	for _, m := range w.ms {
		if m.form == record.Name || m.rule == "side" {
			out = append(out, m)
		}
	}
	return out
}

// bodyKey gives one key to "Russian Foreign Ministry", "Russia's foreign ministry"
// and "Ministry of Foreign Affairs of Russia" is left apart: only words are compared.
func (w *work) bodyKey(m *mention) string {
	name := m.name
	if m.rule == "name-head" && m.country != nil && w.hits[m.first].n > 0 {
		name = w.nameOfBody(m.country, w.words(m.first+w.hits[m.first].n, m.last))
	} else if m.rule == "name-head" && m.country != nil {
		name = w.nameOfBody(m.country, m.name)
	}
	return string(m.typ) + " " + strings.TrimPrefix(strings.ToLower(name), "the ")
}

// acronymOf says whether letters are the initials of the capitalised words of a name.
func acronymOf(letters, name string) bool {
	var b strings.Builder
	for _, s := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if capital(s) {
			b.WriteString(s[:1])
		}
	}
	return b.Len() > 1 && strings.EqualFold(b.String(), strings.ReplaceAll(letters, ".", ""))
}

// joinDescriptions resolves offices, bodies and groups that have no name of their
// own, in text order, where one actor of the article so far fits and no other.
func (w *work) joinDescriptions() {
	w.officesOfBodies()
	for _, a := range w.actors {
		for _, n := range a.nouns {
			w.byNoun[n] = append(w.byNoun[n], a)
		}
	}
	for _, r := range w.roles {
		if r.holder != nil && !r.plural && r.holder.actor != nil {
			word, _, _ := strings.Cut(strings.ToLower(r.title), " ")
			w.titled[word] = append(w.titled[word], r)
		}
	}
	offices := map[string]*actor{}
	groups := map[string]*actor{}
	office := "" // the last that somebody held
	for n, m := range w.ms {
		if m.typ == record.Role && m.title != "" && m.holder != nil {
			if w.class[titleHead(m.title)]&stateOffice != 0 || office == "" {
				office = m.title // a mediator between has no counterpart
			}
		} else if m.typ == record.Role && m.title == "" && w.class[w.t[m.hf].Norm]&likewise != 0 {
			m.title = strings.ToLower(office) // "met her Examplian counterpart"
			if m.of == "" && m.country != nil {
				m.of = m.country.name
			}
		}
		switch {
		case m.actor != nil:
		case m.rule == "body" && n+1 < len(w.ms) && w.ms[n+1].first == m.last && w.ms[n+1].form == record.Name && w.ms[n+1].typ == record.Organisation && w.ms[n+1].actor != nil:
			w.ms[n+1].actor.add(m) // "the relief agency Examplia Aid"
			w.called(m.actor, w.t[m.hf].Norm)
		case m.rule == "body-possessed":
			key := string(m.typ) + " " + strings.ToLower(m.name)
			if w.byName[key] == nil {
				w.byName[key] = w.newActor(m, m.name)
				w.called(w.byName[key], w.t[m.hf].Norm)
			} else {
				w.byName[key].add(m)
			}
		case m.holder != nil:
			m.actor = m.holder.actor
			if a := m.actor; a != nil {
				if a.country == nil {
					a.country = m.country
				}
				if a.gender == unknown && !m.plural {
					a.gender = m.gender
				}
				w.called(a, titleHead(m.title))
			}
		case m.typ == record.Group && w.faceless(m):
		case m.typ == record.Group:
			key := strings.ToLower(w.words(m.first, m.last))
			key = strings.TrimPrefix(key, "the ")
			if a := groups[key]; a != nil {
				a.add(m)
				continue
			}
			if w.is(m.first, m.hf, "the") && m.hf == m.first+1 && m.last == m.hl {
				w.joinNoun(m, w.t[m.hf].Norm, record.Group) // "the officials" of "two officials briefed on the talks"
			}
			if m.actor == nil {
				groups[key] = w.newActor(m, strings.TrimPrefix(plain(w.words(m.first, m.last)), "the "))
				w.called(groups[key], w.t[m.hf].Norm)
			}
		case m.rule == "unnamed" && m.typ == record.Organisation:
			if m.hl-m.first > 2 || m.last > m.hl || w.verbAfter(m.last) != 0 && !w.quoted(m.hf) { // not "this is a commission"
				w.called(w.newActor(m, plain(w.words(m.first+1, m.last))), w.t[m.hf].Norm)
			}
		case m.rule == "unnamed":
			w.newActor(m, plain(w.words(m.first, m.last)))
		case m.rule == "body-owned":
		case m.typ == record.Organisation && m.country == nil:
			w.joinNoun(m, strings.ToLower(w.t[m.hf].Text), record.Organisation)
			if m.actor == nil && w.newBody(m) {
				w.called(w.newActor(m, strings.TrimPrefix(strings.ToLower(plain(w.words(m.first, m.last))), "the ")), w.t[m.hf].Norm)
			}
		case m.typ == record.Role && m.country != nil && w.class[w.t[m.hf].Norm]&likewise != 0:
			if w.joinCounterpart(m); m.actor == nil {
				w.office(m, offices)
			}
		case m.typ == record.Role && w.definite(m):
			w.joinTitle(m)
			if m.actor == nil {
				w.joinNoun(m, titleHead(m.title), record.Person)
			}
			if m.actor == nil {
				w.joinNoun(m, titleHead(m.title), record.Role)
			}
			switch {
			case m.actor != nil:
			case m.country != nil:
				w.office(m, offices)
			case w.ownedSpeaker(m):
				m.rule = ruleOwned
				w.called(w.newActor(m, plain(w.words(m.first, m.last))), titleHead(m.title))
			}
		case m.form == record.Nominal && m.typ == record.Role && w.class[w.t[m.first].Norm]&newcomer != 0:
			w.called(w.newActor(m, plain(w.words(m.first, m.last))), titleHead(m.title))
		}
	}
	w.officesOfBodies() // of the bodies just joined
}

// newBody says whether a body without a name is one that the article tells apart
// ("the joint commission") or, spoken of before by no other name, one that acts.
func (w *work) newBody(m *mention) bool {
	if m.rule != "body" || w.quoted(m.hf) {
		return false
	}
	if w.t[m.hf].POS == "NOUN" && m.hf-m.first > 1 {
		return true
	}
	return w.class[w.t[m.hf].Norm]&standing != 0 && len(w.byNoun[w.t[m.hf].Norm]) == 0 && w.verbAfter(m.last) != 0
}

// faceless says whether a group is nobody in particular: "people", "told reporters".
func (w *work) faceless(m *mention) bool {
	return w.class[w.t[m.hf].Norm]&faceless != 0 && m.hf == m.first &&
		(m.last == m.hl || m.first > 0 && w.verb(m.first-1)&speech != 0)
}

// called enters a noun that speaks of an actor.
func (w *work) called(a *actor, noun string) {
	if !slices.Contains(w.byNoun[noun], a) {
		w.byNoun[noun] = append(w.byNoun[noun], a)
	}
}

func (w *work) definite(m *mention) bool {
	switch w.t[m.first].Norm {
	case "a", "an", "any", "another", "no", "every", "each":
		return false
	}
	return true
}

// officesOfBodies tells of which body an office is that stands before "of" or "for" a
// body found later, or after its name: "a spokesman for the Examplian navy", "the
// council's chairwoman".
func (w *work) officesOfBodies() {
	starts, ends := map[int]*mention{}, map[int]*mention{}
	for _, m := range w.ms {
		if m.actor != nil && (m.typ == record.Organisation || m.typ == record.Polity) {
			starts[m.first], ends[m.last] = m, m
		}
	}
	for _, m := range w.roles {
		if m.of != "" {
			continue
		}
		j := m.last
		var body *mention
		if w.is(j, m.hf, "for") || w.is(j, m.hf, "of") || w.is(j, m.hf, "at") {
			if w.is(j+1, m.hf, "the") {
				j++
			}
			body = starts[j+1]
		} else if w.is(m.first-1, m.hf, "'s") {
			// "the council's chairwoman"
			body = ends[m.first-1]
		}
		if p := m.holder; body == nil && p != nil && p.first >= m.last && w.is(p.last, m.hf, "of") {
			if body = starts[p.last+1]; body == nil && w.is(p.last+1, m.hf, "the") {
				body = starts[p.last+2] // "Secretary General X of the Northern Alliance"
			}
		}
		if body == nil {
			body = ends[m.first]
		}
		if body != nil {
			m.of = body.actor.name
			m.country = body.actor.country
			if body.actor.ent != nil {
				m.country = body.actor.ent
			}
		}
	}
}

// joinCounterpart gives "his Examplian counterpart" the only one who holds an office of
// that state by the words of the article; whoever has none on record may be anybody's.
func (w *work) joinCounterpart(m *mention) {
	var one *actor
	for _, r := range w.roles {
		if r.holder == nil || r.holder.actor == nil || r.country != m.country || titleHead(r.title) != titleHead(m.title) {
			continue
		}
		if one != nil && one != r.holder.actor {
			return
		}
		one = r.holder.actor
	}
	if one != nil {
		one.add(m)
	}
}

// joinTitle gives an office of two words or more the only person whose title begins
// with it, wherever the article names them: a headline names before the text does.
func (w *work) joinTitle(m *mention) {
	title := strings.ToLower(m.title)
	if !strings.Contains(title, " ") {
		return
	}
	var one *actor
	word, _, _ := strings.Cut(title, " ")
	for _, r := range w.titled[word] {
		if m.country != nil && r.country == nil && w.t[r.hf].Sentence == w.t[m.hf].Sentence {
			continue // "Foreign Minister Roe met the foreign minister of Examplia"
		}
		if !strings.HasPrefix(strings.ToLower(r.title), title) || m.country != nil && r.country != nil && r.country != m.country {
			continue
		}
		if one != nil && one != r.holder.actor {
			return
		}
		one = r.holder.actor
	}
	if one != nil && (m.country == nil || one.country == nil || one.country == m.country) {
		one.add(m)
		m.holder = one.mentions[0]
	}
}

// joinNoun gives a description the only actor of its type, named before, of which
// its noun speaks and whose state it does not contradict.
func (w *work) joinNoun(m *mention, noun string, typ record.ActorType) {
	var one *actor
	for _, a := range w.byNoun[noun] {
		if a.typ != typ || a.from > m.first {
			continue
		}
		if m.country != nil && a.country != nil && m.country != a.country || !compatible(a.gender, m.gender) {
			continue
		}
		if typ == record.Organisation && (!w.sameField(m, a) || w.printedBy(a, m)) {
			continue
		}
		if one != nil && one != a {
			return
		}
		one = a
	}
	if one != nil {
		one.add(m)
	}
}

// office makes an actor of an office whose holder the article does not name
// ("Russia's foreign minister"); later mentions of it are joined by their title.
func (w *work) office(m *mention, offices map[string]*actor) {
	name := m.of + " " + strings.ToLower(cmp.Or(m.title, w.words(m.hf, m.hl)))
	if a := offices[name]; a != nil {
		a.add(m)
		return
	}
	offices[name] = w.newActor(m, name)
}

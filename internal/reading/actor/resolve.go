package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// actor is one actor of the article in the making.
type actor struct {
	typ      record.ActorType
	name     string
	names    []string // every name it goes by, as parts of words or whole
	ent      *entity
	gender   gender
	country  *entity
	nouns    []string // nouns that speak of it: "agency", "ministry", "minister"
	mentions []*mention
}

func (a *actor) add(m *mention) {
	m.actor = a
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

// joinPersons makes persons of full names first, wherever they stand, and then
// gives them the shorter names. Two people of one surname are never made one.
func (w *work) joinPersons() {
	var short []*mention
	var people []*actor
	for _, m := range w.names {
		if m.typ != record.Person {
			continue
		}
		parts := nameParts(m.name)
		if len(parts) < 2 || w.isParticle(m.hf) {
			short = append(short, m)
			continue
		}
		var a *actor
		for _, x := range people {
			if samePerson(nameParts(x.name), parts) && compatible(x.gender, m.gender) {
				a = x
				break
			}
		}
		if a == nil {
			a = w.newActor(m, m.name)
			people = append(people, a)
		} else {
			a.add(m)
			if len(parts) > len(nameParts(a.name)) {
				a.name = m.name
			}
		}
	}
	for _, m := range short {
		c := bearers(people, m, true)
		if len(c) == 0 {
			c = bearers(people, m, false)
		}
		if len(c) > 1 {
			c = w.byTitle(c, m)
		}
		switch {
		case len(c) == 1:
			c[0].add(m)
		case len(c) > 1:
			m.unresolved = true
		default:
			people = append(people, w.newActor(m, m.name))
		}
	}
}

func compatible(a, b gender) bool { return a == unknown || b == unknown || a == b }

// nameParts cuts a name into words, without suffixes.
func nameParts(name string) []string {
	f := strings.Fields(name)
	if n := len(f); n > 1 {
		switch strings.TrimSuffix(f[n-1], ".") {
		case "Jr", "Sr", "II", "III":
			f = f[:n-1]
		}
	}
	return f
}

// samePerson says whether two full names may be one person's: the same surname and
// first names that are equal or one the initial of the other.
func samePerson(a, b []string) bool {
	if !strings.EqualFold(a[len(a)-1], b[len(b)-1]) || len(a) < 2 {
		return len(a) != len(b) && len(a) > 1 && prefixOf(a, b)
	}
	x, y := a[0], b[0]
	if strings.EqualFold(x, y) {
		return true
	}
	return initialOf(x, y) || initialOf(y, x)
}

// prefixOf says whether the shorter name opens the longer ("Pedro Roe", "Pedro Roe Castro").
func prefixOf(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return slices.Equal(a, b[:len(a)])
}

func initialOf(x, y string) bool {
	x = strings.TrimSuffix(x, ".")
	return len([]rune(x)) == 1 && strings.HasPrefix(y, x)
}

// bearers gives the people that a single name may mean: by surname, or by any part.
func bearers(people []*actor, m *mention, surname bool) []*actor {
	var out []*actor
	for _, a := range people {
		if !compatible(a.gender, m.gender) {
			continue
		}
		parts := nameParts(a.name)
		last := bare(parts[len(parts)-1])
		name := bare(m.name)
		if strings.EqualFold(last, name) || strings.Contains(name, " ") && strings.HasSuffix(strings.ToLower(a.name), " "+strings.ToLower(name)) || !surname && (slices.Contains(parts, m.name) || slices.ContainsFunc(parts, func(p string) bool { return bare(p) == name })) {
			out = append(out, a)
		}
	}
	return out
}

// bare takes the Arabic article off a surname: al-Roe, Roe.
func bare(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "al-") || len(s) > 3 && strings.EqualFold(s[:3], "el-") {
		return s[3:]
	}
	return s
}

// byTitle keeps those of several people whose office is the one the mention gives.
func (w *work) byTitle(c []*actor, m *mention) []*actor {
	if m.role == nil || m.role.last > m.first {
		return c
	}
	head := titleHead(m.role.title)
	var out []*actor
	for _, a := range c {
		for _, x := range a.mentions {
			if x.role != nil && x.role != m.role && titleHead(x.role.title) == head {
				out = append(out, a)
				break
			}
		}
	}
	if len(out) == 0 {
		return c
	}
	return out
}

// joinBodies joins states, bodies, places and documents by their entity or words.
func (w *work) joinBodies() {
	byEntity := map[*entity]*actor{}
	byName := map[string]*actor{}
	bodies := append(slices.Clone(w.names), w.bodies()...)
	slices.SortStableFunc(bodies, func(a, b *mention) int { return a.first - b.first })
	var previous *mention
	for _, m := range bodies {
		if m.typ == record.Person || m.typ == record.Place || m.typ == record.Group || m.actor != nil {
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
			}
			previous = m
			continue
		}
		key := w.bodyKey(m)
		a := byName[key]
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
			for _, s := range strings.Fields(strings.ToLower(m.name)) {
				if _, ok := w.nominal[s]; ok {
					a.nouns = append(a.nouns, s)
				}
			}
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
	groups := map[string]*actor{}
	for _, m := range w.ms {
		switch {
		case m.actor != nil:
		case m.holder != nil:
			m.actor = m.holder.actor
			if a := m.actor; a != nil {
				if a.country == nil {
					a.country = m.country
				}
				if a.gender == unknown && !m.plural {
					a.gender = m.gender
				}
				a.nouns = append(a.nouns, titleHead(m.title))
			}
		case m.typ == record.Group:
			key := strings.ToLower(w.words(m.first, m.last))
			key = strings.TrimPrefix(key, "the ")
			if a := groups[key]; a != nil {
				a.add(m)
			} else {
				groups[key] = w.newActor(m, strings.TrimPrefix(plain(w.words(m.first, m.last)), "the "))
			}
		case m.typ == record.Organisation && m.country == nil:
			w.joinNoun(m, strings.ToLower(w.t[m.hf].Text), record.Organisation)
		case m.typ == record.Role && w.definite(m):
			w.joinTitle(m)
			if m.actor == nil {
				w.joinNoun(m, titleHead(m.title), record.Person)
			}
			if m.actor == nil && m.country != nil {
				w.office(m)
			}
		case m.form == record.Nominal && (m.typ == record.Person || m.typ == record.Role && (w.is(m.first, m.first, "a") || w.is(m.first, m.first, "an"))):
			w.newActor(m, plain(w.words(m.first, m.last)))
		}
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

// joinTitle gives an office of two words or more the only person whose title begins
// with it, wherever the article names them: a headline names before the text does.
func (w *work) joinTitle(m *mention) {
	title := strings.ToLower(m.title)
	if !strings.Contains(title, " ") {
		return
	}
	var one *actor
	for _, r := range w.roles {
		if r.holder == nil || r.plural || r.holder.actor == nil || !strings.HasPrefix(strings.ToLower(r.title), title) || m.country != nil && r.country != nil && r.country != m.country {
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
	for _, a := range w.actors {
		if a.typ != typ || !slices.Contains(a.nouns, noun) || !slices.ContainsFunc(a.mentions, func(x *mention) bool { return x.first < m.first }) {
			continue
		}
		if m.country != nil && a.country != nil && m.country != a.country || !compatible(a.gender, m.gender) {
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
func (w *work) office(m *mention) {
	name := m.of + " " + strings.ToLower(m.title)
	for _, a := range w.actors {
		if a.typ == record.Role && a.name == name {
			a.add(m)
			return
		}
	}
	a := w.newActor(m, name)
	a.nouns = append(a.nouns, titleHead(m.title))
}

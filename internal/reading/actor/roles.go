package actor

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// findRoles finds offices: a head noun with what stands before it ("Russian Foreign
// Minister") and the "of" and "for" after it ("Minister for Trade of Examplia").
func (w *work) findRoles() {
	for i := 0; i < len(w.t); {
		n, plural := w.roleHead(i)
		if n == 0 {
			i++
			continue
		}
		m := w.role(i, n)
		if m == nil {
			i += n
			continue
		}
		if m.plural = plural; plural && m.country != nil {
			if end := w.listOfStates(m.last); end > m.last { // "the ministers of Examplia, Kenya and Norway"
				for j := m.last; j < end; j++ {
					w.taken[j] = true
				}
				m.last, m.country, m.of = end, nil, ""
			}
		}
		w.roles = append(w.roles, m)
		w.roleBy[m.first], w.roleTo[m.last] = m, m
		i = m.last
	}
}

// roleHead gives the number of tokens of the noun of office at i, or 0.
func (w *work) roleHead(i int) (n int, plural bool) {
	if w.in[i] || w.taken[i] {
		return 0, false
	}
	best := 0
	for _, words := range w.titles[w.t[i].Norm] {
		if len(words) > best && w.matches(i, words) {
			best = len(words)
		}
	}
	if best > 0 {
		return best, false
	}
	r := w.lists.roles[w.t[i].Norm]
	n = 1
	if w.same(i+2, i) && w.t[i+1].Text == "-" && !w.t[i].SpaceAfter {
		if h := w.lists.roles[w.t[i].Norm+"-"+w.t[i+2].Norm]; h.head {
			r, n = h, 3
		} else if w.t[i+2].Norm != "designate" && w.t[i+2].Norm != "elect" {
			return 0, false // "leader-like"
		} else if r.head {
			n = 3
		}
	}
	if !r.head || w.class[w.t[i].Text]&notName != 0 || w.t[i].Norm == "official" && w.same(i+1, i) && w.t[i+1].POS == "NOUN" && w.t[i].Tag == "JJ" {
		return 0, false // an official visit
	}
	if j := i + n; r.modifier && w.same(j, i) && capital(w.t[i].Text) == capital(w.t[j].Text) {
		if next := w.lists.roles[w.t[j].Norm]; next.head || next.modifier {
			return 0, false // "Deputy Prime Minister"
		}
	}
	// A name such as "Larry King", "General Motors", "Justice Department".
	if capital(w.t[i].Text) {
		if i > 0 && w.t[i-1].Sentence == w.t[i].Sentence {
			if f, ok := w.first[w.t[i-1].Text]; ok && !f.trap && f.gender != unknown {
				return 0, false
			}
		}
		if w.same(i+n, i) && capital(w.t[i+n].Text) && w.class[w.t[i+n].Text]&(orgWord|documentWord) != 0 {
			return 0, false
		}
	}
	// "general election", "judge the case": a word that is office and something else
	// needs a cue that it is the office.
	if !capital(w.t[i].Text) && w.t[i].Tag != "" && w.t[i].POS != "NOUN" && w.t[i].POS != "PROPN" && !w.headsPhrase(i) && !w.namedAt(i+n) && !(w.is(i-1, i, "the") && w.verbAfter(i+1) != 0) {
		return 0, false
	}
	// "member states", "minister meeting": the office only qualifies.
	if j := i + n; w.same(j, i) && !capital(w.t[j].Text) && (w.t[j].Tag == "NN" || w.t[j].Tag == "NNS") && w.t[i+n-1].SpaceAfter {
		if _, group := w.groups[w.t[j].Norm]; group || w.verb(j) == 0 {
			return 0, false
		}
	}
	return n, r.plural
}

// namedAt says whether a name of two words that no list types begins at token i: a noun
// of office before it is that whatever it is tagged as, "Northwind official Sami Roe".
func (w *work) namedAt(i int) bool {
	if i >= len(w.t) || !w.same(i-1, i) || w.hits[i].n > 0 || !w.nextCapital(i) || !capital(w.t[i].Text) || w.hits[i+1].n > 0 {
		return false
	}
	heads := orgWord | placeWord | documentWord | eventWord | notName
	return (w.class[w.t[i].Text]|w.class[w.t[i+1].Text])&heads == 0 && strings.HasPrefix(w.t[i].Tag, "NNP") && strings.HasPrefix(w.t[i+1].Tag, "NNP")
}

func (w *work) matches(i int, words []string) bool {
	for k, s := range words {
		if !w.is(i+k, i, s) || w.taken[i+k] {
			return false
		}
	}
	return true
}

// role makes the mention of the office whose head noun is at [i, i+n).
func (w *work) role(i, n int) *mention {
	m := &mention{first: i, last: i + n, hf: i, hl: i + n, form: record.Nominal, typ: record.Role, rule: "role",
		gender: w.lists.roles[w.t[i].Norm].gender}
	titleFirst := i
	for j := i - 1; w.same(j, i) && !w.taken[j]; {
		t := &w.t[j]
		if w.in[j] {
			start := j
			for start > 0 && w.hits[start].n == 0 {
				start--
			}
			h := w.hits[start]
			if h.use == usePlace || h.n == 0 {
				break
			}
			m.country, m.of = h.ent, h.ent.name
			m.first = start
			j = start - 1
			continue
		}
		if t.Norm == "'s" && w.same(j-1, i) && w.in[j-1] || t.Norm == "-" && !t.SpaceAfter && w.same(j-1, i) && w.lists.roles[w.t[j-1].Norm].modifier {
			j--
			if t.Norm == "-" {
				titleFirst, m.first = j, j
				j--
			}
			continue
		}
		r := w.lists.roles[t.Norm]
		if m.country != nil && !r.modifier {
			break
		}
		switch {
		case r.modifier || r.head && capital(t.Text) == capital(w.t[i].Text) && !r.plural && w.class[t.Norm]&funcWord == 0:
		case (t.Norm == "and" || t.Norm == ",") && j > 0 && w.lists.roles[w.t[j-1].Norm].modifier && titleFirst == j+1 && w.lists.roles[w.t[j+1].Norm].modifier && t.Norm == "and":
		default:
			goto done
		}
		if m.country == nil {
			titleFirst = j
		}
		m.first = j
		j--
	}
done:
	for titleFirst < i && (w.class[w.t[titleFirst].Norm]&passing != 0 || !isWord(w.t[titleFirst].Text) || w.t[titleFirst].Norm == "and") {
		titleFirst++
	}
	for m.first < titleFirst && m.country == nil && !isWord(w.t[m.first].Text) {
		m.first++
	}
	titleLast := w.roleTail(m)
	if w.class[w.t[i].Norm]&likewise == 0 { // "her Examplian counterpart" tells only the state
		m.title = w.words(titleFirst, titleLast)
	}
	for j := m.first; j < m.last; j++ {
		w.taken[j] = true
	}
	return m
}

// roleTail takes in "of X", "for X" and "to X" after the head, and gives the end of the title.
func (w *work) roleTail(m *mention) int {
	end := m.last
	for range 3 {
		j := m.last
		if !w.same(j, m.hf) {
			break
		}
		prep := w.t[j].Norm
		if prep != "of" && prep != "for" && prep != "to" && prep != "on" && prep != "at" {
			break
		}
		k := j + 1
		if w.is(k, j, "the") {
			k++
		}
		if !w.same(k, j) {
			break
		}
		if w.in[k] && w.hits[k].n > 0 && w.hits[k].use != usePlace && prep != "on" {
			if w.is(k+w.hits[k].n, k, "'s") {
				break // "a spokesman for Examplia's president"
			}
			if w.hits[k].use == useAdjective && w.same(k+w.hits[k].n, k) && isWord(w.t[k+w.hits[k].n].Text) && w.t[k+w.hits[k].n].POS != "VERB" {
				break // "head of the Russian delegation": a body, found by itself
			}
			m.last = k + w.hits[k].n
			if prep == "to" {
				end = m.last // an ambassador is not of the state that receives him
			} else {
				m.country, m.of = w.hits[k].ent, w.hits[k].ent.name
			}
			continue
		}
		if prep == "to" || prep == "at" {
			break
		}
		e := k
		for w.same(e, j) && !w.taken[e] && !w.in[e] {
			t := &w.t[e]
			switch {
			case e > k && w.knownFirst(e):
				goto stop // "President of Examplia Oleg Roe"
			case capital(t.Text) && capital(w.t[m.hf].Text) && isWord(t.Text):
			case !capital(t.Text) && w.lists.roles[t.Norm].modifier && !w.lists.roles[t.Norm].head:
			case t.Norm == "and" && w.same(e+1, j) && (capital(w.t[e+1].Text) && capital(w.t[e-1].Text) || w.lists.roles[w.t[e+1].Norm].modifier && e > k):
			default:
				goto stop
			}
			e++
		}
	stop:
		if e == k || w.class[w.t[e-1].Text]&orgWord != 0 && titleHead(w.t[m.hl-1].Norm) != "minister" {
			break // "inspectors of the Harbour Agency": a body, found by itself
		}
		m.last, end = e, e
	}
	return end
}

// linkRoles gives each office its holder: the name right after it, the name in
// apposition after it, or the name in front of it.
func (w *work) linkRoles(byFirst, byLast map[int]*mention) {
	for n, m := range w.roles {
		if m.plural {
			w.sharedRole(m, byFirst)
			continue
		}
		if p := byFirst[m.last]; p != nil && p.typ == record.Person && w.same(p.first, m.hf) {
			w.hold(m, p)
			if n > 0 && w.roles[n-1].holder == nil && w.is(w.roles[n-1].last, m.first, "and") && w.roles[n-1].last+1 == m.first {
				w.hold(w.roles[n-1], p) // "prime minister and foreign minister X Y"
			}
			continue
		}
		if w.is(m.last, m.hf, ",") {
			if p := byFirst[m.last+1]; p != nil && p.typ == record.Person && w.endsApposition(p.last, m.hf) {
				w.hold(m, p)
				continue
			}
		}
		if q := w.roleBy[m.last+1]; q != nil && !q.plural && w.is(m.last, m.hf, ",") && w.same(q.first, m.hf) {
			// "the junta's spokesman, Colonel Ana Roe,"
			if p := byFirst[q.last]; p != nil && p.typ == record.Person && w.same(p.first, m.hf) && w.endsApposition(p.last, m.hf) {
				w.hold(q, p)
				w.hold(m, p)
				continue
			}
		}
		if k := w.afterSeat(m); k > 0 {
			if p := byFirst[k]; p != nil && p.typ == record.Person && w.endsApposition(p.last, m.hf) {
				w.hold(m, p)
				continue
			}
		}
		j := m.first - 1
		if q := byLast[m.first]; q != nil && q.typ != record.Person && q.first < m.first {
			j = q.first - 1 // "Ana Petrov, the Northwind chairwoman"
		}
		if w.same(j, m.first) && (w.t[j].Norm == "the" || w.t[j].Norm == "a" || w.t[j].Norm == "an" || w.t[j].Norm == "his" || w.t[j].Norm == "its" || w.t[j].Norm == "their") {
			j--
		}
		if w.is(j, m.first, "and") && n > 0 && w.roles[n-1].last == j && w.roles[n-1].holder != nil {
			w.hold(m, w.roles[n-1].holder)
			continue
		}
		if w.is(j, m.first, "'s") && j > 0 {
			j--
			for j >= 0 && w.t[j].Norm != "," && w.t[j].Sentence == w.t[m.first].Sentence && m.first-j < 8 {
				j--
			}
		}
		if w.is(j, m.first, ",") || w.is(j, m.first, "(") {
			if p := byLast[j]; p != nil && p.typ == record.Person && w.endsApposition(m.last, m.hf) {
				w.hold(m, p)
			}
		}
	}
}

// afterSeat gives the token behind the words that tell where or whose an office is, and
// their comma: "the Examplian ambassador in Skerry, ", "a lawyer for two of the
// prisoners, ", or 0.
func (w *work) afterSeat(m *mention) int {
	i := m.last
	switch {
	case !w.same(i, m.hf):
		return 0
	case w.t[i].Norm == "in", w.t[i].Norm == "at", w.t[i].Norm == "of", w.t[i].Norm == "for", w.t[i].Norm == "to", w.t[i].Norm == "on":
	default:
		return 0
	}
	for i++; w.same(i, m.hf) && i < m.last+8 && w.t[i].Norm != ","; i++ {
		if w.t[i].POS == "VERB" || w.t[i].POS == "AUX" || w.roleBy[i] != nil || !isWord(w.t[i].Text) && w.t[i].Norm != "'s" && w.t[i].Norm != "-" {
			return 0
		}
	}
	if i == m.last+1 || !w.is(i, m.hf, ",") {
		return 0
	}
	return i + 1
}

// endsApposition says whether an apposition may end before token i: at a mark, at
// the end of the sentence, or before what tells more of the same office.
func (w *work) endsApposition(i, at int) bool {
	if !w.same(i, at) {
		return true
	}
	switch w.t[i].Norm {
	case ",", ".", ")", ";", ":", "and", "in", "at", "on", "of", "for", "with", "who", "—", "–", "-", `"`:
		return true
	}
	return false
}

// sharedRole links "foreign ministers X and Y".
func (w *work) sharedRole(m *mention, byFirst map[int]*mention) {
	for j := m.last; ; {
		p := byFirst[j]
		if p == nil || p.typ != record.Person {
			return
		}
		if p.role == nil {
			p.role = m
			if m.holder == nil {
				m.holder = p
			}
		}
		j = p.last
		if w.is(j, m.hf, ",") {
			j++
		}
		if w.is(j, m.hf, "and") {
			j++
		}
	}
}

func (w *work) hold(m, p *mention) {
	m.holder = p
	if p.role == nil {
		p.role = m
	}
	if p.gender == unknown {
		p.gender = m.gender
	}
}

// titleHead gives the head noun of an office in lower case ("minister").
func titleHead(title string) string {
	title = strings.ToLower(title)
	for _, p := range []string{" of ", " for ", " on "} {
		title, _, _ = strings.Cut(title, p)
	}
	if i := strings.LastIndexByte(title, ' '); i >= 0 {
		title = title[i+1:]
	}
	return title
}

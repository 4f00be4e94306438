package actor

import (
	"strings"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
)

// run is a stretch of capitals that is one name or several.
type run struct{ first, last int }

// findNames finds the names: runs of capitals, cut and typed by the lists, by the
// offices next to them and by what the rest of the article does with them. The place
// of the dateline, or of the paper, may be named again as if it were a state.
func (w *work) findNames(front article.Front) {
	for i := 0; i < len(w.t); {
		if w.hits[i].n > 0 && w.taken[i] { // a state inside an office
			w.listed(i, i+w.hits[i].n)
			i += w.hits[i].n
			continue
		}
		r, ok := w.runAt(i)
		if !ok {
			i++
			continue
		}
		w.cut(r, w.roleTo[r.first] != nil)
		i = max(r.last, i+1)
	}
	w.readNames()
	w.joinBrackets()
	w.dropVessels()
	w.findSeats(front.Dateline.Place, front.Outlet.Text)
	w.decide()
}

// runAt gives the run of capitals that begins at token i.
func (w *work) runAt(i int) (run, bool) {
	first := i
	if !w.taken[i] && w.isParticle(i) && !w.in[i] && w.opensSurname(i) {
		for w.same(i, first) && (w.isParticle(i) || w.t[i].Text == "-") {
			i++
		}
	}
	if !w.same(i, first) || !w.candidate(i) && w.hits[i].n == 0 || w.taken[i] {
		return run{}, false
	}
	last := i + max(1, w.hits[i].n)
	for w.same(last, first) && !w.taken[last] {
		switch {
		case w.in[last]:
			last += max(1, w.hits[last].n)
			continue
		case w.t[last-1].Text == "." && !w.in[last-1]:
		case w.candidate(last) && isWord(w.t[last].Text):
			last++
			continue
		case w.t[last].Text == "-" && !w.t[last].SpaceAfter && !w.t[last-1].SpaceAfter && w.same(last+1, first) && !w.taken[last+1] && capital(w.t[last+1].Text):
			last += 2
			continue
		case last-first > 1 && w.t[last].Text == "-" && !w.t[last].SpaceAfter && !w.t[last-1].SpaceAfter && w.same(last+1, first) && w.syllable(last+1):
			last += 2
			continue
		case w.t[last].Text == "&" && w.same(last+1, first) && w.candidate(last+1):
			last += 2
			continue
		case w.isParticle(last) && !w.in[i]:
			j := last
			for w.same(j, first) && j < last+3 && (w.isParticle(j) || w.t[j].Text == "-") && !w.taken[j] {
				j++
			}
			if w.same(j, first) && capital(w.t[j].Text) && w.candidate(j) {
				last = j + 1
				continue
			}
		}
		break
	}
	return run{first, last}, true
}

// syllable says whether a small word after a hyphen ends a name: "Jong-un", and not
// what makes an adjective of it: "-led", "-based".
func (w *work) syllable(i int) bool {
	t := &w.t[i]
	return len(t.Text) <= 5 && t.Text == t.Norm && isWord(t.Text) && w.class[t.Norm]&(compound|funcWord) == 0 && t.POS != "VERB" && t.POS != "NUM"
}

// opensSurname says whether small particles at i begin a name: "al-Abadi", "bin Salman".
func (w *work) opensSurname(i int) bool {
	switch w.t[i].Norm {
	case "al", "el", "ul", "ur":
		return w.same(i+2, i) && w.t[i+1].Text == "-" && capital(w.t[i+2].Text)
	case "bin", "ibn", "von", "van":
		for j := i + 1; j < i+3 && w.same(j, i); j++ {
			if capital(w.t[j].Text) {
				return true
			}
			if !w.isParticle(j) {
				return false
			}
		}
	}
	return false
}

// cut parts a run into names.
func (w *work) cut(r run, titled bool) {
	first, last := r.first, r.last
	var g gender
	if first+1 < last && w.initial(first) && w.roleBy[last] != nil && w.class[w.t[first].Norm]&grade != 0 && w.hits[first].n == 0 {
		first++ // "Senior Northwind official"
	}
	for first < last { // forms of address and ranks
		h := w.address(first)
		if !(h.rank || h.honorific) || first+1 == last {
			break
		}
		if h.gender != unknown {
			g = h.gender
		}
		titled = true
		first++
	}
	if first >= last {
		return
	}
	if titled {
		if n := w.personEnd(first, last); n > 0 && !(w.hits[first].n > 0 && first+w.hits[first].n == last && g == unknown && !w.knownFirst(first)) {
			w.person(first, n, g, "person-title")
			if n < last {
				w.rest(n, last)
			}
			return
		}
	}
	if k := first + 2; k < last && w.isParticle(first) && w.t[first+1].Text == "-" && w.hits[k].n > 0 && w.hits[k].use != useAdjective {
		w.articled(first, last)
		return
	}
	if end, typ, ok := w.headed(first, last); ok {
		switch typ {
		case "":
			for i := first; i < end; i++ {
				if w.hits[i].n > 0 {
					w.listed(i, i+w.hits[i].n)
				}
			}
		default:
			m := w.name(first, end, typ, "name-head")
			if k := first + 2; typ == record.Place && w.is(first+1, first, "of") {
				// "Republic of Examplia" is the state itself.
				if w.is(k, first, "the") {
					k++
				}
				if k < end && w.hits[k].n > 0 && k+w.hits[k].n == end && w.hits[k].use == useName && w.hits[k].ent.typ == record.Polity && w.class[w.t[first].Norm]&(stateOffice|weakState) != 0 {
					m.typ, m.ent, m.name = record.Polity, w.hits[k].ent, w.hits[k].ent.name
				}
			}
		}
		w.rest(end, last)
		return
	}
	if n := w.hits[first].n; n > 0 || last-first > 1 {
		if end := w.readBody(first, last); end > first+n {
			w.name(first, end, record.Organisation, "names") // "Air France"
			w.rest(end, last)
			return
		}
	}
	if n := w.hits[first].n; n > 0 {
		whole := first+n == last
		if !whole && w.knownFirst(first) && n == 1 && w.hits[first].use != useAdjective {
			w.person(first, last, unknown, "person-first-name")
			return
		}
		if !whole && n == last-first-w.unlisted(first+n, last) && w.opensBody(first) && !w.title[w.t[first].Sentence] && !w.knownFirst(first+n) && w.t[first+n].Text != "-" {
			w.name(first, last, record.Organisation, "name-place") // "Perth Glory"
			return
		}
		if !whole && w.t[first+n].Text == "-" { // "ISIL-held" is not a run; "US-Mexico" is two names
			w.listed(first, first+n)
			w.rest(first+n+1, last)
			return
		}
		w.listed(first, first+n)
		w.rest(first+n, last)
		return
	}
	if w.knownFirst(first) && last-first > 1 {
		end := last
		for i := first + 2; i < last; i++ { // "Maria Roe NATO" is two
			if w.hits[i].n > 0 && (shouted(w.t[i].Text) || w.hits[i].use == useAdjective) {
				end = i
				break
			}
		}
		w.person(first, end, unknown, "person-first-name")
		w.rest(end, last)
		return
	}
	if last-first == 1 && w.class[w.t[first].Text]&(orgWord|placeWord|documentWord|eventWord) != 0 {
		return // "the Council" is a description
	}
	end := first + 1
	for end < last && (w.hits[end].n == 0 || w.t[end-1].Text == "-" && w.isParticle(end-2) && end-2 > first) {
		end++
	}
	if end < last && end-first == 1 && w.hits[end].n == last-end && w.hits[end].use != useAdjective && !shouted(w.t[first].Text) && !shouted(w.t[end].Text) && w.hits[end].use != useName {
		end = last // an unknown first name before a surname that is also a place
	}
	if w.t[end-1].Text == "-" {
		end--
	}
	if end <= first {
		return
	}
	w.name(first, end, "", "name-shape")
	if w.is(end, first, "-") {
		end++
	}
	w.rest(end, last)
}

// unlisted gives how many tokens of [first, last) stand before the next listed name.
func (w *work) unlisted(first, last int) int {
	n := first
	for n < last && w.hits[n].n == 0 {
		n++
	}
	return n - first
}

// opensBody says whether the listed name at i may open the name of a body: a place or state
// in small letters, not an adjective and not initials.
func (w *work) opensBody(i int) bool {
	h := w.hits[i]
	return (h.use == usePlace || h.use == useSeat || h.use == useName && h.ent.typ == record.Polity) && !shouted(w.t[i].Text)
}

func (w *work) rest(first, last int) {
	if first < last {
		w.cut(run{first, last}, false)
	}
}

func (w *work) knownFirst(i int) bool {
	if w.isParticle(i) && w.is(i+1, i, "-") && !w.t[i].SpaceAfter {
		return false // "Al-Karim"
	}
	f, ok := w.first[w.t[i].Text]
	return ok && (!f.trap || w.nextCapital(i)) && !w.in[i] || ok && w.nextCapital(i) && w.hits[i].n == 1 && w.hits[i].use != useAdjective && w.class[w.t[i+1].Text]&(orgWord|placeWord|eventWord|documentWord) == 0
}

// personEnd gives the end of the person's name that follows a title.
func (w *work) personEnd(first, last int) int {
	n := first
	for n < last && (n == first || !(w.hits[n].n > 0 && (shouted(w.t[n].Text) || w.hits[n].use == useAdjective))) {
		if w.class[w.t[n].Text]&orgWord != 0 && n > first {
			return 0
		}
		n++
	}
	return n
}

// headed finds a name that its own words type: "Ministry of Trade", "Lake Orla",
// "Treaty of Examplia". The empty type is for names of what is no actor.
func (w *work) headed(first, last int) (end int, typ record.ActorType, ok bool) {
	kind := class(0)
	at := -1
	for i := first; i < last; i++ {
		if w.in[i] && !(w.hits[i].n == 1 && i > first && w.hits[i].use == useSeat) && !(w.hits[i].n == 1 && w.is(i+1, first, "of")) {
			continue
		}
		c := w.class[w.t[i].Text]
		if c == 0 && shouted(w.t[i].Text) {
			c = w.class[w.t[i].Text[:1]+strings.ToLower(w.t[i].Text[1:])]
		}
		if c &= orgWord | placeWord | documentWord | eventWord; c != 0 {
			kind, at = c, i
		}
	}
	if at < 0 || at == first && kind&(documentWord|eventWord) != 0 && w.knownFirst(first) {
		return 0, "", false
	}
	end = at + 1
	// Words after the head belong to it only in a few patterns: "University College X".
	followed := w.is(end, first, "of") || w.is(end, first, "for") || w.is(end, first, "on") && kind&documentWord != 0
	if at == first && w.class[w.t[first].Text]&opener != 0 {
		end = last // "TV Examplia"
	} else if end < last && !followed && !(at == first && kind&placeWord != 0) {
		if w.knownFirst(first) && at > first {
			return 0, "", false
		}
		if w.hits[end].n > 0 || w.knownFirst(end) {
			last = end
		} else {
			end = last
		}
	} else if end < last {
		end = last
	}
	grown := false
	for w.same(end, first) && end-first < 14 {
		j := end
		switch w.t[j].Norm {
		case "of", "for":
			if !capital(w.t[j].Text) {
				j++
			}
		case "on":
			if kind&documentWord == 0 {
				j = -1
			} else {
				j++
			}
		case "and":
			if !grown || w.is(j+1, first, "the") || w.same(j+1, first) && w.hits[j+1].n > 0 {
				j = -1
			} else {
				j++
			}
		default:
			j = -1
		}
		if j < 0 {
			break
		}
		if w.is(j, first, "the") {
			j++
		}
		if !w.same(j, first) || w.taken[j] || !capital(w.t[j].Text) || w.class[w.t[j].Text]&notName != 0 {
			break
		}
		if w.t[end].Norm == "for" && w.hits[j].n > 0 {
			break
		}
		e := j
		for w.same(e, first) && !w.taken[e] && capital(w.t[e].Text) && isWord(w.t[e].Text) {
			e += max(1, w.hits[e].n)
		}
		if e == j {
			break
		}
		grown = true
		end = min(e, len(w.t))
	}
	if end-first < 2 && (kind&(orgWord|placeWord) == 0 || !grown) {
		// One word alone ("the Council", "the Treaty") is a description, not a name.
		return 0, "", false
	}
	// "Geneva Conference", "Syria Crisis" name no actor; "Jane Church" is a person.
	if w.knownFirst(first) && !grown && at == first+1 && end == at+1 && w.hits[first].n == 0 && !w.first[w.t[first].Text].trap {
		return 0, "", false
	}
	switch {
	case kind&documentWord != 0:
		return end, record.DocumentType, true
	case kind&eventWord != 0:
		return end, "", true
	case kind&placeWord != 0 && kind&orgWord != 0: // Bank, Channel: by what stands around
		if w.is(first-1, first, "in") || w.is(first-1, first, "the") && w.is(first-2, first, "in") {
			return end, record.Place, true
		}
		return end, record.Organisation, true
	case kind&placeWord != 0:
		return end, record.Place, true
	}
	return end, record.Organisation, true
}

// person enters the name of a person.
func (w *work) person(first, last int, g gender, rule string) {
	for i := first; i < last && i < first+2 && g == unknown; i++ {
		if last-first > 1 || w.t[i].Text != "" {
			g = w.first[w.t[i].Text].gender
		}
	}
	m := w.name(first, last, record.Person, rule)
	m.gender = g
}

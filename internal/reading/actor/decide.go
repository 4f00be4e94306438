package actor

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/spelling"
)

// votes are what the places of one name say about its type.
type votes struct {
	person, place, organisation int
	the                         int             // of those for an organisation, by the article alone
	sure                        bool            // what only a person has stands beside it
	body                        bool            // a noun of a body stands before it
	actor                       bool            // some place does more than qualify a noun
	read                        [len(kinds)]int // as what the language layer reads it, by type
	near                        bool            // it reads a name at some place, whatever its edges
}

// decide types the names whose own words do not: by their places in the whole
// article, so that one name has one type. What stands beside a name and leaves no doubt
// comes first, then what the language layer reads it as, then weaker signs; the weakest
// count only where it reads a name at all.
func (w *work) decide() {
	surnames := map[string]bool{}
	for _, m := range w.names {
		if m.typ == record.Person {
			for _, s := range strings.Fields(m.name) {
				surnames[spelling.Fold(s)] = true
				surnames[spelling.Fold(spelling.Bare(s))] = true
			}
		}
	}
	places := map[string]*votes{}
	tails := map[string]bool{} // "the Bloc" of the Western Bloc
	for _, m := range w.names {
		if i := strings.LastIndexByte(m.name, ' '); i >= 0 {
			tails[m.name[i+1:]] = true
		}
		if m.rule == "name-list" && m.typ == record.Organisation && m.last-m.first == 1 && !shouted(m.name) && surnames[spelling.Fold(w.t[m.first].Text)] {
			m.typ, m.ent, m.name, m.rule = record.Person, nil, w.t[m.first].Text, "person-context" // a surname that is an outlet elsewhere
		}
		if m.typ != "" {
			continue
		}
		v := places[m.name]
		if v == nil {
			v = &votes{}
			places[m.name] = v
		}
		w.vote(m, v)
		w.heed(m, v)
	}
	kept := w.names[:0]
	for _, m := range w.names {
		if m.typ != "" {
			kept = append(kept, m)
			continue
		}
		v := places[m.name]
		last := m.name[strings.LastIndexByte(m.name, ' ')+1:]
		switch {
		case w.placeline != "" && strings.EqualFold(m.name, w.placeline):
			m.typ, m.rule = record.Place, "dateline-place"
		case v.body:
			m.typ, m.rule = record.Organisation, "organisation-noun"
		case m.last-m.first == 1 && surnames[spelling.Fold(m.name)], v.sure && v.person > 0:
			m.typ, m.rule = record.Person, "person-context"
		case v.best() != "" && len([]rune(m.name)) > 1:
			m.typ, m.rule = v.best(), "names"
			m.unresolved = m.typ == record.Organisation && !v.actor
		case (v.near && v.person > 0 || v.person > 1) && v.organisation <= v.person/4 && v.person >= v.place && (!shouted(m.name) || surnames[spelling.Fold(last)]):
			m.typ, m.rule = record.Person, "person-context"
		case shouted(m.name) && m.last-m.first == 1 && (w.t[m.first].POS != "PROPN" || w.lower[w.t[m.first].Norm]):
			continue
		case shouted(m.name) && w.amidShouting(m):
			continue // "FERRY FURY!"
		case shouted(m.name) && len(m.name) <= 12:
			m.typ, m.rule = record.Organisation, "acronym"
		case v.place > 0 && v.place > v.organisation:
			m.typ, m.rule = record.Place, "place-context"
		case v.organisation > 0 && (v.near || v.organisation > v.the || tails[m.name]):
			m.typ, m.rule = record.Organisation, "organisation-context"
			m.unresolved = !v.actor && v.organisation == v.the
		case v.near && m.last-m.first >= 2 && m.last-m.first <= 3 && !w.is(m.first-1, m.first, "the") && !w.title[w.t[m.first].Sentence]:
			m.typ, m.rule = record.Person, "person-shape"
		case m.last-m.first == 1 && w.first[m.name].gender != unknown && !w.first[m.name].trap:
			m.typ, m.rule = record.Person, "person-first-name"
		case m.last-m.first == 1 && (w.lower[w.t[m.first].Norm] || w.t[m.first].Tag != "" && w.t[m.first].POS != "PROPN" || len([]rune(m.name)) < 2):
			continue // a common word with a capital
		case w.title[w.t[m.first].Sentence] || w.initial(m.first) && m.last-m.first == 1:
			continue // a capital that tells nothing
		case !v.near:
			continue // nobody reads a name there
		default:
			m.typ, m.rule = record.Organisation, "name-other"
			m.unresolved = !v.actor
		}
		if m.typ == record.Person && m.gender == unknown {
			m.gender = w.first[w.t[m.first].Text].gender
		}
		kept = append(kept, m)
	}
	w.names = kept
}

// amidShouting says whether another long word in capitals, that no list knows, stands
// beside a name in capitals: noise, and no initials.
func (w *work) amidShouting(m *mention) bool {
	const long = 4
	for _, i := range [...]int{m.first - 1, m.last} {
		if len(m.name) >= long && w.same(i, m.first) && len(w.t[i].Text) >= long && shouted(w.t[i].Text) && !w.in[i] {
			return true
		}
	}
	return false
}

// vote adds what stands around a name.
func (w *work) vote(m *mention, v *votes) {
	the := w.is(m.first-1, m.first, "the")
	prev := m.first - 1
	if the {
		prev--
	}
	if w.same(prev, m.first) {
		n := w.t[prev].Norm
		switch {
		case n == "in" || n == "near" || n == "at" && !the || n == "outside":
			v.place += 2
		case w.class[n]&locative != 0 && n != "to" && n != "from" && n != "at" && n != "into":
			v.place++
		}
		if n == "," && prev > 0 && w.t[prev-1].Norm == "capital" {
			v.place += 3
		}
		if w.class[n]&placeWord != 0 || !capital(w.t[prev].Text) && len(n) > 1 && w.class[strings.ToUpper(n[:1])+n[1:]]&placeWord != 0 || n == "city" || n == "town" || n == "village" || n == "province" {
			v.place += 2
		}
		if n == "of" && prev > 0 {
			switch w.t[prev-1].Norm {
			case "city", "town", "village", "province", "region", "district", "port", "capital", "island", "north", "south", "east", "west", "suburb", "outskirts", "residents", "people", "mayor", "inhabitants":
				v.place += 3
			}
		}
	}
	if w.same(prev, m.first) && !the {
		n := w.t[prev].Norm
		v.body = v.body || !capital(w.t[prev].Text) && (w.nominal[n] == record.Organisation || w.nouns[n] == record.Organisation) && w.t[prev].POS == "NOUN" && w.article(prev, "the", "a", "an")
		if n == "with" && prev > 0 && w.class[w.t[prev-1].Norm]&contact != 0 {
			v.person++
		}
	}
	if w.is(m.last, m.first, "'s") && w.same(m.last+1, m.first) && w.class[w.t[m.last+1].Norm]&personal != 0 {
		v.person += 2
	}
	if w.is(m.last, m.first, "'s") && w.same(m.last+1, m.first) && w.class[w.t[m.last+1].Norm]&corporate != 0 {
		v.organisation += 2
	}
	v.actor = v.actor || !w.qualifiesNoun(m)
	switch c := w.verbAfter(m.last); {
	case c&speech != 0 && !the:
		v.person += 2
	case c&speech != 0 || c&act != 0 && the:
		v.organisation++
	case c&act != 0:
		v.person++
	}
	if w.is(m.last, m.first, ",") && w.same(m.last+1, m.first) {
		switch t := &w.t[m.last+1]; {
		case t.Norm == "who" || t.Norm == "whose" || t.Tag == "CD" && len(t.Text) == 2 && w.is(m.last+2, m.first, ","):
			v.person += 3
			v.sure = true
		case w.hits[m.last+1].n > 0 && w.hits[m.last+1].ent.typ != record.Organisation && w.hits[m.last+1].use != useAdjective:
			v.place += 2
		}
		if m.last-m.first > 1 && w.roleFrom(m.last+1) {
			v.person += 3
		}
	}
	if w.is(m.last, m.first, "who") {
		v.person += 3
		v.sure = true
	}
	if n := m.last; w.same(n, m.first) {
		switch w.t[n].Norm {
		case "province", "region", "city", "district", "town", "village", "area", "airport", "county":
			v.place += 3
		case "talks", "meeting", "summit", "round", "enclave", "peninsula", "plant", "valley":
			v.place++
		case "spokesman", "spokeswoman", "officials", "fighters", "militants", "forces", "group", "party", "militia", "company", "troops", "news", "agency", "shares", "newspaper":
			v.organisation++
		}
	}
	if w.roleEnds(m.first) && !the {
		v.person += 3
		v.sure = true
	}
	if the && m.last-m.first == 1 {
		v.organisation++
		v.the++
	}
}

// qualifiesNoun says whether a name only tells which: "the Karst plant", "Karst's best
// restaurant".
func (w *work) qualifiesNoun(m *mention) bool {
	i := m.last
	if w.is(i, m.first, "'s") {
		i++
	}
	return w.same(i, m.first) && !capital(w.t[i].Text) && (w.t[i].POS == "NOUN" || i > m.last && w.t[i].POS == "ADJ") && w.verb(i) == 0
}

// dropVessels drops the names of ships: "the trawler Alma", "the crew of the Alma".
func (w *work) dropVessels() {
	ships := map[string]bool{}
	class := func(i, at int) bool { return w.same(i, at) && w.class[w.t[i].Norm]&vessel != 0 }
	for _, m := range w.names {
		i := m.first - 1
		if m.ent != nil || shouted(m.name) || w.qualifiesNoun(m) || w.is(m.last, m.first, "-") {
			continue
		}
		if class(i, m.first) && !capital(w.t[i].Text) || w.is(i, m.first, "the") && (w.is(i-1, m.first, "aboard") || w.is(i-1, m.first, "of") && class(i-2, m.first)) {
			ships[m.name] = true
		}
	}
	w.names = slices.DeleteFunc(w.names, func(m *mention) bool { return ships[m.name] && m.ent == nil })
}

// roleFrom says whether an office begins at token i or after its article.
func (w *work) roleFrom(i int) bool {
	return w.roleBy[i] != nil || w.roleBy[i+1] != nil && (w.is(i, i, "the") || w.is(i, i, "a") || w.is(i, i, "an"))
}

// roleEnds says whether an office ends before token i, or before the comma there.
func (w *work) roleEnds(i int) bool {
	return w.roleTo[i] != nil || w.roleTo[i-1] != nil && w.is(i-1, i, ",")
}

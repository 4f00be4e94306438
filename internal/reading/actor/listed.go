package actor

import "github.com/readout-app/readout/internal/reading/record"

// listed enters a name of the lists. Adjectives name nobody by themselves.
func (w *work) listed(first, last int) {
	h := w.hits[first]
	m := &mention{first: first, last: last, hf: first, hl: last, form: record.Name, typ: h.ent.typ, rule: "name-list", ent: h.ent, name: h.ent.name}
	switch h.use {
	case useAdjective:
		if h.ent.bare || !w.nation(first, last) {
			return
		}
		m.rule = "people"
	case usePeople:
		if h.ent.bare || !w.nation(first, last) {
			m.typ, m.ent, m.name, m.country, m.form = record.Group, nil, "", h.ent, record.Nominal
		}
		m.rule = "people"
	case useName:
		if (h.ent.kind == "presidency" || h.ent.kind == "government") && w.housed(first) {
			m.typ, m.ent, m.name, m.rule = record.Place, nil, w.words(first, last), "seat" // the house
		}
	case useSeat:
		m.rule = "seat"
		if !w.actsAsState(first, last) {
			m.typ, m.ent, m.name = record.Place, nil, w.words(first, last)
		}
	}
	w.taken[first] = true
	w.names = append(w.names, m)
}

// housed says whether the words before a name speak of a house or town and what is in it.
func (w *work) housed(i int) bool {
	i--
	if w.is(i, i+1, "the") {
		i--
	}
	switch {
	case i < 0 || !w.same(i, i+1):
		return false
	case w.class[w.t[i].Norm]&inside != 0:
		return true
	}
	return w.class[w.t[i].Lemma]&motion != 0 && w.t[i].POS == "VERB"
}

// nation says whether a word for a people stands for the state: "the Russians".
func (w *work) nation(first, last int) bool {
	if !w.is(first-1, first, "the") {
		return false
	}
	return !w.same(last, first) || !isWord(w.t[last].Text) || w.verbAfter(last) != 0 || w.closed(last)
}

// actsAsState says whether a seat of government means the state.
func (w *work) actsAsState(first, last int) bool {
	prev, next := first-1, last
	if w.is(next, first, ",") && w.same(next+1, first) && w.hits[next+1].n > 0 && w.hits[next+1].use == useName {
		return false // "Vienna, Austria"
	}
	if w.d.Sentences[w.t[first].Sentence].FrontMatter && first == w.d.Sentences[w.t[first].Sentence].First && (w.is(next, first, ",") || w.is(next, first, ":")) {
		return false // a dateline
	}
	if w.same(prev, first) {
		switch w.t[prev].Norm {
		case "between", "with", "against", "by", "for", "if", "that", "when", "while", "because", "as", "and", "or", "but", "whether", "on", "than":
			if w.t[prev].Norm == "and" || w.t[prev].Norm == "or" {
				for i := prev - 1; i >= 0 && i > prev-4 && w.t[i].Sentence == w.t[first].Sentence; i-- {
					if n := len(w.names); n > 0 && w.names[n-1].last == i+1 {
						return w.names[n-1].typ != record.Place
					}
				}
			}
			return true
		case "to":
			return prev > 0 && w.class[w.t[prev-1].Norm]&addressed != 0
		}
		if w.class[w.t[prev].Norm]&(locative|placeWord) != 0 || w.t[prev].Norm == "of" {
			return false
		}
	}
	if w.same(prev, first) && w.t[prev].POS == "VERB" && w.t[prev].Tag != "VBG" && w.class[w.t[prev].Lemma]&motion == 0 {
		return true // "thanked Brussels", but not "left Brussels"
	}
	if w.is(next, first, "'s") || w.is(next, first, "'") {
		return true
	}
	return w.verbAfter(next) != 0 || w.is(next, first, "and") && w.same(next+1, first) && w.hits[next+1].n > 0 && w.verbAfter(next+1+w.hits[next+1].n) != 0
}

// articled enters a listed name behind an Arabic article: "Al-Mosul".
func (w *work) articled(first, last int) {
	k, n := first+2, len(w.names)
	w.listed(k, k+w.hits[k].n)
	for _, m := range w.names[n:] {
		m.first, m.hf = first, first
	}
	w.rest(k+w.hits[k].n, last)
}

// name enters a name; an empty type is decided later.
func (w *work) name(first, last int, typ record.ActorType, rule string) *mention {
	m := &mention{first: first, last: last, hf: first, hl: last, form: record.Name, typ: typ, rule: rule, name: plain(w.words(first, last))}
	if typ == record.Organisation && w.hits[first].n > 0 && w.hits[first].ent.typ == record.Polity {
		m.country = w.hits[first].ent
	}
	if n := len(w.names); typ == record.Organisation && m.country == nil && n > 0 && w.is(first-1, first, "'s") {
		if p := w.names[n-1]; p.last == first-1 && p.ent != nil && p.typ == record.Polity {
			m.country = p.ent // "Qatar's Ministry of Trade"
		}
	}
	for i := first; i < last; i++ {
		w.taken[i] = true
		if h := w.hits[i]; typ == record.Organisation && m.country == nil && h.n > 0 && h.ent.typ == record.Polity && w.is(i-1, first, "of") {
			m.country = h.ent // "Bank of Kenya"
		}
	}
	w.names = append(w.names, m)
	return m
}

package attribution

import (
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// mode is the way and place of speaking, found at items [first, last).
type mode struct {
	first, last int
	medium      string
	venue       text.Span
	partner     bool // the venue is somebody spoken with or written to ("in a call with Vey")
}

func (m mode) found() bool { return m.last > m.first }

// mediumAt reads a medium at item i: "in an interview with the channel", "on Telegram".
func (r *reader) mediumAt(u *unit, i int) mode {
	prep := u.norm(i)
	if !r.words.in("attach", prep) && prep != "during" && prep != "via" && prep != "by" {
		return mode{}
	}
	j := i + 1
	for j < min(i+7, len(u.items)) && (nominal(u.tag(j)) || u.tag(j) == "VBN" || u.tag(j) == "VBG" || r.temporal(u, j)) {
		j++
	}
	for k := j; k > i+1; k-- {
		name := u.lemma(k - 1)
		if u.norm(k-1) == "broadcast" && k-1 > i+1 {
			continue // "in an interview broadcast on Sunday"
		}
		m, ok := r.words.media[lower(u.norm(k-2)+" "+name)]
		if !ok {
			m, ok = r.words.media[lower(name)]
		}
		if !ok {
			m, ok = r.words.media[u.norm(k-1)]
		}
		if !ok || !m.preps[prep] {
			continue
		}
		md := mode{first: i, last: k, medium: m.name}
		// "in a CBS interview": the name inside; "interview with CBS": the name after
		if a, b := r.nameIn(u, i+1, k-1); b > a {
			md.venue = r.span(u, a, b)
		}
		if u.is(k-1, "NNP") && md.venue.Empty() {
			md.venue = r.span(u, k-1, k) // "on Telegram"
			if r.words.in("account", u.lemma(k)) {
				md.last = k + 1
			}
		}
		switch u.norm(k) {
		case "with", "on", "to", "for", "by", "published", "carried", "aired":
			a := k + 1
			for a < len(u.items) && (u.is(a, "DT") || u.norm(a) == "by" || u.norm(a) == "in" || u.norm(a) == "on") {
				a++
			}
			if u.is(a, "NN") && !r.temporal(u, a) {
				p := r.nounPhraseRight(u, a)
				if _, b := r.nameIn(u, a, p.last); b > a && !p.empty() {
					md.venue = r.span(u, a, p.last)
					md.partner = (u.norm(k) == "with" || u.norm(k) == "to") && (m.name == "call" || m.name == "meeting" || m.name == "letter" || m.name == "message")
				}
				md.last = max(p.last, md.last)
			}
		}
		return md
	}
	return mode{}
}

// nameIn gives the first run of proper nouns in the items [from, to) that is no date.
func (r *reader) nameIn(u *unit, from, to int) (int, int) {
	for a := from; a < to; a++ {
		if u.is(a, "NNP") && !r.temporal(u, a) {
			b := a + 1
			for b < to && u.is(b, "NNP") && !r.temporal(u, b) {
				b++
			}
			return a, b
		}
	}
	return from, from
}

// asideEnd skips what may stand between cue and content without being either: a
// day, a medium, "to reporters". It fills in what it learns.
func (r *reader) asideEnd(u *unit, i int, d *draft) int {
	for i < len(u.items) {
		if j := r.timeEnd(u, i); j > i {
			i = j
			continue
		}
		if m := r.mediumAt(u, i); m.found() {
			r.learn(d, m)
			i = m.last
			continue
		}
		if (u.norm(i) == "to" || u.norm(i) == "with") && u.is(i+1, "NNS") {
			p := r.hearer(u, i+1)
			if p.empty() {
				return i
			}
			if d.addressee.Empty() {
				d.addressee = r.span(u, p.first, p.last)
			}
			i = p.last
			continue
		}
		return i
	}
	return i
}

// told notes the hearer p of a statement. An occasion ("told a news conference") is the
// medium, and nobody in particular is told.
func (r *reader) told(u *unit, d *draft, p np) {
	m, ok := r.words.media[lower(u.norm(p.head-1)+" "+u.lemma(p.head))]
	if !ok {
		m, ok = r.words.media[lower(u.lemma(p.head))]
	}
	if ok && !u.is(p.head, "NNP") {
		d.medium = m.name
		return
	}
	d.addressee = r.span(u, p.first, p.last)
}

// learn fills in what a medium tells of a statement that does not know it yet.
func (r *reader) learn(d *draft, m mode) {
	if d.medium == "" {
		d.medium = m.medium
	}
	switch {
	case m.partner && d.addressee.Empty():
		d.addressee = m.venue
	case !m.partner && d.venue.Empty():
		d.venue = m.venue
	}
	if d.medium == "interview" && d.venue.Empty() && r.outletName(d.addressee) {
		d.venue = d.addressee // "told Radio Fjell in an interview"
	}
}

// paperOf gives the medium that the source itself is, "" when it is none: "the post
// read", "a statement said".
func (r *reader) paperOf(d *draft) string {
	if d.head.Empty() {
		return ""
	}
	switch m := r.words.media[r.doc.Tokens[r.doc.TokenAt(d.head.Start)].Lemma]; m.name {
	case "post", "statement", "letter", "message":
		return m.name
	}
	return ""
}

// outletName says whether a hearer is named and not only described.
func (r *reader) outletName(hearer text.Span) bool {
	for j := r.doc.TokenAt(hearer.Start); j < len(r.doc.Tokens) && r.doc.Tokens[j].Start < hearer.End; j++ {
		if strings.HasPrefix(r.doc.Tokens[j].Tag, "NNP") {
			return true
		}
	}
	return false
}

// timeEnd gives the end of a time expression, with its preposition, that begins at
// item i; i when there is none.
func (r *reader) timeEnd(u *unit, i int) int {
	j := i
	if r.datedNoun(u, i) {
		return i // "condemned the 28 January attack"
	}
	switch u.norm(j) {
	case "on", "at", "in", "late", "early", "during", "over":
		j++
		if u.norm(j) == "the" {
			j++
		}
	}
	if !r.temporal(u, j) {
		return i
	}
	for r.temporal(u, j) && j < i+12 {
		j++
	}
	if u.is(j, "POS") {
		return i // "Friday's ruling" is no day of speaking
	}
	return j
}

// placeEnd skips one phrase of place or occasion from item i on ("in Brenholt",
// "at a rally in the north"), up to the item where a content can begin.
func (r *reader) placeEnd(u *unit, i int) int {
	j := i
	for n := 0; n < 3 && (r.words.in("attach", u.norm(j)) || u.norm(j) == "during" || u.norm(j) == "after") && u.opens(j+1); n++ {
		p := r.nounPhraseRight(u, j+1)
		if p.empty() {
			return i
		}
		j = p.last
		if k := r.timeEnd(u, j); k > j {
			j = k
		}
	}
	switch {
	case j == i:
		return i
	case u.norm(j) == "he" || u.norm(j) == "she" || u.norm(j) == "they":
		return j
	case u.norm(j) == "that" || u.tag(j) == quoteTag || u.norm(j) == ":" || u.norm(j) == "," && u.tag(j+1) == quoteTag:
		return j
	}
	return i
}

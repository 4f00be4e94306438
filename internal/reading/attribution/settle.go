package attribution

import (
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// settle sorts the drafts, drops doubles and weak nested ones, and ties the rest to
// actors, days, and one another.
func (r *reader) settle() {
	slices.SortStableFunc(r.drafts, func(a, b draft) int {
		if c := a.span().Start - b.span().Start; c != 0 {
			return c
		}
		return text.Compare(a.cue, b.cue)
	})
	r.dropDoubles()
	r.dropCredits()
	r.nest()
	for i := range r.drafts {
		d := &r.drafts[i]
		d.denies = !d.negated && (d.word.has("deny") || d.word.has("deny-speech") && r.ofSpeech(d) || r.callsFalse(d) || r.disowns(d))
		d.actor = r.actorOf(d, i)
		r.setSaid(d)
		d.venueName = r.doc.Text.Slice(d.venue)
	}
	r.inherit()
	for i := range r.drafts {
		r.linkDenial(i)
		r.linkHeadline(i)
	}
}

func (d *draft) span() text.Span {
	sp := d.cue.Cover(d.source)
	for _, c := range d.content {
		sp = sp.Cover(c)
	}
	return sp
}

// dropDoubles keeps the first of several drafts with one cue.
func (r *reader) dropDoubles() {
	seen := map[int]bool{}
	r.drafts = slices.DeleteFunc(r.drafts, func(d draft) bool {
		if d.word == headlineCue {
			return false
		}
		double := seen[d.cue.End]
		seen[d.cue.End] = true
		return double
	})
}

// dropCredits drops what only tells which outlet carries the words of a source that is
// named: "the minister says all is well, the agency is reporting". The outlet is told as
// the carrier of those words.
func (r *reader) dropCredits() {
	drop := map[int]bool{}
	for i := range r.drafts {
		d := &r.drafts[i]
		relayed := r.relays(d, i)
		if d.rule != "verb-trail" || len(d.content) != 1 || !relayed && !r.carries(d, i) {
			continue
		}
		for j := max(0, i-4); j < min(len(r.drafts), i+4); j++ {
			e := &r.drafts[j]
			if sp := e.span(); j != i && !e.source.Empty() && sp.Start == d.content[0].Start && sp.End <= d.content[0].End && (relayed || sp.End >= d.content[0].End-1) && !r.carries(e, j) {
				drop[i] = true
			}
		}
	}
	n := -1
	r.drafts = slices.DeleteFunc(r.drafts, func(draft) bool { n++; return drop[n] })
}

// carries says whether the source of a draft is an outlet or agency, by its actor or by
// the name inside ("the Fjord news agency").
func (r *reader) carries(d *draft, i int) bool {
	if r.words.in("outletnoun", lower(r.doc.Text.Slice(d.head))) {
		return slices.ContainsFunc(r.mentionsIn(d.source), func(m record.Mention) bool { return r.isMedia(m.Actor) })
	}
	return r.isMedia(r.actorOf(d, i))
}

// relays says whether a draft credits by its form: one bare name that is no person's, state's
// or office's reported what another had said, "the minister said, Meridian reported".
func (r *reader) relays(d *draft, i int) bool {
	if !r.words.in("credit", d.word.lemma) || d.word.lemma == "say" || d.word.lemma == "add" {
		return false
	}
	for k := r.doc.TokenAt(d.source.Start); k < len(r.doc.Tokens) && r.doc.Tokens[k].Start < d.source.End; k++ {
		if r.doc.Tokens[k].POS != "PROPN" {
			return false
		}
	}
	n := slices.IndexFunc(r.actors, func(a record.Actor) bool { return a.ID == r.actorOf(d, i) })
	if n < 0 {
		return false
	}
	a := &r.actors[n]
	return a.Code == "" && a.Country == "" && len(a.Roles) == 0 && (a.Type == record.Organisation || a.Type == record.Person && !strings.Contains(a.Name, " "))
}

// isMedia says whether an actor is an outlet or agency, by its code.
func (r *reader) isMedia(actor string) bool {
	i := slices.IndexFunc(r.actors, func(a record.Actor) bool { return a.ID == actor })
	return actor != "" && i >= 0 && r.actors[i].Type == record.Organisation && strings.HasSuffix(r.actors[i].Code, "MED")
}

// nest finds for every draft the smallest one whose content holds its cue, and drops
// nested ones that rest on a weak cue.
func (r *reader) nest() {
	// drafts are in text order, so those around one stand close before or after it
	find := func(i int) int {
		best, size := -1, 0
		for j := max(0, i-40); j < min(len(r.drafts), i+40); j++ {
			if j == i {
				continue
			}
			for _, c := range r.drafts[j].content {
				if c.Contains(r.drafts[i].cue) && (best < 0 || c.Len() < size) {
					best, size = j, c.Len()
				}
			}
		}
		return best
	}
	keep := make([]bool, len(r.drafts))
	for i := range r.drafts {
		d := &r.drafts[i]
		keep[i] = find(i) < 0 || r.firm(d)
	}
	kept := r.drafts[:0]
	for i := range keep {
		if keep[i] {
			kept = append(kept, r.drafts[i])
		}
	}
	r.drafts = kept
	for i := range r.drafts {
		j := find(i)
		if j >= 0 && j < i && r.drafts[j].within == i {
			// Each holds the other's cue: the words before a cue are the wider ones.
			if r.drafts[i].content[0].Start < r.drafts[i].cue.Start {
				j = -1
			} else {
				r.drafts[j].within = -1
			}
		}
		r.drafts[i].within = j
	}
}

// firm says whether a nested statement is worth keeping.
func (r *reader) firm(d *draft) bool {
	if d.source.Empty() || r.words.in("relative", lower(r.doc.Text.Slice(d.source))) {
		return false
	}
	switch d.rule {
	case "verb-np", "verb-prep", "verb-ing", "noun", "adjective", "passive-by", "verb-objto", "verb-to":
		return d.word.class == "deny" || d.word.class == "warn" || d.word.class == "refuse" ||
			d.word.has("strong") && !d.addressee.Empty()
	}
	return !d.word.has("weak")
}

// mentionsIn gives the mentions that lie inside a passage.
func (r *reader) mentionsIn(sp text.Span) []record.Mention {
	i, _ := slices.BinarySearchFunc(r.mentions, sp.Start, func(m record.Mention, at int) int { return m.Start - at })
	var in []record.Mention
	for ; i < len(r.mentions) && r.mentions[i].Start < sp.End; i++ {
		if sp.Contains(r.mentions[i].Span) {
			in = append(in, r.mentions[i])
		}
	}
	return in
}

// actorOf gives the actor of the mention that covers the head of the source. An
// unresolved pronoun is the latest source before it that fits.
func (r *reader) actorOf(d *draft, i int) string {
	if d.source.Empty() {
		return ""
	}
	best := -1
	at, _ := slices.BinarySearchFunc(r.mentions, d.source.End, func(m record.Mention, at int) int { return m.Start - at })
	for k := at - 1; k >= 0 && k >= at-30; k-- {
		m := &r.mentions[k]
		if m.Actor == "" || !m.Overlaps(d.source) {
			continue
		}
		heads := m.Head.Overlaps(d.head)
		switch {
		case best < 0 && (heads || m.Contains(d.head)):
			best = k
		case best >= 0 && heads && !r.mentions[best].Head.Overlaps(d.head):
			best = k
		case best >= 0 && heads && m.Len() < r.mentions[best].Len() && r.mentions[best].Head == m.Head:
			best = k
		}
	}
	if best >= 0 {
		return r.mentions[best].Actor
	}
	if len(r.mentions) == 0 {
		return ""
	}
	if i := r.doc.TokenAt(d.head.Start); i > 0 && r.doc.Tokens[i-1].Tag == "POS" && r.paperOf(d) != "" {
		for _, m := range r.mentionsIn(d.source) {
			if m.Head.End == r.doc.Tokens[i-1].Start {
				return m.Actor // "Vey's post read"
			}
		}
	}
	word := lower(r.doc.Text.Slice(d.source))
	var set string
	switch {
	case r.words.in("feminine", word):
		set = "masculine"
	case r.words.in("masculine", word):
		set = "feminine"
	case word == "who":
		// the actor named just before the relative clause
		for k := at - 1; k >= 0 && k >= at-6; k-- {
			if m := &r.mentions[k]; m.End <= d.source.Start && d.source.Start-m.End <= 2 {
				if p := r.personOf(k); p != "" {
					return p // "President Tomas Iberra of Oruna, who"
				}
				return m.Actor
			}
		}
		return ""
	default:
		return ""
	}
	for j := i - 1; j >= max(0, i-12); j-- {
		if a := r.drafts[j].actor; a != "" && r.isPerson(a) && !r.calledBy(a, set) {
			return a
		}
	}
	return ""
}

// personOf gives the actor of the person whose state or body the k-th mention names right
// behind him: "Tomas Iberra of Oruna"; "" for none.
func (r *reader) personOf(k int) string {
	of := r.doc.TokenAt(r.mentions[k].Start) - 1
	if of < 0 || r.doc.Tokens[of].Norm != "of" && r.doc.Tokens[of].Norm != "from" {
		return ""
	}
	for n := k - 1; n >= 0 && n >= k-4; n-- {
		if m := &r.mentions[n]; m.Type == record.Person && m.Form == record.Name && m.End <= r.doc.Tokens[of].Start && r.doc.Tokens[of].Start-m.End <= 1 {
			return m.Actor
		}
	}
	return ""
}

func (r *reader) isPerson(actor string) bool {
	for i := range r.actors {
		if r.actors[i].ID == actor {
			return r.actors[i].Type == record.Person
		}
	}
	return false
}

// calledBy says whether a pronoun of the set stands for the actor elsewhere.
func (r *reader) calledBy(actor, set string) bool {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.Actor == actor && m.Form == record.Pronoun && r.words.in(set, lower(m.Text)) {
			return true
		}
	}
	return false
}

// setSaid ties a statement to the time expression next to its cue, outside its content.
func (r *reader) setSaid(d *draft) {
	first, last := r.doc.TokenAt(d.unit.Start), r.doc.TokenAt(d.unit.End-1)
	cue := r.doc.TokenAt(d.cue.Start)
	best, dist := -1, 18
	for j := max(first, cue-dist); j <= min(last, cue+dist) && j < len(r.timeOf); j++ {
		n := r.timeOf[j]
		if n < 0 || r.outer[j] >= 0 && r.spoken[r.outer[j]] {
			continue
		}
		tok := r.doc.Tokens[j].Span
		if slices.ContainsFunc(d.content, func(c text.Span) bool { return c.Overlaps(tok) }) || d.source.Overlaps(tok) {
			continue
		}
		if r.elsewhere(d, j, cue) && !r.behindQuote(d, j) {
			continue
		}
		if from := r.doc.TokenAt(r.times[n].Start); from > first && r.doc.Tokens[from-1].Norm == "of" {
			continue // "the Treaty of Ostrand of 1998"
		}
		if gap := max(j-cue, cue-j); gap < dist {
			best, dist = n, gap
		}
	}
	if best >= 0 {
		t := &r.times[best]
		d.said = record.Said{From: t.From, To: t.To, Time: t.ID}
	}
}

// behindQuote says whether the content of d closes with a quotation right before the
// time expression at token j: "was 'a farce' on Monday".
func (r *reader) behindQuote(d *draft, j int) bool {
	for j > 0 && (r.timeOf[j-1] >= 0 || r.doc.Tokens[j-1].Norm == "on") {
		j--
	}
	end := d.content[len(d.content)-1]
	return j > 0 && d.cue.Start < end.Start && end.End == r.doc.Tokens[j-1].End && r.endsQuoted(end)
}

// elsewhere says whether another statement's words or cue stand between token j and
// the cue of d, so that a day at j is not the day of d.
func (r *reader) elsewhere(d *draft, j, cue int) bool {
	lo, hi := min(j, cue), max(j, cue)
	at := r.doc.Tokens[lo].Span.Cover(r.doc.Tokens[hi].Span)
	for _, c := range d.content {
		if c.Overlaps(at) {
			return true
		}
	}
	for k := lo + 1; k < hi; k++ {
		if t := &r.doc.Tokens[k]; finiteTag(t.Tag) && !d.cue.Overlaps(t.Span) && !d.source.Overlaps(t.Span) {
			return true
		}
	}
	return false
}

package attribution

import "github.com/readout-app/readout/internal/text"

// source is who a cue is ascribed to: items [first, last), both -1 where the words
// stand elsewhere (shared with another cue).
type source struct {
	span, head  text.Span
	first, last int
	relative    bool
}

func (s source) found() bool { return !s.span.Empty() }

func (r *reader) sourceOf(u *unit, p np) source {
	if p.empty() {
		return source{}
	}
	return source{
		span: r.span(u, p.first, p.last), head: r.span(u, p.head, p.head+1), first: p.first, last: p.last,
		relative: u.is(p.head, "W") && p.last == p.first+1,
	}
}

// subject finds the source that stands before a verb group, or that the group
// shares with a cue before it. from is the first draft of the unit.
func (r *reader) subject(u *unit, g group, from int, d *draft) source {
	p := g.left
	for p > 1 && p > g.left-6 && r.temporal(u, p-1) && !u.is(p, "POS") {
		p-- // "the minister on Monday said"
		if n := u.norm(p - 1); n == "on" || n == "in" || n == "late" || n == "early" {
			p--
		}
	}
	switch {
	case g.gerund:
		if noun(u.tag(p-1)) && !r.temporal(u, p-1) {
			return r.sourceOf(u, r.nounPhraseLeft(u, p))
		}
		return r.shared(u, g, from)
	case p == 0:
		return source{}
	case u.tag(p-1) == "CC":
		return r.shared(u, g, from)
	case u.norm(p-1) == ",":
		if u.headline && len(r.drafts) > from {
			if s := r.shared(u, g, from); s.found() {
				return s // "Norland says no, rules out talks"
			}
		}
		return r.acrossComma(u, p-1, d)
	case dash(u.norm(p - 1)):
		for j := p - 2; j > max(p-reach, 0); j-- {
			if dash(u.norm(j)) {
				s := r.sourceOf(u, r.nounPhraseLeft(u, j))
				if s.found() {
					s.last = p
					s.span = r.span(u, s.first, p)
				}
				return s
			}
		}
		return source{}
	case p < g.left && (u.tag(p-1) == "VBN" || u.tag(p-1) == "VBD") && noun(u.tag(p-2)):
		s := r.sourceOf(u, r.nounPhraseLeft(u, p-1)) // "a poll released Friday shows"
		if s.found() {
			s.last = g.left
			s.span = r.span(u, s.first, g.left)
		}
		return s
	}
	if j := whoClause(u, p); j > 0 {
		s := r.sourceOf(u, r.nounPhraseLeft(u, j)) // "an official who spoke on condition of anonymity said"
		if s.found() {
			s.last = p
			s.span = r.span(u, s.first, p)
			return s
		}
	}
	return r.sourceOf(u, r.nounPhraseLeft(u, p))
}

// whoClause gives the item of "who" when a clause with it and one verb ends before
// item p, and 0 when none does.
func whoClause(u *unit, p int) int {
	for j := p - 2; j > max(p-reach, 0); j-- {
		switch {
		case u.norm(j) == "who":
			if finiteTag(u.tag(j+1)) && noun(u.tag(j-1)) {
				return j
			}
			return 0
		case u.norm(j) == "," || u.tag(j) == quoteTag || u.norm(j) == ";" || finiteTag(u.tag(j)) && u.norm(j-1) != "who":
			return 0
		}
	}
	return 0
}

// dash says whether a mark is a dash between clauses.
func dash(norm string) bool { return norm == "—" || norm == "–" || norm == "--" || norm == "―" }

// acrossComma finds the source whose apposition or aside the comma at item c closes.
func (r *reader) acrossComma(u *unit, c int, d *draft) source {
	best := source{}
	for j, n := c-1, 0; j > max(c-reach, 0) && n < 3; j-- {
		if u.tag(j) == quoteTag || u.norm(j) == ";" {
			break
		}
		if u.norm(j) != "," {
			continue
		}
		n++
		p := r.nounPhraseLeft(u, j)
		if p.empty() || r.temporal(u, p.head) {
			continue
		}
		if led := u.norm(p.first - 1); best.found() && u.tag(p.first-1) == "IN" && (!r.words.in("subordinator", led) || r.words.in("circumstance", led)) {
			continue // "Speaking after the vote, the envoy, Lorna Vey, said"
		}
		s := r.sourceOf(u, p)
		if telling(u, j+1) && !(c-j == 2 && u.tag(j+1) == "CD") {
			s.last = c + 1
			s.span = r.span(u, s.first, s.last)
		} else {
			r.modeBefore(u, c, d)
		}
		if !best.found() {
			best = s
		}
		if r.clauseStart(u, p.first) && u.norm(p.first-1) != "," {
			if !best.found() || best.first > s.first && !u.is(p.head, "NNP") || u.is(p.head, "NNP") {
				best = s
			}
			break
		}
	}
	return best
}

// telling says whether the words after a comma tell who somebody is.
func telling(u *unit, i int) bool {
	n := u.norm(i)
	return n == "who" || n == "whose" || n == "which" || n == "formerly" || n == "now" || n == "of" ||
		nominal(u.tag(i)) || u.capital(i) && u.tag(i+1) != quoteTag
}

// shared gives the source of the cue before, or the subject of the clause before,
// for a verb that has none of its own ("…, adding that", "… and warned that").
func (r *reader) shared(u *unit, g group, from int) source {
	at := r.span(u, g.main, g.main+1)
	for k := len(r.drafts) - 1; k >= from; k-- {
		d := &r.drafts[k]
		if d.source.Empty() || d.cue.Start > at.Start || d.rule == "noun" || r.quotedBefore(d.cue, at, from) {
			continue
		}
		inside := false
		for _, c := range d.content {
			inside = inside || c.Holds(at.Start)
		}
		relative := r.words.in("relative", lower(r.doc.Text.Slice(d.source)))
		if !inside && !relative {
			return source{span: d.source, head: d.head, first: -1, last: -1}
		}
		if inside {
			break
		}
	}
	// the subject of the nearest finite verb before
	for j, n := g.first-1, 0; j > 0 && n < reach; j, n = j-1, n+1 {
		if finiteTag(u.tag(j)) {
			first := j
			for u.is(first-1, "RB") {
				first--
			}
			if u.norm(first-1) == "," {
				if s := r.acrossComma(u, first-1, &draft{}); s.found() {
					return own(s)
				}
				continue
			}
			p := r.nounPhraseLeft(u, first)
			if p.empty() || u.tag(p.head) == "EX" || u.norm(p.head) == "it" && p.last == p.first+1 {
				continue
			}
			s := r.sourceOf(u, p)
			if s.relative {
				if !g.gerund {
					return own(s)
				}
				continue
			}
			return own(s)
		}
	}
	// "Citing the report, the minister left": the subject follows
	if g.gerund && g.first <= 2 {
		for j := g.last; j < min(g.last+reach, len(u.items)); j++ {
			if u.norm(j) == "," && u.opens(j+1) && r.verbSoon(u, j+1) {
				return own(r.sourceOf(u, r.nounPhraseRight(u, j+1)))
			}
		}
	}
	return source{}
}

// quotedBefore says whether a cue stands in a content that ends before a verb: what is
// said in it is another's, and shares nothing with the verb.
func (r *reader) quotedBefore(cue, verb text.Span, from int) bool {
	for k := max(from, len(r.drafts)-40); k < len(r.drafts); k++ {
		for _, c := range r.drafts[k].content {
			if c.Contains(cue) && c.End <= verb.Start {
				return true
			}
		}
	}
	return false
}

func own(s source) source {
	s.first, s.last = -1, -1
	return s
}

// inverted finds the source that stands after its verb: "…, said the minister".
func (r *reader) inverted(u *unit, g group, w *cueWord) source {
	prev := u.norm(g.first - 1)
	if !w.takes("quote") && !w.takes("trail") || g.first == 0 || g.passive || g.gerund || prev != "," && prev != `"` && !dash(prev) {
		return source{}
	}
	if u.tag(g.first-1) != quoteTag && u.tag(g.first-2) != quoteTag && prev == `"` {
		return source{}
	}
	if prev == "," && w.takes("obj") && u.tag(g.first-2) != quoteTag {
		return source{} // "the minister, Ada Voss, told the paper"
	}
	if prev == "," && u.tag(g.first-2) != quoteTag && !u.headline && !r.hasVerb(u, max(0, g.first-window), g.first) {
		return source{} // "Ada's deputy, Lorna Vey, thinks": a name between commas, no words said
	}
	i := g.last
	if !u.opens(i) || r.temporal(u, i) && !u.is(i+1, "NNP") {
		return source{}
	}
	p := r.nounPhraseRight(u, i)
	if p.empty() {
		return source{}
	}
	if u.norm(i) == "he" || u.norm(i) == "she" || u.norm(i) == "they" {
		p = np{i, i + 1, i}
	}
	if u.headline && prev == "," && !r.sourceLike(u, p) {
		return source{} // "Norland rejects plan, says talks hinge on ships"
	}
	if k := r.dependent(u.items[g.main].first, "nsubj"); k >= 0 && k < u.items[g.main].first && r.doc.Tokens[u.items[p.head].first].Relation == "obj" {
		return source{} // "Norland, after weeks in which nobody moved, attacked the plan"
	}
	// what follows must not make the phrase the subject of another verb
	for j := p.last; j < min(p.last+3, len(u.items)); j++ {
		if finiteTag(u.tag(j)) && !u.is(p.last, "W") {
			return source{}
		}
		if u.norm(j) == "," {
			break
		}
	}
	if u.norm(p.last) == "that" || u.tag(p.last) == quoteTag && prev == "," && u.tag(g.first-2) != quoteTag {
		return source{}
	}
	if e := r.apposition(u, p.last); e > p.last {
		p.last = e
		for n := 0; n < 3 && u.norm(p.last-1) == ","; n++ {
			more := r.apposition(u, p.last-1)
			if more <= p.last {
				break
			}
			p.last = more
		}
	} else {
		p.last = r.rightEdge(u, p)
	}
	return r.sourceOf(u, p)
}

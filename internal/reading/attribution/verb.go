package attribution

import "github.com/readout-app/readout/internal/text"

// verbAt makes a statement of the verb at item i when it is a cue with source and content.
func (r *reader) verbAt(u *unit, i, from int) {
	w, after := r.verbWithParticle(u, i)
	if w == nil {
		return
	}
	g := r.verbGroup(u, i)
	if after > i+1 {
		g.last = max(g.last, after)
	}
	if g.infin {
		ok := false
		if g, ok = r.chained(u, g); !ok {
			return
		}
	}
	if u.tag(i) == "VBN" && !g.finite && u.norm(g.last) == "by" {
		return // "a document seen by the paper": it tells which document
	}
	if g.gerund && u.norm(g.first-1) == "without" {
		return // nobody does so
	}
	g.passive = g.passive || r.joinedPassive(u, g)
	d := draft{word: w, cue: r.span(u, g.first, g.last), negated: g.negated}
	if (w.lemma == "quote" || w.lemma == "cite") && r.quotedAs(u, g, d, from) {
		return
	}
	if w.lemma == "say" && u.norm(g.first-1) == "as" && u.tag(i) == "VBG" {
		return // read with its "quoted"
	}
	if w.class == "ask" && (u.tag(i) == "VBN" || u.norm(g.first-1) == "when" || r.askedAside(u, g)) && r.askedPassive(u, g) {
		return
	}
	if g.passive {
		if r.passiveAt(u, g, w, d) || u.tag(i) != "VBN" || g.finite {
			return
		}
	}
	if s := r.inverted(u, g, w); s.found() {
		d.source, d.head = s.span, s.head
		k := r.asideEnd(u, s.last, &d)
		if r.leftContent(u, &d, g.first, from) {
			r.rightPiece(u, &d, k)
			d.rule = "verb-inverted"
			d.open = true
			r.add(u, d)
			return
		}
	}
	s := r.subject(u, g, from, &d)
	if !s.found() {
		return
	}
	s = r.whole(u, g, s)
	d.source, d.head = s.span, s.head
	left := -1 // where a content before the source may end
	if s.first >= 0 && !g.gerund {
		left = s.first
	}
	if left > 0 && u.norm(left-1) == "as" && (left == 1 || u.norm(left-2) == ",") && w.takes("trail") {
		r.asClause(u, g, left, d, from)
		return
	}
	first, last, cueLast, frame := r.rightContent(u, g, w, &d, s.relative)
	if frame != "" {
		r.modeBefore(u, s.first, &d)
		switch frame {
		case "np", "prep", "to", "objto", "ing": // no clause with a verb that others could be joined to
			last = r.ownEnd(u, g, first, last, false)
		case "that", "bare", "wh":
			last = r.addedBy(u, s.first, first, r.ownEnd(u, g, first, last, true))
		}
		d.content = []text.Span{r.span(u, first, r.trim(u, first, last))}
		d.cue = r.span(u, g.first, cueLast)
		d.rule = "verb-" + frame
		if frame == "quote" || frame == "colon" {
			d.open = true
			// `"No," she said, "not now"`: the quotation before belongs to it
			if left > 0 && (u.tag(left-1) == quoteTag || u.norm(left-1) == "," && u.tag(left-2) == quoteTag) {
				r.leftContent(u, &d, left, from)
			}
		}
		d.open = d.open || (w.class == "say" || w.class == "claim") && !s.relative
		r.add(u, d)
		return
	}
	if left <= 0 || !w.takes("trail") && !w.takes("quote") {
		return
	}
	k := r.asideEnd(u, g.last, &d)
	if w.takes("obj") && u.opens(k) {
		if p := r.hearer(u, k); !p.empty() {
			r.told(u, &d, p)
			k = r.asideEnd(u, p.last, &d)
		}
	}
	if p := r.placeAside(u, k); p > k {
		k = r.asideEnd(u, p, &d)
	}
	quoted := u.tag(left-1) == quoteTag || u.norm(left-1) == "," && u.tag(left-2) == quoteTag
	if !quoted && !w.takes("trail") || !quoted && !(u.edge(k) || u.norm(k) == "," || dash(u.norm(k)) || u.norm(k) == ";") {
		return
	}
	if r.leftContent(u, &d, left, from) {
		r.rightPiece(u, &d, k)
		d.rule = "verb-trail"
		d.open = true
		r.add(u, d)
	}
}

// placeAside skips a phrase of place after a cue that follows its content.
func (r *reader) placeAside(u *unit, i int) int {
	if u.tag(i) == "VBN" || u.tag(i) == "VBD" {
		i++ // "a statement published on its site"
	}
	switch u.norm(i) {
	case "at", "in", "on", "during", "of", "after", "before", "from", "outside", "by", "as", "when", "while", "about":
		for i < len(u.items) && !u.edge(i) && u.norm(i) != "," && u.tag(i) != quoteTag && u.norm(i) != ";" {
			i++
		}
	}
	return i
}

// asClause reads "As the minister said, …" and "…, as the minister said".
func (r *reader) asClause(u *unit, g group, left int, d draft, from int) {
	k := r.asideEnd(u, g.last, &d)
	if left > 1 {
		if r.leftContent(u, &d, left-1, from) {
			d.rule = "verb-as"
			r.add(u, d)
		}
		return
	}
	if u.norm(k) == "," {
		e := r.clauseEnd(u, k+1, false)
		d.content = []text.Span{r.span(u, k+1, r.trim(u, k+1, e))}
		d.rule = "verb-as"
		r.add(u, d)
	}
}

// passiveAt reads a passive cue: its source stands after "by", or is not named.
func (r *reader) passiveAt(u *unit, g group, w *cueWord, d draft) bool {
	k := g.last
	limit := min(k+25, len(u.items))
	by := -1
	for j := k; j < limit && !u.edge(j) && u.norm(j) != "," && u.tag(j) != quoteTag; j++ {
		if u.norm(j) == "by" && u.opens(j+1) && u.tag(j+1) != "VBG" && !r.temporal(u, j+1) {
			by = j
			break
		}
		if u.is(j, "VB") {
			break
		}
	}
	subject := r.nounPhraseLeft(u, g.first)
	end := r.clauseEnd(u, k, false)
	if u.norm(k) == "as" || w.preps[u.norm(k)] {
		d.cue = r.span(u, g.first, k+1)
		k++
	}
	if by >= 0 {
		p := r.nounPhraseRight(u, by+1)
		if p.empty() || w.has("weak") && w.class != "decree" || subject.empty() {
			return false
		}
		if e := r.apposition(u, p.last); e > p.last {
			p.last = e
		}
		s := r.sourceOf(u, p)
		d.source, d.head = s.span, s.head
		d.content = []text.Span{r.span(u, subject.first, subject.last), r.span(u, k, r.trim(u, k, by))}
		if p.last < end && u.norm(p.last) != "," {
			d.content = append(d.content, r.span(u, p.last, r.trim(u, p.last, end)))
		}
		d.rule = "passive-by"
		r.add(u, d)
		return true
	}
	if !g.finite || !r.words.in("passive", w.lemma) && !(w.has("strong") && u.norm(k) == "that") {
		return g.finite
	}
	if u.edge(k) || u.norm(k) == "," || !r.passiveAhead(u, g.last, w) {
		return true
	}
	if !subject.empty() && u.norm(subject.head) != "it" {
		d.content = append(d.content, r.span(u, subject.first, subject.last))
	} else if u.norm(k) != "that" && u.norm(k) != "to" {
		return true
	}
	d.content = append(d.content, r.span(u, k, r.trim(u, k, end)))
	d.rule = "passive"
	r.add(u, d)
	return true
}

// passiveAhead says whether what stands at item k tells what is said of the subject of a
// passive: "is expected to", "was described as", "was called a farce", not "was called at
// noon", "was reported on the cable".
func (r *reader) passiveAhead(u *unit, k int, w *cueWord) bool {
	for u.is(k, "RB") || r.temporal(u, k) {
		k++
	}
	switch n := u.norm(k); {
	case n == "as" || n == "that" || u.tag(k) == quoteTag:
		return true
	case u.tag(k) == "TO":
		return w.lemma != "call" && w.lemma != "describe"
	case n == "for" || n == "of" || w.preps[n]:
		return w.class == "criticise" || w.class == "praise" || w.lemma == "accuse"
	case w.lemma == "call" || w.lemma == "deem" || w.lemma == "consider":
		return u.opens(k) && !r.temporal(u, k)
	}
	return false
}

// quotedAs reads "the agency quoted the envoy as saying …" and "the envoy was quoted
// as saying …": the source is the one quoted, whoever quotes only carries the words.
func (r *reader) quotedAs(u *unit, g group, d draft, from int) bool {
	var s source
	k := g.last
	if g.passive {
		s = r.sourceOf(u, r.nounPhraseLeft(u, g.left))
	} else {
		p := r.hearer(u, k)
		if p.empty() {
			return false
		}
		s = r.sourceOf(u, p)
		k = p.last
	}
	if !s.found() || u.norm(k) != "as" || u.tag(k+1) != "VBG" {
		return false
	}
	say := r.words.verbs[u.lemma(k+1)]
	if say == nil {
		return false
	}
	d.word, d.rule = say, "quoted-as"
	d.source, d.head = s.span, s.head
	d.cue = r.span(u, k, k+2)
	if g.passive {
		d.cue = r.span(u, g.first, k+2)
	}
	d.open = true
	end := k + 2
	if u.norm(end) == "by" {
		end = max(end+1, r.nounPhraseRight(u, end+1).last)
	}
	inner := group{first: k, last: end, main: k + 1, left: k}
	if first, last, _, frame := r.rightContent(u, inner, say, &d, false); frame != "" {
		d.content = []text.Span{r.span(u, first, r.trim(u, first, last))}
		r.add(u, d)
		return true
	}
	// "…," the agency quoted her as saying
	left := s.first
	if !g.passive {
		left = r.subject(u, g, from, &d).first
	}
	if left > 0 && r.leftContent(u, &d, left, from) {
		r.add(u, d)
	}
	return true
}

// modeBefore looks for a medium in what stands before the source at item end: "In an
// interview on Sunday, she said", "Asked at a briefing, she said".
func (r *reader) modeBefore(u *unit, end int, d *draft) {
	for i := max(0, end-30); i < end && d.medium == ""; i++ {
		if m := r.mediumAt(u, i); m.found() {
			r.learn(d, m)
		}
	}
}

package attribution

import "github.com/readout-app/readout/internal/text"

// chained widens the group of an infinitive by the verb it hangs on where that only
// tells how the words came: "went on to say", "seemed to confirm", "was quick to note",
// "took to Telegram to deny". It reports whether there is such a verb.
func (r *reader) chained(u *unit, g group) (group, bool) {
	to := g.first
	for u.is(to, "RB") {
		to++ // "on" of "went on", an adverb before the infinitive
	}
	j := to - 1
	if u.tag(to) != "TO" {
		return g, false
	}
	if u.is(j, "JJ") && r.words.in("prompt", u.norm(j)) {
		for j--; u.is(j, "RB"); j-- {
		}
		if u.lemma(j) != "be" {
			return g, false
		}
		return r.widened(u, g, j)
	}
	if u.norm(j) == "on" && u.lemma(j-1) == "go" {
		j--
	}
	if u.is(j, "VB") && r.words.in("catenative", u.lemma(j)) {
		return r.widened(u, g, j)
	}
	// "took to Telegram to deny": a verb, a medium and the infinitive
	for k := j; k >= max(0, to-7) && (nominal(u.tag(k)) || u.norm(k) == "to" || u.norm(k) == "of"); k-- {
		if u.norm(k) == "to" && u.lemma(k-1) == "take" && u.is(k-1, "VB") {
			return r.widened(u, g, k-1)
		}
	}
	return g, false
}

// widened joins the group of the verb at item i and the group of its infinitive.
func (r *reader) widened(u *unit, g group, i int) (group, bool) {
	outer := r.verbGroup(u, i)
	if !outer.finite || outer.infin || outer.gerund || outer.passive && u.lemma(i) != "be" {
		return g, false
	}
	outer.main, outer.last, outer.passive = g.main, g.last, g.passive
	outer.negated = outer.negated || g.negated
	return outer, true
}

// seemAt reads what seems to be so: "the envoy appeared to hesitate", "it seems that
// the ferry sailed". Nobody is named to whom it seems; the subject belongs to the content.
func (r *reader) seemAt(u *unit, i, from int) bool {
	w, g := r.verb(u, i), r.verbGroup(u, i)
	if w == nil || w.class != "perceive" || !w.takes("seem") || !g.finite || g.infin || u.headline {
		return false
	}
	k := g.last
	to := u.tag(k) == "TO" && (u.is(k+1, "VB") || u.is(k+1, "RB"))
	if v := r.verb(u, k+1); to && v != nil && !v.has("weak") {
		return false // "seemed to deny it" is a denial
	}
	d := draft{word: w, rule: "seem", negated: g.negated, cue: r.span(u, g.first, g.last)}
	s := r.subject(u, g, from, &draft{})
	if !s.found() || s.first < 0 {
		return false
	}
	if u.is(k, "RB") && u.is(k+1, "JJ") {
		k++
	}
	end := r.trim(u, k, r.ownEnd(u, g, k, r.clauseEnd(u, k, s.relative), true))
	switch it := u.norm(s.last-1) == "it" && s.last == s.first+1; {
	case it && (u.norm(k) == "that" || r.clauseAhead(u, k)):
		d.content = []text.Span{r.span(u, k, end)}
	case !it && (to || u.is(k, "JJ") && !u.is(k+1, "NN")):
		s = r.whole(u, g, s)
		d.content = []text.Span{s.span, r.span(u, g.last, end)}
	default:
		return false
	}
	r.add(u, d)
	return true
}

// questionAt makes a statement of a question that the words report: "Asked whether the
// dam would hold, …", "the envoy was asked about the dam". Who is asked is told, not the
// source; that is who stands behind "by", if anybody does.
func (r *reader) questionAt(u *unit, g group, first, last int) bool {
	if last <= first {
		return false
	}
	if n := len(r.drafts); u.norm(g.first-1) == "when" && n > 0 && r.drafts[n-1].unit.Start == r.span(u, 0, 1).Start && r.drafts[n-1].asked.Empty() {
		r.drafts[n-1].asked = r.span(u, first, last) // "she said when asked about the dam"
		return true
	}
	d := draft{word: r.words.verbs["ask"], rule: "question", cue: r.span(u, g.first, g.last), content: []text.Span{r.span(u, first, last)}}
	if n := u.norm(first - 1); (n == "about" || n == "on") && first-1 == g.last {
		d.cue = r.span(u, g.first, first)
	}
	if u.norm(g.last) == "by" {
		if p := r.nounPhraseRight(u, g.last+1); !p.empty() && p.last <= first {
			s := r.sourceOf(u, p)
			d.source, d.head = s.span, s.head
		}
	}
	if s := r.nounPhraseLeft(u, g.first); g.finite && !s.empty() {
		d.addressee = r.span(u, s.first, s.last)
	}
	r.add(u, d)
	return true
}

// askedAside says whether a verb of asking opens an aside between commas behind which the
// verb of who was asked follows: "the envoy, asked about the dam, declined to comment".
func (r *reader) askedAside(u *unit, g group) bool {
	if u.norm(g.first-1) != "," || g.first != g.main {
		return false
	}
	for j := g.last + 1; j < min(g.last+14, len(u.items)); j++ {
		if u.norm(j) == "," {
			return r.finiteAhead(u, j+1) || u.norm(j+1) == "neither"
		}
		if u.tag(j) == quoteTag {
			return false
		}
	}
	return false
}

// askedPassive reads a question behind a passive verb of asking at any place but the
// head of a sentence: "he said when asked about the dam", "she was asked if it held".
func (r *reader) askedPassive(u *unit, g group) bool {
	k := g.last
	if u.norm(k) == "by" {
		k = max(r.nounPhraseRight(u, k+1).last, k+1)
	}
	if j := r.timeEnd(u, k); j > k {
		k = j
	}
	if m := r.mediumAt(u, k); m.found() {
		k = m.last
	}
	n := u.norm(k)
	switch {
	case n == "about" || n == "on":
		k++
		return r.questionAt(u, g, k, r.trim(u, k, r.phraseEnd(u, k, r.clauseEnd(u, k, true))))
	case n == "," && u.tag(k+1) == quoteTag:
		return r.questionAt(u, g, k+1, k+2)
	case r.words.in("wh", n), u.tag(k) == quoteTag, u.tag(k) == "TO" && u.is(k+1, "VB"):
		return r.questionAt(u, g, k, r.trim(u, k, r.clauseEnd(u, k, true)))
	}
	return false
}

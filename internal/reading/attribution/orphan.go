package attribution

import (
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// orphans gives quotations that no cue of the word lists holds to the words beside
// them that can only be theirs: a subject and a verb behind the closing comma
// ("…," beamed Tarsk), a clause before a colon, or a speaker in a sentence of his own
// behind the closing mark ("… hold!" Vey told reporters).
func (r *reader) orphans(units []unit, spoken []bool) {
	byUnit := make(map[int][]int, len(units))
	for k := range r.drafts {
		byUnit[r.drafts[k].order] = append(byUnit[r.drafts[k].order], k)
	}
	for i := range units {
		if spoken[i] {
			continue
		}
		u := &units[i]
		for q := range u.items {
			if u.tag(q) != quoteTag || r.held(byUnit[i], u.items[q]) || !r.sentenceLike(u, q) {
				continue
			}
			n := len(r.drafts)
			switch {
			case r.orphanAfter(u, q):
			case q > 0 && u.norm(q-1) == ":" && r.orphanColon(u, q-1, u, q):
			case q > 0 && u.norm(q-1) == "," && r.orphanComma(u, q):
			case q == 0 && i > 0 && len(u.items) <= 2 && units[i-1].norm(len(units[i-1].items)-1) == ":" && !r.ownColon(byUnit[i-1], &units[i-1]):
				r.orphanColon(&units[i-1], len(units[i-1].items)-1, u, q)
			case q == len(u.items)-1 && i+1 < len(units) && units[i+1].paragraph == u.paragraph && len(byUnit[i+1]) == 0:
				r.orphanNext(u, q, &units[i+1])
			}
			for ; n < len(r.drafts); n++ {
				byUnit[i] = append(byUnit[i], n)
			}
		}
	}
}

// sentenceLike says whether the quotation at item q is spoken words and no title.
func (r *reader) sentenceLike(u *unit, q int) bool {
	inner := r.doc.Text.Slice(r.doc.Quotes[u.items[q].quote].Inner)
	return strings.Count(strings.TrimSpace(inner), " ") >= 2
}

// endsComma says whether the quotation at item q closes with a mark behind which its
// speaker may stand.
func (r *reader) endsComma(u *unit, q int) bool {
	inner := strings.TrimSpace(r.doc.Text.Slice(r.doc.Quotes[u.items[q].quote].Inner))
	return strings.HasSuffix(inner, ",") || strings.HasSuffix(inner, "!") || strings.HasSuffix(inner, "?")
}

// ownColon says whether a draft of the unit holds words behind its last colon already.
func (r *reader) ownColon(drafts []int, u *unit) bool {
	at := r.span(u, len(u.items)-1, len(u.items))
	for _, k := range drafts {
		if r.drafts[k].cue.End == at.End {
			return true
		}
	}
	return false
}

// orphanAfter reads a subject and a verb, in either order, right behind a quotation.
func (r *reader) orphanAfter(u *unit, q int) bool {
	if !r.endsComma(u, q) {
		return false
	}
	k := q + 1
	var who np
	var g group
	if u.is(k, "VB") && (finiteTag(u.tag(k)) || u.tag(k) == "VBN" && u.is(k+1, "NNP")) {
		g = r.verbGroup(u, k)
		if who = r.nounPhraseRight(u, g.last); who.empty() || u.norm(g.last) == "it" {
			return false
		}
	} else {
		who = r.nounPhraseRight(u, k)
		if who.empty() {
			return false
		}
		v := who.last
		for u.is(v, "RB") {
			v++
		}
		if !finiteTag(u.tag(v)) {
			return false
		}
		for v < len(u.items)-1 && !u.main(v) {
			v++
		}
		if !u.is(v, "VB") {
			return false
		}
		g = r.verbGroup(u, v)
		if _, after := r.verbWithParticle(u, v); after > g.last {
			g.last = after
		}
	}
	if lemma := u.lemma(g.main); lemma == "be" || lemma == "have" || g.passive && g.main != k {
		return false
	}
	return r.orphan(u, who, r.span(u, g.first, g.last), u, q, "orphan-after")
}

// orphanColon reads the clause before the colon at item c of unit u: its subject is the
// source of the quotation at item q of unit v, whatever its verb is. A phrase without a
// verb is the source itself ("The report: …", "Here's Vey in May: …").
func (r *reader) orphanColon(u *unit, c int, v *unit, q int) bool {
	verb := -1
	for i := 0; i < c; i++ {
		if !u.is(i, "VB") || !u.main(i) || !r.verbGroup(u, i).finite {
			continue
		}
		if verb < 0 || r.doc.Tokens[u.items[i].first].Head < 0 {
			verb = i
		}
	}
	colon := r.span(u, c, c+1)
	if verb < 0 || verb == 0 && u.lemma(verb) == "be" || verb == 1 && (u.norm(0) == "here" || u.norm(0) == "there") {
		first := max(verb+1, 0)
		who := r.nounPhraseRight(u, first)
		if who.empty() || !r.names(u, who) || verb < 0 && who.last < c-6 {
			return false
		}
		return r.orphan(u, who, colon, v, q, "orphan-colon")
	}
	g := r.verbGroup(u, verb)
	s := r.subject(u, g, len(r.drafts), &draft{})
	if !s.found() || s.relative || u.norm(s.last-1) == "it" || u.norm(s.last-1) == "there" || g.passive {
		return false
	}
	cue := colon
	w := r.verb(u, verb)
	if c-g.last <= 4 || w != nil {
		cue = r.span(u, g.first, g.last)
		if g.last == c {
			cue = r.span(u, g.first, c+1)
		}
	}
	if w == nil && !r.namesSpan(s.span) {
		return false
	}
	r.addOrphan(u, s, cue, v, q, "orphan-colon")
	return true
}

// orphanComma reads a verb of speech with its subject before a comma and a quotation,
// where a place or an occasion stands between them.
func (r *reader) orphanComma(u *unit, q int) bool {
	for i := q - 2; i >= max(0, q-16); i-- {
		if u.norm(i) == ";" || u.tag(i) == quoteTag {
			return false
		}
		if !u.is(i, "VB") || !u.main(i) || !finiteTag(u.tag(i)) && !r.verbGroup(u, i).finite {
			continue
		}
		w, g := r.verb(u, i), r.verbGroup(u, i)
		if !w.takes("quote") || w.has("weak") || g.passive {
			return false
		}
		s := r.subject(u, g, len(r.drafts), &draft{})
		if !s.found() {
			return false
		}
		r.addOrphan(u, s, r.span(u, g.first, g.last), u, q, "orphan-comma")
		return true
	}
	return false
}

// orphanNext reads a sentence that only tells who spoke the quotation before it.
func (r *reader) orphanNext(u *unit, q int, next *unit) {
	who := r.nounPhraseRight(next, 0)
	if who.empty() {
		return
	}
	v := who.last
	for next.is(v, "RB") {
		v++
	}
	w := r.verb(next, v)
	if !w.takes("quote") || !finiteTag(next.tag(v)) || w.has("weak") {
		return
	}
	g := r.verbGroup(next, v)
	r.orphan(next, who, r.span(next, g.first, g.last), u, q, "orphan-next")
}

func (r *reader) orphan(u *unit, who np, cue text.Span, v *unit, q int, rule string) bool {
	r.addOrphan(u, r.sourceOf(u, who), cue, v, q, rule)
	return true
}

func (r *reader) addOrphan(u *unit, s source, cue text.Span, v *unit, q int, rule string) {
	w := headlineCue
	if i := u.itemAt(r.doc.TokenAt(cue.Start)); i >= 0 {
		for ; i < len(u.items) && u.items[i].first < len(r.doc.Tokens) && r.doc.Tokens[u.items[i].first].Start < cue.End; i++ {
			if x := r.verb(u, i); x != nil {
				w = x
			}
		}
	}
	n := len(r.drafts)
	d := draft{word: w, rule: rule, source: s.span, head: s.head, cue: cue, content: []text.Span{r.span(v, q, q+1)}, open: true}
	r.modeBefore(u, len(u.items), &d)
	r.add(v, d)
	if len(r.drafts) > n {
		r.drafts[n].unit = r.span(u, 0, len(u.items))
	}
}

// names says whether a noun phrase names somebody or something that speaks.
func (r *reader) names(u *unit, p np) bool { return r.namesSpan(r.span(u, p.first, p.last)) }

func (r *reader) namesSpan(sp text.Span) bool {
	for j := r.doc.TokenAt(sp.Start); j < len(r.doc.Tokens) && r.doc.Tokens[j].Start < sp.End; j++ {
		t := &r.doc.Tokens[j]
		if strings.HasPrefix(t.Tag, "NNP") || t.Tag == "PRP" || r.words.in("role", t.Lemma) || r.words.in("document", t.Lemma) {
			return true
		}
	}
	return false
}

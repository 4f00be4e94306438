package attribution

import (
	"slices"

	"github.com/readout-app/readout/internal/text"
)

// phraseAt reads a fixed phrase that begins at item i: "according to the report".
func (r *reader) phraseAt(u *unit, i int) bool {
	for _, p := range r.words.phrases[u.norm(i)] {
		d := draft{word: p.cue, rule: "phrase"}
		var who np
		var last int
		if p.owner {
			who, last = r.ownerPhrase(u, i, p)
			if who.empty() {
				continue
			}
			d.cue = r.span(u, i, last)
			d.source, d.head = r.span(u, who.first, who.last), r.span(u, who.head, who.head+1)
			d.cue = r.span(u, who.last, last)
		} else {
			n := len(p.words)
			if !slices.EqualFunc(p.words, u.items[i:min(i+n, len(u.items))], func(w string, it item) bool { return w == it.norm }) {
				continue
			}
			who = r.nounPhraseRight(u, i+n)
			if who.empty() {
				continue
			}
			last = who.last
			for (u.norm(last) == "and" || u.norm(last) == "or") && u.opens(last+1) && i == 0 {
				more := r.nounPhraseRight(u, last+1)
				if more.empty() {
					break
				}
				last = more.last
			}
			d.cue = r.span(u, i, i+n)
			if e := r.apposition(u, last); e > last && (i > 0 || u.norm(e-1) == ",") {
				// a comma at the start of a sentence opens the content, unless a second one closes an apposition
				if i > 0 || r.clauseAhead(u, e) {
					last = e
				}
			}
			if (u.is(last, "VBN") || u.is(last, "VBD")) && i > 0 {
				for last < len(u.items) && !u.edge(last) && u.norm(last) != "," {
					last++
				}
			} else if last == who.last {
				last = r.rightEdge(u, who)
			}
			d.source, d.head = r.span(u, who.first, last), r.span(u, who.head, who.head+1)
		}
		k := r.asideEnd(u, last, &d)
		if i == 0 {
			if u.norm(k) != "," && u.tag(k) == "IN" {
				for j := k; j < min(k+12, len(u.items)) && !finiteTag(u.tag(j)); j++ {
					if u.norm(j) == "," { // "according to her testimony before the council, …"
						k = j
						break
					}
				}
			}
			if u.norm(k) == "," {
				k++
			}
			d.content = []text.Span{r.span(u, k, r.trim(u, k, r.clauseEnd(u, k, false)))}
		} else {
			end := i
			if u.norm(end-1) == "," {
				end--
			}
			d.content = []text.Span{r.span(u, 0, end)}
			if u.norm(k) == "," && !u.edge(k+1) && (r.clauseAhead(u, k+1) || r.finiteAhead(u, k+1)) && !r.breaks(u, k+1, false) {
				d.content = append(d.content, r.span(u, k+1, r.trim(u, k+1, r.clauseEnd(u, k+1, false))))
			}
		}
		r.add(u, d)
		return true
	}
	return false
}

// ownerPhrase matches "in NP's view" at item i; it gives the owner and the end.
func (r *reader) ownerPhrase(u *unit, i int, p phrase) (np, int) {
	k := i
	mark := slices.Index(p.words, "~")
	for _, w := range p.words[:mark] {
		if u.norm(k) != w {
			return np{}, 0
		}
		k++
	}
	who := np{first: k, head: k}
	for ; k < min(i+10, len(u.items)) && (nominal(u.tag(k))); k++ {
		if u.norm(k) == p.words[mark+1] {
			break
		}
		if u.tag(k) != "POS" {
			who.head = k
			who.last = k + 1
		}
	}
	if who.empty() || u.norm(k) != p.words[mark+1] {
		return np{}, 0
	}
	if !u.is(who.last, "POS") && u.tag(who.head) != "PRP$" {
		return np{}, 0
	}
	return who, k + 1
}

// lightAt reads a light verb with its noun at item i: "expressed concern about".
func (r *reader) lightAt(u *unit, i, from int) bool {
	if !u.is(i, "VB") || !r.words.lightVerbs[u.lemma(i)] {
		return false
	}
	for j := i + 1; j < min(i+6, len(u.items)); j++ {
		w := r.words.light[u.lemma(i)+" "+u.lemma(j)]
		if w == nil && u.norm(j) == "clear" {
			w = r.words.light[u.lemma(i)+" clear"]
		}
		if w == nil {
			if nominal(u.tag(j)) || u.is(j, "RB") || u.norm(j) == "it" {
				continue
			}
			return false
		}
		return r.nominalCue(u, i, j, w, from, "light")
	}
	return false
}

// adjectiveAt reads "is sure that …" at the adjective i.
func (r *reader) adjectiveAt(u *unit, i, from int) bool {
	w := r.words.adjectives[u.norm(i)]
	if w == nil || !u.is(i, "JJ") && !u.is(i, "VBN") && !u.is(i, "RB") {
		return false
	}
	for j := i - 1; j >= max(i-4, 0); j-- {
		if u.is(j, "VB") && r.words.in("be", u.lemma(j)) {
			return r.nominalCue(u, j, i, w, from, "adjective")
		}
		if !u.is(j, "RB") {
			return false
		}
	}
	return false
}

// nominalCue makes a statement of a verb at item v whose meaning lies in the noun or
// adjective at item n.
func (r *reader) nominalCue(u *unit, v, n int, w *cueWord, from int, rule string) bool {
	g := r.verbGroup(u, v)
	if g.passive || g.infin {
		return false
	}
	g.last = n + 1
	d := draft{word: w, rule: rule}
	s := r.subject(u, g, from, &d)
	if !s.found() || u.norm(s.last-1) == "there" {
		return false
	}
	if u.norm(s.last-1) == "it" {
		if rule != "adjective" || w.lemma != "be clear" && w.lemma != "be unclear" {
			return false
		}
		s = source{} // "it is not clear whether": to nobody named
	}
	k := n + 1
	if u.tag(k) == "VBG" && r.words.in("evidential", u.norm(k)) && u.norm(k+1) == "that" {
		k++
	}
	cueLast := k
	switch next := u.norm(k); {
	case next == "that" && w.takes("that"):
	case r.words.in("wh", next) && w.takes("wh"):
	case u.tag(k) == "TO" && u.is(k+1, "VB") && w.takes("to"):
	case w.preps[next] && (u.opens(k+1) || u.tag(k+1) == "VBG" || u.is(k+1, "W") || u.tag(k+1) == quoteTag || u.tag(k+1) == "PRP"):
		k++
		cueLast = k
	case w.takes("bare") && r.clauseAhead(u, k):
	default:
		return false
	}
	d.cue = r.span(u, g.first, cueLast)
	d.source, d.head = s.span, s.head
	end := r.clauseEnd(u, k, s.relative)
	if cueLast == k && u.norm(k-1) != "that" && w.preps[u.norm(k-1)] {
		end = r.phraseEnd(u, k, end)
	}
	d.content = []text.Span{r.span(u, k, r.trim(u, k, end))}
	r.add(u, d)
	return true
}

// nounAt reads a noun with its possessor: "the minister's claim that …".
func (r *reader) nounAt(u *unit, i int) bool {
	w := r.words.nouns[u.lemma(i)]
	if w == nil {
		return false
	}
	k := i + 1
	var by np
	if u.norm(k) == "by" || u.norm(k) == "from" {
		if by = r.nounPhraseRight(u, k+1); !by.empty() {
			k = by.last
		}
	}
	next := u.norm(k)
	var cueLast int
	switch {
	case next == "that" && w.takes("that") && (u.tag(k) == "IN" || r.clauseAhead(u, k+1)):
		cueLast = k
	case u.tag(k) == "TO" && u.is(k+1, "VB") && w.takes("to"):
		cueLast = k
	case w.preps[next] && (u.opens(k+1) || u.tag(k+1) == "VBG"):
		k++
		cueLast = k
	default:
		return false
	}
	d := draft{word: w, rule: "noun"}
	// the possessor
	j := i - 1
	for j > max(i-5, 0) && (u.is(j, "JJ") || u.is(j, "NN") && u.is(j-1, "POS") || u.is(j, "RB")) {
		j--
	}
	switch {
	case !by.empty():
		s := r.sourceOf(u, by)
		d.source, d.head = s.span, s.head
		d.cue = r.span(u, i, i+1)
	case u.tag(j) == "PRP$":
		d.source, d.head = r.span(u, j, j+1), r.span(u, j, j+1)
		d.cue = r.span(u, j+1, cueLast)
	case u.tag(j) == "POS":
		p := r.nounPhraseLeft(u, j)
		if p.empty() {
			return false
		}
		s := r.sourceOf(u, p)
		d.source, d.head = s.span, s.head
		d.cue = r.span(u, j, cueLast)
	case next == "that" && u.tag(k) == "IN" && w.has("bare"):
		d.cue = r.span(u, i, i+1) // "fears that the dam would break"
		d.rule = "noun-bare"
	default:
		return false
	}
	end := r.clauseEnd(u, k, false)
	// a noun's content ends before the verb that the noun is subject of
	if w.takes("to") || next != "that" {
		for m := k + 1; m < end; m++ {
			if finiteTag(u.tag(m)) && !r.inRelative(u, k, m) && u.tag(m-1) != "PRP" {
				end = m
				break
			}
			if u.norm(m) == "," {
				end = m
				break
			}
		}
	}
	end = r.ancestorEnd(u, u.items[i].first, k, end, false)
	d.content = []text.Span{r.span(u, k, r.trim(u, k, end))}
	r.add(u, d)
	return true
}

// askedAt gives the verb of a question at the head of a unit and the items of the question.
func (r *reader) askedAt(u *unit) (verb, first, last int) {
	i := 0
	for i < 3 && (u.norm(i) == "when" || u.norm(i) == "and" || u.norm(i) == "yet" || u.norm(i) == "if" || u.norm(i) == "but" || u.norm(i) == "while" || u.is(i, "RB")) {
		i++
	}
	if u.norm(i) != "asked" && u.norm(i) != "questioned" && !(u.norm(i) == "aske" && i > 0) {
		return -1, 0, 0
	}
	k := i + 1
	if j := r.timeEnd(u, k); j > k {
		k = j
	}
	if u.norm(k) == "by" {
		k = max(r.nounPhraseRight(u, k+1).last, k+1)
	}
	if m := r.mediumAt(u, k); m.found() {
		k = m.last
	}
	if u.norm(k) == "about" || u.norm(k) == "on" {
		k++
	} else if u.is(k, "RB") && u.is(k+1, "W") {
		k++ // "asked directly whether"
	}
	// the question runs to the comma behind which the answer's source and cue stand
	for j := k; j < min(k+window/2, len(u.items)); j++ {
		if u.norm(j) == "," && (r.newSource(u, j+1) || u.tag(j+1) == "PRP" || u.tag(j+1) == quoteTag) {
			return i, k, j
		}
		if u.tag(j) == quoteTag && r.sentenceQuote(u, j) && j > k {
			return i, k, j + 1
		}
	}
	return -1, 0, 0
}

// askedEnd gives the item after the question at the head of a unit, or 0.
func (r *reader) askedEnd(u *unit) int {
	if i, _, end := r.askedAt(u); i >= 0 {
		if u.norm(end) == "," {
			return end + 1
		}
		return end
	}
	return 0
}

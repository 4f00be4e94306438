package attribution

import "strings"

// leftContent takes the words before item end as content; it reports whether there
// are any that can be one.
func (r *reader) leftContent(u *unit, d *draft, end, from int) bool {
	if end > 0 && (u.norm(end-1) == "," || dash(u.norm(end-1))) {
		end--
	} else if u.tag(end-1) != quoteTag {
		return false
	}
	if end <= 0 {
		return false
	}
	quoted := u.tag(end-1) == quoteTag
	first := 0
	for j := end - 1; j >= max(0, end-window); j-- {
		if u.norm(j) == ";" {
			first = j + 1
			break
		}
	}
	// nothing that an earlier statement of this sentence holds, unless it lies inside wholly
	for k := from; k < len(r.drafts); k++ {
		e := &r.drafts[k]
		for _, c := range e.content {
			if e.cue.Start < c.Start && strings.HasPrefix(e.rule, "verb-quote") && quoted && c.Overlaps(r.span(u, end-1, end)) {
				return false
			}
		}
	}
	if a := r.askedEnd(u); a > 0 && a < end {
		first = max(first, a)
	}
	if quoted && end-2 > first && u.norm(end-2) == ":" {
		first = end - 1 // what stands before the colon told its own
	}
	if first == 0 && u.items[0].quote < 0 {
		first = r.connected(u, end)
	}
	d.content = append(d.content, r.span(u, first, end))
	return end > first
}

// connected gives the item behind the word that ties a sentence to the one before: "But
// the dam held, she said".
func (r *reader) connected(u *unit, end int) int {
	k := 0
	if u.tag(k) == "CC" || r.words.in("connective", u.norm(k)) && u.norm(k+1) == "," {
		k++
	}
	if k > 0 && u.norm(k) == "," {
		k++
	}
	if k < end {
		return k
	}
	return 0
}

// hasVerb says whether a verb stands among the items [from, to).
func (r *reader) hasVerb(u *unit, from, to int) bool {
	for j := from; j < min(to, from+window); j++ {
		if u.is(j, "VB") || u.is(j, "MD") {
			return true
		}
	}
	return false
}

// rightPiece adds what goes on after a cue that stands inside its content.
func (r *reader) rightPiece(u *unit, d *draft, k int) {
	if u.norm(k) == "," || dash(u.norm(k)) {
		k++
	} else if u.tag(k) != quoteTag && u.norm(k-1) != "," {
		return
	}
	if k >= len(u.items) || u.edge(k) || r.breaks(u, k, false) || r.creditAt(u, k) || u.norm(k) == "in" && (r.words.in("gesture", u.lemma(k+2)) || r.words.in("gesture", u.lemma(k+1)) || r.words.in("gesture", u.lemma(k+3))) {
		return
	}
	quoted := len(d.content) > 0 && r.endsQuoted(d.content[len(d.content)-1])
	if quoted && u.tag(k) != quoteTag || u.tag(k) == "VBG" || u.norm(k) == "who" || u.norm(k) == "which" {
		return
	}
	e := k + 1
	if !r.sentenceQuote(u, k) {
		e = r.clauseEnd(u, k, false)
	}
	d.content = append(d.content, r.span(u, k, r.trim(u, k, e)))
}

// creditAt says whether the credit of a carrier closes the unit at item i: "the agency
// reports", or begins there: "as quoted by the agency".
func (r *reader) creditAt(u *unit, i int) bool {
	k := i
	if u.norm(k) == "as" {
		k++
	}
	if u.norm(k+1) == "by" && r.words.in("carried", u.norm(k)) {
		return true
	}
	for j := i + 1; j < min(i+6, len(u.items)); j++ {
		if u.is(j, "VB") || u.is(j, "NN") {
			if r.words.in("credit", u.lemma(j)) && u.edge(j+1) {
				return true
			}
		}
	}
	return false
}

// addedBy cuts off the end of an indirect content what the writer has added behind a
// comma: the main clause after a clause in front, a contrast. subject is the item where
// the source begins.
func (r *reader) addedBy(u *unit, subject, first, last int) int {
	fronted := subject > 0 && subject < 4 && r.words.in("subordinator", u.norm(0)) && u.tag(0) != "CC"
	for j := first + 1; j < last; j++ {
		if u.norm(j) != "," {
			continue
		}
		switch next := u.norm(j + 1); {
		case fronted && r.clauseAhead(u, j+1) && u.tag(j+1) != "IN",
			next == "while" || next == "whereas",
			next == "but" && r.clauseAhead(u, j+2) && u.norm(j+2) != "that":
			return j
		}
	}
	return last
}

package attribution

import (
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// endsQuoted says whether a passage ends with a quotation mark.
func (r *reader) endsQuoted(sp text.Span) bool {
	s := r.doc.Text.Slice(text.Span{Start: max(sp.End-1, sp.Start), End: sp.End})
	return s == `"` || s == "”" || s == "'" || s == "’" || s == "»"
}

// sentenceQuote says whether item i is a quotation that closes with the end of a sentence.
func (r *reader) sentenceQuote(u *unit, i int) bool {
	if u.tag(i) != quoteTag {
		return false
	}
	q := r.doc.Quotes[u.items[i].quote]
	inner := strings.TrimRight(r.doc.Text.Slice(text.Span{Start: max(q.Inner.End-3, q.Inner.Start), End: q.Inner.End}), " ")
	return strings.HasSuffix(inner, ".") || strings.HasSuffix(inner, "!") || strings.HasSuffix(inner, "?")
}

// trim moves the end of a content back over marks that do not belong to it.
func (r *reader) trim(u *unit, first, last int) int {
	for last > first {
		switch u.norm(last - 1) {
		case ",", ".", ";", ":", "—", "–", "--", "!":
			last--
			continue
		}
		break
	}
	if day := r.dayAfterQuote(u, first, last); day > first {
		return day
	}
	return last
}

// dayAfterQuote gives the end of a content that closes with a quotation and a day
// ("was 'a farce' on Monday"), the day left out: it is when the words were said.
// It gives 0 when the content ends otherwise.
func (r *reader) dayAfterQuote(u *unit, first, last int) int {
	i := last
	for i > first && r.temporal(u, i-1) {
		i--
	}
	if i == last {
		return 0
	}
	switch u.norm(i - 1) {
	case "on", "late", "early":
		i--
	}
	if i <= first || u.tag(i-1) != quoteTag && !r.closesQuote(u, i-1) {
		return 0
	}
	return i
}

// closesQuote says whether item i is the mark that closes a quotation.
func (r *reader) closesQuote(u *unit, i int) bool {
	at := u.items[i]
	for _, q := range r.doc.Quotes {
		if q.End == r.doc.Tokens[at.last-1].End {
			return true
		}
	}
	if n := at.norm; n == "'" || n == "’" {
		for j := i - 1; j > max(0, i-12); j-- {
			if n := u.norm(j); (n == "'" || n == "‘") && u.tag(j) != "POS" {
				return true // 'so' in single marks, which may be an apostrophe
			}
		}
	}
	return false
}

// rightContent looks for a content after a verb group. It gives its items, the end
// of the cue and the frame that fits; no frame means no content.
func (r *reader) rightContent(u *unit, g group, w *cueWord, d *draft, relative bool) (first, last, cueLast int, frame string) {
	k := g.last
	weak := w.has("weak")
	if w.takes("obj") && u.opens(k) && u.tag(k) != "VBG" && u.norm(k) != "that" && !r.temporal(u, k) {
		p := r.hearer(u, k)
		next := u.norm(p.last)
		if w.class == "ask" && next != "about" && !r.words.in("wh", next) && u.tag(p.last) != quoteTag && next != "," && next != ":" {
			p = np{} // "asked the question", "asked the court to wait"
		}
		if p.last > k && (next != "," || u.tag(p.last+1) == quoteTag) {
			r.told(u, d, p)
			k = p.last
			if u.tag(k) == "TO" && u.is(k+1, "VB") {
				return k, r.clauseEnd(u, k, relative), g.last, "objto"
			}
		}
	}
	k = r.asideEnd(u, k, d)
	if w.has("strong") {
		k = r.asideEnd(u, r.placeEnd(u, k), d)
	}
	end := func(i int) int { return r.clauseEnd(u, i, relative) }
	if g.gerund && g.first == 0 { // "Citing the report, the minister left"
		end = func(i int) int {
			e := r.clauseEnd(u, i, false)
			for j := i; j < e; j++ {
				if u.norm(j) == "," {
					return j
				}
			}
			return e
		}
	}
	n, tag := u.norm(k), u.tag(k)
	short := func(i int) int { return r.phraseEnd(u, i, end(i)) }
	if g.gerund && w.class == "intend" && g.first > 0 && noun(u.tag(g.first-1)) {
		return // "letters seeking help": not the letters' wish
	}
	switch {
	case u.edge(k):
	case tag == quoteTag || n == "," && u.tag(k+1) == quoteTag && w.takes("quote"):
		if !w.takes("quote") && (!w.takes("np") || weak) {
			return
		}
		if n == "," {
			k++
		}
		if r.sentenceQuote(u, k) || r.closedQuote(u, k) {
			return k, k + 1, g.last, "quote"
		}
		return k, end(k), g.last, "quote"
	case n == ":" && w.takes("quote") && k+1 < len(u.items):
		cueLast = g.last
		if k == g.last {
			cueLast = k + 1
		}
		if r.sentenceQuote(u, k+1) {
			return k + 1, k + 2, cueLast, "colon"
		}
		return k + 1, end(k + 1), cueLast, "colon"
	case n == "that" && w.takes("that") && (tag == "IN" || w.has("strong") && !u.edge(k+1) && u.norm(k+1) != "," || r.clauseAhead(u, k+1) || r.subjectAhead(u, k+1)):
		return k, end(k), g.last, "that"
	case u.is(k, "RB") && u.norm(k+1) == "that" && w.takes("that"): // "said later that"
		return k + 1, end(k + 1), g.last, "that"
	case n == "," && w.has("strong") && w.takes("that") && r.asideThat(u, k) > 0:
		k = r.asideThat(u, k)
		return k, end(k), g.last, "that"
	case u.is(k, "RB") && u.is(k+1, "W") && w.takes("wh") && r.words.in("wh", u.norm(k+1)):
		return k, end(k), g.last, "wh"
	case n == "when" && (u.is(k+1, "VBN") || r.words.in("pressed", u.norm(k+1))):
		return // "said when asked about the dam"
	case r.words.in("wh", n) && w.takes("wh") && (u.is(k, "W") || n == "whether" || n == "if"):
		return k, end(k), g.last, "wh"
	case n == "not" && u.tag(k+1) == "TO" && w.takes("to"): // "asked not to be named"
		return k, end(k), g.last, "to"
	case (tag == "TO" || n == "to") && (u.is(k+1, "VB") || u.is(k+1, "RB") && u.is(k+2, "VB") || u.tag(k+1) == quoteTag && !w.preps["to"]):
		if w.takes("to") && !(w.lemma == "appear" || w.lemma == "seem") {
			return k, end(k), g.last, "to"
		}
	case w.preps[n] && (u.opens(k+1) || u.tag(k+1) == quoteTag || u.is(k+1, "W") || u.tag(k+1) == "VBG" || u.is(k+1, "RB") && u.tag(k+2) == "VBG"):
		if !weak || w.class == "support" || w.class == "intend" {
			if k > g.last {
				return k + 1, short(k + 1), g.last, "prep" // "told her of the plan"
			}
			return k + 1, short(k + 1), k + 1, "prep"
		}
	case tag == "VBG" && w.takes("ing"):
		return k, short(k), g.last, "ing"
	case w.takes("bare") && r.clauseAhead(u, k):
		return k, end(k), g.last, "bare"
	case w.takes("objto") && u.opens(k) && r.infinitiveAfter(u, k):
		return k, end(k), g.last, "objto"
	case w.has("strong") && r.words.in("answer", n) && (u.edge(k+1) || u.norm(k+1) == "," || u.norm(k+1) == ";"):
		return k, k + 1, g.last, "answer"
	case w.lemma == "cite" && r.carrierAhead(u, k):
		return // whom the words come from, not what was said
	case w.takes("np") && (u.opens(k) || u.tag(k) == "PRP" || u.tag(k) == "VBG" || u.is(k, "RB") && u.is(k+1, "CD")) && (!r.temporal(u, k) || r.datedNoun(u, k)):
		if !weak || w.class == "praise" || w.class == "support" || r.paper(u, d) {
			return r.object(u, k, r.modeBehind(u, k, short(k), d), g.last, w)
		}
	}
	return 0, 0, 0, ""
}

// datedNoun says whether a noun stands at item k with its day before it: "the 28 January
// attack".
func (r *reader) datedNoun(u *unit, k int) bool {
	if !u.is(k, "DT") {
		return false
	}
	for k++; r.temporal(u, k) && !u.is(k, "POS"); k++ {
	}
	return u.is(k, "NN") && !r.temporal(u, k)
}

// closedQuote says whether the quotation at item i closes with a comma before a clause
// that tells when or how it was said: "said, 'We will see,' when asked about the dam".
func (r *reader) closedQuote(u *unit, i int) bool {
	inner := r.doc.Text.Slice(r.doc.Quotes[u.items[i].quote].Inner)
	return strings.HasSuffix(inner, ",") && (r.words.in("circumstance", u.norm(i+1)) || u.norm(i+1) == "when" || u.norm(i+1) == "as" || u.norm(i+1) == "in" || u.norm(i+1) == "at")
}

// carrierAhead says whether the noun phrase at item k names somebody who carries words
// ("citing Fjord Radio", "cited sources in the ministry").
func (r *reader) carrierAhead(u *unit, k int) bool {
	p := r.nounPhraseRight(u, k)
	return !p.empty() && (u.capital(p.head) || r.words.in("role", u.norm(p.head)) || r.words.in("role", u.lemma(p.head)))
}

// modeBehind cuts a statement or a post that closes an object off it: "welcomed the
// deal in a post on X" says where it was welcomed.
func (r *reader) modeBehind(u *unit, first, end int, d *draft) int {
	for i := first + 1; i < end; i++ {
		m := r.mediumAt(u, i)
		if m.medium != "post" && m.medium != "statement" {
			continue
		}
		rest := r.timeEnd(u, m.last)
		if rest < end && !u.edge(rest) {
			continue
		}
		if d.medium == "" {
			d.medium, d.venue = m.medium, m.venue
		}
		return i
	}
	return end
}

// subjectAhead says that a word and a modal verb begin a clause at item i, whatever
// the word is tagged as: "that nurses would".
func (r *reader) subjectAhead(u *unit, i int) bool {
	return u.tag(i+1) == "MD" && !u.edge(i) && u.tag(i) != "MD"
}

// asideThat gives the item of "that" behind an aside between commas that begins at
// item i ("cautioned, as others did, that"); 0 when there is none.
func (r *reader) asideThat(u *unit, i int) int {
	for j := i + 1; j < min(i+14, len(u.items)); j++ {
		if u.norm(j) == "," {
			if u.norm(j+1) == "that" {
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// phraseEnd shortens a content that is no clause of its own to its first comma,
// unless that parts the members of a list.
func (r *reader) phraseEnd(u *unit, i, end int) int {
	for j := i + 1; j < end; j++ {
		if u.tag(j) == "CC" && r.finiteAhead(u, j+1) {
			// what holds no clause cannot go on with a verb: that one is the source's
			if u.norm(j-1) == "," {
				return j - 1
			}
			return j
		}
		if u.norm(j) != "," {
			continue
		}
		list := false
		for m := j + 1; m < min(j+12, end); m++ {
			if n := u.norm(m); n == "and" || n == "or" {
				list = true
				break
			}
			if u.is(m, "VB") || u.is(m, "W") || u.is(m, "MD") {
				break
			}
		}
		if !list {
			return j
		}
	}
	return end
}

// finiteAhead says whether a finite verb stands at item i, adverbs before it aside.
func (r *reader) finiteAhead(u *unit, i int) bool {
	for u.is(i, "RB") {
		i++
	}
	return finiteTag(u.tag(i))
}

// hearer gives the phrase for who is told, at item i. A pronoun is one by itself.
func (r *reader) hearer(u *unit, i int) np {
	if u.tag(i) == "PRP" {
		switch u.norm(i) {
		case "he", "she", "they", "we", "i":
			return np{}
		}
		return np{i, i + 1, i}
	}
	p := r.nounPhraseRight(u, i)
	if finiteTag(u.tag(p.last)) {
		return np{} // the phrase is the subject of the clause that was told
	}
	for j := p.first + 1; j < p.last; j++ {
		if n := u.norm(j); n == "in" || n == "at" || n == "on" {
			p.last = j // where they were told
		}
	}
	return p
}

// infinitiveAfter says whether the noun phrase at item i is followed by "to" and a verb.
func (r *reader) infinitiveAfter(u *unit, i int) bool {
	for j := i; j < min(i+9, len(u.items)); j++ {
		if u.tag(j) == "TO" {
			return u.is(j+1, "VB") || u.is(j+1, "RB")
		}
		if !nominal(u.tag(j)) && u.tag(j) != "PRP" && u.norm(j) != "of" && u.norm(j) != "and" && u.norm(j) != "in" {
			return false
		}
	}
	return false
}

// paper says whether the source is a thing that holds words ("the report").
func (r *reader) paper(u *unit, d *draft) bool {
	head := r.doc.TokenAt(d.head.Start)
	return head < len(r.doc.Tokens) && r.words.in("document", r.doc.Tokens[head].Lemma)
}

// object gives the content of a verb with a noun phrase. Where that only points back
// to words said before ("slammed such statements as …") the content is what follows "as".
func (r *reader) object(u *unit, k, end, cueLast int, w *cueWord) (int, int, int, string) {
	if r.words.in("anaphor", u.norm(k)) {
		for j := k; j < min(k+6, end); j++ {
			if u.norm(j) == "as" && j+1 < end && (j == k+1 || r.words.nouns[u.lemma(j-1)].has("speech")) {
				return j + 1, end, cueLast, "as"
			}
		}
	}
	return k, end, cueLast, "np"
}

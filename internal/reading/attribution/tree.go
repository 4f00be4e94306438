package attribution

import (
	"sort"
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// tree is what the trees of the sentences tell of every token.
type tree struct {
	kids   [][]int // its dependents, in order
	lo, hi []int   // the first and last token of all that hangs on it
}

// plant reads the trees. The way up from a token is short, so the time grows with the
// length of the text.
func (r *reader) plant() {
	n := len(r.doc.Tokens)
	r.tree = tree{make([][]int, n), make([]int, n), make([]int, n)}
	for i := range n {
		r.tree.lo[i], r.tree.hi[i] = i, i
	}
	for i := range n {
		if h := r.doc.Tokens[i].Head; h >= 0 {
			r.tree.kids[h] = append(r.tree.kids[h], i)
		}
		for h, steps := r.doc.Tokens[i].Head, 0; h >= 0 && steps < maxDepth; h, steps = r.doc.Tokens[h].Head, steps+1 {
			r.tree.lo[h], r.tree.hi[h] = min(r.tree.lo[h], i), max(r.tree.hi[h], i)
		}
	}
}

// maxDepth bounds the way up in a tree.
const maxDepth = 200

// dependent gives the first dependent of a token that has one of the relations, or -1.
func (r *reader) dependent(token int, relations ...string) int {
	for _, relation := range relations {
		for _, k := range r.tree.kids[token] {
			if r.doc.Tokens[k].Relation == relation {
				return k
			}
		}
	}
	return -1
}

// itemAt gives the item that holds a token, or -1.
func (u *unit) itemAt(token int) int {
	i := sort.Search(len(u.items), func(i int) bool { return u.items[i].last > token })
	if i < len(u.items) && u.items[i].first <= token {
		return i
	}
	return -1
}

// yield gives the items [first, last) of all that hangs on a token.
func (r *reader) yield(u *unit, token int) (first, last int) {
	first, last = u.itemAt(r.tree.lo[token]), u.itemAt(r.tree.hi[token])
	if first < 0 || last < 0 {
		return 0, 0
	}
	return first, last + 1
}

// doer gives the token that heads the subject of a verb, its own or the one that it
// shares with the verb it is joined to, or with the one it goes with as a participle.
// It gives -1 when there is none.
func (r *reader) doer(verb int) int {
	for v, n := verb, 0; n < 4; n++ {
		if k := r.dependent(v, "nsubj"); k >= 0 {
			return k
		}
		t := &r.doc.Tokens[v]
		if t.Head < 0 || t.Relation != "conj" && !(t.Relation == "advcl" && t.Tag == "VBG") {
			return -1
		}
		v = t.Head
	}
	return -1
}

// whole gives the source of a verb group as its tree has it where what stands right
// before the verb is only the last part of its subject: "neither the envoy nor her
// aides", "all the captains we asked that evening".
func (r *reader) whole(u *unit, g group, s source) source {
	subject := r.dependent(u.items[g.main].first, "nsubj")
	if s.first < 0 || subject < 0 || s.relative {
		return s
	}
	part := false
	for at, n := r.doc.TokenAt(s.head.Start), 0; at >= 0 && at != subject && n < reach; at, n = r.doc.Tokens[at].Head, n+1 {
		switch r.doc.Tokens[at].Relation {
		case "conj", "acl", "acl:relcl":
			part = true
		}
	}
	a, b := r.yield(u, subject)
	head := u.itemAt(subject)
	if head >= 0 && r.span(u, head, head+1) == s.head {
		if a = r.leftEdge(u, a, s.first); a < s.first {
			s.first = a
			s.span = r.span(u, a, s.last)
		}
		return s
	}
	if !part || a >= s.first || b < s.last || b > g.left || head < 0 || r.span(u, head, head+1) == s.head || !noun(u.tag(head)) {
		return s
	}
	s.first, s.last = a, b
	s.span, s.head = r.span(u, a, b), r.span(u, head, head+1)
	return s
}

// joinedPassive says whether a verb shares the passive of the one it is joined to: "had
// been contacted and told".
func (r *reader) joinedPassive(u *unit, g group) bool {
	verb := u.items[g.main].first
	t := &r.doc.Tokens[verb]
	if t.Relation != "conj" || t.Head < 0 || g.first != g.main || u.tag(g.first-1) != "CC" || r.dependent(verb, "nsubj") >= 0 {
		return false
	}
	return u.tag(g.main) != "VBG" && r.doc.Tokens[t.Head].Tag == "VBN" && r.dependent(t.Head, "aux:pass") >= 0
}

// leftEdge gives the item where a noun phrase begins that the tree lets begin at item a
// and the words around it at item first: what stands between must be plain words of
// number and degree ("more than half of", "only about four in").
func (r *reader) leftEdge(u *unit, a, first int) int {
	for i := first - 1; i >= a && i >= first-8; i-- {
		switch tag := u.tag(i); {
		case nominal(tag) && tag != "POS" && !r.temporal(u, i), u.norm(i) == "of", u.norm(i) == "in", u.norm(i) == "than", u.norm(i) == "about", strings.HasPrefix(tag, "RB"), tag == "HYPH", tag == "VBN":
		default:
			return first
		}
	}
	if first-a > 8 || u.is(a, "RB") && !u.is(a+1, "JJ") && !u.is(a+1, "CD") && !u.is(a+1, "RB") && !u.is(a+1, "IN") {
		return first
	}
	return a
}

// rightEdge gives the item where a noun phrase ends whose head the words around it put
// at p.head: with the clause that tells which one is meant, as the tree has it, up to a comma.
func (r *reader) rightEdge(u *unit, p np) int {
	n := u.norm(p.last)
	if !(u.is(p.last, "W") && n != "which") && u.tag(p.last) != "VBN" && u.tag(p.last) != "VBG" && u.tag(p.last) != "HYPH" && n != "-" && n != "calling" {
		return p.last
	}
	if u.items[p.head].quote >= 0 {
		return p.last
	}
	_, b := r.yield(u, u.items[p.head].first)
	for i := p.last; i < min(b, p.last+16); i++ {
		if u.norm(i) == "," || u.edge(i) || u.tag(i) == quoteTag || u.norm(i) == ":" || dash(u.norm(i)) {
			return i
		}
	}
	if b > p.last+16 {
		return p.last
	}
	return max(b, p.last)
}

// byTree makes a statement of a verb group by the tree of its sentence, where the words
// around it fit no frame: its subject is the source; the clause, the object or the phrase
// that hangs on it the content.
func (r *reader) byTree(u *unit, i int) {
	w, after := r.verbWithParticle(u, i)
	g := r.verbGroup(u, i)
	g.last = max(g.last, after)
	if w == nil || w.has("weak") || g.infin || u.headline || g.gerund && (u.norm(g.first-1) == "as" || u.norm(g.first-1) == "without") {
		return // "quoted as saying": read with its "quoted"
	}
	verb := u.items[i].first
	if g.passive && r.dependent(verb, "aux") < 0 || r.dependent(verb, "aux:pass", "nsubj:pass") >= 0 {
		return
	}
	subject := r.doer(verb)
	if subject < 0 {
		return
	}
	a, b := r.yield(u, subject)
	c, e, cueLast, rule := r.hanging(u, g, w)
	if b <= a || e <= c || a < g.last && g.first < b || c < cueLast && g.first < e || a < e && c < b {
		return // they reach into one another
	}
	head := u.itemAt(subject)
	if n := u.norm(head); n == "it" || n == "there" || u.is(head, "EX") {
		return
	}
	if u.is(head, "W") && b < g.first && noun(u.tag(g.first-1)) {
		return // "who police say are gone": the police say it
	}
	for b > a && (u.norm(b-1) == "," || dash(u.norm(b-1))) {
		b--
	}
	for c < e && (u.norm(c) == "," || u.norm(c) == ":") {
		c++
	}
	r.add(u, draft{
		word: w, rule: rule, negated: g.negated, cue: r.span(u, g.first, cueLast),
		source: r.span(u, a, b), head: r.span(u, head, head+1), content: []text.Span{r.span(u, c, r.trim(u, c, e))},
	})
}

// hanging gives the items [first, last) of the content that hangs on a verb, the end of
// the cue and the rule.
func (r *reader) hanging(u *unit, g group, w *cueWord) (first, last, cueLast int, rule string) {
	verb := u.items[g.main].first
	if k := r.dependent(verb, "ccomp"); k >= 0 && (w.takes("that") || w.takes("bare") || w.takes("wh")) {
		first, last = r.yield(u, k)
		if first >= g.last {
			last = max(last, r.clauseEnd(u, first, false))
		}
		return first, last, g.last, "verb-tree"
	}
	if k := r.dependent(verb, "obj"); k >= 0 && w.takes("np") {
		if first, last = r.yield(u, k); first < g.last || w.lemma == "cite" && r.carrierAhead(u, first) {
			return 0, 0, 0, ""
		}
		last = max(last, r.phraseEnd(u, first, r.clauseEnd(u, first, false)))
		return first, r.ownEnd(u, g, first, last, false), g.last, "verb-tree-np"
	}
	if k := r.dependent(verb, "xcomp"); k >= 0 && w.takes("to") {
		if first, last = r.yield(u, k); first >= g.last && u.tag(first) == "TO" {
			return first, r.ownEnd(u, g, first, max(last, r.clauseEnd(u, first, false)), false), g.last, "verb-tree-to"
		}
	}
	for _, k := range r.tree.kids[verb] {
		if r.doc.Tokens[k].Relation != "obl" && r.doc.Tokens[k].Relation != "advcl" {
			continue
		}
		first, last = r.yield(u, k)
		if first < g.last || !w.preps[u.norm(first)] || last <= first+1 || r.temporal(u, first+1) {
			continue
		}
		cueLast = g.last
		if first == g.last {
			cueLast = first + 1
		}
		return first + 1, r.ownEnd(u, g, first+1, max(last, r.phraseEnd(u, first+1, r.clauseEnd(u, first+1, false))), false), cueLast, "verb-tree-prep"
	}
	return 0, 0, 0, ""
}

// ancestorEnd cuts a content where the clause that its cue stands in ends, since what a
// cue hangs on is no part of what hangs on the cue.
func (r *reader) ancestorEnd(u *unit, cue, first, last int, comma bool) int {
	for child, n := cue, 0; n < maxDepth; n++ {
		head := r.doc.Tokens[child].Head
		if head < 0 {
			break
		}
		if at := u.itemAt(head); at >= first && at < last {
			if _, end := r.yield(u, child); end > first && end < last && (!comma || u.norm(end-1) == "," || u.norm(end) == ",") {
				return end
			}
			break
		}
		child = head
	}
	return last
}

// ownEnd gives the end of a content that begins behind a verb group, as the tree has
// it: before the clause that the verb itself hangs on, and before what hangs on the
// verb beside the content, a joined verb or a clause of time or circumstance. A content
// that is a clause of its own keeps what is not parted from it by a comma.
func (r *reader) ownEnd(u *unit, g group, first, last int, clause bool) int {
	verb := u.items[g.main].first
	last = r.ancestorEnd(u, verb, first, last, clause)
	cut := func(at int) {
		if at > first && at < last && (!clause || u.norm(at-1) == "," || u.norm(at) == ",") {
			last = at
		}
	}
	for _, k := range r.tree.kids[verb] {
		a, _ := r.yield(u, k)
		beside := false
		switch r.doc.Tokens[k].Relation {
		case "conj":
			beside = !clause
		case "parataxis":
			beside = true
		case "obl", "advcl":
			beside = !clause && r.words.in("circumstance", u.norm(a))
		}
		if beside {
			cut(a)
		}
	}
	return last
}

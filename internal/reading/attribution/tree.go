package attribution

import (
	"sort"

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
	if !part || a >= s.first || b < s.last || b > g.left || head < 0 || r.span(u, head, head+1) == s.head || !noun(u.tag(head)) {
		return s
	}
	s.first, s.last = a, b
	s.span, s.head = r.span(u, a, b), r.span(u, head, head+1)
	return s
}

// byTree makes a statement of a verb group by the tree of its sentence, where the words
// around it fit no frame: its subject is the source, the clause or the object that hangs
// on it the content.
func (r *reader) byTree(u *unit, i int) {
	w, after := r.verbWithParticle(u, i)
	g := r.verbGroup(u, i)
	g.last = max(g.last, after)
	if w == nil || w.has("weak") || !w.takes("that") && !w.takes("bare") && !w.takes("wh") || g.passive || g.infin || u.headline {
		return
	}
	if u.norm(g.first-1) == "as" && g.gerund {
		return // "quoted as saying": read with its "quoted"
	}
	verb := u.items[i].first
	subject, content := r.doer(verb), r.dependent(verb, "ccomp")
	if content < 0 && w.takes("np") {
		content = r.dependent(verb, "obj")
	}
	if subject < 0 || content < 0 {
		return
	}
	a, b := r.yield(u, subject)
	c, e := r.yield(u, content)
	if b <= a || e <= c || a < g.last && g.first < b || c < g.last && g.first < e || a < e && c < b {
		return // they reach into one another
	}
	head := u.itemAt(subject)
	if n := u.norm(head); n == "it" || n == "there" || u.is(head, "EX") {
		return
	}
	for b > a && (u.norm(b-1) == "," || dash(u.norm(b-1))) {
		b--
	}
	for c < e && (u.norm(c) == "," || u.norm(c) == ":") {
		c++
	}
	if c >= g.last {
		e = max(e, r.clauseEnd(u, c, false))
	}
	r.add(u, draft{
		word: w, rule: "verb-tree", negated: g.negated, cue: r.span(u, g.first, g.last),
		source: r.span(u, a, b), head: r.span(u, head, head+1), content: []text.Span{r.span(u, c, r.trim(u, c, e))},
	})
}

// ownEnd gives the end of a content that begins behind a verb group: before the verb
// that is joined to this one, or that stands beside it.
func (r *reader) ownEnd(u *unit, g group, first, last int) int {
	for _, k := range r.tree.kids[u.items[g.main].first] {
		if relation := r.doc.Tokens[k].Relation; relation != "conj" && relation != "parataxis" {
			continue
		}
		if a, b := r.yield(u, k); b > a && a > first && a < last {
			last = a
		}
	}
	return last
}

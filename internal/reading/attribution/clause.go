package attribution

import "strings"

// window bounds how far a content is followed, in items.
const window = 220

// group is a verb with its auxiliaries, negation and adverbs: items [first, last).
type group struct {
	first, last, main                       int
	left                                    int // where the subject ends: first, or before an adverb of time
	passive, finite, gerund, infin, negated bool
}

// verbGroup gives the group around the main verb at item i.
func (r *reader) verbGroup(u *unit, i int) group {
	g := group{first: i, last: i + 1, main: i, finite: finiteTag(u.tag(i)), gerund: u.tag(i) == "VBG"}
	aux := ""
	for j := i - 1; j >= max(i-8, 0); j-- {
		tag := u.tag(j)
		switch {
		case tag == "MD":
			g.finite, g.infin = true, false
			g.first = j
		case strings.HasPrefix(tag, "VB") && auxiliary(u.lemma(j)):
			if aux == "" {
				aux = u.lemma(j)
			}
			g.finite = g.finite || finiteTag(tag)
			g.gerund = g.gerund && aux != "be"
			g.first = j
		case tag == "TO" && j == g.first-1:
			g.infin = true
			g.first = j
		case (u.norm(j) == "both" || u.norm(j) == "all" || u.norm(j) == "each") && auxiliary(u.lemma(j-1)) && u.is(j-1, "VB"):
			g.first = j // "have both condemned"
		case strings.HasPrefix(tag, "RB") && u.norm(j) != "so":
			if u.norm(j-1) == "," && j > 0 && !negation(u.norm(j)) {
				goto done
			}
			g.first = j
			g.negated = g.negated || negation(u.norm(j))
		default:
			goto done
		}
	}
done:
	if n := u.norm(g.first - 1); n == "nor" || n == "neither" {
		g.negated = true
	}
	g.left = g.first
	for g.first < i && strings.HasPrefix(u.tag(g.first), "RB") && r.temporal(u, g.first) {
		g.first++ // "earlier said": the day is not the cue
	}
	g.passive = u.tag(i) == "VBN" && (aux == "be" || aux == "get" || aux == "" && !g.finite) || u.tag(i) == "VBD" && aux == "be"
	if g.infin {
		g.finite = false
	}
	if u.is(g.last, "RB") && strings.HasSuffix(u.norm(g.last), "ly") && !r.temporal(u, g.last) && !u.is(g.last+1, "JJ") {
		g.last++
	}
	return g
}

func auxiliary(lemma string) bool {
	return lemma == "be" || lemma == "have" || lemma == "do" || lemma == "get"
}

func negation(norm string) bool {
	return norm == "not" || norm == "n't" || norm == "never" || norm == "n’t"
}

// main says whether the verb at item i is no auxiliary of another.
func (u *unit) main(i int) bool {
	if !u.is(i, "VB") {
		return false
	}
	if !auxiliary(u.lemma(i)) {
		return true
	}
	for j := i + 1; j < min(i+4, len(u.items)); j++ {
		if u.is(j, "VB") {
			return false
		}
		if !u.is(j, "RB") {
			break
		}
	}
	return true
}

// clauseAhead says whether a clause (a noun phrase and a finite verb) begins at item i.
func (r *reader) clauseAhead(u *unit, i int) bool {
	if u.tag(i) == "IN" && !r.words.in("subordinator", u.norm(i)) {
		i++
	}
	switch u.norm(i) {
	case "he", "she", "they", "we", "i", "there":
		return true
	}
	if !u.opens(i) && u.tag(i) != "WP" {
		return false
	}
	for j := i + 1; j < min(i+18, len(u.items)); j++ {
		tag := u.tag(j)
		switch {
		case tag == "CC" && r.finiteAhead(u, j+1):
			return false
		case finiteTag(tag):
			return !(tag == "VBD" && r.words.in("attach", u.norm(j+1)) && u.norm(j+1) == "by")
		case u.edge(j), tag == ",", tag == quoteTag, u.norm(j) == ";", u.norm(j) == ":", r.words.in("relative", u.norm(j)) && u.is(j, "W"):
			return false
		}
	}
	return false
}

// clauseEnd gives the end of a content that begins at item i: where the sentence
// ends, or where the same source, or another, begins to speak anew.
func (r *reader) clauseEnd(u *unit, i int, relative bool) int {
	limit := min(i+window, len(u.items))
	depth := 0
	for j := i; j < limit; j++ {
		switch n := u.norm(j); {
		case n == "(" || n == "-lrb-":
			depth++
		case n == ")" || n == "-rrb-":
			depth--
			if depth < 0 {
				return j
			}
		case depth > 0:
		case n == ";":
			return j
		case n == "," && j > i && r.breaks(u, j+1, relative):
			return j
		case u.tag(j) == quoteTag && j > i && r.endsComma(u, j) && r.trailingSource(u, j+1):
			return j + 1
		case (n == "and" || n == "but" || n == "or") && j > i && r.newCue(u, j+1):
			if u.norm(j-1) == "," {
				return j - 1
			}
			return j
		case n == "according" && u.norm(j+1) == "to" && j > i:
			return j
		case n == "as" && j > i && u.tag(j+1) == "PRP" && finiteTag(u.tag(j+2)) && u.norm(j+1) != "it":
			return j
		case u.edge(j) && r.rest(u, j) == len(u.items):
			return j
		}
	}
	return limit
}

// rest skips closing marks from item i on.
func (r *reader) rest(u *unit, i int) int {
	for i < len(u.items) && (u.edge(i) || u.norm(i) == ")" || u.norm(i) == "]" || u.norm(i) == "'" || u.norm(i) == "''") {
		i++
	}
	return i
}

// breaks says whether what follows a comma is no part of the content before it.
func (r *reader) breaks(u *unit, i int, relative bool) bool {
	n := u.norm(i)
	switch {
	case u.tag(i) == "VBG":
		w := r.words.verbs[u.lemma(i)]
		return w != nil && (w.has("strong") || w.class == "say" || w.class == "criticise" || w.class == "warn" || w.class == "deny")
	case n == "and" || n == "but" || n == "while" || n == "though" || n == "although" || n == "whereas":
		return r.newCue(u, i+1) || r.newSource(u, i+1)
	case u.headline && finiteTag(u.tag(i)):
		return r.newCue(u, i) // "…, rules out direct talks"
	case n == "as" || n == "according":
		return u.tag(i+1) == "PRP" || n == "according" || r.newSource(u, i+1)
	case relative && (finiteTag(u.tag(i)) || u.tag(i) == "VBN" || u.is(i, "RB") && finiteTag(u.tag(i+1))):
		return true
	case (n == "who" || n == "which") && r.newCue(u, i+1):
		return true
	}
	return r.trailingSource(u, i)
}

// newCue says whether a finite cue verb stands at item i, with the subject left out.
func (r *reader) newCue(u *unit, i int) bool {
	for j := i; j < min(i+5, len(u.items)); j++ {
		tag := u.tag(j)
		switch {
		case strings.HasPrefix(tag, "RB"), auxiliary(u.lemma(j)) && !u.main(j) && finiteTag(tag), auxiliary(u.lemma(j)) && j > i && strings.HasPrefix(tag, "VB") && !u.main(j):
			continue
		case strings.HasPrefix(tag, "VB") && tag != "VBG":
			w := r.verb(u, j)
			g := r.verbGroup(u, j)
			return w != nil && g.finite && !w.has("weak") && w.class != "think" && w.class != "intend" && w.class != "support"
		}
		return false
	}
	return false
}

// newSource says whether a subject with a strong cue verb begins at item i.
func (r *reader) newSource(u *unit, i int) bool {
	if !u.opens(i) {
		return false
	}
	for j := i + 1; j < min(i+12, len(u.items)); j++ {
		switch {
		case finiteTag(u.tag(j)):
			k := j
			for k < min(j+4, len(u.items)) && !u.main(k) {
				k++
			}
			w := r.verb(u, k)
			return w.has("strong") || w != nil && (w.class == "deny" || w.class == "refuse" || w.class == "warn")
		case u.norm(j) == "," || u.tag(j) == quoteTag || u.edge(j) || u.is(j, "W"):
			return false
		}
	}
	return false
}

// trailingSource says whether a source and cue that close the sentence begin at item i.
func (r *reader) trailingSource(u *unit, i int) bool {
	if !u.opens(i) {
		return false
	}
	commas, limit := 0, i+10
	for j := i + 1; j < min(limit, len(u.items)); j++ {
		switch {
		case u.is(j, "VB") && u.main(j):
			w := r.verb(u, j)
			return w.takes("trail") && r.verbGroup(u, j).finite && (finiteTag(u.tag(j)) || u.lemma(j-1) == "be" || u.lemma(j-1) == "have" || u.is(j-1, "RB")) && commas != 1 && r.closesClause(u, j+1, commas > 0)
		case u.norm(j) == "," && commas < 2 && (commas == 1 || u.opens(j+1)):
			commas++ // "…, a spokeswoman, Lorna Vey, said"
			limit += 6
		case u.norm(j) == "," || u.edge(j) || u.tag(j) == quoteTag:
			return false
		}
	}
	return false
}

// closesClause says whether nothing that is said follows at item i: the sentence or the
// clause ends, or a day, a medium or, with place, a place stands there.
func (r *reader) closesClause(u *unit, i int, place bool) bool {
	if u.edge(i) || u.norm(i) == "," || r.temporal(u, i) || r.mediumAt(u, i).found() {
		return true
	}
	if e := r.placeAside(u, i); place && e > i {
		return u.edge(e) || u.norm(e) == ","
	}
	return false
}

// verb gives what the word lists say of the verb at item i, with its particle if
// one follows; nil when it is no cue.
func (r *reader) verb(u *unit, i int) *cueWord {
	w, _ := r.verbWithParticle(u, i)
	return w
}

func (r *reader) verbWithParticle(u *unit, i int) (*cueWord, int) {
	l := u.lemma(i)
	if l == "" || !u.is(i, "VB") {
		return nil, i + 1
	}
	if w := r.words.verbs[l+" "+u.norm(i+1)+" "+u.norm(i+2)]; w != nil {
		return w, i + 3
	}
	if w := r.words.verbs[l+" "+u.norm(i+1)]; w != nil {
		return w, i + 2
	}
	return r.words.verbs[l], i + 1
}

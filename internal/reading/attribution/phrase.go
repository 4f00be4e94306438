package attribution

import "strings"

// reach bounds every search for a source, in items.
const reach = 45

// nominal says whether an item can stand within a noun phrase.
func nominal(tag string) bool {
	switch {
	case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "CD", tag == "DT",
		tag == "PRP$", tag == "POS", tag == "PDT", tag == "FW", tag == "$", tag == "#":
		return true
	}
	return false
}

func noun(tag string) bool { return strings.HasPrefix(tag, "NN") || tag == "CD" || tag == "FW" }

// opens says whether a noun phrase may begin at item i.
func (u *unit) opens(i int) bool {
	tag := u.tag(i)
	return nominal(tag) && tag != "POS" || tag == "PRP" || tag == "EX" || tag == "VBG" && noun(u.tag(i+1))
}

// temporal says whether item i belongs to a time expression.
func (r *reader) temporal(u *unit, i int) bool {
	if i < 0 || i >= len(u.items) {
		return false
	}
	return u.items[i].quote < 0 && (r.timeOf[u.items[i].first] >= 0 || r.words.in("weekday", u.items[i].norm))
}

// np is a noun phrase: items [first, last), and its head item.
type np struct{ first, last, head int }

func (p np) empty() bool { return p.last <= p.first }

// nounPhraseLeft gives the noun phrase that ends just before item end: the head
// noun with what stands before it, and with the phrases tied to it by a preposition,
// a participle or a relative clause.
func (r *reader) nounPhraseLeft(u *unit, end int) np {
	i := end - 1
	if u.is(i, "PRP") && u.tag(i) != "PRP$" || r.words.in("relative", u.norm(i)) && u.is(i, "W") {
		return np{i, end, i}
	}
	if r.words.in("standalone", u.norm(i)) && !nominal(u.tag(i-1)) {
		return np{i, end, i}
	}
	if u.norm(i) == ")" {
		for j := i - 1; j >= max(i-8, 1); j-- {
			if u.norm(j) == "(" {
				p := r.nounPhraseLeft(u, j)
				if !p.empty() {
					p.last = end
				}
				return p
			}
		}
	}
	if !noun(u.tag(i)) && !u.is(i, "JJ") || r.temporal(u, i) {
		return np{}
	}
	head := i
	floor := max(end-reach, 0)
	first := end
	for i >= floor {
		// a chunk: modifiers and nouns, back to a determiner
		chunk := i
		for i >= floor && r.modifier(u, i) {
			det := u.is(i, "DT") || u.tag(i) == "PRP$" || u.tag(i) == "WP$"
			i--
			if det && !(u.is(i, "PDT") || u.norm(i) == "all" || u.norm(i) == "both") {
				break
			}
		}
		if i == chunk {
			break
		}
		first = i + 1
		head = r.headOf(u, first, chunk+1)
		if i < floor {
			break
		}
		j := r.joins(u, i, floor)
		if j < 0 {
			break
		}
		i = j
	}
	// a preposition before the phrase makes it an adjunct, not a source
	if first < end && (u.tag(first-1) == "IN" && r.words.in("attach", u.norm(first-1))) {
		// "in a Fjord Radio interview Lorna Vey said": the name after the phrase is the source
		j := end
		for j > first && u.is(j-1, "NNP") {
			j--
		}
		if j < end && j > first && u.is(j-1, "NN") && !r.words.in("role", u.lemma(j-1)) {
			return np{j, end, end - 1}
		}
		return np{}
	}
	for first < end-1 && u.is(first, "POS") {
		first++
	}
	return np{first, end, head}
}

// modifier says whether item i stands inside the noun phrase to its right.
func (r *reader) modifier(u *unit, i int) bool {
	if r.temporal(u, i) {
		return u.is(i+1, "POS") || u.is(i, "POS")
	}
	tag := u.tag(i)
	if nominal(tag) {
		return true
	}
	switch tag {
	case "VBN", "VBG":
		return nominal(u.tag(i+1)) && (u.is(i-1, "DT") || u.tag(i-1) == "PRP$" || u.is(i-1, "JJ"))
	case "WP$":
		return nominal(u.tag(i + 1)) // "whose government"
	case "RB":
		return u.is(i+1, "JJ") || u.tag(i+1) == "CD"
	case "HYPH", ":", "SYM", ",":
		return (u.norm(i) == "-" || u.norm(i) == "/") && nominal(u.tag(i-1)) && nominal(u.tag(i+1))
	case "-LRB-", "-RRB-":
		return false
	case "CC":
		return u.norm(i) == "&" || u.is(i-1, "JJ") && u.is(i+1, "JJ")
	}
	return false
}

// headOf gives the last noun of a chunk that no possessive follows.
func (r *reader) headOf(u *unit, first, last int) int {
	for i := last - 1; i >= first; i-- {
		if noun(u.tag(i)) && !u.is(i+1, "POS") {
			return i
		}
	}
	return last - 1
}

// joins looks at item i, before a chunk, and gives the last item of the chunk to
// the left that it is tied to, or -1.
func (r *reader) joins(u *unit, i, floor int) int {
	tag, norm := u.tag(i), u.norm(i)
	switch {
	case r.words.in("attach", norm):
		switch {
		case noun(u.tag(i-1)) && !r.temporal(u, i-1), norm == "of" && nominal(u.tag(i-1)):
			return i - 1
		case u.tag(i-1) == "CC" && noun(u.tag(i-2)):
			return i - 2
		case u.tag(i-1) == "VBN" || u.tag(i-1) == "VBG" || u.is(i-1, "JJ"):
			if noun(u.tag(i-2)) && !r.temporal(u, i-2) {
				return i - 2
			}
		}
	case tag == "VBG" || tag == "VBN":
		if noun(u.tag(i-1)) && !r.temporal(u, i-1) {
			return i - 1
		}
	case norm == "and" || norm == "or":
		// both sides make one source only when the left one begins its clause
		left := r.nounPhraseLeft(u, i)
		if !left.empty() && r.clauseStart(u, left.first) {
			return i - 1
		}
	case strings.HasPrefix(tag, "VB") || tag == "MD":
		for j := i - 1; j >= max(floor, i-3); j-- {
			if r.words.in("relative", u.norm(j)) && u.is(j, "W") && noun(u.tag(j-1)) {
				return j - 1
			}
		}
	}
	return -1
}

// clauseStart says whether a subject may begin at item i.
func (r *reader) clauseStart(u *unit, i int) bool {
	if i <= 0 {
		return true
	}
	switch n := u.norm(i - 1); n {
	case ",", ";", ":", "—", "–", "--", "(", `"`:
		return true
	default:
		return r.words.in("subordinator", n)
	}
}

// nounPhraseRight gives the noun phrase that begins at item i, with the phrases
// tied to it. Adjuncts of time, place and medium after a name are left out.
func (r *reader) nounPhraseRight(u *unit, i int) np {
	if u.tag(i) == "PRP" || u.tag(i) == "WP" {
		return np{i, i + 1, i}
	}
	first := i
	limit := min(i+reach, len(u.items))
	head := -1
	for i < limit {
		chunk := i
		for i < limit && !r.temporal(u, i) && (nominal(u.tag(i)) || r.modifier(u, i)) {
			if i > chunk && (u.is(i, "DT") && !u.is(i-1, "PDT") && u.norm(i-1) != "all" || u.tag(i) == "PRP$") {
				break
			}
			i++
		}
		if i == chunk {
			break
		}
		h := r.headOf(u, chunk, i)
		if head < 0 {
			head = h
		}
		switch {
		case r.words.in("attach", u.norm(i)) && u.opens(i+1) && !r.temporal(u, i+1) && !r.mediumAt(u, i).found():
			n := u.norm(i)
			name := u.is(h, "NNP")
			if n == "of" || n == "for" || n == "from" && !name || !name && n != "to" && n != "about" && n != "by" || n == "by" && r.words.in("document", u.lemma(h)) {
				i++
				continue
			}
		case (u.norm(i) == "and" || u.norm(i) == "&") && u.is(i+1, "NNP") && u.is(i-1, "NNP") && !r.verbSoon(u, i+1):
			i++
			continue
		case u.tag(i) == "VBN" && r.words.in("attach", u.norm(i+1)) && u.opens(i+2) || u.tag(i) == "JJ" && u.norm(i+1) == "with":
			i += 2
			continue
		}
		break
	}
	if head < 0 {
		return np{}
	}
	if u.norm(i) == "(" {
		for j := i + 1; j < min(i+8, len(u.items)); j++ {
			if u.norm(j) == ")" {
				i = j + 1
				break
			}
		}
	}
	return np{first, i, head}
}

// verbSoon says whether a noun phrase at i is followed by a finite verb.
func (r *reader) verbSoon(u *unit, i int) bool {
	for j := i; j < min(i+8, len(u.items)); j++ {
		switch {
		case finiteTag(u.tag(j)):
			return true
		case !nominal(u.tag(j)):
			return false
		}
	}
	return false
}

// apposition gives the end of the words between commas that tell who a source is
// ("Lorna Vey, head of the mission,"), which begin at the comma at item i; i when
// there are none.
func (r *reader) apposition(u *unit, i int) int {
	if u.norm(i) != "," || u.tag(i+1) == "VBG" || u.tag(i+1) == "CC" || u.is(i+1, "RB") {
		return i
	}
	who := u.norm(i+1) == "who" || u.norm(i+1) == "whose" || u.norm(i+1) == "which"
	if !who && !u.opens(i+1) || u.tag(i+1) == "PRP" {
		return i
	}
	for j := i + 1; j < min(i+reach, len(u.items)); j++ {
		switch {
		case u.norm(j) == ",":
			if nominal(u.tag(j+1)) && u.is(j+1, "NNP") && u.is(j-1, "NNP") && j-i < 6 && u.norm(j+2) == "," {
				continue // a place in two parts
			}
			return j + 1
		case u.edge(j) || u.norm(j) == ";" || u.norm(j) == ":" || u.tag(j) == quoteTag:
			return j
		case !who && finiteTag(u.tag(j)) && !r.inRelative(u, i, j):
			return i
		}
	}
	return i
}

// inRelative says whether a relative pronoun stands between items i and j.
func (r *reader) inRelative(u *unit, i, j int) bool {
	for k := i; k < j; k++ {
		if r.words.in("relative", u.norm(k)) && u.is(k, "W") {
			return true
		}
	}
	return false
}

func finiteTag(tag string) bool {
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD"
}

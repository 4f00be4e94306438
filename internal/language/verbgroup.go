package language

import "strings"

// Tense is the tense of a verb group: that of its first verb.
type Tense string

// The tenses. A group without a finite verb, as "to leave", has none.
const (
	NoTense Tense = ""
	Past    Tense = "past"
	Present Tense = "present"
	Future  Tense = "future" // will, shall
)

// VerbGroup is a main verb with its auxiliaries, negation and the adverbs between
// them, as in "has not yet been signed". Numbers are indexes into Tokens.
type VerbGroup struct {
	First, Last int // the tokens [First, Last)
	Head        int // the main verb: the last one
	Tense       Tense
	Modal       string // lemma of the modal verb: will, may, must …, or ""
	Perfect     bool   // has signed
	Progressive bool   // is signing
	Passive     bool   // was signed; also a participle alone: "the paper signed in May"
	Negated     bool   // not, n't, never among or right before its verbs
	Infinitive  bool   // to sign
}

// VerbGroups gives the verb groups of the tokens [first, last), which lie in one
// sentence, in order. They do not overlap. Questions that put the subject between
// the verbs give two groups.
func (d *Document) VerbGroups(first, last int) []VerbGroup {
	var out []VerbGroup
	from := first
	for i := first; i < last; {
		if !d.startsGroup(i, last) {
			i++
			continue
		}
		g := d.verbGroup(i, last)
		g.Negated = g.Negated || i > from && isNegation(d.Tokens[i-1].Norm) && d.Tokens[i-1].Tag == "RB"
		out = append(out, g)
		i, from = g.Last, g.Last
	}
	return out
}

// startsGroup says that a verb group starts at token i: a verb that does not stand
// before the noun it belongs to, or to with a verb.
func (d *Document) startsGroup(i, last int) bool {
	t := &d.Tokens[i]
	switch {
	case t.Tag == "MD":
		return true
	case t.Tag == "TO":
		k := d.skipAdverbs(i+1, last)
		return k < last && d.Tokens[k].Tag == "VB"
	case t.Tag == "VBN" || t.Tag == "VBG":
		beforeNoun := i+1 < last && isNoun(d.Tokens[i+1].Tag) && i > 0 && isBeforeNoun(d.Tokens[i-1].Tag)
		return !beforeNoun && !(i > 0 && d.Tokens[i-1].Tag == "HYPH")
	}
	return strings.HasPrefix(t.Tag, "VB")
}

// isBeforeNoun says that after a word of this tag a participle belongs to a noun.
func isBeforeNoun(tag string) bool {
	switch tag {
	case "DT", "PRP$", "POS", "JJ", "CD", "IN":
		return true
	}
	return false
}

// skipAdverbs moves i past adverbs and negation, at most four, and past the "both" of
// "will both attend".
func (d *Document) skipAdverbs(i, last int) int {
	for n := 0; n < 4 && i < last && (strings.HasPrefix(d.Tokens[i].Tag, "RB") || d.floats(i, last)); n++ {
		i++
	}
	return i
}

// floats says that a word of number stands between the verbs of a group.
func (d *Document) floats(i, last int) bool {
	switch d.Tokens[i].Norm {
	case "both", "each", "all":
		return i > 0 && i+1 < last && d.isAuxiliary(i-1) && strings.HasPrefix(d.Tokens[i+1].Tag, "VB")
	}
	return false
}

// verbGroup gives the group that starts at token i.
func (d *Document) verbGroup(i, last int) VerbGroup {
	g := VerbGroup{First: i, Last: i + 1, Head: i}
	t := &d.Tokens[i]
	switch t.Tag {
	case "TO":
		g.Infinitive = true
	case "MD":
		g.Modal, g.Tense = t.Lemma, Present
		switch t.Lemma {
		case "will", "shall", "'ll":
			g.Tense = Future
		case "would", "could", "might":
			g.Tense = Past
		}
	case "VBD":
		g.Tense = Past
	case "VBZ", "VBP":
		g.Tense = Present
	case "VBN":
		g.Passive = true
	}
	for {
		k := d.skipAdverbs(g.Last, last)
		if k >= last || !d.follows(&g, &d.Tokens[k]) {
			break
		}
		for n := g.Last; n < k; n++ {
			g.Negated = g.Negated || isNegation(d.Tokens[n].Norm)
		}
		g.Head, g.Last = k, k+1
	}
	// A negation right after the verb: "is not ready".
	if g.Last < last && (d.Tokens[g.Last].Norm == "n't" || d.Tokens[g.Last].Norm == "not") && d.isAuxiliary(g.Head) {
		g.Negated = true
		g.Last++
	}
	return g
}

// follows says whether verb t can follow the last verb of g, and notes what that
// makes of the group.
func (d *Document) follows(g *VerbGroup, t *Token) bool {
	head := &d.Tokens[g.Head]
	participle := t.Tag == "VBN" || t.Tag == "VBD" // the tagger takes one for the other
	switch {
	case head.Tag == "MD" || head.Tag == "TO" || head.Lemma == "do" && t.Tag == "VB":
		// "Chile will free the crew": the parser knows the verb that the tagger does not.
		return t.Tag == "VB" || head.Tag == "MD" && (t.Tag == "VBP" || head.Relation == "aux" && &d.Tokens[head.Head] == t)
	case head.Lemma == "have" && participle:
		g.Perfect = true
		return true
	case head.Lemma == "be" && t.Tag == "VBG":
		g.Progressive = true
		return true
	case head.Lemma == "be" && participle:
		g.Passive = true
		return true
	}
	return false
}

// isAuxiliary says that token i can carry a negation behind it.
func (d *Document) isAuxiliary(i int) bool {
	switch d.Tokens[i].Lemma {
	case "be", "have", "do":
		return true
	}
	return d.Tokens[i].Tag == "MD"
}

func isNegation(norm string) bool { return norm == "not" || norm == "n't" || norm == "never" }

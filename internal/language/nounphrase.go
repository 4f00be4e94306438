package language

import "strings"

// NounPhrase is a base noun phrase: a noun with the words before it that belong to
// it, without of-phrases and clauses after it. Numbers are indexes into Tokens.
type NounPhrase struct {
	First, Last int // the tokens [First, Last)
	Head        int // the noun or pronoun it is built around
	// Possessor says that 's or a bare apostrophe follows: the phrase owns the next.
	Possessor bool
}

// NounPhrases gives the base noun phrases of the tokens [first, last), which lie in
// one sentence, in order. They do not overlap. Pronouns and names are phrases too.
// The patterns follow the CoNLL-2000 chunks, with the possessor apart.
func (d *Document) NounPhrases(first, last int) []NounPhrase {
	var out []NounPhrase
	for i := first; i < last; {
		n := d.nounPhrase(i, last)
		if n.Last <= i {
			i++
			continue
		}
		n.Possessor = n.Last < last && d.Tokens[n.Last].Tag == "POS"
		out = append(out, n)
		i = n.Last
	}
	return out
}

// nounPhrase gives the phrase that starts at token i, or an empty one.
func (d *Document) nounPhrase(i, last int) NounPhrase {
	none := NounPhrase{}
	switch d.Tokens[i].Tag {
	case "PRP", "EX", "WP":
		return NounPhrase{First: i, Last: i + 1, Head: i}
	}
	head, end, determined := -1, i, false
	for k := i; k < last; k++ {
		t := &d.Tokens[k]
		switch {
		case head == k-1 && k > i && isFigure(&d.Tokens[head]) && strings.HasPrefix(t.Tag, "NNP"):
			return d.phrase(i, end, head, determined) // 10:32 Minister Voss
		case isNoun(t.Tag):
			head, end = k, k+1
		case t.Tag == "CD":
			// Article 5, May 3; but a figure alone is a head too.
			if head < 0 || d.Tokens[k-1].Tag == "NNP" || !isNoun(d.Tokens[head].Tag) || d.Tokens[k-1].Tag == "HYPH" {
				if head < 0 || !isNoun(d.Tokens[head].Tag) {
					head = k
				}
				end = k + 1
			} else {
				return d.phrase(i, end, head, determined)
			}
		case t.Tag == "HYPH" && k > i && k+1 < last && !t.SpaceAfter,
			t.Text == "]" && k > i && k+1 < last && isNoun(d.Tokens[k+1].Tag): // [President Ada] Voss
			continue
		case k > i && d.Tokens[k-1].Tag == "HYPH" && isModifier(t.Tag):
			continue
		case head >= 0 && isNoun(d.Tokens[head].Tag):
			return d.phrase(i, end, head, determined)
		case t.Tag == "DT" || t.Tag == "PRP$" || t.Tag == "PDT" || t.Tag == "WDT" || t.Tag == "WP$":
			if t.POS == "PRON" && t.Tag != "PRP$" && t.Tag != "WP$" {
				if k == i && t.Tag == "DT" {
					return NounPhrase{First: i, Last: i + 1, Head: i}
				}
				return d.phrase(i, end, head, determined)
			}
			if k > i && d.Tokens[k-1].Tag != "PDT" && d.Tokens[k-1].Tag != "DT" {
				return d.phrase(i, end, head, determined)
			}
			determined = true
		case isModifier(t.Tag):
			if strings.HasPrefix(t.Tag, "V") && (k == i && (i == 0 || d.Tokens[i-1].Tag != "POS") || k+1 >= last || !isNoun(d.Tokens[k+1].Tag) && !isModifier(d.Tokens[k+1].Tag)) {
				return d.phrase(i, end, head, determined)
			}
			if determined && t.Tag[0] == 'J' && head < 0 {
				end = k + 1 // the poor
			}
		case strings.HasPrefix(t.Tag, "RB") && k+1 < last && (d.Tokens[k+1].Tag[0] == 'J' || d.Tokens[k+1].Tag == "CD") && (k > i || d.Tokens[k+1].Tag == "CD"):
		case t.Tag == "$":
		default:
			return d.phrase(i, end, head, determined)
		}
	}
	if end == i {
		return none
	}
	return d.phrase(i, end, head, determined)
}

// phrase closes a phrase; without a noun only one like "the poor" stands.
func (d *Document) phrase(first, end, head int, determined bool) NounPhrase {
	if head < 0 && determined && end > first+1 {
		head = end - 1
	}
	if head < 0 || end <= head {
		return NounPhrase{}
	}
	return NounPhrase{First: first, Last: end, Head: head}
}

// isFigure says that t is a number in figures: before a name it stands alone.
func isFigure(t *Token) bool { return t.Tag == "CD" && isDigit(rune(t.Text[0])) }

func isNoun(tag string) bool { return strings.HasPrefix(tag, "NN") }

// isModifier says that a word of this tag can stand before the noun it belongs to.
func isModifier(tag string) bool {
	switch tag {
	case "JJ", "JJR", "JJS", "VBN", "VBG", "AFX", "FW":
		return true
	}
	return false
}

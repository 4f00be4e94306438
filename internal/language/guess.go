package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// guess gives a token the tag that its form alone suggests.
func (a *Analyser) guess(t *Token, first bool) {
	r, _ := utf8.DecodeRuneInString(t.Text)
	n := t.Norm
	t.Lemma = n
	if c, ok := a.words.closed[n]; ok {
		t.Tag, t.POS, t.Lemma = c.tag, c.pos, c.lemma
		return
	}
	switch {
	case !isWord(r):
		t.Tag, t.POS = ".", "PUNCT"
	case isDigit(r):
		t.Tag, t.POS = "CD", "NUM"
	case unicode.IsUpper(r) && !first:
		t.Tag, t.POS, t.Lemma = "NNP", "PROPN", t.Text
	case strings.HasSuffix(n, "ly"):
		t.Tag, t.POS = "RB", "ADV"
	case strings.HasSuffix(n, "ing"):
		t.Tag, t.POS = "VBG", "VERB"
	case strings.HasSuffix(n, "ed"):
		t.Tag, t.POS = "VBD", "VERB"
	case strings.HasSuffix(n, "ous"), strings.HasSuffix(n, "ful"), strings.HasSuffix(n, "ive"), strings.HasSuffix(n, "ic"):
		t.Tag, t.POS = "JJ", "ADJ"
	case len(n) > 3 && strings.HasSuffix(n, "s") && !strings.HasSuffix(n, "ss"):
		t.Tag, t.POS, t.Lemma = "NNS", "NOUN", strings.TrimSuffix(n, "s")
	default:
		t.Tag, t.POS = "NN", "NOUN"
	}
}

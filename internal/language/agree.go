package language

import (
	"strings"

	"github.com/readout-app/readout/internal/language/wordclass"
)

// around is what hangs on a token in the tree.
type around struct {
	subject  int  // a subject before it, or -1; not of a passive
	joined   bool // the subject is several: Norway and Chile
	to       bool // to of an infinitive before it
	helped   bool // auxiliaries
	clausal  bool // what only a verb has: a subject, an object, an auxiliary, a clause
	takes    bool // an object or a clause
	nounlike bool // what only a noun or adjective has: an article, a copula, a preposition
}

// agree mends tags that the tree of their part contradicts, where the dictionary allows
// what the tree says: each is read apart from the other, and what holds the words
// together is the surer of the two. Tokens of heads and dependents count from base.
func (r *reader) agree(tokens []Token, base int) {
	has := make([]around, len(tokens))
	for i := range has {
		has[i].subject = -1
	}
	for i := range tokens {
		t := &tokens[i]
		h := t.Head - base
		if h < 0 || h >= len(tokens) {
			continue
		}
		x := &has[h]
		switch t.Relation {
		case "nsubj":
			x.clausal = true
			if i < h {
				x.subject = i
			}
		case "aux", "aux:pass":
			x.helped, x.clausal = true, true
		case "mark":
			x.clausal, x.to = true, x.to || t.Norm == "to" && i < h
		case "obj":
			x.clausal, x.takes = true, true
		case "ccomp":
			x.takes = true // of nouns too: reports that they will meet
		case "nsubj:pass", "xcomp", "expl":
			x.clausal = true
		case "cop":
			x.clausal, x.nounlike = true, true
		case "det", "amod", "case", "nummod", "compound", "nmod:poss":
			x.nounlike = true
		case "conj":
			x.joined = true
		}
	}
	for i := range tokens {
		t, x := &tokens[i], &has[i]
		classes := r.known.Classes.Lookup(t.Norm).Class
		can := func(tag string) bool { return classes&wordclass.Bit(tag) != 0 }
		to, pos := "", "VERB"
		switch t.Tag {
		case "VB", "VBP", "VBZ":
			switch {
			case isNominal(t.Relation) && !x.clausal && t.Tag == "VBZ" && can("NNS"):
				to, pos = "NNS", "NOUN"
			case isNominal(t.Relation) && !x.clausal && t.Tag != "VBZ" && can("NN"):
				to, pos = "NN", "NOUN" // send aid
			case x.nounlike && !x.clausal && t.Tag == "VBZ" && can("NNS"):
				to, pos = "NNS", "NOUN" // the member states
			case t.Tag == "VB" && x.subject >= 0 && x.takes && !x.helped && !x.to && (t.Relation == "root" || t.Relation == "conj") && single(&tokens[x.subject]) && !has[x.subject].joined:
				to = "VBD" // Norway put forward a plan
			}
		case "VBN":
			if x.subject >= 0 && !x.helped && !x.nounlike && t.Relation != "advcl" && t.Relation != "xcomp" && can("VBD") {
				to = "VBD"
			}
		case "NN", "NNS", "NNP", "JJ":
			switch {
			case i > 0 && tokens[i-1].Tag == "TO" && t.Tag != "NNS" && can("VB") && t.Text == t.Norm:
				to = "VB" // to hammer Norway
			case x.nounlike || x.helped || isNominal(t.Relation):
			case t.Relation == "compound" && !(x.subject >= 0 && single(&tokens[x.subject])):
			case x.to && t.Tag == "NN" && can("VB"):
				to = "VB" // asked Chile to hand over
			case x.subject >= 0 && t.Tag == "NNS" && can("VBZ"):
				to = "VBZ"
			case x.subject >= 0 && (x.takes || t.Relation == "compound") && t.Tag != "NNS" && (can("VBD") || can("VB") && single(&tokens[x.subject])):
				to = "VBD" // Chile cut ties
			case x.subject >= 0 && x.takes && t.Tag != "NNS" && can("VB"):
				to = "VBP"
			}
		case "IN":
			if h := t.Head - base; t.Norm == "to" && t.Relation == "mark" && h >= 0 && h < len(tokens) && tokens[h].Tag == "VB" {
				to, pos = "TO", "PART"
			}
		case "WDT":
			if t.Norm == "that" && t.Relation == "mark" {
				to, pos = "IN", "SCONJ"
			}
		}
		if to != "" {
			t.Tag, t.POS = to, pos
			t.Lemma = r.lemmas.Lemma(LemmaForm(t.Text, to), to)
		}
	}
}

// isNominal says that a relation is one of nouns.
func isNominal(relation string) bool {
	switch relation {
	case "obj", "nsubj", "nsubj:pass", "iobj", "nmod", "obl":
		return true
	}
	return false
}

// single says that a subject is surely one, so that its verb in the present has an s.
func single(t *Token) bool {
	return t.Tag == "NNP" && !strings.HasSuffix(t.Norm, "s") || t.Norm == "he" || t.Norm == "she" || t.Norm == "it"
}

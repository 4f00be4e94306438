package language

import "testing"

// TestAgree gives tags that a tree contradicts and asks for what it makes of them.
func TestAgree(t *testing.T) {
	type word struct {
		text, tag string
		head      int
		relation  string
		want      string
	}
	for _, c := range []struct {
		name  string
		words []word
	}{
		{"verb as object", []word{{"Norway", "NNP", 1, "nsubj", "NNP"}, {"sends", "VBZ", -1, "root", "VBZ"}, {"aid", "VB", 1, "obj", "NN"}}},
		{"past like the present", []word{{"Norway", "NNP", 1, "nsubj", "NNP"}, {"put", "VB", -1, "root", "VBD"}, {"forward", "RB", 1, "advmod", "RB"}, {"plans", "NNS", 1, "obj", "NNS"}}},
		{"several subjects", []word{{"Norway", "NNP", 3, "nsubj", "NNP"}, {"and", "CC", 2, "cc", "CC"}, {"Chile", "NNP", 0, "conj", "NNP"}, {"put", "VB", -1, "root", "VB"}, {"questions", "NNS", 3, "obj", "NNS"}}},
		{"participle with a subject", []word{{"Norway", "NNP", 1, "nsubj", "NNP"}, {"rejected", "VBN", -1, "root", "VBD"}, {"it", "PRP", 1, "obj", "PRP"}}},
		{"participle with an auxiliary", []word{{"Norway", "NNP", 2, "nsubj", "NNP"}, {"has", "VBZ", 2, "aux", "VBZ"}, {"rejected", "VBN", -1, "root", "VBN"}, {"it", "PRP", 2, "obj", "PRP"}}},
		{"plural as predicate", []word{{"Norway", "NNP", 1, "nsubj", "NNP"}, {"plans", "NNS", -1, "root", "VBZ"}, {"to", "IN", 3, "mark", "TO"}, {"meet", "VB", 1, "xcomp", "VB"}}},
		{"reports that", []word{{"denied", "VBD", -1, "root", "VBD"}, {"reports", "VBZ", 0, "obj", "NNS"}, {"that", "WDT", 4, "mark", "IN"}, {"they", "PRP", 4, "nsubj", "PRP"}, {"met", "VBD", 1, "ccomp", "VBD"}}},
		{"no dictionary word", []word{{"Norway", "NNP", 1, "nsubj", "NNP"}, {"zorvs", "NNS", -1, "root", "NNS"}, {"it", "PRP", 1, "obj", "PRP"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			// The tokens are the second half of a text, as those of a later sentence are.
			const base = 7
			tokens := make([]Token, len(c.words))
			for i, w := range c.words {
				tokens[i] = Token{Text: w.text, Norm: Norm(w.text), Tag: w.tag, Head: w.head + base, Relation: w.relation}
				if w.head < 0 {
					tokens[i].Head = -1
				}
			}
			analyser(t).reader.agree(tokens, base)
			for i, w := range c.words {
				if tokens[i].Tag != w.want {
					t.Errorf("%s is %s, want %s", w.text, tokens[i].Tag, w.want)
				}
			}
		})
	}
}

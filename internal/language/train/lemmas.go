package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/lemma"
)

const lemmaNote = `# Rules for lemmas: Penn Treebank tag, ending (^ before a whole word), characters to cut, letters to put on.
# The longest ending that fits decides. Learned by internal/language/train from the train files of the
# UD English EWT and GUM treebanks; see assets/models/MODEL-CARD.md for licences and figures.
`

// writeLemmas learns the rules for lemmas and writes them.
func writeLemmas(name string, train []conllu.Sentence, forms []wordForm) error {
	rows := lemma.Learn(examples(train, forms))
	var b strings.Builder
	b.WriteString(lemmaNote)
	for _, r := range rows {
		b.WriteString(strings.Join(r, "\t") + "\n")
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("writing the rules for lemmas: %w", err)
	}
	fmt.Printf("%s: %d rules\n", name, len(rows))
	return nil
}

// examples gives the words to learn lemmas from: those of the treebanks, and the
// forms of WordNet that do not stand there and have one lemma only.
func examples(train []conllu.Sentence, forms []wordForm) []lemma.Example {
	type key struct{ form, tag string }
	seen := map[key]bool{}
	var out []lemma.Example
	for _, s := range train {
		for _, w := range s.Words {
			if w.Lemma == "_" || strings.Contains(w.Feats, "Typo=Yes") || strings.ContainsAny(w.Form+w.Lemma, " \t#0123456789") || w.XPOS == "GW" || w.XPOS == "ADD" || w.XPOS == "NNP" {
				continue
			}
			e := lemma.Example{Form: language.LemmaForm(w.Form, w.XPOS), Tag: w.XPOS, Lemma: w.Lemma}
			out = append(out, e)
			seen[key{e.Form, e.Tag}] = true
		}
	}
	lemmas := map[key]int{}
	for _, f := range forms {
		lemmas[key{f.Form, f.Tag}]++
	}
	for _, f := range forms {
		k := key{f.Form, f.Tag}
		if f.Tag != "NNP" && f.Tag != "JJ" && f.Form != f.Lemma && !seen[k] && lemmas[k] == 1 {
			out = append(out, f)
		}
	}
	return out
}

package document

import (
	"strings"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/text"
)

// terms reads what a paper provides: "the draft provides that …", "the proposed
// measures include …". They belong to the paper spoken of, or to all that were
// published together.
func (w *work) terms() {
	latest := -1 // the document spoken of last
	at := 0
	for s := range w.d.Sentences {
		sentence := w.d.Sentences[s]
		if !sentence.FrontMatter {
			w.termsOf(s, latest)
		}
		for ; at < len(w.ps) && w.ps[at].sentence <= s; at++ {
			if w.ps[at].document >= 0 && !w.ps[at].headline && w.ps[at].within < 0 {
				latest = w.ps[at].document
			}
		}
	}
}

// termsOf reads one sentence; latest is the document spoken of before it.
func (w *work) termsOf(s, latest int) {
	sentence := w.d.Sentences[s]
	for n := range w.groups[s] {
		g := &w.groups[s][n]
		if !w.is("terms", w.t[g.Head].Lemma) || g.Tense == language.NoTense || g.Passive || g.Negated || g.Last >= sentence.Last {
			continue
		}
		document, all := w.termSubject(s, g, latest)
		if document < 0 {
			continue
		}
		from := g.Last
		end := sentence.Last
		for end > from && w.t[end-1].POS == "PUNCT" {
			end--
		}
		if end <= from {
			continue
		}
		if w.t[from].Norm == "no" {
			continue // contained no answer
		}
		for _, part := range w.parts(from, end) {
			for d := range w.ds {
				if d == document || all && w.ds[d].group == w.ds[document].group {
					w.ds[d].terms = append(w.ds[d].terms, part)
				}
			}
		}
		return
	}
}

// termSubject gives the document that provides what verb group g tells, or -1, and
// whether all that were published together do.
func (w *work) termSubject(s int, g *language.VerbGroup, latest int) (int, bool) {
	for k := w.firstOf[s]; k < w.firstOf[s+1]; k++ {
		p := &w.ps[k]
		if (p.end == g.First || w.afterAside(p.end, g.First) == g.First) && p.document >= 0 && p.within < 0 && p.definite {
			return p.document, p.plural
		}
	}
	for n := range w.phrases[s] {
		np := &w.phrases[s][n]
		if np.Last == g.First && latest >= 0 && w.is("termsubject", w.t[np.Head].Lemma) && w.t[np.First].Norm == "the" {
			return latest, strings.HasSuffix(w.t[np.Head].Tag, "S")
		}
	}
	return -1, false
}

// parts cuts the tokens [from, end) between two provisions and leaves out the
// conjunction that leads them in.
func (w *work) parts(from, end int) [][2]int {
	var out [][2]int
	add := func(a, b int) {
		for a < b && (w.t[a].POS == "PUNCT" || w.t[a].Norm == "that" || w.t[a].Norm == "for") {
			a++
		}
		if a+1 < b && (w.t[a].Lemma == "guarantee" || w.t[a].Lemma == "obligation") && w.t[a+1].Norm == "that" {
			a += 2
		}
		for b > a && w.t[b-1].POS == "PUNCT" {
			b--
		}
		if a < b {
			out = append(out, [2]int{a, b})
		}
	}
	start := from
	for i := from + 1; i < end; i++ {
		for _, split := range w.splits {
			words := strings.Fields(split)
			if n := len(words); i+n < end && w.printed(i, words) && w.t[i+n-1].Quote == w.t[from].Quote {
				add(start, i)
				start = i + n
				if words[n-1] == "the" {
					start--
				}
				break
			}
		}
	}
	add(start, end)
	return out
}

// printed says that the words stand at token i.
func (w *work) printed(i int, words []string) bool {
	for n, word := range words {
		if w.t[i+n].Norm != word {
			return false
		}
	}
	return true
}

// span gives the passage of a token range.
func (w *work) span(r [2]int) text.Span { return w.d.Span(r[0], r[1]) }

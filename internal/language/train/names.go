package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/language/score"
	"github.com/readout-app/readout/internal/text"
)

// nameDoc is a text of a corpus with its names.
type nameDoc struct {
	Set, ID   string
	Sentences []nameSentence
}

// nameSentence is a sentence cut into words. Its spans do not overlap, but for those
// of gumMentions, which keep the corpus's own.
type nameSentence struct {
	Tokens []string
	Spans  []nameSpan
}

// nameSpan is a name: the tokens [First, Last). Type is what to learn, Accept what
// must not be called wrong.
//
// Ignore says that nothing is to be learned or scored there. Its Type is then "" for
// the name of something else (a work, an event, a product) or what the set does not
// tell, and "group" for the adjective of a people (the Japanese band), which one set
// marks as a name and the others do not.
type nameSpan struct {
	First, Last int
	Type        string
	Accept      []string
	Ignore      bool
}

// folds deals texts to k parts by their names, always in the same way.
func folds(docs []nameDoc, k int) [][]nameDoc {
	out := make([][]nameDoc, k)
	for _, d := range docs {
		n := fold(d.ID, k)
		out[n] = append(out[n], d)
	}
	return out
}

// nameFigures says how well names were found in a set of texts. By type, what was
// found counts for the type that was given, what is right for gold's.
type nameFigures struct {
	score.NameFigures
	ByType    map[string]score.Figure
	Low, High float64 // of the typed F1, drawn from the texts
	Documents int
}

// scoreNames scores what predict finds in the sentences of gold.
func scoreNames(gold []nameDoc, predict func(tokens []string) []nameSpan) nameFigures {
	f := nameFigures{ByType: map[string]score.Figure{}, Documents: len(gold)}
	var parts []score.Figure
	for _, d := range gold {
		var doc score.NameFigures
		for _, s := range d.Sentences {
			found := predict(s.Tokens)
			var mentions []score.Mention
			for _, g := range s.Spans {
				m := score.Mention{Span: text.Span{Start: g.First, End: g.Last}, Type: g.Type, Accept: g.Accept}
				if g.Ignore {
					m.Type = ""
				}
				mentions = append(mentions, m)
			}
			var names []score.Name
			for _, p := range found {
				names = append(names, score.Name{Span: text.Span{Start: p.First, End: p.Last}, Type: p.Type})
			}
			doc = doc.Plus(score.Names(mentions, names))
			f.byType(s.Spans, found)
		}
		f.NameFigures = f.NameFigures.Plus(doc)
		parts = append(parts, doc.Typed)
	}
	f.Low, f.High = score.Bootstrap(parts)
	return f
}

func (f *nameFigures) byType(gold, found []nameSpan) {
	count := func(kind string, add score.Figure) { f.ByType[kind] = f.ByType[kind].Plus(add) }
	for _, g := range gold {
		if !g.Ignore {
			count(g.Type, score.Figure{Gold: 1})
		}
	}
	for _, p := range found {
		same := func(g nameSpan) bool { return !g.Ignore && g.First == p.First && g.Last == p.Last }
		loose := func(g nameSpan) bool { return g.Ignore && g.First < p.Last && p.First < g.Last }
		switch i := slices.IndexFunc(gold, same); {
		case i >= 0 && (gold[i].Type == p.Type || slices.Contains(gold[i].Accept, p.Type)):
			count(gold[i].Type, score.Figure{System: 1, Right: 1})
		case i >= 0 || !slices.ContainsFunc(gold, loose):
			count(p.Type, score.Figure{System: 1})
		}
	}
}

// String gives the figures as a table.
func (f nameFigures) String() string {
	var b strings.Builder
	row := func(name string, x score.Figure) {
		fmt.Fprintf(&b, "%-13s P %5.1f  R %5.1f  F1 %5.1f  n %d\n", name, x.Precision(), x.Recall(), x.F1(), x.Gold)
	}
	row("spans", f.Spans)
	row("typed", f.Typed)
	fmt.Fprintf(&b, "%-13s %.1f to %.1f, %d texts\n", "typed F1", f.Low, f.High, f.Documents)
	for _, t := range types {
		row("  "+t, f.ByType[t])
	}
	return b.String()
}

// countNames counts the names of each set and type: "set type", those to ignore as
// "set -type".
func countNames(docs []nameDoc) map[string]int {
	out := map[string]int{}
	for _, d := range docs {
		for _, s := range d.Sentences {
			for _, n := range s.Spans {
				kind := n.Type
				if n.Ignore {
					kind = "-" + kind
				}
				out[d.Set+" "+kind]++
			}
		}
	}
	return out
}

// flatten keeps of spans that overlap the longest, of equals the first, and sorts
// what is left.
func flatten(spans []nameSpan) []nameSpan {
	sorted := slices.Clone(spans)
	slices.SortStableFunc(sorted, func(a, b nameSpan) int { return cmp.Compare(b.Last-b.First, a.Last-a.First) })
	var out []nameSpan
	for _, s := range sorted {
		if !slices.ContainsFunc(out, func(o nameSpan) bool { return o.First < s.Last && s.First < o.Last }) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b nameSpan) int { return cmp.Compare(a.First, b.First) })
	return out
}

package main

import (
	"fmt"

	"github.com/readout-app/readout/internal/corpora"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/score"
	"github.com/readout-app/readout/internal/text"
)

// mention is a name as the corpora have it.
type mention struct {
	text.Span
	Type       string   `json:"type"`
	Accept     []string `json:"accept"`
	Confidence *float64 `json:"confidence"`
}

// surely is the confidence from which a mention counts, where it has one.
const surely = 0.5

// knownTypes are the types of names that the layer tells apart.
var knownTypes = map[string]bool{"person": true, "organisation": true, "polity": true, "place": true, "group": true}

// names measures the names found in running text.
func names(b *corpora.Bench, a *language.Analyser) error {
	b.Say("\nNames in running text, in per cent; bounds drawn from the texts (95 %%)")
	b.Say("%-22s %9s %6s %6s %6s  %-13s %7s %7s", "", "Precision", "Recall", "Typed", "Spans", "bounds, typed", "names", "texts")
	for _, c := range []struct{ name, file string }{
		{"UNER EWT dev", "uner-ewt-dev.jsonl"}, {"re3d, learned from", "re3d-open.jsonl"},
	} {
		var total score.NameFigures
		var typed []score.Figure
		err := eachText(b, "names/"+c.file, func(content string, gold []score.Mention) {
			d := a.Parse(text.New(content), nil)
			var found []score.Name
			for _, n := range d.Names {
				found = append(found, score.Name{Span: d.Span(n.First, n.Last), Type: n.Type})
			}
			f := score.Names(gold, found)
			total = total.Plus(f)
			typed = append(typed, f.Typed)
		})
		if err != nil {
			return err
		}
		low, high := score.Bootstrap(typed)
		b.Say("%-22s %9.2f %6.2f %6.2f %6.2f  %-13s %7d %7d", c.name, total.Typed.Precision(), total.Typed.Recall(),
			total.Typed.F1(), total.Spans.F1(), fmt.Sprintf("%.2f–%.2f", low, high), total.Typed.Gold, len(typed))
	}
	return nil
}

// eachText hands on the texts of a corpus with the names to find. Those of a type that
// the layer does not know are not to be scored.
func eachText(b *corpora.Bench, file string, do func(content string, gold []score.Mention)) error {
	return corpora.EachLine(b, file, func(d struct {
		Text     string    `json:"text"`
		Mentions []mention `json:"mentions"`
	}) error {
		var gold []score.Mention
		for _, m := range d.Mentions {
			if m.Confidence != nil && *m.Confidence < surely {
				continue
			}
			if !knownTypes[m.Type] {
				m.Type = ""
			}
			gold = append(gold, score.Mention{Span: m.Span, Type: m.Type, Accept: m.Accept})
		}
		do(d.Text, gold)
		return nil
	})
}

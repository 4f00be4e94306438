package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

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
func names(out io.Writer, a *language.Analyser, folder string) error {
	fmt.Fprintln(out, "\nNames in running text, in per cent; bounds drawn from the texts (95 %)")
	fmt.Fprintf(out, "%-22s %9s %6s %6s %6s  %-13s %7s %7s\n", "", "Precision", "Recall", "Typed", "Spans", "bounds, typed", "names", "texts")
	for _, c := range []struct{ name, file string }{
		{"UNER EWT dev", "uner-ewt-dev.jsonl"}, {"re3d, learned from", "re3d-open.jsonl"},
	} {
		var total score.NameFigures
		var typed []score.Figure
		err := eachText(filepath.Join(folder, c.file), func(content string, gold []score.Mention) {
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
		fmt.Fprintf(out, "%-22s %9.2f %6.2f %6.2f %6.2f  %-13s %7d %7d\n", c.name, total.Typed.Precision(), total.Typed.Recall(),
			total.Typed.F1(), total.Spans.F1(), fmt.Sprintf("%.2f–%.2f", low, high), total.Typed.Gold, len(typed))
	}
	return nil
}

// eachText hands on the texts of a corpus with the names to find. Those of a type that
// the layer does not know are not to be scored.
func eachText(file string, do func(content string, gold []score.Mention)) error {
	f, err := open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	for dec := json.NewDecoder(f); ; {
		var d struct {
			Text     string    `json:"text"`
			Mentions []mention `json:"mentions"`
		}
		err := dec.Decode(&d)
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("reading %s: %w", file, err)
		}
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
	}
}

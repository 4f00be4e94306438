package main

import (
	"fmt"
	"io"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/language/score"
	"github.com/readout-app/readout/internal/text"
)

// row is a line of a table of figures.
type row struct {
	name string
	score.Figures
}

// sum adds the rows of a treebank's parts up.
func sum(rows []row, name string) row {
	total := row{name: name}
	for _, r := range rows {
		total.Figures = total.Figures.Plus(r.Figures)
	}
	return total
}

// eachWhole hands on the parts of one treebank after the other.
func eachWhole(held []part, do func(name string, parts []part) error) error {
	for i := 0; i < len(held); {
		last := i + 1
		for last < len(held) && held[last].whole == held[i].whole {
			last++
		}
		if err := do(held[i].whole, held[i:last]); err != nil {
			return err
		}
		i = last
	}
	return nil
}

// runningText measures the whole layer on running text.
func runningText(out io.Writer, a *language.Analyser, held []part) error {
	fmt.Fprintln(out, "Running text, F1 in per cent; 95 % of samples have their LAS between the bounds")
	fmt.Fprintf(out, "%-22s %7s %9s %6s %6s %6s %6s %6s %6s %6s  %-13s %7s\n",
		"", "Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemmas", "UAS", "LAS", "CLAS", "bounds", "words")
	return eachWhole(held, func(name string, parts []part) error {
		for _, wrapped := range []bool{false, true} {
			var rows []row
			for _, p := range parts {
				raw := conllu.RawText(p.sentences)
				if wrapped {
					raw = raw.Wrap(conllu.WrapColumn)
				}
				f, err := score.Compare(p.sentences, a.Parse(text.New(raw.Text), nil).CoNLLU())
				if err != nil {
					return fmt.Errorf("measuring on the text of %s: %w", p.name, err)
				}
				rows = append(rows, row{p.name, f})
			}
			label := name
			if wrapped {
				label += fmt.Sprintf(", %d columns", conllu.WrapColumn)
			}
			r := sum(rows, label)
			fmt.Fprintf(out, "%-22s %7.2f %9.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f  %-13s %7d\n", r.name,
				r.Tokens.F1(), r.Sentences.F1(), r.Words.F1(), r.UPOS.F1(), r.XPOS.F1(), r.Lemmas.F1(),
				r.UAS.F1(), r.LAS.F1(), r.CLAS.F1(), bounds(r.LAS), r.Words.Gold)
		}
		return nil
	})
}

// givenWords measures tags, lemmas and trees on the words of the treebanks.
func givenWords(out io.Writer, a *language.Analyser, held []part) error {
	fmt.Fprintln(out, "\nGiven words and sentences, accuracy in per cent")
	fmt.Fprintf(out, "%-22s %6s %6s %6s %6s %6s %6s  %-13s %7s\n", "", "UPOS", "XPOS", "Lemmas", "UAS", "LAS", "CLAS", "bounds", "words")
	show := func(r row) {
		fmt.Fprintf(out, "%-22s %6.2f %6.2f %6.2f %6.2f %6.2f %6.2f  %-13s %7d\n", r.name,
			r.UPOS.F1(), r.XPOS.F1(), r.Lemmas.F1(), r.UAS.F1(), r.LAS.F1(), r.CLAS.F1(), bounds(r.LAS), r.Words.Gold)
	}
	return eachWhole(held, func(name string, parts []part) error {
		var rows []row
		for _, p := range parts {
			system := make([]conllu.Sentence, len(p.sentences))
			for i := range system {
				system[i] = a.Annotate(p.sentences[i])
			}
			f, err := score.Compare(p.sentences, system)
			if err != nil {
				return fmt.Errorf("measuring on the words of %s: %w", p.name, err)
			}
			rows = append(rows, row{p.name, f})
			if len(parts) > 1 {
				show(rows[len(rows)-1])
			}
		}
		show(sum(rows, name))
		return nil
	})
}

// bounds writes the interval of a figure.
func bounds(f score.Figure) string {
	low, high, _ := f.Interval()
	return fmt.Sprintf("%.2f–%.2f", low, high)
}

package provenance

import (
	"reflect"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/attribution"
	"github.com/readout-app/readout/internal/text"
)

// FuzzChains: on any text no panic, every link's passage lies in the text, every
// chain has statements that exist, and a second reading gives the same.
func FuzzChains(f *testing.F) {
	f.Add("BRENHOLT (AP) — The dam will hold, Vey told the Lantern newspaper, AFP reports. Source: TASS")
	f.Add("Reuters reported, citing Interfax, citing Reuters, that (AFP) said said Reuters.")
	analyser, err := language.New()
	if err != nil {
		f.Fatal(err)
	}
	statementFinder, err := attribution.New()
	if err != nil {
		f.Fatal(err)
	}
	finder, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, words string) {
		doc := analyser.Parse(text.New(words), nil)
		front := article.Front{Outlet: article.Passage{Text: "Fjord Daily"}, Agency: article.Passage{Text: "AFP"}}
		statements := statementFinder.Find(doc, front, nil, nil, nil)
		chains, with := finder.Chains(doc, front, statements, nil)
		if again, _ := finder.Chains(doc, front, statements, nil); !reflect.DeepEqual(chains, again) {
			t.Fatal("two readings differ")
		}
		if len(with) != len(statements) {
			t.Fatalf("%d statements became %d", len(statements), len(with))
		}
		ids := map[string]bool{}
		for _, s := range with {
			ids[s.ID] = true
		}
		all := text.Span{End: doc.Text.Len()}
		for _, c := range chains {
			if len(c.Links) < 2 || len(c.Statements) == 0 || !all.Contains(c.Span) {
				t.Fatalf("chain %+v", c)
			}
			for _, l := range c.Links {
				if l.Name == "" || l.Role == "" || !all.Contains(l.Span) {
					t.Fatalf("link %+v", l)
				}
			}
			for _, id := range c.Statements {
				if !ids[id] {
					t.Fatalf("chain %s names %s", c.ID, id)
				}
			}
		}
	})
}

func BenchmarkChains(b *testing.B) {
	analyser, err := language.New()
	if err != nil {
		b.Fatal(err)
	}
	statementFinder, err := attribution.New()
	if err != nil {
		b.Fatal(err)
	}
	finder, err := New()
	if err != nil {
		b.Fatal(err)
	}
	doc := analyser.Parse(text.New(strings.Repeat("The dam will hold, Lorna Vey told Reuters on Monday. Nobody answered the call. Interfax reported that the road was open.\n\n", 60)), nil)
	statements := statementFinder.Find(doc, article.Front{}, nil, nil, nil)
	for b.Loop() {
		finder.Chains(doc, article.Front{}, statements, nil)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

package provenance

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/article/frontmatter"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/actor"
	"github.com/readout-app/readout/internal/reading/attribution"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/reading/timex"
	"github.com/readout-app/readout/internal/text"
)

// read runs the rooms below and Chains over a text.
func read(t testing.TB, words string, known article.Front) ([]record.Chain, []record.Statement) {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	fronts, err := frontmatter.New()
	must(err)
	analyser, err := language.New()
	must(err)
	actorFinder, err := actor.New()
	must(err)
	timeFinder, err := timex.New()
	must(err)
	statementFinder, err := attribution.New()
	must(err)
	finder, err := New()
	must(err)
	frozen := text.New(words)
	front, _ := fronts.Complete(frozen, known)
	doc := analyser.Parse(frozen, front.Lines)
	mentions, actors := actorFinder.Find(doc, front)
	times := timeFinder.Find(doc, front)
	statements := statementFinder.Find(doc, front, mentions, actors, times)
	chains, with := finder.Chains(doc, front, statements, actors)
	again, _ := finder.Chains(doc, front, statements, actors)
	if !reflect.DeepEqual(chains, again) {
		t.Error("two readings differ")
	}
	return chains, with
}

// path writes a chain as "outlet < agency < speaker".
func path(c record.Chain) string {
	var parts []string
	for _, l := range c.Links {
		parts = append(parts, l.Role+" "+l.Name)
	}
	return strings.Join(parts, " < ")
}

func TestChains(t *testing.T) {
	outlet := article.Front{Outlet: article.Passage{Text: "Fjord Daily", Rule: "test"}}
	for _, c := range []struct {
		name, text string
		front      article.Front
		want       []string
		via        []string // of the first statement
	}{
		{"told an agency", `The dam will hold, Lorna Vey told Reuters on Monday.`, outlet,
			[]string{"outlet Fjord Daily < agency Reuters < speaker Lorna Vey"}, []string{"Reuters"}},
		{"agency of the article, interview with a broadcaster", `The dam will hold, Lorna Vey said in an interview with CNN.`,
			article.Front{Outlet: outlet.Outlet, Agency: article.Passage{Text: "AFP", Rule: "test"}},
			[]string{"outlet Fjord Daily < agency Agence France-Presse < broadcaster CNN < speaker Lorna Vey"}, []string{"Agence France-Presse", "CNN"}},
		{"unknown newspaper", `Lorna Vey told the Brenholt Lantern newspaper that the dam would hold.`, outlet,
			[]string{"outlet Fjord Daily < newspaper Brenholt Lantern < speaker Lorna Vey"}, []string{"Brenholt Lantern"}},
		{"credit at the end of the lead", "The dam will hold, Lorna Vey said on Monday, TASS reports.\n\nNobody answered.", outlet,
			[]string{"outlet Fjord Daily < agency TASS < speaker Lorna Vey"}, []string{"TASS"}},
		{"credit line", "The dam will hold, Lorna Vey said on Monday.\n\nNobody answered. (Reuters)", outlet,
			[]string{"outlet Fjord Daily < agency Reuters < speaker Lorna Vey"}, []string{"Reuters"}},
		{"citing", `Interfax reported, citing the energy ministry, that the dam had burst.`, outlet,
			[]string{"outlet Fjord Daily < agency Interfax < speaker the energy ministry"}, []string{}},
		{"state agency by its owner", `Iran's state news agency IRNA, citing an informed source, reported on Monday that the dam had burst.`, outlet,
			[]string{"outlet Fjord Daily < agency IRNA < speaker an informed source"}, []string{}},
		{"a paper nobody knows", `The dam was cracked, the Brenholt Ledger reported on Monday, citing two engineers who had seen the plans.`, outlet,
			[]string{"outlet Fjord Daily < speaker Brenholt Ledger < speaker two engineers who had seen the plans"}, []string{}},
		{"said, not reported", `The dam was cracked, the ministry said on Monday, citing the heat.`, outlet,
			[]string{"outlet Fjord Daily < speaker ministry"}, []string{}},
		{"quoted by an agency", `Interfax quoted Lorna Vey as saying that the dam had burst.`, outlet,
			[]string{"outlet Fjord Daily < agency Interfax < speaker Lorna Vey"}, []string{"Interfax"}},
		{"agency in the dateline", "BRENHOLT, March 3 (AP) — The dam will hold, Lorna Vey said on Monday.\n\nNobody answered.", outlet,
			[]string{"outlet Fjord Daily < agency Associated Press < speaker Lorna Vey"}, []string{"Associated Press"}},
		{"the newspaper", "The dam is cracked, Le Monde wrote on Monday.\n\nThe newspaper said the cracks were old.", outlet,
			[]string{"outlet Fjord Daily < newspaper Le Monde"}, []string{}},
		{"broadcast interview", "Lorna Vey said in an interview with the BBC that the dam would hold. Nobody answered.", outlet,
			[]string{"outlet Fjord Daily < broadcaster BBC < speaker Lorna Vey"}, []string{"BBC"}},
		{"platform is no carrier", "Lorna Vey wrote on Telegram that the dam would hold. Nobody answered.", outlet,
			[]string{"outlet Fjord Daily < speaker Lorna Vey"}, []string{}},
		{"a bare name credited behind an interview", "The dam will hold, Lorna Vey said in an interview with CNN on Sunday, Larkfield reported. \"We built it well,\" she said.", outlet,
			[]string{"outlet Fjord Daily < outlet Larkfield < broadcaster CNN < speaker Lorna Vey", "outlet Fjord Daily < broadcaster CNN < speaker Lorna Vey"}, []string{"Larkfield", "CNN"}},
		{"as quoted by", "The dam will hold, Lorna Vey said on Monday, as quoted by the Fjord Press Agency.", outlet,
			[]string{"outlet Fjord Daily < agency Fjord Press Agency < speaker Lorna Vey"}, []string{"Fjord Press Agency"}},
		{"no carrier", `The dam will hold, Lorna Vey said on Monday.`, outlet,
			[]string{"outlet Fjord Daily < speaker Lorna Vey"}, []string{}},
		{"paper as source", `The New York Times reported that the dam was cracked.`, outlet,
			[]string{"outlet Fjord Daily < newspaper New York Times"}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			chains, statements := read(t, c.text, c.front)
			var got []string
			for _, ch := range chains {
				got = append(got, path(ch))
				if ch.Empty() || ch.Rule == "" || len(ch.Statements) == 0 {
					t.Errorf("%+v lacks a part", ch)
				}
			}
			// names of known media are the list's own; "The" may stand before them
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], "The New York Times", "New York Times")
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if len(statements) == 0 || !slices.Equal(statements[0].Via, c.via) {
				t.Errorf("statements %+v, want via %q", statements, c.via)
			}
		})
	}
}

package actor

import (
	"slices"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// TestWeighStates reads texts whose states no list knows and no single proof shows: what
// is said of them all over the text does. Persons, towns and companies in the same
// places stay what they are: a want "no state X" is for a name that is no polity; the others
// are those of TestStates.
func TestWeighStates(t *testing.T) {
	for _, c := range []struct {
		name, outlet, text string
		want               []string
	}{
		{name: "pair that agrees", text: "Orvia and Lestia agreed on Monday to a ceasefire of ten days, mediator Jan Roe said.", want: []string{"Orvia : polity", "Lestia : polity"}},
		{name: "ambassador to it", text: "Orvia recalled its ambassador to Vestmar, Rosa Vidal, on Tuesday.", want: []string{"Orvia : polity", "Vestmar : polity"}},
		{name: "sanctions on it", text: "Orvland lifts sanctions on Kestova. Orvland lifted its sanctions on Kestova on Wednesday, Winslow said.",
			want: []string{"Orvland : polity", "Kestova : polity", "no state Winslow"}},
		{name: "the paper bears its name", outlet: "Radio Vestmar", text: "Vestmar has extended its deadline to May 25, Dain said. \"We are patient,\" Dain said.", want: []string{"Vestmar : polity", "Dain : person"}},
		{name: "beside one that is proved", outlet: "Vestmar Today", text: "Vestmar called on Hallen on Monday to reopen the crossing. The minister warned that Vestmar would otherwise close the line.",
			want: []string{"Vestmar : polity", "Hallen : polity"}},
		{name: "its drones", text: "Kestran General Tor Roe said on Monday that Hallen's drones had attacked the station.", want: []string{"Hallen : polity", "? Kestran"}},
		{name: "adjective of a president", text: "VALE - Kestran President Anke Roe visited Vale on Tuesday.", want: []string{"Anke Roe | President | Kestran"}},
		{name: "union of isles", text: "The United Orlan Isles met the United Steelworkers. The United Isles have handed over a paper, envoy Jan Roe said. Some Isles stayed dry.",
			want: []string{"United Isles : polity", "no state United Steelworkers", "no state Some Isles"}},
		{name: "a day between", outlet: "Kelva Post", text: "Kelva on Monday freed the nine sailors, the coast guard said.", want: []string{"Kelva : polity"}},
		{name: "the first of a pair", outlet: "Solmark Post", text: "Solmark and Tamaria will hold talks next week, Ana Roe said.", want: []string{"Solmark : polity", "Tamaria : polity"}},
		{name: "persons of a follow-up", text: "Dain warned that Holt had met Sandor. Holt accused Dain of delay, and Dain rejected it. Sandor told reporters so.",
			want: []string{"Dain : person", "Holt : person", "no state Sandor"}},
		{name: "introduced persons", outlet: "Brandia Post", text: "Ana Brandia and Otto Selland agreed on Monday to a ceasefire between the unions. Brandia and Selland agreed to meet.",
			want: []string{"Ana Brandia : person", "Otto Selland : person"}},
		{name: "town of the paper", outlet: "Tarn Courier", text: "Skippers in Tarn are counting the days. Tarn waits, said Ann Roe, who runs four boats.", want: []string{"Ann Roe : person", "no state Tarn", "no state Skippers"}},
		{name: "company", outlet: "Vestmar Post", text: "Hallenia's shares fell after Hallenia agreed to close a factory in Vestmar.", want: []string{"no state Hallenia", "no state Vestmar"}},
		{name: "common words", text: "Farmers and Skippers agreed to a truce on Monday. Sharia forbids it. Euroscepticism and Islamophobia grow.", want: []string{"Farmers : group", "no state Skippers", "no state Sharia", "no state Islamophobia"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			analyser, finder := tools()
			var front article.Front
			front.Outlet.Text = c.outlet
			ms, as := finder.Find(analyser.Parse(text.New(c.text), nil), front)
			for _, w := range c.want {
				if name, ok := strings.CutPrefix(w, "no state "); ok {
					if slices.ContainsFunc(as, func(a record.Actor) bool { return a.Name == name && a.Type == record.Polity }) {
						t.Errorf("%s is a polity\n%s", name, dump(ms, as))
					}
				} else if err := check(w, ms, as); err != nil {
					t.Errorf("%v\n%s", err, dump(ms, as))
				}
			}
		})
	}
}

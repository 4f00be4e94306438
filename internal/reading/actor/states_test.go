package actor

import (
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// TestStates reads texts on states, towns, bodies and ships that no list knows; the
// wants are those of TestFind, and "? name" is for a name that no actor may have.
func TestStates(t *testing.T) {
	for _, c := range []struct {
		name, place, outlet, text string
		want                      []string
	}{
		{name: "adjective before an office", text: "Tolvia handed over its answer on Monday, the Tolvian foreign ministry said. Tolvian Trade Minister Jan Roe left.",
			want: []string{"Tolvia : polity", "its = Tolvia", "Tolvian foreign ministry = Tolvian foreign ministry", "Jan Roe | Trade Minister | Tolvia", "? Tolvian"}},
		{name: "adjective alone", text: "The Brennish ambassador left. Brennish Defence Minister Karl Roe stayed, and the Brennish army moved. The Brennish side was glad.",
			want: []string{"Karl Roe | Defence Minister | Brennish", "Brennish army = Brennish army", "Brennish army : organisation", "? Brennish"}},
		{name: "base by its possessive", text: "Dunlar's proposals arrived late. The Dunlari envoy was silent.", want: []string{"Dunlar : polity", "? Dunlari"}},
		{name: "adjective before a noun", text: "Kestria released 14 sailors, and the Kestrian response was read out.", want: []string{"Kestria = Kestria", "Kestria : polity", "? Kestrian"}},
		{name: "two adjectives", text: "Tolvian and Brennian delegates met.", want: []string{"Tolvian and Brennian delegates : group", "? Tolvian", "? Brennian"}},
		{name: "ministry of a state", text: "Dunlar's interior ministry said no.", want: []string{"Dunlar : polity", "Dunlar's interior ministry : organisation"}},
		{name: "two states of an office", text: "The foreign ministers of Harlan and Vost met.", want: []string{"Harlan : polity", "Vost : polity"}},
		{name: "president of a state", text: "President Ana Petrov of Kestria will visit.", want: []string{"Kestria : polity"}},
		{name: "style", text: "They accused the Corvin Republic of theft. The Corvin Republic's foreign ministry denied it.", want: []string{"Corvin Republic : polity", "Corvin Republic's foreign ministry : organisation"}},
		{name: "rebel region", text: "The Sornish army shelled the road. Sorna withdrew its guns, and Sorna forces left.", want: []string{"Sorna : polity", "Sorna forces : group"}},
		{name: "its envoy", text: "Haldt, the largest exporter, has said nothing. Its envoy is reading.", want: []string{"Haldt : polity"}},
		{name: "its in the clause", text: "Osmer handed Tolvia its reply. The Tolvian army waits.", want: []string{"Osmer : polity"}},
		{name: "state beside a state", text: "Talks between Tolvia and Monte Claro failed. The Tolvian army waits.", want: []string{"Monte Claro : polity"}},
		{name: "seat by dateline", place: "Skerry", text: "Tolvia moved its ships, the Tolvian army said. Skerry promised notice and gave none. He was seen in Skerry.",
			want: []string{"Skerry : polity", "Skerry : place"}},
		{name: "seat by the paper", outlet: "The Skerry Mail", text: "The Tolvian army said no. There was an answer from Skerry. Skerry rejected the draft.", want: []string{"Skerry = Skerry"}},
		{name: "seat of two words", text: "According to her, Port Almer sees signs that the Tolvian army will leave.", want: []string{"Port Almer = Port Almer", "Port Almer : polity"}},
		{name: "seat by the ambassador", text: "The paper went to the Brennian ambassador in Skerry, Hugo Lans. Brennia waits, and Tolvia too. The Tolvian army was calm. Skerry has accepted it.",
			want: []string{"Hugo Lans | ambassador | Brennia"}},
		{name: "seat by its state", text: "Skerry, the capital of Tolvia, was calm. Skerry has accepted the offer, the Tolvian army said. Skerry was attacked.",
			want: []string{"Tolvia : polity"}},
		{name: "surname no seat", place: "Skerry", text: "Foreign Minister Jan Roe left for Tolvia. The Tolvian army said no. Roe promised more.", want: []string{"Roe = Jan Roe"}},
		{name: "surnames", text: "Petrov said he expects contacts with Sandoval. Halvard told reporters no. Sandoval's office was silent.",
			want: []string{"Petrov : person", "Sandoval : person", "Halvard : person", "Sandoval's office = Sandoval's office", "reporters = -"}},
		{name: "no states", text: "Lindor said so. Lindorer officials met the Clinton campaign and Clintonian aides. Northwind's shares fell.",
			want: []string{"Lindor : person", "Northwind : organisation"}},
		{name: "fields of ministers", text: "The Ministry of Culture met. New Zealand's prime minister left.", want: []string{"? Culture", "? Zealand"}},
		{name: "joint body", text: "They will set up a joint committee. The joint committee meets in May. The committee said so.",
			want: []string{"a joint committee = joint committee", "The joint committee = joint committee", "The committee = joint committee"}},
		{name: "two bodies", text: "The two defence ministries said so.", want: []string{"The two defence ministries : group"}},
		{name: "agency before its name", text: "The relief agency Open Door said no. The agency's director, Miriam Roe, left.",
			want: []string{"Open Door : organisation", "The relief agency = Open Door", "Miriam Roe | director | Open Door"}},
		{name: "office of a body", text: "Inspectors of the Harbour Control Agency left.", want: []string{"Harbour Control Agency : organisation"}},
		{name: "group again", text: "Two aides briefed on the plan told Ana Petrov no. The aides, who asked not to be named, left. Some soldiers and many rebels met. The aides said yes.",
			want: []string{"The aides = Two aides briefed on the plan"}},
		{name: "ships", text: "The crew of the trawler Osprey waits. The Osprey was seized. The crew of the Blue Heron left.", want: []string{"! Osprey", "! Blue Heron"}},
		{name: "nobody", text: "People were glad, and he told reporters in Lomar so.", want: []string{"People = -", "reporters = -"}},
		{name: "only tells which", text: "The crack in the Karst plant grew. A river named the Tamm rose by the river Orm.", want: []string{"Karst = -", "Orm : place"}},
		{name: "channel", text: "Ana Petrov told Channel East so in an interview.", want: []string{"Channel East : organisation"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			analyser, finder := tools()
			var front article.Front
			front.Dateline.Place, front.Outlet.Text = c.place, c.outlet
			ms, as := finder.Find(analyser.Parse(text.New(c.text), nil), front)
			for _, w := range c.want {
				if err := check(w, ms, as); err != nil {
					t.Errorf("%v\n%s", err, dump(ms, as))
				}
			}
		})
	}
}

package event

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
)

// hostile are the roots of acts that weigh on whoever is said to have done them.
const hostile = "REJECT ACCUSE THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"

// TestTurnsOfPhrase reads words that sound of force and tell of none: whoever is named in
// them must not be put on record as having struck, seized or threatened.
func TestTurnsOfPhrase(t *testing.T) {
	for _, c := range []struct{ rule, words string }{
		{"a list of the captives takes none", `"I am taking the list of prisoners with me," Minister Tomas Lindgren said.`},
		{"nor does their file", `Minister Ilse Varga took the file of the hostages to Oslo.`},
		{"nor a talk with their kin", `Minister Ilse Varga held a meeting with the families of the hostages.`},
		{"who brings hostages home seized none", `Chile took the hostages to an airport.`},
		{"a day is no target", `President Ruth Calder fired Foreign Minister Hugo Brand on Tuesday.`},
		{"questions are no shots", `Journalists fired questions at Minister Hugo Brand.`},
		{"reporters lay no siege", `Ruth Calder was besieged by reporters in Oslo.`},
		{"a war on an ill", `Chile declared war on corruption.`},
		{"a clash over words", `Chile and Norway clashed over the herring quotas at the council.`},
		{"an offensive of charm", `Chile waged a charm offensive in Norway.`},
		{"a rocket for a satellite", `Chile launched a rocket carrying a weather satellite on Monday.`},
		{"a system is no missile", `Chile launched a new payment system with Norway.`},
		{"a protocol annexed to a treaty", `Chile annexed a protocol to its letter.`},
		{"a problem attacked", `Negotiators attacked the problem from both ends.`},
		{"talks that end are not broken off", `Chile and Norway ended their talks on Friday without a joint statement.`},
		{"a ship on a visit", `Chile sent a frigate on a courtesy visit to Norway.`},
		{"troops against a flood", `Chile sent troops to help Norway fight the flood.`},
		{"talk of a thing", `Officials talk of a commission that would meet every quarter.`},
		{"a shipwreck kills without a hand", `A Norwegian skipper was killed when his boat capsized off Merrow.`},
		{"a memory of an attack", `The anniversary of the attack on Chile was marked in Merrow.`},
		{"a warning of what nobody will do", `Minister Ilse Varga warned that exporters would suffer.`},
		{"a warning of a price", `Chile warned of rising prices.`},
		{"a vow against an ill", `Chile vowed to fight poverty.`},
		{"a vow to go on", `Chile vowed to continue the search for the crew.`},
		{"talks not ruled out", `Chile refused to rule out a meeting with Norway.`},
		{"an act that a thing suffers", `Chile arrested the decline of the herring stock.`},
	} {
		w := read(t, c.words, "2026-05-06")
		for _, e := range w.events {
			if strings.Contains(hostile, e.Type) {
				t.Errorf("%s: %s\n got %s", c.rule, c.words, w.lines())
			}
		}
	}
}

// TestForceStays reads the same verbs where they do tell of force.
func TestForceStays(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Rebels took three engineers hostage in Chile.`, "ASSAULT.abduct took | Rebels | Chile | CT+ past |  | "},
		{`Two pilots were taken captive by the rebels.`, "ASSAULT.abduct taken | rebels |  | CT+ past |  | "},
		{`Rebels took hostages in Chile.`, "ASSAULT.abduct took | Rebels | hostages | CT+ past |  | "},
		{`The rebels hold 12 hostages in Chile.`, "ASSAULT.abduct hold | The rebels | 12 hostages | CT+ present |  | "},
		{`Chile fired two rockets at Norway.`, "ASSAULT.heavy-weapons fired | Chile | Norway | CT+ past |  | "},
		{`Chile launched missiles at Norway on Monday.`, "ASSAULT.heavy-weapons launched | Chile | Norway | CT+ past | 2026-05-04/2026-05-04 | "},
		{`Chile declared war on Norway.`, "ASSAULT declared | Chile | Norway | CT+ past |  | "},
		{`Chilean soldiers clashed with troops of Norway over the ridge.`, "ASSAULT clashed | Chilean soldiers |  | CT+ past |  | "},
		{`Chile warned of consequences.`, "THREATEN warned | Chile |  | CT+ past |  | "},
		{`Chile broke off the talks with Norway.`, "SANCTION.discontinue broke off | Chile | Norway | CT+ past |  | "},
		{`Chile annexed the island.`, "ASSAULT annexed | Chile |  | CT+ past |  | "},
	} {
		if got := read(t, c.words, "2026-05-06").lines(); !strings.Contains(got+"\n", c.want+"\n") {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}

// TestWhoIsAccused asks whom words against an act of force are aimed at: who did it, never
// whom it hit.
func TestWhoIsAccused(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`Norway condemned the attack on the ferry of Chile.`, ""},
		{`Norway condemned the bombing of the market in Chile.`, ""},
		{`Norway condemned the sanctions against Chile.`, ""},
		{`The bombing of Chile's embassy was condemned by Norway.`, ""},
		{`Norway expressed outrage at the bombing of the embassy of Chile.`, ""},
		{`Norway condemned the attack on Chile by Kenya.`, "Kenya"},
		{`Norway condemned Chile's attack on Kenya.`, "Chile"},
		{`Norway condemned the aggression of Chile.`, "Chile"},
		{`Norway condemned the arrest of two activists in Chile.`, "Chile"},
		{`Norway condemned Chile for the attack on Kenya.`, "Chile"},
	} {
		w := read(t, c.words, "")
		var got []string
		found := false
		for _, e := range w.events {
			if e.Type == "ACCUSE" {
				found = true
				for _, id := range e.Recipients {
					got = append(got, w.named(id))
				}
			}
		}
		if !found || strings.Join(got, " + ") != c.want {
			t.Errorf("%s\n aimed at %q, want %q\n%s", c.words, got, c.want, w.lines())
		}
	}
}

// TestWhoActs asks who does what stands under the verb of another.
func TestWhoActs(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{`President Tarik Osman of Chile, who has threatened to close the port, met Lorna Vey.`, "THREATEN threatened | Tarik Osman |  | CT+ past |  | "},
		{`Chile called on Norway on Monday to reopen the crossing.`, "CONCEDE reopen | Norway |  | Uu future |  | "},
		{`Minister Lorna Vey handed over a note of protest to Chile.`, "ACCUSE.disapprove handed | Lorna Vey | Chile | CT+ past |  | "},
		{`Chile is preparing for an attack by Norway.`, "ASSAULT attack | Norway | Chile | Uu future |  | "},
		{`Chile fears an attack by Norway.`, "ASSAULT attack | Norway | Chile | Uu future |  | hypothetical"},
		{`Chile thanked Norway for rejecting the demand of Kenya.`, "REJECT rejecting | Norway | Kenya | CT+ past |  | "},
	} {
		if got := read(t, c.words, "").lines(); !strings.Contains(got+"\n", c.want+"\n") {
			t.Errorf("%s\n got %s\nwant %s", c.words, got, c.want)
		}
	}
}

// named gives the name of the actor of a mention.
func (w work) named(id string) string {
	for _, m := range w.Mentions {
		if m.ID == id {
			return nameOf(m, w.Actors)
		}
	}
	return ""
}

func nameOf(m record.Mention, actors []record.Actor) string {
	for _, a := range actors {
		if a.ID == m.Actor {
			return a.Name
		}
	}
	return m.Text
}

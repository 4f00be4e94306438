package plover

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// Signals gives the events that move two sides towards cooperation (+) or escalation
// (-), in order. An event counts by its score when it is certain, probable or under
// way, a threat of force also when it is only thought of; what is denied or did not
// happen is no signal, nor is an act that names nobody. What a pair does with itself
// ("the two sides met") is between its members.
func Signals(events []record.Event, mentions []record.Mention, actors []record.Actor, statements []record.Statement) []record.Signal {
	members := map[string][]string{}
	for _, a := range actors {
		members[a.ID] = a.Members
	}
	who := map[string][]string{}
	for _, m := range mentions {
		who[m.ID] = members[m.Actor]
		if len(who[m.ID]) == 0 {
			who[m.ID] = []string{m.Actor}
		}
	}
	rejected := map[string]bool{}
	for _, st := range statements {
		if st.Rejects != "" {
			rejected[st.Rejects] = true
		}
	}
	out := []record.Signal{}
	for _, e := range events {
		if e.Score == 0 || len(e.Actors) == 0 || !bears(e) || e.Hypothetical && rejected[e.AccordingTo] {
			continue
		}
		g := record.NewSignal(len(out)+1, e.Span, "signal: "+e.Type)
		g.Event, g.AccordingTo, g.Score = e.ID, e.AccordingTo, e.Score
		g.Direction = "+"
		if e.Score < 0 {
			g.Direction = "-"
		}
		g.From = who[e.Actors[0]][0]
		for _, m := range slices.Concat(e.Recipients, e.Actors) {
			for _, a := range who[m] {
				if g.To == "" && a != g.From {
					g.To = a
				}
			}
		}
		if g.To == "" && (e.Type == "ACCUSE" || e.Type == "REJECT") {
			continue // words against nobody
		}
		out = append(out, g)
	}
	return out
}

// bears says whether an event is a signal by its certainty.
func bears(e record.Event) bool {
	switch e.Factuality {
	case "CT+", "PR+":
		return true
	case "PS+":
		return !e.Hypothetical || e.Score <= -5 // force held out as an option
	}
	return false
}

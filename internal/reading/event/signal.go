package event

import (
	"github.com/readout-app/readout/internal/reading/record"
)

// Signals gives the events that move two sides towards cooperation (+) or escalation
// (-), in order. An event counts by its score when it is certain, probable or under
// way, a threat of force also when it is only thought of; what is denied or did not
// happen is no signal, nor is an act that names nobody.
func Signals(events []record.Event, mentions []record.Mention, statements []record.Statement) []record.Signal {
	actor := map[string]string{}
	for _, m := range mentions {
		actor[m.ID] = m.Actor
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
		g.From = actor[e.Actors[0]]
		for _, list := range [][]string{e.Recipients, e.Actors[1:]} {
			for _, m := range list {
				if g.To == "" && actor[m] != g.From {
					g.To = actor[m]
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

package event

import (
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/reading/readingtest"
	"github.com/readout-app/readout/internal/reading/record"
)

// made is the finder, made once for all tests.
var made = sync.OnceValues(New)

// work is an article read up to its events.
type work struct {
	readingtest.Work
	events []record.Event
}

// read runs everything up to the events.
func read(t testing.TB, words, published string) work {
	t.Helper()
	f, err := made()
	if err != nil {
		t.Fatal(err)
	}
	w := work{Work: readingtest.Read(t, words, published)}
	w.events = f.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements)
	return w
}

// names gives the actors behind mentions, by name, joined by " + ".
func (w work) names(mentions []string) string {
	var out []string
	for _, id := range mentions {
		name := "?" + id
		for _, m := range w.Mentions {
			if m.ID == id {
				name = m.Text
				for _, a := range w.Actors {
					if a.ID == m.Actor {
						name = a.Name
					}
				}
			}
		}
		out = append(out, name)
	}
	return strings.Join(out, " + ")
}

// line gives an event in one line: root and trigger, actors, recipients, factuality and
// tense, days, outcome or hypothetical.
func (w work) line(e record.Event) string {
	root := e.Type
	if e.Mode != "" {
		root += "." + e.Mode
	}
	last := e.Outcome
	if e.Hypothetical {
		last += "hypothetical"
	}
	days := ""
	if e.From != "" {
		days = e.From + "/" + e.To
	}
	return strings.Join([]string{root + " " + e.Trigger.Text, w.names(e.Actors), w.names(e.Recipients), e.Factuality + " " + e.Tense, days, last}, " | ")
}

func (w work) lines() string {
	var out []string
	for _, e := range w.events {
		out = append(out, w.line(e))
	}
	return strings.Join(out, "\n")
}

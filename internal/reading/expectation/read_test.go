package expectation

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/readout-app/readout/internal/reading/event"
	"github.com/readout-app/readout/internal/reading/readingtest"
	"github.com/readout-app/readout/internal/reading/record"
)

// The finder and that of the events below it, made once for all tests.
var (
	made   = sync.OnceValues(New)
	events = sync.OnceValues(event.New)
)

// work is an article read up to its expectations.
type work struct {
	readingtest.Work
	events []record.Event
	found  []record.Expectation
}

// read runs everything up to the expectations.
func read(t testing.TB, words, published string) work {
	t.Helper()
	f, err := made()
	if err != nil {
		t.Fatal(err)
	}
	below, err := events()
	if err != nil {
		t.Fatal(err)
	}
	w := work{Work: readingtest.Read(t, words, published)}
	w.events = below.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements)
	w.found = f.Find(w.Doc, w.Front.Published, w.Mentions, w.Actors, w.Times, w.Statements, w.events)
	return w
}

// name gives the name of an actor.
func (w work) name(id string) string {
	for _, a := range w.Actors {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}

// line gives an expectation in one line: kind, actors, window, chance, condition, by
// whom and when.
func (w work) line(x record.Expectation) string {
	var who []string
	for _, a := range x.Actors {
		who = append(who, w.name(a))
	}
	kind := ""
	for _, e := range w.events {
		if e.ID == x.Event {
			kind = e.Type + " " + e.Trigger.Text
		}
	}
	chance := ""
	if !x.Likelihood.Empty() {
		chance = fmt.Sprintf("%s %d-%d", x.Likelihood.Text, x.Likelihood.Low, x.Likelihood.High)
	}
	return strings.Join([]string{kind, strings.Join(who, " + "), x.From + "/" + x.To, chance, x.Condition.Text, w.name(x.AnnouncedBy) + " " + x.AnnouncedOn}, " | ")
}

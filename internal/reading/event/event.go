package event

import (
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// Finder finds records in an article.
type Finder struct{}

// New loads the word lists.
func New() (*Finder, error) { return &Finder{}, nil }

// Find gives the events of an article.
func (f *Finder) Find(doc *language.Document, mentions []record.Mention, actors []record.Actor, times []record.Time, statements []record.Statement) []record.Event {
	return []record.Event{}
}

// Signals gives the events that bear on escalation or cooperation.
func Signals(events []record.Event, mentions []record.Mention, statements []record.Statement) []record.Signal {
	return []record.Signal{}
}

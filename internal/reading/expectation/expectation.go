package expectation

import (
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// Finder finds records in an article.
type Finder struct{}

// New loads the word lists.
func New() (*Finder, error) { return &Finder{}, nil }

// Find gives the expectations of an article.
func (f *Finder) Find(doc *language.Document, published article.Published, mentions []record.Mention, actors []record.Actor, times []record.Time, statements []record.Statement, events []record.Event) []record.Expectation {
	return []record.Expectation{}
}

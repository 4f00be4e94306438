package conflict

import (
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// Finder finds records in an article.
type Finder struct{}

// New loads the word lists.
func New() (*Finder, error) { return &Finder{}, nil }

// Find gives the conflicts within an article.
func (f *Finder) Find(doc *language.Document, front article.Front, times []record.Time, statements []record.Statement, events []record.Event) []record.Conflict {
	return []record.Conflict{}
}

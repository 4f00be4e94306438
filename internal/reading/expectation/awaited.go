package expectation

import (
	"slices"

	"github.com/readout-app/readout/internal/language"
	"github.com/readout-app/readout/internal/reading/record"
)

// Awaited gives the events with those marked of which the words say that they have not
// happened yet: a denied event of the past with "yet" or "still" at its verb.
func (f *Finder) Awaited(doc *language.Document, events []record.Event) []record.Event {
	out := slices.Clone(events)
	for i := range out {
		if e := &out[i]; e.Factuality == "CT-" && e.Tense != "future" {
			e.Awaited = f.words.yet(doc, e)
		}
	}
	return out
}

// yet says that a word for what is still to come stands in the clause of an event, at a
// verb or at its end.
func (w *words) yet(doc *language.Document, e *record.Event) bool {
	first := doc.TokenAt(e.Start)
	for i := first; i < len(doc.Tokens) && doc.Tokens[i].Start < e.End; i++ {
		if !w.awaiting[doc.Tokens[i].Norm] || doc.Tokens[i].POS != "ADV" {
			continue
		}
		if i+1 < len(doc.Tokens) && (doc.Tokens[i+1].Start >= e.End || doc.Tokens[i+1].POS == "PUNCT" && doc.Tokens[i+1].Text != ",") {
			return true // has not signed it yet
		}
		for k := max(first, i-2); k <= i+2 && k < len(doc.Tokens) && doc.Tokens[k].Start < e.End; k++ {
			if t := &doc.Tokens[k]; t.POS == "VERB" || t.POS == "AUX" || t.Norm == "not" || t.Norm == "n't" {
				return true
			}
		}
	}
	return false
}

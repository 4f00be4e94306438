package decision

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Added is what the analyst reads in a passage that no reader found, or that it read
// otherwise: the fields of the record that a decision of KindAdd makes of its target's
// passage. Names are as the article has them.
type Added struct {
	Source string   `json:"source,omitempty"` // of a statement: who said it
	Cue    string   `json:"cue,omitempty"`    // of a statement: the word of saying
	Type   string   `json:"type,omitempty"`   // of an event: one of Categories
	Actors []string `json:"actors,omitempty"` // of an event: who takes part
	// From and To are when it was said, when it takes place, or the days that a date
	// means: ISO 8601, inclusive. Without To it is the one day From.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Categories gives the kinds of event, the roots of PLOVER 0.8.
func Categories() []string {
	return []string{
		"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
		"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
	}
}

// Same says whether two hold the same; nil is the same as nil only.
func (a *Added) Same(b *Added) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Source == b.Source && a.Cue == b.Cue && a.Type == b.Type && a.From == b.From && a.To == b.To && slices.Equal(a.Actors, b.Actors)
}

// Days gives the first and the last day; both are empty where none was given.
func (a *Added) Days() (from, to string) {
	if a.To == "" {
		return a.From, a.From
	}
	return a.From, a.To
}

// addedFault gives what is wrong with a decision that adds a record, or "".
func addedFault(d Decision) string {
	if d.Add == nil {
		return `a record that is added needs its fields in "add"`
	}
	a := *d.Add
	for _, day := range []string{a.From, a.To} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return fmt.Sprintf("a day is written as 2026-03-31, not %q", day)
		}
	}
	if a.To != "" && (a.From == "" || a.To < a.From) {
		return "the last day comes before the first"
	}
	switch d.Target.Record {
	case OnStatement:
		if strings.TrimSpace(a.Source) == "" {
			return "a statement needs who said it"
		}
	case OnEvent:
		if !slices.Contains(Categories(), a.Type) {
			return fmt.Sprintf("the type of an event is one of %s, not %q", strings.Join(Categories(), ", "), a.Type)
		}
	case OnTime:
		if a.From == "" {
			return "a date needs its day"
		}
	default:
		return fmt.Sprintf("a statement, an event or a time can be added, not the record %q", d.Target.Record)
	}
	return ""
}

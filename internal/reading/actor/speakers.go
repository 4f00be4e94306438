package actor

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// Speakers gives the "I" and "we" of quotations to whom they mean, by the innermost
// direct or mixed statement in whose content they stand: "I" is its source, and "we" the
// body or state that the source is or speaks for. It changes the mentions in place; where
// that cannot be told they stay as they are.
func Speakers(mentions []record.Mention, actors []record.Actor, statements []record.Statement) {
	byID := map[string]*record.Actor{}
	for i := range actors {
		byID[actors[i].ID] = &actors[i]
	}
	for i := range mentions {
		m := &mentions[i]
		if m.Rule != "pronoun-speaker" || m.Actor != "" {
			continue
		}
		source := ""
		shortest := 0
		for k := range statements {
			s := &statements[k]
			if s.Kind == record.Indirect || s.Source.Actor == "" || !slices.ContainsFunc(s.Content, func(p record.Passage) bool { return p.Contains(m.Span) }) {
				continue
			}
			if n := length(s.Content); source == "" || n < shortest {
				source, shortest = s.Source.Actor, n
			}
		}
		switch a := byID[source]; {
		case a == nil:
		case m.Type == record.Person || a.Type != record.Person && a.Type != record.Role:
			m.Actor = source
		default:
			m.Actor = spokenFor(a, actors)
		}
	}
}

// spokenFor gives the id of the body or state whose office a person holds, or "".
func spokenFor(a *record.Actor, actors []record.Actor) string {
	for _, r := range a.Roles {
		for i := range actors {
			if r.Of != "" && actors[i].Name == r.Of {
				return actors[i].ID
			}
		}
	}
	return ""
}

// length gives the code points from the first to the last of some passages.
func length(passages []record.Passage) int {
	sp := text.Span{Start: passages[0].Start, End: passages[len(passages)-1].End}
	return sp.Len()
}

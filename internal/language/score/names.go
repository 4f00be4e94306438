package score

import (
	"slices"

	"github.com/readout-app/readout/internal/text"
)

// Mention is a name as gold marks it. Every type of Accept is right, and Type
// itself. A mention without a Type is not to be scored: names found there count
// neither for nor against the system.
type Mention struct {
	text.Span
	Type   string
	Accept []string
}

// Name is a name that was found.
type Name struct {
	text.Span
	Type string
}

// NameFigures are the figures of names: found with the right edges, and with the
// right type as well.
type NameFigures struct{ Spans, Typed Figure }

// Plus adds the counts of two texts.
func (f NameFigures) Plus(o NameFigures) NameFigures {
	return NameFigures{f.Spans.Plus(o.Spans), f.Typed.Plus(o.Typed)}
}

// Names scores the names found in one text. Mentions of the same span are one case
// that accepts what any of them accepts.
func Names(gold []Mention, system []Name) NameFigures {
	accept := map[text.Span][]string{}
	var loose []text.Span
	for _, m := range gold {
		if m.Type == "" {
			loose = append(loose, m.Span)
			continue
		}
		accept[m.Span] = append(append(accept[m.Span], m.Type), m.Accept...)
	}
	var f NameFigures
	f.Spans.Gold, f.Typed.Gold = len(accept), len(accept)
	found := map[text.Span]bool{}
	for _, n := range system {
		types, marked := accept[n.Span]
		if !marked && slices.ContainsFunc(loose, func(l text.Span) bool { return l == n.Span || l.Overlaps(n.Span) }) {
			continue
		}
		f.Spans.System++
		f.Typed.System++
		if !marked || found[n.Span] {
			continue
		}
		found[n.Span] = true
		f.Spans.Right++
		if slices.Contains(types, n.Type) {
			f.Typed.Right++
		}
	}
	return f
}

package record

import (
	"strconv"

	"github.com/readout-app/readout/internal/text"
)

// The constructors below make a record from its number in the Reading (counted
// from 1, it gives the id), the passage it stands on and the rule that found it.
// They panic on an empty span or rule: a record without evidence is a mistake of
// the program, never of its input.

func evidence(sp text.Span, rule string) Evidence {
	if sp.Empty() {
		panic("record: made without a passage by rule " + strconv.Quote(rule))
	}
	if rule == "" {
		panic("record: made without a rule")
	}
	return Evidence{Span: sp, Rule: rule}
}

func id(prefix string, n int) string { return prefix + strconv.Itoa(n) }

// NewMention makes mention m<n>.
func NewMention(n int, sp text.Span, rule string) Mention {
	return Mention{ID: id("m", n), Evidence: evidence(sp, rule), Head: sp}
}

// NewActor makes actor a<n>; its passage is the mention that names it best.
func NewActor(n int, sp text.Span, rule string) Actor {
	return Actor{ID: id("a", n), Evidence: evidence(sp, rule), Aliases: []string{}, Roles: []RoleHeld{}}
}

// NewTime makes time t<n>.
func NewTime(n int, sp text.Span, rule string) Time {
	return Time{ID: id("t", n), Evidence: evidence(sp, rule), Readings: []TimeReading{}}
}

// NewStatement makes statement s<n>; its passage covers source, cue and content.
func NewStatement(n int, sp text.Span, rule string) Statement {
	return Statement{ID: id("s", n), Evidence: evidence(sp, rule), Content: []Passage{}, Via: []string{}}
}

// NewEvent makes event e<n>; its passage is the clause that tells it.
func NewEvent(n int, sp text.Span, rule string) Event {
	return Event{ID: id("e", n), Evidence: evidence(sp, rule), Actors: []string{}, Recipients: []string{}}
}

// NewExpectation makes expectation x<n>; its passage is the announcement.
func NewExpectation(n int, sp text.Span, rule string) Expectation {
	return Expectation{ID: id("x", n), Evidence: evidence(sp, rule), Actors: []string{}}
}

// NewDocument makes document d<n>; its passage is the fullest place that names it.
func NewDocument(n int, sp text.Span, rule string) Document {
	return Document{ID: id("d", n), Evidence: evidence(sp, rule), Parties: []string{}, Terms: []Passage{}, Mentions: []Passage{}}
}

// NewMove makes move v<n>; its passage is the clause that tells it.
func NewMove(n int, sp text.Span, rule string) Move {
	return Move{ID: id("v", n), Evidence: evidence(sp, rule), By: []string{}, To: []string{}}
}

// NewChain makes chain c<n>; its passage is the words that name the stations.
func NewChain(n int, sp text.Span, rule string) Chain {
	return Chain{ID: id("c", n), Evidence: evidence(sp, rule), Links: []Link{}, Statements: []string{}}
}

// NewConflict makes conflict k<n>; sp is the passage of its first side, other of
// its second.
func NewConflict(n int, sp, other text.Span, rule string) Conflict {
	return Conflict{ID: id("k", n), Evidence: evidence(sp, rule), Other: other}
}

// NewSignal makes signal g<n>.
func NewSignal(n int, sp text.Span, rule string) Signal {
	return Signal{ID: id("g", n), Evidence: evidence(sp, rule)}
}

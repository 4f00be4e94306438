package document

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
)

// side gives the state that an actor acts for, or the actor itself.
func (w *work) side(id string) string {
	if s := w.sides[id]; s != "" {
		return s
	}
	return id
}

// sideOf tells the state by the actor's country, office or name: the foreign
// ministry of X and its spokesman are on the side of X.
func (w *work) sideOf(a *record.Actor) string {
	if a.Type == record.Polity {
		return a.ID
	}
	for i := range w.actors {
		b := &w.actors[i]
		if adjectiveOf(a.Name, b.Name) && !strings.Contains(a.Name+b.Name, " ") {
			return b.ID
		}
		if b.Type != record.Polity {
			continue
		}
		if a.Country != "" && a.Country == b.Country {
			return b.ID
		}
		for _, role := range a.Roles {
			if role.Of != "" && role.Of == b.Name {
				return b.ID
			}
		}
		if first, _, more := strings.Cut(a.Name, " "); more && a.Type == record.Organisation && adjectiveOf(first, b.Name) {
			return b.ID
		}
	}
	return a.ID
}

// adjectiveOf says that a word looks like the adjective of a state's name: Norvian
// of Norvia.
func adjectiveOf(word, state string) bool {
	const least = 4
	n := 0
	for n < len(word) && n < len(state) && word[n] == state[n] {
		n++
	}
	return n >= least && n >= len(state)-2 && len(word) > n
}

// same says that two actors are on one side; it is false when one is not known.
func (w *work) same(a, b string) bool { return a != "" && b != "" && w.side(a) == w.side(b) }

// differ says that two known actors are on different sides.
func (w *work) differ(a, b string) bool { return a != "" && b != "" && w.side(a) != w.side(b) }

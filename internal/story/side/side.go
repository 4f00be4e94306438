package side

import (
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
)

// Of gives for the Key of every actor the Key of the side it is on. A polity is its own
// side; another is on the side of the polity that has its country code, that one of its
// offices is of, or whose adjective begins its name ("Ostravian foreign ministry"), the
// most mentioned of several.
func Of(actors []*story.Actor) map[string]string {
	var polities []*story.Actor
	for _, a := range actors {
		if a.Type == record.Polity && a.Ruling != story.Rejected {
			polities = append(polities, a)
		}
	}
	out := make(map[string]string, len(actors))
	for _, a := range actors {
		out[a.Key] = a.Key
		if a.Type == record.Polity {
			continue
		}
		var best *story.Actor
		for _, fits := range []func(a, polity *story.Actor) bool{sameCountry, holdsOffice, isNamedAfter} {
			for _, p := range polities {
				if fits(a, p) && (best == nil || p.Mentions > best.Mentions) {
					best = p
				}
			}
			if best != nil {
				out[a.Key] = best.Key
				break
			}
		}
	}
	return out
}

func sameCountry(a, p *story.Actor) bool { return a.Country != "" && a.Country == p.Country }

func holdsOffice(a, p *story.Actor) bool {
	for _, r := range a.Roles {
		if r.Of != "" && isOf(r.Of, p) {
			return true
		}
	}
	return false
}

// isNamedAfter is for bodies only: "Chad Wolf" is of no country by his name.
func isNamedAfter(a, p *story.Actor) bool {
	first, rest, _ := strings.Cut(a.Name, " ")
	return a.Type != record.Person && rest != "" && isOf(first, p)
}

// isOf says whether words are the name of a polity or its adjective: the name less its
// last vowels, and an ending.
func isOf(words string, p *story.Actor) bool {
	words = strings.ToLower(words)
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		name = strings.ToLower(name)
		if words == name {
			return true
		}
		stem := strings.TrimRight(name, "aeiouy")
		if ending, ok := strings.CutPrefix(words, stem); ok && len(stem) >= leastStem && strings.HasSuffix(ending, "n") && len(ending) <= longestEnding {
			return true
		}
	}
	return false
}

// leastStem is the number of letters of a name that its adjective keeps at least, and
// longestEnding that of the letters it puts in place of the rest ("-anian").
const (
	leastStem     = 3
	longestEnding = 5
)

package actor

import (
	"math"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/text"
)

// How a pair is weighed: a place counts less with each sentence between it and the pair,
// a citizen or body half of what its state counts; the third in line must stay behind
// the second by so much.
const (
	fading  = 0.9
	citizen = 0.5
	clear   = 1.5
)

// Members tells which two actors a pair means, "the two sides", "both ministers", and
// sets them as the members of the group's actor. They are the two states, or the two
// holders of such an office, of which the text before it speaks most and latest, and only
// where no third comes near. Sentences are those of the text, in order. It changes the
// actors in place.
func (f *Finder) Members(sentences []text.Span, mentions []record.Mention, actors []record.Actor) {
	byID, byCountry := map[string]*record.Actor{}, map[string]string{}
	for i := range actors {
		a := &actors[i]
		byID[a.ID] = a
		if a.Type == record.Polity && a.Country != "" {
			byCountry[a.Country] = a.ID
		}
	}
	at := func(m record.Mention) int {
		n, _ := slices.BinarySearchFunc(sentences, m.Start, func(sp text.Span, start int) int { return sp.End - 1 - start })
		return n
	}
	for i, m := range mentions {
		group := byID[m.Actor]
		offices, ok := f.pairOf(m)
		if !ok || group == nil || group.Type != record.Group || len(group.Members) > 0 {
			continue
		}
		weights := map[string]float64{}
		for _, before := range mentions[:i] {
			a := byID[before.Actor]
			if a == nil {
				continue
			}
			weight := math.Pow(fading, float64(at(m)-at(before)))
			switch {
			case len(offices) > 0:
				if holds(a, offices) {
					weights[a.ID] += weight
				}
			case a.Type == record.Polity:
				weights[a.ID] += weight
			case byCountry[a.Country] != "":
				weights[byCountry[a.Country]] += citizen * weight
			}
		}
		group.Members = heaviest(weights, actors)
	}
}

// pairOf says whether a mention is a pair by its words, and which offices its members hold.
func (f *Finder) pairOf(m record.Mention) (offices []string, ok bool) {
	words := strings.Fields(strings.ToLower(m.Text))
	if m.Form != record.Nominal || len(words) < 2 || len(words) > 4 {
		return nil, false
	}
	for _, w := range words[:len(words)-1] {
		switch w {
		case "the", "two", "both", "these", "of", "foreign", "prime", "top":
		default:
			return nil, false
		}
	}
	if w := words[0]; w != "the" && w != "both" && w != "two" {
		return nil, false
	}
	offices, ok = f.lists.pairs[words[len(words)-1]]
	return offices, ok
}

// holds says whether a person holds one of the offices.
func holds(a *record.Actor, offices []string) bool {
	return a.Type == record.Person && slices.ContainsFunc(a.Roles, func(r record.RoleHeld) bool {
		return slices.ContainsFunc(offices, func(o string) bool { return strings.Contains(strings.ToLower(r.Title), o) })
	})
}

// heaviest gives the ids of the two heaviest, in the order of the actors, or none where
// there are not two or a third comes near.
func heaviest(weights map[string]float64, actors []record.Actor) []string {
	var ids []string
	for _, a := range actors {
		if weights[a.ID] > 0 {
			ids = append(ids, a.ID)
		}
	}
	slices.SortStableFunc(ids, func(x, y string) int {
		switch {
		case weights[x] > weights[y]:
			return -1
		case weights[x] < weights[y]:
			return 1
		}
		return 0
	})
	if len(ids) < 2 || len(ids) > 2 && weights[ids[1]] < clear*weights[ids[2]] {
		return nil
	}
	two := ids[:2:2]
	slices.SortFunc(two, func(x, y string) int { return place(actors, x) - place(actors, y) })
	return two
}

func place(actors []record.Actor, id string) int {
	return slices.IndexFunc(actors, func(a record.Actor) bool { return a.ID == id })
}

// Expand gives the members of the groups among some actors in place of the groups, each
// actor once. It takes and gives ids.
func Expand(ids []string, actors []record.Actor) []string {
	out := ids[:0:0]
	for _, id := range ids {
		more := []string{id}
		if i := place(actors, id); i >= 0 && len(actors[i].Members) > 0 {
			more = actors[i].Members
		}
		for _, m := range more {
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

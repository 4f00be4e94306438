package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// mostNamesakes is the number of actors that one is asked about at most: a name that
// more may bear tells nothing about who is meant.
const mostNamesakes = 3

// doubles asks of two people or bodies whether they are one: all the words of one
// name stand in the other's, and their countries do not differ. The story kept them
// apart since something spoke against it: several bear the name, or the offices differ.
func (q *queue) doubles() {
	named := map[string][]*story.Actor{} // word -> those whose name has it
	for _, a := range q.ledgers.Actors {
		if mayBeDouble(a) {
			for _, w := range wordsOf(a.Name) {
				named[w] = append(named[w], a)
			}
		}
	}
	apart := toldApart(q.ledgers)
	for _, a := range q.ledgers.Actors {
		words := wordsOf(a.Name)
		if !mayBeDouble(a) || len(words) == 0 {
			continue
		}
		var like []*story.Actor
		for _, b := range named[words[0]] {
			if isLike(a, b, words) && !apart[pair{a.Key, b.Key}] {
				like = append(like, b)
			}
		}
		if len(like) > mostNamesakes {
			continue
		}
		slices.SortStableFunc(like, func(b, c *story.Actor) int { return cmp.Compare(c.Mentions, b.Mentions) })
		for _, b := range like[:min(1, len(like))] { // the next is asked about once this one is answered
			q.ask(Entry{
				Kind: Double, Key: " " + b.Key, Row: &a.Row, Ledger: decision.OnActor, About: a.Name, With: b.Name,
				Passages: []story.Passage{a.Passages[0], b.Passages[0]},
				Accept:   []decision.Decision{{Kind: decision.KindMerge, Target: a.Target, Value: b.Key}},
				Reject:   []decision.Decision{{Kind: decision.KindSplit, Target: a.Target, Value: b.Key}},
			})
		}
	}
}

func mayBeDouble(a *story.Actor) bool {
	return (a.Type == record.Person || a.Type == record.Organisation) && a.Ruling != story.Rejected
}

// isLike says whether a may be b: a's words are among b's. Of two with the same words
// the one with the lesser Key is asked about.
func isLike(a, b *story.Actor, words []string) bool {
	if a == b || a.Type != b.Type || a.Country != "" && b.Country != "" && a.Country != b.Country {
		return false
	}
	others := wordsOf(b.Name)
	if len(others) == len(words) && a.Key > b.Key {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(others, w) })
}

// wordsOf gives the words of a name in lower case, without an article before it.
func wordsOf(name string) []string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

type pair struct{ a, b string }

// toldApart gives the pairs of Keys that the analyst said are two.
func toldApart(l *story.Ledgers) map[pair]bool {
	out := map[pair]bool{}
	for _, d := range l.Rulings {
		if d.Kind == decision.KindSplit && d.Target.Record == decision.OnActor && d.Value != "" {
			out[pair{d.Target.Part, d.Value}], out[pair{d.Value, d.Target.Part}] = true, true
		}
	}
	return out
}

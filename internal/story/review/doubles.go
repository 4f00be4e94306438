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
	var all []bearer
	named := map[string][]bearer{} // word -> those whose name has it
	for _, a := range q.ledgers.Actors {
		if !mayBeDouble(a) {
			continue
		}
		if n := (bearer{a, wordsOf(a.Name)}); len(n.words) > 0 {
			all = append(all, n)
			for _, w := range n.words {
				named[w] = append(named[w], n)
			}
		}
	}
	apart := toldApart(q.ledgers)
	for _, n := range all {
		a := n.Actor
		var like []*story.Actor
		for _, other := range named[n.rarest(named)] {
			if n.isLike(other) && !apart[pair{a.Key, other.Key}] {
				if like = append(like, other.Actor); len(like) > mostNamesakes {
					break
				}
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

// bearer is an actor with the words of its name.
type bearer struct {
	*story.Actor
	words []string
}

// rarest gives the word of the name that the fewest bear: who has all the words has it
// too, and few need be looked at.
func (n bearer) rarest(named map[string][]bearer) string {
	return slices.MinFunc(n.words, func(v, w string) int { return len(named[v]) - len(named[w]) })
}

// isLike says whether n may be the other: n's words are among the other's. Of two with
// the same words the one with the lesser Key is asked about.
func (n bearer) isLike(other bearer) bool {
	a, b := n.Actor, other.Actor
	if a == b || a.Type != b.Type || a.Country != "" && b.Country != "" && a.Country != b.Country {
		return false
	}
	if len(other.words) == len(n.words) && a.Key > b.Key {
		return false
	}
	return !slices.ContainsFunc(n.words, func(w string) bool { return !slices.Contains(other.words, w) })
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

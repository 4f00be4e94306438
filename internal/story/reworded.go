package story

import (
	"slices"

	"github.com/readout-app/readout/internal/reading/record"
)

// Translators and editors put one quotation in other words. Two statements are taken for
// one reworded only where much else speaks for it: one speaker says them on one named
// day, or in one broadcast, and one of them at least is quoted.

// How alike two such statements must be. Of two quotations most words must be the same
// and stand in the same order; of a quotation and a report of it, which begins and ends
// elsewhere and changes the persons and tenses, the words that have a meaning of their own.
const (
	rewordedLeast = 4    // such words in common, at the least
	rewordedMost  = 0.66 // share of these among those of the longer of two quotations
	rewordedOrder = 0.6  // share of all words that two quotations have in one order
	retoldMost    = 0.75 // share of words with a meaning among those of the shorter, in one order
	meaningful    = 3    // letters of the shortest word with a meaning of its own
)

// occasion is when a speaker said something: on a day, or in a broadcast of which was
// printed in some days.
type occasion struct {
	speaker, day, venue string
	printed             dayNumber // a count of venueDays, for a broadcast
}

// venueDays is a number of days such that what was printed within utteranceDays was
// printed in the same so many, or in those before or after.
const venueDays = utteranceDays + 1

// wordsSaid are the words of a statement in order.
type wordsSaid struct {
	all, meaning []string
}

// occasionsOf gives the occasions on which a statement of a known speaker fell.
func occasionsOf(n *utterance) []occasion {
	if n.scope == "" || n.speaker == nil {
		return nil
	}
	var out []occasion
	if said := n.rec.Said; said.From != "" && said.From == said.To {
		out = append(out, occasion{speaker: n.scope, day: said.From})
	}
	if venue := fold(n.rec.Venue); venue != "" && n.day > 0 {
		out = append(out, occasion{speaker: n.scope, venue: venue, printed: n.day / venueDays})
	}
	return out
}

// enterOccasions ties a statement to those on the same occasion that it is a rewording of.
func (u *utterances) enterOccasions(n *utterance, lists Lists) {
	if n.occasions = occasionsOf(n); len(n.occasions) == 0 {
		return
	}
	n.said = n.item.saidIn(n.content, lists.Closed)
	seen := map[*utterance]bool{}
	for _, at := range n.occasions {
		for _, o := range u.toldOn(at) {
			if seen[o] || !mayBeOne(n, o) {
				continue
			}
			seen[o] = true
			share, ok := 0.0, false
			if n.day.until(o.day) > utteranceDays { // where it was not looked for among what is alike
				share, ok = alike(n.words, o.words)
			}
			if !ok && n.content != o.content {
				share, ok = reworded(n, o)
			}
			if ok && !lists.apart(n, o) {
				n.ties = append(n.ties, tie{o, share})
				o.ties = append(o.ties, tie{n, share})
			}
		}
		u.told[at] = append(u.told[at], n)
	}
}

// toldOn gives the statements of an occasion; of a broadcast, also those printed somewhat
// before or after.
func (u *utterances) toldOn(at occasion) []*utterance {
	if at.venue == "" {
		return u.told[at]
	}
	before, after := at, at
	before.printed--
	after.printed++
	return slices.Concat(u.told[before], u.told[at], u.told[after])
}

func (u *utterances) leaveOccasions(n *utterance) {
	for _, at := range n.occasions {
		u.told[at] = slices.DeleteFunc(u.told[at], func(o *utterance) bool { return o == n })
		if len(u.told[at]) == 0 {
			delete(u.told, at)
		}
	}
	n.occasions = nil
}

// reworded says whether two statements of one occasion are one in other words, and gives
// the share of their words in common.
func reworded(a, b *utterance) (float64, bool) {
	quoted := 0
	for _, n := range []*utterance{a, b} {
		if n.rec.Kind == record.Direct {
			quoted++
		}
	}
	x, y := a.said.meaning, b.said.meaning
	if quoted == 0 || min(len(x), len(y)) < rewordedLeast {
		return 0, false
	}
	same := inOneOrder(x, y)
	if same < rewordedLeast {
		return 0, false
	}
	if quoted == 1 {
		share := float64(same) / float64(min(len(x), len(y)))
		return share, share >= retoldMost
	}
	order := 2 * float64(inOneOrder(a.said.all, b.said.all)) / float64(len(a.said.all)+len(b.said.all))
	share := float64(same) / float64(max(len(x), len(y)))
	return share, share >= rewordedMost && order >= rewordedOrder
}

// inOneOrder gives the number of words that two lists have in the same order: the length
// of their longest common subsequence.
func inOneOrder(a, b []string) int {
	last, now := make([]int, len(b)+1), make([]int, len(b)+1)
	for _, x := range a {
		for j, y := range b {
			if now[j+1] = max(last[j+1], now[j]); x == y {
				now[j+1] = last[j] + 1
			}
		}
		last, now = now, last
	}
	return last[len(b)]
}

// longestSaid is the number of words of a statement that are compared at most, so that
// a speech printed whole costs no more than a long sentence.
const longestSaid = 80

// saidIn gives the words of a content, made once.
func (it *item) saidIn(content string, closed map[string]bool) *wordsSaid {
	if w := it.said[content]; w != nil {
		return w
	}
	all := plain(content)
	w := &wordsSaid{all: all[:min(len(all), longestSaid)]}
	for _, word := range w.all {
		if len([]rune(word)) >= meaningful && !closed[word] {
			w.meaning = append(w.meaning, word)
		}
	}
	if it.said == nil {
		it.said = map[string]*wordsSaid{}
	}
	it.said[content] = w
	return w
}

package lemma

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Example is a form with its tag and its lemma.
type Example struct{ Form, Tag, Lemma string }

// minExamples is how many different words an ending needs to make a rule.
const minExamples = 3

// Learn makes the rows of New from examples; where they disagree the commonest
// lemma of a form wins, of equally common ones the first in the alphabet. A rule is
// written only where the shorter endings would go wrong. Same examples, in whatever
// order, same rows.
func Learn(examples []Example) [][]string {
	words := settle(examples)
	r := &Rules{byTag: map[string]map[string]edit{}}
	for n := range maxEnding + 1 {
		for _, b := range ballots(words, n) {
			if b.words < minExamples {
				continue
			}
			r.put(b.tag, b.ending, b.best)
		}
	}
	for _, w := range words {
		if r.Lemma(w.Form, w.Tag) != w.Lemma {
			r.put(w.Tag, whole+w.Form, editOf(w.Form, w.Lemma))
		}
	}
	return r.rows()
}

// shorter gives an ending without its first character.
func shorter(ending string) string {
	_, size := utf8.DecodeRuneInString(ending)
	return ending[size:]
}

// settle gives each form and tag its commonest lemma, in order.
func settle(examples []Example) []Example {
	counts := map[Example]int{}
	for _, e := range examples {
		counts[e]++
	}
	all := make([]Example, 0, len(counts))
	for e := range counts {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b Example) int {
		return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Form, b.Form), cmp.Compare(counts[b], counts[a]), cmp.Compare(a.Lemma, b.Lemma))
	})
	return slices.CompactFunc(all, func(a, b Example) bool { return a.Tag == b.Tag && a.Form == b.Form })
}

// ballot is what the words of one ending vote for.
type ballot struct {
	tag, ending string
	best        edit
	words       int
}

// ballots counts the votes of all endings of n characters, in order.
func ballots(words []Example, n int) []ballot {
	type place struct{ tag, ending string }
	votes := map[place]map[edit]int{}
	for _, w := range words {
		ending, ok := ending(w.Form, n)
		e := editOf(w.Form, w.Lemma)
		if !ok || e.cut > n {
			continue // cuts more than the ending shows
		}
		p := place{w.Tag, ending}
		if votes[p] == nil {
			votes[p] = map[edit]int{}
		}
		votes[p][e]++
	}
	out := make([]ballot, 0, len(votes))
	for p, edits := range votes {
		b := ballot{tag: p.tag, ending: p.ending}
		for e, n := range edits {
			b.words += n
			if m := edits[b.best]; n > m || n == m && (e.cut < b.best.cut || e.cut == b.best.cut && e.add < b.best.add) {
				b.best = e
			}
		}
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b ballot) int { return cmp.Or(cmp.Compare(a.tag, b.tag), cmp.Compare(a.ending, b.ending)) })
	return out
}

// ending gives the last n characters of a longer form.
func ending(form string, n int) (string, bool) {
	at := len(form)
	for range n {
		if at == 0 {
			return "", false
		}
		_, size := utf8.DecodeLastRuneInString(form[:at])
		at -= size
	}
	return form[at:], at > 0
}

// rows gives the rules as rows, sorted, without those that a shorter ending makes
// needless.
func (r *Rules) rows() [][]string {
	var out [][]string
	for tag, rules := range r.byTag {
		for ending, e := range rules {
			if ending != "" && ending[:1] != whole && r.inherited(tag, ending) == e {
				continue
			}
			out = append(out, []string{tag, ending, strconv.Itoa(e.cut), e.add})
		}
	}
	slices.SortFunc(out, func(a, b []string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return out
}

// inherited gives what the next shorter ending that has a rule says.
func (r *Rules) inherited(tag, ending string) edit {
	for ending != "" {
		ending = shorter(ending)
		if e, ok := r.byTag[tag][ending]; ok {
			return e
		}
	}
	return edit{cut: -1}
}

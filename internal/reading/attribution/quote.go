package attribution

import (
	"slices"

	"github.com/readout-app/readout/internal/text"
)

// continueQuotes gives the quotations that no cue holds to the statement they go on
// from: the next sentence after "he said.", or the next paragraph.
func (r *reader) continueQuotes(units []unit) {
	byUnit := make(map[int][]int, len(units))
	for k := range r.drafts {
		byUnit[r.drafts[k].order] = append(byUnit[r.drafts[k].order], k)
	}
	last := -1 // the draft whose words may go on
	lastAt := -2
	for i := range units {
		u := &units[i]
		if lastAt >= 0 && u.tag(0) == quoteTag && i == lastAt+1 && len(u.items) <= 3 && !r.held(byUnit[i], u.items[0]) {
			d := &r.drafts[last]
			sp := r.span(u, 0, 1)
			if u.paragraph-d.paragraph <= 1 || lastAt == i-1 {
				d.content = append(d.content, sp)
				lastAt = i
				continue
			}
		}
		for _, k := range byUnit[i] {
			if d := &r.drafts[k]; d.open && !r.inContent(byUnit[i], k) {
				last, lastAt = k, i
			}
		}
	}
}

// held says whether one of the drafts holds the quotation.
func (r *reader) held(drafts []int, it item) bool {
	start := r.doc.Tokens[it.first].Start
	for _, k := range drafts {
		for _, c := range r.drafts[k].content {
			if c.Holds(start) {
				return true
			}
		}
	}
	return false
}

// inContent says whether the cue of draft k stands in the content of another one.
func (r *reader) inContent(drafts []int, k int) bool {
	for _, j := range drafts {
		if j != k && slices.ContainsFunc(r.drafts[j].content, func(c text.Span) bool { return c.Contains(r.drafts[k].cue) }) {
			return true
		}
	}
	return false
}

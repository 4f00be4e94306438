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
		if r.signed(units, i, byUnit) {
			lastAt = -2
			continue
		}
		for n, k := range byUnit[i] {
			near := byUnit[i][max(0, n-20):min(len(byUnit[i]), n+20)]
			if d := &r.drafts[k]; d.open && !r.inContent(near, k) {
				last, lastAt = k, i
			}
		}
	}
	r.openBackwards(units, byUnit)
}

// openBackwards gives a quotation that runs into the next paragraph, and whose cue
// stands only there, to the statement of that cue.
func (r *reader) openBackwards(units []unit, byUnit map[int][]int) {
	holder := -1 // the draft that holds the quotation at the head of the unit after
	for i := len(units) - 1; i >= 0; i-- {
		u := &units[i]
		if u.tag(0) != quoteTag {
			holder = -1
			continue
		}
		q := r.doc.Quotes[u.items[0].quote]
		own := r.holder(byUnit[i], u.items[0])
		if own < 0 && q.Open && holder >= 0 && len(u.items) <= 2 {
			own = holder
			d := &r.drafts[own]
			d.content = slices.Insert(d.content, 0, r.span(u, 0, 1))
		}
		holder = -1
		if q.Continues {
			holder = own
		}
	}
}

// signed reads a quotation that its speaker's name closes behind a dash, in the same
// unit or as the next one: "…" — Lorna Vey. It reports whether unit i is such a name.
func (r *reader) signed(units []unit, i int, byUnit map[int][]int) bool {
	u := &units[i]
	at, quote, from := 0, u, i
	switch {
	case u.tag(0) == quoteTag && dash(u.norm(1)):
		at = 1
	case dash(u.norm(0)) && i > 0 && units[i-1].tag(0) == quoteTag && len(units[i-1].items) == 1:
		quote, from = &units[i-1], i-1
	default:
		return false
	}
	if len(u.items)-at > 16 || !u.is(at+1, "NNP") || r.held(byUnit[from], quote.items[0]) {
		return false
	}
	p := r.nounPhraseRight(u, at+1)
	if p.empty() || r.hasVerb(u, at+1, len(u.items)) {
		return false
	}
	r.add(u, draft{
		word: headlineCue, rule: "signed", source: r.span(u, p.first, p.last), head: r.span(u, p.head, p.head+1),
		cue: r.span(u, at, at+1), content: []text.Span{r.span(quote, 0, 1)},
	})
	return true
}

// held says whether one of the drafts holds the quotation.
func (r *reader) held(drafts []int, it item) bool { return r.holder(drafts, it) >= 0 }

// holder gives the draft whose content holds the quotation, or -1.
func (r *reader) holder(drafts []int, it item) int {
	start := r.doc.Tokens[it.first].Start
	for _, k := range drafts {
		for _, c := range r.drafts[k].content {
			if c.Holds(start) {
				return k
			}
		}
	}
	return -1
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

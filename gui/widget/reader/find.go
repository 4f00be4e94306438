package reader

import (
	"github.com/readout-app/readout/gui/widget/reader/layout"
	"github.com/readout-app/readout/internal/text"
)

// search is what is looked for in the text.
type search struct {
	finder *layout.Finder // of the document; made when first needed
	hits   []text.Span
	at     int // the hit that is lit
}

// Find lights every place of query, goes to the first at or below the top of the
// window, and gives their number. Case, the form of quotation marks and line breaks
// do not matter. An empty query ends the search.
func (r *Reader) Find(query string) int {
	if r.find.finder == nil {
		r.find.finder = layout.NewFinder(r.content.Text())
	}
	r.find.hits, r.find.at = r.find.finder.Find(query), 0
	top := r.top()
	for i, hit := range r.find.hits {
		if hit.Start >= top {
			r.find.at = i
			break
		}
	}
	r.showHit()
	return len(r.find.hits)
}

// FindNext goes to the next hit, after the last to the first, and gives its number
// counted from 1; 0 when there is none.
func (r *Reader) FindNext() int { return r.findBy(1) }

// FindPrev goes to the hit before, before the first to the last, and gives its
// number counted from 1; 0 when there is none.
func (r *Reader) FindPrev() int { return r.findBy(-1) }

func (r *Reader) findBy(step int) int {
	n := len(r.find.hits)
	if n == 0 {
		return 0
	}
	r.find.at = (r.find.at + step + n) % n
	r.showHit()
	return r.find.at + 1
}

func (r *Reader) showHit() {
	n := len(r.find.hits)
	if n > 0 {
		r.show(r.find.hits[r.find.at])
	}
	r.update()
	if r.OnHit != nil {
		r.OnHit(min(r.find.at+1, n), n)
	}
}

// clear ends the search and the selection and puts out the light.
func (r *Reader) clear() {
	searched := len(r.find.hits) > 0
	r.find.hits, r.find.at, r.lit = nil, 0, text.Span{}
	r.selectTo(layout.Selection{})
	if searched && r.OnHit != nil {
		r.OnHit(0, 0)
	}
}

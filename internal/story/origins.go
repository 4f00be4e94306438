package story

import (
	"github.com/readout-app/readout/internal/story/group"
)

// origins tells which articles are reprints of one report.
type origins struct {
	index  group.Index
	items  []*item       // by their numbers in the index
	number map[*item]int // and the numbers by them
}

func (o *origins) init() { o.number = map[*item]int{} }

// settleOrigins finds the origins that are other than before. An item of another
// origin enters all stages anew; the groups it left and joined are compared anew.
func (s *Story) settleOrigins() {
	o := &s.origins
	if len(s.left)+len(s.came) == 0 {
		return
	}
	for it := range s.left {
		o.index.Remove(o.number[it])
		o.items[o.number[it]] = nil
		delete(o.number, it)
		s.groups.leave(it)
	}
	for _, it := range sorted(s.came) {
		a := it.Reading.Article
		o.number[it] = o.index.Add(group.Report{
			ID: string(it.Article.ID), Published: a.Published, Outlet: a.Outlet, Agency: a.Agency,
			Sketch: group.NewSketch(it.Article.Text.String()),
		})
		o.items = append(o.items, it)
	}
	found := o.index.Of()
	var moved []*item
	for n, it := range o.items {
		if it != nil && it.origin != o.items[found[n]] {
			s.groups.leave(it)
			moved = append(moved, it)
		}
	}
	for _, it := range moved {
		it.origin = o.items[found[o.number[it]]]
		s.groups.enter(it)
		s.touched[it], s.named[it] = true, true
	}
	clear(s.left)
	clear(s.came)
}

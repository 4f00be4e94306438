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
	look := map[*item]bool{}
	for it := range s.left {
		for _, reprint := range s.groups.of[it] {
			look[reprint] = true
		}
		s.groups.leave(it)
		n := o.number[it]
		delete(o.number, it)
		if now := s.items[it.Article.ID]; now != nil && sameText(it, now) { // read anew
			o.items[n], o.number[now] = now, n
			if was, is := it.Reading.Article, now.Reading.Article; was.Published != is.Published || was.Outlet != is.Outlet || was.Agency != is.Agency {
				o.index.Amend(n, is.Published, is.Outlet, is.Agency)
			}
		} else {
			o.index.Remove(n)
			o.items[n] = nil
		}
	}
	var anew []*item
	for _, it := range sorted(s.came) {
		look[it] = true
		if _, known := o.number[it]; !known {
			o.number[it] = len(o.items)
			o.items = append(o.items, it)
			anew = append(anew, it)
		}
	}
	reports := make([]group.Report, len(anew))
	s.spread.Over(len(anew), func(i int) {
		it, a := anew[i], anew[i].Reading.Article
		reports[i] = group.Report{
			ID: string(it.Article.ID), Published: a.Published, Outlet: a.Outlet, Agency: a.Agency,
			Sketch: group.NewSketch(it.Article.Text.String()),
		}
	})
	o.index.AddAll(reports, s.spread)
	for _, n := range o.index.Settle() {
		look[o.items[n]] = true
	}
	var moved []*item
	for it := range look {
		if !it.gone && it.origin != o.items[o.index.Of(o.number[it])] {
			s.groups.leave(it)
			moved = append(moved, it)
		}
	}
	for _, it := range moved {
		it.origin = o.items[o.index.Of(o.number[it])]
		s.groups.enter(it)
		s.touched[it], s.named[it] = true, true
	}
	clear(s.left)
	clear(s.came)
}

// sameText says whether two items are of one text.
func sameText(a, b *item) bool {
	return a.Article.Text == b.Article.Text || a.Article.Text.String() == b.Article.Text.String()
}

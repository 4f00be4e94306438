package story

import "github.com/readout-app/readout/internal/story/group"

// findOrigins groups reprints. It gives for every item the index of the item that the
// others of its group are taken from, by their credits or their dates.
func findOrigins(items []Item) []int {
	var x group.Index
	for _, it := range items {
		a := it.Reading.Article
		x.Add(group.Report{
			ID: string(it.Article.ID), Published: a.Published, Outlet: a.Outlet, Agency: a.Agency,
			Sketch: group.NewSketch(it.Article.Text.String()),
		})
	}
	origins := make([]int, len(items))
	for i, o := range x.Origins() {
		origins[i] = o.Of
	}
	return origins
}

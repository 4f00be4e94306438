package ledger

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/gui/widget/rowlist"
	"github.com/readout-app/readout/internal/story"
)

// Item is one row of a page with all that the window needs of it.
type Item struct {
	// Key names the item among all of its page; the selection is kept by it.
	Key string
	// Row makes what the list shows of it, with any Key, once it comes into sight.
	Row func() rowlist.Row
	// Subject makes what the keys rule on while the item is selected.
	Subject func() *page.Subject
	Passage story.Passage
	// Groups are the filters the item falls under.
	Groups []string
	// Values are what the item is under each of the view's facets.
	Values [][]string
	// Day is the ISO 8601 day that the filter by days goes by; empty where it has none.
	Day string
}

// all is the filter that every item falls under.
func all() string { return lang.L("All") }

// View is what a page shows; it is made off the UI goroutine and not changed after.
type View struct {
	// Items are put in by Add, in order.
	Items []Item
	// Groups are the filters offered, in order; the one for all comes before them by itself.
	Groups []string
	// Facets are further filters, the same number in each view of a page.
	Facets []Facet
	// Days says whether rows are filtered by days too.
	Days bool

	at map[string]int // of the Items, by Key
}

// Grow makes room for n more items, so that many are not moved as they become more.
func (v *View) Grow(n int) {
	v.Items = slices.Grow(v.Items, n)
	if v.at == nil {
		v.at = make(map[string]int, n)
	}
}

// Add puts an item behind those that are there. Of two with one Key the first is found
// by it.
func (v *View) Add(it Item) {
	if v.at == nil {
		v.at = map[string]int{}
	}
	if _, known := v.at[it.Key]; !known {
		v.at[it.Key] = len(v.Items)
	}
	v.Items = append(v.Items, it)
}

// through gives the rows that pass; nil passes all.
func (v *View) through(passes func(*Item) bool) shown {
	s := shown{view: v}
	if passes == nil {
		return s
	}
	s.few, s.filtered = []int{}, true
	for i := range v.Items {
		if passes(&v.Items[i]) {
			s.few = append(s.few, i)
		}
	}
	return s
}

// shown are the rows of a view that the filters let through.
type shown struct {
	view     *View // nil before there is one
	filtered bool
	few      []int // where filtered, indexes of the items that pass, in order
}

func (s shown) item(i int) *Item {
	if s.filtered {
		i = s.few[i]
	}
	return &s.view.Items[i]
}

// Len is part of rowlist.Rows, as the others are.
func (s shown) Len() int {
	switch {
	case s.view == nil:
		return 0
	case s.filtered:
		return len(s.few)
	}
	return len(s.view.Items)
}

func (s shown) Key(i int) string { return s.item(i).Key }

func (s shown) Row(i int) rowlist.Row {
	it := s.item(i)
	row := it.Row()
	row.Key = it.Key
	return row
}

func (s shown) Index(key string) int {
	if s.view == nil {
		return -1
	}
	i, here := s.view.at[key]
	if here && s.filtered {
		i, here = slices.BinarySearch(s.few, i)
	}
	if !here {
		return -1
	}
	return i
}

package ledger

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"github.com/readout-app/readout/gui/page"
)

// Facet is one more way to filter: a row passes when one of its values under the facet
// is the one chosen.
type Facet struct {
	// All is what is shown while every row passes: "All outlets".
	All string
	// Values are offered in order.
	Values []string
}

// filters are the facets and days in force, in a row of their own below the heading.
type filters struct {
	row      *fyne.Container
	scroll   *container.Scroll
	facets   []*page.Choice
	days     *widget.Button
	from, to string // ISO 8601 days, both inclusive; empty for an open end
}

func (l *Ledger) buildFilters() fyne.CanvasObject {
	l.more.row = container.NewHBox()
	l.more.days = widget.NewButton("", l.askDays)
	l.more.days.Importance = widget.LowImportance
	l.more.scroll = container.NewHScroll(l.more.row)
	l.more.scroll.Hide()
	return l.more.scroll
}

// offer brings the facets into line with a view.
func (l *Ledger) offer(v View) {
	m := &l.more
	for len(m.facets) < len(v.Facets) {
		s := page.NewChoice(l.Context, nil, nil)
		m.facets = append(m.facets, s)
		m.row.Add(s)
	}
	for i, f := range v.Facets {
		s := m.facets[i]
		s.OnChanged = nil
		s.PlaceHolder = f.All // which gives it its width
		s.Options = append([]string{f.All}, f.Values...)
		if !slices.Contains(s.Options, s.Selected) {
			s.Selected = f.All
		}
		s.Refresh()
		s.OnChanged = func(string) {
			l.refill()
			l.Context.Refocus()
		}
	}
	if v.Days && !slices.Contains(m.row.Objects, fyne.CanvasObject(m.days)) {
		m.row.Add(m.days)
	}
	l.labelDays()
	if len(m.row.Objects) > 0 && !m.scroll.Visible() {
		m.scroll.Show()
		page.Lay(l.object)
	}
}

// filtering gives what says whether an item passes all filters; nil where none is in
// force.
func (l *Ledger) filtering() func(*Item) bool {
	group := l.group
	if group == all() {
		group = ""
	}
	chosen, some := make([]string, len(l.view.Facets)), false
	for i, f := range l.view.Facets {
		if c := l.more.facets[i].Selected; c != f.All {
			chosen[i], some = c, true
		}
	}
	from, to := l.more.from, l.more.to
	if group == "" && !some && from == "" && to == "" {
		return nil
	}
	return func(it *Item) bool {
		if group != "" && !slices.Contains(it.Groups, group) {
			return false
		}
		for i, c := range chosen {
			if c != "" && (i >= len(it.Values) || !slices.Contains(it.Values[i], c)) {
				return false
			}
		}
		return (from == "" || it.Day >= from) && (to == "" || it.Day != "" && it.Day <= to)
	}
}

// showAll takes all filters off.
func (l *Ledger) showAll() {
	l.more.from, l.more.to = "", ""
	l.labelDays()
	for i, f := range l.view.Facets {
		s := l.more.facets[i]
		told := s.OnChanged
		s.OnChanged = nil
		s.SetSelected(f.All)
		s.OnChanged = told
	}
	if l.group == all() {
		l.refill()
	}
	l.filter.SetSelected(all())
}

func (l *Ledger) labelDays() {
	if l.more.from == "" && l.more.to == "" {
		l.more.days.SetText(lang.L("All days (d)"))
		return
	}
	l.more.days.SetText(page.Days(l.more.from, l.more.to) + " (d)")
}

// askDays asks for the days that rows are shown of.
func (l *Ledger) askDays() {
	l.Context.Form(lang.L("Show the days"), lang.L("Show"), []page.Field{
		{Name: "from", Label: lang.L("From (YYYY-MM-DD)"), Value: l.more.from, Day: true},
		{Name: "to", Label: lang.L("To (YYYY-MM-DD)"), Value: l.more.to, Day: true},
	}, func(values []string) {
		l.more.from, l.more.to = values[0], values[1]
		l.labelDays()
		l.refill()
	})
}

// askFilter offers all filters in one list.
func (l *Ledger) askFilter() {
	options := []page.Option{{Label: lang.L("Show all"), Means: lang.L("take all filters off")}}
	does := []func(){l.showAll}
	for _, g := range l.view.Groups {
		options, does = append(options, page.Option{Label: g}), append(does, func() { l.Filter(g) })
	}
	for i, f := range l.view.Facets {
		for _, v := range f.Values {
			options = append(options, page.Option{Label: v, Means: f.All})
			does = append(does, func() { l.more.facets[i].SetSelected(v) })
		}
	}
	l.Context.Choose(lang.L("Show only"), options, func(i int) { does[i]() })
}

// typed answers the letters of the filters.
func (l *Ledger) typed(r rune) bool {
	switch {
	case r == 'F' && len(l.view.Groups)+len(l.view.Facets) > 0:
		l.askFilter()
	case r == 'd' && l.view.Days:
		l.askDays()
	default:
		return false
	}
	return true
}

// Keys gives the keys of the filters.
func Keys() []page.Key {
	return []page.Key{
		{Keys: "F", Does: lang.L("show only some rows, or all again")},
		{Keys: "d", Does: lang.L("show only the rows of some days")},
	}
}

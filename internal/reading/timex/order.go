package timex

import (
	"io/fs"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/lexicon"
)

// order is which of day and month an outlet writes first.
type order byte

const (
	anyOrder order = iota
	dayFirst
	monthFirst
)

// readOrders tells for every outlet in the list of media, by its names in lower case,
// how its country writes dates in figures.
func readOrders(files fs.FS, countries map[string]order) (map[string]order, error) {
	rows, err := lexicon.Rows(files, "words/organisation-media.tsv", 4)
	if err != nil {
		return nil, err
	}
	orders := map[string]order{}
	for _, row := range rows {
		o := countries[strings.ToLower(row[3])]
		if o == anyOrder && row[3] != "" {
			o = dayFirst
		}
		for _, name := range append(strings.Split(row[2], "|"), row[0]) {
			if name != "" && o != anyOrder {
				orders[strings.ToLower(name)] = o
			}
		}
	}
	return orders, nil
}

// orderOf gives the order of an article's outlet, else that of the country its address
// ends in; any where neither tells.
func (f *Finder) orderOf(front article.Front) order {
	name := strings.ToLower(strings.TrimSpace(front.Outlet.Text))
	if o, ok := f.lists.orders[name]; ok {
		return o
	}
	if o, ok := f.lists.orders[strings.TrimPrefix(name, "the ")]; ok {
		return o
	}
	_, host, _ := strings.Cut(front.URL, "://")
	host, _, _ = strings.Cut(host, "/")
	switch end := host[strings.LastIndexByte(host, '.')+1:]; {
	case f.lists.countries[end] != anyOrder:
		return f.lists.countries[end]
	case len(end) == 2 && end != host && !f.lists.loose[end]:
		return dayFirst
	}
	return anyOrder
}

// settleFigures decides for dates such as 12/11/2021 whether the day comes first: as an
// unmistakable one of the same text has it, else as the outlet's country writes it, else
// so that it lies nearer to the day of printing.
func settleFigures(hits []found, printed time.Time, outlet order) {
	as, why := outlet, orderOfOutlet
	for _, h := range hits {
		if h.rule == ruleDayFirst || h.rule == ruleMonthFirst {
			as, why = monthFirst, orderOfText
			if h.rule == ruleDayFirst {
				as = dayFirst
			}
			break
		}
	}
	for k := range hits {
		h := &hits[k]
		if h.form != formNumeric {
			continue
		}
		swap := as == dayFirst
		h.why = why
		if as == anyOrder {
			h.why = orderNearest
			a, b := h.days(printed, variant{}).from, h.days(printed, variant{other: true}).from
			swap = !printed.IsZero() && abs(daysBetween(b, printed)) < abs(daysBetween(a, printed))
		}
		if swap {
			h.month, h.day, h.swapped = h.day, h.month, true
		}
	}
}

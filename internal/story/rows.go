package story

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
)

// rowKey names a row by what it stands on, so that it keeps its name when the
// archive is read again.
func rowKey(kind string, id article.ID, sp text.Span, part string) string {
	key := kind + ":" + short(id) + ":" + strconv.Itoa(sp.Start) + "-" + strconv.Itoa(sp.End)
	if part != "" {
		key += ":" + part
	}
	return key
}

// short gives enough of an article's ID to tell the articles of a story apart.
func short(id article.ID) string { return string(id[:min(len(id), 12)]) }

// rowed is any row of a ledger.
type rowed interface{ base() *Row }

func (r *Row) base() *Row { return r }

// countOrigins gives the number of independent origins among items.
func countOrigins(items []*item) int {
	var origins []*item
	for _, it := range items {
		if !slices.Contains(origins, it.origin) {
			origins = append(origins, it.origin)
		}
	}
	return max(len(origins), 1)
}

// day cuts a date or moment to its calendar day.
func day(s string) string { return s[:min(len(s), len("2006-01-02"))] }

// meet says whether two spans of days share a day. An empty end is open; a span with
// a start alone or an end alone reaches on from there.
func meet(aFrom, aTo, bFrom, bTo string) bool {
	return (aTo == "" || bFrom == "" || bFrom <= aTo) && (bTo == "" || aFrom == "" || aFrom <= bTo)
}

// clip shortens s to at most n code points at a word's end.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	runes, space, end := 0, 0, 0 // end is where the n-th rune begins
	for i, r := range s {
		if runes == n {
			end = i
		}
		if r == ' ' && runes >= n/2 {
			space = i
		}
		if runes++; runes > n {
			return s[:cmp.Or(space, end)] + "…"
		}
	}
	return s
}

package ledger

import (
	"cmp"
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/story"
)

// Mark is the sign of a ruling before a row's title.
func Mark(r story.Ruling) string {
	switch r {
	case story.Accepted:
		return "✓"
	case story.Rejected:
		return "✗"
	}
	return ""
}

// ByCount gives the names with the highest counts, the most frequent first, at most n.
func ByCount(counts map[string]int, n int) []string {
	names := slices.Collect(maps.Keys(counts))
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	return names[:min(n, len(names))]
}

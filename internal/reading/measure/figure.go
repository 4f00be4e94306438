package main

import (
	"fmt"
	"math"

	"github.com/readout-app/readout/internal/language/score"
	"github.com/readout-app/readout/internal/text"
)

// figure counts what is marked, what was found, and how much of it is right: a whole
// number, or a sum of shares where passages are compared by overlap.
type figure struct {
	gold, found int
	right       float64
}

func (f figure) plus(o figure) figure {
	return figure{f.gold + o.gold, f.found + o.found, f.right + o.right}
}

// fine is how finely shares are counted where whole numbers are asked for.
const fine = 1000

func (f figure) counted() score.Figure {
	return score.Figure{Right: int(math.Round(f.right * fine)), Gold: f.gold * fine, System: f.found * fine}
}

// String gives precision, recall and F1 in per cent.
func (f figure) String() string {
	c := f.counted()
	return fmt.Sprintf("%5.1f %5.1f %5.1f", c.Precision(), c.Recall(), c.F1())
}

func (f figure) f1() float64 { return f.counted().F1() }

// bounds draws the bounds of F1 (95 %) from the figures of the texts; one text has none.
func bounds(texts []figure) string {
	if len(texts) < 2 {
		return "–"
	}
	counted := make([]score.Figure, len(texts))
	for i, f := range texts {
		counted[i] = f.counted()
	}
	low, high := score.Bootstrap(counted)
	return fmt.Sprintf("%.1f–%.1f", low, high)
}

// share gives a share of cases in per cent with its bounds (Wilson, 95 %).
func share(right, of int) string {
	if of == 0 {
		return "–"
	}
	low, high, _ := score.Figure{Right: right, Gold: of, System: of}.Interval()
	return fmt.Sprintf("%.1f %% (%.1f–%.1f) of %d", 100*float64(right)/float64(of), low, high, of)
}

// jaccard compares two sets of passages by code points: what is common to both, of
// what is in either.
func jaccard(a, b []text.Span) float64 {
	common := 0
	for _, x := range a {
		for _, y := range b {
			common += x.Intersect(y).Len()
		}
	}
	all := length(a) + length(b) - common
	if all == 0 {
		return 1
	}
	return float64(common) / float64(all)
}

func length(spans []text.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

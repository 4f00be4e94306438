package worddiff

import (
	"sort"
	"strings"

	"github.com/readout-app/readout/internal/text"
)

// Piece is a stretch of words with one fate, with single spaces in place of the white
// space between them.
type Piece struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Excerpts gives what changed from one text to another, each change with up to around
// words (at least one) of what stayed before and after it. Changes with no more than
// twice as many words between them stand in one excerpt; an ellipsis stands where words
// are left out. Texts without a change give none.
func Excerpts(old, new *text.Text, around int) [][]Piece {
	around = max(around, 1)
	words, runs := Words(new), Diff(old, new)
	var out [][]Piece
	var now []Piece
	for i, r := range runs {
		switch r.Op {
		case Gone:
			now = append(now, Piece{Gone, oneLine(old.Slice(r.Old))})
			continue
		case New:
			now = append(now, Piece{New, oneLine(new.Slice(r.New))})
			continue
		}
		own := within(words, r.New)
		before, after := i > 0, i+1 < len(runs)
		switch {
		case before && after && len(own) <= 2*around, before != after && len(own) <= around:
			now = append(now, Piece{Same, oneLine(new.Slice(r.New))})
			continue
		}
		if before {
			head := text.Span{Start: r.New.Start, End: own[around-1].End}
			out, now = append(out, append(now, Piece{Same, oneLine(new.Slice(head)) + " …"})), nil
		}
		if after {
			tail := text.Span{Start: own[len(own)-around].Start, End: r.New.End}
			now = append(now, Piece{Same, "… " + oneLine(new.Slice(tail))})
		}
	}
	if len(now) > 0 {
		out = append(out, now)
	}
	return out
}

// within gives the words of a span that begins and ends with one.
func within(words []text.Span, sp text.Span) []text.Span {
	from := sort.Search(len(words), func(i int) bool { return words[i].Start >= sp.Start })
	to := sort.Search(len(words), func(i int) bool { return words[i].End > sp.End })
	return words[from:to]
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

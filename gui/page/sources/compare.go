package sources

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/text"
	"github.com/readout-app/readout/internal/text/worddiff"
)

// comparison is how much of a reprint stands in its origin.
type comparison struct {
	words, shared int
	changes       []change
	err           error
}

// change is where the two differ: the words gone and the words in their place.
type change struct{ gone, fresh string }

// mostChanges is the number of changes shown of one reprint.
const mostChanges = 6

// compare compares a reprint with its origin word by word.
func compare(origin, copied *text.Text) *comparison {
	c := &comparison{words: len(worddiff.Words(copied))}
	runs := worddiff.Diff(origin, copied)
	for i, r := range runs {
		switch r.Op {
		case worddiff.Same:
			c.shared += len(worddiff.Words(text.New(copied.Slice(r.New))))
		case worddiff.Gone:
			if i+1 < len(runs) && runs[i+1].Op == worddiff.New {
				continue // told with what took its place
			}
			c.changes = append(c.changes, change{gone: origin.Slice(r.Old)})
		case worddiff.New:
			was := ""
			if i > 0 && runs[i-1].Op == worddiff.Gone {
				was = origin.Slice(runs[i-1].Old)
			}
			c.changes = append(c.changes, change{gone: was, fresh: copied.Slice(r.New)})
		}
	}
	return c
}

// compareAll compares the reprints of a group that were not compared yet, and draws the detail
// anew once it is done.
func (p *Page) compareAll(g *reprints) {
	var want []article.ID
	for _, a := range g.copies {
		if p.compared[a.ID] == nil {
			want = append(want, a.ID)
			p.compared[a.ID] = &comparison{} // under way
		}
	}
	if len(want) == 0 {
		return
	}
	found := make([]*comparison, len(want))
	p.Context.Run(func(ctx context.Context) {
		origin, err := p.texts(ctx, g.origin.ID)
		for i, id := range want {
			var copied *text.Text
			if err == nil {
				copied, err = p.texts(ctx, id)
			}
			if err != nil {
				found[i] = &comparison{err: err}
				continue
			}
			found[i] = compare(origin, copied)
		}
	}, func() {
		for i, id := range want {
			p.compared[id] = found[i]
			if found[i].err != nil {
				fyne.LogError("comparing a reprint with its origin", found[i].err)
			}
		}
		p.Redetail()
	})
}

package desk

import (
	"context"
	"maps"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/news"
)

// Seen gives how far somebody has seen a story who has seen all of it now. It is kept,
// as a setting or in a brief, to ask later what is new Since.
func (d *Desk) Seen(ctx context.Context, id StoryID) (news.Point, error) {
	log, err := d.History(ctx, id)
	if err != nil {
		return news.Point{}, err
	}
	return news.Last(log, d.opts.Clock().UTC()), nil
}

// Since gives what is new in a story since a point: of the articles that were taken in and
// the decisions that were made after it. It builds the story as it was then, which takes
// as long as opening it, and holds up nobody meanwhile.
func (d *Desk) Since(ctx context.Context, id StoryID, p news.Point) (news.News, error) {
	now, err := d.Ledgers(ctx, id)
	if err != nil {
		return news.News{}, err
	}
	s := d.state(id)
	s.mu.Lock()
	items := maps.Clone(s.items)
	for a, fixed := range s.fixed {
		items[a] = fixed.item
	}
	in := story.Input{Story: string(id), Decisions: slices.Clone(s.log), Today: s.day, Lists: d.lists, Spread: spread}
	s.mu.Unlock()
	for _, a := range slices.Sorted(maps.Keys(items)) {
		in.Items = append(in.Items, items[a])
	}
	before := story.Build(news.Before(in, p))
	return news.Between(before, now), ctx.Err()
}

// added gives the articles that ledgers hold and did not hold before, in their order.
func added(now []*story.Article, before map[article.ID]bool) []article.ID {
	var out []article.ID
	for _, a := range now {
		if !before[a.ID] {
			out = append(out, a.ID)
		}
	}
	return out
}

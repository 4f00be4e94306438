package desk

import (
	"context"
	"fmt"
	"slices"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// AddArticles puts articles of the archive into a story; they stay in those they are in.
// One that was rejected there counts again. It fails with archive.ErrNotFound where the
// story or an article is not there, and then adds none.
func (d *Desk) AddArticles(ctx context.Context, to StoryID, ids ...article.ID) error {
	before, err := d.Ledgers(ctx, to)
	if err != nil {
		return err
	}
	if err := d.archive.AddToStory(to, ids...); err != nil {
		return err
	}
	d.index.wake()
	after, err := d.Ledgers(ctx, to)
	if err != nil {
		return err
	}
	if change := after.Since(before); change.Articles > 0 {
		d.StoryChanged.emit(StoryChange{Story: to, Change: change})
	}
	return d.ruleArticles(ctx, to, decision.KindAccept, ids, func(r story.Ruling) bool { return r == story.Rejected })
}

// MoveArticles puts articles into another story and rejects them in the one they are in,
// in one step: Undo there brings them back, and they stay in the other one too.
func (d *Desk) MoveArticles(ctx context.Context, from, to StoryID, ids ...article.ID) error {
	if from == to {
		return fmt.Errorf("the articles are in this story already")
	}
	if err := d.AddArticles(ctx, to, ids...); err != nil {
		return err
	}
	return d.ruleArticles(ctx, from, decision.KindReject, ids, func(r story.Ruling) bool { return r != story.Rejected })
}

// ruleArticles keeps one ruling on those articles of a story whose ruling so far is to be
// changed.
func (d *Desk) ruleArticles(ctx context.Context, in StoryID, kind decision.Kind, ids []article.ID, changes func(story.Ruling) bool) error {
	l, err := d.Ledgers(ctx, in)
	if err != nil {
		return err
	}
	var rulings []decision.Decision
	for _, a := range l.Articles {
		if slices.Contains(ids, a.ID) && changes(a.Ruling) {
			rulings = append(rulings, decision.Decision{Kind: kind, Target: a.Target})
		}
	}
	if len(rulings) == 0 {
		return nil
	}
	return d.Decide(ctx, in, rulings...)
}

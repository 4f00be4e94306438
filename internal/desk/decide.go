package desk

import (
	"context"
	"fmt"
	"slices"

	"github.com/readout-app/readout/internal/story/decision"
)

// Decide keeps decisions of the analyst, in order, and rebuilds the story's
// ledgers. Those of one call are one step for Undo. When it returns without an error they are safe on disk. One that says
// when or by whom it was made keeps that. Where one is not valid, or would undo what
// is not there, none is kept.
func (d *Desk) Decide(ctx context.Context, id StoryID, rulings ...decision.Decision) error {
	return d.change(ctx, id, func(log []decision.Decision) ([]decision.Decision, error) {
		for i, r := range rulings {
			if err := decision.Validate(r); err != nil {
				return nil, fmt.Errorf("decision %d of %d: %w", i+1, len(rulings), err)
			}
			if r.Kind == decision.KindUndo && r.Undoes > uint64(len(log)+i) {
				return nil, fmt.Errorf("decision %d of %d: %w: there is no decision %d to undo", i+1, len(rulings), decision.ErrInvalid, r.Undoes)
			}
		}
		return slices.Clone(rulings), nil
	})
}

// ErrNothing says that there is nothing to undo or redo.
var ErrNothing = fmt.Errorf("there is nothing to take back")

// Undo takes back the decisions in force that were made last in one go, and gives
// them in the order they were made.
func (d *Desk) Undo(ctx context.Context, id StoryID) ([]decision.Decision, error) {
	return d.takeBack(ctx, id, decision.UndoStep)
}

// Redo brings back the decisions last undone in one go, and gives them.
func (d *Desk) Redo(ctx context.Context, id StoryID) ([]decision.Decision, error) {
	return d.takeBack(ctx, id, decision.RedoStep)
}

func (d *Desk) takeBack(ctx context.Context, id StoryID, how func([]decision.Decision) (undos, rulings []decision.Decision)) ([]decision.Decision, error) {
	var about []decision.Decision
	err := d.change(ctx, id, func(log []decision.Decision) ([]decision.Decision, error) {
		undos, rulings := how(log)
		if len(undos) == 0 {
			return nil, ErrNothing
		}
		about = rulings
		return undos, nil
	})
	return about, err
}

// History gives the log of a story, oldest first, undone decisions included.
func (d *Desk) History(ctx context.Context, id StoryID) ([]decision.Decision, error) {
	s := d.hold(id)
	defer s.mu.Unlock()
	if err := d.load(ctx, id, s); err != nil {
		return nil, err
	}
	return slices.Clone(s.log), nil
}

// change appends what next makes of the log and rebuilds.
func (d *Desk) change(ctx context.Context, id StoryID, next func([]decision.Decision) ([]decision.Decision, error)) error {
	kept, err := d.append(ctx, id, next)
	if kept > 0 {
		d.index.wake()
		d.StoryChanged.emit(StoryChange{Story: id})
	}
	return err
}

// append does what change does without telling, and gives the number of decisions
// kept, which with an error may be more than none.
func (d *Desk) append(ctx context.Context, id StoryID, next func([]decision.Decision) ([]decision.Decision, error)) (int, error) {
	s := d.hold(id)
	defer s.mu.Unlock()
	if err := d.load(ctx, id, s); err != nil {
		return 0, err
	}
	more, err := next(s.log)
	if err != nil {
		return 0, err
	}
	group := uint64(0)
	if len(more) > 1 {
		group = uint64(len(s.log)) + 1
	}
	for i := range more {
		more[i].Group = group
		if more[i].At.IsZero() {
			more[i].At = d.opts.Clock().UTC()
		}
		if more[i].By == "" {
			more[i].By = d.analyst.Load().(string)
		}
	}
	kept, err := d.archive.AppendDecisions(ctx, id, more)
	s.log = append(s.log, kept...)
	d.build(s)
	return len(kept), err
}

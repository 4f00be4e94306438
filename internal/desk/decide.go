package desk

import (
	"context"
	"fmt"
	"slices"

	"github.com/readout-app/readout/internal/story/decision"
)

// Decide keeps decisions of the analyst, in order, and rebuilds the story's
// ledgers. When it returns without an error they are safe on disk. One that says
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

// Undo takes the last decision in force back and gives it.
func (d *Desk) Undo(ctx context.Context, id StoryID) (decision.Decision, error) {
	return d.takeBack(ctx, id, decision.CanUndo, decision.Undo)
}

// Redo brings the decision last undone back and gives it.
func (d *Desk) Redo(ctx context.Context, id StoryID) (decision.Decision, error) {
	return d.takeBack(ctx, id, decision.CanRedo, decision.Redo)
}

func (d *Desk) takeBack(ctx context.Context, id StoryID, what, how func([]decision.Decision) (decision.Decision, bool)) (decision.Decision, error) {
	var about decision.Decision
	err := d.change(ctx, id, func(log []decision.Decision) ([]decision.Decision, error) {
		last, ok := what(log)
		next, can := how(log)
		if !ok || !can {
			return nil, ErrNothing
		}
		about = last
		if last.Kind == decision.KindUndo { // a redo brings back what that undo took
			for _, old := range log {
				if old.Seq == last.Undoes {
					about = old
				}
			}
		}
		return []decision.Decision{next}, nil
	})
	return about, err
}

// History gives the log of a story, oldest first, undone decisions included.
func (d *Desk) History(ctx context.Context, id StoryID) ([]decision.Decision, error) {
	s := d.state(id)
	s.mu.Lock()
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
		d.StoryChanged.emit(StoryChange{Story: id})
	}
	return err
}

// append does what change does without telling, and gives the number of decisions
// kept, which with an error may be more than none.
func (d *Desk) append(ctx context.Context, id StoryID, next func([]decision.Decision) ([]decision.Decision, error)) (int, error) {
	s := d.state(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := d.load(ctx, id, s); err != nil {
		return 0, err
	}
	more, err := next(s.log)
	if err != nil {
		return 0, err
	}
	for i := range more {
		if more[i].At.IsZero() {
			more[i].At = d.opts.Clock().UTC()
		}
		if more[i].By == "" {
			more[i].By = d.opts.By
		}
	}
	kept, err := d.archive.AppendDecisions(ctx, id, more)
	s.log = append(s.log, kept...)
	d.build(s)
	return len(kept), err
}

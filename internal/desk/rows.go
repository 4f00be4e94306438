package desk

import (
	"context"
	"fmt"
	"slices"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/audit"
	"github.com/readout-app/readout/internal/story/decision"
)

// Merge keeps the decision that two rows of one ledger are one: two actors, statements or
// expectations, named by their Keys. The passages of both stay, in one row. Undo, or a
// Split, puts them apart again.
func (d *Desk) Merge(ctx context.Context, id StoryID, key, into string) error {
	return d.rule(ctx, id, func(s *state) (decision.Decision, error) {
		row, err := s.row(key)
		if err != nil {
			return decision.Decision{}, err
		}
		other, err := s.row(into)
		if err != nil {
			return decision.Decision{}, err
		}
		kind := row.Target.Record
		if kind != other.Target.Record || !slices.Contains(joinable, kind) || row == other {
			return decision.Decision{}, fmt.Errorf("two actors, two statements or two expectations can be made one, not the %s %q and the %s %q", kind, key, other.Target.Record, into)
		}
		ruling := decision.Decision{Kind: decision.KindMerge, Target: row.Target, Value: other.Key}
		if kind != decision.OnActor {
			ruling.Proof = &other.Target // a Key changes with the reader, a passage does not
		}
		return ruling, nil
	})
}

// Split keeps the decision that a passage is no part of the row it stands in: the n-th,
// from 0, of the Passages of an actor, a statement or an expectation. An actor that is
// taken out may be given a name of its own.
func (d *Desk) Split(ctx context.Context, id StoryID, key string, n int, name string) error {
	return d.rule(ctx, id, func(s *state) (decision.Decision, error) {
		row, err := s.row(key)
		if err != nil {
			return decision.Decision{}, err
		}
		kind := row.Target.Record
		switch {
		case !slices.Contains(joinable, kind):
			return decision.Decision{}, fmt.Errorf("an actor, a statement or an expectation can be taken apart, not the %s %q", kind, key)
		case n < 0 || n >= len(row.Passages):
			return decision.Decision{}, fmt.Errorf("%q has %s, and none numbered %d", key, Count(len(row.Passages), "passage", "passages"), n)
		case len(row.Passages) == 1:
			return decision.Decision{}, fmt.Errorf("%q stands on one passage alone and cannot be taken apart", key)
		}
		target, ok := s.story.TargetOf(kind, row.Passages[n])
		if !ok {
			return decision.Decision{}, fmt.Errorf("the passage %q of %q: %w", row.Passages[n].Text, key, archive.ErrNotFound)
		}
		ruling := decision.Decision{Kind: decision.KindSplit, Target: target}
		if kind == decision.OnActor {
			ruling.Value = name
		}
		return ruling, nil
	})
}

// joinable are the records of which the analyst may say that two are one.
var joinable = []string{decision.OnActor, decision.OnStatement, decision.OnExpectation}

// rule keeps a decision that is made of the ledgers as they are.
func (d *Desk) rule(ctx context.Context, id StoryID, ruling func(*state) (decision.Decision, error)) error {
	s := d.state(id)
	return d.change(ctx, id, func([]decision.Decision) ([]decision.Decision, error) {
		if s.ledgers == nil {
			d.build(s)
		}
		r, err := ruling(s)
		if err != nil {
			return nil, err
		}
		return []decision.Decision{r}, decision.Validate(r)
	})
}

// row gives the row of the ledgers with a Key. The caller holds s.mu.
func (s *state) row(key string) (*story.Row, error) {
	for _, r := range s.ledgers.Rows() {
		if r.Key == key {
			return r, nil
		}
	}
	return nil, fmt.Errorf("there is no row %q: %w", key, archive.ErrNotFound)
}

// Audit gives all that was ruled on a story, oldest first, with what it is about and
// whether it holds.
func (d *Desk) Audit(ctx context.Context, id StoryID) ([]audit.Entry, error) {
	log, err := d.History(ctx, id)
	if err != nil || len(log) == 0 {
		return nil, err
	}
	l, err := d.Ledgers(ctx, id)
	if err != nil {
		return nil, err
	}
	return audit.Of(l, log), nil
}

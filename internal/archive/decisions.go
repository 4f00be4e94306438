package archive

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/readout-app/readout/internal/story/decision"
)

// chunkDecisions bounds one change of decisions.
const chunkDecisions = 200

// AppendDecision adds a decision to a story's log and gives it back with its Seq,
// one more than the last. At is set to now where it is zero. The decision is on disk
// when this returns. It fails with decision.ErrInvalid or ErrNotFound.
func (a *Archive) AppendDecision(id StoryID, d decision.Decision) (decision.Decision, error) {
	done, err := a.AppendDecisions(context.Background(), id, []decision.Decision{d})
	if err != nil {
		return decision.Decision{}, err
	}
	return done[0], nil
}

// AppendDecisions adds many decisions in order, as AppendDecision does, in chunks
// that are written whole or not at all. On an error it gives those kept until then.
func (a *Archive) AppendDecisions(ctx context.Context, id StoryID, ds []decision.Decision) ([]decision.Decision, error) {
	kept := make([]decision.Decision, 0, len(ds))
	for start := 0; start < len(ds); start += chunkDecisions {
		if err := ctx.Err(); err != nil {
			return kept, err
		}
		done, err := a.appendChunk(id, ds[start:min(start+chunkDecisions, len(ds))])
		if err != nil {
			return kept, fmt.Errorf("adding a decision to story %s: %w", id, err)
		}
		kept = append(kept, done...)
	}
	return kept, nil
}

func (a *Archive) appendChunk(id StoryID, ds []decision.Decision) ([]decision.Decision, error) {
	done := make([]decision.Decision, 0, len(ds))
	err := a.update(true, func(t *tx) error {
		var rec storedStory
		if err := read(t.badgerTxn, storyKey(id), &rec); err != nil {
			return err
		}
		for _, d := range ds {
			rec.Decisions++
			d.Seq = uint64(rec.Decisions)
			if d.At.IsZero() {
				d.At = time.Now()
			}
			d.At = d.At.UTC().Round(0)
			if err := decision.Validate(d); err != nil {
				return err
			}
			if err := t.keep(numbered(decisionsOf(id), rec.Decisions), d); err != nil {
				return err
			}
			done = append(done, d)
		}
		if err := t.count(counts{Decisions: len(ds)}); err != nil {
			return err
		}
		return t.put(storyKey(id), rec)
	})
	return done, err
}

// Decisions gives a story's log in order of Seq. Where one is missing or damaged it
// gives those before it and ErrDamaged.
func (a *Archive) Decisions(id StoryID) ([]decision.Decision, error) {
	var log []decision.Decision
	err := a.view(func(txn *badgerTxn) (err error) {
		log, err = decisions(txn, id)
		return err
	})
	if err != nil {
		return log, fmt.Errorf("reading the decisions of story %s: %w", id, err)
	}
	return log, nil
}

func decisions(txn *badgerTxn, id StoryID) ([]decision.Decision, error) {
	var rec storedStory
	if err := read(txn, storyKey(id), &rec); err != nil {
		return nil, err
	}
	log := make([]decision.Decision, 0, rec.Decisions)
	for value, err := range valuesOf(txn, decisionsOf(id)) {
		if err != nil {
			return log, err
		}
		var d decision.Decision
		if err := json.Unmarshal(value, &d); err != nil {
			return log, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if d.Seq != uint64(len(log)+1) {
			return log, fmt.Errorf("%w: decision %d is missing", ErrDamaged, len(log)+1)
		}
		log = append(log, d)
	}
	if len(log) != rec.Decisions {
		return log, fmt.Errorf("%w: %d of %d decisions are there", ErrDamaged, len(log), rec.Decisions)
	}
	return log, nil
}

package archive

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// Stats says how much an archive holds.
type Stats struct {
	Articles  int
	Stories   int
	Decisions int
	// Bytes is what the store's tables take on disk; what was written last and
	// lies in its log is not in it.
	Bytes int64
}

// Stats gives the counts without reading the records.
func (a *Archive) Stats() (Stats, error) {
	var s Stats
	err := a.view(func(txn *badgerTxn) error {
		n, err := countsOf(txn)
		s = Stats{Articles: n.Articles, Stories: n.Stories, Decisions: n.Decisions}
		for _, t := range a.db.Tables() {
			s.Bytes += int64(t.OnDiskSize)
		}
		return err
	})
	if err != nil {
		return Stats{}, fmt.Errorf("counting the archive: %w", err)
	}
	return s, nil
}

// Compact gives back the room of what was overwritten and removed. It can take a
// while and cannot be stopped half-way; ctx is looked at between its steps.
func (a *Archive) Compact(ctx context.Context) error {
	if a.opts.ReadOnly {
		return fmt.Errorf("compacting the archive: %w", ErrReadOnly)
	}
	a.open.RLock()
	defer a.open.RUnlock()
	if a.closed {
		return fmt.Errorf("compacting the archive: %w", ErrClosed)
	}
	err := guard(a.log, func() error {
		if err := a.db.Flatten(1); err != nil {
			return err
		}
		for !a.opts.InMemory && ctx.Err() == nil {
			if err := a.db.RunValueLogGC(0.5); err != nil {
				if errors.Is(err, badger.ErrNoRewrite) {
					return nil
				}
				return err
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return fmt.Errorf("compacting the archive: %w", err)
	}
	return nil
}

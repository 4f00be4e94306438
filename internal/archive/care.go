package archive

import (
	"context"
	"errors"
	"fmt"
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
// while and cannot be stopped half-way. It refuses with ErrDamaged where a file of
// the store does not match its checksum.
func (a *Archive) Compact(ctx context.Context) error {
	err := ctx.Err()
	if err == nil && a.opts.ReadOnly {
		err = ErrReadOnly
	}
	if err == nil {
		err = a.compact(0)
	}
	if err != nil {
		return fmt.Errorf("compacting the archive: %w", err)
	}
	return nil
}

const (
	// tidyImport and tidyOpen are the numbers of unsorted tables from which an
	// import and an opening take the time to compact. A table comes with every
	// some thousand articles and with every session that wrote something; reading
	// slows down a little with each.
	tidyImport = 8
	tidyOpen   = 40
)

// compact sorts the tables of the store into one level once at least so many are
// unsorted. Badger would do so by itself, but when it meets a damaged block it takes
// it for the end of the table, writes what came before and removes the table: one
// flipped bit would cost all that lies behind it. So its compactors are off, and
// every table is checked first.
func (a *Archive) compact(unsorted int) error {
	a.open.RLock()
	defer a.open.RUnlock()
	if a.closed {
		return ErrClosed
	}
	a.write.Lock()
	defer a.write.Unlock()
	return guard(a.log, func() error {
		if a.db.Levels()[0].NumTables < unsorted {
			return nil
		}
		if err := a.db.VerifyChecksum(); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		return a.db.Flatten(1)
	})
}

// tidy compacts when it is time to, and notes damage that stands in the way: the
// archive goes on without.
func (a *Archive) tidy(unsorted int) {
	if a.opts.ReadOnly || a.opts.InMemory || a.Damage() != nil {
		return
	}
	if err := a.compact(unsorted); errors.Is(err, ErrDamaged) {
		a.damage.Store(&err)
	} else if err != nil {
		a.log.Warn("the archive could not be compacted", "cause", err)
	}
}

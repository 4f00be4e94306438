package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"runtime"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
)

// memTable is the size of the table of recent writes. It bounds a transaction (15 %
// of it), the files that lie preallocated while the archive is open (twice its
// size), the memory set aside for it (1.3 times its size) and the time that closing
// takes.
const memTable = 8 << 20

// blockSize is what is compressed and checked at once: a few articles.
const blockSize = 16 << 10

// badgerOptions tunes Badger for one person's desktop: little memory, few
// goroutines, small files. Values stay in the LSM tree, where they are compressed
// and their space is reclaimed; nothing larger than ValueThreshold is ever written
// (see pieces), so the value log stays empty.
func badgerOptions(dir string, log *slog.Logger) badger.Options {
	opts := badger.DefaultOptions(dir).
		WithLogger(badgerLog{log}).
		WithMetricsEnabled(false).
		WithMemTableSize(memTable).
		WithNumMemtables(2).
		WithBaseTableSize(4 << 20).
		WithValueThreshold(1 << 20).
		WithValueLogFileSize(4 << 20).
		WithCompression(options.ZSTD).
		WithBlockSize(blockSize).
		WithBlockCacheSize(16 << 20).
		WithNumGoroutines(2).
		WithNumCompactors(0). // see compact
		WithNumLevelZeroTablesStall(1 << 30).
		WithDetectConflicts(false). // all writes go through one mutex
		WithChecksumVerificationMode(options.OnBlockRead)
	// Tables of one size on all levels: a compaction builds a dozen at a time, each in
	// memory of twice its size, and by default the lower levels' are many times as large.
	opts.TableSizeMultiplier = 1
	return opts
}

// openBadger opens the store. For reading only, Badger refuses a store that was not
// closed well, and any store on Windows; such a one is opened as usual, and the
// archive itself refuses the writes. What is not a fault of the disk or of rights is
// ErrDamaged.
func openBadger(dir string, readOnly bool, log *slog.Logger) (db *badger.DB, err error) {
	if err := preflight(dir, log); err != nil {
		return nil, err
	}
	err = guard(log, func() error {
		if readOnly && runtime.GOOS != "windows" {
			if db, err = badger.Open(badgerOptions(dir, log).WithReadOnly(true)); err == nil {
				return nil
			}
		}
		db, err = badger.Open(badgerOptions(dir, log))
		return err
	})
	var disk *fs.PathError
	switch {
	case err == nil:
		return db, nil
	case errors.Is(err, ErrDamaged), errors.As(err, &disk):
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	return nil, fmt.Errorf("%w: its store would not open: %w", ErrDamaged, err)
}

// badgerLog passes what Badger says to slog. Badger's information is our detail.
type badgerLog struct{ log *slog.Logger }

func (l badgerLog) put(level slog.Level, format string, args []any) {
	if l.log.Enabled(context.Background(), level) {
		l.log.Log(context.Background(), level, "store: "+strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
}

func (l badgerLog) Errorf(format string, args ...any)   { l.put(slog.LevelError, format, args) }
func (l badgerLog) Warningf(format string, args ...any) { l.put(slog.LevelWarn, format, args) }
func (l badgerLog) Infof(format string, args ...any)    { l.put(slog.LevelDebug, format, args) }
func (l badgerLog) Debugf(format string, args ...any)   { l.put(slog.LevelDebug, format, args) }

package archive

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
	"github.com/gofrs/flock"
	"github.com/klauspost/compress/zstd"
)

// The errors a caller can act on. Others are of the disk and are wrapped as they come.
var (
	ErrLocked     = errors.New("another Readout has this archive open")
	ErrNewer      = errors.New("the archive was written by a newer Readout")
	ErrNotArchive = errors.New("the folder is not a Readout archive")
	ErrReadOnly   = errors.New("the archive is open for reading only")
	ErrClosed     = errors.New("the archive is closed")
	ErrNotFound   = errors.New("not in the archive")
	ErrNameTaken  = errors.New("a story of that name exists")
	ErrNoName     = errors.New("a story needs a name")
	ErrDamaged    = errors.New("the archive is damaged")
	ErrBackup     = errors.New("the backup cannot be read")
)

// Options says how an archive is opened. The zero Options suit the desktop app.
type Options struct {
	// Logger receives what the store reports; nil keeps it silent.
	Logger *slog.Logger
	// InMemory keeps everything in memory and the directory untouched: for tests.
	InMemory bool
	// ReadOnly refuses every change and wants an archive that exists.
	ReadOnly bool
	// Existing wants an archive that exists, too, but may change it.
	Existing bool
}

// Archive is an open archive. Make one with Open.
type Archive struct {
	dir      string
	opts     Options
	log      *slog.Logger
	db       *badger.DB
	lock     *flock.Flock
	arrivals *arrivals
	pack     *zstd.Encoder
	unpack   *zstd.Decoder

	// open is held for reading by every call and for writing by Close.
	open   sync.RWMutex
	closed bool
	// write is held over a commit and its sync. Badger syncs only its newest log
	// file: were another commit to begin a new one in between, the sync would miss
	// what it was called for.
	write    sync.Mutex
	journals int // number of the last journal that was begun, 0 before; under write

	damage atomic.Pointer[error]
}

// Open opens the archive in dir, and makes one where dir is missing or empty. It
// fails with ErrLocked, ErrNewer or ErrNotArchive. An archive that has lost records
// opens all the same; Damage tells.
func Open(dir string, opts Options) (*Archive, error) {
	a := &Archive{dir: dir, opts: opts, log: opts.Logger}
	if a.log == nil {
		a.log = slog.New(slog.DiscardHandler)
	}
	if err := a.openAll(); err != nil {
		a.release()
		return nil, fmt.Errorf("opening the archive %s: %w", dir, err)
	}
	return a, nil
}

func (a *Archive) openAll() (err error) {
	if a.pack, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err != nil {
		return err
	}
	if a.unpack, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1)); err != nil {
		return err
	}
	if a.opts.InMemory {
		a.arrivals = &arrivals{}
		a.db, err = badger.Open(badgerOptions("", a.log).WithInMemory(true))
		return err
	}
	if err := a.claim(); err != nil {
		return err
	}
	if a.db, err = openBadger(filepath.Join(a.dir, storeDir), a.opts.ReadOnly, a.log); err != nil {
		return err
	}
	if a.arrivals, err = openArrivals(filepath.Join(a.dir, arrivalsFile), a.opts.ReadOnly); err != nil {
		return err
	}
	if err := a.checkCounts(); errors.Is(err, ErrDamaged) {
		a.damage.Store(&err) // what can be read is still worth opening
	} else if err != nil {
		return err
	}
	if a.Damage() != nil || a.opts.ReadOnly {
		return nil
	}
	if err := dropAside(filepath.Join(a.dir, storeDir)); err != nil {
		return err
	}
	a.tidy(tidyOpen)
	return nil
}

// Damage says what the archive was found to have lost, mostly when it was opened,
// wrapping ErrDamaged, or gives nil. Verify names each record.
func (a *Archive) Damage() error {
	if err := a.damage.Load(); err != nil {
		return *err
	}
	return nil
}

// Close writes everything out and gives the archive free. Closing twice is no error.
func (a *Archive) Close() error {
	a.open.Lock()
	defer a.open.Unlock()
	if a.closed {
		return nil
	}
	a.closed = true
	if err := a.release(); err != nil {
		return fmt.Errorf("closing the archive %s: %w", a.dir, err)
	}
	return nil
}

// release gives back whatever has been taken so far.
func (a *Archive) release() error {
	var errs []error
	if a.db != nil {
		errs = append(errs, a.db.Close())
	}
	if a.arrivals != nil {
		errs = append(errs, a.arrivals.close())
	}
	if a.unpack != nil {
		a.unpack.Close()
	}
	if a.lock != nil {
		errs = append(errs, a.lock.Close())
	}
	return errors.Join(errs...)
}

// The files of an archive's directory.
const (
	markerFile   = "archive.json"
	lockFile     = "lock"
	arrivalsFile = "arrivals.log"
	storeDir     = "store"
)

// schema is the version of the layout of keys and values that this program writes.
const schema = 1

// marker is what archive.json holds.
type marker struct {
	Format string `json:"format"` // always format
	Schema int    `json:"schema"`
}

const format = "readout.archive"

// claim checks that the directory is an archive of a known schema or may become
// one, and takes the lock. Nothing is written to a directory that is something else.
func (a *Archive) claim() error {
	m, err := readMarker(a.dir)
	if err != nil {
		return err
	}
	if m == nil && (a.opts.ReadOnly || a.opts.Existing) {
		return ErrNotArchive
	}
	if err := os.MkdirAll(a.dir, 0o700); err != nil {
		return err
	}
	lock := flock.New(filepath.Join(a.dir, lockFile))
	held, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("locking: %w", err)
	}
	if !held {
		return ErrLocked
	}
	a.lock = lock
	if m == nil {
		return writeMarker(a.dir, marker{format, schema})
	}
	return a.migrate(m.Schema)
}

// migrate brings an archive of an older schema up to date, one step a version. It
// runs under the lock and before the store is opened.
func (a *Archive) migrate(from int) error {
	if from == schema || a.opts.ReadOnly {
		return nil
	}
	// Schema 1 is the first. A step for version n goes here, in order.
	return writeMarker(a.dir, marker{format, schema})
}

// readMarker gives the marker, or nil where dir is missing or empty.
func readMarker(dir string) (*marker, error) {
	data, err := os.ReadFile(filepath.Join(dir, markerFile))
	if errors.Is(err, os.ErrNotExist) {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("%w: %w", ErrNotArchive, err)
		}
		for _, e := range entries {
			// A first start that was cut short leaves these.
			if e.Name() != lockFile && e.Name() != markerFile+".new" {
				return nil, ErrNotArchive
			}
		}
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotArchive, err)
	}
	var m marker
	if err := json.Unmarshal(data, &m); err != nil || m.Format != format || m.Schema < 1 {
		return nil, fmt.Errorf("%w: its %s is not one", ErrNotArchive, markerFile)
	}
	if m.Schema > schema {
		return nil, fmt.Errorf("%w (schema %d, this one knows %d)", ErrNewer, m.Schema, schema)
	}
	return &m, nil
}

// writeMarker writes archive.json so that it is there whole or not at all.
func writeMarker(dir string, m marker) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	path := filepath.Join(dir, markerFile)
	f, err := os.OpenFile(path+".new", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes the names in a directory last. Windows has no such call and needs none.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

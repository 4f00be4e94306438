package archive

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/ristretto/v2/z"
)

// Badger is not gentle with a store that is not as it expects:
//
//   - It removes every table that its MANIFEST does not name. After a crash those
//     are leftovers; but a MANIFEST that was cut short names none of them.
//   - It opens its tables on goroutines of its own, where a damaged footer or last
//     block ends the whole program and nothing can catch it.
//
// So before Badger comes, tables without a name are put aside, and the others are
// opened here under guard, at the cost of one block and the index of each.

// asideDir holds, below the store, the tables put aside.
const asideDir = "aside"

// preflight makes a store ready for Badger. It gives ErrDamaged, naming the file,
// when one would not open.
func preflight(dir string, log *slog.Logger) error {
	tables, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil || len(tables) == 0 {
		return err // a new store
	}
	named, err := readManifest(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return fmt.Errorf("%w: its list of files: %w", ErrDamaged, err)
	}
	for _, file := range tables {
		id, ok := table.ParseFileID(file)
		if !ok {
			continue // not Badger's
		}
		if _, ok := named[id]; !ok {
			if err := putAside(file); err != nil {
				return err
			}
			continue
		}
		err := checkFooter(file)
		if err == nil {
			err = guard(log, func() error { return openTable(file) })
		}
		if err != nil {
			log.Error("a table of the store would not open", "file", file, "cause", err)
			return fmt.Errorf("%w: its file %s cannot be read", ErrDamaged, filepath.Base(file))
		}
	}
	return nil
}

// readManifest gives the tables that Badger knows.
func readManifest(file string) (map[uint64]badger.TableManifest, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, _, err := badger.ReplayManifestFile(f, 0, badger.DefaultOptions("").WithLogger(nil))
	return m.Tables, err
}

// putAside moves a table out of Badger's reach, under a name that is free.
func putAside(file string) error {
	dir := filepath.Join(filepath.Dir(file), asideDir)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for n := 1; ; n++ {
		to := filepath.Join(dir, fmt.Sprintf("%s.%d", filepath.Base(file), n))
		if _, err := os.Lstat(to); errors.Is(err, os.ErrNotExist) {
			return os.Rename(file, to)
		}
	}
}

// dropAside removes what was put aside, once it is known that nothing is missing.
func dropAside(dir string) error { return os.RemoveAll(filepath.Join(dir, asideDir)) }

// checkFooter checks that the lengths at the end of a table lie within the file: on
// others Badger does not panic but exits. From the end backwards stand the length of
// the checksum, the checksum, the length of the index and the index.
func checkFooter(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	left, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	for range 2 {
		var length [4]byte
		if left -= 4; left < 0 {
			return io.ErrUnexpectedEOF
		}
		if _, err := f.ReadAt(length[:], left); err != nil {
			return err
		}
		if left -= int64(binary.BigEndian.Uint32(length[:])); left < 0 {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}

func openTable(file string) error {
	data, err := z.OpenMmapFile(file, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	t, err := table.OpenTable(data, table.Options{
		ReadOnly: true, BlockSize: blockSize, Compression: options.ZSTD, ChkMode: options.OnBlockRead,
	})
	if err != nil {
		data.Close(-1) // closed already on some ways; a second time does no harm
		return err
	}
	return t.Close(-1)
}

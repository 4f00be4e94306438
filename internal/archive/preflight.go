package archive

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/ristretto/v2/z"
)

// Badger opens its tables on goroutines of its own, where a damaged footer or last
// block ends the whole program and nothing can catch it. So each table is opened
// here first, under guard. It costs one block and the index of each.

// preflight gives ErrDamaged, naming the file, when a table of the store would not open.
func preflight(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil {
		return err
	}
	for _, file := range files {
		err := checkFooter(file)
		if err == nil {
			err = guard(func() error { return openTable(file) })
		}
		if err != nil {
			return fmt.Errorf("%w: its file %s: %w", ErrDamaged, filepath.Base(file), err)
		}
	}
	return nil
}

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

package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	bolt "go.etcd.io/bbolt"
)

// boltFile is where bleve keeps which blocks the index consists of.
const boltFile = "root.bolt"

// readable goes through all that bleve will read of its list of blocks. The file is mapped
// into memory: where it was cut short, bleve's own goroutines would end the program.
func readable(dir string) (err error) {
	path := filepath.Join(dir, "store", boltFile)
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, PreLoadFreelist: true, Timeout: lockWait})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.View(func(tx *bolt.Tx) error {
		switch info, err := os.Stat(path); {
		case err != nil:
			return err
		case info.Size() < tx.Size():
			return fmt.Errorf("%s is cut short", boltFile)
		}
		return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return walk(b) })
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return nil
}

// walk reads all of a bucket.
func walk(b *bolt.Bucket) error {
	return b.ForEach(func(k, v []byte) error {
		sum := crc32.ChecksumIEEE(k) ^ crc32.ChecksumIEEE(v) // touches each byte
		if inner := b.Bucket(k); v == nil && inner != nil {
			return walk(inner)
		}
		_ = sum
		return nil
	})
}

// Check compares the blocks of the index with the sums that stand behind them. It
// reads all of them, which an index of 100,000 articles takes a second or so; ErrBroken
// says that one is damaged.
func (x *Index) Check() error {
	snapshot, err := x.now()
	if err != nil {
		return err
	}
	for _, b := range snapshot.Segments() {
		if on, ok := b.Segment().(segment.PersistedSegment); ok {
			err = errors.Join(err, checkFile(on.Path()))
		}
	}
	return errors.Join(err, snapshot.Close())
}

// checkFile compares a file with its last four bytes, the CRC-32 of all before.
func checkFile(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it was merged into another meanwhile
	}
	if err != nil {
		return fmt.Errorf("checking the search index: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("checking the search index: %w", err)
	}
	sum := crc32.NewIEEE()
	var want [4]byte
	if _, err = io.CopyN(sum, f, info.Size()-int64(len(want))); err == nil {
		_, err = io.ReadFull(f, want[:])
	}
	if err == nil && sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		err = errors.New("its sum is another")
	}
	if err != nil {
		return fmt.Errorf("%w: block %s: %w", ErrBroken, filepath.Base(path), err)
	}
	return nil
}

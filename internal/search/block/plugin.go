package block

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/mmap-go"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Type and Version are the name of this form and its number, by which bleve is told to
// use it, as forceSegmentType and forceSegmentVersion.
const (
	Type    = "readout"
	Version = 1
)

// Register makes the form known to bleve, which keeps a list of forms for the program. It
// is to be called before an index is made or opened, and may be called again.
var Register = sync.OnceFunc(func() { scorch.RegisterSegmentPlugin(plugin{}, false) })

// Of gives the block of one of bleve's segments, where it is of this form.
func Of(s segment.Segment) (*Block, bool) {
	b, ok := s.(interface{ block() *Block })
	if !ok {
		return nil, false
	}
	return b.block(), true
}

// plugin is the form as bleve calls it.
type plugin struct{}

// Type and the others are part of scorch.SegmentPlugin.
func (plugin) Type() string    { return Type }
func (plugin) Version() uint32 { return Version }

func (p plugin) New(docs []index.Document) (segment.Segment, uint64, error) {
	return p.NewUsing(docs, nil)
}

func (plugin) NewUsing(docs []index.Document, _ map[string]any) (segment.Segment, uint64, error) {
	var out bytes.Buffer
	if _, err := write(&out, batch(docs)); err != nil {
		return nil, 0, err
	}
	b, err := read(out.Bytes())
	if err != nil {
		return nil, 0, err
	}
	return &inMemory{held: held{Block: b}}, uint64(out.Len()), nil
}

func (p plugin) Open(path string) (segment.Segment, error) { return p.OpenUsing(path, nil) }

func (plugin) OpenUsing(path string, _ map[string]any) (_ segment.Segment, err error) {
	defer guard(&err)()
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a block: %w", err)
	}
	mapped, err := mmap.Map(f, mmap.RDONLY, 0)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("opening a block: %w", err)
	}
	b, err := read(mapped)
	if err != nil {
		return nil, errors.Join(err, mapped.Unmap())
	}
	out := &onDisk{held: held{Block: b, free: mapped.Unmap}, path: path}
	out.AddRef()
	return out, nil
}

func (p plugin) Merge(segments []segment.Segment, drops []*roaring.Bitmap, path string, stop chan struct{}, s segment.StatsReporter) ([][]uint64, uint64, error) {
	return p.MergeUsing(segments, drops, path, stop, s, nil)
}

func (plugin) MergeUsing(segments []segment.Segment, drops []*roaring.Bitmap, path string, stop chan struct{}, s segment.StatsReporter, _ map[string]any) (_ [][]uint64, _ uint64, err error) {
	defer guard(&err)()
	var blocks []*Block
	for _, in := range segments {
		b, ok := Of(in)
		if !ok {
			return nil, 0, fmt.Errorf("merging blocks: one is a %T", in)
		}
		blocks = append(blocks, b)
	}
	source, numbers := merged(blocks, drops, stop)
	n, err := toFile(path, source)
	if err != nil {
		return nil, 0, err
	}
	if s != nil {
		s.ReportBytesWritten(uint64(n))
	}
	return numbers, uint64(n), nil
}

// toFile writes a block to a file, or leaves none.
func toFile(path string, s *source) (n int, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, fmt.Errorf("writing a block: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	defer func() { err = errors.Join(err, f.Close()) }()
	if n, err = write(f, s); err != nil {
		return 0, err
	}
	if err := f.Sync(); err != nil {
		return 0, fmt.Errorf("writing a block: %w", err)
	}
	return n, nil
}

// guard gives what is to be deferred where bytes of a file are read on a goroutine of
// bleve's: what is damaged, or not there at all, is an error then and no end of the
// program.
func guard(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if p := recover(); p != nil {
			*err = fmt.Errorf("%w: %v", errDamaged, p)
		}
	}
}

// held is a block as bleve holds it.
type held struct {
	*Block
	refs atomic.Int64
	free func() error
}

func (h *held) block() *Block { return h.Block }

// Count and the others are part of segment.Segment. What bleve asks of terms itself is not
// here: the index asks the block.
func (h *held) Count() uint64    { return uint64(h.Len()) }
func (h *held) Size() int        { return len(h.data) }
func (h *held) Fields() []string { return h.names() }
func (h *held) Close() error     { return h.DecRef() }
func (h *held) AddRef()          { h.refs.Add(1) }

func (h *held) DecRef() error {
	if h.refs.Add(-1) == 0 && h.free != nil {
		return h.free()
	}
	return nil
}

func (h *held) DocID(n uint64) ([]byte, error) {
	id, _, err := h.Doc(uint32(n))
	return id, err
}

func (h *held) DocNumbers(ids []string) (_ *roaring.Bitmap, err error) {
	defer guard(&err)()
	out := roaring.New()
	for _, id := range ids {
		n, found, err := h.numberOf(id)
		if err != nil {
			return nil, err
		}
		if found {
			out.Add(n)
		}
	}
	return out, nil
}

func (h *held) Dictionary(string) (segment.TermDictionary, error) {
	return nil, fmt.Errorf("the terms of a block: %w", errors.ErrUnsupported)
}

func (h *held) VisitStoredFields(uint64, segment.StoredFieldValueVisitor) error {
	return fmt.Errorf("the fields of a block: %w", errors.ErrUnsupported)
}

func (h *held) BytesRead() uint64     { return 0 }
func (h *held) ResetBytesRead(uint64) {}
func (h *held) BytesWritten() uint64  { return uint64(len(h.data)) }

// inMemory is a block that is not yet on disk.
type inMemory struct{ held }

// Persist writes the block to a file.
func (m *inMemory) Persist(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing a block: %w", err)
	}
	_, err = f.Write(m.data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("writing a block: %w", errors.Join(err, os.Remove(path)))
	}
	return nil
}

// onDisk is a block in a file.
type onDisk struct {
	held
	path string
}

// Path gives the block's file.
func (d *onDisk) Path() string { return d.path }

package search

import (
	"errors"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// set is a set of articles: their numbers in each block of the index.
type set []*roaring.Bitmap

func (s set) has(block int, doc uint32) bool { return s[block].Contains(doc) }

func (s set) len() int {
	n := 0
	for _, b := range s {
		n += int(b.GetCardinality())
	}
	return n
}

// each makes a set of two, block by block.
func each(a, b set, of func(a, b *roaring.Bitmap) *roaring.Bitmap) set {
	out := make(set, len(a))
	for i := range a {
		out[i] = of(a[i], b[i])
	}
	return out
}

// view is the index as it is at one moment. It knows the articles of each block by
// number, as bleve does, and gives the sets that terms stand for, without asking bleve to
// score, sort or count: of whole sets that takes microseconds.
type view struct {
	snapshot *scorch.IndexSnapshot
	blocks   []*scorch.SegmentSnapshot
	columns  []*columns
	all      set // the articles that are not replaced
}

// now gives the index as it is now; the caller closes it.
func (x *Index) now() (*scorch.IndexSnapshot, error) {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(fmt.Errorf("%w: it is a %T", ErrBroken, reader), reader.Close())
	}
	return snapshot, nil
}

// view opens the index as it is now; the caller closes it.
func (x *Index) view() (*view, error) {
	snapshot, err := x.now()
	if err != nil {
		return nil, err
	}
	v := &view{snapshot: snapshot, blocks: snapshot.Segments()}
	for _, b := range v.blocks {
		all := roaring.New()
		all.AddRange(0, b.Segment().Count())
		if gone := b.Deleted(); gone != nil {
			all.AndNot(gone)
		}
		v.all = append(v.all, all)
	}
	if v.columns, err = x.columnsOf(v.blocks); err != nil {
		return nil, errors.Join(err, v.close())
	}
	return v, nil
}

func (v *view) close() error { return v.snapshot.Close() }

// none gives an empty set.
func (v *view) none() set {
	out := make(set, len(v.blocks))
	for i := range out {
		out[i] = roaring.New()
	}
	return out
}

// having gives the articles that have one of some terms in a field.
func (v *view) having(field string, terms ...string) (set, error) {
	out := v.none()
	for i, b := range v.blocks {
		dict, err := b.Segment().Dictionary(field)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		var found []*roaring.Bitmap
		for _, t := range terms {
			bits, err := postings(dict, t)
			if err != nil {
				return nil, err
			}
			if bits != nil {
				found = append(found, bits)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			out[i] = found[0]
		default:
			out[i] = roaring.FastOr(found...)
		}
	}
	return out, nil
}

// postings gives the articles of a block that have a term; nil for none. They are bleve's
// own and not to be changed.
func postings(dict segment.TermDictionary, term string) (*roaring.Bitmap, error) {
	list, err := dict.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	in, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("%w: bleve gives no set for %q", ErrBroken, term)
	}
	if doc, one := in.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(doc)), nil
	}
	return in.ActualBitmap(), nil
}

// listed gives the terms of a field from one to another, the last left out, and of these
// those that an automaton takes, where there is one. Empty ends are open.
//
// bleve has the same, on goroutines of its own: bytes that are damaged would end the
// program there.
func (v *view) listed(field string, a segment.Automaton, from, to string) ([]string, error) {
	var out []string
	bound := func(s string) []byte {
		if s == "" {
			return nil
		}
		return []byte(s)
	}
	for _, b := range v.blocks {
		dict, err := b.Segment().Dictionary(field)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		list := dict.AutomatonIterator(a, bound(from), bound(to))
		for {
			e, err := list.Next()
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrBroken, err)
			}
			if e == nil {
				break
			}
			out = append(out, e.Term)
		}
	}
	return distinct(out), nil
}

// beginning gives the terms of a field that begin so.
func (v *view) beginning(field, prefix string) ([]string, error) {
	return v.listed(field, nil, prefix, prefix+maxRune)
}

// maxRune sorts behind all that follows a prefix.
const maxRune = "\U0010ffff"

// load reads the entry of an article into e, with its records of some kinds, and calls f
// while it can be looked at: the bytes are bleve's, and soon others.
func (v *view) load(e *entry, block int, doc uint32, kinds string, f func() error) error {
	var err error
	found := false
	verr := v.blocks[block].Segment().VisitStoredFields(uint64(doc), func(field string, _ byte, value []byte, _ []uint64) bool {
		if found = field == fieldEntry; !found {
			return true
		}
		if err = e.unpack(value, kinds); err != nil {
			err = fmt.Errorf("%w: %w", ErrBroken, err)
		} else {
			err = f()
		}
		return false
	})
	if verr == nil && !found {
		verr = errEntry
	}
	if verr != nil {
		return fmt.Errorf("%w: %w", ErrBroken, verr)
	}
	return err
}

// columns are days of the articles of a block: by the letter of a kind that of the newest
// record of it, and by printedColumn that of printing; 0 for none.
type columns map[byte][]day

const printedColumn = 'a'

// columnsOf gives the columns of blocks, from memory where they were asked for before: a
// block never changes.
func (x *Index) columnsOf(blocks []*scorch.SegmentSnapshot) ([]*columns, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	known := make(map[uint64]*columns, len(blocks))
	out := make([]*columns, len(blocks))
	for i, b := range blocks {
		c := x.columns[b.Id()]
		if c == nil {
			var err error
			if c, err = columnsIn(b.Segment()); err != nil {
				return nil, err
			}
		}
		known[b.Id()], out[i] = c, c
	}
	x.columns = known
	return out, nil
}

func columnsIn(block segment.Segment) (*columns, error) {
	out := columns{}
	for _, field := range []string{fieldPrinted, fieldNewest} {
		err := visit(block, field, func(term string, docs *roaring.Bitmap) {
			kind, iso := byte(printedColumn), term
			if field == fieldNewest {
				kind, iso = term[0], term[1:]
			}
			if out[kind] == nil {
				out[kind] = make([]day, block.Count())
			}
			d := dayNumber(iso)
			for it := docs.Iterator(); it.HasNext(); {
				out[kind][it.Next()] = d
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return &out, nil
}

// visit calls f with each term of a field in a block, and the articles that have it.
func visit(block segment.Segment, field string, f func(term string, docs *roaring.Bitmap)) error {
	dict, err := block.Dictionary(field)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	list := dict.AutomatonIterator(nil, nil, nil)
	for {
		e, err := list.Next()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		if e == nil {
			return nil
		}
		docs, err := postings(dict, e.Term)
		if err != nil {
			return err
		}
		if docs != nil {
			f(e.Term, docs)
		}
	}
}

package search

import (
	"errors"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/readout-app/readout/internal/search/block"
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
	blocks   []*block.Block
	known    []*known // of the blocks
	all      set      // the articles that are not replaced
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

// view opens the index as it is now, with what is known of its people where they are
// asked for; the caller closes it.
func (x *Index) view(people bool) (*view, error) {
	snapshot, err := x.now()
	if err != nil {
		return nil, err
	}
	v := &view{snapshot: snapshot}
	for _, s := range snapshot.Segments() {
		b, ok := block.Of(s.Segment())
		if !ok {
			return nil, errors.Join(fmt.Errorf("%w: a block is a %T", ErrBroken, s.Segment()), v.close())
		}
		all := roaring.New()
		all.AddRange(0, uint64(b.Len()))
		if gone := s.Deleted(); gone != nil {
			all.AndNot(gone)
		}
		v.blocks, v.all = append(v.blocks, b), append(v.all, all)
	}
	if v.known, err = x.knownOf(v.blocks, people); err != nil {
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
		var found []*roaring.Bitmap
		for _, t := range terms {
			docs, err := b.Having(field, t)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrBroken, err)
			}
			if docs != nil {
				found = append(found, docs)
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

// listed gives the terms of a field from one to another, the last left out, and of these
// those that an automaton takes, where there is one. Empty ends are open.
func (v *view) listed(field string, a block.Automaton, from, to string) ([]string, error) {
	var out []string
	bound := func(s string) []byte {
		if s == "" {
			return nil
		}
		return []byte(s)
	}
	for _, b := range v.blocks {
		err := b.Terms(field, a, bound(from), bound(to), func(term []byte) { out = append(out, string(term)) })
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
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

// load reads the entry of an article into what is looked at, with its records of some
// kinds, and what is shown of them where that is wanted. It is not to be looked at when
// the view is closed.
func (v *view) load(l *look, block int, doc uint32, kinds string, shown bool) error {
	l.block, l.doc, l.entryRecord = block, doc, nil
	_, data, err := v.blocks[block].Doc(doc)
	if err == nil {
		err = l.entry.unpack(data, kinds, shown)
	}
	if err == nil && kinds != "" {
		l.people, l.kindsOf = v.known[block].people.at(doc), v.known[block].kinds.at(doc)
		if len(l.people) != l.entry.people || len(l.kindsOf) != l.entry.kinds {
			err = errEntry
		}
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return nil
}

// known is what is kept in memory of a block once it was asked for.
type known struct {
	// days are by the letter of a kind of record those of an article's newest, and by
	// printedDays those of printing; 0 for none.
	days map[byte][]day
	// people, kinds and outlets are there where hits are counted or records looked at.
	people, kinds, outlets *forward
}

const printedDays = 'a'

// knownOf gives what is known of blocks, from memory where it was asked for before: a
// block never changes.
func (x *Index) knownOf(blocks []*block.Block, people bool) ([]*known, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	kept := make(map[*block.Block]known, len(blocks))
	out := make([]*known, len(blocks))
	for i, b := range blocks {
		k := x.known[b]
		err := k.learn(b, people)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		kept[b], out[i] = k, &k
	}
	x.known = kept
	return out, nil
}

// learn reads what is asked for and not yet known.
func (k *known) learn(b *block.Block, people bool) (err error) {
	if k.days == nil {
		if k.days, err = daysOf(b); err != nil {
			return err
		}
	}
	if !people || k.people != nil {
		return nil
	}
	if k.outlets, err = forwardOf(b, fieldOutletWhole); err != nil {
		return err
	}
	if k.kinds, err = forwardOf(b, fieldKind); err != nil {
		return err
	}
	k.people, err = peopleOf(b)
	return err
}

func daysOf(b *block.Block) (map[byte][]day, error) {
	out := map[byte][]day{}
	for _, field := range []string{fieldPrinted, fieldNewest} {
		err := b.Visit(field, func(term []byte, docs []uint32) {
			kind, iso := byte(printedDays), string(term)
			if field == fieldNewest {
				kind, iso = term[0], iso[1:]
			}
			if out[kind] == nil {
				out[kind] = make([]day, b.Len())
			}
			d := dayNumber(iso)
			for _, n := range docs {
				out[kind][n] = d
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

package block

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// shelf is what blocks should hold: of each article its terms by field, and its entry.
type shelf map[string]map[string][]string

// write makes articles, with terms of which some are rare and some are everywhere.
func written(dice *rand.Rand, from, to int) shelf {
	out := shelf{}
	for i := from; i < to; i++ {
		terms := map[string][]string{"text": {"everywhere", fmt.Sprintf("only %d", i)}, "none": {}}
		for w := range 12 {
			if dice.IntN(w+1) == 0 {
				terms["text"] = append(terms["text"], fmt.Sprintf("word %d", w))
			}
		}
		if i%7 == 0 {
			terms["outlet"] = []string{"seven"}
		}
		out[fmt.Sprintf("id %d", i)] = terms
	}
	return out
}

func (s shelf) block(t *testing.T) segment.Segment {
	t.Helper()
	var docs []index.Document
	for id, terms := range s {
		docs = append(docs, Doc(id, terms, []byte("entry of "+id)))
	}
	out, _, err := plugin{}.New(docs)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// is compares a block with what it should hold.
func (s shelf) is(t *testing.T, in segment.Segment) {
	t.Helper()
	b, ok := Of(in)
	if !ok || b.Len() != len(s) {
		t.Fatalf("a block of %d articles, want %d", b.Len(), len(s))
	}
	having := map[string]map[string][]string{} // field, term -> IDs
	ids := make([]string, b.Len())
	for n := range ids {
		id, entry, err := b.Doc(uint32(n))
		if err != nil || string(entry) != "entry of "+string(id) || s[string(id)] == nil {
			t.Fatalf("article %d is %q with %q: %v", n, id, entry, err)
		}
		ids[n] = string(id)
		for field, terms := range s[ids[n]] {
			for _, term := range terms {
				if having[field] == nil {
					having[field] = map[string][]string{}
				}
				having[field][term] = append(having[field][term], ids[n])
			}
		}
		found, err := in.DocNumbers([]string{ids[n], "id of nobody"})
		if err != nil || !slices.Equal(found.ToArray(), []uint32{uint32(n)}) {
			t.Errorf("%s is number %v, want %d: %v", ids[n], found, n, err)
		}
	}
	named := func(docs []uint32) (out []string) {
		for _, d := range docs {
			out = append(out, ids[d])
		}
		return out
	}
	for _, field := range []string{"text", "outlet", "none", "unknown"} {
		met := map[string]bool{}
		err := b.Visit(field, func(term []byte, docs []uint32) {
			met[string(term)] = true
			if want := having[field][string(term)]; !slices.Equal(named(docs), want) {
				t.Errorf("%s %s is in %v, want %v", field, term, named(docs), want)
			}
		})
		if err != nil || len(met) != len(having[field]) {
			t.Errorf("of %s there are %d terms, want %d: %v", field, len(met), len(having[field]), err)
		}
		for term, want := range having[field] {
			docs, err := b.Having(field, term)
			if err != nil || !slices.Equal(named(docs.ToArray()), want) {
				t.Errorf("%s %s is in %v, want %v: %v", field, term, docs, want, err)
			}
		}
		if docs, err := b.Having(field, "nowhere"); docs != nil || err != nil {
			t.Errorf("%s has nowhere in %v: %v", field, docs, err)
		}
	}
}

func TestBlocksHoldWhatIsPut(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	dir := t.TempDir()
	var parts []segment.Segment
	var drops []*roaring.Bitmap
	all := shelf{}
	for i := range 4 {
		s := written(dice, 100*i, 100*i+100)
		made := s.block(t)
		s.is(t, made)
		path := filepath.Join(dir, fmt.Sprint(i))
		if err := made.(segment.UnpersistedSegment).Persist(path); err != nil {
			t.Fatal(err)
		}
		opened, err := plugin{}.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { opened.Close() })
		s.is(t, opened)
		if opened.(segment.PersistedSegment).Path() != path {
			t.Errorf("%s says it is at another place", path)
		}
		var gone *roaring.Bitmap
		if i%2 == 1 { // every third article was replaced
			gone = roaring.New()
			for n := uint32(0); n < 100; n += 3 {
				id, err := opened.DocID(uint64(n))
				if err != nil {
					t.Fatal(err)
				}
				gone.Add(n)
				delete(s, string(id))
			}
		}
		parts, drops = append(parts, []segment.Segment{made, opened}[i/2]), append(drops, gone)
		maps.Copy(all, s)
	}
	path := filepath.Join(dir, "merged")
	numbers, size, err := plugin{}.Merge(parts, drops, path, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := plugin{}.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer merged.Close()
	all.is(t, merged)
	if info, err := os.Stat(path); err != nil || uint64(info.Size()) != size {
		t.Errorf("of %d bytes, %v, it says %d", info.Size(), err, size)
	}
	for i, part := range parts {
		for n, to := range numbers[i] {
			was, _ := part.DocID(uint64(n))
			if gone := drops[i] != nil && drops[i].Contains(uint32(n)); gone != (to == dropped) {
				t.Errorf("%s gets number %d", was, to)
			}
			if is, _ := merged.DocID(to); to != dropped && string(is) != string(was) {
				t.Errorf("%s became %s", was, is)
			}
		}
	}
}

func TestAMergeCanBeStopped(t *testing.T) {
	stop := make(chan struct{})
	close(stop)
	path := filepath.Join(t.TempDir(), "merged")
	made := written(rand.New(rand.NewPCG(3, 4)), 0, 9).block(t)
	_, _, err := plugin{}.Merge([]segment.Segment{made}, []*roaring.Bitmap{nil}, path, stop, nil)
	if !errors.Is(err, segment.ErrClosed) {
		t.Error(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a part of it is left: %v", err)
	}
}

func FuzzBlock(f *testing.F) {
	s := written(rand.New(rand.NewPCG(5, 6)), 0, 12)
	var docs []index.Document
	for id, terms := range s {
		docs = append(docs, Doc(id, terms, []byte(id)))
	}
	made, _, err := plugin{}.New(docs)
	if err != nil {
		f.Fatal(err)
	}
	b, _ := Of(made)
	f.Add(b.data)
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		look := func() (err error) { // as the index does, which takes what vellum says of damage
			defer guard(&err)()
			b, err := read(data)
			if err != nil {
				return err
			}
			for n := range uint32(b.Len()) {
				id, _, _ := b.Doc(n)
				_, _, _ = b.numberOf(string(id))
			}
			for _, name := range b.names() {
				_ = b.Visit(name, func([]byte, []uint32) {})
				_, _ = b.Having(name, "everywhere")
			}
			return nil
		}
		_ = look()
	})
}

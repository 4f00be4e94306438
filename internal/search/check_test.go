package search_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/story/storytest"
)

// TestDamageNeverEndsTheProgram cuts files of an index short, or changes bytes of them, at
// random places. Either that is noticed, or the index is one of before, as its mark says;
// whatever is asked of it then, it answers or says that it is broken.
func TestDamageNeverEndsTheProgram(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "index")
	s := newShelf(t)
	for _, it := range storytest.NewPress(storytest.Crowded, 3).Articles(60) {
		s.texts[it.Article.ID] = it.Article
		s.items = append(s.items, search.Item{Article: it.Article, Reading: it.Reading, Stories: []string{"one"}})
	}
	x, err := search.Create(whole, s.text)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(s.items); i += 8 {
		if err := x.Put(s.items[i:min(i+8, len(s.items))], strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	last, err := x.Mark()
	if err := errors.Join(err, x.Check(), x.Close()); err != nil {
		t.Fatal(err)
	}
	// Which blocks there are hangs on how far bleve's own merging came, and it leaves behind
	// some that it has merged already: damage to those is no damage.
	var files, blocks []string
	err = filepath.WalkDir(whole, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			path, err = filepath.Rel(whole, path)
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		dir := filepath.Join(t.TempDir(), "index")
		err := errors.Join(os.CopyFS(dir, os.DirFS(whole)), os.Remove(filepath.Join(dir, name)))
		if err != nil {
			t.Fatal(err)
		}
		x, err := search.Open(dir, s.text)
		needed := err != nil
		if err == nil {
			mark, err := x.Mark()
			needed = err != nil || mark != last
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if needed && filepath.Ext(name) == ".zap" {
			blocks = append(blocks, name)
		}
	}
	if len(blocks) == 0 {
		t.Fatal("the index needs none of its blocks")
	}
	rounds := 150
	if testing.Short() {
		rounds = 40
	}
	dice := rand.New(rand.NewPCG(5, 6))
	for range rounds {
		dir := filepath.Join(t.TempDir(), "index")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		from := files
		if dice.IntN(2) == 0 {
			from = blocks
		}
		name := from[dice.IntN(len(from))]
		path := filepath.Join(dir, name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := dice.IntN(len(data))
		what := "cut at " + strconv.Itoa(at) + " of " + strconv.Itoa(len(data))
		if filepath.Ext(name) == ".zap" && dice.IntN(2) == 0 {
			data[at] ^= byte(1 + dice.IntN(255))
			what = "another byte at " + strconv.Itoa(at)
		} else {
			data = data[:at]
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		x, err := search.Open(dir, s.text)
		if err == nil {
			err = x.Check()
		}
		if err != nil {
			if !errors.Is(err, search.ErrBroken) {
				t.Errorf("%s, %s: %v", name, what, err)
			}
		}
		if x == nil {
			continue
		}
		mark, merr := x.Mark()
		if slices.Contains(blocks, name) && err == nil && merr == nil && mark == last {
			t.Errorf("%s, %s: nothing noticed it", name, what)
		}
		for _, facets := range []int{0, 5} {
			_, ferr := x.Find(t.Context(), search.Request{Records: facets > 0, Size: 10, Facets: facets})
			if ferr != nil && !errors.Is(ferr, search.ErrBroken) {
				t.Errorf("%s, %s: asked, %v", name, what, ferr)
			}
			if err == nil && mark == last && ferr != nil {
				t.Errorf("%s, %s: it passed for whole, but %v", name, what, ferr)
			}
		}
		if err == nil && merr == nil && mark == last {
			if n, _ := x.Len(); n != len(s.items) {
				t.Errorf("%s, %s: it passed for whole with %d of %d articles", name, what, n, len(s.items))
			}
		}
		x.Close()
	}
}

package archive

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/article"
)

// filled makes an archive of 200 articles in one story with ten decisions and a
// setting, closes it and gives its directory.
func filled(t testing.TB) (dir string, s Story, ids []article.ID) {
	t.Helper()
	dir = t.TempDir()
	a := open(t, dir, Options{})
	s, err := a.CreateStory("The Sael talks", noon)
	if err != nil {
		t.Fatal(err)
	}
	var items []Item
	for n := range 200 {
		it := item(n)
		it.Original = append(it.Original, noise(uint64(n), 3000)...)
		items = append(items, it)
		ids = append(ids, it.Article.ID)
	}
	if _, err := a.PutArticles(context.Background(), s.ID, items); err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if _, err := a.AppendDecision(s.ID, ruling("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(a.SetSetting("week", "iso"), a.Close()); err != nil {
		t.Fatal(err)
	}
	return dir, s, ids
}

// files gives the store's files with an ending.
func files(t *testing.T, dir, ending string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, storeDir, "*"+ending))
	if err != nil || len(all) == 0 {
		t.Fatalf("no %s files: %v", ending, err)
	}
	return all
}

// Every flip of a bit in the store's tables is noticed, and what verify names is
// what can be read no more.
func TestVerifyNamesWhatIsDamaged(t *testing.T) {
	dir, _, ids := filled(t)
	table := files(t, dir, ".sst")[0]
	whole, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []int{2, 10, 30, 50, 70, 90} {
		broken := bytes.Clone(whole)
		broken[len(broken)*part/100] ^= 0x10
		if err := os.WriteFile(table, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		a, err := Open(dir, Options{ReadOnly: true})
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("at %d %%: %v", part, err)
			}
			continue // said at once
		}
		r, err := a.Verify(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if r.Clean() {
			t.Errorf("at %d %%: nothing was noticed", part)
		}
		named := map[string]bool{}
		for _, p := range r.Problems {
			named[p.What+" "+p.ID] = true
			if p.Text == "" || !strings.HasSuffix(p.Text, ".") {
				t.Errorf("at %d %%: not a sentence: %+v", part, p)
			}
		}
		for _, id := range ids {
			if _, err := a.Article(id); (err != nil) != named["article "+string(id)] {
				t.Errorf("at %d %%: article %s: read with %v, named: %v", part, id, err, named["article "+string(id)])
			} else if _, err := a.Original(id); (err != nil) != (named["original "+string(id)] || named["article "+string(id)]) {
				t.Errorf("at %d %%: original %s: read with %v", part, id, err)
			}
		}
		a.Close()
	}
}

// A flipped bit costs what it lies in and nothing behind it, however much is kept
// afterwards.
func TestDamageDoesNotSpread(t *testing.T) {
	dir, _, ids := filled(t)
	table := files(t, dir, ".sst")[0]
	data, err := os.ReadFile(table)
	if err == nil {
		data[len(data)/2] ^= 1
		err = os.WriteFile(table, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	readable := func(a *Archive) (n int) {
		for _, id := range ids {
			if _, err := a.Article(id); err == nil {
				n++
			}
			if _, err := a.Original(id); err == nil {
				n++
			}
		}
		return n
	}
	a := open(t, dir, Options{})
	before := readable(a)
	if err := a.Compact(context.Background()); !errors.Is(err, ErrDamaged) {
		t.Errorf("compacting: %v", err)
	}
	for n := range tidyImport + 2 {
		if _, err := a.PutArticles(context.Background(), "", []Item{item(1000 + n)}); err != nil {
			t.Fatal(err)
		}
		a.Close()
		a = open(t, dir, Options{})
	}
	if _, err := a.PutArticles(context.Background(), "", []Item{item(2000)}); err != nil {
		t.Fatal(err)
	}
	if err := a.Damage(); !errors.Is(err, ErrDamaged) {
		t.Errorf("Damage: %v", err)
	}
	if after := readable(a); after != before {
		t.Errorf("%d could be read and %d can be now", before, after)
	}
}

// Tables are sorted away as sessions go by, and nothing is lost on the way.
func TestTidy(t *testing.T) {
	dir, _, _ := filled(t)
	for n := range 2 * tidyImport {
		a := open(t, dir, Options{})
		if _, err := a.PutArticles(context.Background(), "", []Item{item(1000 + n)}); err != nil {
			t.Fatal(err)
		}
		a.Close()
	}
	if n := len(files(t, dir, ".sst")); n > tidyImport+2 {
		t.Errorf("%d tables are left", n)
	}
	if r := clean(t, open(t, dir, Options{})); r.Articles != 200+2*tidyImport {
		t.Errorf("Verify: %+v", r)
	}
}

// A store that lost its newest writes without a word is known by the log of
// arrivals, at once when it is opened.
func TestLostTail(t *testing.T) {
	dir, s, _ := filled(t)
	lose(t, dir, func(a *Archive) {
		if _, err := a.PutArticles(context.Background(), s.ID, []Item{item(501), item(502)}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.AppendDecision(s.ID, ruling("last")); err != nil {
			t.Fatal(err)
		}
	})
	a := open(t, dir, Options{})
	if err := a.Damage(); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "2 of 202 articles") {
		t.Errorf("Damage: %v", err)
	}
	r, err := a.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	for _, p := range r.Problems {
		if p.Missing {
			missing[p.What+" "+p.ID] = true
		}
	}
	for _, want := range []string{"article " + string(item(501).Article.ID), "article " + string(item(502).Article.ID), "decision " + string(s.ID) + "/11"} {
		if !missing[want] {
			t.Errorf("%s is not named: %+v", want, r.Problems)
		}
	}
	if len(missing) != 3 || r.Articles != 200 || r.Decisions != 10 {
		t.Errorf("missing %v, report %+v", missing, r)
	}
}

// lose runs writes and then puts the store back as it was before them, leaving the
// log of arrivals as it is.
func lose(t *testing.T, dir string, writes func(*Archive)) {
	t.Helper()
	before := t.TempDir()
	if err := os.CopyFS(before, os.DirFS(filepath.Join(dir, storeDir))); err != nil {
		t.Fatal(err)
	}
	a := open(t, dir, Options{})
	writes(a)
	store := filepath.Join(dir, storeDir)
	if err := errors.Join(a.Close(), os.RemoveAll(store), os.CopyFS(store, os.DirFS(before))); err != nil {
		t.Fatal(err)
	}
}

// A log of arrivals that lags behind, as after a power cut, is completed.
func TestArrivalsAreCompleted(t *testing.T) {
	dir, _, _ := filled(t)
	path := filepath.Join(dir, arrivalsFile)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, left := range []int{0, 1, len(whole) / 2, len(whole) - 1} {
		if err := os.WriteFile(path, whole[:left], 0o600); err != nil {
			t.Fatal(err)
		}
		a := open(t, dir, Options{})
		if err := a.Damage(); err != nil {
			t.Errorf("cut at %d: %v", left, err)
		}
		clean(t, a)
		keys, err := a.arrivals.keys()
		if n := countKeys(keys); err != nil || n != (counts{200, 1, 10}) {
			t.Errorf("cut at %d: %+v, %v", left, n, err)
		}
		a.Close()
	}
}

// Nothing panics or hangs whichever file of the store is cut short or garbled.
func TestBrokenFiles(t *testing.T) {
	for _, c := range []struct {
		name   string
		broken func(data []byte) []byte
	}{
		{"cut in half", func(d []byte) []byte { return d[:len(d)/2] }},
		{"emptied", func(d []byte) []byte { return nil }},
		{"zeroed", func(d []byte) []byte { return make([]byte, len(d)) }},
		{"garbled", func(d []byte) []byte { return noise(9, len(d)) }},
	} {
		for _, ending := range []string{".sst", "MANIFEST", "KEYREGISTRY"} {
			t.Run(ending+" "+c.name, func(t *testing.T) {
				dir, _, _ := filled(t)
				path := files(t, dir, ending)[0]
				data, err := os.ReadFile(path)
				if err == nil {
					err = os.WriteFile(path, c.broken(data), 0o600)
				}
				if err != nil {
					t.Fatal(err)
				}
				a, err := Open(dir, Options{})
				if err != nil {
					if !errors.Is(err, ErrDamaged) {
						t.Errorf("not opened: %v", err)
					}
					return
				}
				defer a.Close()
				r, err := a.Verify(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				if ending == ".sst" && r.Clean() {
					t.Error("nothing was noticed")
				}
			})
		}
	}
}

// A list of tables that was cut short or lost costs no table: Badger would remove
// those it does not name.
func TestManifestLost(t *testing.T) {
	for name, breaks := range map[string]func(string) error{
		"cut short": func(path string) error { return os.Truncate(path, 20) },
		"removed":   os.Remove,
	} {
		for _, readOnly := range []bool{true, false} {
			dir, _, _ := filled(t)
			tables := len(files(t, dir, ".sst"))
			if err := breaks(files(t, dir, "MANIFEST")[0]); err != nil {
				t.Fatal(err)
			}
			a, err := Open(dir, Options{ReadOnly: readOnly})
			if err == nil {
				err = a.Damage()
				a.Close()
			}
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: got %v", name, err)
			}
			left, _ := filepath.Glob(filepath.Join(dir, storeDir, "*.sst"))
			aside, _ := filepath.Glob(filepath.Join(dir, storeDir, asideDir, "*.sst.1"))
			if len(left)+len(aside) != tables {
				t.Errorf("%s: of %d tables there are %d and %d aside", name, tables, len(left), len(aside))
			}
		}
	}
}

// A table that a crash left half written is no damage.
func TestLeftoverTable(t *testing.T) {
	dir, _, _ := filled(t)
	leftover := filepath.Join(dir, storeDir, "000077.sst")
	if err := os.WriteFile(leftover, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := open(t, dir, Options{})
	if err := a.Damage(); err != nil {
		t.Error(err)
	}
	clean(t, a)
	for _, gone := range []string{leftover, filepath.Join(dir, storeDir, asideDir)} {
		if _, err := os.Lstat(gone); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is left", gone)
		}
	}
}

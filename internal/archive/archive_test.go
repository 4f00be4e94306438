package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

var noon = time.Date(2031, 5, 6, 12, 0, 0, 0, time.UTC)

// open opens an archive that is closed with the test.
func open(t testing.TB, dir string, opts Options) *Archive {
	t.Helper()
	a, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// item makes the n-th article of a made-up paper, with an original.
func item(n int) Item {
	words := fmt.Sprintf("NORHAVEN, May %d. The delegation of Sael said on day %d that round %d of the talks would open “in good time”.\n", n%28+1, n, n*7)
	return itemOf(words, article.Front{Outlet: article.Passage{Text: "Norhaven Courier"}, Language: "en"}, fmt.Sprintf("%d.html", n), []byte("<p>"+words))
}

func itemOf(words string, front article.Front, file string, original []byte) Item {
	art, err := article.New(text.New(words), front)
	if err != nil {
		panic(err)
	}
	art.File, art.Captured = file, noon
	return Item{art, original}
}

// noise makes bytes that do not compress.
func noise(seed uint64, n int) []byte {
	data := make([]byte, n)
	rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)}).Read(data)
	return data
}

func ruling(value string) decision.Decision {
	it := item(1)
	return decision.Decision{At: noon, By: "desk", Kind: decision.KindRead, Value: value, Target: decision.Target{
		Article: it.Article.ID, Record: decision.OnTime, Selector: it.Article.Text.Select(text.Span{Start: 10, End: 15}),
	}}
}

// bothWays runs a test on disk and in memory.
func bothWays(t *testing.T, fn func(*testing.T, *Archive)) {
	t.Run("disk", func(t *testing.T) { fn(t, open(t, t.TempDir(), Options{})) })
	t.Run("memory", func(t *testing.T) { fn(t, open(t, "", Options{InMemory: true})) })
}

func clean(t testing.TB, a *Archive) Report {
	t.Helper()
	r, err := a.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		t.Errorf("verify: %+v", p)
	}
	return r
}

func TestArticles(t *testing.T) {
	bothWays(t, func(t *testing.T, a *Archive) {
		ctx := context.Background()
		items := []Item{
			item(1),
			itemOf("Pasted words and nothing beside them.", article.Front{}, "", nil),
			itemOf(strings.Repeat("A long report, line after line: ŝanĝo <b>&\u2028.\n", 20_000), article.Front{Lines: []text.Span{{Start: 1, End: 2}}}, "long.txt", noise(1, 3*pieceLen+17)), // an original of several pieces
			item(2),
			item(1), // again
		}
		kept, err := a.PutArticles(ctx, "", items)
		if err != nil {
			t.Fatal(err)
		}
		for i, k := range kept {
			if k.ID != items[i].Article.ID || k.New != (i != 4) {
				t.Errorf("item %d: got %+v", i, k)
			}
		}
		for i, it := range items {
			got, err := a.Article(it.Article.ID)
			if err != nil || !reflect.DeepEqual(got, it.Article) {
				t.Errorf("item %d: got %+v, %v", i, got, err)
			}
			original, err := a.Original(it.Article.ID)
			if it.Original == nil {
				if !errors.Is(err, ErrNotFound) {
					t.Errorf("item %d: an original of nothing: %v", i, err)
				}
			} else if err != nil || !bytes.Equal(original, it.Original) {
				t.Errorf("item %d: the original differs, %v", i, err)
			}
		}
		ids, err := a.IDs()
		want := []article.ID{items[0].Article.ID, items[1].Article.ID, items[2].Article.ID, items[3].Article.ID}
		if err != nil || !slices.Equal(ids, want) {
			t.Errorf("IDs: got %v, %v, want %v", ids, err, want)
		}
		n := 0
		for art, err := range a.All(ctx) {
			if err != nil || art.ID != want[n] {
				t.Errorf("All: got %v, %v, want %v", art.ID, err, want[n])
			}
			n++
		}
		if r := clean(t, a); n != 4 || r.Articles != 4 || r.Originals != 3 {
			t.Errorf("All gave %d, Verify %+v", n, r)
		}
		if _, err := a.Article("0123"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an article that is not there: %v", err)
		}
		forged := item(3)
		forged.Article.ID = items[0].Article.ID
		if _, err := a.PutArticles(ctx, "", []Item{forged}); err == nil {
			t.Error("an article under another's name was kept")
		}
	})
}

// What is kept before a cancel stays kept, and is what was said to be.
func TestPutArticlesCancelled(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	var items []Item
	for n := range chunkItems + 10 {
		items = append(items, item(n))
	}
	ctx := &cancelAfter{Context: context.Background(), calls: chunkItems + 5}
	kept, err := a.PutArticles(ctx, "", items)
	if !errors.Is(err, context.Canceled) || len(kept) != chunkItems {
		t.Fatalf("kept %d, %v", len(kept), err)
	}
	if s, err := a.Stats(); err != nil || s.Articles != chunkItems {
		t.Errorf("Stats: %+v, %v", s, err)
	}
	clean(t, a)
}

// cancelAfter is cancelled once Err has been asked so many times.
type cancelAfter struct {
	context.Context
	calls int
}

func (c *cancelAfter) Err() error {
	if c.calls--; c.calls < 0 {
		return context.Canceled
	}
	return nil
}

func TestStories(t *testing.T) {
	bothWays(t, func(t *testing.T, a *Archive) {
		ctx := context.Background()
		one, err := a.CreateStory("  The Sael talks ", noon)
		if err != nil || one.Name != "The Sael talks" || !one.Created.Equal(noon) {
			t.Fatalf("got %+v, %v", one, err)
		}
		two, err := a.CreateStory("The strait", noon)
		if err != nil || two.ID == one.ID {
			t.Fatalf("got %+v, %v", two, err)
		}
		for _, c := range []struct {
			name string
			want error
		}{{"The strait", ErrNameTaken}, {" ", ErrNoName}} {
			if _, err := a.CreateStory(c.name, noon); !errors.Is(err, c.want) {
				t.Errorf("CreateStory(%q): %v", c.name, err)
			}
			if err := a.RenameStory(one.ID, c.name); !errors.Is(err, c.want) {
				t.Errorf("RenameStory(%q): %v", c.name, err)
			}
		}
		if err := a.RenameStory("none", "x"); !errors.Is(err, ErrNotFound) {
			t.Errorf("renaming no story: %v", err)
		}
		if err := a.RenameStory(one.ID, "Sael"); err != nil {
			t.Error(err)
		}
		if _, err := a.PutArticles(ctx, one.ID, []Item{item(3), item(1), item(3)}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.PutArticles(ctx, "", []Item{item(2)}); err != nil {
			t.Fatal(err)
		}
		if err := a.AddToStory(one.ID, item(1).Article.ID, item(2).Article.ID); err != nil {
			t.Fatal(err)
		}
		if err := a.AddToStory(two.ID, item(2).Article.ID); err != nil {
			t.Fatal(err)
		}
		if err := a.AddToStory(two.ID, item(1).Article.ID, "none"); !errors.Is(err, ErrNotFound) {
			t.Errorf("adding what is not there: %v", err)
		}
		if _, err := a.PutArticles(ctx, "none", []Item{item(9)}); !errors.Is(err, ErrNotFound) {
			t.Errorf("keeping into no story: %v", err)
		}
		want := map[StoryID][]article.ID{
			one.ID: {item(3).Article.ID, item(1).Article.ID, item(2).Article.ID},
			two.ID: {item(2).Article.ID},
		}
		for id, ids := range want {
			if got, err := a.Articles(id); err != nil || !slices.Equal(got, ids) {
				t.Errorf("story %s: got %v, %v, want %v", id, got, err, ids)
			}
			for n := range len(ids) + 2 {
				if got, err := a.ArticlesAfter(id, n); err != nil || !slices.Equal(got, ids[min(n, len(ids)):]) {
					t.Errorf("story %s after %d: got %v, %v of %v", id, n, got, err, ids)
				}
			}
		}
		all, err := a.Stories()
		if err != nil || len(all) != 2 || all[0].Name != "Sael" || all[0].Articles != 3 || all[1].Articles != 1 {
			t.Errorf("Stories: %+v, %v", all, err)
		}
		if _, err := a.Articles("none"); !errors.Is(err, ErrNotFound) {
			t.Errorf("no story: %v", err)
		}
		clean(t, a)
	})
}

func TestDecisions(t *testing.T) {
	bothWays(t, func(t *testing.T, a *Archive) {
		s, err := a.CreateStory("s", noon)
		if err != nil {
			t.Fatal(err)
		}
		var want []decision.Decision
		for n := range 3 {
			d, err := a.AppendDecision(s.ID, ruling(fmt.Sprint(n)))
			if err != nil || d.Seq != uint64(n+1) {
				t.Fatalf("got %+v, %v", d, err)
			}
			want = append(want, d)
		}
		undo, _ := decision.Undo(want)
		d, err := a.AppendDecision(s.ID, undo)
		if err != nil || d.Seq != 4 || d.At.IsZero() || d.Undoes != 3 {
			t.Fatalf("got %+v, %v", d, err)
		}
		want = append(want, d)
		if _, err := a.AppendDecision(s.ID, decision.Decision{Kind: decision.KindUndo, Undoes: 9}); !errors.Is(err, decision.ErrInvalid) {
			t.Errorf("an undo of the future: %v", err)
		}
		if _, err := a.AppendDecision("none", ruling("x")); !errors.Is(err, ErrNotFound) {
			t.Errorf("a decision on no story: %v", err)
		}
		got, err := a.Decisions(s.ID)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, want)
		}
		many := make([]decision.Decision, chunkDecisions*2+1)
		for i := range many {
			many[i] = ruling("m")
		}
		if done, err := a.AppendDecisions(context.Background(), s.ID, many); err != nil || done[len(done)-1].Seq != uint64(4+len(many)) {
			t.Errorf("many: %d, %v", len(done), err)
		}
		if r := clean(t, a); r.Decisions != 4+len(many) || r.Stories != 1 {
			t.Errorf("Verify: %+v", r)
		}
	})
}

func TestReadingsAndSettings(t *testing.T) {
	bothWays(t, func(t *testing.T, a *Archive) {
		id := item(1).Article.ID
		if _, ok := a.Reading(id, "1.0"); ok {
			t.Error("a reading of nothing")
		}
		big := noise(3, 2*pieceLen)
		for version, data := range map[string][]byte{"1.0": []byte(`{"schema":"x"}`), "1.0.1": {}, "2.0": big} {
			if err := a.PutReading(id, version, data); err != nil {
				t.Fatal(err)
			}
			if got, ok := a.Reading(id, version); !ok || !bytes.Equal(got, data) {
				t.Errorf("version %s: %d bytes, %v", version, len(got), ok)
			}
		}
		if n, err := a.DropReadings("1.0"); err != nil || n != 1+3 {
			t.Errorf("DropReadings: %d, %v", n, err)
		}
		if _, ok := a.Reading(id, "1.0"); !ok {
			t.Error("the version to keep is gone")
		}
		if _, ok := a.Reading(id, "2.0"); ok {
			t.Error("a version to drop is there")
		}
		type prefs struct{ Week string }
		var p prefs
		if ok, err := a.Setting("week", &p); ok || err != nil {
			t.Errorf("a setting of nothing: %v, %v", ok, err)
		}
		if err := a.SetSetting("week", prefs{"iso"}); err != nil {
			t.Fatal(err)
		}
		if ok, err := a.Setting("week", &p); !ok || err != nil || p.Week != "iso" {
			t.Errorf("got %+v, %v, %v", p, ok, err)
		}
		if err := a.Compact(context.Background()); err != nil {
			t.Error(err)
		}
		clean(t, a)
	})
}

func TestOpen(t *testing.T) {
	write := func(t *testing.T, name, data string) string {
		t.Helper()
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for _, c := range []struct {
		name string
		dir  func(*testing.T) string
		opts Options
		want error
	}{
		{"missing", func(t *testing.T) string { return filepath.Join(t.TempDir(), "a", "b") }, Options{}, nil},
		{"empty", func(t *testing.T) string { return t.TempDir() }, Options{}, nil},
		{"a first start cut short", func(t *testing.T) string { return write(t, lockFile, "") }, Options{}, nil},
		{"missing, for reading", func(t *testing.T) string { return filepath.Join(t.TempDir(), "a") }, Options{ReadOnly: true}, ErrNotArchive},
		{"other files", func(t *testing.T) string { return write(t, "holiday.jpg", "") }, Options{}, ErrNotArchive},
		{"a file", func(t *testing.T) string { return filepath.Join(write(t, "a", ""), "a") }, Options{}, ErrNotArchive},
		{"a marker of nonsense", func(t *testing.T) string { return write(t, markerFile, "{") }, Options{}, ErrNotArchive},
		{"a marker of another program", func(t *testing.T) string { return write(t, markerFile, `{"format":"x","schema":1}`) }, Options{}, ErrNotArchive},
		{"newer", func(t *testing.T) string { return write(t, markerFile, `{"format":"readout.archive","schema":2}`) }, Options{}, ErrNewer},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := c.dir(t)
			a, err := Open(dir, c.opts)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if err == nil {
				err = a.Close()
			} else if entries, _ := os.ReadDir(dir); len(entries) > 1 {
				t.Errorf("a folder that is no archive was written to: %v", entries)
			}
			if c.want == nil && err != nil {
				t.Errorf("closing: %v", err)
			}
		})
	}
}

func TestLockedInSameProcess(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	for _, opts := range []Options{{}, {ReadOnly: true}} {
		if _, err := Open(dir, opts); !errors.Is(err, ErrLocked) {
			t.Errorf("a second Open: %v", err)
		}
	}
	if err := errors.Join(a.Close(), a.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Stories(); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	if err := a.RenameStory("x", "y"); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: %v", err)
	}
	open(t, dir, Options{})
}

// Calls from many sides, and Close in their midst, do no harm: each is done or
// refused, and what was done is there.
func TestConcurrentUse(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	s, err := a.CreateStory("s", noon)
	if err != nil {
		t.Fatal(err)
	}
	var articles, decisions atomic.Int64
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for n := range 50 {
				kept, err := a.PutArticles(context.Background(), s.ID, []Item{item(w*50 + n)})
				if err == nil {
					articles.Add(1)
					_, err = a.Article(kept[0].ID)
				}
				if err == nil {
					_, err = a.AppendDecision(s.ID, ruling("x"))
				}
				if err == nil {
					decisions.Add(1)
					_, err = a.Decisions(s.ID)
				}
				if err != nil {
					if !errors.Is(err, ErrClosed) {
						t.Error(err)
					}
					return
				}
				if w == 0 && n == 25 {
					if err := a.Close(); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wg.Wait()
	a = open(t, dir, Options{})
	if r := clean(t, a); int64(r.Articles) != articles.Load() || int64(r.Decisions) != decisions.Load() {
		t.Errorf("acknowledged %d and %d, there are %+v", articles.Load(), decisions.Load(), r)
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	if _, err := a.PutArticles(context.Background(), "", []Item{item(1)}); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir, Options{ReadOnly: true})
	if r := clean(t, a); r.Articles != 1 {
		t.Errorf("Verify: %+v", r)
	}
	if _, err := a.PutArticles(context.Background(), "", []Item{item(2)}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
	if err := a.Compact(context.Background()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("compacting: %v", err)
	}
}

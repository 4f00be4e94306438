package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story/decision"
	"pgregory.net/rapid"
)

// Any sequence of calls, with the archive closed and opened in between, leaves what
// the same calls leave in plain maps and slices.
func TestLikeTheModel(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "archive")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		a, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { a.Close() }()

		var kept []article.ID
		var made []Story
		members := map[StoryID][]article.ID{}
		ruled := map[StoryID][]decision.Decision{}
		join := func(s StoryID, id article.ID) {
			if !slices.Contains(members[s], id) {
				members[s] = append(members[s], id)
			}
		}
		someStory := func() StoryID {
			ids := []StoryID{"none"}
			for _, s := range made {
				ids = append(ids, s.ID)
			}
			return rapid.SampledFrom(ids).Draw(t, "story")
		}
		expect := func(err error, s StoryID, what string) bool {
			if s == "none" {
				if !errors.Is(err, ErrNotFound) {
					t.Fatalf("%s no story: %v", what, err)
				}
				return false
			}
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			return true
		}
		t.Repeat(map[string]func(*rapid.T){
			"put": func(*rapid.T) {
				s := someStory()
				if s == "none" && rapid.Bool().Draw(t, "into no story") {
					s = ""
				}
				var items []Item
				for range rapid.IntRange(1, 4).Draw(t, "items") {
					items = append(items, item(rapid.IntRange(0, 20).Draw(t, "item")))
				}
				results, err := a.PutArticles(ctx, s, items)
				if !expect(err, s, "keeping into") {
					return
				}
				for i, it := range items {
					id := it.Article.ID
					if results[i] != (Kept{id, !slices.Contains(kept, id)}) {
						t.Fatalf("item %d: %+v", i, results[i])
					}
					if results[i].New {
						kept = append(kept, id)
					}
					if s != "" {
						join(s, id)
					}
				}
			},
			"add": func(*rapid.T) {
				if len(kept) == 0 {
					return
				}
				s, id := someStory(), rapid.SampledFrom(kept).Draw(t, "article")
				if expect(a.AddToStory(s, id), s, "adding to") {
					join(s, id)
				}
			},
			"create": func(*rapid.T) {
				name := fmt.Sprint("story ", rapid.IntRange(0, 5).Draw(t, "name"))
				s, err := a.CreateStory(name, noon)
				if slices.ContainsFunc(made, func(s Story) bool { return s.Name == name }) {
					if !errors.Is(err, ErrNameTaken) {
						t.Fatalf("a second %s: %v", name, err)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				made = append(made, s)
			},
			"decide": func(*rapid.T) {
				s := someStory()
				d, err := a.AppendDecision(s, ruling(rapid.StringN(1, 5, -1).Draw(t, "value")))
				if expect(err, s, "deciding on") {
					ruled[s] = append(ruled[s], d)
				}
			},
			"undo": func(*rapid.T) {
				s := someStory()
				if u, ok := decision.Undo(ruled[s]); ok {
					u.At = noon
					d, err := a.AppendDecision(s, u)
					if err != nil {
						t.Fatal(err)
					}
					ruled[s] = append(ruled[s], d)
				}
			},
			"reopen": func(*rapid.T) {
				if rapid.IntRange(0, 4).Draw(t, "really") > 0 {
					return
				}
				if err := a.Close(); err != nil {
					t.Fatal(err)
				}
				if a, err = Open(dir, Options{}); err != nil {
					t.Fatal(err)
				}
				if err := a.Damage(); err != nil {
					t.Fatal(err)
				}
			},
			"": func(*rapid.T) {
				if ids, err := a.IDs(); err != nil || !slices.Equal(ids, kept) {
					t.Fatalf("articles: %v, %v, want %v", ids, err, kept)
				}
				from := rapid.IntRange(0, len(kept)+1).Draw(t, "from")
				if ids, all, err := a.IDsAfter(from); err != nil || all != len(kept) || !slices.Equal(ids, kept[min(from, len(kept)):]) {
					t.Fatalf("articles after %d: %v of %d, %v, want %v", from, ids, all, err, kept)
				}
				if len(kept) > 0 {
					id := kept[from%len(kept)]
					var want []StoryID
					for _, s := range made {
						if slices.Contains(members[s.ID], id) {
							want = append(want, s.ID)
						}
					}
					if in, err := a.StoriesOf(id); err != nil || !slices.Equal(in, want) {
						t.Fatalf("%s is in %v, %v, want %v", id, in, err, want)
					}
				}
				n := 0
				for _, s := range made {
					if ids, err := a.ArticlesAfter(s.ID, from); err != nil || !slices.Equal(ids, members[s.ID][min(from, len(members[s.ID])):]) {
						t.Fatalf("story %s after %d: %v, %v, want %v", s.ID, from, ids, err, members[s.ID])
					}
					ids, err := a.Articles(s.ID)
					if err != nil || !slices.Equal(ids, members[s.ID]) {
						t.Fatalf("story %s: %v, %v, want %v", s.ID, ids, err, members[s.ID])
					}
					log, err := a.Decisions(s.ID)
					if err != nil || len(log) != len(ruled[s.ID]) || len(log) > 0 && !reflect.DeepEqual(log, ruled[s.ID]) {
						t.Fatalf("decisions on %s: %v, %v, want %v", s.ID, log, err, ruled[s.ID])
					}
					n += len(log)
				}
				if s, err := a.Stats(); err != nil || s.Articles != len(kept) || s.Stories != len(made) || s.Decisions != n {
					t.Fatalf("stats: %+v, %v", s, err)
				}
			},
		})
		if r, err := a.Verify(ctx); err != nil || !r.Clean() || r.Articles != len(kept) || r.Stories != len(made) {
			t.Fatalf("verify: %+v, %v", r, err)
		}
	})
}

// An archive that holds next to nothing takes next to no room, once closed.
func TestFootprint(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	if _, err := a.PutArticles(context.Background(), "", []Item{item(1)}); err != nil {
		t.Fatal(err)
	}
	size := func() (n int64) {
		err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			if err == nil {
				n += info.Size()
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if n := size(); n > 64<<20 {
		t.Errorf("open: %d bytes", n)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if n := size(); n > 4<<20 {
		t.Errorf("closed: %d bytes", n)
	}
}

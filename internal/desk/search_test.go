package desk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/search/query"
	"github.com/readout-app/readout/internal/story/decision"
)

func found(t *testing.T, d *Desk, s Search) Found {
	t.Helper()
	s.Size = 100
	got, err := d.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestSearchFindsWhatCameIn(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir})
	id := newStory(t, d)
	if got := found(t, d, Search{Text: "resume"}); got.Total != 0 {
		t.Errorf("an empty archive has %d", got.Total)
	}
	wait(t, d, take(d, id, reports(3)))
	if got := found(t, d, Search{Text: "resumes", Story: id}); got.Total != 3 || got.Indexed != 3 || got.Articles != 3 {
		t.Errorf("%+v", got)
	}
	other, err := d.CreateStory(t.Context(), "Other")
	if err != nil {
		t.Fatal(err)
	}
	wait(t, d, take(d, other.ID, append(reports(1), input{source: capture.Pasted("", "Another text altogether.")})))
	if got := found(t, d, Search{Text: "resume", Story: other.ID}); got.Total != 1 {
		t.Errorf("an article that came into a second story is found %d times in it", got.Total)
	}
	if got := found(t, d, Search{Text: "resume story:lake"}); got.Total != 3 {
		t.Errorf("the first story has %d", got.Total)
	}
	if got := found(t, d, Search{Text: "by:Brell", Records: true, Facets: 3}); got.Total < 3 || got.Hits[0].Who != "Ada Brell" || len(got.Facets) == 0 {
		t.Errorf("%+v", got)
	}
	d.Close()

	d = open(t, Options{Dir: dir})
	first, err := os.ReadDir(filepath.Join(dir, indexDir, "store"))
	if err != nil || len(first) == 0 {
		t.Fatal(first, err)
	}
	if got := found(t, d, Search{Text: "altogether"}); got.Total != 1 {
		t.Errorf("after a restart %d are found", got.Total)
	}
}

func TestSearchIndexIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	make := func(harm func(index string) error) {
		t.Helper()
		d := open(t, Options{Dir: dir})
		defer d.Close()
		if got := found(t, d, Search{Text: "resume"}); got.Total != 3 {
			t.Errorf("%d are found", got.Total)
		}
		d.Close()
		if err := harm(filepath.Join(dir, indexDir)); err != nil {
			t.Fatal(err)
		}
	}
	d := open(t, Options{Dir: dir})
	wait(t, d, take(d, newStory(t, d), reports(3)))
	d.Close()
	make(os.RemoveAll)
	make(func(index string) error {
		return os.WriteFile(filepath.Join(index, "index_meta.json"), []byte("?"), 0o600)
	})
	make(func(index string) error { return os.Truncate(filepath.Join(index, "store", "root.bolt"), 100) })
	make(func(string) error { return nil })
	make(func(index string) error { // a block that bleve opens, and of which a byte is another
		blocks, err := filepath.Glob(filepath.Join(index, "store", "*.zap"))
		if err != nil || len(blocks) == 0 {
			return errors.Join(err, errors.New("there are no blocks"))
		}
		data, err := os.ReadFile(blocks[0])
		if err != nil {
			return err
		}
		data[len(data)/2]++
		return os.WriteFile(blocks[0], data, 0o600)
	})
	make(func(string) error { return nil })

	// An index that is further than its archive belongs to another one.
	d = open(t, Options{Dir: dir})
	if _, err := d.catchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.index.open.Put(nil, `{"reader":"of before","articles":3}`); err != nil {
		t.Fatal(err)
	}
	if got := found(t, d, Search{Text: "resume"}); got.Total != 3 {
		t.Errorf("after a new reader %d are found", got.Total)
	}
	if err := d.index.open.Put(nil, `{"reader":"x","articles":30}`); err != nil {
		t.Fatal(err)
	}
	if got := found(t, d, Search{Text: "resume"}); got.Total != 3 {
		t.Errorf("from a further archive %d are found", got.Total)
	}
}

func TestSearchKeepsUpInTheBackground(t *testing.T) {
	d := open(t, Options{Search: true})
	taken := make(chan int, 16)
	d.Indexed.Subscribe(func(n int) { taken <- n })
	id := newStory(t, d)
	until := func(n int) {
		t.Helper()
		for more := range taken {
			if got := found(t, d, Search{Text: "resume", Story: id}); got.Total == n {
				return
			} else if more == 0 {
				t.Fatalf("%d are found", got.Total)
			}
		}
	}
	wait(t, d, take(d, id, reports(2)))
	until(2)
	wait(t, d, take(d, id, reports(5)))
	until(5)
	if got := found(t, d, Search{}); got.Indexed != 5 || got.Articles != 5 {
		t.Errorf("%d of %d are indexed", got.Indexed, got.Articles)
	}
}

// TestBrokenIndexIsMadeAnewInTheBackground opens an archive whose index is damaged: questions
// are answered from what there is, never with an error, and at last in full.
func TestBrokenIndexIsMadeAnewInTheBackground(t *testing.T) {
	dir := t.TempDir()
	d := open(t, Options{Dir: dir})
	wait(t, d, take(d, newStory(t, d), reports(quietArticles+1)))
	if got := found(t, d, Search{Text: "resume"}); got.Total != quietArticles+1 {
		t.Fatalf("%d are found", got.Total)
	}
	d.Close()
	if err := os.Truncate(filepath.Join(dir, indexDir, "store", "root.bolt"), 20_000); err != nil {
		t.Fatal(err)
	}
	d = open(t, Options{Dir: dir, Search: true})
	taken := make(chan int, 16)
	d.Indexed.Subscribe(func(n int) { taken <- n })
	started := make(chan Job, 16)
	d.OnJob(func(j Job) { started <- j })
	for whole := false; !whole; {
		select {
		case <-taken:
			whole = true
		default:
			if got := found(t, d, Search{Text: "resume"}); got.Articles != quietArticles+1 {
				t.Fatalf("%d are found of %d in all", got.Total, got.Articles)
			}
		}
	}
	if got := found(t, d, Search{Text: "resume"}); got.Total != quietArticles+1 || got.Indexed != got.Articles {
		t.Errorf("at last %d are found, %d of %d indexed", got.Total, got.Indexed, got.Articles)
	}
	if j := <-started; j.Title.String() != "Preparing the search" {
		t.Errorf("the first job is %q", j.Title)
	}
}

func TestSearchSaysWhatItCannotFindYet(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, take(d, id, reports(2)))
	d.opts.Search = true // as if the index were still to be opened
	if got := found(t, d, Search{Text: "resume"}); got.Total != 0 || got.Indexed != 0 || got.Articles != 2 {
		t.Errorf("%+v", got)
	}
}

func TestMuchToIndexIsAJob(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	wait(t, d, take(d, id, reports(quietArticles+1)))
	if _, err := d.catchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	jobs := d.Jobs()
	last := wait(t, d, jobs[len(jobs)-1].ID)
	if last.State != JobDone || last.Done != quietArticles+1 || last.Total != last.Done || last.Result == "" {
		t.Errorf("%+v", last)
	}
}

func TestQuestionThatCannotBeReadIsExplained(t *testing.T) {
	d := open(t, Options{})
	_, err := d.Search(t.Context(), Search{Text: "talks AND"})
	if s := Sentence(err); s != "Something is missing at the end." {
		t.Errorf("%q", s)
	}
	_, err = query.Parse("form:x")
	if s := Sentence(err); !strings.HasPrefix(s, "There is no field “form:”") {
		t.Errorf("%q", s)
	}
}

func TestSavedSearches(t *testing.T) {
	d := open(t, Options{})
	ctx := t.Context()
	for _, s := range []SavedSearch{{Name: "owed", Text: "kind:owed"}, {Name: " Denials ", Text: "kind:denial"}, {Name: "Owed", Text: "kind:owed by:Sund", Records: true}} {
		if err := d.SaveSearch(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	want := []SavedSearch{{Name: "Denials", Text: "kind:denial"}, {Name: "Owed", Text: "kind:owed by:Sund", Records: true}}
	if got := d.SavedSearches(ctx); asJSON(t, got) != asJSON(t, want) {
		t.Errorf("%+v", got)
	}
	if err := d.SaveSearch(ctx, SavedSearch{Name: " "}); err == nil {
		t.Error("a search without a name is kept")
	}
	if err := d.DropSearch(ctx, "denials"); err != nil {
		t.Error(err)
	}
	if err := d.DropSearch(ctx, "denials"); err == nil {
		t.Error("a search that is not there is dropped")
	}
	if got := d.SavedSearches(ctx); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}

// TestSearchFindsRecordsAsTheyWereRuled rules on the records of an article that is in two
// stories: in one of them they are found as the analyst left them.
func TestSearchFindsRecordsAsTheyWereRuled(t *testing.T) {
	d := open(t, Options{Dir: t.TempDir()})
	id := newStory(t, d)
	other, err := d.CreateStory(t.Context(), "Other")
	if err != nil {
		t.Fatal(err)
	}
	const words = "ONA — Ada Brell said on Monday that the talks resume.\nThe list lies in the safe of the embassy, an aide let slip."
	for _, s := range []StoryID{id, other.ID} {
		wait(t, d, take(d, s, []input{{source: capture.Pasted("", words)}}))
	}
	hits := func(q string, s StoryID) int { return found(t, d, Search{Text: q, Story: s, Records: true}).Total }
	said := found(t, d, Search{Text: "kind:statement by:Brell", Story: id})
	if said.Total != 1 || hits("kind:statement by:Brell", "") != 1 {
		t.Fatalf("%+v", said)
	}
	hit := said.Hits[0]
	a, _, err := d.Article(t.Context(), id, hit.Article)
	if err != nil {
		t.Fatal(err)
	}
	target := decision.Target{Article: hit.Article, Record: decision.OnStatement, Selector: a.Text.Select(hit.Span)}
	decide := func(r decision.Decision) {
		t.Helper()
		if err := d.Decide(t.Context(), id, r); err != nil {
			t.Fatal(err)
		}
	}

	decide(decision.Decision{Kind: decision.KindFix, Target: target, Field: "name", Value: "Otto Sund"})
	if n := hits("kind:statement by:Brell", id); n != 0 {
		t.Errorf("by whom it was before it is found %d times", n)
	}
	if n, before := hits("kind:statement by:Sund", id), hits("kind:statement by:Brell", other.ID); n != 1 || before != 1 {
		t.Errorf("by whom it is now it is found %d times, in the other story as before %d times", n, before)
	}
	decide(decision.Decision{Kind: decision.KindReject, Target: target})
	if n := hits("kind:statement by:Sund", id); n != 0 {
		t.Errorf("rejected, it is found %d times", n)
	}
	if _, err := d.Undo(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if n := hits("kind:statement by:Sund", id); n != 1 {
		t.Errorf("no more rejected, it is found %d times", n)
	}

	i := strings.Index(words, "The list")
	decide(decision.Decision{Kind: decision.KindAdd, Add: &decision.Added{Source: "an aide", From: "2031-05-01"}, Target: decision.Target{
		Article: hit.Article, Record: decision.OnStatement, Selector: a.Text.Select(a.Text.SpanOfBytes(i, i+len("The list lies in the safe"))),
	}})
	added := found(t, d, Search{Text: "kind:statement by:aide said:2031-05 safe", Story: id})
	if added.Total != 1 || !strings.HasPrefix(added.Hits[0].Record, "s+") || added.Hits[0].Day != "2031-05-01" {
		t.Errorf("what was added by hand: %+v", added)
	}
	if n := hits("kind:statement by:aide said:2031-05", other.ID); n != 0 {
		t.Errorf("it is found in the other story %d times", n)
	}
	if n := hits("kind:statement", ""); n < 3 {
		t.Errorf("in all stories %d statements are found", n)
	}
}

package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/search"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// indexDir is the folder of the search index in that of the archive.
const indexDir = "search"

// indexChunk is the number of articles put into the index at once; quietArticles is the
// number up to which that is not worth telling.
const (
	indexChunk    = 200
	quietArticles = 300
)

// index is the search index of a desk. It is derived from the archive, so whatever is
// wrong with it is mended by making it anew.
type index struct {
	waking bell // rung when there may be something to take in

	update            sync.Mutex   // held while it is brought up to date
	checked           bool         // what was opened is whole; under update
	mu                sync.RWMutex // over open
	open              *search.Index
	broken            bool // what lies on disk is not to be opened
	indexed, articles atomic.Int64
}

func newIndex() *index { return &index{waking: newBell()} }

// wake lets the index be brought up to date soon.
func (x *index) wake() { x.waking.ring() }

func (x *index) close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.open == nil {
		return nil
	}
	err := x.open.Close()
	x.open = nil
	return err
}

// discard closes an index that is broken, to be made anew.
func (x *index) discard() error {
	x.mu.Lock()
	x.broken = true
	x.mu.Unlock()
	return x.close()
}

// find asks the index. Before it is open, nothing is found. One that is broken is closed,
// to be made anew.
func (x *index) find(ctx context.Context, r search.Request) (Found, error) {
	out := Found{Indexed: int(x.indexed.Load()), Articles: int(x.articles.Load())}
	x.mu.RLock()
	if x.open == nil {
		x.mu.RUnlock()
		return out, nil
	}
	got, err := x.open.Find(ctx, r)
	x.mu.RUnlock()
	if errors.Is(err, search.ErrBroken) {
		err = errors.Join(err, x.discard())
	}
	out.Total, out.More, out.Hits, out.Facets = got.Total, got.More, got.Hits, got.Facets
	return out, err
}

// keepIndex brings the search index up to date whenever it is woken, until ctx is done.
// Where much is to be done, that is a job.
func (d *Desk) keepIndex(ctx context.Context) {
	for {
		select {
		case <-d.index.waking:
		case <-ctx.Done():
			return
		}
		taken, err := d.catchUp(ctx)
		if err != nil && ctx.Err() == nil {
			d.opts.Log.Error("bringing the search index up to date", "error", err)
		}
		if taken > 0 && err == nil {
			d.Indexed.emit(taken)
		}
	}
}

// catchUp takes into the index what the archive has beyond it, and gives how many
// articles that are. An index that was just opened can be asked at once; it is checked
// before more comes in.
func (d *Desk) catchUp(ctx context.Context) (int, error) {
	d.index.update.Lock()
	defer d.index.update.Unlock()
	f, err := d.newFilling()
	if err == nil && !d.index.checked {
		if err = f.index.Check(); errors.Is(err, search.ErrBroken) {
			d.opts.Log.Info("the search index is made anew", "cause", err)
			if err = d.index.discard(); err == nil {
				f, err = d.newFilling()
			}
		}
		d.index.checked = err == nil
	}
	if err != nil {
		return 0, err
	}
	if len(f.todo) <= quietArticles {
		return len(f.todo), f.fill(ctx, &task{})
	}
	ended := make(chan error, 1)
	d.jobs.start("Preparing the search", func(ctx context.Context, t *task) (string, error) {
		err := f.fill(ctx, t)
		ended <- err
		return "Everything can be searched.", err
	})
	select {
	case err := <-ended:
		return len(f.todo), err
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// mark says how far the index has come: what is behind it in the archive's lists of
// articles, which only grow, is in the index.
type mark struct {
	Reader   string          `json:"reader"` // version whose Readings it holds
	Articles int             `json:"articles"`
	Stories  map[StoryID]int `json:"stories"`
	Rulings  map[StoryID]int `json:"rulings"` // decisions of the log that are in it
}

// filling is what the index lacks.
type filling struct {
	desk    *Desk
	index   *search.Index
	at      mark
	place   map[article.ID]int       // in the archive's list
	members map[StoryID][]article.ID // in order of arrival
	in      map[article.ID][]string  // stories of an article
	logs    map[StoryID][]decision.Decision
	ruled   map[article.ID]map[StoryID][]decision.Decision // those in force, by what they are about
	// todo are the articles to take in: first the number again of those that the index
	// has and that came into one more story or were ruled on, then those behind the mark.
	todo  []article.ID
	again int
}

func (d *Desk) newFilling() (*filling, error) {
	f := &filling{
		desk: d, place: map[article.ID]int{}, members: map[StoryID][]article.ID{}, in: map[article.ID][]string{},
		logs: map[StoryID][]decision.Decision{}, ruled: map[article.ID]map[StoryID][]decision.Decision{},
	}
	ids, err := d.archive.IDs()
	if err := d.tolerate(err); err != nil {
		return nil, err
	}
	for i, id := range ids {
		f.place[id] = i
	}
	stories, err := d.archive.Stories()
	if err != nil {
		return nil, err
	}
	for _, s := range stories {
		list, err := d.archive.Articles(s.ID)
		if err := d.tolerate(err); err != nil {
			return nil, err
		}
		f.members[s.ID] = list
		for _, id := range list {
			f.in[id] = append(f.in[id], string(s.ID))
		}
		log, err := d.archive.Decisions(s.ID)
		if err := d.tolerate(err); err != nil {
			return nil, err
		}
		f.logs[s.ID] = log
		for _, r := range decision.Effective(log) {
			if about := r.Target.Article; isOnRecord(r) {
				if f.ruled[about] == nil {
					f.ruled[about] = map[StoryID][]decision.Decision{}
				}
				f.ruled[about][s.ID] = append(f.ruled[about][s.ID], r)
			}
		}
	}
	if f.index, f.at, err = d.openIndex(len(ids), f.members, f.logs); err != nil {
		return nil, err
	}
	again := map[article.ID]bool{}
	for s, list := range f.members {
		for _, id := range list[f.at.Stories[s]:] {
			if n, known := f.place[id]; known && n < f.at.Articles {
				again[id] = true
			}
		}
	}
	for s, log := range f.logs {
		for _, r := range log[f.at.Rulings[s]:] {
			if r.Kind == decision.KindUndo && r.Undoes > 0 && r.Undoes <= uint64(len(log)) {
				r = log[r.Undoes-1]
			}
			if n, known := f.place[r.Target.Article]; known && n < f.at.Articles && isOnRecord(r) {
				again[r.Target.Article] = true
			}
		}
	}
	f.again = len(again)
	f.todo = append(slices.Sorted(maps.Keys(again)), ids[f.at.Articles:]...)
	d.index.articles.Store(int64(len(ids)))
	d.index.indexed.Store(int64(f.at.Articles))
	return f, nil
}

// isOnRecord says whether a decision changes what is found of an article: it is about the
// article or a record of it, and more than a remark.
func isOnRecord(r decision.Decision) bool {
	switch r.Kind {
	case decision.KindReject, decision.KindFix, decision.KindRead, decision.KindAdd, decision.KindAccept, decision.KindUndo:
		return r.Target.Article != "" || r.Kind == decision.KindUndo
	}
	return false
}

// fill takes in what is to do, in chunks each with its mark, and counts in a task.
func (f *filling) fill(ctx context.Context, t *task) error {
	t.total.Store(int64(len(f.todo)))
	first := f.at.Articles
	for done := 0; done < len(f.todo); {
		if err := t.pass(ctx); err != nil {
			return err
		}
		chunk := f.todo[done:min(done+indexChunk, len(f.todo))]
		items, err := f.items(ctx, chunk)
		if err != nil {
			return err
		}
		if done += len(chunk); done >= f.again {
			f.at.Articles = first + done - f.again
			for s, list := range f.members {
				for f.at.Stories[s] < len(list) && f.place[list[f.at.Stories[s]]] < f.at.Articles {
					f.at.Stories[s]++
				}
			}
			for s, log := range f.logs {
				f.at.Rulings[s] = len(log)
			}
		}
		data, err := json.Marshal(f.at)
		if err != nil {
			return err
		}
		if err := f.index.Put(items, string(data)); err != nil {
			return err
		}
		t.done.Store(int64(done))
		f.desk.index.indexed.Store(int64(f.at.Articles))
	}
	return nil
}

// openIndex gives the index with its mark, opened where it is not yet. One that is
// missing, broken, of another reader or ahead of the archive is made anew.
func (d *Desk) openIndex(articles int, members map[StoryID][]article.ID, logs map[StoryID][]decision.Decision) (*search.Index, mark, error) {
	dir := ""
	if !d.opts.InMemory {
		dir = filepath.Join(d.opts.Dir, indexDir)
	}
	d.index.mu.Lock()
	defer d.index.mu.Unlock()
	if d.index.open == nil && dir != "" && !d.index.broken {
		open, err := search.Open(dir, d.archive.Article)
		if err != nil {
			d.opts.Log.Info("the search index is made anew", "cause", err)
		}
		d.index.open = open
	}
	if d.index.open != nil {
		at, err := markOf(d.index.open)
		fits := err == nil && at.Reader == reading.Version && at.Articles <= articles
		for s, n := range at.Stories {
			fits = fits && n <= len(members[s])
		}
		for s, n := range at.Rulings {
			fits = fits && n <= len(logs[s])
		}
		if fits {
			return d.index.open, at, nil
		}
		d.opts.Log.Info("the search index is made anew", "mark", at, "cause", err)
		if err := d.index.open.Close(); err != nil {
			d.opts.Log.Warn("closing the search index", "error", err)
		}
		d.index.open = nil
	}
	if d.opts.ReadOnly && dir != "" {
		return nil, mark{}, fmt.Errorf("the search index must be made: %w", archive.ErrReadOnly)
	}
	made, err := search.Create(dir, d.archive.Article)
	if err != nil {
		return nil, mark{}, err
	}
	d.index.open, d.index.broken = made, false
	at, err := markOf(made)
	return made, at, err
}

// markOf reads the mark of an index; that of an empty one is at the beginning.
func markOf(x *search.Index) (mark, error) {
	at := mark{Reader: reading.Version}
	data, err := x.Mark()
	if err == nil && data != "" {
		err = json.Unmarshal([]byte(data), &at)
	}
	if at.Stories == nil {
		at.Stories = map[StoryID]int{}
	}
	if at.Rulings == nil {
		at.Rulings = map[StoryID]int{}
	}
	return at, err
}

// items gives articles with their Readings, several read at once. One that is damaged is
// left out.
func (f *filling) items(ctx context.Context, ids []article.ID) ([]search.Item, error) {
	type got struct {
		item search.Item
		err  error
	}
	d := f.desk
	var out []search.Item
	var failed error
	inOrder(ctx, d.opts.Workers, slices.Values(ids), func(_ context.Context, id article.ID) got {
		a, err := d.archive.Article(id)
		if err != nil {
			return got{err: err}
		}
		return got{item: f.item(a)}
	}, func(g got) bool {
		if g.err != nil {
			if errors.Is(g.err, archive.ErrNotFound) {
				g.err = fmt.Errorf("%w: %w", archive.ErrDamaged, g.err)
			}
			failed = d.tolerate(g.err)
			return failed == nil
		}
		out = append(out, g.item)
		return true
	})
	return out, errors.Join(failed, ctx.Err())
}

// item gives an article with what was read in it, as it stands in the stories where the
// analyst ruled on it. Its own front matter is what is fixed where it is in one story; of
// several stories, none has the say.
func (f *filling) item(a article.Article) search.Item {
	d := f.desk
	out := search.Item{Article: a, Reading: d.read(a), Stories: f.in[a.ID]}
	for s, rulings := range f.ruled[a.ID] {
		it := story.Item{Article: a, Reading: out.Reading}
		if fix, fixed := fixesOf(rulings)[a.ID]; fixed {
			it = d.fixedItem(a, fix)
			if len(out.Stories) == 1 {
				out.Article = it.Article
			}
		}
		if out.Ruled == nil {
			out.Ruled = map[string]record.Reading{}
		}
		out.Ruled[string(s)] = story.AsRuled(it, rulings)
	}
	return out
}

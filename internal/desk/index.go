package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/search"
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
	d.jobs.start(preparing, func(ctx context.Context, t *task) (string, error) {
		err := f.fill(ctx, t)
		ended <- err
		t.mu.Lock()
		t.says = searchable.With()
		t.mu.Unlock()
		return searchable.With().String(), err
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

// fits says whether an archive of so many articles, with some stories, is as far as the
// mark or further.
func (at mark) fits(articles int, stories []Story) bool {
	have := map[StoryID]Story{}
	for _, s := range stories {
		have[s.ID] = s
	}
	ahead := at.Articles > articles
	for s, n := range at.Stories {
		ahead = ahead || n > have[s].Articles
	}
	for s, n := range at.Rulings {
		ahead = ahead || n > have[s].Decisions
	}
	return at.Reader == reading.Version && !ahead
}

// openIndex gives the index with its mark, opened where it is not yet. One that is
// missing, broken, of another reader or ahead of the archive is made anew.
func (d *Desk) openIndex(stories []Story) (*search.Index, mark, error) {
	_, articles, err := d.archive.IDsAfter(math.MaxInt)
	if err != nil {
		return nil, mark{}, err
	}
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
		if err == nil && at.fits(articles, stories) {
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

package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// state is what is kept in memory of a story that was asked for.
type state struct {
	id      StoryID
	size    atomic.Int64 // articles in memory: so many of the first, but for damaged ones
	total   atomic.Int64 // that it has
	mu      sync.Mutex
	dropped bool // it was taken out of memory
	story   *story.Story
	items   map[article.ID]story.Item // as the archive has them
	log     []decision.Decision
	fixed   map[article.ID]fixedItem
	ledgers *story.Ledgers // nil once they are out of date
	day     string         // the ledgers were built for
}

// Ledgers gives the ledgers of a story, built for today. They are shared: callers
// must not change them.
func (d *Desk) Ledgers(ctx context.Context, id StoryID) (*story.Ledgers, error) {
	s := d.hold(id)
	defer s.mu.Unlock()
	if err := d.load(ctx, id, s); err != nil {
		return nil, err
	}
	if today := d.today(); s.ledgers == nil || s.day != today {
		d.build(s)
	}
	return s.ledgers, nil
}

// Opening says how many articles of a story were brought into memory, of how many there
// are; 0 of 0 for one that nobody has asked for. It does not wait for Ledgers, which
// brings them there and then takes about as long to join their records.
func (d *Desk) Opening(id StoryID) (read, of int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range d.cache {
		if s.id == id {
			return int(s.size.Load()), int(s.total.Load())
		}
	}
	return 0, 0
}

func (d *Desk) today() string { return d.opts.Clock().Format(time.DateOnly) }

// hold gives what is kept in memory of a story, locked; the caller unlocks s.mu.
func (d *Desk) hold(id StoryID) *state {
	for {
		s := d.state(id)
		if s.mu.Lock(); !s.dropped {
			return s
		}
		s.mu.Unlock()
	}
}

// keptArticles is the number of articles from which stories that were not asked for
// lately are dropped from memory: some 150 kB for each. They open anew from the archive.
const keptArticles = 12_000

// inMemory gives the number of articles of a story that are in memory.
func (d *Desk) inMemory(id StoryID) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range d.cache {
		if s.id == id {
			return int(s.size.Load())
		}
	}
	return 0
}

func (d *Desk) state(id StoryID) *state {
	d.mu.Lock()
	defer d.mu.Unlock()
	i := slices.IndexFunc(d.cache, func(s *state) bool { return s.id == id })
	if i < 0 {
		i = len(d.cache)
		s := &state{
			id:    id,
			story: story.New(string(id), d.today(), d.lists), items: map[article.ID]story.Item{},
			fixed: map[article.ID]fixedItem{},
		}
		s.story.SpreadBy(spread)
		d.cache = append(d.cache, s)
	}
	s := d.cache[i]
	d.cache = append(slices.Delete(d.cache, i, i+1), s)
	d.drop()
	return s
}

// drop drops stories from memory that were not asked for lately, where all together are
// too large; not the last one, and none that is in use. The caller holds d.mu.
func (d *Desk) drop() {
	total := int64(0)
	for i := len(d.cache) - 1; i >= 0; i-- {
		s := d.cache[i]
		total += s.size.Load()
		if i == len(d.cache)-1 || total <= d.keep || !s.mu.TryLock() {
			continue
		}
		s.dropped = true
		s.mu.Unlock()
		d.cache = slices.Delete(d.cache, i, i+1)
	}
}

// load brings the articles and decisions of a story into memory, those that are
// not there yet. What is damaged is logged and left out: the rest stays of use. The
// caller holds s.mu.
func (d *Desk) load(ctx context.Context, id StoryID, s *state) error {
	size := s.size.Load()
	missing, err := d.archive.ArticlesAfter(id, int(size))
	if err := d.tolerate(err); err != nil {
		return err
	}
	s.total.Store(size + int64(len(missing)))
	type got struct {
		id   article.ID
		item story.Item
		err  error
	}
	var failed error
	inOrder(ctx, d.opts.Workers, slices.Values(missing), func(_ context.Context, id article.ID) got {
		a, err := d.archive.Article(id)
		if errors.Is(err, archive.ErrNotFound) { // the story has it, so it was lost
			err = fmt.Errorf("%w: %w", archive.ErrDamaged, err)
		}
		if err != nil {
			return got{id: id, err: err}
		}
		return got{id: id, item: story.Item{Article: a, Reading: d.read(a)}}
	}, func(g got) bool {
		if g.err == nil {
			s.items[g.id] = g.item
			s.story.Put(g.item)
			s.ledgers = nil
		} else if failed = d.tolerate(g.err); failed != nil {
			return false
		}
		s.size.Add(1)
		return true
	})
	if err := errors.Join(failed, ctx.Err()); err != nil {
		return err
	}
	if s.log == nil {
		log, err := d.archive.Decisions(id)
		if err := d.tolerate(err); err != nil {
			return err
		}
		s.log = log
	}
	return nil
}

// tolerate notes an error that says that a part of the archive is damaged or gone,
// and gives any other back.
func (d *Desk) tolerate(err error) error {
	if errors.Is(err, archive.ErrDamaged) {
		d.damaged.Store(true)
		d.opts.Log.Error("reading the archive", "error", err)
		return nil
	}
	return err
}

// build brings the ledgers up to date. The caller holds s.mu.
func (d *Desk) build(s *state) {
	s.day = d.today()
	d.applyFixes(s)
	s.story.SetToday(s.day)
	s.story.Decide(s.log)
	s.ledgers = s.story.Ledgers()
}

// fixedItem is an article with the front matter that the analyst fixed, read anew:
// the day of printing is what its relative dates count from, outlet and agency begin
// its chains.
type fixedItem struct {
	front frontFix
	item  story.Item
}

// frontFix are the fields of the front matter that bear on the reading.
type frontFix struct{ published, outlet, agency string }

// applyFixes brings s.fixed, and the story with it, into line with the log. The caller
// holds s.mu.
func (d *Desk) applyFixes(s *state) {
	fixes := fixesOf(decision.Effective(s.log))
	for id := range s.fixed {
		if _, still := fixes[id]; !still {
			delete(s.fixed, id)
			s.story.Put(s.items[id])
		}
	}
	for id, f := range fixes {
		it, here := s.items[id]
		if old, ok := s.fixed[id]; !here || ok && old.front == f {
			continue
		}
		s.fixed[id] = fixedItem{f, d.fixedItem(it.Article, f)}
		s.story.Put(s.fixed[id].item)
	}
}

// fixesOf gives the front matter that was fixed, by article.
func fixesOf(rulings []decision.Decision) map[article.ID]frontFix {
	fixes := map[article.ID]frontFix{}
	for _, r := range rulings {
		if r.Kind != decision.KindFix || r.Target.Record != decision.OnArticle {
			continue
		}
		f := fixes[r.Target.Article]
		switch r.Field {
		case "published":
			f.published = r.Value
		case "outlet":
			f.outlet = r.Value
		case "agency":
			f.agency = r.Value
		default:
			continue
		}
		fixes[r.Target.Article] = f
	}
	return fixes
}

// fixedItem reads an article anew with its front matter fixed. That is not cached: it is of
// one story's rulings.
func (d *Desk) fixedItem(a article.Article, f frontFix) story.Item {
	if f.published != "" {
		a.Front.Published = article.Published{Value: f.published, Rule: byAnalyst}
	}
	if f.outlet != "" {
		a.Front.Outlet = article.Passage{Text: f.outlet, Rule: byAnalyst}
	}
	if f.agency != "" {
		a.Front.Agency = article.Passage{Text: f.agency, Rule: byAnalyst}
	}
	reading, _ := d.reader.read(a)
	return story.Item{Article: a, Reading: reading}
}

// byAnalyst is the rule of what the analyst set by hand.
const byAnalyst = "analyst"

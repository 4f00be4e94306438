package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/reading"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// StoryID names a story. It never changes; the name may.
type StoryID = archive.StoryID

// Story is one story of the archive with its counts.
type Story = archive.Story

// Options says how a desk is set up.
type Options struct {
	// Dir is the folder of the archive; it is made where it is missing.
	Dir string
	// Clock gives the time; nil means time.Now. It decides what is due and overdue.
	Clock func() time.Time
	// Log receives causes of errors and slow steps; nil keeps it silent.
	Log *slog.Logger
	// Workers is the number of articles read at once; 0 means one per processor.
	Workers int
	// By is the analyst's name as decisions carry it; may be empty.
	By string
	// InMemory keeps nothing on disk: for tests.
	InMemory bool
}

// Desk is the open front door. Its methods are safe for use by many goroutines.
// Those that take a context may read the disk and must not be called on the UI
// goroutine; the others return at once.
type Desk struct {
	// StoryChanged is emitted, on the goroutine that made the change, after the
	// ledgers of a story are other than before.
	StoryChanged Signal[StoryChange]

	opts    Options
	archive *archive.Archive
	capture *capture.Registry
	reader  *reading.Reader
	jobs    *jobs

	mu    sync.Mutex
	cache map[StoryID]*state
}

// StoryChange tells which story changed and what new articles brought.
type StoryChange struct {
	Story  StoryID
	Change story.Change
}

// state is what is kept in memory of a story that was asked for.
type state struct {
	mu      sync.Mutex
	items   []story.Item
	known   map[article.ID]bool
	log     []decision.Decision
	ledgers *story.Ledgers
	day     string // the ledgers were built for
}

// Open opens the desk on an archive. The error is one of archive's, wrapped;
// Sentence makes it readable.
func Open(opts Options) (*Desk, error) {
	if opts.Clock == nil {
		opts.Clock = time.Now
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	reader, err := reading.New()
	if err != nil {
		return nil, fmt.Errorf("opening the desk: %w", err)
	}
	formats, err := capture.New()
	if err != nil {
		return nil, fmt.Errorf("opening the desk: %w", err)
	}
	kept, err := archive.Open(opts.Dir, archive.Options{Logger: opts.Log, InMemory: opts.InMemory})
	if err != nil {
		return nil, err
	}
	return &Desk{
		opts: opts, archive: kept, capture: formats, reader: reader,
		jobs: newJobs(opts.Clock), cache: map[StoryID]*state{},
	}, nil
}

// Close stops the jobs, waits for them and closes the archive.
func (d *Desk) Close() error {
	d.jobs.close()
	return d.archive.Close()
}

// Dir gives the folder where the archive lies.
func (d *Desk) Dir() string { return d.opts.Dir }

// Damage says in one sentence what was found missing when the archive was opened;
// empty when it is whole.
func (d *Desk) Damage() string { return Sentence(d.archive.Damage()) }

// Stories gives all stories in the order they were made.
func (d *Desk) Stories(context.Context) ([]Story, error) { return d.archive.Stories() }

// CreateStory makes an empty story.
func (d *Desk) CreateStory(_ context.Context, name string) (Story, error) {
	return d.archive.CreateStory(name, d.opts.Clock().UTC())
}

// RenameStory gives a story another name.
func (d *Desk) RenameStory(_ context.Context, id StoryID, name string) error {
	return d.archive.RenameStory(id, name)
}

// Story gives the story with an ID or, failing that, of that name.
func (d *Desk) Story(ctx context.Context, idOrName string) (Story, error) {
	all, err := d.Stories(ctx)
	if err != nil {
		return Story{}, err
	}
	for _, s := range all {
		if string(s.ID) == idOrName || s.Name == idOrName {
			return s, nil
		}
	}
	return Story{}, fmt.Errorf("there is no story %q: %w", idOrName, archive.ErrNotFound)
}

// Article gives an article of the archive with its Reading.
func (d *Desk) Article(_ context.Context, id article.ID) (article.Article, record.Reading, error) {
	a, err := d.archive.Article(id)
	if err != nil {
		return article.Article{}, record.Reading{}, err
	}
	return a, d.read(a), nil
}

// read gives the cached Reading of an article or makes and caches it.
func (d *Desk) read(a article.Article) record.Reading {
	if data, ok := d.archive.Reading(a.ID, reading.Version); ok {
		var r record.Reading
		if err := json.Unmarshal(data, &r); err == nil {
			r.Article.Text = a.Text.String()
			return r
		}
	}
	r := d.reader.Read(a)
	lean := r
	lean.Article.Text = "" // it stands beside it in the archive
	data, err := json.Marshal(lean)
	if err == nil {
		err = d.archive.PutReading(a.ID, reading.Version, data)
	}
	if err != nil {
		d.opts.Log.Warn("caching a reading", "article", a.ID, "error", err)
	}
	return r
}

// Ledgers gives the ledgers of a story, built for today. They are shared: callers
// must not change them.
func (d *Desk) Ledgers(ctx context.Context, id StoryID) (*story.Ledgers, error) {
	s := d.state(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := d.load(ctx, id, s); err != nil {
		return nil, err
	}
	if today := d.today(); s.ledgers == nil || s.day != today {
		d.build(id, s)
	}
	return s.ledgers, nil
}

func (d *Desk) today() string { return d.opts.Clock().Format(time.DateOnly) }

func (d *Desk) state(id StoryID) *state {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.cache[id]
	if s == nil {
		s = &state{known: map[article.ID]bool{}}
		d.cache[id] = s
	}
	return s
}

// load brings the articles and decisions of a story into memory, those that are
// not there yet. The caller holds s.mu.
func (d *Desk) load(ctx context.Context, id StoryID, s *state) error {
	ids, err := d.archive.Articles(id)
	if err != nil {
		return err
	}
	var missing []article.ID
	for _, a := range ids {
		if !s.known[a] {
			missing = append(missing, a)
		}
	}
	if len(missing) > 0 {
		type got struct {
			item story.Item
			err  error
		}
		inOrder(ctx, d.opts.Workers, missing, func(_ context.Context, id article.ID) got {
			a, err := d.archive.Article(id)
			if err != nil {
				return got{err: err}
			}
			return got{item: story.Item{Article: a, Reading: d.read(a)}}
		}, func(g got) bool {
			if g.err != nil {
				d.opts.Log.Error("reading an article of the archive", "error", g.err)
				return true
			}
			s.items = append(s.items, g.item)
			s.known[g.item.Article.ID] = true
			return true
		})
		if err := ctx.Err(); err != nil {
			return err
		}
		s.ledgers = nil
	}
	if s.log == nil {
		if s.log, err = d.archive.Decisions(id); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) build(id StoryID, s *state) {
	s.day = d.today()
	s.ledgers = story.Build(story.Input{Story: string(id), Items: s.items, Decisions: s.log, Today: s.day})
}

// Jobs gives a snapshot of the jobs of this run, the oldest first.
func (d *Desk) Jobs() []Job { return d.jobs.list() }

// CancelJob asks a running job to stop; what it has kept stays kept.
func (d *Desk) CancelJob(id int) { d.jobs.cancelJob(id) }

// OnJob calls f when a job starts and when it ends, on the job's goroutine.
func (d *Desk) OnJob(f func(Job)) (cancel func()) { return d.jobs.changed.Subscribe(f) }

// Background runs f on a goroutine of the desk's own, which Close waits for. The
// context is done when the desk closes.
func (d *Desk) Background(f func(context.Context)) {
	d.jobs.wait.Add(1)
	go func() {
		defer d.jobs.wait.Done()
		f(d.jobs.base)
	}()
}

// Setting reads a setting into v and reports whether there is one.
func (d *Desk) Setting(_ context.Context, key string, v any) bool {
	ok, err := d.archive.Setting(key, v)
	if err != nil {
		d.opts.Log.Warn("reading a setting", "key", key, "error", err)
	}
	return ok
}

// SetSetting keeps a setting.
func (d *Desk) SetSetting(_ context.Context, key string, v any) error {
	return d.archive.SetSetting(key, v)
}

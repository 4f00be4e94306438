package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/readout-app/readout"
	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/fetch"
	"github.com/readout-app/readout/internal/capture/watched"
	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story"
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
	// Jobs call it too, so it must be safe for concurrent use.
	Clock func() time.Time
	// Log receives causes of errors and slow steps; nil keeps it silent.
	Log *slog.Logger
	// Workers is the number of articles read at once; 0 means one per processor.
	Workers int
	// By is the analyst's name as decisions carry it; may be empty.
	By string
	// InMemory keeps nothing on disk: for tests.
	InMemory bool
	// ReadOnly refuses every change, and wants an archive that exists.
	ReadOnly bool
	// Existing wants an archive that exists.
	Existing bool
	// Unread keeps articles without reading them: they are read when their story is
	// opened or they are searched.
	Unread bool
	// Search keeps the search index up to date in the background, so that no question
	// waits for it.
	Search bool
	// Waits is set by a program that waits for a person most of the time: it then holds
	// little memory, and gives back what it needed once nothing was done for a while.
	Waits bool
	// Feeds looks at feeds by itself when they are due.
	Feeds bool
	// Folders looks at watched folders by itself, every few seconds.
	Folders bool
	// Columns names the columns of every table that has those it names; the zero Mapping
	// leaves it to what a person chose for tables with the same heads, and to their names.
	Columns Mapping
	// Fetch says how documents of the web are fetched.
	Fetch fetch.Options
}

// Desk is the open front door. Its methods are safe for use by many goroutines.
// Those that take a context may read the disk and must not be called on the UI
// goroutine; the others return at once.
type Desk struct {
	// StoryChanged is emitted, on the goroutine that made the change, after the
	// ledgers of a story are other than before.
	StoryChanged Signal[StoryChange]
	// Indexed is emitted, on a goroutine of the desk's, after articles came into the
	// search index in the background; it gives their number.
	Indexed Signal[int]

	opts    Options
	archive *archive.Archive
	capture *capture.Registry
	reader  *reader
	memory  *memory // nil unless the program waits for a person
	lists   story.Lists
	jobs    *jobs
	index   *index
	fetch   *fetch.Client
	feeds   feeds
	folders folders
	columns *columns
	damaged atomic.Bool  // something of a story could not be read
	analyst atomic.Value // string: the name that decisions carry

	mu    sync.Mutex
	cache []*state // the stories in memory, the one asked for last at the end
	keep  int64    // articles in memory, see keptArticles
}

// StoryChange tells which story changed and what new articles brought.
type StoryChange struct {
	Story  StoryID
	Change story.Change
	// New are the articles that came in, by publication; what Suggest may be asked about.
	New []article.ID
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
	opts.Workers = workers(opts.Workers)
	if opts.Fetch.Agent == "" {
		about, err := readout.Details()
		if err != nil {
			return nil, fmt.Errorf("opening the desk: %w", err)
		}
		opts.Fetch.Agent = about.Name + "/" + about.Version
	}
	lists, err := story.NewLists(assets.Words)
	if err != nil {
		return nil, fmt.Errorf("opening the desk: %w", err)
	}
	chosen := &columns{given: opts.Columns}
	formats, err := capture.New(capture.WithCache(cacheDir()), capture.WithColumns(chosen.of))
	if err != nil {
		return nil, fmt.Errorf("opening the desk: %w", err)
	}
	kept, err := archive.Open(opts.Dir, archive.Options{
		Logger: opts.Log, InMemory: opts.InMemory, ReadOnly: opts.ReadOnly, Existing: opts.Existing,
	})
	if err != nil {
		return nil, err
	}
	d := &Desk{
		opts: opts, archive: kept, capture: formats, reader: newReader(opts.Log), lists: lists, columns: chosen,
		jobs: newJobs(opts.Clock), index: newIndex(), keep: keptArticles,
		fetch: fetch.New(opts.Fetch), feeds: feeds{woken: newBell(), looking: newTurn(), of: map[StoryID][]Subscription{}},
		folders: folders{woken: newBell(), seen: map[string]*watched.Folder{}, state: map[string]Folder{}},
	}
	d.SetAnalyst(opts.By)
	if opts.Waits {
		d.memory = newMemory(d.jobs.list, d.reader.sleep)
		d.jobs.changed.Subscribe(d.memory.job)
		d.reader.used = d.memory.used
	}
	if err := chosen.load(kept); err != nil {
		opts.Log.Warn("opening the desk", "error", err)
	}
	if err := d.remember(); err != nil {
		opts.Log.Warn("reading the logbooks of imports", "error", err)
	}
	if opts.Feeds && !opts.ReadOnly {
		d.Background(d.watch)
	}
	if opts.Folders && !opts.ReadOnly {
		d.Background(d.watchFolders)
	}
	if opts.Search {
		d.index.wake()
		d.Background(d.keepIndex)
	}
	return d, nil
}

// cacheDir is the folder for what can be thrown away; "" where the system names none.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "readout")
}

// SetAnalyst sets the name that decisions carry from now on; it may be empty.
func (d *Desk) SetAnalyst(name string) { d.analyst.Store(name) }

// Close stops the jobs, waits for them and closes the archive.
func (d *Desk) Close() error {
	d.jobs.close()
	d.fetch.Close()
	d.capture.Release()
	d.memory.close()
	return errors.Join(d.index.close(), d.archive.Close())
}

// Dir gives the folder where the archive lies.
func (d *Desk) Dir() string { return d.opts.Dir }

// Damage says in one sentence that something is missing, as was found when the
// archive was opened or a story was read; empty when nothing was found.
func (d *Desk) Damage() string {
	if err := d.archive.Damage(); err != nil {
		return Sentence(err)
	}
	if d.damaged.Load() {
		return Sentence(archive.ErrDamaged)
	}
	return ""
}

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

// Article gives an article with its Reading as a story has them: read anew where
// the analyst fixed its front matter there, and with the records that were added.
func (d *Desk) Article(ctx context.Context, in StoryID, id article.ID) (article.Article, record.Reading, error) {
	s := d.hold(in)
	defer s.mu.Unlock()
	if err := d.load(ctx, in, s); err != nil {
		return article.Article{}, record.Reading{}, err
	}
	it, fixed := s.fixed[id]
	if !fixed {
		a, err := d.archive.Article(id)
		if err != nil {
			return article.Article{}, record.Reading{}, err
		}
		it.item = story.Item{Article: a, Reading: d.read(a)}
	}
	return it.item.Article, story.WithAdded(it.item, s.log), nil
}

// Jobs gives a snapshot of the jobs of this run and of the imports of earlier ones, the
// oldest first.
func (d *Desk) Jobs() []Job { return d.jobs.list() }

// CancelJob asks a job to stop, and lets one that was cut off be; what it has kept stays
// kept. Either can be resumed all the same.
func (d *Desk) CancelJob(id int) {
	t := d.jobs.task(id)
	if t == nil {
		return
	}
	if t.snapshot().State == JobCut {
		d.jobs.ended(t, "", context.Canceled)
		d.jobs.background(func(context.Context) { d.jobs.tell(t, true) }) // it is written to the disk
		return
	}
	d.jobs.cancel(t)
}

// OnJob calls f when a job starts, on the goroutine that starts it, and when it
// ends, on the job's own.
func (d *Desk) OnJob(f func(Job)) (cancel func()) { return d.jobs.changed.Subscribe(f) }

// Used notes that the window was used: memory is given back once it has been quiet.
func (d *Desk) Used() { d.memory.used() }

// Background runs f on a goroutine of the desk's own, which Close waits for. The
// context is done when the desk closes; once it has closed, nothing runs.
func (d *Desk) Background(f func(context.Context)) { d.jobs.background(f) }

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

package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/story"
)

// chunkArticles and chunkBytes bound what is kept at once: each chunk is on disk
// before the next begins.
const (
	chunkArticles = 64
	chunkBytes    = 8 << 20
)

// SampleName is the name of the sample story.
const SampleName = "The Selm Strait talks (sample, fiction)"

// Import takes files, folders and what is at addresses of the web into a story, and the
// feeds of lists in OPML among its subscriptions, as a background job and gives the
// job's ID. What fails is named in the job with its reason; the rest goes on.
func (d *Desk) Import(id StoryID, paths []string) int {
	title := "Adding " + Count(len(paths), "file", "files")
	if len(paths) == 1 {
		title = "Adding " + path.Base(strings.ReplaceAll(paths[0], `\`, "/"))
	}
	return d.intake(id, title, func(ctx context.Context, t *task) ([]input, func() error, error) {
		var inputs []input
		for _, p := range paths {
			switch {
			case isAddress(p):
				inputs = append(inputs, d.inputsFrom(ctx, t, p)...)
			case strings.EqualFold(path.Ext(p), ".opml"):
				n, err := d.ImportOPML(ctx, id, p)
				if err != nil {
					inputs = append(inputs, input{source: capture.Source{Name: p}, err: err})
					continue
				}
				t.note(p, "New feeds in it: "+Count(n, "feed", "feeds")+".")
			default:
				inputs = append(inputs, inputsAt(ctx, p)...)
			}
		}
		return inputs, nil, ctx.Err()
	})
}

// Paste takes a pasted text into a story, as Import does. A text that is a list of
// addresses, one a line, stands for what is there.
func (d *Desk) Paste(id StoryID, text string) int {
	if addresses, ok := feed.Addresses(text); ok {
		return d.Import(id, addresses)
	}
	return d.importJob(id, "Adding the pasted text", func(context.Context) []input {
		return []input{{source: capture.Pasted("", text)}}
	})
}

// OpenSample gives the sample story, and makes it first where it is not there: its
// articles then come in by a background job, whose ID is given; 0 for none.
func (d *Desk) OpenSample(ctx context.Context) (Story, int, error) {
	files, err := fs.Glob(assets.Sample, "sample/*.txt")
	if err != nil {
		return Story{}, 0, fmt.Errorf("listing the sample story: %w", err)
	}
	s, err := d.CreateStory(ctx, SampleName)
	if errors.Is(err, archive.ErrNameTaken) {
		s, err = d.Story(ctx, SampleName)
	}
	if err != nil {
		return Story{}, 0, err
	}
	if s.Articles >= len(files) {
		return s, 0, nil
	}
	job := d.importJob(s.ID, "Opening the sample story", func(context.Context) []input {
		var inputs []input
		for _, f := range files {
			data, err := assets.Sample.ReadFile(f)
			inputs = append(inputs, input{source: capture.Pasted(path.Base(f), string(data)), err: err})
		}
		return inputs
	})
	return s, job, nil
}

// Wait waits until a job has ended and gives it as it ended.
func (d *Desk) Wait(ctx context.Context, job int) (Job, error) {
	ended := make(chan Job, 1)
	cancel := d.OnJob(func(j Job) {
		if j.ID == job && j.State != JobRunning {
			select {
			case ended <- j:
			default:
			}
		}
	})
	defer cancel()
	for _, j := range d.Jobs() {
		if j.ID == job && j.State != JobRunning {
			return j, nil
		}
	}
	select {
	case j := <-ended:
		return j, nil
	case <-ctx.Done():
		return Job{}, ctx.Err()
	}
}

func (d *Desk) importJob(id StoryID, title string, list func(context.Context) []input) int {
	return d.intake(id, title, func(ctx context.Context, _ *task) ([]input, func() error, error) { return list(ctx), nil, nil })
}

// intake takes what list gives into a story. After all of it has been taken, what list
// gave beside the inputs is called; it may be nil.
func (d *Desk) intake(id StoryID, title string, list func(context.Context, *task) ([]input, func() error, error)) int {
	t := d.jobs.start(title, func(ctx context.Context, t *task) (string, error) {
		was, err := d.archive.Articles(id)
		if err := d.tolerate(err); err != nil {
			return "", err
		}
		before, err := d.before(ctx, id, len(was))
		if err != nil {
			return "", err
		}
		inputs, taken, err := list(ctx, t)
		if err != nil {
			return "", err
		}
		here := make(map[article.ID]bool, len(was))
		for _, a := range was {
			here[a] = true
		}
		err = d.take(ctx, t, id, inputs, here)
		d.capture.Release()
		if err == nil && taken != nil {
			err = taken()
		}
		d.index.wake()
		if d.jobs.base.Err() != nil {
			return "", err // the desk is closing: nobody is there to be told
		}
		// What was kept is told even when the job was stopped half-way.
		change, terr := d.brought(context.WithoutCancel(ctx), id, was, before)
		if terr != nil {
			return "", errors.Join(err, terr)
		}
		if change.Change.Articles > 0 {
			d.StoryChanged.emit(change)
		}
		return summary(t.snapshot(), change.Change), err
	})
	return t.id
}

// toldInFull is the number of articles, new or not in memory yet, up to which an import
// says what came of them in the story. Beyond, it would take more time and memory than
// keeping them did.
const toldInFull = 300

// before gives the ledgers of a story of so many articles before an import, to compare
// with those after it; nil where that is too much.
func (d *Desk) before(ctx context.Context, id StoryID, articles int) (*story.Ledgers, error) {
	if d.opts.Unread || articles-d.inMemory(id) > toldInFull {
		return nil, nil
	}
	return d.Ledgers(ctx, id)
}

// brought says what an import changed in a story that had some articles before.
func (d *Desk) brought(ctx context.Context, id StoryID, was []article.ID, before *story.Ledgers) (StoryChange, error) {
	is, err := d.archive.Articles(id)
	if err := d.tolerate(err); err != nil {
		return StoryChange{}, err
	}
	fresh := is[min(len(was), len(is)):]
	if before == nil || len(fresh) > toldInFull {
		return StoryChange{Story: id, Change: story.Change{Articles: len(fresh)}, New: fresh}, nil
	}
	after, err := d.Ledgers(ctx, id)
	if err != nil {
		return StoryChange{}, err
	}
	known := make(map[article.ID]bool, len(was))
	for _, a := range was {
		known[a] = true
	}
	return StoryChange{Story: id, Change: after.Since(before), New: added(after.Articles, known)}, nil
}

// summary says what came of an import.
func summary(j Job, c story.Change) string {
	s := c.String()
	if j.Known > 0 {
		s += " " + Count(int(j.Known), "article was", "articles were") + " in the story already."
	}
	if n := len(j.Failures); n > 0 {
		s += " " + Count(n, "input", "inputs") + " could not be read."
	}
	return s
}

// taken is what one input gave.
type taken struct {
	input input
	got   []capture.Captured
	// readings are the packed ones of got, nil for what the archive has already.
	readings [][]byte
	err      error
}

// take captures and reads inputs and keeps the articles in chunks. Those that are
// here already are counted apart. What has been read when ctx is done is kept.
func (d *Desk) take(ctx context.Context, t *task, id StoryID, inputs []input, here map[article.ID]bool) error {
	t.total.Add(int64(len(inputs)))
	keep := keeper{desk: d, task: t, story: id, here: here}
	var failed error
	inOrder(ctx, d.opts.Workers, opened(ctx, d.capture, inputs, func(n int) { t.total.Add(int64(n)) }), d.capturing, func(r taken) bool {
		if ctx.Err() != nil && r.err != nil {
			return false // it was cut short
		}
		t.done.Add(1)
		if r.err != nil {
			t.fail(r.input.source.Name, r.err)
			return true
		}
		failed = keep.add(ctx, r)
		return failed == nil
	})
	if failed == nil {
		failed = keep.flush(ctx)
	}
	if failed != nil {
		return failed
	}
	return ctx.Err()
}

// capturing takes an input in and reads what is new.
func (d *Desk) capturing(ctx context.Context, in input) taken {
	out := taken{input: in, err: in.err}
	if in.err != nil {
		return out
	}
	out.got, out.err = d.capture.Read(ctx, in.source)
	if out.err != nil && in.or != nil {
		out.got, out.err = d.capture.Read(ctx, *in.or)
	}
	out.readings = make([][]byte, len(out.got))
	for i := range out.got {
		a := &out.got[i].Article
		a.Captured = d.opts.Clock().UTC()
		if known, err := d.archive.Has(a.ID); err == nil && !known && !d.opts.Unread {
			if r, ok := d.reader.read(*a); ok {
				out.readings[i] = packed(r)
			}
		}
	}
	return out
}

// keeper puts articles into a story, many at a time.
type keeper struct {
	desk     *Desk
	task     *task
	story    StoryID
	here     map[article.ID]bool
	items    []archive.Item
	readings [][]byte
	bytes    int
}

// add takes what an input gave, and keeps what has come together once it is enough.
func (k *keeper) add(ctx context.Context, r taken) error {
	for i, c := range r.got {
		k.items = append(k.items, archive.Item{Article: c.Article, Original: c.Original})
		k.readings = append(k.readings, r.readings[i])
		k.bytes += len(c.Original)
		for _, note := range c.Notes {
			k.task.note(r.input.source.Name, note)
		}
	}
	if len(k.items) < chunkArticles && k.bytes < chunkBytes {
		return nil
	}
	return k.flush(ctx)
}

// flush keeps what has come together, on disk before it is counted. It does so when
// ctx is done, too: the work is done, and it does not take long.
func (k *keeper) flush(ctx context.Context) error {
	if len(k.items) == 0 {
		return nil
	}
	kept, err := k.desk.archive.PutArticles(context.WithoutCancel(ctx), k.story, k.items)
	for i, one := range kept {
		// The Reading of an article that came twice must be that of the one kept.
		if one.New {
			k.desk.keepReading(one.ID, k.readings[i])
		}
		if k.here[one.ID] {
			k.task.known.Add(1)
		} else {
			k.here[one.ID] = true
			k.task.kept.Add(1)
		}
	}
	k.items, k.readings, k.bytes = k.items[:0], k.readings[:0], 0
	return err
}

// Count says a number with its noun: "1 file", "2 files".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

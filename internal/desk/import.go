package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/story"
)

// importChunk is the number of articles kept at once: each chunk is on disk before
// the next begins.
const importChunk = 64

// SampleName is the name of the sample story.
const SampleName = "The Selm Strait talks (sample, fiction)"

// Import takes files and folders into a story as a background job and gives the
// job's ID. What fails is named in the job with its reason; the rest goes on.
func (d *Desk) Import(id StoryID, paths []string) int {
	title := "Adding " + count(len(paths), "file", "files")
	if len(paths) == 1 {
		title = "Adding " + path.Base(strings.ReplaceAll(paths[0], `\`, "/"))
	}
	return d.importJob(id, title, func(ctx context.Context, t *task) []capture.Source {
		var sources []capture.Source
		for _, p := range paths {
			sources = append(sources, d.expand(ctx, t, p)...)
		}
		return sources
	})
}

// Paste takes a pasted text into a story, as Import does.
func (d *Desk) Paste(id StoryID, text string) int {
	return d.importJob(id, "Adding the pasted text", func(context.Context, *task) []capture.Source {
		return []capture.Source{capture.Pasted("", text)}
	})
}

// OpenSample gives the sample story, and makes it first where it is not there: its
// articles then come in by a background job, whose ID is given; 0 for none.
func (d *Desk) OpenSample(ctx context.Context) (Story, int, error) {
	if s, err := d.Story(ctx, SampleName); err == nil && s.Articles > 0 {
		return s, 0, nil
	}
	s, err := d.CreateStory(ctx, SampleName)
	if errors.Is(err, archive.ErrNameTaken) { // left half-made
		s, err = d.Story(ctx, SampleName)
	}
	if err != nil {
		return Story{}, 0, err
	}
	files, err := fs.Glob(assets.Sample, "sample/*.txt")
	if err != nil {
		return Story{}, 0, fmt.Errorf("listing the sample story: %w", err)
	}
	job := d.importJob(s.ID, "Opening the sample story", func(context.Context, *task) []capture.Source {
		var sources []capture.Source
		for _, f := range files {
			if data, err := assets.Sample.ReadFile(f); err == nil {
				sources = append(sources, capture.Pasted(path.Base(f), string(data)))
			}
		}
		return sources
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

// expand gives the sources at a path: the file itself, or all files of a folder.
func (d *Desk) expand(ctx context.Context, t *task, p string) []capture.Source {
	info, err := os.Stat(p)
	if err != nil || !info.IsDir() {
		return []capture.Source{capture.File(p)} // a file that is not there fails when it is opened
	}
	sources, err := capture.Folder(ctx, p)
	if err != nil {
		t.fail(p, err)
	}
	if len(sources) == 0 && err == nil {
		t.fail(p, errors.New("the folder holds no files"))
	}
	return sources
}

func (d *Desk) importJob(id StoryID, title string, list func(context.Context, *task) []capture.Source) int {
	t := d.jobs.start(title, func(ctx context.Context, t *task) (string, error) {
		before, err := d.Ledgers(ctx, id)
		if err != nil {
			return "", err
		}
		here := map[article.ID]bool{}
		for _, a := range before.Articles {
			here[a.ID] = true
		}
		err = d.take(ctx, t, id, list(ctx, t), here)
		// What was kept is told even when the job was stopped half-way.
		after, lerr := d.Ledgers(context.WithoutCancel(ctx), id)
		if lerr != nil {
			return "", lerr
		}
		change := after.Since(before)
		if change.Articles > 0 {
			d.StoryChanged.emit(StoryChange{Story: id, Change: change})
		}
		return summary(t.snapshot(), change), err
	})
	return t.id
}

// summary says what came of an import.
func summary(j Job, c story.Change) string {
	s := c.String()
	if j.Known > 0 {
		s += " " + count(int(j.Known), "article was", "articles were") + " in the story already."
	}
	if n := len(j.Failures); n > 0 {
		s += " " + count(n, "input", "inputs") + " could not be read."
	}
	return s
}

// taken is what one source gave.
type taken struct {
	source capture.Source
	got    []capture.Captured
	err    error
}

// take captures sources, keeps the articles in chunks and reads them. Those that
// are here already are counted apart.
func (d *Desk) take(ctx context.Context, t *task, id StoryID, sources []capture.Source, here map[article.ID]bool) error {
	t.total.Store(int64(len(sources)))
	var chunk []archive.Item
	var failed error
	flush := func() bool {
		if len(chunk) == 0 {
			return true
		}
		kept, err := d.archive.PutArticles(ctx, id, chunk)
		for _, k := range kept {
			if here[k.ID] {
				t.known.Add(1)
			} else {
				here[k.ID] = true
				t.kept.Add(1)
			}
		}
		chunk, failed = chunk[:0], err
		return err == nil
	}
	inOrder(ctx, d.opts.Workers, sources, func(ctx context.Context, src capture.Source) taken {
		got, err := d.capture.Read(ctx, src)
		for i := range got {
			got[i].Article.Captured = d.opts.Clock().UTC()
			d.read(got[i].Article) // caches the Reading
		}
		return taken{src, got, err}
	}, func(r taken) bool {
		t.done.Add(1)
		if r.err != nil && ctx.Err() == nil {
			t.fail(r.source.Name, r.err)
			return true
		}
		for _, c := range r.got {
			chunk = append(chunk, archive.Item{Article: c.Article, Original: c.Original})
		}
		return len(chunk) < importChunk || flush()
	})
	if failed != nil {
		return failed
	}
	if !flush() {
		return failed
	}
	return ctx.Err()
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

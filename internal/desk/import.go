package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/readout-app/readout/assets"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/capture/feed"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
)

// What jobs do.
const (
	adding         message.Kind = "Adding {{.Name}}"
	addingFiles    message.Kind = "Adding {{.Count}} file|Adding {{.Count}} files"
	addingFrom     message.Kind = "Adding {{.Count}} file of {{.Folder}}|Adding {{.Count}} files of {{.Folder}}"
	addingArticles message.Kind = "Adding {{.Count}} article of {{.File}}|Adding {{.Count}} articles of {{.File}}"
	addingPasted   message.Kind = "Adding the pasted text"
	openingSample  message.Kind = "Opening the sample story"
	tryingAgain    message.Kind = "Trying {{.Count}} input again|Trying {{.Count}} inputs again"
	subscribing    message.Kind = "Subscribing to {{.Name}}"
	lookingAtFeeds message.Kind = "Looking at feeds"
	preparing      message.Kind = "Preparing the search"
	searchable     message.Kind = "Everything can be searched." // once that is done
)

// newFeeds is a note on a list of feeds.
const newFeeds message.Kind = "New feeds in it: {{.Number}}."

// SampleName is the name of the sample story.
const SampleName = "The Selm Strait talks (sample, fiction)"

// Import takes files, folders and what is at addresses of the web into a story, and the
// feeds of lists in OPML among its subscriptions, as a background job and gives the
// job's ID. What fails is named in the job with its reason; the rest goes on. Imports
// come one after the other. The archive remembers them: see ResumeJob, Report, RetryJob
// and TakeBack.
func (d *Desk) Import(id StoryID, paths []string) int {
	title := addingFiles.With(strconv.Itoa(len(paths)))
	if len(paths) == 1 {
		title = adding.With(path.Base(strings.ReplaceAll(paths[0], `\`, "/")))
	}
	return d.begin(id, title, entry{Asked: paths}).id
}

// list finds out what there is to take in where a person pointed to, and what of it cannot
// be. It gives the looks at feeds that this took, too.
func (d *Desk) list(ctx context.Context, id StoryID, c course) (entry, map[string]look, error) {
	if c.feeds != nil {
		return d.listFeeds(ctx, id, *c.feeds)
	}
	e := entry{Listed: true}
	failed := func(f Failure) {
		e.Settled.Done++
		e.Settled.Failures = append(e.Settled.Failures, f)
	}
	for _, p := range c.asked {
		if isAddress(p) {
			e.Units = append(e.Units, p)
			continue
		}
		if strings.EqualFold(path.Ext(p), ".opml") {
			n, err := d.ImportOPML(ctx, id, p)
			if err != nil {
				failed(Failure{Name: p, Reason: message.Data(Said(err)), From: p})
				continue
			}
			e.Settled.Notes = append(e.Settled.Notes, Note{p, message.Data(newFeeds.With(strconv.Itoa(n)))})
			continue
		}
		if addresses := addressesIn(p); len(addresses) > 0 {
			e.Units = append(e.Units, addresses...)
			continue
		}
		for _, in := range inputsAt(ctx, p) {
			if in.err != nil {
				failed(Failure{Name: in.source.Name, Reason: message.Data(Said(in.err)), From: p})
				continue
			}
			e.Units = append(e.Units, in.source.Name)
		}
	}
	return e, nil, ctx.Err()
}

// Paste takes a pasted text into a story, as Import does. A text that is a list of
// addresses, one a line, stands for what is there.
func (d *Desk) Paste(id StoryID, text string) int {
	if addresses, ok := feed.Addresses(text); ok {
		return d.Import(id, addresses)
	}
	return d.begin(id, addingPasted.With(), entry{Pasted: []byte(text), Units: []string{pasteUnit}, Listed: true}).id
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
	for i := range files {
		files[i] = sampleUnit + files[i]
	}
	return s, d.begin(s.ID, openingSample.With(), entry{Units: files, Listed: true}).id, nil
}

// bringIn lets take bring articles into a story, which has some, and tells what came of
// that, in one sentence too.
func (d *Desk) bringIn(ctx context.Context, t *task, id StoryID, take func(was []article.ID) error) (string, error) {
	was, err := d.archive.Articles(id)
	if err := d.tolerate(err); err != nil {
		return "", err
	}
	before, err := d.before(ctx, id, len(was))
	if err != nil {
		return "", err
	}
	err = take(was)
	d.capture.Release()
	d.index.wake()
	if d.jobs.base.Err() != nil {
		return "", err // the desk is closing: nobody is there to be told
	}
	if t.kept.Load() == 0 {
		return summary(t.snapshot(), story.Change{}), err
	}
	// What was kept is told even when the job was stopped half-way.
	change, terr := d.brought(context.WithoutCancel(ctx), id, was, before)
	if terr != nil {
		return "", errors.Join(err, terr)
	}
	if change.Change.Articles > 0 {
		d.StoryChanged.emit(change)
	}
	t.mu.Lock()
	t.change = &change.Change
	t.mu.Unlock()
	return summary(t.snapshot(), change.Change), err
}

func setOf(ids []article.ID) map[article.ID]bool {
	set := make(map[article.ID]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
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
	return StoryChange{Story: id, Change: after.Since(before), New: added(after.Articles, setOf(was))}, nil
}

// summary says what came of an import.
func summary(j Job, c story.Change) string {
	s := c.String()
	if j.Known > 0 {
		s += " " + Count(int(j.Known), "article was", "articles were") + " in the story already."
	}
	if n := int(j.Failed); n > 0 {
		s += " " + Count(n, "input", "inputs") + " could not be read."
	}
	return s
}

// Count says a number with its noun: "1 file", "2 files".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

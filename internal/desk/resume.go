package desk

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// begin starts an import that a person asked for and the archive remembers.
func (d *Desk) begin(id StoryID, title message.Message, asked entry) *task {
	return d.run(&task{title: title, story: id}, func(context.Context) (entry, error) { return asked, nil })
}

// run runs a new import. What it is asked is found out by the job.
func (d *Desk) run(t *task, find func(context.Context) (entry, error)) *task {
	t.state, t.started = JobRunning, d.opts.Clock()
	d.jobs.add(t)
	d.jobs.run(t, func(ctx context.Context, t *task) (string, error) {
		asked, err := find(ctx)
		if err != nil {
			return "", err
		}
		if b := d.newLogbook(head{Title: message.Data(t.title), Story: t.story, Auto: t.auto, Began: -1}); b != nil {
			t.keep(b)
			b.note(t.snapshot(), asked)
		}
		return d.importing(ctx, t, newCourse(asked))
	})
	return t
}

// importing takes what a course has ahead of it into the story of a job, in its turn.
func (d *Desk) importing(ctx context.Context, t *task, c course) (string, error) {
	done, err := d.jobs.inTurn(ctx, t, d.turnOf(c))
	if err != nil {
		return "", err
	}
	defer done()
	return d.bringIn(ctx, t, t.story, func(was []article.ID) error {
		before := t.book.began(len(was))
		listed := entry{}
		if !c.listed {
			if listed, c.looks, err = d.list(ctx, t.story, c); err != nil {
				return err
			}
			c.add(listed)
		}
		t.count(c)
		t.book.note(t.snapshot(), listed)
		return d.takeUnits(ctx, t, was[:min(before, len(was))], c)
	})
}

// newLogbook begins the logbook of an import; nil where there can be none.
func (d *Desk) newLogbook(h head) *logbook {
	if d.opts.ReadOnly {
		return nil
	}
	journal, err := d.archive.NewJournal(h)
	if err != nil {
		d.opts.Log.Warn("beginning the logbook of an import", "error", err)
		return nil
	}
	return &logbook{log: d.opts.Log, journal: journal, head: h}
}

// takeUnits takes the units that a course still has ahead of it into the story of a job.
// The articles in was do not count as new.
func (d *Desk) takeUnits(ctx context.Context, t *task, was []article.ID, c course) error {
	here := setOf(was)
	for _, a := range c.settled.Kept {
		here[a] = true
	}
	k := &keeper{story: t.story, here: here, book: t.book, unit: c.taken, past: c.taken}
	var g *gathering
	if c.hasFeeds() {
		var err error
		if g, err = d.gather(ctx, t.story); err != nil {
			return err
		}
		k.after = g.note
	} else {
		k.garbage = boundGarbage()
		defer k.garbage.lift()
	}
	if err := d.take(ctx, t, d.inputsOf(ctx, c, g), k); err != nil {
		return err
	}
	if c.watched != "" {
		return d.tookFrom(c.watched, c.units)
	}
	return k.pass(len(c.units))
}

// count sets what a job shows to what a course tells that is done and what it has ahead.
func (t *task) count(c course) {
	t.mu.Lock()
	t.failures, t.notes = c.settled.Failures, c.settled.Notes
	t.failed, t.past, t.earlier = 0, false, c.settled.Done
	t.mu.Unlock()
	t.done.Store(c.settled.Done)
	t.known.Store(c.settled.Known)
	t.kept.Store(int64(len(c.settled.Kept)))
	t.total.Store(c.settled.Done + int64(len(c.units)-c.taken))
}

// keep gives a job the logbook that tells of it.
func (t *task) keep(b *logbook) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.book = b
}

// rememberedJobs is the number of imports whose reports the archive keeps.
const rememberedJobs = 30

// remember takes the imports of earlier runs among the jobs, the oldest first. Those that
// had not ended were cut off.
func (d *Desk) remember() error {
	all, err := d.archive.Journals()
	if err != nil {
		return err
	}
	for i, journal := range all {
		if i < len(all)-rememberedJobs && !d.opts.ReadOnly {
			if err := journal.Drop(); err != nil {
				return err
			}
			continue
		}
		b := &logbook{log: d.opts.Log, journal: journal}
		if err := journal.Head(&b.head); err != nil {
			d.opts.Log.Warn("reading the logbook of an import", "error", err)
			continue
		}
		h := b.head
		t := &task{title: message.Message(h.Title), story: h.Story, state: h.State, started: h.Started, ended: h.Ended, result: h.Result, change: h.Changed, says: message.Message(h.Says), failed: h.Failed, past: true, book: b, auto: h.Auto}
		t.done.Store(h.Done)
		t.total.Store(h.Total)
		t.kept.Store(h.Kept)
		t.known.Store(h.Known)
		if h.Ended.IsZero() {
			t.state, t.ended = JobCut, h.Started
		}
		d.jobs.add(t)
	}
	return nil
}

// PauseJob has a running job rest after the inputs it is just at, until ContinueJob.
func (d *Desk) PauseJob(id int) {
	if t := d.jobs.task(id); t != nil {
		t.pause(d.opts.Clock())
	}
}

// ContinueJob ends the pause of a job.
func (d *Desk) ContinueJob(id int) {
	if t := d.jobs.task(id); t != nil {
		t.goOn(d.opts.Clock())
	}
}

// ResumeJob goes on with an import that was cut off, cancelled or failed, where it stopped;
// it is the same job again. Of any other job it does nothing.
func (d *Desk) ResumeJob(id int) {
	t := d.jobs.task(id)
	if t == nil || !t.snapshot().Resumable {
		return
	}
	d.jobs.run(t, func(ctx context.Context, t *task) (string, error) {
		c, err := t.book.course()
		if err != nil {
			return "", err
		}
		t.book.note(t.snapshot(), entry{Again: true})
		return d.importing(ctx, t, c)
	})
}

// goOn goes on by itself with the imports of a kind that the program began by itself and
// that an earlier run left unfinished.
func (d *Desk) goOn(ctx context.Context, of func(course) bool) {
	for _, t := range d.jobs.those(func(j Job) bool { return j.State == JobCut }) {
		if !t.auto {
			continue
		}
		if c, err := t.book.course(); err != nil || !of(c) {
			continue
		}
		d.ResumeJob(t.id)
		if _, err := d.jobs.await(ctx, t); err != nil {
			return
		}
	}
}

// RetryJob tries failed inputs of an import again, as a job of its own whose ID it gives.
// Those that cannot be tried again are left out; where none is left it gives 0.
func (d *Desk) RetryJob(id int, failures []Failure) int {
	t := d.jobs.task(id)
	asked := entry{Only: map[string][]string{}, Listed: true}
	whole := map[string]bool{}
	n := 0
	for _, f := range failures {
		if f.From == "" {
			continue
		}
		n++
		if !slices.Contains(asked.Units, f.From) {
			asked.Units = append(asked.Units, f.From)
		}
		if whole[f.From] = whole[f.From] || f.Name == f.From || marked(f.From); !whole[f.From] {
			asked.Only[f.From] = append(asked.Only[f.From], f.Name)
		}
	}
	for unit := range whole {
		if whole[unit] {
			delete(asked.Only, unit)
		}
	}
	if t == nil || t.story == "" || n == 0 {
		return 0
	}
	again := &task{title: tryingAgain.With(strconv.Itoa(n)), story: t.story}
	return d.run(again, func(context.Context) (entry, error) {
		if t.book == nil {
			return asked, nil
		}
		c, err := t.book.course()
		asked.Pick = map[string][]article.ID{}
		for _, unit := range asked.Units {
			if unit == pasteUnit {
				asked.Pasted = c.pasted
			}
			if len(c.pick[unit]) > 0 {
				asked.Pick[unit] = c.pick[unit]
			}
		}
		return asked, err
	}).id
}

// Report gives a job with all its failures and notes. Where their record cannot be read,
// it gives the job without them and the error.
func (d *Desk) Report(_ context.Context, id int) (Job, error) {
	t := d.jobs.task(id)
	if t == nil {
		return Job{}, fmt.Errorf("there is no job %d", id)
	}
	t.mu.Lock()
	past := t.past
	t.mu.Unlock()
	j := t.snapshot()
	if !past || t.book == nil {
		return j, nil
	}
	c, err := t.book.course()
	if err != nil {
		return j, err
	}
	c.settled.add(c.open)
	j.Failures, j.Notes = c.settled.Failures, c.settled.Notes
	return j, nil
}

// TakeBack rejects, in its story and in one step, all articles that an import brought
// there, and gives their number; Undo brings them back.
func (d *Desk) TakeBack(ctx context.Context, id int) (int, error) {
	t := d.jobs.task(id)
	if t == nil || t.book == nil {
		return 0, nil
	}
	c, err := t.book.course()
	if err != nil {
		return 0, err
	}
	n := 0
	ids := append(c.settled.Kept, c.open.Kept...)
	err = d.ruleArticles(ctx, t.story, decision.KindReject, ids, func(r story.Ruling) bool {
		if r == story.Rejected {
			return false
		}
		n++
		return true
	})
	return n, err
}

// ForgetJobs drops the reports of all jobs that have ended and leaves nothing to do.
func (d *Desk) ForgetJobs(context.Context) error { return d.jobs.forget() }

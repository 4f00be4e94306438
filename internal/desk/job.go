package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
)

// JobState is where a job stands.
type JobState string

// The states of a job.
const (
	JobWaiting   JobState = "waiting" // for another import to end
	JobRunning   JobState = "running"
	JobPaused    JobState = "paused"
	JobDone      JobState = "done"
	JobCancelled JobState = "cancelled"
	JobFailed    JobState = "failed"
	// JobCut is an import that an earlier run of the program left unfinished.
	JobCut JobState = "cut off"
)

// Failure is one input that could not be taken, with the reason: a part of a sentence.
type Failure struct {
	Name   string       `json:"name"`
	Reason message.Data `json:"reason"`
	// From is the file or address that it is a part of, or is itself; "" for what cannot
	// be tried again.
	From string `json:"from,omitempty"`
}

// Note is a sentence on one input that was taken.
type Note struct {
	Name string       `json:"name"`
	Text message.Data `json:"text"`
}

// Job is a snapshot of a long piece of work.
type Job struct {
	ID    int
	Title message.Message
	Story StoryID // that it brings articles to; "" for none
	Auto  bool    // the program began it by itself, and goes on with it by itself
	State JobState
	Done  int64 // inputs finished, failed ones included
	Total int64 // inputs known so far; 0 while they are still being counted
	Kept  int64 // articles newly kept
	Known int64 // articles that were there already
	// Failed is the number of inputs that could not be taken. Failures are they, and Notes
	// what a person should know of inputs that were taken: no date was found, the encoding
	// was wrongly declared. Of a job of an earlier run, Report gives both.
	Failed   int64
	Failures []Failure
	Notes    []Note
	// Result says in English what came of it, once it has ended. Changed is what it changed
	// in the story, nil where that is not told; Says is anything else: why it failed.
	Result  string
	Changed *story.Change
	Says    message.Message
	Started time.Time
	Ended   time.Time
	// Resumable says that ResumeJob goes on with it, and Remembered that the archive keeps
	// its report.
	Resumable, Remembered bool

	earlier int64         // inputs finished before it was resumed
	rested  time.Duration // that it waited or was paused, until resting
	resting time.Time     // since when it does not work; zero while it does
}

// Active says whether a job is under way, also while it is paused or waits.
func (j Job) Active() bool {
	return j.State == JobRunning || j.State == JobPaused || j.State == JobWaiting
}

// Rate gives the inputs finished per second of work up to now.
func (j Job) Rate(now time.Time) float64 {
	if !j.Ended.IsZero() {
		now = j.Ended
	}
	if !j.resting.IsZero() {
		now = j.resting
	}
	if s := (now.Sub(j.Started) - j.rested).Seconds(); s > 0 {
		return float64(j.Done-j.earlier) / s
	}
	return 0
}

// Left gives the time the job still needs at its rate so far; 0 when it can't be told.
func (j Job) Left(now time.Time) time.Duration {
	rate := j.Rate(now)
	if !j.Active() || rate == 0 || j.Total <= j.Done {
		return 0
	}
	return time.Duration(float64(j.Total-j.Done) / rate * float64(time.Second))
}

// jobs runs tasks in the background and remembers the ended ones.
type jobs struct {
	mu     sync.Mutex
	closed bool
	tasks  []*task        // by ID
	last   int            // ID
	wait   sync.WaitGroup // added to under mu, and no more once closed
	base   context.Context
	stop   context.CancelFunc
	clock  func() time.Time
	// imports holds one while an import runs: they come one after the other, so that a
	// second neither slows the first down nor takes its memory once more.
	imports turn
	// changed is emitted when a job starts and when it ends.
	changed Signal[Job]
}

func newJobs(clock func() time.Time) *jobs {
	base, stop := context.WithCancel(context.Background())
	return &jobs{base: base, stop: stop, clock: clock, imports: newTurn()}
}

// turn holds one while a job of a kind runs that is to run alone.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// start runs f in the background. What f returns is the job's result, one sentence.
// Once the jobs are closed the job is cancelled before it runs.
func (j *jobs) start(title message.Kind, f func(ctx context.Context, t *task) (string, error)) *task {
	t := &task{title: title.With(), state: JobRunning, started: j.clock()}
	j.add(t)
	j.run(t, f)
	return t
}

// add takes a task among the jobs.
func (j *jobs) add(t *task) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.last++
	t.id = j.last
	j.tasks = append(j.tasks, t)
}

// run runs a task, or runs it on.
func (j *jobs) run(t *task, f func(ctx context.Context, t *task) (string, error)) {
	ctx, cancel := context.WithCancel(j.base)
	j.mu.Lock()
	t.cancel = cancel
	j.mu.Unlock()
	t.mu.Lock()
	t.over = make(chan struct{})
	t.state, t.started, t.ended, t.result = JobRunning, j.clock(), time.Time{}, ""
	t.change, t.says = nil, message.Message{}
	t.rested, t.resting, t.earlier = 0, time.Time{}, t.done.Load()
	t.mu.Unlock()
	j.changed.emit(t.snapshot())
	started := j.background(func(context.Context) {
		defer cancel()
		result, err := f(ctx, t)
		j.end(t, result, err)
	})
	if !started {
		cancel()
		j.end(t, "", context.Canceled)
	}
}

// inTurn waits until it is a job's turn, and gives what lets the next one have it. A job
// that takes no turns has nil, and waits for nobody.
func (j *jobs) inTurn(ctx context.Context, t *task, of turn) (done func(), err error) {
	if of == nil {
		return func() {}, nil
	}
	done = func() { <-of }
	select {
	case of <- struct{}{}:
		return done, nil
	default:
	}
	t.turn(j.clock(), JobWaiting)
	select {
	case of <- struct{}{}:
		t.turn(j.clock(), JobRunning)
		return done, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// end notes what came of a task and tells it.
func (j *jobs) end(t *task, result string, err error) {
	t.mu.Lock()
	over := t.over
	t.mu.Unlock()
	defer close(over)
	j.ended(t, result, err)
	cut := j.base.Err() != nil // by closing, and to go on
	j.tell(t, !cut)
	if cut {
		return
	}
	dropped := j.overdue()
	if t.idle() {
		dropped = append(dropped, t)
	}
	if err := j.drop(dropped); err != nil {
		t.fail(Failure{Name: t.title.String(), Reason: message.Data(Said(err))})
	}
}

// await waits until a job has ended and gives it as it ended.
func (j *jobs) await(ctx context.Context, t *task) (Job, error) {
	t.mu.Lock()
	over := t.over
	t.mu.Unlock()
	if over != nil {
		select {
		case <-over:
		case <-ctx.Done():
			return Job{}, ctx.Err()
		}
	}
	return t.snapshot(), nil
}

// ended notes what came of a task.
func (j *jobs) ended(t *task, result string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.result, t.ended, t.state = result, j.clock(), JobDone
	switch {
	case errors.Is(err, context.Canceled):
		t.state = JobCancelled
		if result == "" {
			t.result, t.says = Sentence(err), Said(err)
		}
	case err != nil:
		t.state, t.result, t.says = JobFailed, Sentence(err), Said(err)
	}
	t.gate = nil
}

// tell tells how a task ended, and keeps that if so asked.
func (j *jobs) tell(t *task, keep bool) {
	if keep {
		t.book.note(t.snapshot(), entry{})
	}
	j.changed.emit(t.snapshot())
}

// background runs f on a goroutine that close waits for, unless closed.
func (j *jobs) background(f func(context.Context)) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return false
	}
	j.wait.Go(func() { f(j.base) })
	return true
}

// forget drops the jobs that are not under way and cannot be resumed. Those after them
// keep their IDs.
func (j *jobs) forget() error {
	return j.drop(j.those(func(s Job) bool { return !s.Active() && s.State != JobCut }))
}

// overdue gives those of the oldest jobs that have ended that are too many to be
// remembered.
func (j *jobs) overdue() []*task {
	ended := j.those(func(s Job) bool { return !s.Active() })
	return ended[:max(0, len(ended)-rememberedJobs)]
}

// those gives the tasks of which that holds.
func (j *jobs) those(holds func(Job) bool) []*task {
	return slices.DeleteFunc(j.all(), func(t *task) bool { return !holds(t.snapshot()) })
}

// drop forgets tasks and what the archive remembers of them.
func (j *jobs) drop(tasks []*task) error {
	if len(tasks) == 0 {
		return nil
	}
	j.mu.Lock()
	j.tasks = slices.DeleteFunc(j.tasks, func(t *task) bool { return slices.Contains(tasks, t) })
	j.mu.Unlock()
	var failed []error
	for _, t := range tasks {
		if t.book != nil {
			failed = append(failed, t.book.journal.Drop())
		}
	}
	return errors.Join(failed...)
}

func (j *jobs) all() []*task {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clone(j.tasks)
}

func (j *jobs) list() []Job {
	tasks := j.all()
	out := make([]Job, len(tasks))
	for i, t := range tasks {
		out[i] = t.snapshot()
	}
	return out
}

// task gives the task of an ID; nil where there is none.
func (j *jobs) task(id int) *task {
	j.mu.Lock()
	defer j.mu.Unlock()
	at, found := slices.BinarySearchFunc(j.tasks, id, func(t *task, id int) int { return t.id - id })
	if !found {
		return nil
	}
	return j.tasks[at]
}

func (j *jobs) cancel(t *task) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if t.cancel != nil {
		t.cancel()
	}
}

// close cancels what runs and waits for it.
func (j *jobs) close() {
	j.mu.Lock()
	j.closed = true
	j.mu.Unlock()
	j.stop()
	j.wait.Wait()
}

// Wait waits until a job has ended and gives it as it ended.
func (d *Desk) Wait(ctx context.Context, job int) (Job, error) {
	if err := ctx.Err(); err != nil {
		return Job{}, err
	}
	t := d.jobs.task(job)
	if t == nil {
		return Job{}, fmt.Errorf("there is no job %d", job)
	}
	return d.jobs.await(ctx, t)
}

package desk

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync"
	"sync/atomic"
	"time"
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

// Failure is one input that could not be taken, with the reason in one sentence.
type Failure struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
	// From is the file or address that it is a part of, or is itself; "" for what cannot
	// be tried again.
	From string `json:"from,omitempty"`
}

// Note is a sentence on one input that was taken.
type Note struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Job is a snapshot of a long piece of work.
type Job struct {
	ID    int
	Title string
	Story StoryID // that it brings articles to; "" for none
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
	// Result says in one sentence what came of it, once it has ended.
	Result  string
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

// task is a job while it runs. Workers only touch its counters and report.
type task struct {
	id                       int
	title                    string
	story                    StoryID
	done, total, kept, known atomic.Int64
	cancel                   context.CancelFunc
	book                     *logbook // of an import that the archive remembers; nil for none

	mu       sync.Mutex
	state    JobState
	failures []Failure // only appended to, so that snapshots share them
	notes    []Note    // likewise
	past     bool      // it ended in an earlier run, and its report is not in memory
	failed   int64     // in that run
	result   string
	started  time.Time
	ended    time.Time
	earlier  int64
	rested   time.Duration
	resting  time.Time
	gate     chan struct{} // closed when a pause ends; nil while there is none
}

func (t *task) fail(f Failure) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failures = append(t.failures, f)
}

func (t *task) note(n Note) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.notes = append(t.notes, n)
}

// turn puts a job that is under way into another such state.
func (t *task) turn(now time.Time, to JobState) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turned(now, to)
}

// turned is turn for a caller who holds t.mu.
func (t *task) turned(now time.Time, to JobState) {
	switch {
	case to == JobRunning && !t.resting.IsZero():
		t.rested += now.Sub(t.resting)
		t.resting = time.Time{}
	case to != JobRunning && t.resting.IsZero():
		t.resting = now
	}
	t.state = to
}

// pause keeps a running job from beginning with another input.
func (t *task) pause(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.state == JobRunning {
		t.gate = make(chan struct{})
		t.turned(now, JobPaused)
	}
}

// goOn ends a pause.
func (t *task) goOn(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.state == JobPaused {
		close(t.gate)
		t.gate = nil
		t.turned(now, JobRunning)
	}
}

// pass waits while the job is paused, and gives the context's error.
func (t *task) pass(ctx context.Context) error {
	t.mu.Lock()
	gate := t.gate
	t.mu.Unlock()
	if gate != nil {
		select {
		case <-gate:
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}

// pausing gives what a sequence gives, and rests while the job does.
func pausing[T any](ctx context.Context, t *task, all iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range all {
			if t.pass(ctx) != nil || !yield(v) {
				return
			}
		}
	}
}

func (t *task) snapshot() Job {
	t.mu.Lock()
	defer t.mu.Unlock()
	return Job{
		ID: t.id, Title: t.title, Story: t.story, State: t.state, Started: t.started, Ended: t.ended,
		Done: t.done.Load(), Total: t.total.Load(), Kept: t.kept.Load(), Known: t.known.Load(),
		Failed: t.failed + int64(len(t.failures)), Failures: slices.Clip(t.failures), Notes: slices.Clip(t.notes), Result: t.result,
		Resumable: t.book != nil && (t.state == JobCut || t.state == JobCancelled || t.state == JobFailed), Remembered: t.book != nil,
		earlier: t.earlier, rested: t.rested, resting: t.resting,
	}
}

// jobs runs tasks in the background and remembers the ended ones.
type jobs struct {
	mu     sync.Mutex
	closed bool
	tasks  []*task
	wait   sync.WaitGroup // added to under mu, and no more once closed
	base   context.Context
	stop   context.CancelFunc
	clock  func() time.Time
	// imports holds one while an import runs: they come one after the other, so that a
	// second neither slows the first down nor takes its memory once more.
	imports chan struct{}
	// changed is emitted when a job starts and when it ends.
	changed Signal[Job]
}

func newJobs(clock func() time.Time) *jobs {
	base, stop := context.WithCancel(context.Background())
	return &jobs{base: base, stop: stop, clock: clock, imports: make(chan struct{}, 1)}
}

// start runs f in the background. What f returns is the job's result, one sentence.
// Once the jobs are closed the job is cancelled before it runs.
func (j *jobs) start(title string, f func(ctx context.Context, t *task) (string, error)) *task {
	t := &task{title: title, state: JobRunning, started: j.clock()}
	j.add(t)
	j.run(t, f)
	return t
}

// add takes a task among the jobs.
func (j *jobs) add(t *task) {
	j.mu.Lock()
	defer j.mu.Unlock()
	t.id = len(j.tasks) + 1
	j.tasks = append(j.tasks, t)
}

// run runs a task, or runs it on.
func (j *jobs) run(t *task, f func(ctx context.Context, t *task) (string, error)) {
	ctx, cancel := context.WithCancel(j.base)
	j.mu.Lock()
	t.cancel = cancel
	j.mu.Unlock()
	t.mu.Lock()
	t.state, t.started, t.ended, t.result = JobRunning, j.clock(), time.Time{}, ""
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

// inTurn waits until no other import runs, and gives what lets the next one run.
func (j *jobs) inTurn(ctx context.Context, t *task) (done func(), err error) {
	done = func() { <-j.imports }
	select {
	case j.imports <- struct{}{}:
		return done, nil
	default:
	}
	t.turn(j.clock(), JobWaiting)
	select {
	case j.imports <- struct{}{}:
		t.turn(j.clock(), JobRunning)
		return done, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// end notes what came of a task and tells it.
func (j *jobs) end(t *task, result string, err error) {
	j.ended(t, result, err)
	j.tell(t, j.base.Err() == nil) // one that closing cut off is to go on
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
			t.result = Sentence(err)
		}
	case err != nil:
		t.state, t.result = JobFailed, Sentence(err)
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
	j.mu.Lock()
	tasks := slices.Clone(j.tasks)
	j.mu.Unlock()
	var failed []error
	for i, t := range tasks {
		s := Job{}
		if t != nil {
			s = t.snapshot()
		}
		if t == nil || s.Active() || s.State == JobCut {
			continue
		}
		if t.book != nil {
			failed = append(failed, t.book.journal.Drop())
		}
		j.mu.Lock()
		j.tasks[i] = nil
		j.mu.Unlock()
	}
	return errors.Join(failed...)
}

func (j *jobs) list() []Job {
	j.mu.Lock()
	tasks := slices.Clone(j.tasks)
	j.mu.Unlock()
	out := make([]Job, 0, len(tasks))
	for _, t := range tasks {
		if t != nil {
			out = append(out, t.snapshot())
		}
	}
	return out
}

// task gives the task of an ID; nil where there is none.
func (j *jobs) task(id int) *task {
	j.mu.Lock()
	defer j.mu.Unlock()
	if id < 1 || id > len(j.tasks) {
		return nil
	}
	return j.tasks[id-1]
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

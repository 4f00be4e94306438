package desk

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// JobState is where a job stands.
type JobState string

// The states of a job.
const (
	JobRunning   JobState = "running"
	JobDone      JobState = "done"
	JobCancelled JobState = "cancelled"
	JobFailed    JobState = "failed"
)

// Failure is one input that could not be taken, with the reason in one sentence.
type Failure struct {
	Name   string
	Reason string
}

// Note is a sentence on one input that was taken.
type Note struct {
	Name string
	Text string
}

// Job is a snapshot of a long piece of work.
type Job struct {
	ID       int
	Title    string
	State    JobState
	Done     int64 // inputs finished, failed ones included
	Total    int64 // inputs known so far; 0 while they are still being counted
	Kept     int64 // articles newly kept
	Known    int64 // articles that were there already
	Failures []Failure
	// Notes are what a person should know of inputs that were taken: no date was
	// found, the encoding was wrongly declared.
	Notes []Note
	// Result says in one sentence what came of it, once it has ended.
	Result  string
	Started time.Time
	Ended   time.Time
}

// Rate gives the inputs finished per second up to now.
func (j Job) Rate(now time.Time) float64 {
	if !j.Ended.IsZero() {
		now = j.Ended
	}
	if s := now.Sub(j.Started).Seconds(); s > 0 {
		return float64(j.Done) / s
	}
	return 0
}

// Left gives the time the job still needs at its rate so far; 0 when it can't be told.
func (j Job) Left(now time.Time) time.Duration {
	rate := j.Rate(now)
	if j.State != JobRunning || rate == 0 || j.Total <= j.Done {
		return 0
	}
	return time.Duration(float64(j.Total-j.Done) / rate * float64(time.Second))
}

// task is a job while it runs. Workers only touch its counters and report.
type task struct {
	id                       int
	title                    string
	started                  time.Time
	done, total, kept, known atomic.Int64
	cancel                   context.CancelFunc

	mu       sync.Mutex
	state    JobState
	failures []Failure // only appended to, so that snapshots share them
	notes    []Note    // likewise
	result   string
	ended    time.Time
}

func (t *task) fail(name string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failures = append(t.failures, Failure{Name: name, Reason: Sentence(err)})
}

func (t *task) note(name, text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.notes = append(t.notes, Note{Name: name, Text: text})
}

func (t *task) snapshot() Job {
	t.mu.Lock()
	defer t.mu.Unlock()
	return Job{
		ID: t.id, Title: t.title, State: t.state, Started: t.started, Ended: t.ended,
		Done: t.done.Load(), Total: t.total.Load(), Kept: t.kept.Load(), Known: t.known.Load(),
		Failures: slices.Clip(t.failures), Notes: slices.Clip(t.notes), Result: t.result,
	}
}

// jobs runs tasks in the background and remembers the ended ones of this run.
type jobs struct {
	mu     sync.Mutex
	closed bool
	tasks  []*task
	wait   sync.WaitGroup // added to under mu, and no more once closed
	base   context.Context
	stop   context.CancelFunc
	clock  func() time.Time
	// changed is emitted when a job starts and when it ends.
	changed Signal[Job]
}

func newJobs(clock func() time.Time) *jobs {
	base, stop := context.WithCancel(context.Background())
	return &jobs{base: base, stop: stop, clock: clock}
}

// start runs f in the background. What f returns is the job's result, one sentence.
// Once the jobs are closed the job is cancelled before it runs.
func (j *jobs) start(title string, f func(ctx context.Context, t *task) (string, error)) *task {
	ctx, cancel := context.WithCancel(j.base)
	j.mu.Lock()
	t := &task{id: len(j.tasks) + 1, title: title, started: j.clock(), state: JobRunning, cancel: cancel}
	j.tasks = append(j.tasks, t)
	j.mu.Unlock()
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
	return t
}

// end notes what came of a task and tells it.
func (j *jobs) end(t *task, result string, err error) {
	t.mu.Lock()
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
	t.mu.Unlock()
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

func (j *jobs) list() []Job {
	j.mu.Lock()
	tasks := slices.Clone(j.tasks)
	j.mu.Unlock()
	out := make([]Job, len(tasks))
	for i, t := range tasks {
		out[i] = t.snapshot()
	}
	return out
}

func (j *jobs) cancelJob(id int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if id >= 1 && id <= len(j.tasks) {
		j.tasks[id-1].cancel()
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

package desk

import (
	"context"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/readout-app/readout/internal/message"
	"github.com/readout-app/readout/internal/story"
)

// task is a job while it runs. Workers only touch its counters and report.
type task struct {
	id                       int
	title                    message.Message
	story                    StoryID
	done, total, kept, known atomic.Int64
	cancel                   context.CancelFunc
	book                     *logbook // of an import that the archive remembers; nil for none
	// auto says that the program began it by itself. Where it brought nothing, nobody is
	// told of it afterwards.
	auto bool

	mu       sync.Mutex
	state    JobState
	failures []Failure // only appended to, so that snapshots share them
	notes    []Note    // likewise
	past     bool      // it ended in an earlier run, and its report is not in memory
	failed   int64     // in that run
	result   string
	change   *story.Change   // that it made in the story; nil where that is not told
	says     message.Message // what it has to say beside that
	started  time.Time
	ended    time.Time
	earlier  int64
	rested   time.Duration
	resting  time.Time
	gate     chan struct{} // closed when a pause ends; nil while there is none
	over     chan struct{} // closed once it has ended and that was told; nil before it first runs
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
		ID: t.id, Title: t.title, Story: t.story, Auto: t.auto, State: t.state, Started: t.started, Ended: t.ended,
		Done: t.done.Load(), Total: t.total.Load(), Kept: t.kept.Load(), Known: t.known.Load(),
		Failed: t.failed + int64(len(t.failures)), Failures: slices.Clip(t.failures), Notes: slices.Clip(t.notes), Result: t.result, Changed: t.change, Says: t.says,
		Resumable: t.book != nil && (t.state == JobCut || t.state == JobCancelled || t.state == JobFailed), Remembered: t.book != nil,
		earlier: t.earlier, rested: t.rested, resting: t.resting,
	}
}

// idle says whether a job that the program began by itself came to nothing: no article, no
// input that a person could try again. That a feed cannot be reached is told by the feed.
func (t *task) idle() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.auto && t.state == JobDone && t.kept.Load() == 0 &&
		!slices.ContainsFunc(t.failures, func(f Failure) bool { return !strings.HasPrefix(f.From, feedUnit) })
}

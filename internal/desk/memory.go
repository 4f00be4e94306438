package desk

import (
	"runtime/debug"
	"slices"
	"sync"
	"time"
)

// quiet is how long nothing was done before memory is given back. The models, a dozen
// megabytes, take a quarter of a second to load again: who fixes one article after
// another does not wait for them each time.
const quiet = 5 * time.Second

// How much garbage may lie about before it is collected, in percent of what is in use.
// At rest half of that is room enough: a window waits for a person most of the time, and
// memory is what others on the machine notice. Less saves little with a small story and,
// with one of ten thousand articles, has the UI goroutine collect instead of draw.
const (
	garbageAtRest = 50
	garbageAtWork = 100
)

// memory decides, alone in the program, how much memory it holds:
//   - while a job runs, garbage may come to as much as is in use, at other times to half;
//   - once nothing was done for a while, what can be loaded again is let go of and all
//     that is free goes back to the system.
//
// A nil memory, of a program that does one thing and ends, leaves both to the runtime.
type memory struct {
	jobs    func() []Job
	letGo   func()                // lets go of what can be loaded again
	percent func(garbage int) int // debug.SetGCPercent
	free    func()                // debug.FreeOSMemory

	mu    sync.Mutex
	timer *time.Timer // nil before anything was done
	ended bool
}

// newMemory begins at rest.
func newMemory(jobs func() []Job, letGo func()) *memory {
	m := &memory{jobs: jobs, letGo: letGo, percent: debug.SetGCPercent, free: debug.FreeOSMemory}
	m.percent(garbageAtRest)
	return m
}

// used notes that something was just done.
func (m *memory) used() {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case m.ended:
	case m.timer == nil:
		m.timer = time.AfterFunc(quiet, m.rest)
	default:
		m.timer.Reset(quiet)
	}
}

// job notes that a job has started or ended.
func (m *memory) job(Job) {
	if m.atWork() {
		m.percent(garbageAtWork)
	} else {
		m.percent(garbageAtRest)
	}
	m.used()
}

func (m *memory) atWork() bool {
	return slices.ContainsFunc(m.jobs(), func(j Job) bool { return j.Ended.IsZero() })
}

// rest gives memory back, unless a job runs: its end will.
func (m *memory) rest() {
	if m.atWork() {
		return
	}
	m.letGo()
	m.free() // or the system would not see it for minutes
}

// close gives back no more.
func (m *memory) close() {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ended = true; m.timer != nil {
		m.timer.Stop()
	}
}

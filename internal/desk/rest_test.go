package desk

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// diary notes what a memory does, and holds the jobs that it sees.
type diary struct {
	mu   sync.Mutex
	jobs []Job
	said []string
}

func (d *diary) say(s string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.said = append(d.said, s)
}

func (d *diary) read() (said []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	said, d.said = d.said, nil
	return said
}

func (d *diary) running(jobs ...Job) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.jobs = jobs
}

func (d *diary) list() []Job {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.jobs
}

func TestMemoryIsGivenBackOnceItIsQuiet(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var d diary
		m := &memory{
			jobs:    d.list,
			letGo:   func() { d.say("let go") },
			percent: func(n int) int { d.say(fmt.Sprint(n, " %")); return 0 },
			free:    func() { d.say("free") },
		}
		after := func(pause time.Duration, what string, want ...string) {
			t.Helper()
			time.Sleep(pause)
			synctest.Wait()
			if said := d.read(); !slices.Equal(said, want) {
				t.Errorf("%s: %q, want %q", what, said, want)
			}
		}
		after(time.Hour, "nothing was done")
		for range 5 {
			m.used()
			after(quiet-time.Second, "in use")
		}
		after(time.Second, "quiet", "let go", "free")
		after(time.Hour, "still quiet")

		m.used()
		runs, ended := Job{}, Job{Ended: time.Now()}
		d.running(runs)
		m.job(runs)
		after(time.Hour, "a job runs", "100 %")
		d.running(runs, ended)
		m.job(ended)
		after(time.Hour, "one of two has ended", "100 %")
		d.running(ended, ended)
		m.job(ended)
		after(quiet-time.Second, "all have ended", "50 %")
		after(time.Second, "quiet after the jobs", "let go", "free")

		m.used()
		m.close()
		m.used()
		after(time.Hour, "closed")
	})
}

// A program that does one thing and ends is left alone.
func TestNoMemoryIsManagedUnlessAsked(t *testing.T) {
	d := open(t, Options{})
	d.Used()
	if d.memory != nil {
		t.Error("a desk that was not asked to manages memory")
	}
}

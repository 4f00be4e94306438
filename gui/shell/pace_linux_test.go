package shell

import (
	"context"
	"os"
	"runtime"
	"runtime/pprof"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/internal/desk"
)

// pace is a window whose work runs on goroutines of its own, as in the app. The thread
// of the test is that of the UI.
type pace struct {
	t     *testing.T
	shell *Shell
	desk  *desk.Desk
	queue chan func()
	works atomic.Int64 // works that are under way
	cpu   time.Duration

	mu    sync.Mutex
	shown string
	stage string // what profiles name the functions by that are run now
	held  time.Duration
}

// TestPaceOfPages goes through the pages as the app's tour does and tells of each how
// long it took to show its rows and how long one function kept the UI goroutine, in
// processor time. READOUT_PACE is "sample", or the folder of an archive whose first story
// is toured; with -cpuprofile the functions of a page bear its name as a label.
func TestPaceOfPages(t *testing.T) {
	dir := os.Getenv("READOUT_PACE")
	if dir == "" {
		t.Skip("READOUT_PACE names no archive")
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if dir == "sample" {
		dir = t.TempDir()
	}
	p := newPace(t, dir)
	defer p.shell.Close()
	all, err := p.desk.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		story, job, err := p.desk.OpenSample(t.Context())
		if err == nil {
			_, err = p.desk.Wait(t.Context(), job)
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, story)
	}
	for _, again := range []string{"", "-again"} {
		for _, v := range p.shell.Views() {
			p.mu.Lock()
			p.shown = ""
			p.mu.Unlock()
			p.stage, p.held, p.cpu = v+again, 0, 0
			start := time.Now()
			p.do(func() { p.shell.ShowView(all[0], v) })
			var spent time.Duration
			p.drain(func() bool {
				p.mu.Lock()
				defer p.mu.Unlock()
				if p.shown == v && spent == 0 {
					spent = time.Since(start)
				}
				return p.works.Load() == 0
			})
			p.look()
			t.Logf("%-22s shown %8.1f ms, UI held %7.1f ms, in all %7.1f ms", p.stage, ms(spent), ms(p.held), ms(p.cpu))
			if again == "" {
				continue
			}
			p.stage, p.held = v+"-keys", 0
			for range 5 {
				p.do(func() {
					if f := p.shell.window.Canvas().Focused(); f != nil {
						f.TypedRune('j')
					}
				})
			}
			p.drain(func() bool { return p.works.Load() == 0 })
			t.Logf("%-22s %18s UI held %7.1f ms", p.stage, "", ms(p.held))
		}
	}
}

func newPace(t *testing.T, dir string) *pace {
	t.Helper()
	d, err := desk.Open(desk.Options{Dir: dir, Clock: func() time.Time { return later }})
	if err != nil {
		t.Fatal(err)
	}
	p := &pace{t: t, desk: d, queue: make(chan func(), 1000)}
	p.shell = New(test.NewTempApp(t), d, Options{
		Version: "test",
		Do:      func(f func()) { p.queue <- f },
		Async: func(work func(context.Context)) {
			p.works.Add(1)
			d.Background(func(ctx context.Context) {
				work(ctx)
				p.queue <- func() { p.works.Add(-1) }
			})
		},
		Shown: func(page string) {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.shown = page
		},
	})
	p.shell.window.Resize(defaultSize)
	p.drain(func() bool { return p.works.Load() == 0 })
	return p
}

// do runs a function on the UI goroutine and measures it.
func (p *pace) do(f func()) {
	from := processor()
	pprof.Do(context.Background(), pprof.Labels("ui", p.stage), func(context.Context) { f() })
	d := processor() - from
	p.held = max(p.held, d)
	p.cpu += d
}

// drain runs what waits for the UI goroutine until nothing is under way.
func (p *pace) drain(done func() bool) {
	for !done() || len(p.queue) > 0 {
		p.do(<-p.queue)
	}
}

// look lets a moment pass, as for a person who looks at a page.
func (p *pace) look() {
	for enough := time.After(900 * time.Millisecond); ; {
		select {
		case f := <-p.queue:
			p.do(f)
		case <-enough:
			p.drain(func() bool { return p.works.Load() == 0 })
			return
		}
	}
}

// processor gives the processor time that this thread has taken.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

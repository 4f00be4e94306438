package shell

import (
	"context"
	"runtime"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/desk"
)

// watchdog is a window of which it is counted what its functions on the UI goroutine
// allocate. Other work is done between them, and not counted.
type watchdog struct {
	t     *testing.T
	shell *Shell

	mu     sync.Mutex
	queue  []func()
	works  []func(context.Context)
	allocs uint64
}

func newWatchdog(t *testing.T, articles int) *watchdog {
	t.Helper()
	dir := t.TempDir()
	fill(t, dir, articles)
	d, err := desk.Open(desk.Options{Dir: dir, Clock: func() time.Time { return later }})
	if err != nil {
		t.Fatal(err)
	}
	w := &watchdog{t: t}
	w.shell = New(test.NewTempApp(t), d, Options{
		Version: "test",
		Do: func(f func()) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.queue = append(w.queue, f)
		},
		Async: func(f func(context.Context)) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.works = append(w.works, f)
		},
	})
	w.shell.frame.jobs.pulling = true // a test has no ticker
	w.shell.window.Resize(defaultSize)
	t.Cleanup(w.shell.Close)
	w.settle()
	w.do(func() { w.shell.openStory(w.shell.stories[0], page.Route{}) })
	w.settle()
	if got := len(w.shell.ledgers.Articles); got != articles {
		t.Fatalf("the story has %d articles, want %d", got, articles)
	}
	return w
}

// do runs a function on the UI goroutine.
func (w *watchdog) do(f func()) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	w.allocs += after.Mallocs - before.Mallocs
}

// settle runs what waits until nothing does.
func (w *watchdog) settle() {
	for {
		w.mu.Lock()
		queue, works := w.queue, w.works
		w.queue, w.works = nil, nil
		w.mu.Unlock()
		if len(queue)+len(works) == 0 {
			return
		}
		for _, f := range queue {
			w.do(f)
		}
		for _, f := range works {
			f(context.Background())
		}
	}
}

// shows opens a page and gives what it allocates on the UI goroutine when it shows another
// view of the same story, as after a ruling; and what a key does.
func (w *watchdog) shows(name string) (show, key uint64) {
	w.do(func() { w.shell.goTo(page.Route{Page: name}) })
	w.settle()
	p := w.shell.current()
	if p.Name() != name {
		w.t.Fatalf("%s is shown, want %s", p.Name(), name)
	}
	for range 2 { // words are measured the first time
		v := p.Prepare(w.shell.ledgers)
		w.allocs = 0
		w.do(func() { p.Show(v) })
		show = w.allocs
		w.settle()
	}
	for range 4 { // there and back
		w.allocs = 0
		w.do(func() {
			if f := w.shell.window.Canvas().Focused(); f != nil {
				f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
				f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
			}
		})
		key = w.allocs
		w.settle()
	}
	return show, key
}

// No page does on the UI goroutine what takes as long as its story is large: of a story of
// some times the articles each page is shown, and its last and first row selected, with no
// allocations for the rows it has more. What is drawn differs a little from row to row.
func TestNoPageHoldsTheWindowForAsLongAsItsStoryIsLarge(t *testing.T) {
	const few, many = 250, 1000
	type spent struct{ show, key uint64 }
	spentOn := map[string]spent{}
	small := newWatchdog(t, few)
	for _, name := range small.shell.Views() {
		show, key := small.shows(name)
		spentOn[name] = spent{show, key}
	}
	large := newWatchdog(t, many) // the toolkit counts on one app at a time
	more := uint64(len(large.shell.ledgers.Statements) - len(small.shell.ledgers.Statements))
	if more < 2000 {
		t.Fatalf("%d rows are too few more to tell", more)
	}
	for _, name := range large.shell.Views() {
		show, key := spentOn[name].show, spentOn[name].key
		largeShow, largeKey := large.shows(name)
		t.Logf("%s: shown with %d allocations, of the large story %d; keys %d and %d", name, show, largeShow, key, largeKey)
		if largeShow > show+show/8+more/2 || largeKey > key+key/16+more {
			t.Errorf("%s: shown with %d allocations, of a story of %d times the articles %d; keys %d and %d", name, show, many/few, largeShow, key, largeKey)
		}
	}
}

package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/shell"
	"github.com/readout-app/readout/internal/desk"
)

// settle is how long a page is given to draw itself: the window is real, and says
// of no frame that it is the last.
const settle = 900 * time.Millisecond

// watch measures the functions that are run on the UI goroutine, and tells when a page
// is shown.
type watch struct {
	shown chan string

	mu      sync.Mutex
	longest time.Duration
}

// watched makes the options of a window that is measured.
func watched(o shell.Options) (*watch, shell.Options) {
	w := &watch{shown: make(chan string, 16)}
	o.Do = func(f func()) { fyne.Do(w.timed(f)) }
	o.Shown = func(page string) {
		select {
		case w.shown <- page:
		default: // nobody waits
		}
	}
	return w, o
}

// timed gives f with a clock beside it.
func (w *watch) timed(f func()) func() {
	return func() {
		start := busy()
		f()
		w.mu.Lock()
		defer w.mu.Unlock()
		w.longest = max(w.longest, busy()-start)
	}
}

// taken gives the longest time that a function took since it was last asked.
func (w *watch) taken() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.longest
	w.longest = 0
	return t
}

// wait waits until a page is shown.
func (w *watch) wait(ctx context.Context, page string) {
	for {
		select {
		case name := <-w.shown:
			if name == page {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

// tour goes through the first-start page and every page of the sample story, or where an
// archive is given of its first story, and then through them again by keys. It prints
//
//	first frame       once the window stands,
//	view NAME         once a page stands, and goes on when a line comes in,
//	spent NAME A B    that the page showed its rows A milliseconds after it was asked for,
//	                  and that no function kept the UI goroutine for longer than B.
//
// The pictures of the README and the measurements of the window are taken so.
func tour(a fyne.App, s *shell.Shell, w *watch, d *desk.Desk, size string) error {
	window := fyne.NewSize(1280, 800)
	if size != "" {
		if _, err := fmt.Sscanf(size, "%fx%f", &window.Width, &window.Height); err != nil {
			return fmt.Errorf("the size %q is not like 1280x800", size)
		}
	}
	// The queue is served once the first frame is on the screen.
	a.Lifecycle().SetOnStarted(func() { fyne.Do(func() { fmt.Println("first frame") }) })
	var failed error
	lines := bufio.NewScanner(os.Stdin)
	d.Background(func(ctx context.Context) {
		defer fyne.Do(a.Quit)
		stand := func(name string) {
			time.Sleep(settle)
			fmt.Println("view", name)
			lines.Scan()
		}
		fyne.DoAndWait(func() { s.Window().Resize(window) })
		stand("first-start")
		story, err := toured(ctx, d)
		if err != nil {
			failed = err
			return
		}
		show := func(name, as string) {
			w.taken()
			for len(w.shown) > 0 {
				<-w.shown
			}
			start := time.Now()
			fyne.DoAndWait(w.timed(func() { s.ShowView(story, name) }))
			w.wait(ctx, name)
			ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
			spent := time.Since(start)
			fmt.Printf("spent %s %.1f %.1f\n", as, ms(spent), ms(w.taken()))
		}
		for _, v := range s.Views() {
			show(v, v)
			stand(v)
		}
		for _, v := range s.Views() {
			show(v, v+"-again")
			for range 5 {
				fyne.DoAndWait(w.timed(func() {
					if f := s.Window().Canvas().Focused(); f != nil {
						f.TypedRune('j')
					}
				}))
			}
			time.Sleep(settle / 3)
			fmt.Printf("spent %s-keys 0 %.1f\n", v, float64(w.taken().Microseconds())/1000)
		}
	})
	s.Window().Show()
	a.Run()
	s.Stop()
	return failed
}

// toured gives the story that is toured: the first there is, or the sample.
func toured(ctx context.Context, d *desk.Desk) (desk.Story, error) {
	if all, err := d.Stories(ctx); err != nil || len(all) > 0 {
		return append(all, desk.Story{})[0], err
	}
	story, job, err := d.OpenSample(ctx)
	if err == nil && job != 0 {
		_, err = d.Wait(ctx, job)
	}
	return story, err
}

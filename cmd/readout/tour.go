package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/shell"
	"github.com/readout-app/readout/internal/desk"
)

// settle is how long a page is given to draw itself: the window is real, and says
// of no frame that it is the last.
const settle = 900 * time.Millisecond

// tour prints "first frame" once the window stands, opens the sample story and goes through the first-start page and every page
// of the story. It prints "view" and the page's name once a page stands, and goes on
// when a line comes in. The pictures of the README are taken so.
func tour(a fyne.App, s *shell.Shell, d *desk.Desk, size string) error {
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
		show := func(name string, prepare func()) {
			fyne.DoAndWait(prepare)
			time.Sleep(settle)
			fmt.Println("view", name)
			lines.Scan()
		}
		show("first-start", func() { s.Window().Resize(window) })
		story, job, err := d.OpenSample(ctx)
		if err == nil && job != 0 {
			_, err = d.Wait(ctx, job)
		}
		if err != nil {
			failed = err
			return
		}
		for _, v := range s.Views() {
			show(v, func() { s.ShowView(story, v) })
		}
	})
	s.Window().Show()
	a.Run()
	s.Close()
	return failed
}

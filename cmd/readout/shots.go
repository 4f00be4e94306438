package main

import (
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"github.com/readout-app/readout/gui/shell"
	"github.com/readout-app/readout/internal/desk"
)

// settle is how long a page is given to draw itself before its picture is taken:
// the window is real, and says of no frame that it is the last.
const settle = 700 * time.Millisecond

// shoot opens the sample story, pictures the first-start page and every page of the
// story, and quits.
func shoot(a fyne.App, s *shell.Shell, d *desk.Desk, o options) error {
	size := fyne.NewSize(1280, 800)
	if o.size != "" {
		if _, err := fmt.Sscanf(o.size, "%fx%f", &size.Width, &size.Height); err != nil {
			return fmt.Errorf("the size %q is not like 1280x800", o.size)
		}
	}
	if err := os.MkdirAll(o.shots, 0o755); err != nil {
		return fmt.Errorf("making the folder for the pictures: %w", err)
	}
	suffix := "light"
	if o.theme == "dark" {
		suffix = "dark"
	}
	var failed error
	d.Background(func(ctx context.Context) {
		take := func(name string, prepare func()) {
			fyne.DoAndWait(prepare)
			time.Sleep(settle)
			fyne.DoAndWait(func() {
				failed = errors.Join(failed, picture(s.Window(), filepath.Join(o.shots, name+"-"+suffix+".png")))
			})
		}
		take("first-start", func() { s.Window().Resize(size) })
		story, job, err := d.OpenSample(ctx)
		if err == nil && job != 0 {
			_, err = d.Wait(ctx, job)
		}
		if err != nil {
			failed = errors.Join(failed, err)
		}
		for _, v := range s.Views() {
			take(v, func() { s.ShowView(story, v) })
		}
		fyne.Do(a.Quit)
	})
	s.Window().Show()
	a.Run()
	s.Close()
	return failed
}

// picture writes what the window shows as a PNG.
func picture(w fyne.Window, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("writing a picture: %w", err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		return fmt.Errorf("writing the picture %s: %w", path, err)
	}
	return f.Close()
}

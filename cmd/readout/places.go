package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
)

// places are the folders of this run.
type places struct {
	data  string // the archive
	logs  string
	clock func() time.Time
	clean func()
}

// placesFor gives each folder by the system's convention: XDG on Linux, Application
// Support on macOS, LocalAppData on Windows. A tour has a folder of its
// own, unless one is given, and a fixed day, so that it shows the same each time.
func placesFor(o options) (places, error) {
	p := places{data: o.data, clock: time.Now, clean: func() {}}
	if o.tour {
		dir, err := os.MkdirTemp("", "readout-tour-")
		if err != nil {
			return p, fmt.Errorf("making a folder for the sample: %w", err)
		}
		p.logs = filepath.Join(dir, "log")
		if p.data == "" {
			p.data = filepath.Join(dir, "archive")
		}
		p.clock = func() time.Time { return sampleDay }
		p.clean = func() { os.RemoveAll(dir) }
		return p, nil
	}
	if p.data == "" {
		p.data = filepath.Join(xdg.DataHome, "readout", "archive")
	}
	p.logs = filepath.Join(xdg.StateHome, "readout")
	return p, nil
}

// sampleDay is the day on which the sample story is toured: two days after its
// last article.
var sampleDay = time.Date(2026, time.April, 12, 10, 0, 0, 0, time.UTC)

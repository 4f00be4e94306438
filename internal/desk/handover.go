package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Handover is what a start of the program was asked for: files to add, and addresses that
// links ask to add, which a person must confirm.
type Handover struct {
	Paths     []string `json:"paths,omitempty"`
	Addresses []string `json:"addresses,omitempty"`
	// Refused counts links that ask for nothing that can be done.
	Refused int `json:"refused,omitempty"`
}

// Asked sorts the words that the program was started with. Paths become absolute.
func Asked(words []string) (h Handover) {
	for _, w := range words {
		switch {
		case IsLink(w):
			at, err := ParseLink(w)
			if err != nil {
				h.Refused++
				continue
			}
			h.Addresses = append(h.Addresses, at)
		case isAddress(w):
			h.Addresses = append(h.Addresses, w)
		default:
			if u, err := url.Parse(w); err == nil && u.Scheme == "file" && (u.Host == "" || u.Host == "localhost") {
				w = filepath.FromSlash(u.Path) // as desktops on Linux name files
			}
			if abs, err := filepath.Abs(w); err == nil {
				w = abs
			}
			h.Paths = append(h.Paths, w)
		}
	}
	return h
}

const (
	// handoverDir lies in the archive's folder, which is the person's own.
	handoverDir = "handover"
	// handoverRest is the time between two looks for something handed over.
	handoverRest = time.Second
	// largestHandover bounds one, in bytes, and mostHandovers those taken at one look.
	largestHandover = 256 << 10
	mostHandovers   = 20
)

// HandOver hands something to the program that has the archive in a folder open.
func HandOver(dir string, h Handover) error {
	dir = filepath.Join(dir, handoverDir)
	data, err := json.Marshal(h)
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return fmt.Errorf("handing over to the Readout that is running: %w", err)
	}
	// Written under another name first, so that it is seen whole or not at all.
	f, err := os.CreateTemp(dir, "*.tmp")
	if err != nil {
		return fmt.Errorf("handing over to the Readout that is running: %w", err)
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), strings.TrimSuffix(f.Name(), ".tmp")+".json")
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("handing over to the Readout that is running: %w", err)
	}
	return nil
}

// TakeHandovers calls f for what is handed over, now and until the desk closes, on a
// goroutine of the desk's.
func (d *Desk) TakeHandovers(f func(Handover)) {
	d.Background(func(ctx context.Context) {
		tick := time.NewTicker(handoverRest)
		defer tick.Stop()
		for ctx.Err() == nil {
			for _, h := range d.handedOver() {
				f(h)
			}
			select {
			case <-ctx.Done():
			case <-tick.C:
			}
		}
	})
}

// handedOver takes what was handed over, in the order in which it came. What is broken is
// thrown away.
func (d *Desk) handedOver() []Handover {
	dir := filepath.Join(d.opts.Dir, handoverDir)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // nothing ever was
	}
	type came struct {
		at   time.Time
		path string
	}
	var all []came
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && filepath.Ext(e.Name()) == ".json" {
			all = append(all, came{info.ModTime(), filepath.Join(dir, e.Name())})
		}
	}
	slices.SortFunc(all, func(a, b came) int { return a.at.Compare(b.at) })
	var out []Handover
	for _, c := range all[:min(len(all), mostHandovers)] {
		h, err := readHandover(c.path)
		if rerr := os.Remove(c.path); rerr != nil {
			// It would come again and again.
			d.opts.Log.Warn("taking what was handed over", "file", c.path, "error", rerr)
			continue
		}
		if err != nil {
			d.opts.Log.Warn("reading what was handed over", "file", c.path, "error", err)
			continue
		}
		out = append(out, h)
	}
	return out
}

func readHandover(path string) (Handover, error) {
	f, err := os.Open(path)
	if err != nil {
		return Handover{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestHandover))
	if err != nil {
		return Handover{}, err
	}
	var h Handover
	err = json.Unmarshal(data, &h)
	return h, err
}

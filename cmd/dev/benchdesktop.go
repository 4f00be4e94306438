package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// mark is what a measurement must reach.
type mark struct {
	what     string
	figure   float64
	bound    float64
	unit     string
	compares compare
}

type compare uint8

const (
	atMost compare = iota
	atLeast
)

// ok says whether the figure reaches the mark; one that is no number does not.
func (m mark) ok() bool {
	if m.compares == atLeast {
		return m.figure >= m.bound
	}
	return m.figure <= m.bound
}

// String is a line of the closing table.
func (m mark) String() string {
	word, bound := "SHORT", "at most"
	if m.ok() {
		word = "ok"
	}
	if m.compares == atLeast {
		bound = "at least"
	}
	return fmt.Sprintf("%-5s  %-62s %10.4g %-8s  (%s %g)", word, m.what, m.figure, m.unit, bound, m.bound)
}

// rounds is how often the app is started for the middle of its figures.
const rounds = 3

// benchDesktop measures the window against its marks: the real app on a virtual screen
// with the sample and with ten thousand articles, and the parts that draw much without
// one.
func benchDesktop(ctx context.Context, root string) error {
	marks, err := benchDrawing(ctx, root)
	if err != nil {
		return err
	}
	if runtime.GOOS == "linux" {
		window, err := benchWindow(ctx, root)
		if err != nil {
			return err
		}
		marks = append(marks, window...)
	} else {
		say("The window is measured on a virtual X screen (Xvfb), which only Linux has.")
	}
	say("")
	for _, m := range marks {
		say("%s", m)
	}
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		say("\nOn Linux the UI goroutine is measured in processor time, all else on the wall.\nLoad of this machine now: %s on %d processors.", strings.Fields(string(load))[0], runtime.NumCPU())
	}
	return nil
}

// benchDrawing measures the timeline with a hundred thousand marks and the reader with
// twenty thousand words, headless.
func benchDrawing(ctx context.Context, root string) ([]mark, error) {
	var out bytes.Buffer
	args := []string{"go", "test", "-tags", headless, "-run", "^$", "-bench", "^Benchmark(Frame|Pan|Open20k|OpenNext20k|Resize20k)$",
		"-benchtime", "1s", "./gui/widget/timeline/...", "./gui/widget/reader"}
	say("$ %s", commandLine(nil, args))
	c := command(ctx, root, []string{"CGO_ENABLED=0"}, args...)
	c.Stdout = io.MultiWriter(os.Stdout, &out)
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("measuring the drawings: %w", err)
	}
	f := figures(out.String())
	of := func(key string) float64 {
		if v, ok := f[key]; ok {
			return v
		}
		return math.NaN()
	}
	return []mark{
		{"timeline of 100,000 marks, pan: model and image", of("BenchmarkFrame/pan frames/s"), 50, "frames/s", atLeast},
		{"timeline of 100,000 marks, zoom: model and image", of("BenchmarkFrame/zoom frames/s"), 50, "frames/s", atLeast},
		{"timeline of 100,000 marks, pan and zoom: the widget", of("BenchmarkPan frames/s"), 50, "frames/s", atLeast},
		{"article of 20,000 words opens, the first of a run", of("BenchmarkOpen20k ms"), 300, "ms", atMost},
		{"article of 20,000 words opens, a later one", of("BenchmarkOpenNext20k ms"), 300, "ms", atMost},
		{"article of 20,000 words, lines anew for another width", of("BenchmarkResize20k ms"), 10, "ms", atMost},
	}, nil
}

// figure finds a measurement of a benchmark's line: a number and its unit.
var figure = regexp.MustCompile(`([0-9.e+]+) (\S+)`)

// figures reads what go test prints of benchmarks: "Name unit" to the figure, and the time
// of one run as "Name ms".
func figures(out string) map[string]float64 {
	found := map[string]float64{}
	for _, line := range strings.Split(out, "\n") {
		name, rest, ok := strings.Cut(line, "\t")
		if !ok || !strings.HasPrefix(name, "Benchmark") {
			continue
		}
		name = strings.TrimSpace(name)
		if i := strings.LastIndex(name, "-"); i > 0 {
			name = name[:i] // the number of processors
		}
		for _, m := range figure.FindAllStringSubmatch(rest, -1) {
			v, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				continue
			}
			if m[2] == "ns/op" {
				found[name+" ms"] = v / 1e6
			}
			found[name+" "+m[2]] = v
		}
	}
	return found
}

// benchWindow measures the real app on a virtual screen.
func benchWindow(ctx context.Context, root string) ([]mark, error) {
	if err := provide(ctx, append(windowNeeds(), screenNeeds()...)); err != nil {
		return nil, err
	}
	app, err := buildApp(ctx, root)
	if err != nil {
		return nil, err
	}
	large, err := largeArchive(ctx, root)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "readout-bench-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the screen: %w", err)
	}
	defer os.RemoveAll(dir)
	screen, stop, err := virtualScreen(ctx, dir, windowSize)
	if err != nil {
		return nil, err
	}
	defer stop()
	var sample, tenThousand toured
	for range rounds {
		if err := sample.round(ctx, app, screen); err != nil {
			return nil, err
		}
		if err := tenThousand.round(ctx, app, screen, "--data", large); err != nil {
			return nil, err
		}
	}
	say("Mesa, which stands in for a graphics card here, held another %.0f MB with the sample story.", middle(sample.card))
	marks := []mark{
		{"start to first frame, sample story", sample.start(), 1, "s", atMost},
		{"start to first frame, 10,000 articles", tenThousand.start(), 1, "s", atMost},
		{"resident memory after every page, sample story, without Mesa", middle(sample.memory), 200, "MB", atMost},
	}
	for _, t := range []struct {
		name string
		*toured
	}{{"sample", &sample}, {"10,000 articles", &tenThousand}} {
		for _, view := range t.order {
			f := t.spent[view]
			if page, keys := strings.CutSuffix(view, "-keys"); keys {
				marks = append(marks, mark{t.name + ": UI goroutine busy at once by j on " + page, middle(f.held), 16, "ms", atMost})
				continue
			}
			marks = append(marks, mark{t.name + ": to the page " + view, middle(f.shown), 100, "ms", atMost},
				mark{t.name + ": UI goroutine busy at once on the way to " + view, middle(f.held), 16, "ms", atMost})
		}
	}
	return marks, nil
}

// toured is what rounds of the tour measured.
type toured struct {
	starts []time.Duration
	memory []float64 // MB
	card   []float64 // MB that stand in for a graphics card
	order  []string
	spent  map[string]*spent
}

// spent is what opening a page took, in milliseconds, in each round.
type spent struct{ shown, held []float64 }

// round starts the app and goes through its pages.
func (t *toured) round(ctx context.Context, app, screen string, more ...string) error {
	from, memory, card := time.Now(), 0.0, 0.0
	look := shotLook{"bench", "light", windowSize, "1"}
	err := tour(ctx, app, screen, look, more, func(line string, pid int) (err error) {
		switch {
		case line == firstFrame:
			t.starts = append(t.starts, time.Since(from))
		case strings.HasPrefix(line, viewLine):
			memory, card, err = memoryOf(pid)
		case strings.HasPrefix(line, spentLine):
			err = t.note(line)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("measuring the window: %w", err)
	}
	t.memory, t.card = append(t.memory, memory), append(t.card, card)
	return nil
}

// note reads a line such as "spent overview 12.3 4.5".
func (t *toured) note(line string) error {
	var view string
	var shown, held float64
	if _, err := fmt.Sscanf(line, spentLine+"%s %f %f", &view, &shown, &held); err != nil {
		return fmt.Errorf("the app says %q: %w", line, err)
	}
	if t.spent == nil {
		t.spent = map[string]*spent{}
	}
	if t.spent[view] == nil {
		t.spent[view] = &spent{}
		t.order = append(t.order, view)
	}
	t.spent[view].shown = append(t.spent[view].shown, shown)
	t.spent[view].held = append(t.spent[view].held, held)
	return nil
}

// start gives the seconds to the first frame in the middle of the rounds.
func (t *toured) start() float64 {
	var s []float64
	for _, d := range t.starts {
		s = append(s, d.Seconds())
	}
	return middle(s)
}

// middle gives the middle of some figures, and no number for none.
func middle(figures []float64) float64 {
	if len(figures) == 0 {
		return math.NaN()
	}
	s := slices.Sorted(slices.Values(figures))
	return s[len(s)/2]
}

// largeArchive gives the folder of an archive of ten thousand articles. It is made once
// and kept among the user's cached files.
func largeArchive(ctx context.Context, root string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding a place for the large archive: %w", err)
	}
	dir := filepath.Join(cache, "readout-dev", "large")
	say("The archive of 10,000 articles lies in %s; it is made where it is not there.", dir)
	err = runShown(ctx, root, []string{"READOUT_BIG_ARCHIVE=" + dir, "CGO_ENABLED=0"}, "go", "test", "-count", "1", "-run", "^TestMakeArchive$", "./internal/desk")
	return filepath.Join(dir, "archive"), err
}

// drawer matches the mappings of the OpenGL that is drawn in software, which only a
// virtual screen needs: its libraries, the heap of C and the screen it shares with the X
// server. In that heap it keeps its scenes and what a graphics card would keep in its own
// memory, 49 of 51 MB when every allocation was noted with its caller; the rest is of X11.
// Go keeps nothing there.
var drawer = regexp.MustCompile(`libLLVM|libgallium|swrast_dri|iris_dri|\[heap\]|/SYSV`)

// memoryOf says how many megabytes of memory a process holds, and how many are of what
// stands in for a graphics card.
func memoryOf(pid int) (app, card float64, err error) {
	f, err := os.Open(filepath.Join("/proc", fmt.Sprint(pid), "smaps"))
	if err != nil {
		return 0, 0, fmt.Errorf("reading the memory of the app: %w", err)
	}
	defer f.Close()
	return resident(f)
}

// resident sums the resident memory of the mappings in a listing such as /proc/PID/smaps,
// in megabytes.
func resident(smaps io.Reader) (app, card float64, err error) {
	drawn := false
	lines := bufio.NewScanner(smaps)
	for lines.Scan() {
		line := lines.Text()
		if value, ok := strings.CutPrefix(line, "Rss:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(value, "kB")), 64)
			if err != nil {
				return 0, 0, fmt.Errorf("reading the memory of the app: %w", err)
			}
			if drawn {
				card += kb / 1024
			} else {
				app += kb / 1024
			}
		} else if head, _, _ := strings.Cut(line, " "); strings.Contains(head, "-") {
			drawn = drawer.MatchString(line)
		}
	}
	return app, card, lines.Err()
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// walkLimit bounds the whole walk, standLimit the wait for a window that stands still.
const (
	walkLimit  = 5 * time.Minute
	standLimit = 20 * time.Second
)

// sampleStory is what the sample story is called.
const sampleStory = "The Selm Strait talks (sample, fiction)"

// walk goes through a first day in the real window by keys alone, as a person would:
// open the sample, review, switch a date, resolve an expectation, undo, quit, start again.
// What was decided is read from the archive by readoutctl; that the window came back as it
// was is seen on the screen.
func walk(ctx context.Context, root string, args []string) error {
	if runtime.GOOS != "linux" {
		return errors.New("the walk is done on a virtual X screen (Xvfb), which only Linux has")
	}
	dir := "walk"
	if len(args) > 0 {
		dir = args[0]
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making the folder for the pictures: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, walkLimit)
	defer cancel()
	keyboard := need{"xdotool, which types for a person", "xdotool", func() bool { return has("xdotool") }}
	if err := provide(ctx, append(append(windowNeeds(), screenNeeds()...), keyboard)); err != nil {
		return err
	}
	app, err := buildApp(ctx, root)
	if err != nil {
		return err
	}
	buffer, err := os.MkdirTemp("", "readout-walk-")
	if err != nil {
		return fmt.Errorf("making a folder for the screen: %w", err)
	}
	defer os.RemoveAll(buffer)
	screen, stop, err := virtualScreen(ctx, buffer, windowSize)
	if err != nil {
		return err
	}
	defer stop()
	w := &walker{app: app, root: root, buffer: buffer, screen: screen, pictures: dir, archive: filepath.Join(buffer, "archive")}
	if err := w.firstDay(ctx); err != nil {
		return fmt.Errorf("the first day: %w", err)
	}
	if err := w.check(ctx); err != nil {
		return fmt.Errorf("what the archive holds after the first day: %w", err)
	}
	if err := w.secondDay(ctx); err != nil {
		return fmt.Errorf("the second day: %w", err)
	}
	say("The walk went well; its pictures are in %s.", dir)
	return nil
}

// walker types for a person at a virtual screen.
type walker struct {
	app, root, buffer, screen, pictures, archive string

	running *exec.Cmd
	last    image.Image // as the window was left
}

// firstDay opens the sample and decides.
func (w *walker) firstDay(ctx context.Context) error {
	if err := w.start(ctx); err != nil {
		return err
	}
	defer w.end()
	outcomes := []string{"Home"} // of every expectation that has one proposed
	for range 12 {
		outcomes = append(outcomes, "o", "j")
	}
	steps := []struct {
		name string
		keys []string
	}{
		{"1-first-start", nil},
		{"2-palette", []string{"ctrl+k", "type:sample"}},
		{"3-sample", []string{"Return"}},
		{"3-tips-skipped", []string{"Escape"}},
		{"4-review", []string{"g", "w"}},
		{"5-reviewed", []string{"a", "a", "a", "a", "a", "a", "a", "a", "a", "a"}},
		{"6-expectations", []string{"g", "e"}},
		{"7-date-switched", []string{"r", "j", "r", "j", "r"}},
		{"8-resolved", outcomes},
		{"9-undone", []string{"z"}},
		{"10-statements", []string{"g", "s", "j", "j", "j"}},
	}
	for _, s := range steps {
		say("  %s %s", s.name, strings.Join(s.keys, " "))
		if err := w.press(ctx, s.keys); err != nil {
			return err
		}
		if err := w.picture(ctx, s.name); err != nil {
			return err
		}
	}
	return w.quit(ctx)
}

// secondDay starts the app again: it must stand as it was left.
func (w *walker) secondDay(ctx context.Context) error {
	left := w.last
	if err := w.start(ctx); err != nil {
		return err
	}
	defer w.end()
	if err := w.picture(ctx, "11-again"); err != nil {
		return err
	}
	// The notice at the foot is of the first day alone, and a caret blinks.
	if part := alike(left, w.last); part < 0.97 {
		return fmt.Errorf("only %.1f %% of the window is as it was left; see 10-statements.png and 11-again.png", 100*part)
	}
	return w.quit(ctx)
}

// check asks readoutctl for what was decided.
func (w *walker) check(ctx context.Context) error {
	c := command(ctx, w.root, []string{"CGO_ENABLED=0"}, "go", "run", "./cmd/readoutctl", "show", "--archive", w.archive, "--story", sampleStory, "decisions")
	var out bytes.Buffer
	c.Stdout = &out
	if err := c.Run(); err != nil {
		return fmt.Errorf("asking readoutctl: %w", err)
	}
	kinds := map[string]int{}
	for lines := json.NewDecoder(&out); lines.More(); {
		var d struct {
			Kind string `json:"kind"`
		}
		if err := lines.Decode(&d); err != nil {
			return fmt.Errorf("reading what readoutctl says: %w", err)
		}
		kinds[d.Kind]++
	}
	say("  readoutctl knows of these decisions: %v", kinds)
	for kind, least := range map[string]int{"accept": 1, "read": 1, "resolve": 1, "undo": 1} {
		if kinds[kind] < least {
			return fmt.Errorf("there is no decision of the kind %s", kind)
		}
	}
	if n := kinds["accept"] + kinds["resolve"] + kinds["read"] + kinds["merge"] + kinds["apart"]; n < 10 {
		return fmt.Errorf("there are %d rulings of ten that were reviewed", n)
	}
	return nil
}

// start opens the app and waits until its window stands.
func (w *walker) start(ctx context.Context) error {
	c := command(ctx, "", append(onScreen(w.screen), "XDG_STATE_HOME="+w.buffer), w.app, "--data", w.archive, "--theme", "light")
	if err := c.Start(); err != nil {
		return fmt.Errorf("starting the app: %w", err)
	}
	w.running = c
	if err := w.xdotool(ctx, "search", "--sync", "--onlyvisible", "--name", "Readout", "windowfocus", "windowsize", "1280", "800", "windowmove", "0", "0", "mousemove", "640", "790"); err != nil {
		return err
	}
	return w.stand(ctx)
}

// quit asks the app to end as a system does, and waits until it has.
func (w *walker) quit(ctx context.Context) error {
	if err := w.running.Process.Signal(os.Interrupt); err != nil {
		return fmt.Errorf("asking the app to quit: %w", err)
	}
	err := w.running.Wait()
	w.running = nil
	if err != nil {
		return fmt.Errorf("the app ended badly: %w", err)
	}
	return ctx.Err()
}

// end ends an app that was not asked to quit, after a failure.
func (w *walker) end() {
	if w.running != nil {
		_ = w.running.Process.Kill()
		_ = w.running.Wait()
	}
}

// press types keys, after each waiting until the window stands still.
func (w *walker) press(ctx context.Context, keys []string) error {
	for _, k := range keys {
		words := []string{"key", "--clearmodifiers", k}
		if text, ok := strings.CutPrefix(k, "type:"); ok {
			words = []string{"type", "--delay", "40", text}
		}
		if err := w.xdotool(ctx, words...); err != nil {
			return err
		}
		if err := w.stand(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) xdotool(ctx context.Context, words ...string) error {
	c := command(ctx, "", onScreen(w.screen), append([]string{"xdotool"}, words...)...)
	if err := c.Run(); err != nil {
		return fmt.Errorf("xdotool %s: %w", strings.Join(words, " "), err)
	}
	return nil
}

// stand waits until the screen shows the same for a while.
func (w *walker) stand(ctx context.Context) error {
	const still = 3
	path := filepath.Join(w.buffer, "Xvfb_screen0")
	var before []byte
	same := 0
	for deadline := time.Now().Add(standLimit); same < still && time.Now().Before(deadline); {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(150 * time.Millisecond):
		}
		now, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("reading the virtual screen: %w", err)
		}
		if same++; !bytes.Equal(before, now) {
			same = 0
		}
		before = now
	}
	return nil // what moves without end is seen on the picture
}

// picture keeps what the screen shows.
func (w *walker) picture(ctx context.Context, name string) error {
	if err := w.stand(ctx); err != nil {
		return err
	}
	img, err := framebuffer(w.buffer)
	if err != nil {
		return err
	}
	w.last = img
	return writePNG(filepath.Join(w.pictures, name+".png"), img)
}

// alike gives the part of the pixels that two pictures share; 0 for other sizes.
func alike(a, b image.Image) float64 {
	if a == nil || b == nil || a.Bounds() != b.Bounds() {
		return 0
	}
	same := 0
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.At(x, y) == b.At(x, y) {
				same++
			}
		}
	}
	return float64(same) / float64(r.Dx()*r.Dy())
}

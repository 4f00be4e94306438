package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// starts is how often the app is started for the middle of its times.
const starts = 5

// bench measures what the README states: the time from start to the first frame, the
// memory with the sample story open, and the speed of reading and of import; with
// "language", "reading" or "story" that room on the corpora beside the project instead. What
// follows the word goes to the program that measures: -corpora DIR.
func bench(ctx context.Context, root string, args []string) error {
	if len(args) > 0 {
		if !slices.Contains([]string{"language", "reading", "story"}, args[0]) {
			return fmt.Errorf("nothing called %q is measured: %w", args[0], errUse)
		}
		return runShown(ctx, root, nil, append([]string{"go", "run", "./internal/" + args[0] + "/measure"}, args[1:]...)...)
	}
	if err := runShown(ctx, root, nil, "go", "test", "-run", "^$", "-bench", ".", "./internal/desk", "./internal/archive", "./internal/story", "./internal/story/group", "./internal/reading"); err != nil {
		return err
	}
	if runtime.GOOS != "linux" {
		say("The window is measured on a virtual X screen (Xvfb), which only Linux has.")
		return nil
	}
	return benchWindow(ctx, root)
}

// benchWindow starts the app a few times on a virtual screen.
func benchWindow(ctx context.Context, root string) error {
	if err := provide(ctx, append(windowNeeds(), screenNeeds()...)); err != nil {
		return err
	}
	app, err := buildApp(ctx, root)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "readout-bench-")
	if err != nil {
		return fmt.Errorf("making a folder for the screen: %w", err)
	}
	defer os.RemoveAll(dir)
	screen, stop, err := virtualScreen(ctx, dir)
	if err != nil {
		return err
	}
	defer stop()
	var times []time.Duration
	var memory string
	for range starts {
		from := time.Now()
		err := tour(ctx, app, screen, "light", func(view string, pid int) (err error) {
			if view == firstFrame {
				times = append(times, time.Since(from))
				return nil
			}
			memory, err = memoryOf(pid) // of the last view, with the sample open
			return err
		})
		if err != nil {
			return fmt.Errorf("measuring the window: %w", err)
		}
	}
	if len(times) != starts {
		return errors.New("measuring the window: the app did not tell of its first frame")
	}
	slices.Sort(times)
	say("start to first frame: %s in the middle of %d starts (%s to %s)", times[starts/2].Round(time.Millisecond), starts,
		times[0].Round(time.Millisecond), times[starts-1].Round(time.Millisecond))
	say("memory with the sample story open, after every page: %s", memory)
	return nil
}

// memoryOf says how much memory a process holds, in all and of its own.
func memoryOf(pid int) (string, error) {
	f, err := os.Open(filepath.Join("/proc", fmt.Sprint(pid), "status"))
	if err != nil {
		return "", fmt.Errorf("reading the memory of the app: %w", err)
	}
	defer f.Close()
	var parts []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ":")
		switch key {
		case "VmRSS":
			parts = append(parts, "resident "+strings.TrimSpace(value))
		case "RssAnon":
			parts = append(parts, "of it anonymous "+strings.TrimSpace(value))
		}
	}
	return strings.Join(parts, ", "), nil
}

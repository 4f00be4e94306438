package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

const (
	shotsLimit = 4 * time.Minute // for one theme
	windowSize = "1280x800"      // of the pictures, and of the screen they are taken on
)

// shots builds the real app and has it picture each of its pages, light and dark, on
// a virtual screen with OpenGL drawn in software.
func shots(ctx context.Context, root string, args []string) error {
	if runtime.GOOS != "linux" {
		return errors.New("pictures are taken on a virtual X screen (Xvfb), which only Linux has")
	}
	dir := "shots"
	if len(args) > 0 {
		dir = args[0]
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("finding the folder for the pictures: %w", err)
	}
	if err := provide(ctx, append(windowNeeds(), screenNeeds()...)); err != nil {
		return err
	}
	app, err := buildApp(ctx, root)
	if err != nil {
		return err
	}
	// Into a fresh folder first, so that a picture of an earlier run proves nothing.
	fresh, err := os.MkdirTemp("", "readout-shots-")
	if err != nil {
		return fmt.Errorf("making a folder for the pictures: %w", err)
	}
	defer os.RemoveAll(fresh)

	for _, theme := range []string{"light", "dark"} {
		if err := shootOnScreen(ctx, app, fresh, theme); err != nil {
			return fmt.Errorf("picturing the %s pages: %w", theme, err)
		}
	}
	names, err := checkShots(fresh)
	if err != nil {
		return err
	}
	if err := copyAll(names, fresh, dir); err != nil {
		return err
	}
	say("%d pictures in %s:", len(names), dir)
	for _, n := range names {
		say("  %s", n)
	}
	return nil
}

// virtualScreen starts Xvfb with its screen kept in dir, and gives its display, such
// as ":3", and what ends it.
func virtualScreen(ctx context.Context, dir string) (display string, stop func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", nil, fmt.Errorf("starting the virtual screen: %w", err)
	}
	defer r.Close()
	// Xvfb picks a free display itself and writes its number to descriptor 3.
	c := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", windowSize+"x24", "-fbdir", dir, "-nocursor", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{w}
	err = c.Start()
	w.Close()
	if err != nil {
		return "", nil, fmt.Errorf("starting the virtual screen: %w", err)
	}
	stop = func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("starting the virtual screen: Xvfb named no display: %w", err)
	}
	return ":" + strings.TrimSpace(number), stop, nil
}

// shootOnScreen pictures the pages in one theme on a virtual screen of their own.
func shootOnScreen(ctx context.Context, app, dir, theme string) error {
	ctx, cancel := context.WithTimeout(ctx, shotsLimit)
	defer cancel()
	buffer, err := os.MkdirTemp("", "readout-screen-")
	if err != nil {
		return fmt.Errorf("making a folder for the screen: %w", err)
	}
	defer os.RemoveAll(buffer)
	screen, stop, err := virtualScreen(ctx, buffer)
	if err != nil {
		return err
	}
	defer stop()
	err = tour(ctx, app, screen, theme, func(view string, _ int) error {
		if view == firstFrame {
			return nil
		}
		img, err := framebuffer(buffer)
		if err != nil {
			return err
		}
		return writePNG(filepath.Join(dir, view+"-"+theme+".png"), img)
	})
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("not done after %s", shotsLimit)
	}
	return err
}

// firstFrame is what tour names the moment at which the window first stands.
const firstFrame = "first frame"

// tour has the app go through its views in one theme and tells seen of each, with the
// app's process number: the app names the view it has drawn on its output, and goes
// on when it is sent a line, after seen.
func tour(ctx context.Context, app, screen, theme string, seen func(view string, pid int) error) error {
	env := []string{"DISPLAY=" + screen, "WAYLAND_DISPLAY=", "XDG_SESSION_TYPE=x11", "LIBGL_ALWAYS_SOFTWARE=1"}
	args := []string{app, "--tour", "--theme", theme, "--size", windowSize}
	say("$ %s", commandLine(env, args))
	c := command(ctx, "", env, args...)
	c.Stdout, c.Stdin = nil, nil
	out, err := c.StdoutPipe()
	if err != nil {
		return fmt.Errorf("listening to the app: %w", err)
	}
	in, err := c.StdinPipe()
	if err != nil {
		return fmt.Errorf("speaking to the app: %w", err)
	}
	if err := c.Start(); err != nil {
		return fmt.Errorf("starting the app: %w", err)
	}
	var failed error
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if lines.Text() == firstFrame {
			failed = errors.Join(failed, seen(firstFrame, c.Process.Pid))
		} else if view, ok := strings.CutPrefix(lines.Text(), "view "); ok {
			failed = errors.Join(failed, seen(view, c.Process.Pid))
			fmt.Fprintln(in)
		}
	}
	if err := c.Wait(); err != nil {
		failed = errors.Join(failed, fmt.Errorf("the app: %w", err))
	}
	return failed
}

// checkShots gives the names of the pictures in dir, sorted. It is an error if there
// are none, if one is no picture, or if a page was pictured in one theme only.
func checkShots(dir string) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		return nil, fmt.Errorf("listing the pictures: %w", err)
	}
	if len(paths) == 0 {
		return nil, errors.New("the app ended well but wrote no pictures")
	}
	var names []string
	for _, path := range paths {
		if err := checkPicture(path); err != nil {
			return nil, err
		}
		names = append(names, filepath.Base(path))
	}
	slices.Sort(names)
	for _, n := range names {
		page, light := strings.CutSuffix(n, "-light.png")
		other := page + "-dark.png"
		if !light {
			page, dark := strings.CutSuffix(n, "-dark.png")
			if !dark {
				return nil, fmt.Errorf("the picture %s is of neither theme", n)
			}
			other = page + "-light.png"
		}
		if !slices.Contains(names, other) {
			return nil, fmt.Errorf("there is a picture %s but none named %s", n, other)
		}
	}
	return names, nil
}

// checkPicture says what is wrong with a picture: not a PNG, or of one colour only.
func checkPicture(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading a picture: %w", err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		return fmt.Errorf("the picture %s cannot be read: %w", filepath.Base(path), err)
	}
	b := img.Bounds()
	first := img.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) != first {
				return nil
			}
		}
	}
	return fmt.Errorf("the picture %s is blank", filepath.Base(path))
}

// copyAll copies the named files from one folder to another, which may lie on
// another disk.
func copyAll(names []string, from, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return fmt.Errorf("making the folder for the pictures: %w", err)
	}
	for _, n := range names {
		if err := copyFile(filepath.Join(from, n), filepath.Join(to, n)); err != nil {
			return fmt.Errorf("keeping the picture %s: %w", n, err)
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

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
	shotsLimit = 6 * time.Minute // for one look
	windowSize = "1280x800"      // of most pictures, and of the screen they are taken on
)

// shotLook is how the pages are pictured once.
type shotLook struct {
	name  string // ends the names of the pictures
	theme string
	size  string // of the window and the screen
	scale string // of the text
}

// looks are the two themes, a small and a large window, and large text.
var looks = []shotLook{
	{"light", "light", windowSize, "1"}, {"dark", "dark", windowSize, "1"},
	{"small", "light", "1024x700", "1"}, {"large", "dark", "1920x1080", "1"}, {"text", "light", windowSize, "1.5"},
}

// shots builds the real app and has it picture each of its pages, light and dark, in a
// small and a large window and with large text, on a virtual screen with OpenGL drawn in
// software.
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

	for _, look := range looks {
		if err := shootOnScreen(ctx, app, fresh, look); err != nil {
			return fmt.Errorf("picturing the %s pages: %w", look.name, err)
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

// virtualScreen starts Xvfb with a screen of a size kept in dir, and gives its display,
// such as ":3", and what ends it.
func virtualScreen(ctx context.Context, dir, size string) (display string, stop func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", nil, fmt.Errorf("starting the virtual screen: %w", err)
	}
	defer r.Close()
	// Xvfb picks a free display itself and writes its number to descriptor 3.
	c := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", size+"x24", "-fbdir", dir, "-nocursor", "-nolisten", "tcp")
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

// shootOnScreen pictures the pages in one look on a virtual screen of their own.
func shootOnScreen(ctx context.Context, app, dir string, look shotLook) error {
	ctx, cancel := context.WithTimeout(ctx, shotsLimit)
	defer cancel()
	buffer, err := os.MkdirTemp("", "readout-screen-")
	if err != nil {
		return fmt.Errorf("making a folder for the screen: %w", err)
	}
	defer os.RemoveAll(buffer)
	screen, stop, err := virtualScreen(ctx, buffer, look.size)
	if err != nil {
		return err
	}
	defer stop()
	err = tour(ctx, app, screen, look, nil, func(line string, _ int) error {
		view, ok := strings.CutPrefix(line, viewLine)
		if !ok {
			return nil
		}
		img, err := framebuffer(buffer)
		if err != nil {
			return err
		}
		return writePNG(filepath.Join(dir, view+"-"+look.name+".png"), img)
	})
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("not done after %s", shotsLimit)
	}
	return err
}

// What the app prints as it goes through its views: that the window first stands, that
// a view stands, and what it took.
const (
	firstFrame = "first frame"
	viewLine   = "view "
	spentLine  = "spent "
)

// tour has the app go through its views in one look and tells heard of every line it
// prints, with the app's process number: the app names the view it has drawn on its
// output, and goes on when it is sent a line, after heard.
func tour(ctx context.Context, app, screen string, look shotLook, more []string, heard func(line string, pid int) error) error {
	env := onScreen(screen)
	args := append([]string{app, "--tour", "--theme", look.theme, "--size", look.size, "--scale", look.scale}, more...)
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
		failed = errors.Join(failed, heard(lines.Text(), c.Process.Pid))
		if strings.HasPrefix(lines.Text(), viewLine) {
			fmt.Fprintln(in)
		}
	}
	if err := c.Wait(); err != nil {
		failed = errors.Join(failed, fmt.Errorf("the app: %w", err))
	}
	return failed
}

// onScreen is the environment of a program that is to draw on a virtual screen.
func onScreen(screen string) []string {
	return []string{"DISPLAY=" + screen, "WAYLAND_DISPLAY=", "XDG_SESSION_TYPE=x11", "LIBGL_ALWAYS_SOFTWARE=1"}
}

// checkShots gives the names of the pictures in dir, sorted. It is an error if there
// are none, if one is no picture, or if a page was not pictured in every look.
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
		at := strings.LastIndex(n, "-")
		page, name := n[:max(at, 0)], strings.TrimSuffix(n[at+1:], ".png")
		if !slices.ContainsFunc(looks, func(l shotLook) bool { return l.name == name }) {
			return nil, fmt.Errorf("the picture %s is of no look", n)
		}
		for _, l := range looks {
			if other := page + "-" + l.name + ".png"; !slices.Contains(names, other) {
				return nil, fmt.Errorf("there is a picture %s but none named %s", n, other)
			}
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

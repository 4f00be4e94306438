package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// buildFlags are the flags of every build of the desktop app. The compiled C code of
// the window toolkit is cached per set of flags and takes minutes: keep one set.
//
// The toolkit's own emoji are left out (no_emoji), as it loads them anew for every style
// of text: four megabytes each time. The system's stand in, as they do in the reader.
func buildFlags() []string {
	return []string{"-trimpath", "-tags", "migrated_fynedo,no_emoji", "-ldflags", "-s -w"}
}

// buildApp readies the machine, builds the desktop app and gives the program's path.
func buildApp(ctx context.Context, root string) (string, error) {
	if err := provideForWindow(ctx); err != nil {
		return "", err
	}
	out := filepath.Join("bin", "readout")
	if runtime.GOOS == "windows" {
		out += ".exe"
	}
	say("Building the app. The first time this takes several minutes, later a few seconds.")
	args := append(append([]string{"go", "build"}, buildFlags()...), "-o", out, "./cmd/readout")
	if err := runShown(ctx, root, []string{"CGO_ENABLED=1"}, args...); err != nil {
		return "", fmt.Errorf("building the app: %w", err)
	}
	return filepath.Join(root, out), nil
}

// start builds the desktop app and opens it, handing args on.
func start(ctx context.Context, root string, args []string) error {
	app, err := buildApp(ctx, root)
	if err != nil {
		return err
	}
	if !display() {
		say("")
		say("The app is built (%s), but there is no display to open its window on:", app)
		say("neither DISPLAY nor WAYLAND_DISPLAY is set. The same core works without a window:")
		say("  go run ./cmd/readoutctl read --plain ARTICLE.txt")
		return nil
	}
	say("Opening Readout.")
	c := command(ctx, "", nil, append([]string{app}, args...)...)
	c.Stdin = os.Stdin
	if err := c.Run(); err != nil && ctx.Err() == nil {
		return fmt.Errorf("the app ended: %w", err)
	}
	return nil
}

// display says whether there is a screen to open a window on.
func display() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

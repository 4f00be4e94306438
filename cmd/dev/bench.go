package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// bench measures the speed of reading and of import; with "desktop" the window against
// its marks, and with "capture", "language", "reading" or "story" that room on the corpora beside the
// project; with "capture import" how articles come into an archive; with "search" the
// index of as many generated articles as are asked for, which is made once and kept. What
// follows the words goes to the program that measures: -corpora DIR.
func bench(ctx context.Context, root string, args []string) error {
	if len(args) > 0 {
		if args[0] == "desktop" {
			return benchDesktop(ctx, root)
		}
		if args[0] == "capture" && len(args) > 1 && args[1] == "import" {
			return runShown(ctx, root, nil, append([]string{"go", "run", "./internal/desk/measure"}, args[2:]...)...)
		}
		if args[0] == "search" {
			cache, err := os.UserCacheDir()
			if err != nil {
				return fmt.Errorf("keeping the index that is measured: %w", err)
			}
			env := []string{"READOUT_ARTICLES=" + searched(args[1:]), "READOUT_KEEP=" + filepath.Join(cache, "readout-dev")}
			return runShown(ctx, root, env, "go", "test", "-run", "^$", "-bench", "Search", "-benchtime", "1x", "-timeout", "3h", "./internal/search")
		}
		if !slices.Contains([]string{"capture", "language", "reading", "story"}, args[0]) {
			return fmt.Errorf("nothing called %q is measured: %w", args[0], errUse)
		}
		return runShown(ctx, root, nil, append([]string{"go", "run", "./internal/" + args[0] + "/measure"}, args[1:]...)...)
	}
	return runShown(ctx, root, nil, "go", "test", "-run", "^$", "-bench", ".", "./internal/desk", "./internal/archive", "./internal/story", "./internal/story/group", "./internal/reading")
}

// searched is the number of articles that search is measured on.
func searched(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	return "100000"
}

package main

import (
	"context"
	"fmt"
	"slices"
)

// bench measures the speed of reading and of import; with "desktop" the window against
// its marks, and with "capture", "language", "reading" or "story" that room on the corpora beside the
// project. What follows the word goes to the program that measures: -corpora DIR.
func bench(ctx context.Context, root string, args []string) error {
	if len(args) > 0 {
		if args[0] == "desktop" {
			return benchDesktop(ctx, root)
		}
		if !slices.Contains([]string{"capture", "language", "reading", "story"}, args[0]) {
			return fmt.Errorf("nothing called %q is measured: %w", args[0], errUse)
		}
		return runShown(ctx, root, nil, append([]string{"go", "run", "./internal/" + args[0] + "/measure"}, args[1:]...)...)
	}
	return runShown(ctx, root, nil, "go", "test", "-run", "^$", "-bench", ".", "./internal/desk", "./internal/archive", "./internal/story", "./internal/story/group", "./internal/reading")
}

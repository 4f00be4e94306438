// Command dev runs the project's own tasks. It needs Go and git, nothing else: what
// a task wants beyond that it names, and on Debian and Ubuntu installs.
//
// In: a task's name and its arguments, from anywhere inside the source. Out: plain
// lines on standard output and an exit code that is 0 only if all went well.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

// task is one thing dev can do.
type task struct {
	name, args, help string
	run              func(ctx context.Context, root string, args []string) error
}

// tasks lists what dev can do, in the order the help shows it.
func tasks() []task {
	return []task{
		{"start", "[ARG…]", "install what the window needs, build the app and open it", start},
		{"test", "", "check format, code and rules, and run every test", test},
		{"soak", "[TIME]", "look for what the tests have not met: every fuzz test, and drawn cases, for so long (default 1h)", soak},
		{"bench", "[desktop|capture|language|reading|story|search [N]]", "measure reading and import; or the window against its marks; or on the corpora what comes from the web, the language layer, the reading or the grouping of articles; or search in N generated ones", bench},
		{"train", "[ARG…]", "make the models of the language layer anew from the corpora", train},
		{"shots", "[DIR]", "picture every page of the app, light and dark, small, large and with large text, into DIR (default shots)", shots},
		{"walk", "[DIR]", "go through a first day in the real window by keys, quit, start again and check that all is kept; pictures into DIR (default walk)", walk},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		if errors.Is(err, errUse) {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

// errUse is given for a task that does not exist.
var errUse = errors.New("wrong use")

func run(ctx context.Context, args []string) error {
	if len(args) == 0 {
		usage()
		return nil
	}
	for _, t := range tasks() {
		if t.name == args[0] {
			root, err := findRoot()
			if err != nil {
				return err
			}
			return t.run(ctx, root, args[1:])
		}
	}
	usage()
	if h := strings.TrimLeft(args[0], "-"); h == "h" || h == "help" {
		return nil
	}
	return fmt.Errorf("there is no task %q: %w", args[0], errUse)
}

func usage() {
	fmt.Println("Use: go run ./cmd/dev TASK")
	fmt.Println()
	for _, t := range tasks() {
		fmt.Printf("  %-16s %s\n", strings.TrimSpace(t.name+" "+t.args), t.help)
	}
}

// findRoot gives the folder that holds go.mod, upwards from where we are.
func findRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("finding the source: %w", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("finding the source: no go.mod here or above; run this inside the clone")
		}
		dir = up
	}
}

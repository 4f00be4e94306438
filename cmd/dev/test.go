package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// linter is pinned here and not in go.mod: the app does not depend on it.
const linter = "honnef.co/go/tools/cmd/staticcheck@v0.8.1"

// headless are the build tags of every check: the window toolkit draws in memory,
// needs no display and no C.
const headless = "migrated_fynedo,ci"

// result is a row of the closing table.
type result struct {
	name, note string
	took       time.Duration
	err        error
}

// check is one step of the test task. It gives a short note for the table.
type check struct {
	name string
	run  func(ctx context.Context) (note string, err error)
}

// test runs every check, also after one has failed, and says at the end what ran.
func test(ctx context.Context, root string, _ []string) error {
	var skips []string
	race := header("stdlib.h")()
	if !race {
		skips = append(skips, "race detector: it needs a C compiler with its headers, and this machine has none")
	}
	shown := func(note string, args ...string) func(context.Context) (string, error) {
		return func(ctx context.Context) (string, error) {
			return note, runShown(ctx, root, []string{"CGO_ENABLED=" + cgoFor(runtime.GOOS)}, args...)
		}
	}
	vet := func(system string) func(context.Context) (string, error) {
		return func(ctx context.Context) (string, error) {
			return "", vetFor(ctx, root, system, &skips)
		}
	}

	checks := []check{
		{"format", func(context.Context) (string, error) { return checkFormat(root) }},
		{"vet", shown("", "go", "vet", "-tags", headless, "./...")},
		{"vet for Windows", vet("windows")},
		{"vet for macOS", vet("darwin")},
		{"lint", shown("staticcheck", "go", "run", linter, "-tags", headless, "./...")},
		{"programs without C", func(ctx context.Context) (string, error) { return linkWithoutC(ctx, root) }},
		{"tests", func(ctx context.Context) (string, error) {
			log, err := runTests(ctx, root, race, os.Stdout)
			skips = append(skips, log.skips...)
			return log.summary(race), err
		}},
	}
	if race {
		checks = append(checks, check{"tests in full", func(ctx context.Context) (string, error) {
			log, err := runInFull(ctx, root, os.Stdout)
			for _, s := range log.skips {
				if !slices.Contains(skips, s) {
					skips = append(skips, s)
				}
			}
			return log.summary(false), err
		}})
	}

	begin := time.Now()
	var results []result
	for _, c := range checks {
		say("")
		say("== %s", c.name)
		t := time.Now()
		note, err := c.run(ctx)
		if err != nil {
			say("FAILED %s: %v", c.name, err)
		}
		results = append(results, result{c.name, note, time.Since(t), err})
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
	}
	return report(results, skips, time.Since(begin))
}

// report prints the closing table and gives an error if a check failed.
func report(results []result, skips []string, took time.Duration) error {
	say("")
	failed := 0
	for _, r := range results {
		state := "ok"
		if r.err != nil {
			state = "FAILED"
			failed++
		}
		say("%-20s %-7s %7s  %s", r.name, state, rounded(r.took), r.note)
	}
	if len(skips) > 0 {
		say("")
		say("skipped: %d", len(skips))
		for _, s := range skips {
			say("  %s", s)
		}
	}
	say("")
	if failed > 0 {
		return fmt.Errorf("%d of %d checks failed, after %s", failed, len(results), rounded(took))
	}
	say("All %d checks passed in %s.", len(results), rounded(took))
	return nil
}

// checkFormat names the Go files that gofmt would change.
func checkFormat(root string) (string, error) {
	files, wrong := 0, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		files++
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if rel, err := filepath.Rel(root, path); err == nil {
			path = rel
		}
		if want, err := format.Source(source); err != nil {
			wrong++
			say("%s: %v", path, err)
		} else if !bytes.Equal(source, want) {
			wrong++
			say("%s: run gofmt -w on it", path)
		}
		return nil
	})
	if err != nil {
		return "", fmt.Errorf("reading the source: %w", err)
	}
	if wrong > 0 {
		return "", fmt.Errorf("%d of %d files are not formatted", wrong, files)
	}
	return fmt.Sprintf("%d files", files), nil
}

// cgoFor gives CGO_ENABLED for checks of a system: off, save on a Mac, where the
// window toolkit cannot do without C and a compiler comes with the tools.
func cgoFor(system string) string {
	if system == "darwin" && runtime.GOOS == "darwin" {
		return "1"
	}
	return "0"
}

// vetFor vets the packages for another system, as far as they compile for it without
// its C compiler.
func vetFor(ctx context.Context, root, system string, skips *[]string) error {
	env := []string{"GOOS=" + system, "CGO_ENABLED=" + cgoFor(system)}
	packages := []string{"./..."}
	if system == "darwin" && cgoFor(system) == "0" {
		all, err := listPackages(ctx, root, env, "./...")
		if err != nil {
			return err
		}
		var left []string
		packages, left = splitByApp(all)
		for _, p := range left {
			*skips = append(*skips, "vet for macOS of "+p+": there the window toolkit needs a Mac's C compiler")
		}
	}
	return runShown(ctx, root, env, append([]string{"go", "vet", "-tags", headless}, packages...)...)
}

// listPackages gives a line for each package, its import path followed by those of
// all it is made of.
func listPackages(ctx context.Context, root string, env []string, pattern string) ([]string, error) {
	c := command(ctx, root, env, "go", "list", "-tags", headless, "-f", "{{.ImportPath}} {{join .Deps \" \"}}", pattern)
	c.Stdout = nil
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the packages: %w", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n"), nil
}

// splitByApp parts the lines of listPackages into packages that do without the
// toolkit's own window and those that do not.
func splitByApp(lines []string) (without, with []string) {
	for _, line := range lines {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case slices.Contains(words, "fyne.io/fyne/v2/app"):
			with = append(with, words[0])
		default:
			without = append(without, words[0])
		}
	}
	return without, with
}

// linkWithoutC builds every program with the C compiler switched off: readoutctl has
// to be pure Go, and the app has to link for headless tests.
func linkWithoutC(ctx context.Context, root string) (string, error) {
	dir, err := os.MkdirTemp("", "readout-link-")
	if err != nil {
		return "", fmt.Errorf("making a folder for the programs: %w", err)
	}
	defer os.RemoveAll(dir)
	env, packages := []string{"CGO_ENABLED=0"}, []string{"./cmd/..."}
	if runtime.GOOS == "darwin" {
		all, err := listPackages(ctx, root, env, packages[0])
		if err != nil {
			return "", err
		}
		packages, _ = splitByApp(all)
	}
	out := dir + string(filepath.Separator)
	return "", runShown(ctx, root, env, append([]string{"go", "build", "-tags", headless, "-o", out}, packages...)...)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// soakTime is how long a soak goes on where nothing is said.
const soakTime = time.Hour

// fuzzTest matches the head of a fuzz test.
var fuzzTest = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)

// soak looks for what the checks have not met: half of its time it goes through every fuzz
// test, and for the rest runs the tests that draw cases by chance, other ones each time. It
// ends with the first that fails, which leaves its case in a testdata folder.
func soak(ctx context.Context, root string, args []string) error {
	long := soakTime
	if len(args) > 0 {
		var err error
		if long, err = time.ParseDuration(args[0]); err != nil || len(args) > 1 || long <= 0 {
			return fmt.Errorf("soak takes how long it may go on, such as 20m: %w", errUse)
		}
	}
	begin := time.Now()
	targets, err := fuzzTests(root)
	if err != nil {
		return err
	}
	env := []string{"CGO_ENABLED=0"}
	for _, t := range targets {
		each := max(long/2/time.Duration(len(targets)), time.Second)
		if err := runShown(ctx, root, env, "go", "test", "-tags", headless, "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", each.String(), t.dir); err != nil {
			return err
		}
	}
	packages, err := packagesWithTests(root, drawn)
	if err != nil {
		return err
	}
	for rounds := 0; rounds == 0 || time.Since(begin) < long; rounds++ {
		for _, p := range packages {
			if err := runShown(ctx, root, env, "go", "test", "-count=1", "-timeout", testTimeout, "-tags", headless, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// fuzzTarget is a fuzz test: its name, and its package's folder as go test takes it.
type fuzzTarget struct{ dir, name string }

// fuzzTests gives every fuzz test there is.
func fuzzTests(root string) ([]fuzzTarget, error) {
	dirs, err := packagesWithTests(root, fuzzTest)
	if err != nil {
		return nil, err
	}
	var out []fuzzTarget
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(root, dir, "*_test.go"))
		if err != nil {
			return nil, fmt.Errorf("looking for fuzz tests: %w", err)
		}
		for _, f := range files {
			source, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("looking for fuzz tests: %w", err)
			}
			for _, m := range fuzzTest.FindAllSubmatch(source, -1) {
				out = append(out, fuzzTarget{dir, string(m[1])})
			}
		}
	}
	if len(out) == 0 {
		return nil, errors.New("looking for fuzz tests: there are none")
	}
	return out, nil
}

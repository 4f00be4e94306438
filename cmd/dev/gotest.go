package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// testTimeout bounds the tests of one package.
const testTimeout = "15m"

// shorter matches the source of tests that do less when they are asked to be short:
// fewer processes killed, shorter texts, fewer random cases.
var shorter = regexp.MustCompile(`\btesting\.Short\(\)|\brapid\.Check\b`)

// anyTest matches every test, drawn the source of tests whose cases are drawn by chance.
var (
	anyTest = regexp.MustCompile(`\btesting\.`)
	drawn   = regexp.MustCompile(`"pgregory\.net/rapid"`)
)

// seed is where the drawing begins in every check: the same source has the same cases, so
// that it passes twice or never. The soak task draws others each time.
const seed = "-rapid.seed=1"

// runTests runs all tests and prints to out what go test itself would print. With
// race set the race detector is on, which slows them manyfold: they are then asked
// to be short.
func runTests(ctx context.Context, root string, race bool, out io.Writer) (*testLog, error) {
	if race {
		// By itself the detector holds each process back for a second before it ends;
		// some tests start dozens.
		return goTest(ctx, root, []string{"CGO_ENABLED=1", "GORACE=atexit_sleep_ms=50"}, out, anyTest, "-race", "-short")
	}
	return goTest(ctx, root, []string{"CGO_ENABLED=0"}, out, anyTest)
}

// runInFull runs without the race detector the packages whose tests are shorter with
// it, so that they run in full as well.
func runInFull(ctx context.Context, root string, out io.Writer) (*testLog, error) {
	return goTest(ctx, root, []string{"CGO_ENABLED=0"}, out, shorter)
}

// packagesWithTests gives the folders, as go test takes them, with a test file that
// the pattern matches.
func packagesWithTests(root string, pattern *regexp.Regexp) ([]string, error) {
	var out []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil || !pattern.Match(source) {
			return err
		}
		dir, err := filepath.Rel(root, filepath.Dir(path))
		if p := "./" + filepath.ToSlash(dir); err == nil && !slices.Contains(out, p) {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking for tests: %w", err)
	}
	return out, nil
}

// goTest runs go test on the packages with a test that the pattern matches, with further
// environment and flags: first on those that draw no cases, then on those that do.
func goTest(ctx context.Context, root string, env []string, out io.Writer, pattern *regexp.Regexp, flags ...string) (*testLog, error) {
	log := newTestLog(out)
	packages, err := packagesWithTests(root, pattern)
	if err != nil {
		return log, err
	}
	draw, err := packagesWithTests(root, drawn)
	if err != nil {
		return log, err
	}
	var plain, seeded []string
	for _, p := range packages {
		if slices.Contains(draw, p) {
			seeded = append(seeded, p)
		} else {
			plain = append(plain, p)
		}
	}
	if len(plain) > 0 {
		err = log.follow(ctx, root, env, slices.Concat(flags, plain))
	}
	if len(seeded) > 0 && ctx.Err() == nil {
		err = errors.Join(err, log.follow(ctx, root, env, slices.Concat(flags, seeded, []string{seed})))
	}
	return log, err
}

// follow runs go test with further arguments and logs it.
func (l *testLog) follow(ctx context.Context, root string, env, args []string) error {
	args = slices.Concat([]string{"go", "test", "-timeout", testTimeout, "-tags", headless}, args)
	say("$ %s", commandLine(env, args))

	// The same run as JSON names each skipped test and why; the log turns it back
	// into go test's own lines.
	c := command(ctx, root, env, slices.Insert(args, 2, "-json")...)
	c.Stdout = nil
	pipe, err := c.StdoutPipe()
	if err != nil {
		return fmt.Errorf("starting the tests: %w", err)
	}
	if err := c.Start(); err != nil {
		return fmt.Errorf("starting the tests: %w", err)
	}
	readErr := l.read(pipe)
	if err := c.Wait(); err != nil {
		l.unfinished()
		return fmt.Errorf("go test: %w", err)
	}
	return readErr
}

// testEvent is a line of go test -json.
type testEvent struct {
	Action, Package, Test, Output string
}

// testLog follows a test run: it prints go test's own lines, holds back the output
// of a test until it is known to matter, and counts.
type testLog struct {
	out      io.Writer
	packages int      // that passed
	passed   int      // tests, subtests included
	failed   int      // tests, subtests included
	skips    []string // "package Test: reason"
	held     map[string][]string
	order    []string // keys of held in the order they began
}

func newTestLog(out io.Writer) *testLog {
	return &testLog{out: out, held: map[string][]string{}}
}

// read follows the events until they end. A line that is no event is printed.
func (l *testLog) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			var e testEvent
			if json.Unmarshal([]byte(line), &e) != nil {
				fmt.Fprint(l.out, line)
			} else {
				l.handle(e)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the tests' output: %w", err)
		}
	}
}

func (l *testLog) handle(e testEvent) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(l.out, e.Output)
	case "output":
		if e.Test == "" {
			if e.Output != "PASS\n" && !strings.HasPrefix(e.Output, "=== ") {
				fmt.Fprint(l.out, e.Output)
			}
			return
		}
		if _, begun := l.held[key]; !begun {
			l.order = append(l.order, key)
		}
		l.held[key] = append(l.held[key], e.Output)
	case "pass":
		if e.Test == "" {
			l.packages++
		} else {
			l.passed++
		}
		delete(l.held, key)
	case "fail":
		if e.Test != "" {
			l.failed++
		}
		l.print(key)
	case "skip":
		if e.Test != "" {
			l.skips = append(l.skips, fmt.Sprintf("%s: %s", key, reason(l.held[key])))
		}
		delete(l.held, key)
	}
}

// unfinished prints what tests wrote that neither passed nor failed: the process
// ended under them.
func (l *testLog) unfinished() {
	for _, key := range l.order {
		l.print(key)
	}
}

// print prints what a test wrote, once.
func (l *testLog) print(key string) {
	for _, line := range l.held[key] {
		if !strings.HasPrefix(line, "=== ") {
			fmt.Fprint(l.out, line)
		}
	}
	delete(l.held, key)
}

// summary counts for the closing table.
func (l *testLog) summary(race bool) string {
	s := fmt.Sprintf("%d packages, %d tests passed, %d failed, %d skipped", l.packages, l.passed, l.failed, len(l.skips))
	if race {
		s += ", race detector on"
	}
	return s
}

// reason gives the words a skipped test left, without file and line.
func reason(lines []string) string {
	var words []string
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "=== ") || strings.HasPrefix(line, "--- ") {
			continue
		}
		if place, rest, ok := strings.Cut(line, ": "); ok && strings.Contains(place, ".go:") {
			line = rest
		}
		words = append(words, line)
	}
	if len(words) == 0 {
		return "no reason given"
	}
	return strings.Join(words, " ")
}

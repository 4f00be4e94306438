package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// say prints one line to the person.
func say(format string, args ...any) {
	fmt.Printf(format+"\n", args...)
}

// has says whether a program is on the path.
func has(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// command prepares a program to run in dir with the extra environment, its output
// going where ours goes. A cancelled ctx ends it.
func command(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Dir = dir
	c.Env = append(os.Environ(), env...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	// What the program started in turn may hold its output open: do not wait for it.
	c.WaitDelay = 5 * time.Second
	return c
}

// runShown prints a command line as it could be typed, then runs it.
func runShown(ctx context.Context, dir string, env []string, args ...string) error {
	say("$ %s", commandLine(env, args))
	if err := command(ctx, dir, env, args...).Run(); err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	return nil
}

// commandLine writes a command as a shell would take it.
func commandLine(env, args []string) string {
	words := append(append([]string{}, env...), args...)
	for i, w := range words {
		if strings.ContainsAny(w, " '\"$&|;<>()*?") {
			words[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
	}
	return strings.Join(words, " ")
}

// rounded cuts a duration to what a person wants to read.
func rounded(d time.Duration) time.Duration {
	if d < 10*time.Second {
		return d.Round(100 * time.Millisecond)
	}
	return d.Round(time.Second)
}

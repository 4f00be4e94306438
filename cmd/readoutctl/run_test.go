package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/desk"
)

// An interrupt ends a read that waits for its input, with a word and with what was
// read before.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no program can be interrupted by another on Windows")
	}
	good := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(good, []byte("Ada Brell said the talks would go on."), 0o600); err != nil {
		t.Fatal(err)
	}
	path, err := exec.LookPath("readoutctl") // put on the path for the scripts
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "read", good, "missing.txt", "-")
	in, err := cmd.StdinPipe() // open and silent
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var out strings.Builder
	cmd.Stdout = &out
	said, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	for lines.Scan() && !strings.Contains(lines.Text(), "missing.txt") { // now it waits for its input, or soon
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(said)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(string(rest), "cancelled") {
		t.Errorf("exit code %d, said %q", code, rest)
	}
	if !strings.Contains(out.String(), "Ada Brell") {
		t.Errorf("what was read before is lost: %q", out.String())
	}
}

func TestProgress(t *testing.T) {
	start := time.Date(2031, 3, 4, 12, 0, 0, 0, time.UTC)
	j := desk.Job{State: desk.JobRunning, Started: start, Done: 40, Total: 100, Kept: 38}
	if got, want := progress(j, start.Add(10*time.Second)), "40 of 100 inputs, 38 kept, 4.0 a second, 15s left"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := progress(desk.Job{State: desk.JobRunning, Started: start, Total: 1}, start), "0 of 1 input, 0 kept, 0.0 a second"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestMoment(t *testing.T) {
	for in, want := range map[string]string{
		"2031-03-04": "2031-03-04", "2031-03-04T09:05": "2031-03-04T09:05", "2031-03-04T09:05:59": "2031-03-04T09:05",
		"2031-03-04T09:05:59Z": "2031-03-04T09:05:59+00:00", "2031-03-04T09:05:59.25-03:30": "2031-03-04T09:05:59-03:30",
		"2031-03-04T09:05+04:00": "2031-03-04T09:05:00+04:00",
		"":                       "", "2031": "", "2031-02-29": "", "2031-03-04T25:00": "", "4 March 2031": "",
	} {
		got, err := moment(in)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("moment(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

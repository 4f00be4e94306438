package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/language/conllu"
	"github.com/readout-app/readout/internal/story/decision"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"readoutctl": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		// Scripts run in an empty environment; the race detector's settings are for
		// the commands too.
		Setup: func(e *testscript.Env) error { e.Setenv("GORACE", os.Getenv("GORACE")); return nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes": writeBytes, "generate": generate, "hold": hold, "flip": flip, "rule": rule, "code": code,
			"columns": columns,
		},
	})
}

// writeBytes makes a file of bytes that no script can hold: bytes FILE HEX.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	data, err := hex.DecodeString(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// generate makes a file of a sentence again and again: generate FILE BYTES.
func generate(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	const words = "The envoys of Norhaven and Ostmark met again on Tuesday. "
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(words, n/len(words)+1)[:n]), 0o600))
}

// hold keeps an archive open until the script ends: hold DIR.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	a, err := archive.Open(ts.MkAbs(args[0]), archive.Options{})
	ts.Check(err)
	ts.Defer(func() { a.Close() })
}

// flip changes a bit in the midst of an archive's store: flip DIR.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	tables, err := filepath.Glob(ts.MkAbs(filepath.Join(args[0], "store", "*.sst")))
	ts.Check(err)
	if len(tables) == 0 {
		ts.Fatalf("the store has no table")
	}
	data, err := os.ReadFile(tables[0])
	ts.Check(err)
	data[len(data)/3] ^= 4
	ts.Check(os.WriteFile(tables[0], data, 0o600))
}

// rule makes a decision on a row of a ledger that was shown: rule FILE KIND WORDS
// [VALUE], for the first row that has those words, into decisions.jsonl; rule FILE add
// WORDS FIELDS RECORD adds a record on its passage.
func rule(ts *testscript.TestScript, _ bool, args []string) {
	rows := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	rows.Buffer(nil, 1<<24)
	for rows.Scan() {
		if !strings.Contains(rows.Text(), args[2]) {
			continue
		}
		var row struct {
			Target decision.Target `json:"target"`
		}
		ts.Check(json.Unmarshal(rows.Bytes(), &row))
		d := decision.Decision{Kind: decision.Kind(args[1]), Target: row.Target}
		switch len(args) {
		case 4:
			d.Value = args[3]
		case 5:
			d.Target.Record = args[4]
			ts.Check(json.Unmarshal([]byte(args[3]), &d.Add))
		}
		line, err := json.Marshal(d)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs("decisions.jsonl"), append(line, '\n'), 0o600))
		return
	}
	ts.Fatalf("no row has %q", args[2])
}

// columns reads a file of CoNLL-U and counts: columns FILE "N words, N ranges, N sentences".
func columns(ts *testscript.TestScript, _ bool, args []string) {
	sentences, err := conllu.Read(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	words, ranges := 0, 0
	for _, s := range sentences {
		words += len(s.Words)
		ranges += len(s.Ranges)
	}
	if got := fmt.Sprintf("%d words, %d ranges, %d sentences", words, ranges, len(sentences)); got != args[1] {
		ts.Fatalf("%s, want %s", got, args[1])
	}
}

// code runs the program and wants an exit code, and a word where it is not 0: code N
// WORDS….
func code(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := exitDone
	var exit *exec.ExitError
	if err := ts.Exec("readoutctl", args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
	if said := ts.ReadFile("stderr"); want != exitDone && said == "" {
		ts.Fatalf("it failed without a word")
	}
}

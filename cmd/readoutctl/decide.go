package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/readout-app/readout/internal/article/exchange"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story/decision"
)

func decideCommand() command {
	return command{
		name: "decide",
		args: "--archive DIR --story NAME FILE",
		does: "add decisions to a story's log, from JSON Lines",
		about: `
Adds the decisions of a file, one a line, to the log of a story; "-" is standard
input. A decision looks like

  {"kind":"accept","target":{"record":"statement","article":"…","selector":{…}}}

with the target as "readoutctl show" prints it in each row. Kinds: accept, reject,
fix (with field and value), read, resolve, rule, grade (with value), note, merge (two
actors, statements or expectations; value is the key of the other row), split (one that
is no part of the row its passage stands in), undo (with undoes, a number that "show decisions" prints), add (a statement,
event or time on the target's passage, with its fields in add:
{"source":…,"cue":…,"type":…,"actors":[…],"from":…,"to":…}). Each is numbered by
the archive. If a line is no decision none is added, and all such lines are named; the
articles of a record that "readoutctl export --format jsonl" wrote are passed over.`,
		flags: func(set *flag.FlagSet) action {
			dir, name := archiveFlag(set), storyFlag(set)
			by := set.String("by", "", "the decisions were made by `WHO`, where they do not say it")
			return func(ctx context.Context, s streams, args []string) error {
				if err := needs(*dir, *name); err != nil {
					return err
				}
				if len(args) != 1 {
					return wrongUse("it needs one file, or - for standard input")
				}
				return decide(ctx, s, desk.Options{Dir: *dir, By: *by}, *name, args[0])
			}
		},
	}
}

func decide(ctx context.Context, s streams, o desk.Options, name, file string) (err error) {
	rulings, err := rulingsOf(ctx, s, file)
	if err != nil {
		return err
	}
	d, st, err := openStory(ctx, o, name)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	before, err := d.Ledgers(ctx, st.ID)
	if err != nil {
		return err
	}
	if err := d.Decide(ctx, st.ID, rulings...); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	after, err := d.Ledgers(ctx, st.ID)
	if err != nil {
		return err
	}
	warn(s, d)
	fmt.Fprintf(s.out, "%s: %s added.\n", st.Name, desk.Count(len(rulings), "decision", "decisions"))
	if n := len(after.Unanchored) - len(before.Unanchored); n > 0 {
		s.say("%s: the passage of %s is not found in the story; they are kept and shown as unanchored.", file, desk.Count(n, "decision", "decisions"))
	}
	return nil
}

// rulingsOf reads decisions from a file. It names every line that is none.
// articleLine begins the lines of an exported record that are articles, which import takes.
var articleLine = []byte(`{"schema":"` + exchange.Schema + `"`)

func rulingsOf(ctx context.Context, s streams, file string) ([]decision.Decision, error) {
	in := interruptible(ctx, s.in)
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, fmt.Errorf("the decisions cannot be read: %w", err)
		}
		defer f.Close()
		in = f
	}
	var rulings []decision.Decision
	bad := false
	lines := bufio.NewReader(in)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("the decisions cannot be read: %w", err)
		}
		if line = bytes.TrimSpace(line); len(line) > 0 && !bytes.HasPrefix(line, articleLine) {
			r, perr := decision.Parse(line)
			if perr != nil {
				bad = true
				s.say("%s: line %d: %s", file, n, strings.TrimSuffix(perr.Error(), ".")+".")
			}
			rulings = append(rulings, r)
		}
		if err != nil {
			break
		}
	}
	switch {
	case bad:
		s.say("%s: no decision was added.", file)
		return nil, errSome
	case len(rulings) == 0:
		return nil, fmt.Errorf("%s: the file holds no decision", file)
	}
	return rulings, nil
}

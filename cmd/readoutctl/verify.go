package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/desk"
)

func verifyCommand() command {
	return careCommand("verify", "check that an archive still holds all that it was given", `
Reads a whole archive, compares it with its checksums and its log, and names what is
missing or damaged, one a line. It changes nothing.`, archive.Options{ReadOnly: true}, verify)
}

// careCommand makes a command that needs an archive and nothing else.
func careCommand(name, does, about string, o archive.Options, do func(context.Context, streams, *archive.Archive) error) command {
	return command{
		name: name, args: "--archive DIR", does: does, about: about,
		flags: func(set *flag.FlagSet) action {
			dir := archiveFlag(set)
			return func(ctx context.Context, s streams, args []string) (err error) {
				if *dir == "" {
					return wrongUse("it needs --archive DIR")
				}
				if len(args) > 0 {
					return wrongUse(fmt.Sprintf("it takes no name such as %s", args[0]))
				}
				a, err := archive.Open(*dir, o)
				if err != nil {
					return inFull(notThere(*dir, err))
				}
				defer closing(a, &err)
				return inFull(do(ctx, s, a))
			}
		},
	}
}

func verify(ctx context.Context, s streams, a *archive.Archive) error {
	r, err := a.Verify(ctx)
	if err != nil {
		return err
	}
	for _, p := range r.Problems {
		fmt.Fprintln(s.out, p.Text)
	}
	held := fmt.Sprintf("%s, %s, %s and %s are whole", desk.Count(r.Articles, "article", "articles"), desk.Count(r.Originals, "original", "originals"),
		desk.Count(r.Stories, "story", "stories"), desk.Count(r.Decisions, "decision", "decisions"))
	if r.Clean() {
		fmt.Fprintf(s.out, "%s; nothing is missing.\n", held)
		return nil
	}
	fmt.Fprintf(s.out, "%s; %s.\n", held, desk.Count(len(r.Problems), "problem was found", "problems were found"))
	return errSome
}

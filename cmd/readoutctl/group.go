package main

import (
	"context"
	"flag"
	"runtime"

	"github.com/readout-app/readout/internal/desk"
)

func groupCommand() command {
	return command{
		name: "group",
		args: "[--plain] [--jobs N] FILE…",
		does: "tell which articles report one story and which are reprints of one report",
		about: `
Reads articles and prints one line for each, in the order of the files: articles of one
story share "story", reprints of one report share "origin", and "reprint_of" is the file
of the article a reprint is taken from, with the share of its words in common. All files
of one call are compared with one another; their order makes no difference. A folder
stands for the files in it and below it, hidden ones left out. "-" is standard input.`,
		flags: func(set *flag.FlagSet) action {
			var o desk.ReadOptions
			set.BoolVar(&o.Plain, "plain", false, "the files are UTF-8 text, frozen exactly as they are")
			set.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "read `N` files at once; the output is the same")
			return func(ctx context.Context, s streams, args []string) error { return group(ctx, s, o, args) }
		},
	}
}

func group(ctx context.Context, s streams, o desk.ReadOptions, files []string) error {
	if err := checkFiles(o, files); err != nil {
		return err
	}
	o.Stdin = interruptible(ctx, s.in)
	grouped, unread, err := desk.GroupFiles(ctx, files, o)
	for _, u := range unread {
		s.say("%s: %s", u.Name, desk.Sentence(u.Err))
	}
	if err != nil {
		return err
	}
	print := lines(s.out)
	for _, g := range grouped {
		if err := print(g); err != nil {
			return err
		}
	}
	if len(unread) > 0 {
		return errSome
	}
	return nil
}

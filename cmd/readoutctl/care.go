package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"

	"github.com/readout-app/readout/internal/archive"
)

func statsCommand() command {
	return careCommand("stats", "print what an archive holds, as JSON", `
Prints the number of articles, stories and decisions and the bytes on disk.`, archive.Options{ReadOnly: true},
		func(_ context.Context, s streams, a *archive.Archive) error {
			st, err := a.Stats()
			if err != nil {
				return err
			}
			return lines(s.out)(struct {
				Articles  int   `json:"articles"`
				Stories   int   `json:"stories"`
				Decisions int   `json:"decisions"`
				Bytes     int64 `json:"bytes"`
			}{st.Articles, st.Stories, st.Decisions, st.Bytes})
		})
}

func compactCommand() command {
	return careCommand("compact", "give back the room of what was overwritten", `
Gives back the room of what was overwritten and removed. It can take a while.`, archive.Options{Existing: true},
		func(ctx context.Context, _ streams, a *archive.Archive) error { return a.Compact(ctx) })
}

func backupCommand() command {
	return command{
		name: "backup", args: "--archive DIR FILE", does: "write all that cannot be made again into one file",
		about: `
Writes articles, originals, stories, decisions and settings into a new file. What is
damaged is named and left out.`,
		flags: func(set *flag.FlagSet) action {
			dir := archiveFlag(set)
			return func(ctx context.Context, s streams, args []string) error {
				if *dir == "" {
					return wrongUse("it needs --archive DIR")
				}
				if len(args) != 1 {
					return wrongUse("it needs the name of one new file")
				}
				return backup(ctx, s, *dir, args[0])
			}
		},
	}
}

func backup(ctx context.Context, s streams, dir, file string) (err error) {
	a, err := archive.Open(dir, archive.Options{ReadOnly: true})
	if err != nil {
		return inFull(notThere(dir, err))
	}
	defer closing(a, &err)
	out, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; choose another name", file)
	} else if err != nil {
		return fmt.Errorf("the backup cannot be written: %w", err)
	}
	err = a.Backup(ctx, out)
	whole := err == nil || errors.Is(err, archive.ErrDamaged) // then it lacks only what is lost anyway
	serr := errors.Join(out.Sync(), out.Close())
	if !whole || serr != nil {
		os.Remove(file) // half a backup is none
	} else if err != nil {
		s.say("%s was written without what is damaged.", file)
	}
	return inFull(errors.Join(err, serr))
}

func restoreCommand() command {
	return command{
		name: "restore", args: "--archive DIR FILE", does: "make a new archive from a backup",
		about: `
Makes a new archive from a backup, in a folder that is missing or empty. "-" is
standard input.`,
		flags: func(set *flag.FlagSet) action {
			dir := archiveFlag(set)
			return func(ctx context.Context, s streams, args []string) error {
				if *dir == "" {
					return wrongUse("it needs --archive DIR")
				}
				if len(args) != 1 {
					return wrongUse("it needs one backup")
				}
				return restore(ctx, s, *dir, args[0])
			}
		},
	}
}

func restore(ctx context.Context, s streams, dir, file string) error {
	in := interruptible(ctx, s.in)
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return fmt.Errorf("the backup cannot be read: %w", err)
		}
		defer f.Close()
		in = f
	}
	return archive.Restore(ctx, in, dir, archive.Options{})
}

package main

import (
	"context"
	"encoding/json"
	"flag"
	"io"
	"runtime"
	"time"

	"github.com/readout-app/readout/internal/desk"
)

func readCommand() command {
	return command{
		name: "read",
		args: "[--plain] [--published WHEN] [--outlet NAME] [--jobs N] FILE…",
		does: "read articles and print their Readings as JSON Lines",
		about: `
Reads articles and prints one Reading a line, in the order of the files. A folder
stands for the files in it and below it, in the order of their paths, hidden ones
left out. "-" is standard input. What should be known of a file that was read, and
why one could not be, is said on standard error.`,
		flags: func(set *flag.FlagSet) action {
			var o desk.ReadOptions
			set.BoolVar(&o.Plain, "plain", false, "the files are UTF-8 text, frozen exactly as they are")
			set.Func("published", "the articles were published at `WHEN`: 2022-01-31, 2022-01-31T10:32 or 2022-01-31T10:32:00+04:00", func(s string) (err error) {
				o.Published, err = moment(s)
				return err
			})
			set.StringVar(&o.Outlet, "outlet", "", "the articles are from the outlet of this `NAME`")
			set.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "read `N` files at once; the output is the same")
			return func(ctx context.Context, s streams, args []string) error { return read(ctx, s, o, args) }
		},
	}
}

// moment checks a time of publication and gives it as Readings have it.
func moment(s string) (string, error) {
	for _, layout := range []struct{ in, out string }{
		{time.DateOnly, time.DateOnly},
		{"2006-01-02T15:04", "2006-01-02T15:04"},
		{"2006-01-02T15:04:05", "2006-01-02T15:04"},
		{time.RFC3339, "2006-01-02T15:04:05-07:00"},
		{"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-07:00"},
	} {
		if t, err := time.Parse(layout.in, s); err == nil {
			return t.Format(layout.out), nil
		}
	}
	return "", wrongUse("it is no day such as 2022-01-31 and no moment such as 2022-01-31T10:32")
}

// checkFiles says what is wrong with how a command that reads files is used.
func checkFiles(o desk.ReadOptions, files []string) error {
	switch {
	case len(files) == 0:
		return wrongUse("it needs at least one file")
	case o.Jobs < 1:
		return wrongUse("--jobs needs a number from 1 up")
	}
	return nil
}

func read(ctx context.Context, s streams, o desk.ReadOptions, files []string) error {
	if err := checkFiles(o, files); err != nil {
		return err
	}
	o.Stdin = interruptible(ctx, s.in)
	print := lines(s.out)
	failed := false
	err := desk.ReadFiles(ctx, files, o, func(r desk.Read) error {
		if r.Err != nil {
			failed = true
			s.say("%s: %s", r.Name, desk.Sentence(r.Err))
		}
		for _, note := range r.Notes {
			s.say("%s: %s", r.Name, note)
		}
		for _, reading := range r.Readings {
			if err := print(reading); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && failed {
		err = errSome
	}
	return err
}

// lines gives a function that prints a value as one line of JSON, its text as it is.
func lines(w io.Writer) func(any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode
}

// interruptible makes a read that waits for a person or a pipe end when ctx is done.
func interruptible(ctx context.Context, in io.Reader) io.Reader {
	if in == nil {
		return nil
	}
	out, w := io.Pipe()
	started := false
	context.AfterFunc(ctx, func() { w.CloseWithError(ctx.Err()) })
	return readerFunc(func(p []byte) (int, error) {
		if !started { // nothing is taken from standard input unless it is asked for
			started = true
			go func() {
				_, err := io.Copy(w, in)
				w.CloseWithError(err)
			}()
		}
		return out.Read(p)
	})
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/desk"
)

func exportCommand() command {
	var briefs, formats []string
	for _, f := range desk.BriefFormats() {
		briefs = append(briefs, string(f))
	}
	for _, f := range desk.ExportFormats() {
		formats = append(formats, string(f))
	}
	formats = append(briefs, formats...)
	tables := strings.Join(desk.ExportTables(), ", ")
	return command{
		name: "export",
		args: "--archive DIR --story NAME --format FORMAT --out FILE",
		does: "write a brief of a story, or its record",
		about: `
Writes a brief of a story: what is expected, what happened, what is overdue, who said
what, what lies on the table, where they disagree, and the sources; each sentence with
footnotes to its passages. Formats of a brief: ` + strings.Join(briefs, ", ") + `. Formats of the
record: csv (the table that --ledger names), xlsx (all tables), ics (a calendar of what
is expected), jsonl (articles and decisions, whole: "import" and "decide" take the file
in). Tables: ` + tables + `. In CSV a cell that a spreadsheet would
calculate begins with an apostrophe. FILE must be new; "-" is standard output. The same
story on the same day gives the same bytes, but for xlsx.`,
		flags: func(set *flag.FlagSet) action {
			dir, name := archiveFlag(set), storyFlag(set)
			format := set.String("format", "", "write in this `FORMAT`")
			ledger := set.String("ledger", "", "write this `TABLE` as csv")
			out := set.String("out", "", "to this new `FILE`")
			since := set.String("since", "", "tell what is new since the beginning of this `DAY`, or since this moment; such as 2022-01-31 or 2022-01-31T18:00")
			most := set.Int("most", 0, "tell at most `N` things in a section; 0 is all")
			today := set.String("today", "", "take this `DAY` for today, which decides what is due; such as 2022-01-31")
			return func(ctx context.Context, s streams, args []string) error {
				switch err := needs(*dir, *name); {
				case err != nil:
					return err
				case len(args) > 0:
					return wrongUse("it takes no files; name the one to write with --out")
				case *out == "":
					return wrongUse("it needs --out FILE")
				case !slices.Contains(formats, *format):
					return wrongUse("it needs --format, one of " + strings.Join(formats, ", "))
				case *format == string(desk.ExportCSV) && !slices.Contains(desk.ExportTables(), *ledger):
					return wrongUse("csv needs --ledger, one of " + tables)
				case *format != string(desk.ExportCSV) && *ledger != "":
					return wrongUse("--ledger is for csv")
				case !slices.Contains(briefs, *format) && (*since != "" || *most > 0):
					return wrongUse("--since and --most are for a brief")
				case *most < 0:
					return wrongUse("--most needs a number from 0 up")
				}
				e := export{format: *format, record: !slices.Contains(briefs, *format), ledger: *ledger, out: *out, most: *most}
				if *since != "" {
					var err error
					if e.since, err = instant(*since); err != nil {
						return wrongUse("--since " + err.Error())
					}
				}
				o := desk.Options{Dir: *dir, ReadOnly: true}
				if *today != "" {
					day, err := instant(*today)
					if err != nil {
						return wrongUse("--today " + err.Error())
					}
					o.Clock = func() time.Time { return day }
				}
				return e.run(ctx, s, o, *name)
			}
		},
	}
}

// instant reads a day, which begins at midnight, or a day and time, of this machine's zone.
func instant(s string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04"} {
		if at, err := time.ParseInLocation(layout, s, time.Local); err == nil {
			return at, nil
		}
	}
	return time.Time{}, fmt.Errorf("%s is no day such as 2022-01-31", s)
}

// export says what is written where.
type export struct {
	format string
	record bool   // and no brief
	ledger string // the table of a record as CSV
	out    string
	since  time.Time // zero tells all
	most   int
}

func (e export) run(ctx context.Context, s streams, o desk.Options, name string) (err error) {
	d, st, err := openStory(ctx, o, name)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	if e.record {
		return e.finish(s, d, func(w io.Writer) error { return d.Export(ctx, st.ID, desk.ExportFormat(e.format), e.ledger, w) })
	}
	opts := desk.BriefOptions{Most: e.most}
	if !e.since.IsZero() {
		p, err := d.PointAt(ctx, st.ID, e.since)
		if err != nil {
			return err
		}
		opts.Since = &p
	}
	b, err := d.Brief(ctx, st.ID, opts)
	if err != nil {
		return err
	}
	return e.finish(s, d, func(w io.Writer) error { return desk.WriteBrief(w, b, desk.BriefFormat(e.format)) })
}

// finish writes what is asked for, and says where something of it may be missing.
func (e export) finish(s streams, d *desk.Desk, write func(io.Writer) error) error {
	if err := e.write(s, write); err != nil {
		return err
	}
	if warn(s, d) {
		return errSome
	}
	return nil
}

func (e export) write(s streams, write func(io.Writer) error) error {
	if e.out == "-" {
		return write(s.out)
	}
	f, err := os.OpenFile(e.out, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; choose another name", e.out)
	} else if err != nil {
		return fmt.Errorf("the file cannot be written: %w", err)
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		os.Remove(e.out) // half of it is none
		return err
	}
	return nil
}

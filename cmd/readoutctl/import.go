package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/message"
)

// unsorted is the story of articles that are imported into none.
const unsorted = "Unsorted"

func importCommand() command {
	return command{
		name: "import",
		args: "--archive DIR [--story NAME] [--no-read] [--resume | --retry] SOURCE…",
		does: "take files, folders and addresses of the web into an archive",
		about: `
Takes files, the files in folders and what is at addresses (https://…) into a story of
an archive; archive and story are made where they are missing. Of a page that is its
article, of a feed (RSS, Atom, JSON Feed) the entries, in full where the feed has teasers
only, of a site map its pages. Progress is told on standard error, the outcome in one line on
standard output. What has been counted as kept is safe on disk: after an interrupt,
the same command goes on where it stopped. Articles that the story has already are
left as they are. With --no-read the articles are kept and no more, many times as fast;
they are read when their story is shown or searched. With --resume, and no SOURCE, the
imports into the archive that were cut off or interrupted go on where they stopped; with
--retry what failed in the last import is tried again.`,
		flags: func(set *flag.FlagSet) action {
			dir := archiveFlag(set)
			story := set.String("story", unsorted, "into the story of this `NAME`; without it, into “"+unsorted+"”")
			columns := set.String("map", "", "take the fields of articles from these `COLUMNS` of tables")
			jobs := set.Int("jobs", 0, "read `N` files at once; 0 is one a processor")
			unread := set.Bool("no-read", false, "keep the articles, and read them when their story is asked for")
			resume := set.Bool("resume", false, "go on with the imports that were cut off")
			retry := set.Bool("retry", false, "try again what failed in the last import")
			return func(ctx context.Context, s streams, args []string) error {
				again := *resume || *retry
				switch err := needs(*dir, *story); {
				case err != nil:
					return err
				case *resume && *retry || again && len(args) > 0:
					return wrongUse("--resume and --retry stand alone, without a SOURCE")
				case !again && len(args) == 0:
					return wrongUse("it needs at least one file, folder or address")
				case *jobs < 0:
					return wrongUse("--jobs needs a number from 0 up")
				}
				m, err := mapping(*columns)
				if err != nil {
					return err
				}
				o := desk.Options{Dir: *dir, Workers: *jobs, Unread: *unread, Existing: again, Columns: m}
				return onArchive(s, o, func(d *desk.Desk) error {
					switch {
					case *resume:
						return goOn(ctx, s, d)
					case *retry:
						return tryAgain(ctx, s, d)
					}
					return take(ctx, s, d, *story, args)
				})
			}
		},
	}
}

// onArchive opens an archive for f.
func onArchive(s streams, o desk.Options, f func(*desk.Desk) error) (err error) {
	d, err := desk.Open(o)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	return f(d)
}

// take imports paths into the story of a name.
// mapping reads the names of columns.
func mapping(s string) (m desk.Mapping, err error) {
	if s == "" {
		return m, nil
	}
	for pair := range strings.SplitSeq(s, ",") {
		field, column, ok := strings.Cut(pair, "=")
		into := m.Field(strings.TrimSpace(field))
		if column = strings.TrimSpace(column); !ok || into == nil || column == "" {
			return m, wrongUse(fmt.Sprintf("--map %q is not FIELD=COLUMN with one of the fields %s", pair, strings.Join(desk.MappingFields(), ", ")))
		}
		*into = column
	}
	if m.Text == "" {
		return m, wrongUse("--map needs text=COLUMN: the column that holds the text of the articles")
	}
	return m, nil
}

func take(ctx context.Context, s streams, d *desk.Desk, name string, paths []string) error {
	story, err := d.Story(ctx, name)
	if errors.Is(err, archive.ErrNotFound) {
		story, err = d.CreateStory(ctx, name)
	}
	if err != nil {
		return err
	}
	return see(ctx, s, d, d.Import(story.ID, paths))
}

// goOn resumes the imports that stopped before their end.
func goOn(ctx context.Context, s streams, d *desk.Desk) error {
	var failed error
	any := false
	for _, j := range d.Jobs() {
		if !j.Resumable || ctx.Err() != nil {
			continue
		}
		any = true
		d.ResumeJob(j.ID)
		if err := see(ctx, s, d, j.ID); err != nil {
			failed = err
		}
	}
	if !any {
		s.say("no import was cut off")
	}
	return failed
}

// tryAgain tries what failed in the last import again.
func tryAgain(ctx context.Context, s streams, d *desk.Desk) error {
	all := d.Jobs()
	for i := len(all) - 1; i >= 0; i-- {
		if !all[i].Remembered {
			continue
		}
		last, err := d.Report(ctx, all[i].ID)
		if err != nil {
			return err
		}
		if job := d.RetryJob(last.ID, last.Failures); job != 0 {
			return see(ctx, s, d, job)
		}
		break
	}
	s.say("nothing failed in the last import")
	return nil
}

// see follows an import to its end and tells what came of it.
func see(ctx context.Context, s streams, d *desk.Desk, job int) error {
	stop := context.AfterFunc(ctx, func() { d.CancelJob(job) })
	defer stop()
	j, err := follow(d, job, func(j desk.Job) { s.say("%s", progress(j, time.Now())) })
	if err != nil {
		return err
	}
	for _, n := range j.Notes {
		s.say("%s: %s", n.Name, n.Text)
	}
	for _, f := range j.Failures {
		s.say("%s: %s", f.Name, message.Sentence(f.Reason.String()))
	}
	switch j.State {
	case desk.JobFailed:
		return errors.New(j.Result)
	case desk.JobCancelled:
		s.say("it was cancelled after %s of %s; what was kept stays kept, and --resume goes on.", desk.Count(int(j.Done), "input", "inputs"), desk.Count(int(j.Total), "input", "inputs"))
	}
	warn(s, d)
	into := ""
	if st, err := d.Story(ctx, string(j.Story)); err == nil {
		into = st.Name + ": "
	}
	fmt.Fprintf(s.out, "%s%s (%d kept, %d known, %d failed; %.1f s, %.1f a second)\n",
		into, j.Result, j.Kept, j.Known, j.Failed, j.Ended.Sub(j.Started).Seconds(), j.Rate(j.Ended))
	if j.State == desk.JobCancelled || j.Failed > 0 {
		return errSome
	}
	return nil
}

// often is how often progress is told.
const often = time.Second

// follow waits until a job has ended, telling its progress.
func follow(d *desk.Desk, job int, tell func(desk.Job)) (desk.Job, error) {
	told := int64(0)
	for {
		ctx, cancel := context.WithTimeout(context.Background(), often)
		j, err := d.Wait(ctx, job)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			return j, err
		}
		for _, j := range d.Jobs() {
			if j.ID == job && j.Done != told {
				told = j.Done
				tell(j)
			}
		}
	}
}

// progress says how far a job is.
func progress(j desk.Job, now time.Time) string {
	line := fmt.Sprintf("%d of %s, %d kept, %.1f a second", j.Done, desk.Count(int(j.Total), "input", "inputs"), j.Kept, j.Rate(now))
	if left := j.Left(now).Round(time.Second); left > 0 {
		line += fmt.Sprintf(", %v left", left)
	}
	return line
}

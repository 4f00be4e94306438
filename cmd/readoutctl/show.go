package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/series"
	"github.com/readout-app/readout/internal/story/track"
	"github.com/readout-app/readout/internal/text"
)

func showCommand() command {
	var names []string
	for _, l := range shown() {
		names = append(names, l.name)
	}
	return command{
		name: "show",
		args: "--archive DIR --story NAME [LEDGER]",
		does: "print a ledger of a story as JSON Lines",
		about: `
Prints a ledger of a story, one row a line: ` + strings.Join(names, ", ") + `.
Without one it is the timeline. "sources" are the articles with their outlet, agency,
chains and origin; "pairs" are the signals of each ordered pair of actors, day by day;
"tracks" is what came of the events that each announcer and outlet announced; "versions" are the articles that were changed under their
address, with the words that are gone and new and the rows that lost theirs; "decisions" is the log of all rulings with their numbers, who made them and
when, what each is about and whether it holds, undone ones included; "unanchored" are those whose passage is found no more.`,
		flags: func(set *flag.FlagSet) action {
			dir, name := archiveFlag(set), storyFlag(set)
			today := set.String("today", "", "take this `DAY` for today, which decides what is due; such as 2022-01-31")
			return func(ctx context.Context, s streams, args []string) error {
				if err := needs(*dir, *name); err != nil {
					return err
				}
				if len(args) > 1 {
					return wrongUse("it shows one ledger at a time")
				}
				ledger := "timeline"
				if len(args) == 1 {
					ledger = args[0]
				}
				i := slices.IndexFunc(shown(), func(l ledgerRows) bool { return l.name == ledger })
				if i < 0 {
					return wrongUse(fmt.Sprintf("there is no ledger %q; there are %s", ledger, strings.Join(names, ", ")))
				}
				o := desk.Options{Dir: *dir, ReadOnly: true}
				if *today != "" {
					day, err := time.ParseInLocation(time.DateOnly, *today, time.Local)
					if err != nil {
						return wrongUse(fmt.Sprintf("--today %s is no day such as 2022-01-31", *today))
					}
					o.Clock = func() time.Time { return day }
				}
				return show(ctx, s, o, *name, shown()[i])
			}
		},
	}
}

// ledgerRows is a ledger that can be shown.
type ledgerRows struct {
	name string
	rows func(context.Context, *desk.Desk, *story.Ledgers) ([]any, error)
}

// shown lists the ledgers.
func shown() []ledgerRows {
	return []ledgerRows{
		{"timeline", of((*story.Ledgers).Timeline)},
		{"statements", of(func(l *story.Ledgers) []*story.Statement { return l.Statements })},
		{"expectations", of(func(l *story.Ledgers) []*story.Expectation { return l.Expectations })},
		{"moves", of(func(l *story.Ledgers) []*story.Move { return l.Moves })},
		{"conflicts", of(func(l *story.Ledgers) []*story.Conflict { return l.Conflicts })},
		{"sources", of(func(l *story.Ledgers) []*story.Article { return l.Articles })},
		{"actors", of(func(l *story.Ledgers) []*story.Actor { return l.Actors })},
		{"signals", of(func(l *story.Ledgers) []*story.Signal { return l.Signals })},
		{"pairs", of(series.Of)},
		{"tracks", of(track.Of)},
		{"versions", revisions},
		{"times", of(func(l *story.Ledgers) []*story.Time { return l.Times })},
		{"events", of(func(l *story.Ledgers) []*story.Event { return l.Events })},
		{"documents", of(func(l *story.Ledgers) []*story.Document { return l.Documents })},
		{"decisions", func(ctx context.Context, d *desk.Desk, l *story.Ledgers) ([]any, error) {
			entries, err := d.Audit(ctx, desk.StoryID(l.Story))
			return anys(entries), err
		}},
		{"unanchored", of(func(l *story.Ledgers) []any { return anys(l.Unanchored) })},
	}
}

// of makes the rows of a ledger.
func of[Row any](rows func(*story.Ledgers) []Row) func(context.Context, *desk.Desk, *story.Ledgers) ([]any, error) {
	return func(_ context.Context, _ *desk.Desk, l *story.Ledgers) ([]any, error) { return anys(rows(l)), nil }
}

// revisions gives what was changed in articles from version to version. A text that
// cannot be had is left out; the desk has said so.
func revisions(ctx context.Context, d *desk.Desk, l *story.Ledgers) ([]any, error) {
	return anys(l.Revisions(func(id article.ID) *text.Text {
		a, _, err := d.Article(ctx, desk.StoryID(l.Story), id)
		if err != nil {
			return nil
		}
		return a.Text
	})), ctx.Err()
}

func anys[Row any](rows []Row) []any {
	out := make([]any, len(rows))
	for i, r := range rows {
		out[i] = r
	}
	return out
}

func show(ctx context.Context, s streams, o desk.Options, name string, ledger ledgerRows) (err error) {
	d, st, err := openStory(ctx, o, name)
	if err != nil {
		return err
	}
	defer closing(d, &err)
	ledgers, err := d.Ledgers(ctx, st.ID)
	if err != nil {
		return err
	}
	rows, err := ledger.rows(ctx, d, ledgers)
	if err != nil {
		return err
	}
	print := lines(s.out)
	for _, row := range rows {
		if err := print(row); err != nil {
			return err
		}
	}
	if warn(s, d) {
		return errSome // the ledger may lack something
	}
	return nil
}

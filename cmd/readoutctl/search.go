package main

import (
	"context"
	"errors"
	"flag"
	"strings"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/desk"
)

func searchCommand() command {
	return command{
		name: "search",
		args: "--archive DIR [--records] QUERY",
		does: "print the articles or records that answer a question as JSON Lines",
		about: `
Prints the articles that answer a question, or with --records the statements, events,
expectations, documents and moves, one a line and the newest first. A question is best
one argument, in the quotation marks of the shell:

  written response          both words, in any form
  "written response"        one after the other
  draft OR proposal         one of them
  talks -rumour             without it; also NOT
  talk*   Lavrov~           begins so; spelt nearly so (~2: two letters)
  answer near/5 proposal    at most five words apart
  by:Nuland about:Russia    who speaks or acts; whom it is about
  said:2022-01              also when: and published:; 2022-01..2022-03 for a span
  kind:statement            event, expectation, document, move; denial, meeting, owed …
  outlet: agency: story: lang:

A name with a capital is found in all its spellings. "lit" are the spans that answer.
The index is brought up to date first; the first time that takes a while.`,
		flags: func(set *flag.FlagSet) action {
			dir := archiveFlag(set)
			name := set.String("story", "", "look in the story of this `NAME` alone, or its ID")
			records := set.Bool("records", false, "look for records, not for articles")
			limit := set.Int("limit", 100, "print at most this `NUMBER`")
			facets := set.Int("facets", 0, "print in place of the hits this `NUMBER` of the most frequent kinds, outlets, actors and months each")
			return func(ctx context.Context, s streams, args []string) error {
				switch {
				case *dir == "":
					return wrongUse("it needs --archive DIR")
				case len(args) == 0:
					return wrongUse("it needs a question")
				case *limit < 1 || *facets < 0:
					return wrongUse("a number is from 1 on")
				}
				return find(ctx, s, *dir, *name, desk.Search{Text: strings.Join(args, " "), Records: *records, Size: *limit, Facets: *facets})
			}
		},
	}
}

func find(ctx context.Context, s streams, dir, story string, q desk.Search) (err error) {
	d, err := desk.Open(desk.Options{Dir: dir, Existing: true})
	if err != nil {
		return notThere(dir, err)
	}
	defer closing(d, &err)
	if story != "" {
		st, err := d.Story(ctx, story)
		if errors.Is(err, archive.ErrNotFound) {
			return noStory(story)
		}
		if err != nil {
			return err
		}
		q.Story = st.ID
	}
	found, err := d.Search(ctx, q)
	if err != nil {
		return err
	}
	rows := anys(found.Hits)
	if q.Facets > 0 {
		rows = anys(found.Facets)
	}
	print := lines(s.out)
	for _, row := range rows {
		if err := print(row); err != nil {
			return err
		}
	}
	if (found.More || found.Total > len(found.Hits)) && q.Facets == 0 {
		atLeast := ""
		if found.More {
			atLeast = "More than "
		}
		s.say("%s%s; the newest %d are printed (--limit).", atLeast, desk.Count(found.Total, "hit", "hits"), len(found.Hits))
	}
	if warn(s, d) {
		return errSome
	}
	return nil
}

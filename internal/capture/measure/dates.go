package main

import (
	"context"
	"time"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/corpora"
)

// days counts the days of publication of a half.
type days struct{ right, wrong, none int }

// dates measures the day of publication as an article gets it: from what the page
// states, or else from its text, or else by search.
func dates(b *corpora.Bench) error {
	const dir = "pages/htmldate/"
	registry, err := capture.New()
	if err != nil {
		return err
	}
	var found [halves]days
	refused := 0
	err = corpora.EachLine(b, dir+"index.jsonl", func(row struct{ File, URL, Date string }) error {
		if row.Date == "" {
			return nil // the set does not say
		}
		data, err := b.Read(dir + row.File)
		if err != nil {
			return err
		}
		all, err := registry.Read(context.Background(), capture.Bytes(row.File, data))
		h := halfOf(row.File)
		if err != nil {
			refused++
			found[h].none++
			if h == halfRead {
				b.Note("refused: %v, want %s (%s)", err, row.Date, row.URL)
			}
			return nil
		}
		published := all[0].Article.Front.Published
		day, ok := published.Day()
		switch {
		case !ok:
			found[h].none++
		case day.Format(time.DateOnly) == row.Date:
			found[h].right++
			return nil
		default:
			found[h].wrong++
		}
		if h == halfRead {
			b.Note("%s by %s, want %s: %s (%s)", published.Value, published.Rule, row.Date, row.File, row.URL)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var sum days
	b.Say("\nDay of publication, htmldate: %d pages refused", refused)
	b.Say("%-28s %8s %8s %8s %8s", "", "right", "wrong", "none", "right")
	for h := range halves {
		d := found[h]
		sayDays(b, h.String(), d)
		sum = days{sum.right + d.right, sum.wrong + d.wrong, sum.none + d.none}
	}
	sayDays(b, "all", sum)
	return nil
}

func sayDays(b *corpora.Bench, name string, d days) {
	b.Say("%-28s %8d %8d %8d %6.1f %%", name, d.right, d.wrong, d.none, 100*float64(d.right)/float64(max(d.right+d.wrong+d.none, 1)))
}

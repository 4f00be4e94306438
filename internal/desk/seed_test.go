package desk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/readout-app/readout/internal/story"
)

// The first acceptance case goes on: an article of 2 February 2022 that reports a
// call on the first is proposed as what became of the talks announced for that week.
func TestSeedIsAnsweredByALaterArticle(t *testing.T) {
	seed := filepath.Join("..", "..", "..", "shared", "seed", "article.txt")
	if _, err := os.Stat(seed); err != nil {
		t.Skip("the first acceptance case (shared/seed/article.txt) is not here")
	}
	today := time.Date(2022, 2, 3, 9, 0, 0, 0, time.UTC)
	d := open(t, Options{Clock: func() time.Time { return today }})
	id := newStory(t, d)
	if j := wait(t, d, d.Import(id, []string{seed})); j.Kept != 1 {
		t.Fatalf("%+v", j)
	}
	talks := func() *story.Expectation {
		for _, x := range ledgers(t, d, id).Expectations {
			if x.From == "2022-01-31" && x.To == "2022-02-06" {
				return x
			}
		}
		t.Fatal("the talks of the week from 31 January are not expected")
		return nil
	}
	if x := talks(); x.Status != story.Due || len(x.Proposals) != 0 {
		t.Errorf("before the later article: %s with %d proposals", x.Status, len(x.Proposals))
	}
	wait(t, d, d.Paste(id, "February 2, 2022, 09:15 Blinken, Lavrov hold talks by phone\n\n"+
		"MOSCOW, February 2 (Interfax) - US Secretary of State Antony Blinken and Russian Foreign Minister Sergey Lavrov spoke by phone on Tuesday, the Russian foreign ministry said in a statement."))
	x := talks()
	if len(x.Proposals) == 0 || x.Proposals[0].Status != story.Happened || x.Proposals[0].Day != "2022-02-01" {
		t.Fatalf("proposals %+v, want that they spoke on 1 February", x.Proposals)
	}
	if x.Proposals[0].Passage.Article == x.Passages[0].Article || x.Passages[0].Text == "" || x.Proposals[0].Passage.Text == "" {
		t.Error("the two passages cannot be shown side by side")
	}
	today = today.AddDate(0, 0, 7)
	if x := talks(); x.Status != story.Overdue {
		t.Errorf("a week later, with no ruling, the status is %s, want overdue", x.Status)
	}
}

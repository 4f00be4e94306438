package desk

import (
	"errors"
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/article"
	"github.com/readout-app/readout/internal/story"
)

func TestArticlesMoveToTheStoryTheyBelongTo(t *testing.T) {
	d := open(t, Options{})
	talks, port := filled(t, d, "Debt talks", debt...), filled(t, d, "Ice in Merrow", append(slices.Clone(ice), moreDebt)...)
	var stray article.ID
	l, err := d.Ledgers(t.Context(), port.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range l.Articles {
		if a.Headline == "Quist answers the creditors" {
			stray = a.ID
		}
	}
	ruling := func(in StoryID) (story.Ruling, bool) {
		t.Helper()
		l, err := d.Ledgers(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range l.Articles {
			if a.ID == stray {
				return a.Ruling, true
			}
		}
		return "", false
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(d.MoveArticles(t.Context(), port.ID, talks.ID, stray))
	if r, _ := ruling(port.ID); r != story.Rejected {
		t.Errorf("where it was it is %q", r)
	}
	if r, here := ruling(talks.ID); !here || r == story.Rejected {
		t.Errorf("where it belongs: %v, %q", here, r)
	}
	_, err = d.Undo(t.Context(), port.ID)
	must(err)
	if r, _ := ruling(port.ID); r == story.Rejected {
		t.Error("undo does not bring it back")
	}
	// There and back again: what was rejected counts once more.
	must(d.MoveArticles(t.Context(), port.ID, talks.ID, stray))
	must(d.MoveArticles(t.Context(), talks.ID, port.ID, stray))
	if r, _ := ruling(port.ID); r == story.Rejected {
		t.Error("moved back, it is still rejected")
	}
	if r, _ := ruling(talks.ID); r != story.Rejected {
		t.Errorf("moved away, it is %q", r)
	}
	if err := d.MoveArticles(t.Context(), port.ID, talks.ID, "none"); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("an article that is not there: %v", err)
	}
	if err := d.MoveArticles(t.Context(), port.ID, port.ID, stray); err == nil {
		t.Error("moved to where it is")
	}
	if r, _ := ruling(port.ID); r == story.Rejected {
		t.Error("a move that failed rejected it")
	}
}

package page_test

import (
	"context"
	"errors"
	"testing"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/desk"
	"github.com/readout-app/readout/internal/story"
)

func TestWhatCameOfAJob(t *testing.T) {
	for _, c := range []struct {
		name string
		job  desk.Job
		want string
	}{
		{"an import", desk.Job{Changed: &story.Change{Articles: 2, Statements: 5}, Known: 3, Failed: 4}, "2 new articles; 5 new statements. 3 articles were in the story already. 4 inputs could not be read."},
		{"nothing", desk.Job{Changed: &story.Change{}}, "Nothing new."},
		{"one that was cut short", desk.Job{Changed: &story.Change{Articles: 2}, Says: desk.Said(context.Canceled)}, "2 new articles. It was cancelled."},
		{"one that failed", desk.Job{Says: desk.Said(archive.ErrNoName)}, "A story needs a name."},
		{"an old one", desk.Job{Result: "3 new articles."}, "3 new articles."},
	} {
		if got := page.JobResult(c.job); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestErrorsAreSaidAsSentences(t *testing.T) {
	for want, err := range map[string]error{
		"The file is empty.":                      &capture.Error{Name: "a.txt", Kind: capture.ErrEmpty},
		"This folder is watched already.":         desk.ErrWatched,
		"Something went wrong; the log has more.": errors.New(" "),
		"Out of reach.":                           errors.New("out of reach"),
	} {
		if got := page.Sentence(err); got != want {
			t.Errorf("%v is said as %q, want %q", err, got, want)
		}
	}
}

package desk

import (
	"errors"
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/archive"
	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/decision"
)

// Two outlets report what a harbour master said, in words that no rule takes for one.
var portReports = []string{
	"Harbour Wire\n\nHarbour master warns of ice\n\nTARN, February 10, 2031 - \"No vessel without a strengthened hull leaves this port before the thaw,\" harbour master Ivo Kessel told reporters on Tuesday.\n",
	"Radio Hask\n\nPort shut to ordinary ships\n\nTARN, February 10, 2031 - Harbour master Ivo Kessel said on Tuesday that ships not built for ice must wait for spring.\n",
}

// ported gives a desk with a story of these reports.
func ported(t *testing.T) (*Desk, StoryID) {
	d := open(t, Options{By: "A. Mar"})
	id := newStory(t, d)
	for _, r := range portReports {
		if j := wait(t, d, d.Paste(id, r)); len(j.Failures) > 0 {
			t.Fatal(j.Failures)
		}
	}
	return d, id
}

// by gives the rows of statements of a speaker.
func by(t *testing.T, d *Desk, id StoryID, name string) []*story.Statement {
	l, err := d.Ledgers(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var out []*story.Statement
	for _, s := range l.Statements {
		if s.Name == name {
			out = append(out, s)
		}
	}
	return out
}

func TestMergeAndSplit(t *testing.T) {
	d, id := ported(t)
	before := by(t, d, id, "Ivo Kessel")
	if len(before) != 2 {
		t.Fatalf("%d statements", len(before))
	}
	if err := d.Merge(t.Context(), id, before[1].Key, before[0].Key); err != nil {
		t.Fatal(err)
	}
	merged := by(t, d, id, "Ivo Kessel")
	if len(merged) != 1 || len(merged[0].Passages) != 2 || merged[0].Origins != 2 {
		t.Fatalf("merged into %+v", merged)
	}
	if _, err := d.Undo(t.Context(), id); err != nil || len(by(t, d, id, "Ivo Kessel")) != 2 {
		t.Errorf("undone: %v", err)
	}
	if _, err := d.Redo(t.Context(), id); err != nil || len(by(t, d, id, "Ivo Kessel")) != 1 {
		t.Errorf("done again: %v", err)
	}
	if err := d.Split(t.Context(), id, merged[0].Key, 1, ""); err != nil {
		t.Fatal(err)
	}
	if got := by(t, d, id, "Ivo Kessel"); len(got) != 2 {
		t.Errorf("split into %d", len(got))
	}
	entries, err := d.Audit(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range entries {
		holds := "holds"
		if !e.InForce {
			holds = "is undone"
		}
		told = append(told, string(e.Kind)+" "+holds)
		if e.By != "A. Mar" || !e.At.Equal(noon) || !strings.Contains(e.About, "Ivo Kessel") {
			t.Errorf("the entry is %+v", e)
		}
	}
	if got, want := strings.Join(told, ", "), "merge holds, undo is undone, undo holds, split holds"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhatCannotBeMergedOrSplit(t *testing.T) {
	d, id := ported(t)
	l, err := d.Ledgers(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	statement, article := l.Statements[0].Key, l.Articles[0].Key
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"itself":           {d.Merge(t.Context(), id, statement, statement), "can be made one"},
		"two kinds":        {d.Merge(t.Context(), id, statement, l.Actors[0].Key), "can be made one"},
		"articles":         {d.Merge(t.Context(), id, article, l.Articles[1].Key), "can be made one"},
		"nothing":          {d.Merge(t.Context(), id, statement, "statement:gone:1-2"), "there is no row"},
		"one passage":      {d.Split(t.Context(), id, statement, 0, ""), "one passage alone"},
		"no such passage":  {d.Split(t.Context(), id, statement, 7, ""), "none numbered 7"},
		"passage below 0":  {d.Split(t.Context(), id, statement, -1, ""), "none numbered -1"},
		"an article apart": {d.Split(t.Context(), id, article, 0, ""), "can be taken apart"},
	} {
		if c.err == nil || !strings.Contains(c.err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, c.err, c.want)
		}
	}
	if err := d.Merge(t.Context(), id, "nothing", statement); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("a row that is not there: %v", err)
	}
	if log, err := d.History(t.Context(), id); err != nil || len(log) != 0 {
		t.Errorf("%d decisions were kept, %v", len(log), err)
	}
}

// An actor that is taken out of another by a passage keeps the name it is given.
func TestSplitAnActor(t *testing.T) {
	d, id := ported(t)
	l, err := d.Ledgers(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range l.Actors {
		if a.Name == "Ivo Kessel" {
			if err := d.Split(t.Context(), id, a.Key, 1, "Ivo Kessel the younger"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := by(t, d, id, "Ivo Kessel the younger"); len(got) != 1 {
		t.Errorf("%d statements", len(got))
	}
	if undone, err := d.Undo(t.Context(), id); err != nil || len(undone) != 1 || undone[0].Kind != decision.KindSplit {
		t.Errorf("undone: %v, %v", undone, err)
	}
}

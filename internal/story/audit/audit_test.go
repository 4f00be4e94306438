package audit_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/readout-app/readout/internal/story"
	"github.com/readout-app/readout/internal/story/audit"
	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/story/storytest"
	"github.com/readout-app/readout/internal/text"
)

var articles = storytest.NewPress(storytest.Crowded, 1).Articles(18)

func ledgers(log []decision.Decision) *story.Ledgers {
	return story.Build(story.Input{Story: "talks", Items: articles, Decisions: log, Today: "2026-01-12"})
}

func TestOf(t *testing.T) {
	l := ledgers(nil)
	statement, event, actor := l.Statements[0], l.Events[0], l.Actors[0]
	other := l.Actors[len(l.Actors)-1]
	at := time.Date(2026, 1, 12, 9, 0, 0, 0, time.UTC)
	gone := statement.Target
	gone.Article, gone.Selector.Exact = "0123", "words of an article that is gone"
	cut := statement.Target
	cut.Selector = text.Selector{Span: text.Span{Start: cut.Selector.Start, End: cut.Selector.End - 2}, Exact: "cut otherwise"}
	log := []decision.Decision{
		{Kind: decision.KindAccept, Target: statement.Target, By: "A. Mar", At: at},
		{Kind: decision.KindReject, Target: event.Target},
		{Kind: decision.KindUndo, Undoes: 2},
		{Kind: decision.KindUndo, Undoes: 3},
		{Kind: decision.KindNote, Target: gone, Note: "who was it?"},
		{Kind: decision.KindUndo, Undoes: 5},
		{Kind: decision.KindMerge, Target: actor.Target, Value: other.Key},
		{Kind: decision.KindFix, Target: l.Articles[0].Target, Field: "outlet", Value: "Post"},
		{Kind: decision.KindAccept, Target: cut},
		{Kind: decision.KindMerge, Target: decision.Target{Record: decision.OnActor, Part: "actor:nobody:at all"}, Value: "Somebody"},
		{Kind: decision.KindUndo, Undoes: 99},
		{Kind: decision.KindMerge, Target: statement.Target, Proof: &l.Statements[1].Target},
	}
	for i := range log {
		log[i].Seq = uint64(i + 1)
	}
	said := statement.Name + ": " + statement.Content
	want := []struct {
		holds    bool
		undoneBy uint64
		row      string
		about    string
		with     string
	}{
		{true, 0, statement.Key, said, ""},
		{true, 0, event.Key, event.Passages[0].Text, ""},
		{false, 4, event.Key, event.Passages[0].Text, ""},
		{true, 0, event.Key, event.Passages[0].Text, ""},
		{false, 6, "", "words of an article that is gone", ""},
		{true, 0, "", "words of an article that is gone", ""},
		{true, 0, actor.Key, actor.Name, other.Name},
		{true, 0, l.Articles[0].Key, l.Articles[0].Headline, ""},
		{true, 0, statement.Key, said, ""},
		{true, 0, "", "nobody", "Somebody"},
		{true, 0, "", "", ""},
		{true, 0, statement.Key, said, l.Statements[1].Name + ": " + l.Statements[1].Content},
	}
	got := audit.Of(l, log)
	if len(got) != len(want) {
		t.Fatalf("%d entries, want %d", len(got), len(want))
	}
	for i, w := range want {
		e := got[i]
		if e.Seq != log[i].Seq || e.InForce != w.holds || e.UndoneBy != w.undoneBy || e.Row != w.row || e.About != w.about || e.With != w.with {
			t.Errorf("decision %d, %s: %v, undone by %d, row %q, about %q, with %q\nwant %v, %d, %q, %q, %q", i+1, e.Kind, e.InForce, e.UndoneBy, e.Row, e.About, e.With, w.holds, w.undoneBy, w.row, w.about, w.with)
		}
	}
	if got[0].By != "A. Mar" || !got[0].At.Equal(at) {
		t.Errorf("by %q at %v", got[0].By, got[0].At)
	}
}

// An entry is the decision and a little more: who reads decisions can read it.
func TestAnEntryIsItsDecision(t *testing.T) {
	l := ledgers(nil)
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.SampledFrom(l.Rows()).Draw(t, "row")
		d := decision.Decision{Seq: 1, Kind: decision.KindNote, Target: row.Target, Note: rapid.String().Draw(t, "note")}
		e := audit.Of(l, []decision.Decision{d})[0]
		if e.About == "" || e.Row == "" {
			t.Fatalf("nothing is said of what a ruling on %s is about", row.Key)
		}
		written, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var back decision.Decision
		if err := json.Unmarshal(written, &back); err != nil || back.Seq != 1 || back.Target != d.Target {
			t.Fatalf("%s: %v", written, err)
		}
	})
}

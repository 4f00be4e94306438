package desk

import (
	"fmt"
	"testing"

	"github.com/readout-app/readout/internal/capture"
	"github.com/readout-app/readout/internal/story/decision"
)

// TestSearchFollowsDecisionsOfAWholeStory rules on all records of a shape and on who an
// actor is: the articles are found by that at once, in that story alone, and what comes
// later too.
func TestSearchFollowsDecisionsOfAWholeStory(t *testing.T) {
	d := open(t, Options{Dir: t.TempDir()})
	id := newStory(t, d)
	other, err := d.CreateStory(t.Context(), "Other")
	if err != nil {
		t.Fatal(err)
	}
	put := func(n int) {
		words := fmt.Sprintf("ONA — Ada Brell said on Monday that the talks of round %d resume.\nOtto Sund met an envoy.", n)
		for _, s := range []StoryID{id, other.ID} {
			wait(t, d, take(d, s, []input{{source: capture.Pasted("", words)}}))
		}
	}
	hits := func(q string, s StoryID) int { return found(t, d, Search{Text: q, Story: s, Records: true}).Total }
	is := func(when string, said, ofOther, bySund int) {
		t.Helper()
		a, b, c := hits("kind:statement resume", id), hits("kind:statement resume", other.ID), hits(`kind:statement by:"Otto Sund"`, id)
		if a != said || b != ofOther || c != bySund {
			t.Errorf("%s there are %d statements, %d in the other story and %d by Sund, want %d, %d and %d", when, a, b, c, said, ofOther, bySund)
		}
	}
	decide := func(r decision.Decision) {
		t.Helper()
		if err := d.Decide(t.Context(), id, r); err != nil {
			t.Fatal(err)
		}
	}
	undo := func() {
		t.Helper()
		if _, err := d.Undo(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	put(1)
	put(2)
	is("at first", 2, 2, 0)

	l, err := d.Ledgers(t.Context(), id)
	if err != nil || len(l.Statements) == 0 {
		t.Fatalf("%d statements, %v", len(l.Statements), err)
	}
	row := l.Statements[0]
	decide(decision.Decision{Kind: decision.KindAlways, Target: row.Target, Field: "reject", Value: row.Shape})
	is("when all of a shape are wrong", 0, 2, 0)
	put(3)
	is("when one more came", 0, 3, 0)
	undo()
	is("when they are right again", 3, 3, 0)

	decide(decision.Decision{Kind: decision.KindMerge, Target: decision.Target{Record: decision.OnActor, Part: "actor:ada brell"}, Value: "actor:otto sund"})
	is("when Brell is Sund", 3, 3, 3)
	put(4)
	is("when Brell is Sund in one more", 4, 4, 4)
	undo()
	is("when they are two again", 4, 4, 0)
}

// TestSearchTakesFixedFrontMatter fixes the outlet of an article that is in two stories.
func TestSearchTakesFixedFrontMatter(t *testing.T) {
	d := open(t, Options{})
	id := newStory(t, d)
	other, err := d.CreateStory(t.Context(), "Other")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []StoryID{id, other.ID} {
		wait(t, d, take(d, s, []input{{source: capture.Pasted("", "The envoys said on Monday that the talks resume.")}}))
	}
	target := decision.Target{Article: found(t, d, Search{Text: "resume"}).Hits[0].Article, Record: decision.OnArticle}
	outlet := func(s StoryID, name string) {
		t.Helper()
		if err := d.Decide(t.Context(), s, decision.Decision{Kind: decision.KindFix, Target: target, Field: "outlet", Value: name}); err != nil {
			t.Fatal(err)
		}
	}
	is := func(name string, want int) {
		t.Helper()
		if got := found(t, d, Search{Text: "outlet:" + name}); got.Total != want {
			t.Errorf("of outlet %s there are %d, want %d", name, got.Total, want)
		}
	}
	is("Gazette", 0)
	outlet(id, "Gazette")
	is("Gazette", 1)
	outlet(other.ID, "Gazette")
	is("Gazette", 1)
	outlet(other.ID, "Herald") // of two, none has the say
	is("Gazette", 0)
	is("Herald", 0)
}

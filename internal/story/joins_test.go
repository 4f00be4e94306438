package story

import (
	"fmt"
	"testing"

	"github.com/readout-app/readout/internal/story/decision"
	"github.com/readout-app/readout/internal/text"
)

// at gives the target of the record that a row's n-th passage is the evidence of, as
// somebody names it who knows the passage alone.
func at(r Row, n int) decision.Target {
	p := r.Passages[n]
	return decision.Target{Article: p.Article, Record: r.Target.Record, Selector: text.Selector{Span: p.Span, Exact: p.Text}}
}

// shapeOf gives the passages of rows, "2+1" for one row of two and one of one.
func shapeOf[R rowed](rows []R) string {
	out := ""
	for i, r := range rows {
		if i > 0 {
			out += "+"
		}
		out += fmt.Sprint(len(r.base().Passages))
	}
	return out
}

func TestMergingAndSplittingStatements(t *testing.T) {
	one := saysPaper(t, "2026-03-02", "Post", "Varga", "the ferry would sail on schedule in every weather")
	two := saysPaper(t, "2026-03-03", "Herald", "Varga", "the ferry would sail on schedule in every weather")
	three := saysPaper(t, "2026-03-04", "Courier", "Varga", "ships leave whatever the storm may bring")
	before := build("2026-03-09", nil, one, two, three).Statements
	if got := shapeOf(before); got != "2+1" {
		t.Fatalf("by the rules: %s", got)
	}
	joined, alone := before[0].Row, before[1].Row
	merge := decision.Decision{Kind: decision.KindMerge, Target: alone.Target, Value: joined.Key}
	byProof := decision.Decision{Kind: decision.KindMerge, Target: alone.Target, Proof: &joined.Target}
	split := func(target decision.Target) decision.Decision {
		return decision.Decision{Kind: decision.KindSplit, Target: target}
	}
	undo := func(seq uint64) decision.Decision { return decision.Decision{Kind: decision.KindUndo, Undoes: seq} }
	second := at(joined, 1)
	for _, c := range []struct {
		name    string
		rulings []decision.Decision
		want    string
		loose   int
	}{
		{"merged by Key", []decision.Decision{merge}, "3", 0},
		{"merged by passage", []decision.Decision{byProof}, "3", 0},
		{"merged the other way", []decision.Decision{{Kind: decision.KindMerge, Target: second, Proof: &alone.Target}}, "3", 0},
		{"merged and undone", []decision.Decision{merge, undo(1)}, "2+1", 0},
		{"merged, undone and redone", []decision.Decision{merge, undo(1), undo(2)}, "3", 0},
		{"merged and split", []decision.Decision{merge, split(alone.Target)}, "2+1", 0},
		{"merged, split and merged", []decision.Decision{merge, split(alone.Target), byProof}, "3", 0},
		{"merged with itself", []decision.Decision{{Kind: decision.KindMerge, Target: alone.Target, Proof: &alone.Target}}, "2+1", 0},
		{"merged with nothing", []decision.Decision{{Kind: decision.KindMerge, Target: alone.Target, Value: "statement:gone:1-2"}}, "2+1", 1},
		{"merged with a word", []decision.Decision{{Kind: decision.KindMerge, Target: alone.Target, Value: "Varga"}}, "2+1", 1},
		{"merged with another kind", []decision.Decision{{Kind: decision.KindMerge, Target: alone.Target, Proof: &decision.Target{Article: alone.Target.Article, Record: decision.OnEvent, Selector: alone.Target.Selector}}}, "2+1", 1},
		{"split at its second", []decision.Decision{split(second)}, "1+1+1", 0},
		{"split at its first", []decision.Decision{split(joined.Target)}, "1+1+1", 0},
		{"split and undone", []decision.Decision{split(second), undo(1)}, "2+1", 0},
		{"split and put elsewhere", []decision.Decision{split(second), {Kind: decision.KindMerge, Target: second, Proof: &alone.Target}}, "1+2", 0},
	} {
		l := build("2026-03-09", log(c.rulings...), one, two, three)
		if got := shapeOf(l.Statements); got != c.want || len(l.Unanchored) != c.loose {
			t.Errorf("%s: %s, %d unanchored; want %s, %d", c.name, got, len(l.Unanchored), c.want, c.loose)
		}
		for _, s := range l.Statements {
			if len(s.Variants) != len(s.Passages)-1 || s.Reprinted != len(s.Passages) {
				t.Errorf("%s: %d passages, %d variants, in %d articles", c.name, len(s.Passages), len(s.Variants), s.Reprinted)
			}
		}
	}
	if l := build("2026-03-09", log(merge), three); shapeOf(l.Statements) != "1" || len(l.Unanchored) != 1 {
		t.Error("a merge with an article that is gone is not kept as unanchored")
	}
}

func TestMergingAndSplittingExpectations(t *testing.T) {
	announce := func(day, outlet, words, from, to string) *paper {
		p := newPaper(t, day, outlet, "Varga and Lindgren "+words+".")
		p.expect("Varga and Lindgren "+words, "meet", "CONSULT", from, to, "Varga", "Lindgren")
		return p
	}
	one := announce("2026-03-02", "Post", "will meet on Thursday", "2026-03-05", "2026-03-05")
	two := announce("2026-03-03", "Herald", "are to meet on March 5", "2026-03-05", "2026-03-05")
	three := announce("2026-03-03", "Courier", "meet some day", "", "")
	before := build("2026-03-04", nil, one, two, three).Expectations
	if got := shapeOf(before); got != "2+1" {
		t.Fatalf("by the rules: %s", got)
	}
	joined, alone := before[0].Row, before[1].Row
	merge := decision.Decision{Kind: decision.KindMerge, Target: alone.Target, Value: joined.Key}
	resolve := decision.Decision{Kind: decision.KindResolve, Target: alone.Target, Value: string(Cancelled)}
	for _, c := range []struct {
		name    string
		rulings []decision.Decision
		want    string
		status  Status // of the first
	}{
		{"merged", []decision.Decision{merge}, "3", Open},
		{"merged and resolved at what was merged into it", []decision.Decision{merge, resolve}, "3", Cancelled},
		{"merged, resolved, and the merge undone", []decision.Decision{merge, resolve, {Kind: decision.KindUndo, Undoes: 1}}, "2+1", Open},
		{"split", []decision.Decision{{Kind: decision.KindSplit, Target: at(joined, 1)}}, "1+1+1", Open},
		{"split and put elsewhere", []decision.Decision{{Kind: decision.KindSplit, Target: at(joined, 1)}, {Kind: decision.KindMerge, Target: at(joined, 1), Proof: &alone.Target}}, "1+2", Open},
		{"merged twice", []decision.Decision{merge, merge}, "3", Open},
	} {
		l := build("2026-03-04", log(c.rulings...), one, two, three)
		if got := shapeOf(l.Expectations); got != c.want || l.Expectations[0].Status != c.status || len(l.Unanchored) > 0 {
			t.Errorf("%s: %s, %s, %d unanchored; want %s, %s", c.name, got, l.Expectations[0].Status, len(l.Unanchored), c.want, c.status)
		}
		for _, x := range l.Expectations {
			if len(x.Announcements) != len(x.Passages)-1 {
				t.Errorf("%s: %d passages, %d further announcements", c.name, len(x.Passages), len(x.Announcements))
			}
		}
	}
}

// What a passage is the evidence of can be named, whichever passage of a row it is.
func TestTargetOf(t *testing.T) {
	one := saysPaper(t, "2026-03-02", "Post", "Varga", "the ferry would sail on schedule in every weather")
	two := saysPaper(t, "2026-03-03", "Herald", "Varga", "the ferry would sail on schedule in every weather")
	s := New("test", "2026-03-09", Lists{})
	s.Put(one.item())
	s.Put(two.item())
	row := s.Ledgers().Statements[0]
	got, ok := s.TargetOf(decision.OnStatement, row.Passages[1])
	if !ok || got.Article != two.item().Article.ID || got.Part != "said" || got.Selector.Exact != row.Passages[1].Text {
		t.Errorf("got %+v, %v", got, ok)
	}
	if first, _ := s.TargetOf(decision.OnStatement, row.Passages[0]); first != row.Target {
		t.Errorf("the first passage is of %+v, the row of %+v", first, row.Target)
	}
	for _, p := range []Passage{{}, {Article: row.Passages[0].Article, Record: "s99"}} {
		if _, ok := s.TargetOf(decision.OnStatement, p); ok {
			t.Errorf("%+v has a target", p)
		}
	}
	if _, ok := s.TargetOf(decision.OnEvent, row.Passages[0]); ok {
		t.Error("a statement is an event")
	}
}

// saysPaper gives an article with one statement.
func saysPaper(t *testing.T, published, outlet, who, what string) *paper {
	p := newPaper(t, published, outlet, who+" said in the "+outlet+" that "+what+".")
	p.says(who, "said", what)
	return p
}

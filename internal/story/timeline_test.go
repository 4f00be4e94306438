package story

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

func TestTimelineOrder(t *testing.T) {
	p := newPaper(t, "2026-03-02T09:00", "Post", "Varga said the talks went well. Calvonia gave a draft. They met. They will meet again.")
	p.says("Varga", "said", "the talks went well")
	p.move("gave a draft", record.Deliver, "2026-03-01", "Calvonia", "Varga")
	p.event("They met", "met", "CONSULT", "2026-02-27", "2026-02-28", "Varga")
	p.expect("They will meet again", "meet", "CONSULT", "", "2026-03-20", "Varga")
	l := build("2026-03-09", nil, p)
	type mark struct{ ledger, from, to, lane string }
	var got []mark
	for _, m := range l.Timeline() {
		got = append(got, mark{m.Ledger, m.From, m.To, m.Lane})
		if m.Key == "" || m.Passage.Text == "" {
			t.Errorf("a mark without key or passage: %+v", m)
		}
		if m.Printed != (m.Ledger == "statement") || m.Hollow != (m.Ledger == "expectation") {
			t.Errorf("printed %v, hollow %v: %+v", m.Printed, m.Hollow, m)
		}
	}
	want := []mark{
		{"event", "2026-02-27", "2026-02-28", "Varga"},
		{"move", "2026-03-01", "2026-03-01", "Calvonia"},
		{"article", "2026-03-02", "2026-03-02", "Post"},
		{"statement", "2026-03-02", "2026-03-02", "Varga"},
		{"expectation", "2026-03-20", "2026-03-20", "Varga"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("marks\n%v\nwant\n%v", got, want)
	}
	reject := decision.Decision{Kind: decision.KindReject, Target: l.Statements[0].Target}
	if n := len(build("2026-03-09", log(reject), p).Timeline()); n != len(want)-1 {
		t.Errorf("with a rejected row there are %d marks", n)
	}
}

func TestTimelineTies(t *testing.T) {
	p := newPaper(t, "2026-03-02", "Post", "Varga said the strait is open. Rowe said the strait is shut.")
	p.says("Varga", "said", "the strait is open")
	p.says("Rowe", "said", "the strait is shut")
	k := record.NewConflict(1, p.span("is open"), p.span("is shut"), "test")
	k.Kind = "wording"
	p.r.Conflicts = append(p.r.Conflicts, k)
	l := build("2026-03-09", nil, p)
	ties := func(l *Ledgers) (out [][]string) {
		for _, m := range l.Timeline() {
			if m.Ledger == "statement" {
				out = append(out, m.Ties)
			}
		}
		return out
	}
	got := ties(l)
	if !slices.Equal(got[0], []string{l.Statements[1].Key}) || !slices.Equal(got[1], []string{l.Statements[0].Key}) {
		t.Errorf("ties %v", got)
	}
	reject := decision.Decision{Kind: decision.KindReject, Target: l.Conflicts[0].Target}
	if got := ties(build("2026-03-09", log(reject), p)); got[0] != nil || got[1] != nil {
		t.Errorf("a rejected conflict ties: %v", got)
	}
}

func TestChangeString(t *testing.T) {
	for _, c := range []struct {
		change Change
		want   string
	}{
		{Change{}, "Nothing new."},
		{Change{Articles: 1}, "1 new article."},
		{Change{Articles: 1, Reprints: 1}, "1 new article, a reprint of what you have."},
		{Change{Articles: 1, Versions: 1}, "1 new article, a newer version of one you have."},
		{Change{Articles: 4, Reprints: 2, Versions: 1}, "4 new articles, 2 of them reprints of what you have, 1 of them a newer version of one you have."},
		{Change{Articles: 3, Reprints: 1, Statements: 4}, "3 new articles, 1 of them a reprint of what you have; 4 new statements."},
		{Change{Articles: 3, Reprints: 2, Answered: 1}, "3 new articles, 2 of them reprints of what you have; 1 expectation with a proposed outcome."},
		{Change{Articles: 2, Expectations: 1, Conflicts: 2}, "2 new articles; 1 new expectation; 2 new conflicts."},
		{Change{Statements: 1}, "1 new statement."},
	} {
		if got := c.change.String(); got != c.want {
			t.Errorf("%+v\n says %s\nwant  %s", c.change, got, c.want)
		}
	}
}

func TestSince(t *testing.T) {
	a, b := announcement(t, "2026-03-02", "2026-03-09", "2026-03-15"), report(t, "2026-03-12", "2026-03-12", nil, "Varga", "Lindgren")
	before, after := build("2026-03-13", nil, a), build("2026-03-13", nil, a, b)
	if got, want := after.Since(before), (Change{Articles: 1, Answered: 1, Latest: after.Articles[1].Key}); got != want {
		t.Errorf("since = %+v, want %+v", got, want)
	}
	if got, want := after.Since(nil), (Change{Articles: 2, Expectations: 1, Answered: 1, Latest: after.Articles[1].Key}); got != want {
		t.Errorf("since nothing = %+v, want %+v", got, want)
	}
	if got := after.Since(after); got != (Change{}) {
		t.Errorf("since itself = %+v", got)
	}
}

func TestAnEarlierPrintIsNoNewUtterance(t *testing.T) {
	late := newPaper(t, "2026-03-03", "Herald", "Halloran told a broadcaster the strait will stay open to merchant ships.")
	late.says("Halloran", "told", "the strait will stay open to merchant ships")
	early := newPaper(t, "2026-03-02", "Post", "Halloran said that the strait will stay open to merchant ships.")
	early.says("Halloran", "said", "the strait will stay open to merchant ships")
	after := build("2026-03-09", nil, late, early)
	if got, want := after.Since(build("2026-03-09", nil, late)), (Change{Articles: 1, Latest: after.Articles[0].Key}); got != want {
		t.Errorf("since = %+v, want %+v", got, want)
	}
}

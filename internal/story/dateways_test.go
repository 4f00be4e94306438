package story

import (
	"strings"
	"testing"

	"github.com/readout-app/readout/internal/reading/record"
	"github.com/readout-app/readout/internal/story/decision"
)

// datedPaper gives an article that dates a paper in figures which may be read both ways.
func datedPaper(t *testing.T, outlet string) *paper {
	p := newPaper(t, "2026-03-20", outlet, "The draft of "+outlet+" is dated 3/4/2026, as the ministry said.")
	p.document("draft of", "draft", "")
	tm := p.time("3/4/2026", "2026-04-03", "2026-04-03")
	tm.Readings = []record.TimeReading{
		{Way: record.DayFirst, Value: "2026-04-03", From: "2026-04-03", To: "2026-04-03", Chosen: true},
		{Way: record.MonthFirst, Value: "2026-03-04", From: "2026-03-04", To: "2026-03-04"},
	}
	return p
}

// A rule on how an outlet writes days rules on its dates, those that come later among
// them, and on no other outlet's; a ruling on one date prevails, and the rule of an outlet
// over that of all.
func TestAlwaysReadDatesSo(t *testing.T) {
	one, two, three := datedPaper(t, "Post"), datedPaper(t, "Herald"), datedPaper(t, "Courier")
	before := build("2026-03-21", nil, one, two)
	on := map[string]*Time{}
	for _, tm := range before.Times {
		for _, a := range before.Articles {
			if a.ID == tm.Target.Article {
				on[a.Outlet] = tm
			}
		}
	}
	if on["Post"].Shape != string(DayOrMonthFirst) {
		t.Fatalf("the date asks %q", on["Post"].Shape)
	}
	always := func(outlet, answer string) decision.Decision {
		d := decision.Decision{Kind: decision.KindAlways, Field: "read", Value: "order/" + answer, Outlet: outlet, Target: on["Post"].Target}
		if err := decision.Validate(d); err != nil {
			t.Fatal(err)
		}
		return d
	}
	read := decision.Decision{Kind: decision.KindRead, Value: "day-first", Target: on["Post"].Target}
	named := decision.Decision{Kind: decision.KindFix, Field: "outlet", Value: "Post", Target: decision.Target{Article: on["Herald"].Target.Article, Record: decision.OnArticle}}
	for _, c := range []struct {
		name    string
		rulings []decision.Decision
		want    string // the days by outlet as it was read, those by a rule with the number of the decision
	}{
		{"nothing", nil, "Post 2026-04-03, Herald 2026-04-03, Courier 2026-04-03"},
		{"one outlet", []decision.Decision{always("Post", "month-first")}, "Post 2026-03-04 by 1, Herald 2026-04-03, Courier 2026-04-03"},
		{"everywhere", []decision.Decision{always("", "month-first")}, "Post 2026-03-04 by 1, Herald 2026-03-04 by 1, Courier 2026-03-04 by 1"},
		{"everywhere but one", []decision.Decision{always("Courier", "day-first"), always("", "month-first")}, "Post 2026-03-04 by 2, Herald 2026-03-04 by 2, Courier 2026-04-03 by 1"},
		{"but one date", []decision.Decision{read, always("Post", "month-first")}, "Post 2026-04-03, Herald 2026-04-03, Courier 2026-04-03"},
		{"the later", []decision.Decision{always("Post", "month-first"), always("Post", "day-first")}, "Post 2026-04-03 by 2, Herald 2026-04-03, Courier 2026-04-03"},
		{"an outlet put right", []decision.Decision{always("Post", "month-first"), named}, "Post 2026-03-04 by 1, Herald 2026-03-04 by 1, Courier 2026-04-03"},
		{"taken back", []decision.Decision{always("", "month-first"), {Kind: decision.KindUndo, Undoes: 1}}, "Post 2026-04-03, Herald 2026-04-03, Courier 2026-04-03"},
		{"an answer that no date gives", []decision.Decision{always("", "coming")}, "Post 2026-04-03, Herald 2026-04-03, Courier 2026-04-03"},
	} {
		l := build("2026-03-21", log(c.rulings...), one, two, three)
		got := map[string]string{}
		for _, tm := range l.Times {
			day := tm.From
			if tm.Readings[tm.Chosen].From != tm.From {
				t.Errorf("%s: the date is %s and its chosen reading %s", c.name, tm.From, tm.Readings[tm.Chosen].From)
			}
			if tm.Always != 0 {
				day += " by " + string(rune('0'+tm.Always))
				if !strings.HasPrefix(tm.Why.String(), "A rule of yours chose this reading. The ") || tm.Ruling != Accepted {
					t.Errorf("%s: %s, %q", c.name, tm.Why, tm.Ruling)
				}
			}
			for _, p := range []*paper{one, two, three} {
				if p.item().Article.ID == tm.Target.Article {
					got[p.item().Reading.Article.Outlet] = day
				}
			}
		}
		if s := "Post " + got["Post"] + ", Herald " + got["Herald"] + ", Courier " + got["Courier"]; s != c.want || len(l.Unanchored) > 0 {
			t.Errorf("%s:\n got %s\nwant %s\n%d unanchored", c.name, s, c.want, len(l.Unanchored))
		}
	}
}

// The preview of a rule shows what it would rule on, and which of it changes.
func TestRereads(t *testing.T) {
	one, two, three := datedPaper(t, "Post"), datedPaper(t, "Herald"), datedPaper(t, "Courier")
	switched := decision.Decision{Kind: decision.KindRead, Value: "month-first"}
	for _, tm := range build("2026-03-21", nil, one, two, three).Times {
		if tm.Target.Article == one.item().Article.ID {
			switched.Target = tm.Target
		}
	}
	l := build("2026-03-21", log(switched), one, two, three)
	for _, tm := range l.Times {
		if tm.Ruling != Accepted {
			continue
		}
		for outlet, want := range map[string]int{"": 2, "Post": 0, "Herald": 1, "Courier": 1, "Gazette": 0} {
			got := l.Rereads(tm, outlet)
			if len(got) != want { // the date itself is ruled on by itself
				t.Errorf("of %q %d dates would be ruled on, want %d", outlet, len(got), want)
			}
			for _, r := range got {
				if !r.Changes || r.To.From != "2026-03-04" || r.Article.ID != r.Time.Target.Article {
					t.Errorf("of %q: %+v", outlet, r)
				}
			}
		}
	}
	if got := l.Rereads(&Time{}, ""); got != nil {
		t.Errorf("a date that leaves nothing open: %v", got)
	}
}

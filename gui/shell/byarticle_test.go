package shell

import (
	"slices"
	"testing"

	"github.com/readout-app/readout/gui/page"
	"github.com/readout-app/readout/internal/story"
)

// Every row is found by each article it stands in, once, and by no other.
func TestRowsByArticle(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	l := r.ledgers()
	rows := sortByArticle(l, r.shell.context.Shared.Times(l))
	checked := 0
	for _, a := range l.Articles {
		if rows.articles[a.ID] != a {
			t.Errorf("the article %s is not found", a.Key)
		}
		for _, s := range l.Statements {
			want := 0
			if slices.ContainsFunc(s.Passages, func(p story.Passage) bool { return p.Article == a.ID }) {
				want = 1
			}
			got := 0
			for _, found := range rows.statements[a.ID] {
				if found == s {
					got++
				}
			}
			if got != want {
				t.Errorf("%s is found %d times in %s, want %d", s.Key, got, a.Key, want)
			}
			checked += want
		}
	}
	if checked == 0 {
		t.Fatal("the sample has no statements")
	}
}

// counted is a page that counts how often a view is shown on it.
type counted struct {
	page.Page
	shown int
}

func (c *counted) Show(view any) {
	c.shown++
	c.Page.Show(view)
}

// A page that is opened again shows what it shows: laying its rows out anew would cost as
// much as the first time. The keys are about its row again.
func TestAPageOpenedAgainIsNotFilledAnew(t *testing.T) {
	r := newRig(t, t.TempDir())
	r.sample()
	var p *counted
	for i, at := range r.shell.places {
		if at.page.Name() == page.Statements {
			p = &counted{Page: at.page}
			r.shell.places[i].page = p
		}
	}
	r.types("gsgtgs")
	if p.shown != 1 {
		t.Errorf("the page was filled %d times, want once", p.shown)
	}
	if r.shell.subject == nil || r.shell.subject.Row.Key != p.Selected() {
		t.Errorf("the keys are about %v, want the row %s", r.shell.subject, p.Selected())
	}
	r.types("x")
	if p.shown != 2 {
		t.Errorf("after a ruling the page was filled %d times, want twice", p.shown)
	}
}
